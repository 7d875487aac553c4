"""The short way of `check`: a small file in which nothing is found needs neither a command line library nor a catalog.

In: the arguments. Out: what the command prints, where they are `check` and the names of small JSON and NDJSON files in
which there is nothing to tell; else None, and the command itself does all of it. A hook that checks each file that is
saved mostly meets such files. Only what reads right records fast is loaded, and nothing that names what is wrong.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from stargate_model.packages import are_announced
from stargate_model.settings import file_for

if TYPE_CHECKING:
    from stargate_model.records.dataset import AnyRecord

SMALL: Final = 100_000
"""How many bytes are checked this way; what is found in more would be looked for twice."""

NOTHING_FOUND: Final = "Errors: 0, warnings: 0, notes: 0.\n"
"""What the command prints then."""

_LINES: Final = (".ndjson", ".jsonl")
_EXTENSIONS: Final = (".json", *_LINES)
_BLANKS: Final = b" \t\r"
_MARK: Final = b"\xef\xbb\xbf"


def checked(arguments: Sequence[str]) -> str | None:
    """What `check` prints of files in which nothing is found; None where it takes the command to say."""
    paths = arguments[1:]
    if not paths or arguments[0] != "check" or not all(map(_is_plain, paths)) or sum(map(_size, paths)) > SMALL:
        return None
    try:
        # settings may ask for more, and other packages may add types and rules
        if file_for(os.getcwd()) is not None or are_announced():  # noqa: PTH109  # as in _size
            return None
        return None if _is_found(paths) else NOTHING_FOUND
    except Exception:  # noqa: BLE001  # whatever it is, the command says it
        return None


def _is_plain(path: str) -> bool:
    return not path.startswith("-") and path.endswith(_EXTENSIONS)


def _size(path: str) -> int:
    try:
        about = os.stat(path)  # noqa: PTH116  # what makes a path of it takes longer
    except (OSError, ValueError):
        return SMALL + 1
    return about.st_size if stat.S_ISREG(about.st_mode) else SMALL + 1  # a pipe would be waited for


def _bytes(path: str) -> bytes:
    with open(path, "rb") as file:  # noqa: PTH123  # the same
        return file.read()


def _is_found(paths: Iterable[str]) -> bool:
    """Whether anything is found in some files, or may be."""
    from stargate_model.checking import check
    from stargate_model.records.dataset import Dataset

    records = [record for path in paths for record in _records(path)]
    return any(record is None for record in records) or bool(check(Dataset(filter(None, records))).findings)


def _records(path: str) -> Iterable[AnyRecord | None]:
    """The records of a file; None for those that are not right at first sight."""
    from stargate_model.formats import wire
    from stargate_model.formats.limits import DEFAULT_LIMITS
    from stargate_model.records.dataset import COLLECTIONS, VERSION

    data = _bytes(path).removeprefix(_MARK)
    if path.endswith(_LINES):
        lines = [line for line in data.split(b"\n") if line.strip(_BLANKS)]
        return wire.lines().records(lines) if all(map(DEFAULT_LIMITS.hold_at_a_glance, map(len, lines))) else [None]
    split = wire.split(data, VERSION)
    if split is None or not all(DEFAULT_LIMITS.hold_at_a_glance(len(text)) for some in split.values() for text in some):
        return [None]
    return [record for name, texts in split.items() for record in wire.items(COLLECTIONS[name]).records(texts)]
