"""Epoch AI's Frontier Data Centers: its table of sites, and its table of what was seen at them over time.

In: a folder with `data_centers.csv` and `data_center_timelines.csv` (CC BY 4.0). A row of the first becomes a site,
with its owners, users and builders as partners, its project as a programme, and its capital cost as an expenditure. A
row of the second becomes a milestone of its site and an observation of each of its costs and of its water. The figures
are Epoch's own estimates. Figures in free text become statements, each with its phrase.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import attrs

from stargate_model.adapters.adapted import Carried, Omission, Reason
from stargate_model.adapters.files import Described
from stargate_model.adapters.names import COUNTRIES, id_of
from stargate_model.adapters.tables import Amount, Row, Table, opened
from stargate_model.claims.dates import PartialDate, Period
from stargate_model.claims.evidence import Confidence, Evidence, SourceType
from stargate_model.claims.figure import Figure
from stargate_model.claims.kinds import Money, Power, Volume
from stargate_model.claims.text import MAX_QUOTE, Text
from stargate_model.errors import StargateError
from stargate_model.reading import read
from stargate_model.records import crosswalks
from stargate_model.records.commitments import Commitment
from stargate_model.records.context import Indicator
from stargate_model.records.organisations import Partner, Programme
from stargate_model.records.parts import Location, Milestone, Observation, Role, Statement
from stargate_model.records.places import Site
from stargate_model.records.vocabularies import (
    CommitmentKind,
    Criterion,
    IndicatorKind,
    OrganisationKind,
    PartnerRole,
    Stage,
    Status,
)

SCHEME: Final = "epoch"
SITES: Final = "data_centers.csv"
TIMELINES: Final = "data_center_timelines.csv"

_POWER: Final = Amount(kind=Power, unit="MW")
_BILLIONS: Final = Amount(kind=Money, unit="USD", scale=10**9)
_PARTIES: Final = ("Owner", "Users", "Investors", "Construction companies", "Energy companies")
_SITE_COLUMNS: Final = (
    "Name", "Current power (MW)", "Current total capital cost (2025 USD billions)", "Notes", "Project", "Country",
    *_PARTIES,
)  # fmt: skip


@attrs.frozen
class _Series:
    """A column of the timelines that becomes an indicator of each site."""

    kind: IndicatorKind
    slug: str
    title: str
    amount: Amount


_WATER: Final = Amount(kind=Volume, unit="gallon", scale=10**6, heading="Water use a day (million gallons)")
_SERIES: Final[Mapping[str, _Series]] = {
    "Total capital cost (2025 USD billions)": _Series(
        IndicatorKind.COST, "capital", "Capital cost so far of {site}, in dollars of 2025", _BILLIONS
    ),
    "Compute cost (2025 USD billions)": _Series(
        IndicatorKind.COST, "compute", "Cost of the computing equipment so far of {site}, in dollars of 2025", _BILLIONS
    ),
    "Construction cost (2025 USD billions)": _Series(
        IndicatorKind.COST, "construction", "Cost of building so far of {site}, in dollars of 2025", _BILLIONS
    ),
    "Annual operating cost (2025 USD billions)": _Series(
        IndicatorKind.COST, "operation", "Cost of a year of operation of {site}, in dollars of 2025", _BILLIONS
    ),
    "Water use (MGD)": _Series(IndicatorKind.WATER_USE, "water", "Water use a day of {site}", _WATER),
}
_TIME_COLUMNS: Final = (
    "Date", "Construction status", "IT power (MW)", "Power (MW)", "Data center", *_SERIES,
)  # fmt: skip
_STATUS: Final = "Construction status"
_TAG: Final = re.compile(r"\s*+(#[a-z]++)\s*+\Z")


def adapt(path: Path, *, published: PartialDate | None = None) -> Iterator[Carried]:
    """The sites of the tables, and what belongs to them.

    Args:
        path: The folder with both tables.
        published: When the copy was made; what the timelines date later is still stated as a fact by them.

    Raises:
        SourceError: A table cannot be read, or is not the one that is expected.
    """
    sites = opened(path / SITES, _described("sites", published), _SITE_COLUMNS)
    timelines = opened(path / TIMELINES, _described("timelines", published), _TIME_COLUMNS)
    yield sites.document
    yield timelines.document
    seen: defaultdict[str, list[Row]] = defaultdict(list)
    for row in timelines.rows():
        seen[row["Data center"]].append(row)
    yield from _organisations(sites)
    for row in sites.rows():
        yield from _site(row, seen.pop(row["Name"], []))
    for rows in seen.values():
        yield from (row.omission("Data center", Reason.NO_RECORD) for row in rows)
    yield from sites.left_out(_SITE_COLUMNS)
    yield from timelines.left_out(_TIME_COLUMNS)


def _described(table: str, published: PartialDate | None) -> Described:
    return Described(
        id=f"epoch-data-centers-{table}",
        title=f"Frontier Data Centers, table of {table}",
        publisher="Epoch AI",
        source_type=SourceType.PRIMARY_RESEARCH,
        url="https://epoch.ai/data/data-centers",
        published=published,
    )


# -- who takes part ----------------------------------------------------------------------------------------------------


@attrs.frozen
class _Named:
    """A name in a cell, and how sure the table is of it."""

    name: str
    confidence: Confidence | None

    @classmethod
    def of(cls, part: str) -> _Named:
        tag = _TAG.search(part)
        sure = None if tag is None else crosswalks.from_code(Confidence, SCHEME, tag[1])
        return cls(_TAG.sub("", part).strip(), sure)


def _named(row: Row, column: str) -> Iterator[_Named | Omission]:
    for part in row[column].split(","):
        if part.strip():
            try:
                yield _Named.of(part)
            except StargateError:
                yield row.omission(column, Reason.UNKNOWN_CODE)


def _organisations(sites: Table) -> Iterator[Carried]:
    """The partners with a role for each of their sites, and the programmes."""
    roles: defaultdict[str, list[Role]] = defaultdict(list)
    partners: dict[str, Partner] = {}
    programmes: dict[str, Programme] = {}
    for row in sites.rows():
        for column in _PARTIES:
            for named in _named(row, column):
                if isinstance(named, Omission):
                    yield named
                    continue
                partner = Partner(
                    id=id_of(named.name), name=Text({"en": named.name}), kind=OrganisationKind.COMPANY,
                    evidence=(_mark(row, column, named),),
                )  # fmt: skip
                partners.setdefault(partner.id, partner)
                role = Role(
                    role=PartnerRole.from_code(SCHEME, column), site=id_of(row["Name"]),
                    confidence=named.confidence, evidence=(_mark(row, column, named),),
                )  # fmt: skip
                roles[partner.id].append(role)
        for named in _named(row, "Project"):
            if isinstance(named, _Named):
                programme = Programme(
                    id=id_of(named.name), name=Text({"en": named.name}), evidence=(_mark(row, "Project", named),)
                )
                programmes.setdefault(programme.id, programme)
    yield from programmes.values()
    yield from (partner.replace(roles=tuple(roles[id_])) for id_, partner in partners.items())


def _mark(row: Row, column: str, named: _Named) -> Evidence:
    """The evidence of a name: where it stands in its cell."""
    start = row.cells[column].text.index(named.name)
    piece = row.evidence(column, part=(start, start + len(named.name)))
    return attrs.evolve(piece, confidence=named.confidence)


# -- sites -------------------------------------------------------------------------------------------------------------


def _site(row: Row, steps: list[Row]) -> Iterator[Carried]:
    id_ = id_of(row["Name"])
    power = row.figure("Current power (MW)", _POWER)
    cost = row.figure("Current total capital cost (2025 USD billions)", _BILLIONS)
    country = COUNTRIES.get(row["Country"])
    projects = [named for named in _named(row, "Project") if isinstance(named, _Named)]
    made = [_milestone(step) for step in steps]
    milestones = [step for step in made if isinstance(step, Milestone)]
    yield Site(
        id=id_,
        name=Text({"en": row["Name"]}),
        programme=id_of(projects[0].name) if projects else None,
        location=None if country is None else Location(country=country),
        status=_status(milestones, row.table.document.published),
        milestones=tuple(milestones),
        facility_load=power if isinstance(power, Power) else None,
        statements=(*_statements(row, "Notes"), *(one for step in steps for one in _statements(step, _STATUS))),
        evidence=(row.evidence("Name"),),
    )
    if isinstance(cost, Money):
        yield Commitment(
            id=id_of(f"{row['Name']} capital"),
            name=Text({"en": f"Capital cost of {row['Name']} so far, in dollars of 2025"}),
            kind=CommitmentKind.INVESTMENT,
            stage=Stage.EXPENDITURE,
            site=id_,
            amount=cost,
        )
    for column, series in _SERIES.items():
        yield from _indicator(row["Name"], column, series, steps)
    if country is None:
        yield row.omission("Country", Reason.UNKNOWN_CODE)
    yield from (one for one in (power, cost, *made) if isinstance(one, Omission))


def _milestone(row: Row) -> Milestone | Omission:
    """A row of the timelines: running where a building or a machine runs, else being built."""
    date = row.read("Date", PartialDate, Reason.UNREADABLE)
    it_load, facility_load = (row.figure(column, _POWER) for column in ("IT power (MW)", "Power (MW)"))
    if date is None or isinstance(date, Omission):
        return row.omission("Date", Reason.UNREADABLE)
    runs = isinstance(it_load, Power) and bool(it_load.value)
    return Milestone(
        date=date,
        status=Status.OPERATING if runs else Status.CONSTRUCTION,
        criterion=None if runs else Criterion.REPORTED,
        it_load=it_load if isinstance(it_load, Power) else None,
        facility_load=facility_load if isinstance(facility_load, Power) else None,
        evidence=(row.evidence("Date"), *_excerpt(row)),
    )


def _status(milestones: list[Milestone], published: PartialDate | None) -> Status:
    """What the last step says that had been taken when the copy was made."""
    taken = [step for step in milestones if published is None or str(step.date) <= str(published)]
    return taken[-1].status if taken else Status.UNKNOWN


def _excerpt(row: Row) -> Iterator[Evidence]:
    """What is seen at the site, as far as a phrase may be long."""
    cell = row.evidence(_STATUS) if row[_STATUS] else None
    if cell is not None:
        yield cell


def _statements(row: Row, column: str) -> Iterator[Statement]:
    """The figures of a free text, each in its own words."""
    for mention in read(row.cells[column].text, language="en", place="US", published=row.table.document.published):
        if isinstance(mention.figure, Figure) and len(mention.quote) <= MAX_QUOTE:
            words = Text({"en": " ".join(mention.quote.split())})
            yield Statement(text=words, evidence=(row.evidence(column, part=(mention.start, mention.end)),))


def _indicator(site: str, column: str, series: _Series, steps: list[Row]) -> Iterator[Carried]:
    observations: list[Observation] = []
    for row in steps:
        figure, date = row.figure(column, series.amount), row.read("Date", Period, Reason.UNREADABLE)
        if isinstance(figure, Omission):
            yield figure
        elif figure is not None and isinstance(date, Period):
            observations.append(Observation(period=date, figure=figure))
    if observations:
        yield Indicator(
            id=id_of(f"{site} {series.slug}"),
            name=Text({"en": series.title.replace("{site}", site)}),
            kind=series.kind,
            publisher=Text({"en": "Epoch AI"}),
            observations=tuple(observations),
        )
