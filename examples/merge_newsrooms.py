"""Merge the data sets of two newsrooms, and show where they disagree.

    python examples/merge_newsrooms.py OURS THEIRS [OUT]

Where both have a record, our figure stays, and theirs joins its evidence, so that a summary of OUT tells both. A
contradiction is one only where no number satisfies both: "up to 300" and "about 290" go together.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import attrs

import stargate_model as sm
from stargate_model.localization import Formatter
from stargate_model.records.dataset import AnyRecord, key_of
from stargate_model.records.record import Record


def figures(record: AnyRecord) -> dict[str, sm.Figure]:
    """The figures of a record, by the name of their field."""
    values = {field.name: getattr(record, field.name) for field in attrs.fields(type(record))}
    return {name: value for name, value in values.items() if isinstance(value, sm.Figure)}


def shared(ours: sm.Dataset, theirs: sm.Dataset) -> Iterator[tuple[str, str, sm.Figure, sm.Figure]]:
    """Each figure that both state: the record, the field, and either's."""
    for record in ours:
        key = key_of(record)
        other = theirs.get(key)
        for name, figure in figures(record).items():
            if other is not None and (same := figures(other).get(name)):
                yield key, name, figure, same


def disagreements(ours: sm.Dataset, theirs: sm.Dataset, locale: str = "en") -> Iterator[str]:
    """A line for each figure that both state and that is not the same."""
    told = Formatter(locale)
    for key, name, mine, other in shared(ours, theirs):
        if mine != other:
            verdict = "contradict" if mine.fits(other) is sm.Answer.NO else "may both be right"
            yield f"{key} {name}: {told.figure(mine)} | {told.figure(other)}: {verdict}"


def merged(ours: sm.Dataset, theirs: sm.Dataset) -> sm.Dataset:
    """All records of both; our figures, with their evidence beside ours."""
    both = ours.merge(theirs, prefer="mine")
    for key, name, mine, other in shared(ours, theirs):
        new = tuple(one for one in other.evidence if one not in mine.evidence)
        figure = type(mine)(mine.literal, hedge=mine.hedge, evidence=(*mine.evidence, *new))
        record = both.get(key)
        if isinstance(record, Record):
            both = both.replace(with_figure(record, name, figure))
    return both


def with_figure(record: Record, name: str, figure: sm.Figure) -> Record:
    """The record with another figure."""
    changed: dict[str, Any] = {name: figure}
    return attrs.evolve(record, **changed)


if __name__ == "__main__":
    mine, others = map(sm.load, sys.argv[1:3])
    print("\n".join(disagreements(mine, others)))
    for out in sys.argv[3:]:
        sm.dump(merged(mine, others), out)
