"""Rules of references: ids are unique, and what they name is there.

Both are declared only. The checker holds every id and finds what breaks them; `duplicate` and `dangling` say it.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Final

from stargate_model.findings.finding import Finding
from stargate_model.records.dataset import AnyRecord
from stargate_model.rules.shapes import Declared, Refers, Unique, found

DECLARED: Final[tuple[Declared, ...]] = (Unique(), Refers())

_MOST_COMPARED: Final = 5_000


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
        known: The ids that are there; beyond some thousands, no nearest is looked for.
    """
    ids = [id_ for _, id_ in zip(range(_MOST_COMPARED + 1), known, strict=False)]
    near = difflib.get_close_matches(id_, ids, 1) if len(ids) <= _MOST_COMPARED else []
    return found("dangling-reference", record, at, collections=", ".join(collections), id=id_, nearest="".join(near))
