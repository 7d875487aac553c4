"""Typed, unit-aware records of AI data-centre programmes, in which every figure keeps its hedge and its evidence."""

__version__ = "0.1.0"
