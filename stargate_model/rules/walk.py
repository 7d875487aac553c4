"""Where a record cites what: every figure and part of it that has evidence, with its place.

In: a record. Out: its claims and their pieces of evidence, with JSON pointers, in the order of the fields. Rules ask
for the claims of one record after the other, so that those of the last one are kept.
"""

from __future__ import annotations

import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import attrgetter
from typing import Final, NamedTuple

from msgspec import Struct

from stargate_model.claims.dates import PartialDate
from stargate_model.claims.document import Document
from stargate_model.claims.evidence import Evidence, Stance
from stargate_model.claims.figure import Figure
from stargate_model.records.structure import Structure, field_types, wire_name

_NOTHING: Final = ()


class Claim(NamedTuple):
    """What evidence is given for.

    Attributes:
        at: Where it is in the record, as a JSON pointer; empty for the record as a whole.
        holder: The figure, part or record that has the evidence.
        evidence: The evidence; empty where there is none.
    """

    at: str
    holder: Figure | Structure
    evidence: tuple[Evidence, ...]

    @property
    def supporting(self) -> tuple[Evidence, ...]:
        """The evidence that bears it out."""
        return tuple(piece for piece in self.evidence if piece.stance is Stance.SUPPORTS)


class _Walked(Struct):
    """The record that was walked last: itself, its claims and its figures; one assignment changes all of them."""

    last: tuple[Structure | None, tuple[Claim, ...], tuple[tuple[str, Figure], ...]] = (None, (), ())


_WALKED: Final = _Walked()


def claims(record: Structure) -> tuple[Claim, ...]:
    """Everything in a record that has, or could have, evidence; the record itself comes first."""
    walked = _WALKED.last
    return walked[1] if walked[0] is record else _walk(record)[0]


def figures_of(record: Structure) -> tuple[tuple[str, Figure], ...]:
    """Every figure in a record, with its place."""
    walked = _WALKED.last
    return walked[2] if walked[0] is record else _walk(record)[1]


def _walk(record: Structure) -> tuple[tuple[Claim, ...], tuple[tuple[str, Figure], ...]]:
    held: list[Claim] = []
    _enter(record, "", held)
    found = tuple(held)
    figures = tuple((at, holder) for at, holder, _ in found if isinstance(holder, Figure))
    _WALKED.last = (record, found, figures)
    return found, figures


def pieces(record: Structure) -> Iterator[tuple[str, Evidence]]:
    """Every piece of evidence in a record, with its place."""
    for claim in claims(record):
        for index, piece in enumerate(claim.evidence):
            yield f"{claim.at}/evidence/{index}", piece


def phrases(figure: Figure) -> Iterator[tuple[str, Evidence]]:
    """The phrases that support a figure, each under a key that is the same wherever it is cited."""
    for piece in figure.evidence:
        if piece.stance is Stance.SUPPORTS and piece.start is not None:
            yield f"{piece.document} {piece.start} {piece.end}", piece


def published(piece: Evidence, documents: Mapping[str, Document]) -> PartialDate | None:
    """When the document of a piece of evidence was published, where that is known."""
    document = documents.get(piece.document)
    return document.published if document else None


def newest(dates: Iterable[PartialDate | None]) -> PartialDate | None:
    """The one of some dates that begins last, whatever their order; a date without a year is passed over."""
    last: PartialDate | None = None
    for date in dates:
        if date is None or date is last or date.earliest is None:
            continue
        if last is None or last.earliest is None or (date.earliest, str(date)) > (last.earliest, str(last)):
            last = date
    return last


def told(record: Structure, documents: Mapping[str, Document]) -> PartialDate | None:
    """When the newest of the documents that a record cites was published, where that is known."""
    return newest(published(piece, documents) for claim in claims(record) for piece in claim.evidence)


def told_of(evidence: tuple[Evidence, ...]) -> bool:
    """Whether something still counts: not all that is cited for it disputes it or was taken back."""
    return not evidence or any(piece.stance is Stance.SUPPORTS for piece in evidence)


# -- the fields of a kind of record --------------------------------------------------------------------------------

_Held = Figure | Structure | tuple[Figure | Structure, ...] | None


class _Plan(Struct, frozen=True):
    """Where to look in a kind of record.

    Attributes:
        names: The pointers of the fields that may hold figures or parts with evidence.
        held: Takes their values out of a record, in the same order.
        evidence: Takes the evidence of the record itself; None where the kind has none.
    """

    names: tuple[str, ...]
    held: Callable[[Structure], tuple[_Held, ...]]
    evidence: Callable[[Structure], tuple[Evidence, ...]] | None


_PLANS: Final[dict[type[Structure], _Plan]] = {}


def _enter(value: Structure, at: str, found: list[Claim]) -> None:
    plan = _PLANS.get(type(value)) or _plan(type(value))
    if plan.evidence is not None:
        found.append(Claim(at, value, plan.evidence(value)))
    for name, held in zip(plan.names, plan.held(value), strict=True):
        if held is None or held is _NOTHING:
            continue
        if isinstance(held, tuple):
            for index, item in enumerate(held):
                _add(item, f"{at}{name}/{index}", found)
        else:
            _add(held, at + name, found)


def _add(value: Figure | Structure, at: str, found: list[Claim]) -> None:
    if isinstance(value, Figure):
        found.append(Claim(at, value, value.evidence))
    else:
        _enter(value, at, found)


def _plan(kind: type[Structure]) -> _Plan:
    types = field_types(kind)
    names = tuple(name for name, annotation in types.items() if _may_hold(annotation))
    evidence = attrgetter("evidence") if "evidence" in types else None
    _PLANS[kind] = _Plan(tuple(f"/{wire_name(name)}" for name in names), _taken(names), evidence)
    return _PLANS[kind]


def _taken(names: tuple[str, ...]) -> Callable[[Structure], tuple[_Held, ...]]:
    match names:
        case ():
            return lambda _: ()
        case (name,):
            return lambda value: (getattr(value, name),)
        case _:
            return attrgetter(*names)


def _may_hold(annotation: object) -> bool:
    """Whether a field may hold figures, or parts that have evidence or figures."""
    inner = typing.get_args(annotation)
    if inner:
        return any(map(_may_hold, inner))
    if not isinstance(annotation, type) or issubclass(annotation, Figure):
        return isinstance(annotation, type)
    return issubclass(annotation, Structure) and (
        "evidence" in field_types(annotation) or any(map(_may_hold, field_types(annotation).values()))
    )
