"""Findings: the catalogue of what a check can say, one thing said, and the report of all of them."""
