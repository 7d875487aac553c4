"""Which fuels a technology can run on, for the rule `fuel-technology`.

In: a fuel and a technology. Out: whether they can go together. Only what cannot be is refused: `unknown` and
`other` go with everything, and so does supply from the grid, whose energy a contract may name.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from stargate_model.records.vocabularies import Fuel, Technology

_EVERY: Final = frozenset(Fuel)
_OPEN: Final = frozenset({Fuel.OTHER, Fuel.UNKNOWN})
_BURNT_IN_ENGINES: Final = frozenset(
    {Fuel.NATURAL_GAS, Fuel.OTHER_GAS, Fuel.BIOGAS, Fuel.DIESEL, Fuel.OIL, Fuel.HYDROGEN}
)
_STORED: Final = frozenset({Fuel.STORAGE})
_NOT_HEAT: Final = frozenset({Fuel.WIND, Fuel.HYDRO})

FUELS_OF: Final[Mapping[Technology, frozenset[Fuel]]] = MappingProxyType(
    {
        Technology.GAS_TURBINE: _BURNT_IN_ENGINES,
        Technology.COMBINED_CYCLE: _BURNT_IN_ENGINES | {Fuel.COAL},  # gasified first
        Technology.STEAM_TURBINE: _EVERY - _NOT_HEAT,
        Technology.RECIPROCATING_ENGINE: _BURNT_IN_ENGINES,
        # reformers feed cells with liquid fuels too
        Technology.FUEL_CELL: _BURNT_IN_ENGINES,
        Technology.PHOTOVOLTAIC: frozenset({Fuel.SOLAR}),
        Technology.CONCENTRATED_SOLAR: frozenset({Fuel.SOLAR}),
        Technology.WIND_ONSHORE: frozenset({Fuel.WIND}),
        Technology.WIND_OFFSHORE: frozenset({Fuel.WIND}),
        Technology.HYDRO_TURBINE: frozenset({Fuel.HYDRO}),
        Technology.PUMPED_STORAGE: frozenset({Fuel.HYDRO, Fuel.STORAGE}),
        Technology.HYDROKINETIC: frozenset({Fuel.MARINE, Fuel.HYDRO}),
        Technology.ORGANIC_RANKINE: _EVERY - _NOT_HEAT,
        Technology.BINARY_CYCLE: _EVERY - _NOT_HEAT,
        Technology.NUCLEAR_REACTOR: frozenset({Fuel.NUCLEAR}),
        Technology.BATTERY: _STORED,
        Technology.FLYWHEEL: _STORED,
        # today's plants burn gas to heat the air that they let out
        Technology.COMPRESSED_AIR: _STORED | {Fuel.NATURAL_GAS, Fuel.HYDROGEN},
        Technology.GRID_SUPPLY: _EVERY,
        Technology.OTHER: _EVERY,
        Technology.UNKNOWN: _EVERY,
    }
)
"""The fuels that each technology can run on, `other` and `unknown` apart."""


def possible(fuel: Fuel, technology: Technology) -> bool:
    """Whether a power source can have this fuel and this technology.

    Example:
        >>> possible(Fuel.NATURAL_GAS, Technology.GAS_TURBINE), possible(Fuel.WIND, Technology.GAS_TURBINE)
        (True, False)
    """
    return fuel in _OPEN or fuel in FUELS_OF[technology]
