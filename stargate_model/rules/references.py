"""Findings of references: an id that is given twice, or names nothing.

The checker holds every id and finds them; here it is only said how they are told.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Final

from stargate_model.findings.finding import Finding
from stargate_model.records.dataset import AnyRecord
from stargate_model.rules.shapes import found

_MOST_KNOWN: Final = 5_000
_MOST_COMPARED: Final = 200
_TYPING_MISTAKES: Final = 3


def duplicate(record: AnyRecord) -> Finding:
    """That a record has the id of an earlier record of its type."""
    return found("duplicate-id", record, "/id", related=(record,), id=record.id)


def dangling(record: AnyRecord, at: str, collections: Iterable[str], id_: str, known: Iterable[str] = ()) -> Finding:
    """That a record names one that is not there.

    Args:
        record: The record that names it.
        at: The place of the id, as a JSON pointer.
        collections: Where it would be.
        id_: The id.
        known: The ids that are there; the nearest is looked for among the first thousands.
    """
    nearest = _nearest(id_, islice(known, _MOST_KNOWN))
    return found("dangling-reference", record, at, collections=", ".join(collections), id=id_, nearest=nearest)


def _nearest(id_: str, known: Iterable[str]) -> str:
    """The id most like one; few are compared, since broken data may name thousands that are not there."""
    from difflib import get_close_matches  # loaded where something is wrong

    alike = (one for one in known if one[0] == id_[0] and abs(len(one) - len(id_)) <= _TYPING_MISTAKES)
    return "".join(get_close_matches(id_, [*islice(alike, _MOST_COMPARED)], 1))
