"""Which file holds the settings of a project: looked for by name, from a folder upwards, and not yet read as TOML."""

from __future__ import annotations

import os
import re
from typing import Final

OWN_FILE: Final = "stargate-model.toml"
SHARED_FILE: Final = "pyproject.toml"
TABLE: Final = ("tool", "stargate-model")
"""Where the settings stand in a file that several programs share."""

MAX_BYTES: Final = 1_000_000
"""How large such a file may be."""

_HAS_TABLE: Final = rb"""(?m)^[ \t]*\[[ \t]*tool[ \t]*\.[ \t]*["']?stargate-model["']?[ \t]*[\].]"""
_TOP: Final = ".git"


def file_for(folder: str) -> str | None:
    """The file with the settings that hold for a folder; None where there is none, up to the top of a repository."""
    # as texts: a check of one small file has no other need of what makes paths of them
    for name in (OWN_FILE, SHARED_FILE):
        file = os.path.join(folder, name)  # noqa: PTH118
        if os.path.isfile(file) and (name == OWN_FILE or _has_table(file)):  # noqa: PTH113
            return file
    above = os.path.dirname(folder)  # noqa: PTH120
    is_top = above == folder or os.path.exists(os.path.join(folder, _TOP))  # noqa: PTH110, PTH118
    return None if is_top else file_for(above)


def _has_table(file: str) -> bool:
    """Whether a shared file has settings, or may have: what cannot be read is told by what reads it."""
    try:
        with open(file, "rb") as opened:  # noqa: PTH123
            data = opened.read(MAX_BYTES + 1)
    except OSError:
        return True
    return len(data) > MAX_BYTES or re.search(_HAS_TABLE, data) is not None
