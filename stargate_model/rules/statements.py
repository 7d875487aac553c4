"""Rules of statements: who says what of whom, once, and what is said against it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

import attrs

from stargate_model.claims.evidence import Confidence, Modality, Stance
from stargate_model.claims.figure import Figure
from stargate_model.claims.text import Text
from stargate_model.findings.finding import Finding
from stargate_model.records.commitments import Commitment
from stargate_model.records.context import Assessment, Event, Indicator, Policy
from stargate_model.records.organisations import Partner, Person, Programme
from stargate_model.records.parts import Observation, Role
from stargate_model.records.places import Site
from stargate_model.records.record import Record
from stargate_model.records.structure import field_types, wire_name
from stargate_model.records.vocabularies import Connection, Effect, Fuel, Status, Technology
from stargate_model.rules.names import spelling
from stargate_model.rules.shapes import Context, Rule, found, keyed, row
from stargate_model.rules.walk import Claim, claims

_UNSURE: Final = frozenset({Confidence.LIKELY, Confidence.SPECULATIVE})
_MOST_COMPARED: Final = 50
_MOST_SHOWN: Final = 5
_OPPOSITE: Final = frozenset({Effect.RISK, Effect.BENEFIT})
_EMPTY: Final[tuple[object, ...]] = (None, (), Status.UNKNOWN, Fuel.UNKNOWN, Technology.UNKNOWN, Connection.UNKNOWN)
_Party = Partner | Person
_Named = Programme | Partner | Person | Site | Event | Policy


# -- disputes ------------------------------------------------------------------------------------------------------


def _disputed(record: Record, _: Context) -> Iterable[Finding]:
    for claim in claims(record):
        for piece in claim.evidence:
            if piece.stance is Stance.DISPUTES:
                return _against(record)
    return ()


def _against(record: Record) -> Iterator[Finding]:
    for claim in claims(record):
        for index, piece in enumerate(claim.evidence):
            if piece.stance is Stance.DISPUTES and isinstance(claim.holder, Figure):
                yield found(
                    "disputed",
                    record,
                    f"{claim.at}/evidence/{index}",
                    figure=claim.holder,
                    quote=piece.quote or "",
                    document=piece.document,
                )
        # what is said against a record as a whole is often the record's own subject, such as a denial
        if claim.at and claim.evidence and _only_disputed(claim) and _sure(claim):
            yield found("self-dispute", record, claim.at)


def _only_disputed(claim: Claim) -> bool:
    """Whether somebody disputes it, and nobody who supported it still does."""
    if claim.evidence[0].stance is Stance.SUPPORTS:
        return False
    stances = {piece.stance for piece in claim.evidence}
    return Stance.DISPUTES in stances and Stance.SUPPORTS not in stances


def _sure(claim: Claim) -> bool:
    given = {piece.confidence for piece in claim.evidence}
    if isinstance(claim.holder, Role):
        given.add(claim.holder.confidence)
    return not given & _UNSURE


def _pairs(assessment: Assessment) -> Iterator[str]:
    for other in dict.fromkeys(assessment.in_tension_with):
        yield " ".join(sorted((assessment.id, other)))


def _disputed_benefit(assessments: tuple[Assessment, ...], _: Context) -> Iterator[Finding]:
    first, *others = assessments
    linked = [other.id for other in others] or first.in_tension_with[:_MOST_SHOWN]
    yield _pull_apart(first, *linked)


def _unlinked_key(assessment: Assessment) -> Iterator[str]:
    cited = next((piece.document for piece in assessment.evidence), None)
    if assessment.site is not None and assessment.effect in _OPPOSITE and cited is not None:
        yield f"{assessment.category} {assessment.site} {cited}"


def _unlinked_benefit(assessments: tuple[Assessment, ...], _: Context) -> Iterator[Finding]:
    # each is told of with one other, and of very many not all are compared
    for index, other in enumerate(assessments):
        opposite = (one for one in assessments[: min(index, _MOST_COMPARED)] if one.effect is not other.effect)
        unlinked = (one for one in opposite if not _are_linked(one, other))
        for one in islice(unlinked, 1):
            yield _pull_apart(other, one.id)


def _are_linked(one: Assessment, other: Assessment) -> bool:
    return other.id in one.in_tension_with or one.id in other.in_tension_with


def _pull_apart(assessment: Assessment, *others: str) -> Finding:
    finding = found("disputed-benefit", assessment, "/in_tension_with", other=", ".join(others))
    return attrs.evolve(finding, related=tuple(f"{Assessment.type}:{other}" for other in others))


# -- who is who ----------------------------------------------------------------------------------------------------


def _id(record: _Party) -> Iterator[str]:
    yield record.id


def _name(record: _Party) -> Iterator[str]:
    yield from _spellings(record.name)


def _spellings(name: Text) -> list[str]:
    """A name in each language that it is given in; of one spelling, once."""
    return list(dict.fromkeys(map(spelling, name.values())))


def _same_id(parties: tuple[_Party, ...], _: Context) -> Iterator[Finding]:
    for partner, person in _both(parties):
        if {*_name(partner)}.isdisjoint(_name(person)):  # else they are found by their name
            yield _taken_for_partner(partner, person)


def _same_name(parties: tuple[_Party, ...], _: Context) -> Iterator[Finding]:
    for partner, person in _both(parties):
        yield _taken_for_partner(partner, person)


def _both(parties: tuple[_Party, ...]) -> Iterator[tuple[Partner, Person]]:
    persons = [party for party in parties if isinstance(party, Person)]
    for partner in parties:
        if isinstance(partner, Partner) and persons:
            yield partner, persons[0]


def _taken_for_partner(partner: Partner, person: Person) -> Finding:
    return found("person-as-partner", partner, related=(person,), name=person.name.best("en"))


def _office_without_organisation(person: Person, _: Context) -> Iterator[Finding]:
    for index, office in enumerate(person.offices):
        if office.partner is None and office.organisation is None:
            yield found("office-without-organisation", person, f"/offices/{index}", role=office.role.value)


# -- one fact, one record ------------------------------------------------------------------------------------------


def _named(record: _Named) -> Iterator[str]:
    for one in _spellings(record.name):
        yield f"{record.type} {one}"


def _same_thing(records: tuple[_Named, ...], _: Context) -> Iterator[Finding]:
    places = [_where(record) if isinstance(record, Site) else () for record in records]
    for index, other in enumerate(records):
        same = (
            one
            for one, place in zip(records[: min(index, _MOST_COMPARED)], places, strict=False)
            if not (_differ(place, places[index]) or _are_told_apart(one, other))
        )
        for first in islice(same, 1):
            yield found("duplicate-fact", other, related=(first,), other=first.id)


def _are_told_apart(one: _Named, other: _Named) -> bool:
    """Whether two records of one name, at one place, are of different things, or say that they may be one."""
    match one, other:
        case Site(), Site():
            linked = other.id in {one.part_of, *one.may_be_same} or one.id in {other.part_of, *other.may_be_same}
            return linked or one.kind is not other.kind
        case Event() | Policy(), Event() | Policy():
            about = (one.kind, one.date, one.site, one.programme)
            return one.date is None or about != (other.kind, other.date, other.site, other.programme)
        case _:
            return False


def _where(site: Site) -> tuple[object, ...]:
    place = site.location
    if place is None:
        return (site.programme, None, None, None, None, None)
    locality = None if place.locality is None else place.locality.best("en")
    return (site.programme, place.country, place.subdivision, locality, place.latitude, place.longitude)


def _differ(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    """Whether two descriptions differ where both say something."""
    return any(a is not None and b is not None and a != b for a, b in zip(one, other, strict=True))


def _terms(commitment: Commitment) -> Iterator[str]:
    parties = (commitment.programme, commitment.site, commitment.from_, commitment.to, commitment.tranche_of)
    if any(_promised(commitment)):
        yield f"{commitment.kind} {commitment.stage} {parties}"


def _same_promise(commitments: tuple[Commitment, ...], _: Context) -> Iterator[Finding]:
    told: dict[tuple[Figure | None, ...], Commitment] = {}
    for other in commitments:
        first = told.setdefault(_promised(other), other)
        if first is not other:
            yield found("duplicate-fact", other, related=(first,), other=first.id)


def _promised(commitment: Commitment) -> tuple[Figure | None, ...]:
    return (commitment.amount, commitment.jobs, commitment.units, commitment.capacity)


def _series(indicator: Indicator) -> Iterator[str]:
    if indicator.subject is not None:
        yield f"{indicator.kind} {indicator.subject.best('en').casefold()}"


def _same_observation(indicators: tuple[Indicator, ...], _: Context) -> Iterator[Finding]:
    seen: dict[tuple[str, str | None, str | None], Indicator] = {}
    for indicator in indicators:
        for index, one in enumerate(indicator.observations):
            if one.period is None:
                continue
            first = seen.setdefault(_when(one), indicator)
            if first is not indicator:
                yield found("duplicate-fact", indicator, f"/observations/{index}", related=(first,), other=first.id)


def _when(seen: Observation) -> tuple[str, str | None, str | None]:
    return (str(seen.period), seen.area, None if seen.base is None else str(seen.base))


def _observed_twice(indicator: Indicator, _: Context) -> Iterator[Finding]:
    """One fact of one time as two observations; a forecast and what came of it are two facts, and so are two words."""
    facts: set[tuple[object, ...]] = set()
    for index, one in enumerate(indicator.observations):
        if one.period is None or one.figure is None or not _is_fact(one.figure):
            continue
        told = (*_when(one), None if one.text is None else one.text.best("en"), one.figure.unit.kind)
        if told in facts:
            yield found("duplicate-fact", indicator, f"/observations/{index}", other=indicator.id)
        facts.add(told)


def _is_fact(figure: Figure) -> bool:
    return any(piece.stance is Stance.SUPPORTS and piece.modality is Modality.STATED for piece in figure.evidence)


# -- what is said to be missing ------------------------------------------------------------------------------------


def _missing_contradicted(record: Record, _: Context) -> Iterable[Finding]:
    return _contradicted(record) if record.missing else ()


def _contradicted(record: Record) -> Iterator[Finding]:
    fields = {wire_name(name): name for name in field_types(type(record))}
    for index, missing in enumerate(record.missing):
        field = fields.get(missing.field)
        if field is not None and getattr(record, field) not in _EMPTY:
            yield found("missing-contradicted", record, f"/missing/{index}", field=missing.field)


_PARTIES: Final[tuple[type[_Party], ...]] = (Partner, Person)
_NAMED: Final[tuple[type[_Named], ...]] = (Programme, Partner, Person, Site, Event, Policy)
RULES: Final[tuple[Rule, ...]] = (
    row((Record,), _disputed, "disputed", "self-dispute"),
    keyed((Assessment,), _pairs, _disputed_benefit, "disputed-benefit"),
    keyed((Assessment,), _unlinked_key, _unlinked_benefit, "disputed-benefit", least=2),
    keyed(_PARTIES, _id, _same_id, "person-as-partner", least=2),
    keyed(_PARTIES, _name, _same_name, "person-as-partner", least=2),
    row((Person,), _office_without_organisation, "office-without-organisation"),
    keyed(_NAMED, _named, _same_thing, "duplicate-fact", least=2),
    keyed((Commitment,), _terms, _same_promise, "duplicate-fact", least=2),
    keyed((Indicator,), _series, _same_observation, "duplicate-fact", least=2),
    row((Indicator,), _observed_twice, "duplicate-fact"),
    row((Record,), _missing_contradicted, "missing-contradicted"),
)
