"""Rules of sites: where they are, and that a figure keeps its meaning and stays with what it is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Final

from stargate_model.claims.figure import Figure
from stargate_model.claims.kinds import Power
from stargate_model.findings.finding import Finding
from stargate_model.records.commitments import Commitment
from stargate_model.records.context import Event, Indicator, Policy
from stargate_model.records.organisations import Partner, Programme
from stargate_model.records.parts import Location
from stargate_model.records.places import PowerSource, Site
from stargate_model.records.vocabularies import Connection, SiteKind, Status, Technology
from stargate_model.rules.boxes import BOXES, is_inside
from stargate_model.rules.ranges import exceeds, summed, together
from stargate_model.rules.shapes import Context, Rule, found, keyed, row
from stargate_model.rules.walk import figures_of, phrases

_MEANINGS: Final = ("capacity", "it_load", "facility_load", "grid_connection", "contracted", "permitted")
_ADDED: Final = (*_MEANINGS, "data_centres")
_LOADS: Final[set[str]] = {"it_load", "facility_load"}
_TWO: Final = 2
_Placed = Site | PowerSource | Commitment | Event | Policy | Programme | Partner


# -- meaning -------------------------------------------------------------------------------------------------------


def _mixed_capacity(record: Site | PowerSource, _: Context) -> Iterable[Finding]:
    return () if isinstance(record, PowerSource) and record.permitted is None else _mixed(record)


def _mixed(record: Site | PowerSource) -> Iterator[Finding]:
    told = [(field, figure) for field in _MEANINGS if isinstance(figure := getattr(record, field, None), Power)]
    for (field, figure), (other, second) in combinations(told, 2):
        if isinstance(record, Site) and record.pue is not None and {field, other} == _LOADS:
            continue
        cited = dict(phrases(figure))
        shared = [piece for key, piece in phrases(second) if key in cited]
        if shared:
            yield found("mixed-capacity", record, f"/{other}", quote=shared[0].quote or "", field=field, other=other)


def _cited_power(record: Site | PowerSource) -> tuple[str, ...]:
    """The site of a record that says what it draws, or what it gives."""
    site = record.site if isinstance(record, PowerSource) else record.id
    return (site,) if site is not None and _drawn_or_given(record) else ()


def _drawn_or_given(record: Site | PowerSource) -> list[tuple[str, Power]]:
    if isinstance(record, Site):
        told = [("it_load", record.it_load), ("facility_load", record.facility_load)]
    elif record.technology is Technology.GRID_SUPPLY:
        return []
    else:
        told = [("capacity", record.capacity), ("unit_rating", record.unit_rating)]
    return [(field, figure) for field, figure in told if figure is not None and figure.evidence]


def _load_and_rating(records: tuple[Site | PowerSource, ...], _: Context) -> Iterator[Finding]:
    sites = [record for record in records if isinstance(record, Site)]
    for site in sites:
        cited = {key: field for field, figure in _drawn_or_given(site) for key, _ in phrases(figure)}
        for source in records:
            if not isinstance(source, PowerSource):
                continue
            for field, figure in _drawn_or_given(source):
                quotes = [(cited[key], piece.quote or "") for key, piece in phrases(figure) if key in cited]
                for other, quote in quotes[:1]:
                    yield found(
                        "mixed-capacity", source, f"/{field}", related=(site,), quote=quote, field=other, other=field
                    )


def _mixed_sum(sites: tuple[Site, ...], _: Context) -> Iterator[Finding]:
    for whole, parts in _wholes(sites):
        for field in _MEANINGS:
            total = _figure(whole, field)
            if total is None or total.evidence:
                continue
            told = [_one_power(part, field) for part in parts]
            added = [(meaning, power) for meaning, power in told if power is not None]
            meanings = sorted({meaning for meaning, _ in added})
            if len(added) < _TWO or meanings == [field]:
                continue
            if summed(power for _, power in added) == total:
                yield found(
                    "mixed-sum",
                    whole,
                    f"/{field}",
                    related=parts,
                    field=field,
                    figure=total,
                    others=", ".join(meanings),
                )


def _one_power(site: Site, field: str) -> tuple[str, Power | None]:
    """The power of a site of some meaning; where it has none of it, the one that it has of another."""
    told = {name: figure for name in _MEANINGS if isinstance(figure := getattr(site, name), Power)}
    if field in told or len(told) != 1:
        return field, told.get(field)
    return next(iter(told.items()))


# -- portfolios ----------------------------------------------------------------------------------------------------


def _phrase_keys(record: Site | Indicator | Commitment) -> set[str]:
    powers = (figure for _, figure in figures_of(record) if isinstance(figure, Power) and figure.evidence)
    return {key for figure in powers for key, _ in phrases(figure)}


def _portfolio_not_site(records: tuple[Site | Indicator | Commitment, ...], _: Context) -> Iterator[Finding]:
    portfolios = [record for record in records if _is_portfolio(record)]
    if not portfolios:
        return
    told = _phrase_keys(portfolios[0])
    for record in records:
        if isinstance(record, Site) and not _is_portfolio(record):
            for at, figure in figures_of(record):
                quotes = [piece.quote or "" for key, piece in phrases(figure) if key in told]
                if quotes:
                    yield _misplaced(record, at, portfolios[0], quotes[0])


def _misplaced(site: Site, at: str, portfolio: Site | Indicator | Commitment, quote: str) -> Finding:
    return found("portfolio-not-site", site, at, related=(portfolio,), quote=quote, other=portfolio.id)


def _split_portfolio(sites: tuple[Site, ...], _: Context) -> Iterator[Finding]:
    """A figure of a group that its sites share out among them, or repeat, and that no source states of any of them."""
    for whole, parts in _wholes(sites):
        for field in _ADDED:
            total = _figure(whole, field)
            told = [(part, figure) for part in parts if (figure := _figure(part, field)) is not None]
            if total is None or not total.evidence or not told or any(figure.evidence for _, figure in told):
                continue
            shared_out = summed(figure for _, figure in told) == total
            for part, figure in told:
                if shared_out or figure == total:
                    quote = next((piece.quote for piece in total.evidence if piece.quote), "")
                    yield _misplaced(part, f"/{field}", whole, quote)


def _is_portfolio(record: Site | Indicator | Commitment) -> bool:
    if isinstance(record, Site):
        return record.kind is SiteKind.GROUP
    return record.programme is not None and (isinstance(record, Indicator) or record.site is None)


# -- wholes and parts ----------------------------------------------------------------------------------------------


def _whole_and_parts(site: Site) -> Iterator[str]:
    yield site.id
    if site.part_of not in {None, site.id}:
        yield str(site.part_of)


def _wholes(sites: tuple[Site, ...]) -> Iterator[tuple[Site, list[Site]]]:
    """Each site with its parts that have no part in common."""
    by_whole: defaultdict[str, list[Site]] = defaultdict(list)
    for site in sites:
        if site.part_of is not None and site.part_of != site.id:
            by_whole[site.part_of].append(site)
    for whole in sites:
        if whole.id in by_whole:
            yield whole, _disjoint(by_whole[whole.id])


def _site_over_programme(sites: tuple[Site, ...], context: Context) -> Iterator[Finding]:
    for whole, parts in _wholes(sites):
        for field in _ADDED:
            total = _figure(whole, field)
            told = [figure for part in parts if (figure := _figure(part, field)) is not None]
            if total is None or not told:
                continue
            if exceeds(together(told, context.tolerance), total.interval(context.tolerance)):
                yield found(
                    "site-over-programme", whole, f"/{field}", related=parts, sum=summed(told), total=total, field=field
                )


def _disjoint(parts: Iterable[Site]) -> list[Site]:
    """The parts without those that may be one of the others under another name."""
    apart: list[Site] = []
    taken: set[str] = set()
    for part in parts:
        if part.status is not Status.CANCELLED and part.id not in taken and taken.isdisjoint(part.may_be_same):
            apart.append(part)
            taken |= {part.id, *part.may_be_same}
    return apart


def _figure(site: Site, field: str) -> Figure | None:
    figure: object = getattr(site, field)
    return figure if isinstance(figure, Figure) else None


# -- places --------------------------------------------------------------------------------------------------------


def _place_of_site(record: _Placed, _: Context) -> Iterator[Finding]:
    field, place = _place(record)
    if place is None or place.latitude is None or place.longitude is None:
        return
    for code in (place.country, place.subdivision):
        if code is not None and code in BOXES and not is_inside(code, place.latitude, place.longitude):
            member = (
                "longitude"
                if any(south <= place.latitude <= north for south, north, _, _ in BOXES[code])
                else "latitude"
            )
            yield found(
                "place-of-site",
                record,
                f"/{field}/{member}",
                position=f"{place.latitude}, {place.longitude}",
                place=code,
            )


def _place(record: _Placed) -> tuple[str, Location | None]:
    match record:
        case Policy():
            return "jurisdiction", record.jurisdiction
        case Programme() | Partner():
            return "seat", record.seat
        case _:
            return "location", record.location


def _meter_without_site(source: PowerSource, _: Context) -> Iterable[Finding]:
    if source.site is not None or source.connection not in {Connection.BEHIND_THE_METER, Connection.BOTH}:
        return ()
    return (found("meter-without-site", source, "/connection", connection=source.connection.value),)


_PLACES: Final[tuple[type[Site | PowerSource], ...]] = (Site, PowerSource)
_TOLD: Final[tuple[type[Site | Indicator | Commitment], ...]] = (Site, Indicator, Commitment)
_PLACED: Final[tuple[type[_Placed], ...]] = (Site, PowerSource, Commitment, Event, Policy, Programme, Partner)
RULES: Final[tuple[Rule, ...]] = (
    row(_PLACES, _mixed_capacity, "mixed-capacity"),
    keyed(_PLACES, _cited_power, _load_and_rating, "mixed-capacity", least=2),
    keyed((Site,), _whole_and_parts, _mixed_sum, "mixed-sum", least=2),
    keyed(_TOLD, _phrase_keys, _portfolio_not_site, "portfolio-not-site", least=2),
    keyed((Site,), _whole_and_parts, _split_portfolio, "portfolio-not-site", least=2),
    keyed((Site,), _whole_and_parts, _site_over_programme, "site-over-programme", least=2),
    row(_PLACED, _place_of_site, "place-of-site"),
    row((PowerSource,), _meter_without_site, "meter-without-site"),
)
