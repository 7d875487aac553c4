"""The version of the library."""

__version__ = "0.1.0"  # of no stated type: the build reads it from the text
