"""Who takes part: the facts about programmes, partners and persons."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from stargate_model.records.dataset import Dataset
from stargate_model.records.organisations import Partner, Person, Programme
from stargate_model.records.parts import Office, Role
from stargate_model.records.record import Record
from stargate_model.summaries.facts import (
    Entry,
    Fact,
    Telling,
    Value,
    attributes,
    cited,
    heading,
    name_of,
    names_of,
    rank,
    statements,
    told,
)

_NO_ROLE: Final = 99


def programmes(dataset: Dataset) -> Iterator[Entry]:
    """What each programme is, when it was announced, and who leads it."""
    for programme in sorted(dataset.programmes.values(), key=lambda record: record.id):
        yield Entry(title=heading(programme.name), record=programme.key, facts=tuple(_programme(dataset, programme)))


def _programme(dataset: Dataset, programme: Programme) -> Iterator[Fact]:
    if programme.description is not None:
        where = Telling(documents=cited(programme))
        yield Fact(kind="text", values={"text": programme.description}, telling=where)
    yield from attributes(
        dataset,
        programme,
        {
            "announced": programme.announced,
            "vehicle": name_of(dataset, "partners", programme.vehicle),
            "seat": programme.seat,
            "led_by": names_of(dataset, "partners", programme.leads),
        },
    )
    yield from _other_names(dataset, programme)
    yield from statements(dataset, programme)


def partners(dataset: Dataset) -> Iterator[Entry]:
    """Every partner with each role, as each source words it; those who lead come first."""
    for partner in sorted(dataset.partners.values(), key=_by_role):
        yield Entry(title=heading(partner.name), record=partner.key, facts=tuple(_partner(dataset, partner)))


def _by_role(partner: Partner) -> tuple[int, int, str]:
    ranks = [rank(role.role) for role in partner.roles]
    return min(ranks, default=_NO_ROLE), -len(ranks), partner.id


def _partner(dataset: Dataset, partner: Partner) -> Iterator[Fact]:
    yield from attributes(dataset, partner, {"organisation": partner.kind, "seat": partner.seat})
    yield from _other_names(dataset, partner)
    for role in partner.roles:
        yield from _role(dataset, partner, role)
    yield from statements(dataset, partner)


def _role(dataset: Dataset, partner: Partner, role: Role) -> Iterator[Fact]:
    values: dict[str, Value] = {"role": role.role}
    at_site = name_of(dataset, "sites", role.site)
    place = at_site or name_of(dataset, "programmes", role.programme)
    kind = "role_at" if at_site else "role_in" if place else "role"
    if place is not None:
        values = {"of": place, **values}
    if role.scope is not None:
        kind, values = f"{kind}_scope", {**values, "text": role.scope}
    yield from told(dataset, kind, values, role.evidence, partner)
    where = Telling(documents=tuple(dict.fromkeys(piece.document for piece in role.evidence)))
    if role.valid is not None:
        yield Fact(kind="valid", values={"v": role.valid}, telling=where)
    if role.confidence is not None:
        yield Fact(kind="confidence", values={"v": role.confidence}, telling=where)


def persons(dataset: Dataset) -> Iterator[Entry]:
    """Every person with each office; those with an office in a partner come first, in the order of the partners."""
    places = {partner.id: place for place, partner in enumerate(sorted(dataset.partners.values(), key=_by_role))}

    def by_office(person: Person) -> tuple[int, str]:
        held = [places.get(office.partner or "", len(places)) for office in person.offices]
        return min(held, default=len(places)), person.id

    for person in sorted(dataset.persons.values(), key=by_office):
        yield Entry(title=heading(person.name), record=person.key, facts=tuple(_person(dataset, person)))


def _person(dataset: Dataset, person: Person) -> Iterator[Fact]:
    yield from _other_names(dataset, person)
    for office in person.offices:
        yield from _office(dataset, person, office)
    yield from statements(dataset, person)


def _office(dataset: Dataset, person: Person, office: Office) -> Iterator[Fact]:
    organisation = office.organisation or name_of(dataset, "partners", office.partner)
    values: dict[str, Value] = {} if organisation is None else {"organisation": organisation}
    kind = "office" if organisation is None else "office_in"
    if office.title is None:
        yield from told(dataset, kind, values | {"role": office.role}, office.evidence, person)
    else:
        yield from told(dataset, f"{kind}_titled", values | {"title": office.title}, office.evidence, person)
    if office.valid is not None:
        where = Telling(documents=tuple(dict.fromkeys(piece.document for piece in office.evidence)))
        yield Fact(kind="valid", values={"v": office.valid}, telling=where)


def _other_names(dataset: Dataset, record: Record) -> Iterator[Fact]:
    for other in record.other_names:
        yield from told(dataset, "other_name", {"v": other.text}, other.evidence, record)
