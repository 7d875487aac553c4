"""Rules of sites: where they are, and that a figure keeps its meaning and stays with what it is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
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
from stargate_model.records.record import Record
from stargate_model.records.structure import wire_name
from stargate_model.records.vocabularies import Connection, SiteKind
from stargate_model.rules.ranges import exceeds, summed, together
from stargate_model.rules.shapes import Context, Rule, found, keyed, row
from stargate_model.rules.walk import figures_of, phrases

_MEANINGS: Final = ("capacity", "it_load", "facility_load", "grid_connection", "contracted", "permitted")
_ADDED: Final = (*_MEANINGS, "data_centres")
_PLACED: Final[tuple[tuple[type[Record], str], ...]] = (
    (Site, "location"),
    (Commitment, "location"),
    (Event, "location"),
    (Policy, "jurisdiction"),
    (Programme, "seat"),
    (Partner, "seat"),
)

Box = tuple[int, int, int, int]
BOXES: Final[Mapping[str, tuple[Box, ...]]] = {
    "AE": ((22, 27, 51, 57),),
    "CA": ((41, 84, -142, -52),),
    "CN": ((3, 54, 73, 136),),
    "DE": ((47, 56, 5, 16),),
    "GB": ((49, 62, -14, 3),),
    "HK": ((22, 23, 113, 115),),
    "IN": ((6, 38, 68, 98),),
    "JP": ((20, 46, 122, 155),),
    "KR": ((32, 39, 124, 132),),
    "TW": ((10, 27, 114, 123),),
    "US": ((18, 72, -180, -66), (51, 54, 172, 180)),
    "US-DE": ((38, 40, -76, -74),),
    "US-TX": ((25, 37, -107, -93),),
}
"""Degrees between which a country or state surely lies: south, north, west, east. Others are not looked at."""


# -- meaning -------------------------------------------------------------------------------------------------------


def _mixed_capacity(record: Site | PowerSource, _: Context) -> Iterator[Finding]:
    told = [(field, figure) for field in _MEANINGS if isinstance(figure := getattr(record, field, None), Power)]
    for (field, figure), (other, second) in combinations(told, 2):
        if isinstance(record, Site) and record.pue is not None and {field, other} == {"it_load", "facility_load"}:
            continue
        cited = dict(phrases(figure))
        shared = [piece for key, piece in phrases(second) if key in cited]
        if shared:
            yield found("mixed-capacity", record, f"/{other}", quote=shared[0].quote or "", field=field, other=other)


def _phrase_keys(record: Site | Indicator) -> set[str]:
    powers = (figure for _, figure in figures_of(record) if isinstance(figure, Power))
    return {key for figure in powers for key, _ in phrases(figure)}


def _portfolio_not_site(records: tuple[Site | Indicator, ...], _: Context) -> Iterator[Finding]:
    portfolios = [record for record in records if _is_portfolio(record)]
    told = _phrase_keys(portfolios[0]) if portfolios else frozenset[str]()
    for record in records:
        if isinstance(record, Site) and not _is_portfolio(record):
            for at, figure in figures_of(record):
                quotes = [piece.quote or "" for key, piece in phrases(figure) if key in told]
                if quotes:
                    yield found(
                        "portfolio-not-site",
                        record,
                        at,
                        related=portfolios[:1],
                        quote=quotes[0],
                        other=portfolios[0].id,
                    )


def _is_portfolio(record: Site | Indicator) -> bool:
    return record.kind is SiteKind.GROUP if isinstance(record, Site) else record.programme is not None


# -- wholes and parts ----------------------------------------------------------------------------------------------


def _whole_and_parts(site: Site) -> Iterator[str]:
    yield site.id
    if site.part_of not in {None, site.id}:
        yield str(site.part_of)


def _site_over_programme(sites: tuple[Site, ...], context: Context) -> Iterator[Finding]:
    by_whole: defaultdict[str | None, list[Site]] = defaultdict(list)
    for site in sites:
        if site.part_of != site.id:
            by_whole[site.part_of].append(site)
    for whole in sites:
        parts = _disjoint(by_whole.get(whole.id, ()))
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
        if part.id not in taken and taken.isdisjoint(part.may_be_same):
            apart.append(part)
            taken |= {part.id, *part.may_be_same}
    return apart


def _figure(site: Site, field: str) -> Figure | None:
    figure: object = getattr(site, field)
    return figure if isinstance(figure, Figure) else None


# -- places --------------------------------------------------------------------------------------------------------


def _place_of_site(record: Record, _: Context) -> Iterator[Finding]:
    for kind, field in _PLACED:
        place: object = getattr(record, field) if isinstance(record, kind) else None
        if not isinstance(place, Location) or place.latitude is None or place.longitude is None:
            continue
        for code in (place.country, place.subdivision):
            if code is not None and code in BOXES and not _inside(place.latitude, place.longitude, BOXES[code]):
                position = f"{place.latitude}, {place.longitude}"
                yield found("place-of-site", record, f"/{wire_name(field)}", position=position, place=code)


def _inside(latitude: Decimal, longitude: Decimal, boxes: tuple[Box, ...]) -> bool:
    return any(south <= latitude <= north and west <= longitude <= east for south, north, west, east in boxes)


def _meter_without_site(source: PowerSource, _: Context) -> Iterator[Finding]:
    if source.site is None and source.connection in {Connection.BEHIND_THE_METER, Connection.BOTH}:
        yield found("meter-without-site", source, "/connection", connection=source.connection.value)


_PLACES: Final[tuple[type[Site | PowerSource], ...]] = (Site, PowerSource)
_TOLD: Final[tuple[type[Site | Indicator], ...]] = (Site, Indicator)
RULES: Final[tuple[Rule, ...]] = (
    row(_PLACES, _mixed_capacity, "mixed-capacity"),
    keyed(_TOLD, _phrase_keys, _portfolio_not_site, "portfolio-not-site", least=2),
    keyed((Site,), _whole_and_parts, _site_over_programme, "site-over-programme", least=2),
    row((Record,), _place_of_site, "place-of-site"),
    row((PowerSource,), _meter_without_site, "meter-without-site"),
)
