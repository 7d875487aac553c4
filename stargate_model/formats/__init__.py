"""Formats: from bytes to records with every error located, and from records to bytes.

Each format is a module with the same three functions: `parse` (text to a tree), `locate` (where pointers stand in a
text) and `write` (a tree to text).
"""
