"""What is built and promised: the facts about sites, power sources and commitments."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import chain

from stargate_model.amounts.decimals import exact_product
from stargate_model.records.commitments import Commitment
from stargate_model.records.dataset import Dataset
from stargate_model.records.parts import Milestone
from stargate_model.records.places import PowerSource, Site
from stargate_model.records.record import Record
from stargate_model.summaries import balance
from stargate_model.summaries.facts import (
    FEW,
    Entry,
    Fact,
    Telling,
    Value,
    Wanted,
    attributes,
    by_date,
    everything,
    heading,
    known,
    name_of,
    names_of,
    programme_of,
    rank,
    statements,
    told,
)
from stargate_model.summaries.measures import adopted, has_disputed, measures, of_milestone


def money(dataset: Dataset) -> Iterator[Entry]:
    """What was pledged, committed and paid: every commitment with an amount of money."""
    yield from (_commitment(dataset, record) for record in _commitments(dataset) if record.amount is not None)


def works(dataset: Dataset) -> Iterator[Entry]:
    """Jobs, equipment, construction and capacity: every commitment without an amount of money."""
    yield from (_commitment(dataset, record) for record in _commitments(dataset) if record.amount is None)


def _commitments(dataset: Dataset) -> list[Commitment]:
    """Commitments by kind and stage; a whole before its parts."""

    def order(record: Commitment) -> tuple[object, ...]:
        is_part = record.tranche_of is not None
        return rank(record.kind), rank(record.stage), is_part, by_date(record.announced), record.id

    return sorted(dataset.commitments.values(), key=order)


def _commitment(dataset: Dataset, record: Commitment) -> Entry:
    return Entry(title=heading(record.name), record=record.key, facts=tuple(_promise(dataset, record)))


def _promise(dataset: Dataset, record: Commitment) -> Iterator[Fact]:
    yield from attributes(
        dataset,
        record,
        {
            "kind": record.kind,
            "stage": record.stage,
            "instrument": known(record.instrument),
            "programme": programme_of(dataset, record.programme),
            "site": name_of(dataset, "sites", record.site),
            "from": names_of(dataset, "partners", record.from_),
            "to": names_of(dataset, "partners", record.to),
            "place": record.location,
            "announced": record.announced,
            "part_of": name_of(dataset, "commitments", record.tranche_of),
        },
    )
    yield from _figures(dataset, record)
    yield from _statements(dataset, record)


def _figures(dataset: Dataset, record: Record) -> Iterator[Fact]:
    for measure in measures(record):
        if not measure.kind.startswith("milestone_"):
            yield from adopted(dataset, record, measure)


def _statements(dataset: Dataset, record: Record) -> Iterator[Fact]:
    """What is said of a record; where a figure of it is disputed, that is told with the dispute."""
    if not has_disputed(record):
        yield from statements(dataset, record)


# -- sites and power -----------------------------------------------------------------------------------------------


def sites(dataset: Dataset, wanted: Wanted = everything, most: int = FEW) -> Iterator[Entry]:
    """Every site with its figures by kind of capacity, each followed by the power sources that supply it.

    Args:
        dataset: What is told.
        wanted: Whether a record is told.
        most: Where there are more sources than that, the largest come first, since the others will not be told.
    """
    supplying: defaultdict[str | None, list[PowerSource]] = defaultdict(list)
    for source in dataset.power_sources.values():
        supplying[source.site].append(source)
    for site in sorted(dataset.sites.values(), key=lambda record: (rank(record.kind), record.id)):
        own = supplying.pop(site.id, [])
        if wanted(site):
            yield Entry(title=heading(site.name), record=site.key, facts=tuple(_site(dataset, site, own)))
        yield from _sources(dataset, filter(wanted, own), most)
    yield from _sources(dataset, filter(wanted, chain.from_iterable(supplying.values())), most)


def _site(dataset: Dataset, site: Site, sources: list[PowerSource]) -> Iterator[Fact]:
    yield from attributes(
        dataset,
        site,
        {
            "kind": site.kind,
            "programme": programme_of(dataset, site.programme),
            "place": site.location,
            "status": site.status,
            "part_of": name_of(dataset, "sites", site.part_of),
            "may_be_same": names_of(dataset, "sites", site.may_be_same),
        },
    )
    yield from _figures(dataset, site)
    yield from balance.facts(dataset, site, _in_order(sources))
    yield from _milestones(dataset, site, site.milestones)
    yield from _statements(dataset, site)


def _size(source: PowerSource) -> Decimal:
    """What a source is rated at, in watts; a part of another is told with it."""
    if source.capacity is None or source.part_of is not None:
        return Decimal(-1)
    return exact_product(source.capacity.value, source.capacity.unit.factor)


def _in_order(sources: Iterable[PowerSource]) -> list[PowerSource]:
    """Power sources, a whole before its parts, and those with a capacity before those without."""
    return sorted(sources, key=lambda source: (source.part_of is not None, source.capacity is None, source.id))


def _sources(dataset: Dataset, sources: Iterable[PowerSource], most: int) -> Iterator[Entry]:
    held = _in_order(sources)
    for source in held if len(held) <= most else sorted(held, key=_size, reverse=True):
        yield Entry(title=heading(source.name), record=source.key, facts=tuple(_source(dataset, source)))


def _source(dataset: Dataset, source: PowerSource) -> Iterator[Fact]:
    yield from attributes(
        dataset,
        source,
        {
            "supplies": name_of(dataset, "sites", source.site),
            "place": source.location,
            "technology": known(source.technology),
            "fuel": known(source.fuel),
            "use": tuple(role for role in source.roles if known(role)),
            "connection": known(source.connection),
            "status": source.status,
            "maker": name_of(dataset, "partners", source.maker),
            "model": source.model,
            "part_of": name_of(dataset, "power_sources", source.part_of),
            "may_overlap": names_of(dataset, "power_sources", source.may_overlap),
        },
    )
    yield from _figures(dataset, source)
    yield from _milestones(dataset, source, source.milestones)
    yield from _statements(dataset, source)


def _milestones(dataset: Dataset, record: Record, milestones: tuple[Milestone, ...]) -> Iterator[Fact]:
    for milestone in milestones:
        for measure in of_milestone(milestone):
            yield from adopted(dataset, record, measure)
        if not milestone.powers:
            values: dict[str, Value] = {"date": milestone.date, "status": milestone.status}
            yield from told(dataset, "milestone", values, milestone.evidence, record)
        if milestone.criterion is not None:
            where = Telling(documents=tuple(dict.fromkeys(piece.document for piece in milestone.evidence)))
            yield Fact(kind="criterion", values={"v": milestone.criterion}, telling=where)
