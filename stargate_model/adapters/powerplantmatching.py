"""The power plants of powerplantmatching: a row of its table becomes a power source.

In: `powerplants.csv` (CC BY 4.0). The table states capacities in MW and years of commissioning, retrofit and
decommissioning. A plant that the table put together from several data bases has an id of each of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from stargate_model.adapters.adapted import Carried, Omission, Reason
from stargate_model.adapters.files import Described
from stargate_model.adapters.names import COUNTRIES, id_of
from stargate_model.adapters.tables import Amount, Row, opened
from stargate_model.amounts.decimals import number
from stargate_model.claims.dates import PartialDate
from stargate_model.claims.evidence import SourceType
from stargate_model.claims.kinds import Power
from stargate_model.claims.text import Text
from stargate_model.claims.vocabulary import cut
from stargate_model.errors import StargateError
from stargate_model.records.parts import Identifier, Location, Milestone
from stargate_model.records.places import PowerSource
from stargate_model.records.vocabularies import Connection, Fuel, Precision, Status, Technology

SCHEME: Final = "powerplantmatching"
_CAPACITY: Final = Amount(kind=Power, unit="MW", heading="Capacity (MW)")
_DATES: Final = {"DateIn": Status.OPERATING, "DateOut": Status.RETIRED}
_CARRIED: Final = (
    "id", "Name", "Fueltype", "Technology", "Country", "Capacity", *_DATES, "lat", "lon", "EIC", "projectID",
)  # fmt: skip
_YEAR: Final = re.compile(r"([0-9]{4})(?:\.0)?\Z", re.ASCII)
_BASES: Final = re.compile(r"'([^']*+)': \{([^}]*+)\}")
_IDS: Final = re.compile(r"'([^']*+)'")


def adapt(path: Path, *, published: PartialDate | None = None) -> Iterator[Carried]:
    """The plants of a table, one after the other.

    Args:
        path: The table.
        published: When the copy was made.

    Raises:
        SourceError: It cannot be read, or is not the table that is expected.
    """
    described = Described(
        id=SCHEME,
        title="Power plants of Europe, put together from several data bases",
        publisher="PyPSA",
        source_type=SourceType.PRIMARY_RESEARCH,
        url="https://github.com/PyPSA/powerplantmatching",
        published=published,
    )
    table = opened(path, described, _CARRIED)
    yield table.document
    for row in table.rows():
        yield from _plant(row)
    yield from table.left_out(_CARRIED)


@cache
def _fuel(code: str) -> Fuel:
    return Fuel.from_code(SCHEME, code)


@cache
def _technology(code: str) -> Technology:
    return Technology.from_code(SCHEME, code)


def _plant(row: Row) -> Iterator[Carried]:
    capacity = row.figure("Capacity", _CAPACITY) or row.omission("Capacity", Reason.NOT_STATED)
    fuel = row.read("Fueltype", _fuel, Reason.UNKNOWN_CODE)
    technology = row.read("Technology", _technology, Reason.UNKNOWN_CODE)
    location = _location(row)
    steps = [(column, row.read(column, _year, Reason.UNREADABLE)) for column in _DATES]
    try:
        yield PowerSource(
            id=id_of(row["id"], "plant"),
            name=Text({"und": row["Name"]}),
            identifiers=tuple(_identifiers(row)),
            location=location if isinstance(location, Location) else None,
            fuel=fuel if isinstance(fuel, Fuel) else Fuel.UNKNOWN,
            technology=technology if isinstance(technology, Technology) else Technology.UNKNOWN,
            capacity=capacity if isinstance(capacity, Power) else None,
            connection=Connection.GRID,
            milestones=tuple(
                Milestone(date=date, status=_DATES[column], evidence=(row.evidence(column),))
                for column, date in steps
                if isinstance(date, PartialDate)
            ),
            evidence=(row.evidence("Name"),),
        )
    except StargateError:
        yield row.omission("", Reason.UNREADABLE)
        return
    parts = (capacity, fuel, technology, location, *(date for _, date in steps))
    yield from (part for part in parts if isinstance(part, Omission))


@cache
def _year(text: str) -> PartialDate:
    """A year, which the table writes as a number with a point."""
    year = _YEAR.match(text)
    return PartialDate(year[1] if year else text)


def _location(row: Row) -> Location | Omission:
    country = COUNTRIES.get(row["Country"])
    if country is None:
        return row.omission("Country", Reason.UNKNOWN_CODE)
    try:
        return Location(
            country=country, latitude=number(row["lat"]), longitude=number(row["lon"]), precision=Precision.UNKNOWN
        )
    except StargateError:
        return row.omission("lat", Reason.UNREADABLE)


def _identifiers(row: Row) -> Iterator[Identifier]:
    """The ids of a plant in other data bases, which the table writes as Python writes a dict of sets."""
    yield Identifier(scheme=SCHEME, id=row["id"])
    for code in _IDS.findall(row["EIC"]):
        yield Identifier(scheme="EIC", id=code)
    for base, ids in _BASES.findall(row["projectID"]):
        for one in sorted(_IDS.findall(ids)):
            yield Identifier(scheme=base, id=cut(one))
