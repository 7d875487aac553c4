"""Modules that are loaded when something of them is asked for, so that whoever needs nothing of them does not wait."""

from __future__ import annotations

import importlib


class Later:
    """A module that is loaded with the first of its names that is asked for.

    Args:
        module: Its name.

    Example:
        >>> later = Later("json")
        >>> later.loads("[1]")
        [1]
    """

    def __init__(self, module: str) -> None:
        self._module = module

    def __getattr__(self, name: str) -> object:
        found: object = getattr(importlib.import_module(self._module), name)
        setattr(self, name, found)
        return found
