"""Rules of names: what is in them can be seen; and how two of them are held against each other."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from stargate_model.findings.finding import Finding
from stargate_model.records.record import Record
from stargate_model.rules.shapes import Context, Rule, found, row

# marks of direction, and what has no width; the joiners belong to the scripts of Arabic and India
_HIDDEN: Final = re.compile("[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_BLANKS: Final = re.compile(r"\s++")


def _names(record: Record) -> Iterator[tuple[str, str]]:
    """Each name of a record, with its place."""
    for language, name in record.name.items():
        yield f"/name/{language}", name
    for index, other in enumerate(record.other_names):
        yield f"/other_names/{index}/text", other.text


def _name_hidden(record: Record, _: Context) -> Iterable[Finding]:
    return [
        found("name-hidden", record, at, name=name, character=f"U+{ord(hidden[0]):04X}")
        for at, name in _names(record)
        if not name.isascii() and (hidden := _HIDDEN.search(name))
    ]


def spelling(name: str) -> str:
    r"""A name without what readers do not see: the width of its letters, its case, its kinds of blanks.

    Example:
        >>> spelling("New\N{NO-BREAK SPACE}ALBANY") == spelling("Ｎew Albany")
        True
    """
    plain = name if name.isascii() else unicodedata.normalize("NFKC", name)
    return _BLANKS.sub(" ", plain).strip().casefold()


RULES: Final[tuple[Rule, ...]] = (row((Record,), _name_hidden, "name-hidden"),)
