"""Rules of power: what a source can be, what its units make, and what a site draws and is supplied with.

Sums and comparisons are made on intervals, and reported as errors only where no numbers fit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import islice
from typing import Final

from stargate_model.amounts.decimals import tidy
from stargate_model.amounts.hedges import Bound
from stargate_model.amounts.intervals import Answer, Interval
from stargate_model.claims.dates import Period
from stargate_model.claims.kinds import Count, Energy, Power
from stargate_model.findings.finding import Finding, Param, Severity
from stargate_model.records.context import Indicator
from stargate_model.records.pairs import possible
from stargate_model.records.parts import Observation
from stargate_model.records.places import PowerSource, Site
from stargate_model.records.vocabularies import Connection, Fuel, SourceRole, Status, Technology
from stargate_model.rules.ranges import computed, derived, exceeds, printed, summed
from stargate_model.rules.shapes import ERROR, NOTE, WARNING, Context, Rule, found, keyed, row
from stargate_model.rules.walk import figures_of

MOST_OVER_IT: Final = Decimal("2.5")
"""How much more than its computers a facility draws at most, before the two figures are taken for other things."""

_ZERO: Final = Interval.exactly(Decimal(0))
_OPEN_ABOVE: Final = Interval(Decimal(0), None)
_STORES: Final = frozenset(
    {Technology.BATTERY, Technology.FLYWHEEL, Technology.COMPRESSED_AIR, Technology.PUMPED_STORAGE}
)
_FIRM: Final = frozenset({SourceRole.PRIMARY, SourceRole.BRIDGE})
_ON_SITE: Final = frozenset({Connection.BEHIND_THE_METER, Connection.ISLANDED, Connection.BOTH})
_MOST_COMPARED: Final = 50
_TWO: Final = 2
_SEVERITY_OF: Final = {Answer.YES: NOTE, Answer.CANNOT_TELL: WARNING, Answer.NO: ERROR}
_GONE: Final = frozenset({Status.CANCELLED, Status.RETIRED})
_UNTOLD: Final = frozenset({Technology.UNKNOWN, Technology.OTHER, Technology.COMBINED_CYCLE})


# -- one source ----------------------------------------------------------------------------------------------------


def _fuel_technology(source: PowerSource, _: Context) -> Iterable[Finding]:
    fuel, technology = source.fuel, source.technology
    if fuel is Fuel.UNKNOWN or technology is Technology.UNKNOWN or possible(fuel, technology):
        return ()
    return (found("fuel-technology", source, "/technology", technology=technology.value, fuel=fuel.value),)


def _units_times_rating(source: PowerSource, context: Context) -> Iterable[Finding]:
    units, capacity = source.unit_count, source.capacity
    if units is None or capacity is None or not _numbered(units):
        return ()
    return _multiplied(source, units, capacity, context)


def _multiplied(source: PowerSource, units: Count, capacity: Power, context: Context) -> Iterator[Finding]:
    implied = derived(lambda: capacity / units)
    if source.unit_rating is None:
        yield found(
            "units-times-rating",
            source,
            "/unit_count",
            severity=NOTE,
            units=units,
            capacity=capacity,
            rating=implied,
            stated="",
        )
        return
    fit = _fit(units, source.unit_rating, capacity, context.tolerance)
    # a rating without evidence beside two figures that have some was worked out from them
    worked_out = not source.unit_rating.evidence and bool(units.evidence and capacity.evidence)
    if fit is not Answer.YES or worked_out:
        yield found(
            "units-times-rating",
            source,
            "/unit_rating" if fit is Answer.YES else "/capacity",
            severity=_SEVERITY_OF[fit],
            units=units,
            capacity=capacity,
            rating=implied,
            stated=source.unit_rating,
        )


def _numbered(units: Count) -> bool:
    return bool(units.value or units.upper or units.bound in {Bound.AT_LEAST, Bound.MORE_THAN})


def _fit(units: Count, rating: Power, capacity: Power, tolerance: Decimal) -> Answer:
    """Whether the units make the capacity: yes, no, or only at the edge of a hedge."""
    rounded = printed(units, tolerance) * printed(rating, tolerance)
    if not rounded.meets(printed(capacity, tolerance)):
        return Answer.NO
    if all(figure.bound is Bound.EXACT for figure in (units, rating, capacity)):
        return Answer.YES
    made, stated = units.interval(tolerance) * rating.interval(tolerance), capacity.interval(tolerance)
    return Answer.CANNOT_TELL if _touch(made, stated) or _touch(stated, made) else Answer.YES


def _touch(lower: Interval, upper: Interval) -> bool:
    """Whether one interval has at most its end in common with the beginning of the other."""
    ends = lower.high is not None and upper.low is not None and lower.high <= upper.low
    return ends and not (lower.low == lower.high == upper.low == upper.high)


def _backup_not_firm(source: PowerSource, _: Context) -> Iterable[Finding]:
    roles, stored = source.roles, _is_store(source)
    if not roles or not (stored or SourceRole.BACKUP in roles) or _FIRM.isdisjoint(roles):
        return ()
    severity = WARNING if stored else NOTE
    technology, told = source.technology.value, ", ".join(roles)
    return (found("backup-not-firm", source, "/roles", severity=severity, technology=technology, roles=told),)


def _is_store(source: PowerSource) -> bool:
    return source.technology in _STORES or source.fuel is Fuel.STORAGE


# -- one site ------------------------------------------------------------------------------------------------------


def _it_over_facility(site: Site, context: Context) -> Iterator[Finding]:
    if site.it_load is None or site.facility_load is None:
        return
    it_load, facility = site.it_load.interval(context.tolerance), site.facility_load.interval(context.tolerance)
    over = exceeds(it_load, facility)
    if over or exceeds(facility, it_load.scale(MOST_OVER_IT)):
        yield found(
            "it-over-facility",
            site,
            "/it_load",
            severity=None if over else WARNING,
            it_load=site.it_load,
            facility_load=site.facility_load,
        )


def _pue_mismatch(site: Site, context: Context) -> Iterator[Finding]:
    if site.it_load is None or site.facility_load is None or site.pue is None:
        return
    made = printed(site.it_load, context.tolerance) * printed(site.pue, context.tolerance)
    if not made.meets(printed(site.facility_load, context.tolerance)):
        yield found("pue-mismatch", site, "/pue", it_load=site.it_load, pue=site.pue, facility_load=site.facility_load)


# -- a site with its sources ---------------------------------------------------------------------------------------


def _site_key(record: Site | PowerSource) -> tuple[str, ...]:
    site = record.site if isinstance(record, PowerSource) else record.id
    return () if site is None else (site,)


def _load_over_connection(records: tuple[Site | PowerSource, ...], context: Context) -> Iterator[Finding]:
    for site in records:
        if not isinstance(site, Site) or site.facility_load is None:
            continue
        sources = [record for record in records if isinstance(record, PowerSource)]
        supply = _supply(site, sources, context.tolerance)
        if exceeds(site.facility_load.interval(context.tolerance), supply):
            yield found(
                "load-over-connection",
                site,
                "/facility_load",
                related=sources,
                load=site.facility_load,
                supply=_told(supply),
            )


def _supply(site: Site, sources: Iterable[PowerSource], tolerance: Decimal) -> Interval:
    """All that may reach a site: its grid connection, and each source that may be firm supply on the site."""
    supply = _grid(site, sources, tolerance)
    for source in sources:
        if may_be_firm(source):
            supply += _OPEN_ABOVE if source.capacity is None else source.capacity.interval(tolerance)
    return supply


def _grid(site: Site, sources: Iterable[PowerSource], tolerance: Decimal) -> Interval:
    if site.grid_connection is not None:
        return site.grid_connection.interval(tolerance)
    # a connection that is not told of may be any; only where all supply is islanded is there none
    connections = {source.connection for source in sources}
    return _ZERO if connections == {Connection.ISLANDED} else _OPEN_ABOVE


def may_be_firm(source: PowerSource) -> bool:
    """Whether a source may be among what supplies its site all the time: no store, no backup alone, and on the site."""
    if _is_store(source) or source.technology is Technology.GRID_SUPPLY or source.status in _GONE:
        return False
    told = set(source.roles) - {SourceRole.UNKNOWN}
    on_site = source.connection in _ON_SITE or source.connection is Connection.UNKNOWN
    return on_site and (not told or bool(told & _FIRM))


def _told(watts: Interval) -> Param:
    """The most that an interval of power allows, for a message."""
    high = watts.high
    if high is None:
        return ""
    return computed(lambda: Power(value=tidy(high), unit="W", bound=Bound.AT_MOST).to("MW"))


def _plant_and_units(records: tuple[Site | PowerSource, ...], _: Context) -> Iterator[Finding]:
    if len(records) < _TWO:
        return
    sources = {record.id: record for record in records if isinstance(record, PowerSource)}
    linked = _links(sources)
    if linked:
        yield from _linked(records, sources, linked)
    earlier: defaultdict[tuple[str, str], list[PowerSource]] = defaultdict(list)
    for other in sources.values():
        traits = _traits(other)
        alike = (one for trait in traits for one in earlier[trait][:_MOST_COMPARED])
        unlinked = (one for one in alike if _may_be_same(one, other) and not _are_told_apart(one, other, linked))
        for one in islice(unlinked, 1):
            yield _same_machines(one, other, WARNING, "/site")
        for trait in traits:
            earlier[trait].append(other)


def _linked(
    records: tuple[Site | PowerSource, ...],
    sources: Mapping[str, PowerSource],
    linked: Mapping[tuple[str, str], tuple[str, str]],
) -> Iterator[Finding]:
    """Each link is a note, and an error where a figure that no source states is the sum of linked sources."""
    sites = (record for record in records if isinstance(record, Site))
    made: dict[Param, tuple[Site, str]] = {
        figure: (site, at) for site in sites for at, figure in figures_of(site) if not figure.evidence
    }
    every = _sum_of(sources.values()) if made else ""
    for (first, second), (naming, at) in linked.items():
        one, other = sources[first], sources[second]
        named = other if naming == first else one
        total = next((total for total in (_sum_of((one, other)), every) if total in made), "") if made else ""
        if total:
            site, place = made[total]
            shared = _in_common(one, other)
            yield found(
                "plant-and-units",
                site,
                place,
                related=(one, other),
                severity=ERROR,
                other=named.id,
                shared=shared,
                total=total,
            )
        else:
            yield _same_machines(named, sources[naming], NOTE, at)


def _same_machines(one: PowerSource, other: PowerSource, severity: Severity, at: str) -> Finding:
    shared = _in_common(one, other)
    return found("plant-and-units", other, at, related=(one,), severity=severity, other=one.id, shared=shared, total="")


def _in_common(one: PowerSource, other: PowerSource) -> str:
    common = set(_traits(one)) & set(_traits(other))
    return ", ".join(("site", *sorted(name for name, _ in common)))


def _are_told_apart(one: PowerSource, other: PowerSource, linked: Mapping[tuple[str, str], tuple[str, str]]) -> bool:
    """Whether two sources are linked already, or are different parts of one plant."""
    return (one.id, other.id) in linked or (one.part_of is not None and one.part_of == other.part_of)


def _links(sources: Mapping[str, PowerSource]) -> dict[tuple[str, str], tuple[str, str]]:
    """The pairs of sources that name each other, in the order of their ids: the last that names, and where it does."""
    order = {id_: index for index, id_ in enumerate(sources)}
    links: dict[tuple[str, str], tuple[str, str]] = {}
    for id_, source in sources.items():
        named = [(f"/may_overlap/{index}", other) for index, other in enumerate(source.may_overlap)]
        if source.part_of is not None:
            named.append(("/part_of", source.part_of))
        for at, other in named:
            if other in order and other != id_:
                links[(id_, other) if order[id_] < order[other] else (other, id_)] = (id_, at)
    return links


def _traits(source: PowerSource) -> list[tuple[str, str]]:
    """What machines that are told of twice have in common."""
    traits: list[tuple[str, str]] = []
    if source.technology is Technology.GRID_SUPPLY:
        return traits
    if source.fuel is not Fuel.UNKNOWN and source.fuel is not Fuel.OTHER:
        traits.append(("fuel", source.fuel.value))
    if source.maker is not None:
        traits.append(("maker", source.maker))
    return traits


def _may_be_same(one: PowerSource, other: PowerSource) -> bool:
    return one.technology is other.technology or bool(_UNTOLD & {one.technology, other.technology})


def _sum_of(sources: Iterable[PowerSource]) -> Param:
    """What sources would be together; empty where one of them has no capacity."""
    powers = [source.capacity or source.permitted for source in sources]
    added = [power for power in powers if power is not None and power.value]
    return summed(added) if len(added) == len(powers) else ""


# -- energy and power of one subject -------------------------------------------------------------------------------


def _subject(indicator: Indicator) -> Iterator[str]:
    if indicator.subject is not None:
        yield indicator.subject.best("en").casefold()


def _energy_over_capacity(indicators: tuple[Indicator, ...], context: Context) -> Iterator[Finding]:
    powers: defaultdict[tuple[Period, str | None], list[tuple[Power, Indicator]]] = defaultdict(list)
    for indicator in indicators:
        for seen in indicator.observations:
            if isinstance(seen.figure, Power) and seen.period is not None:
                powers[seen.period, seen.area].append((seen.figure, indicator))
    least = {when: min(told, key=lambda one: _most(one[0], context)) for when, told in powers.items()}
    for indicator in indicators:
        for index, seen in enumerate(indicator.observations):
            power, other = (
                (None, indicator) if seen.period is None else least.get((seen.period, seen.area), (None, None))
            )
            if power is not None and other is not None and _too_much(seen, power, context):
                yield found(
                    "energy-over-capacity",
                    indicator,
                    f"/observations/{index}/figure",
                    related=() if other is indicator else (other,),
                    energy=seen.figure or "",
                    period=str(seen.period),
                    power=power,
                )


def _most(power: Power, context: Context) -> Decimal:
    high = power.interval(context.tolerance).high
    return Decimal("Infinity") if high is None else high


def _too_much(energy: Observation, power: Power, context: Context) -> bool:
    days = None if energy.period is None else energy.period.days()
    if not days or not isinstance(energy.figure, Energy):
        return False
    most = power.interval(context.tolerance).scale(Decimal(days.days * 24))
    return exceeds(energy.figure.interval(context.tolerance), most)


_PLACES: Final[tuple[type[Site | PowerSource], ...]] = (Site, PowerSource)
RULES: Final[tuple[Rule, ...]] = (
    row((PowerSource,), _fuel_technology, "fuel-technology"),
    row((PowerSource,), _units_times_rating, "units-times-rating"),
    row((PowerSource,), _backup_not_firm, "backup-not-firm"),
    row((Site,), _it_over_facility, "it-over-facility"),
    row((Site,), _pue_mismatch, "pue-mismatch"),
    keyed(_PLACES, _site_key, _load_over_connection, "load-over-connection"),
    keyed(_PLACES, _site_key, _plant_and_units, "plant-and-units", least=2),
    keyed((Indicator,), _subject, _energy_over_capacity, "energy-over-capacity"),
)
