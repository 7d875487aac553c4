"""Units as text: which pattern goes with a symbol of the unit table, in a locale and a width.

In: a symbol of the unit table. Out: its patterns by plural category. CLDR's words come first; what CLDR lacks stands in
`units.toml` for the languages of summaries. In every other language a unit that has a symbol is written with it, and a
countable thing is refused: no word of another language is put in.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, cast

from stargate_model.errors import LocaleError, UnknownUnitError
from stargate_model.localization import negotiate
from stargate_model.localization.resolved import CACHED_LOCALES

if TYPE_CHECKING:
    from stargate_model.localization.resolved import Resolved

CLDR_IDS: Final = MappingProxyType(
    {
        "W": "power-watt",
        "kW": "power-kilowatt",
        "MW": "power-megawatt",
        "GW": "power-gigawatt",
        "kWh": "energy-kilowatt-hour",
        "V": "electric-volt",
        "m": "length-meter",
        "km": "length-kilometer",
        "mi": "length-mile",
        "ft": "length-foot",
        "m²": "area-square-meter",
        "km²": "area-square-kilometer",
        "mi²": "area-square-mile",
        "ft²": "area-square-foot",
        "acre": "area-acre",
        "hectare": "area-hectare",
        "m³": "volume-cubic-meter",
        "L": "volume-liter",
        "gallon": "volume-gallon",
        "kg": "mass-kilogram",
        "t": "mass-tonne",
        "min": "duration-minute",
        "h": "duration-hour",
        "day": "duration-day",
        "week": "duration-week",
        "month": "duration-month",
        "year": "duration-year",
        "%": "concentr-percent",
        "item": "concentr-item",
    }
)
"""The unit of CLDR that each symbol names."""

SYMBOLS: Final = frozenset("TW Wh MWh GWh TWh kV tCO2e FLOPS kFLOPS MFLOPS GFLOPS TFLOPS PFLOPS EFLOPS".split())
"""The units that CLDR lacks and that may be written with their symbol in any language."""

THINGS: Final = frozenset("job chip turbine engine site data_centre home rack user person item".split())
"""What is counted: its millions are told with the word."""

BARE: Final = "ratio"
"""The unit of a number that has none."""

WIDTHS: Final = ("long", "short", "narrow")
_MODEL: Final = "kWh"


def patterns(locale: Resolved, symbol: str, width: str) -> Mapping[str, str]:
    """The patterns of a unit by plural category.

    Raises:
        UnknownUnitError: The symbol is not in the unit table, or names a currency.
        LocaleError: Neither CLDR nor `units.toml` has words for it in this language.
    """
    return _patterns(locale.name, symbol, width, locale)


@cache
def own() -> Mapping[str, Mapping[str, Mapping[str, str | Mapping[str, str]]]]:
    """The table of `units.toml`: symbol to language to width to pattern, or patterns by plural category."""
    text = files("stargate_model.localization").joinpath("units.toml").read_text("utf-8")
    return cast("Mapping[str, Mapping[str, Mapping[str, str | Mapping[str, str]]]]", tomllib.loads(text))


def own_patterns(symbol: str, language: str, width: str) -> Mapping[str, str] | None:
    """The patterns of `units.toml` by plural category; None where it has none."""
    widths = own().get(symbol, {}).get(language)
    if widths is None:
        return None
    found = widths["long"] if width == "long" else widths.get("short", widths["long"])
    return {"other": found} if isinstance(found, str) else found


@lru_cache(maxsize=64 * CACHED_LOCALES)
def _patterns(name: str, symbol: str, width: str, locale: Resolved) -> Mapping[str, str]:
    if symbol == BARE:
        return {"other": "{0}"}
    if symbol in CLDR_IDS:
        found = locale.unit_patterns(CLDR_IDS[symbol], width)
        if found:
            return found
    language = negotiate.offered(negotiate.parse(name))
    own_words = own_patterns(symbol, language, width) if language else None
    if own_words:
        return own_words
    if symbol in SYMBOLS:
        return {"other": _with_symbol(locale, symbol)}
    if symbol in CLDR_IDS or symbol in own():
        raise LocaleError(f"there is no word for the unit {symbol!r} in {name!r}", unit=symbol, found=name)
    raise UnknownUnitError(f"{symbol[:40]!r} is not a unit that can be written out", found=symbol[:40])


def _with_symbol(locale: Resolved, symbol: str) -> str:
    """The symbol where the locale's pattern for kWh has it, with the same space."""
    model = locale.unit_patterns(CLDR_IDS[_MODEL], "short").get("other", "")
    return model.replace(_MODEL, symbol) if _MODEL in model and "{0}" in model else f"{{0}}\N{NO-BREAK SPACE}{symbol}"
