"""The short way of `check`: a small file in which nothing is found needs neither a command line library nor a catalog.

In: the arguments. Out: what the command prints, where they are `check` and the names of small JSON and NDJSON files in
which there is nothing to tell; else None, and the command itself does all of it. A hook that checks each file that is
saved mostly meets such files.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Final

SMALL: Final = 100_000
"""How many bytes are checked this way; what is found in more would be looked for twice."""

NOTHING_FOUND: Final = "Errors: 0, warnings: 0, notes: 0.\n"
"""What the command prints then."""

_EXTENSIONS: Final = (".json", ".ndjson", ".jsonl")


def checked(arguments: Sequence[str]) -> str | None:
    """What `check` prints of files in which nothing is found; None where it takes the command to say."""
    paths = arguments[1:]
    if not paths or arguments[0] != "check" or not all(map(_is_plain, paths)) or sum(map(_size, paths)) > SMALL:
        return None
    from pathlib import Path

    from stargate_model.checking import check
    from stargate_model.configuration import find
    from stargate_model.formats.loading import read_path

    try:
        if find(Path.cwd()) is not None:  # settings may ask for more
            return None
        found = len(check(source for path in paths for source in read_path(Path(path))))
    except Exception:  # noqa: BLE001  # whatever it is, the command says it
        return None
    return None if found else NOTHING_FOUND


def _is_plain(path: str) -> bool:
    return not path.startswith("-") and path.endswith(_EXTENSIONS)


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size  # noqa: PTH116  # what makes a path of it takes longer
    except (OSError, ValueError):
        return SMALL + 1
