"""Measures: every figure of a record with the sentence that tells it, and what each source words differently.

In: a record. Out: its figures as facts, in the wording that the record adopts; and apart, the other wordings: hedged
differently, not in agreement, disputed, superseded, or without a complete figure. Each phrase is read again for that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from attrs import field, frozen

from stargate_model.claims.evidence import Evidence, Stance
from stargate_model.claims.fields import listed
from stargate_model.claims.figure import Figure
from stargate_model.claims.kinds import Count
from stargate_model.reading import Mention, Outcome, agreement
from stargate_model.records.commitments import Commitment
from stargate_model.records.context import Indicator
from stargate_model.records.dataset import COLLECTIONS, Dataset
from stargate_model.records.parts import Location, Milestone, Observation
from stargate_model.records.places import PowerSource, Site
from stargate_model.records.record import Record
from stargate_model.records.structure import Structure, field_types
from stargate_model.records.vocabularies import CapacityBasis
from stargate_model.summaries.facts import Fact, Telling, Value, tellings, told
from stargate_model.summaries.labels import field_label

FIELDS: Final[Mapping[type[Record], Mapping[str, str]]] = {
    Site: {
        "data_centres": "data_centres",
        "capacity": "capacity_open",
        "it_load": "it_load",
        "facility_load": "facility_load",
        "grid_connection": "grid_connection",
        "contracted": "contracted",
        "permitted": "permitted",
        "pue": "pue",
    },
    PowerSource: {
        "unit_count": "unit_count",
        "unit_rating": "unit_rating",
        "permitted": "permitted",
    },
    Commitment: {
        "amount": "amount",
        "jobs": "jobs",
        "units": "units",
        "capacity": "capacity_promised",
        "horizon": "horizon",
    },
}
"""The fields that hold a figure, with the kinds of their sentences; that of a source's capacity is in `_BY_BASIS`."""

_BY_BASIS: Final[Mapping[CapacityBasis | None, str]] = {
    None: "capacity",
    CapacityBasis.NAMEPLATE_GROSS: "capacity_gross",
    CapacityBasis.NAMEPLATE_NET: "capacity_net",
}
_INCOMPLETE: Final = frozenset({"currency-missing", "unit-missing"})


@frozen(kw_only=True)
class Measure:
    """A figure of a record, and the sentence that tells it.

    Attributes:
        kind: The kind of the sentence.
        figure: The figure that the record adopts.
        values: What else the sentence names.
    """

    kind: str
    figure: Figure
    values: Mapping[str, Value] = field(factory=dict[str, Value])


@frozen(kw_only=True)
class Wording:
    """What one piece of evidence says of a figure.

    Attributes:
        piece: The evidence.
        outcome: How its phrase stands to the figure; it agrees where there is no phrase to be read again.
        figure: The figure as the source words it.
        quote: The phrase, where it holds no complete figure; empty otherwise.
    """

    piece: Evidence
    outcome: Outcome
    figure: Figure
    quote: str = ""

    @property
    def is_adopted(self) -> bool:
        """Whether the source says what the record says."""
        return self.piece.stance is Stance.SUPPORTS and self.outcome is Outcome.AGREES


# -- which figures -------------------------------------------------------------------------------------------------


def measures(record: Record) -> Iterator[Measure]:
    """Every figure of a record, in the order in which they are told."""
    for name, kind in FIELDS.get(type(record), {}).items():
        figure = getattr(record, name)
        if isinstance(figure, Figure):
            yield Measure(kind=kind, figure=figure)
    if isinstance(record, PowerSource) and record.capacity is not None:
        yield Measure(kind=_BY_BASIS[record.basis], figure=record.capacity)
    if isinstance(record, Site | PowerSource):
        for milestone in record.milestones:
            yield from of_milestone(milestone)
    if isinstance(record, Indicator):
        for observation in record.observations:
            yield from _of_observation(observation)
    if record.collection not in COLLECTIONS:
        yield from _labelled(record)


def _labelled(structure: Structure) -> Iterator[Measure]:
    """Every figure of a record of an added type, or of a part of it, under the label of its field."""
    for name in field_types(type(structure)):
        for value in listed(getattr(structure, name)):
            if isinstance(value, Figure):
                yield Measure(kind="stated", figure=value, values={"field": field_label(type(structure), name)})
            elif isinstance(value, Structure):
                yield from _labelled(value)


def of_milestone(milestone: Milestone) -> Iterator[Measure]:
    """The powers of a milestone."""
    for name, power in milestone.powers.items():
        values: dict[str, Value] = {"date": milestone.date, "status": milestone.status}
        yield Measure(kind=f"milestone_{name}", figure=power, values=values)


def _of_observation(observation: Observation) -> Iterator[Measure]:
    if observation.figure is not None:
        kind, values = observed(observation)
        yield Measure(kind=kind, figure=observation.figure, values=values)


def observed(observation: Observation) -> tuple[str, dict[str, Value]]:
    """The kind of sentence that tells an observation, and what it names beside the value."""
    named: dict[str, Value | None] = {
        "area": None if observation.area is None else Location(country=observation.area),
        "period": observation.period,
        "base": observation.base,
    }
    values = {name: value for name, value in named.items() if value is not None}
    return "_".join(("observed", *values)), values


# -- how they are told ---------------------------------------------------------------------------------------------


def adopted(dataset: Dataset, record: Record, measure: Measure) -> Iterator[Fact]:
    """A figure as the record has it, and that sources differ where they do."""
    worded = wordings(dataset, measure.figure)
    agreeing = [wording.piece for wording in worded if wording.is_adopted]
    supporting = [wording.piece for wording in worded if wording.piece.stance is Stance.SUPPORTS]
    yield from told(dataset, measure.kind, _with(measure, measure.figure), agreeing or supporting, record)
    others = tuple(dict.fromkeys(wording.piece.document for wording in worded if not wording.is_adopted))
    if others:
        yield Fact(kind="sources_differ", telling=Telling(documents=others))


def differing(dataset: Dataset, record: Record, measure: Measure) -> Iterator[Fact]:
    """Each wording of a figure on which the sources differ, the one adopted first; nothing where they agree."""
    worded = wordings(dataset, measure.figure)
    others = [wording for wording in worded if not wording.is_adopted]
    if not others:
        return
    agreeing = [wording.piece for wording in worded if wording.is_adopted]
    if agreeing:
        yield from told(dataset, measure.kind, _with(measure, measure.figure), agreeing, record)
    else:
        yield Fact(kind=measure.kind, values=_with(measure, measure.figure))
    for wording in others:
        (telling,) = tellings(dataset, (wording.piece,))
        yield Fact(kind=_kind(measure, wording), values=_values(measure, wording), telling=telling)


def has_disputed(record: Record) -> bool:
    """Whether someone says of a figure of the record that it is not so."""
    return any(piece.stance is Stance.DISPUTES for measure in measures(record) for piece in measure.figure.evidence)


def _kind(measure: Measure, wording: Wording) -> str:
    if wording.piece.stance is Stance.DISPUTES:
        return "disputed_by" if wording.piece.attribution or wording.piece.voice else "disputed"
    if wording.piece.stance is Stance.SUPERSEDED:
        return "superseded"
    return "incomplete" if wording.quote else measure.kind


def _values(measure: Measure, wording: Wording) -> Mapping[str, Value]:
    if wording.quote:
        return {"quote": wording.quote}
    if wording.piece.stance is Stance.SUPPORTS:
        return _with(measure, wording.figure)
    return {"v": wording.figure}


def _with(measure: Measure, figure: Figure) -> Mapping[str, Value]:
    return {**measure.values, "v": figure}


# -- what the sources say ------------------------------------------------------------------------------------------


def wordings(dataset: Dataset, figure: Figure) -> tuple[Wording, ...]:
    """What each piece of evidence of a figure says."""
    return tuple(_wording(dataset, figure, piece) for piece in figure.evidence)


def _wording(dataset: Dataset, figure: Figure, piece: Evidence) -> Wording:
    document = dataset.documents.get(piece.document)
    if piece.quote is None or document is None:
        return Wording(piece=piece, outcome=Outcome.AGREES, figure=figure)
    again = agreement(
        figure,
        piece.quote,
        language=document.language,
        place=document.place,
        published=document.published,
        column=piece.column,
    )
    if again.refusal in _INCOMPLETE:
        return Wording(piece=piece, outcome=again.outcome, figure=figure, quote=piece.quote)
    read = None if again.mention is None else _read(again.mention, figure)
    if read is None or read.unit.kind != figure.unit.kind:
        return Wording(piece=piece, outcome=Outcome.AGREES, figure=figure)
    return Wording(piece=piece, outcome=again.outcome, figure=read)


def _read(mention: Mention, figure: Figure) -> Figure | None:
    """The figure that was read; where a measure word leaves open what it counts, the record says it."""
    read = mention.figure
    if not isinstance(read, Figure):
        return None
    if not isinstance(read, Count) or mention.counts is None or figure.unit.symbol not in mention.counts:
        return read
    return Count(
        value=read.value,
        unit=figure.unit,
        upper=read.upper,
        bound=read.bound,
        approximate=read.approximate,
        vague=read.vague,
    )
