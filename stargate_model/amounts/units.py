"""The closed unit table: every unit that a figure can have, its dimension and its exact factor.

In: a symbol or an alias, as text. Out: a `Unit`, or an exact conversion between two of one dimension. Refused: every
text that is not listed. Case matters: `MW` is a megawatt, `mW`, `Mw` and `mw` are nothing here.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from attrs import field, frozen

from stargate_model.amounts.currencies import CURRENCIES
from stargate_model.amounts.decimals import checked, exact_product, quotient, tidy
from stargate_model.errors import DimensionError, UnknownUnitError

MAX_UNIT_TEXT: Final = 32


@frozen
class Unit:
    """A unit of the closed table.

    Attributes:
        symbol: How data and literals write it, such as `MW`; the text of the unit.
        name: Its English name, in the singular; the name that Pint knows it by.
        dimension: What it measures; a part after a slash tells apart what never converts (`money/USD`, `count/chip`).
        factor: How many base units of the dimension it is, exactly.

    Example:
        >>> unit("MW").factor
        Decimal('1000000')
    """

    symbol: str
    name: str = field(eq=False)
    dimension: str = field(eq=False)
    factor: Decimal = field(eq=False)

    @property
    def kind(self) -> str:
        """What kind of figure has this unit: the dimension without the part that tells money or things apart."""
        return self.dimension.partition("/")[0]

    def __str__(self) -> str:
        return self.symbol


# symbol, Pint's name, factor, other ways to write it; a base unit comes first and has the factor 1
_TABLE: Final[Mapping[str, tuple[tuple[str, str, str, tuple[str, ...]], ...]]] = {
    "power": (
        ("W", "watt", "1", ("watt", "watts")),
        ("kW", "kilowatt", "1000", ("kilowatt", "kilowatts")),
        ("MW", "megawatt", "1000000", ("megawatt", "megawatts")),
        ("GW", "gigawatt", "1000000000", ("gigawatt", "gigawatts")),
        ("TW", "terawatt", "1000000000000", ("terawatt", "terawatts")),
    ),
    "energy": (
        ("Wh", "watt_hour", "1", ("watt-hour", "watt-hours")),
        ("kWh", "kilowatt_hour", "1000", ("kilowatt-hour", "kilowatt-hours")),
        ("MWh", "megawatt_hour", "1000000", ("megawatt-hour", "megawatt-hours")),
        ("GWh", "gigawatt_hour", "1000000000", ("gigawatt-hour", "gigawatt-hours")),
        ("TWh", "terawatt_hour", "1000000000000", ("terawatt-hour", "terawatt-hours")),
    ),
    "voltage": (
        ("V", "volt", "1", ("volt", "volts")),
        ("kV", "kilovolt", "1000", ("kilovolt", "kilovolts")),
    ),
    "length": (
        ("m", "meter", "1", ("metre", "metres", "meter", "meters")),
        ("km", "kilometer", "1000", ("kilometre", "kilometres", "kilometer", "kilometers")),
        ("mi", "mile", "1609.344", ("mile", "miles")),
        ("ft", "foot", "0.3048", ("foot", "feet")),
    ),
    "area": (
        ("m²", "square_meter", "1", ("m2", "m^2", "sq m")),
        ("km²", "square_kilometer", "1000000", ("km2", "km^2", "sq km")),
        ("mi²", "square_mile", "2589988.110336", ("mi2", "mi^2", "sq mi")),
        ("ft²", "square_foot", "0.09290304", ("ft2", "ft^2", "sq ft")),
        ("acre", "acre", "4046.8564224", ("acres",)),
        ("hectare", "hectare", "10000", ("hectares", "ha")),
    ),
    "volume": (
        ("m³", "cubic_meter", "1", ("m3", "m^3")),
        ("L", "liter", "0.001", ("l", "litre", "litres", "liter", "liters")),
        ("gallon", "gallon", "0.003785411784", ("gallons", "gal")),
    ),
    "mass": (
        ("kg", "kilogram", "1", ("kilogram", "kilograms")),
        ("t", "tonne", "1000", ("tonne", "tonnes")),
    ),
    "emissions": (("tCO2e", "tonne_co2_equivalent", "1", ("tCO₂e", "t CO2e", "t CO₂e")),),
    "duration": (
        ("h", "hour", "1", ("hour", "hours")),
        ("day", "day", "24", ("days", "d")),
        ("week", "week", "168", ("weeks",)),
        ("month", "month", "730.5", ("months",)),
        ("year", "year", "8766", ("years", "a")),
    ),
    "share": (
        ("ratio", "ratio", "1", ()),
        ("%", "percent", "0.01", ("percent", "per cent")),
    ),
    "share/point": (("pp", "percentage_point", "1", ("percentage point", "percentage points")),),
    "compute": (
        ("FLOPS", "flops", "1", ("FLOP/s",)),
        ("kFLOPS", "kiloflops", "1000", ("kFLOP/s",)),
        ("MFLOPS", "megaflops", "1000000", ("MFLOP/s",)),
        ("GFLOPS", "gigaflops", "1000000000", ("GFLOP/s",)),
        ("TFLOPS", "teraflops", "1000000000000", ("TFLOP/s",)),
        ("PFLOPS", "petaflops", "1000000000000000", ("PFLOP/s",)),
        ("EFLOPS", "exaflops", "1000000000000000000", ("EFLOP/s",)),
    ),
}

# things that are counted: each is a dimension of its own, so that turbines never add to chips
_NOUNS: Final[Mapping[str, tuple[str, ...]]] = {
    "job": ("jobs",),
    "chip": ("chips",),
    "turbine": ("turbines",),
    "engine": ("engines",),
    "site": ("sites",),
    "data_centre": ("data_centres", "data centre", "data centres", "data center", "data centers"),
    "home": ("homes",),
    "rack": ("racks",),
    "user": ("users",),
    "person": ("persons", "people"),
    "item": ("items",),
}


def _table() -> tuple[Mapping[str, Unit], Mapping[str, Unit]]:
    symbols: dict[str, Unit] = {}
    aliases: dict[str, Unit] = {}
    for dimension, rows in _TABLE.items():
        for symbol, name, factor, others in rows:
            symbols[symbol] = Unit(symbol, name, dimension, Decimal(factor))
            aliases.update(dict.fromkeys(others, symbols[symbol]))
    for noun, others in _NOUNS.items():
        symbols[noun] = Unit(noun, noun, f"count/{noun}", Decimal(1))
        aliases.update(dict.fromkeys(others, symbols[noun]))
    for code in sorted(CURRENCIES):
        symbols[code] = Unit(code, code, f"money/{code}", Decimal(1))
    return MappingProxyType(symbols), MappingProxyType(aliases)


UNITS, ALIASES = _table()
"""Every unit by its symbol, and every other way to write one."""


def unit(text: str) -> Unit:
    """The unit that a symbol or alias names.

    Raises:
        UnknownUnitError: The table does not list the text; the nearest unit that it lists is named.

    Example:
        >>> unit("megawatts")
        Unit(symbol='MW', name='megawatt', dimension='power', factor=Decimal('1000000'))
    """
    found = UNITS.get(text) or ALIASES.get(text)
    if found is None:
        shown = text if len(text) <= MAX_UNIT_TEXT else text[:MAX_UNIT_TEXT] + "…"
        near = _nearest(shown)
        hint = f"; did you mean {near!r}?" if near else "; see the table of units"
        raise UnknownUnitError(f"{shown!r} is not a unit{hint}", found=shown, nearest=near)
    return found


def _nearest(text: str) -> str:
    """The unit whose spelling is nearest, case apart: what is mostly wrong is the case."""
    from difflib import get_close_matches  # loaded where something is wrong

    spelt = {known.casefold(): known for known in (*ALIASES, *tuple(UNITS)[::-1])}
    near = get_close_matches(text.casefold(), spelt, 1, 0.4)
    return spelt[near[0]] if near else ""


def convert(value: Decimal, source: Unit, target: Unit) -> Decimal:
    """The same quantity in another unit: exact where the quotient ends, else rounded once.

    Raises:
        DimensionError: The units measure different things.
        NumberError: The value is beyond the limits.

    Example:
        >>> convert(Decimal("1.2"), unit("GW"), unit("MW"))
        Decimal('1200')
    """
    if source == target:
        return checked(value)
    same_dimension(source, target)
    return tidy(quotient(exact_product(checked(value), source.factor), target.factor))


def same_dimension(found: Unit, wanted: Unit) -> None:
    """Pass when both units measure the same thing.

    Raises:
        DimensionError: They do not.
    """
    if found.dimension != wanted.dimension:
        raise DimensionError(
            f"{found.symbol} measures {found.dimension}, but {wanted.symbol} measures {wanted.dimension}",
            wanted=wanted.dimension,
            found=found.dimension,
            unit=found.symbol,
        )
