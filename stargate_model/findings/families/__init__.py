"""The codes of the catalogue, one module a family."""
