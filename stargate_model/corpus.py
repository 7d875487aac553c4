"""The shipped seeds and schemas: in the wheel beside the package's code, in a checkout beside the package."""

from __future__ import annotations

from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).parent


def seeds() -> Path:
    """The folder of the seed data set."""
    return _folder("seeds")


def schemas() -> Path:
    """The folder of the JSON Schemas."""
    return _folder("schemas")


def _folder(name: str) -> Path:
    shipped = _PACKAGE / "_data" / name
    return shipped if shipped.is_dir() else _PACKAGE.parent / name
