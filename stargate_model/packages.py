"""Whether an installed package says that it extends this library, without loading what reads metadata.

To load that takes as long as to check a small file. So that who has no extension pays nothing for them, the files in
which packages name their entry points are looked through for the name of the group first.
"""

from __future__ import annotations

import functools
import os
import sys
from typing import Final

GROUP: Final = "stargate_model.extensions"
"""The group of entry points under which packages name their extensions."""

_METADATA: Final = (".dist-info", ".egg-info")
_ENTRY_POINTS: Final = "entry_points.txt"


def are_announced() -> bool:
    """Whether a package on Python's path may have an extension."""
    return may_announce(tuple(sys.path))


@functools.lru_cache(maxsize=4)
def may_announce(path: tuple[str, ...]) -> bool:
    """Whether a package in some places may have an extension; looked for once."""
    return any(map(_has_one, path))


def _has_one(place: str) -> bool:
    try:
        packages = [entry.path for entry in os.scandir(place or os.curdir) if entry.name.endswith(_METADATA)]
    except NotADirectoryError:  # an archive: only what reads metadata knows
        return True
    except OSError:
        return False
    return any(map(_names_group, packages))


def _names_group(package: str) -> bool:
    try:
        with open(os.path.join(package, _ENTRY_POINTS), "rb") as file:  # noqa: PTH118, PTH123  # there are hundreds
            return GROUP.encode() in file.read()
    except OSError:
        return False
