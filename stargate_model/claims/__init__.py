"""Figures, their evidence, documents and dates: what a source claims."""
