"""What surrounds a programme: the facts about indicators, policies, events and assessments."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import evolve

from stargate_model.records.context import Assessment, Event, Indicator, Policy
from stargate_model.records.dataset import Dataset
from stargate_model.records.vocabularies import AssessmentCategory, Effect
from stargate_model.summaries.facts import (
    Entry,
    Fact,
    Telling,
    Value,
    attributes,
    by_date,
    cited,
    heading,
    known,
    name_of,
    names_of,
    party,
    programme_of,
    rank,
    statements,
    tellings,
    told,
)
from stargate_model.summaries.measures import adopted, has_disputed, measures, observed

_UNSTATED: Final = ""
"""The value of an attribute whose sentence names none."""


def indicators(dataset: Dataset) -> Iterator[Entry]:
    """Every indicator with all its observations."""
    for indicator in sorted(dataset.indicators.values(), key=lambda record: (rank(record.kind), record.id)):
        yield Entry(title=heading(indicator.name), record=indicator.key, facts=tuple(_indicator(dataset, indicator)))


def _indicator(dataset: Dataset, indicator: Indicator) -> Iterator[Fact]:
    where = Telling(documents=cited(indicator))
    about: dict[str, Value | None] = {
        "kind": known(indicator.kind),
        "subject": indicator.subject,
        "publisher": indicator.publisher,
        "programme": programme_of(dataset, indicator.programme),
    }
    for kind, value in about.items():
        if value is not None:
            yield Fact(kind=kind, values={"v": value}, telling=where)
    for measure in measures(indicator):
        yield from adopted(dataset, indicator, measure)
    for observation in indicator.observations:
        if observation.text is not None:
            kind, values = observed(observation)
            yield from told(
                dataset, f"{kind}_text", values | {"text": observation.text}, observation.evidence, indicator
            )
    if not has_disputed(indicator):
        yield from statements(dataset, indicator)


def policies(dataset: Dataset) -> Iterator[Entry]:
    """Every policy, by date; those without one come last."""
    for policy in sorted(dataset.policies.values(), key=lambda record: (by_date(record.date), record.id)):
        yield Entry(title=heading(policy.name), record=policy.key, facts=tuple(_policy(dataset, policy)))


def _policy(dataset: Dataset, policy: Policy) -> Iterator[Fact]:
    yield from attributes(
        dataset,
        policy,
        {
            "kind": known(policy.kind),
            "jurisdiction": policy.jurisdiction,
            **_date(policy),
            "programme": programme_of(dataset, policy.programme),
            "issued_by": tuple(party(dataset, id_) for id_ in policy.issued_by),
            "site": name_of(dataset, "sites", policy.site),
            "power_source": name_of(dataset, "power_sources", policy.power_source),
        },
    )
    yield from statements(dataset, policy)


def events(dataset: Dataset) -> Iterator[Entry]:
    """Every event, by date; those without one come last."""
    for event in sorted(dataset.events.values(), key=lambda record: (by_date(record.date), record.id)):
        yield Entry(title=heading(event.name), record=event.key, facts=tuple(_event(dataset, event)))


def _event(dataset: Dataset, event: Event) -> Iterator[Fact]:
    yield from attributes(
        dataset,
        event,
        {
            "kind": known(event.kind),
            **_date(event),
            "programme": programme_of(dataset, event.programme),
            "place": event.location,
            "participants": tuple(party(dataset, id_) for id_ in event.participants),
            "site": name_of(dataset, "sites", event.site),
        },
    )
    yield from statements(dataset, event)


def _date(record: Policy | Event) -> dict[str, Value | None]:
    return {"date_unstated": _UNSTATED} if record.date is None else {"date": record.date}


# -- assessments ---------------------------------------------------------------------------------------------------


def assessments(dataset: Dataset) -> Iterator[Entry]:
    """Risks, benefits and other views, by category, each with its holders."""
    groups: dict[tuple[Effect, AssessmentCategory], list[Assessment]] = {}
    for one in sorted(dataset.assessments.values(), key=lambda record: record.id):
        groups.setdefault((one.effect, one.category), []).append(one)
    for effect, category in sorted(groups, key=lambda group: (rank(group[0]), rank(group[1]))):
        facts = [evolve(fact, record=one.key) for one in groups[effect, category] for fact in _assessment(dataset, one)]
        yield Entry(title=Fact(kind=f"{effect.value}_of", values={"category": category}), facts=tuple(facts))


def _assessment(dataset: Dataset, one: Assessment) -> Iterator[Fact]:
    values: dict[str, Value] = {"text": one.name}
    if one.description is not None:
        values = {"name": one.name, "text": one.description}
    ways = tellings(dataset, one.evidence) or (Telling(documents=cited(one)),)
    yield from told(dataset, "assessment" if "name" in values else "text", values, one.evidence, one)
    where = Telling(documents=ways[-1].documents)
    said_by = {name for way in ways for name in way.who}
    holders = tuple(party(dataset, id_) for id_ in one.holders)
    if not said_by.issuperset(holders):
        yield Fact(kind="held_by", values={"v": holders}, telling=where)
    about: dict[str, Value | None] = {
        "about_programme": programme_of(dataset, one.programme),
        "about_site": name_of(dataset, "sites", one.site),
    }
    for kind, value in about.items():
        if value is not None:
            yield Fact(kind=kind, values={"v": value}, telling=where)
    for other in names_of(dataset, "assessments", one.in_tension_with):
        yield Fact(kind="in_tension", values={"v": other}, telling=where)
    yield from statements(dataset, one)
