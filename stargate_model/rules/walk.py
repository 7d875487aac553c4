"""Where a record cites what: every figure and part of it that has evidence, with its place.

In: a record. Out: its claims and their pieces of evidence, with JSON pointers, in the order of the fields.
"""

from __future__ import annotations

import typing
from collections.abc import Iterable, Iterator, Mapping
from typing import ClassVar, Final, cast

import attrs

from stargate_model.claims.dates import PartialDate
from stargate_model.claims.document import Document
from stargate_model.claims.evidence import Evidence, Stance
from stargate_model.claims.figure import Figure
from stargate_model.records.structure import Structure, field_types, wire_name

_FIELDS: Final[dict[type[Structure], tuple[tuple[str, str], ...]]] = {}


@attrs.frozen
class Claim:
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


def claims(record: Structure) -> Iterable[Claim]:
    """Everything in a record that has, or could have, evidence; the record itself comes first."""
    # many rules ask of one record after the other: the last one's are kept
    last = _Last.claims
    if last is None or last[0] is not record:
        last = _Last.claims = (record, tuple(_claims(record, "")))
    return last[1]


class _Last:
    """The record that was asked for last, and its claims; a pair, so that threads never see one with the other's."""

    claims: ClassVar[tuple[Structure, tuple[Claim, ...]] | None] = None


def _claims(value: object, at: str) -> Iterator[Claim]:
    if isinstance(value, Figure):
        yield Claim(at, value, value.evidence)
    elif isinstance(value, tuple):
        for index, item in enumerate(cast("tuple[object, ...]", value)):
            yield from _claims(item, f"{at}/{index}")
    elif isinstance(value, Structure):
        evidence = getattr(value, "evidence", None)
        if evidence is not None:
            yield Claim(at, value, cast("tuple[Evidence, ...]", evidence))
        for name, key in _holding(type(value)):
            held = getattr(value, name)
            if held is not None and held != ():
                yield from _claims(held, f"{at}/{key}")


def pieces(record: Structure) -> Iterator[tuple[str, Evidence]]:
    """Every piece of evidence in a record, with its place."""
    for claim in claims(record):
        for index, piece in enumerate(claim.evidence):
            yield f"{claim.at}/evidence/{index}", piece


def figures_of(record: Structure) -> Iterator[tuple[str, Figure]]:
    """Every figure in a record, with its place."""
    for claim in claims(record):
        if isinstance(claim.holder, Figure):
            yield claim.at, claim.holder


def phrases(figure: Figure) -> Iterator[tuple[str, Evidence]]:
    """The phrases that support a figure, each under a key that is the same wherever it is cited."""
    for piece in figure.evidence:
        if piece.stance is Stance.SUPPORTS and piece.start is not None:
            yield f"{piece.document} {piece.start} {piece.end}", piece


def published(piece: Evidence, documents: Mapping[str, Document]) -> PartialDate | None:
    """When the document of a piece of evidence was published, where that is known."""
    document = documents.get(piece.document)
    return document.published if document else None


def newest(dates: typing.Iterable[PartialDate | None]) -> PartialDate | None:
    """The one of some dates that begins last, whatever their order; a date without a year is passed over."""
    known = [(date.earliest, str(date), date) for date in dates if date is not None and date.earliest is not None]
    return max(known, key=lambda one: one[:2])[2] if known else None


def _holding(kind: type[Structure]) -> tuple[tuple[str, str], ...]:
    """The fields of a kind of record that may hold figures or parts, and how data writes them."""
    if kind not in _FIELDS:
        types = field_types(kind).items()
        _FIELDS[kind] = tuple((name, wire_name(name)) for name, annotation in types if _may_hold(annotation))
    return _FIELDS[kind]


def _may_hold(annotation: object) -> bool:
    inner = typing.get_args(annotation)
    if inner:
        return any(map(_may_hold, inner))
    return isinstance(annotation, type) and issubclass(annotation, Figure | Structure)
