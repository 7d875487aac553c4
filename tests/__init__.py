"""The tests of the library; the tree mirrors the package."""
