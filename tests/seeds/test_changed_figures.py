"""Every figure of the seeds is read again from its phrases: whatever is changed in one of them is found."""

from __future__ import annotations

from collections.abc import Iterator

import attrs
import pytest

import stargate_model as sm
from stargate_model.amounts.units import UNITS
from stargate_model.claims.evidence import Evidence, Stance
from stargate_model.claims.figure import Figure
from stargate_model.records.record import Record
from stargate_model.records.structure import figures
from stargate_model.rules.agreement import RULES
from stargate_model.rules.shapes import Context, Row

DATASET = sm.load()
CITED = [
    (record, at, figure)
    for record in DATASET
    if isinstance(record, Record)
    for at, figure in figures(record)
    if figure.evidence
]
NAMES = [f"{record.key}{at}" for record, at, _ in CITED]


def _with(owner: object, at: str, figure: Figure) -> object:
    """A record or part of it with another figure at a pointer."""
    name, _, rest = at[1:].partition("/")
    if isinstance(owner, tuple):
        index = int(name)
        return (*owner[:index], figure if not rest else _with(owner[index], f"/{rest}", figure), *owner[index + 1 :])
    held = getattr(owner, name)
    return attrs.evolve(owner, **{name: figure if not rest else _with(held, f"/{rest}", figure)})  # type: ignore[misc]


def _found(record: Record, at: str, figure: Figure) -> set[tuple[str, str, str, str]]:
    changed = _with(record, at, figure)
    assert isinstance(changed, Record)
    context = Context(documents=DATASET.documents)
    return {
        (finding.code, finding.severity.value, finding.at, str(finding.params.get("read")))
        for rule in RULES
        if isinstance(rule, Row)
        for finding in rule.find(changed, context)
        if finding.at.startswith(at)
    }


def _figures_beside(figure: Figure) -> Iterator[tuple[str, Figure]]:
    """Figures that differ in one thing: a digit, the scale, the unit or the hedge."""
    upper = figure.upper
    yield "a digit", attrs.evolve(figure, value=figure.value + 1, upper=None if upper is None else upper + 1)
    yield "the scale", attrs.evolve(figure, value=figure.value * 10, upper=None if upper is None else upper * 10)
    others = [
        unit
        for unit in UNITS.values()
        if unit.kind == figure.unit.kind
        and unit != figure.unit
        and unit.symbol in {"kW", "MWh", "EUR", "day", "job", "chip", "pp"}
    ]
    for unit in others:
        yield f"the unit: {unit}", attrs.evolve(figure, unit=unit)
    yield "about", attrs.evolve(figure, approximate=not figure.approximate)
    for bound in sm.Bound:
        if upper is None and bound not in {figure.bound, sm.Bound.BETWEEN}:
            yield f"the bound: {bound}", attrs.evolve(figure, bound=bound)


@pytest.mark.parametrize(("record", "at", "figure"), CITED, ids=NAMES)
def test_a_changed_figure_is_found(record: Record, at: str, figure: Figure):
    """A digit, a scale, a unit or a hedge that is changed in the record is found at its evidence."""
    before = _found(record, at, figure)
    for name, changed in _figures_beside(figure):
        assert _found(record, at, changed) - before, name


@pytest.mark.parametrize(("record", "at", "figure"), CITED, ids=NAMES)
def test_a_changed_phrase_is_found(record: Record, at: str, figure: Figure):
    """A digit that is changed in a phrase that supports the figure is found."""
    before = _found(record, at, figure)
    for index, piece in enumerate(figure.evidence):
        changed = _other_digit(piece)
        if changed is not None:
            evidence = (*figure.evidence[:index], changed, *figure.evidence[index + 1 :])
            assert _found(record, at, attrs.evolve(figure, evidence=evidence)) - before, changed.quote


def _other_digit(piece: Evidence) -> Evidence | None:
    """The evidence with another first digit in its phrase; None where the phrase has none, or disputes the figure."""
    digits = [index for index, character in enumerate(piece.quote or "") if character in "0123456789"]
    if piece.quote is None or not digits or piece.stance is not Stance.SUPPORTS:
        return None
    first = digits[0]
    other = str(int(piece.quote[first]) % 9 + 1)
    return attrs.evolve(piece, quote=piece.quote[:first] + other + piece.quote[first + 1 :])
