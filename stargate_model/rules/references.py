"""Findings of references: an id that is given twice, or names nothing.

Engines find them in the keys of all records; here it is only said how they are told.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING, Final

from stargate_model.findings.finding import Finding
from stargate_model.later import Later
from stargate_model.rules.shapes import REFERS, UNIQUE

if TYPE_CHECKING:
    from stargate_model.findings import catalogue
else:  # all that is said of the codes is loaded with the first finding
    catalogue = Later("stargate_model.findings.catalogue")

MOST_KNOWN: Final = 5_000
"""Among how many ids the nearest is looked for."""

_MOST_COMPARED: Final = 200
_TYPING_MISTAKES: Final = 3


def duplicate(key: str) -> Finding:
    """That a record has the key of an earlier one, such as `site:abilene`."""
    return Finding(
        code=UNIQUE.code,
        severity=catalogue.CATALOGUE[UNIQUE.code].severity,
        params={"id": key.partition(":")[2]},
        record=key,
        at="/id",
        related=(key,),
    )


def dangling(record: str, at: str, collections: Iterable[str], id_: str, near: str = "") -> Finding:
    """That a record names one that is not there.

    Args:
        record: The key of the record that names it.
        at: The place of the id, as a JSON pointer.
        collections: Where it would be.
        id_: The id.
        near: The nearest id that is there.
    """
    return Finding(
        code=REFERS.code,
        severity=catalogue.CATALOGUE[REFERS.code].severity,
        params={"collections": ", ".join(collections), "id": id_, "nearest": near},
        record=record,
        at=at,
    )


def nearest(id_: str, known: Iterable[str]) -> str:
    """The id most like one, among the first thousands; few are compared, since broken data may name very many."""
    from difflib import get_close_matches  # loaded where something is wrong

    first = islice(known, MOST_KNOWN)
    alike = (one for one in first if one[:1] == id_[:1] and abs(len(one) - len(id_)) <= _TYPING_MISTAKES)
    return "".join(get_close_matches(id_, [*islice(alike, _MOST_COMPARED)], 1))
