"""What must hold of nuclear plants."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import stargate_model as sm
from stargate_model.extending import Code, Context, Rule, found, keyed, row
from stargate_nuclear.catalog import words
from stargate_nuclear.plants import NuclearPlant


def _code(code: str, severity: sm.Severity, example: str) -> Code:
    message, explanation, repair = (words(code, part) for part in ("message", "explanation", "repair"))
    return Code(
        code=code,
        family="nuclear",
        severity=severity,
        message=message,
        explanation=explanation,
        example=example,
        repair=repair,
    )


THERMAL_EXCEEDED: Final = _code(
    "thermal-exceeded",
    sm.Severity.ERROR,
    "nuclear_plants:\n  - {id: plant, name: {en: Plant}, capacity: 3 GW, thermal: 1 GW}",
)
NUCLEAR_SUPPLY: Final = _code(
    "nuclear-supply",
    sm.Severity.NOTE,
    "sites:\n  - {id: campus, name: {en: Campus}, facility_load: 2 GW}\n"
    "nuclear_plants:\n  - {id: plant, name: {en: Plant}, site: campus, capacity: 1 GW}",
)


def _thermal(plant: NuclearPlant, context: Context) -> Iterator[sm.Finding]:
    """A plant delivers less than the heat that it makes; an error only where the hedges leave no doubt."""
    if plant.capacity is None or plant.thermal is None:
        return
    if plant.thermal.below(plant.capacity, tolerance=context.tolerance) is sm.Answer.YES:
        yield found(THERMAL_EXCEEDED, plant, "/capacity", capacity=plant.capacity, thermal=plant.thermal)


def _site(record: sm.Site | NuclearPlant) -> Iterable[str]:
    site = record.id if isinstance(record, sm.Site) else record.site
    return () if site is None else (site,)


def _supply(records: tuple[sm.Site | NuclearPlant, ...], context: Context) -> Iterator[sm.Finding]:
    """What supplies a site is at least what it draws."""
    sites = [record for record in records if isinstance(record, sm.Site)]
    plants = [record for record in records if isinstance(record, NuclearPlant)]
    powers = [plant.capacity for plant in plants if plant.capacity is not None]
    for site in sites:
        if site.facility_load is None or not powers or len(powers) < len(plants):
            continue
        supply = sum(powers[1:], start=powers[0])
        if supply.below(site.facility_load, tolerance=context.tolerance) is sm.Answer.YES:
            yield found(NUCLEAR_SUPPLY, site, "/facility_load", related=plants, load=site.facility_load, supply=supply)


CODES: Final = (THERMAL_EXCEEDED, NUCLEAR_SUPPLY)
RULES: Final[tuple[Rule, ...]] = (
    row((NuclearPlant,), _thermal, THERMAL_EXCEEDED.code),
    keyed((sm.Site, NuclearPlant), _site, _supply, NUCLEAR_SUPPLY.code, least=2),
)
