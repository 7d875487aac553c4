"""The possible pairs of fuel and technology, over the whole product."""

from __future__ import annotations

from itertools import product

import pytest

from stargate_model.records.pairs import FUELS_OF, possible
from stargate_model.records.vocabularies import Fuel, Technology

# one letter a fuel in the order of the vocabulary: x can be, . cannot be
FUELS = "natural_gas other_gas biogas biomass waste coal diesel oil peat hydrogen nuclear solar wind hydro marine "
FUELS += "geothermal storage grid_mix waste_heat other unknown"
LISTING = {
    "gas_turbine": "xxx...xx.x.........xx",
    "combined_cycle": "xxx..xxx.x.........xx",
    "steam_turbine": "xxxxxxxxxxxx..xxxxxxx",
    "reciprocating_engine": "xxx...xx.x.........xx",
    "fuel_cell": "xxx...xx.x.........xx",
    "photovoltaic": "...........x.......xx",
    "concentrated_solar": "...........x.......xx",
    "wind_onshore": "............x......xx",
    "wind_offshore": "............x......xx",
    "hydro_turbine": ".............x.....xx",
    "pumped_storage": ".............x..x..xx",
    "hydrokinetic": ".............xx....xx",
    "organic_rankine": "xxxxxxxxxxxx..xxxxxxx",
    "binary_cycle": "xxxxxxxxxxxx..xxxxxxx",
    "nuclear_reactor": "..........x........xx",
    "battery": "................x..xx",
    "flywheel": "................x..xx",
    "compressed_air": "x........x......x..xx",
    "grid_supply": "xxxxxxxxxxxxxxxxxxxxx",
    "other": "xxxxxxxxxxxxxxxxxxxxx",
    "unknown": "xxxxxxxxxxxxxxxxxxxxx",
}
EXPECTED = {
    (Fuel(fuel), Technology(technology)): mark == "x"
    for technology, marks in LISTING.items()
    for fuel, mark in zip(FUELS.split(), marks, strict=True)
}


@pytest.mark.parametrize(("fuel", "technology"), list(product(Fuel, Technology)))
def test_every_pair_is_as_listed(fuel: Fuel, technology: Technology) -> None:
    """Each of the 441 pairs is possible or not as the listing has it."""
    assert possible(fuel, technology) is EXPECTED[fuel, technology]


def test_every_technology_has_its_fuels() -> None:
    """No technology is left without a row, so no question goes unanswered."""
    assert set(FUELS_OF) == set(Technology)
    assert all(FUELS_OF.values())


def test_every_fuel_can_be_used_by_something_named() -> None:
    """No fuel is possible with `other` and `unknown` alone."""
    named = set(Technology) - {Technology.OTHER, Technology.UNKNOWN, Technology.GRID_SUPPLY}
    assert all(any(possible(fuel, technology) for technology in named) for fuel in Fuel)
