"""Strategies for figures with phrases that say them, in any of the twelve languages of summaries.

The formatter tells the figure, so that the reader reads it back: the same value, unit and hedge.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from attrs import frozen
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from stargate_model.amounts.hedges import Bound
from stargate_model.amounts.units import UNITS, Unit
from stargate_model.claims.figure import Figure
from stargate_model.claims.kinds import kind_of
from stargate_model.localization import SUMMARY_LANGUAGES, Formatter
from stargate_model.localization.formatter import Width
from stargate_model.reading import agreement

PLACES: Final[Mapping[str, str | None]] = MappingProxyType(
    {language: {"es": "ES", "pt-BR": "BR"}.get(language) for language in SUMMARY_LANGUAGES}
)
"""Each language of phrases, and the country of documents in it that decides what its money is called."""

_CURRENCIES: Final = "USD EUR CNY JPY GBP KRW TWD HKD INR SGD AED CAD AUD CHF".split()
# a bare ratio is a number without a unit, which no reader can tell from any other number
_SAYABLE: Final = tuple(
    unit for unit in UNITS.values() if unit.symbol in _CURRENCIES or (unit.kind != "money" and unit.symbol != "ratio")
)
_WIDTHS: Final[tuple[Width, ...]] = ("long", "short")
_PER_CENT: Final = st.integers(1, 100)
_DIGITS: Final = st.integers(1, 99_999)
_THOUSANDS: Final = st.sampled_from([0, 3, 6, 9])
_PLACES_OF_DIGITS: Final = st.sampled_from([0, -1, -2, 3, 6, 9])
_BOUNDS: Final = st.sampled_from(Bound)
_IS: Final = st.booleans()


@frozen
class Quoted:
    """A figure, and a phrase of a language that says it.

    Attributes:
        figure: The figure, without evidence.
        quote: The phrase.
        language: The language of the phrase.
        place: The country of the document that it could stand in; None where that decides nothing.
    """

    figure: Figure
    quote: str
    language: str
    place: str | None


@st.composite
def sayable_numbers(draw: DrawFn, unit: Unit) -> Decimal:
    """Numbers as sources print them before a unit: up to five digits, with two decimals or in thousands and more."""
    if unit.kind == "share":
        return Decimal(draw(_PER_CENT))
    digits = Decimal(draw(_DIGITS))
    places = draw(_THOUSANDS if unit.kind == "count" else _PLACES_OF_DIGITS)
    return digits.scaleb(places)


@functools.cache
def _units(dimension: str) -> SearchStrategy[Unit]:
    return st.sampled_from([one for one in _SAYABLE if dimension in {"", one.kind}])


@st.composite
def sayable_figures(draw: DrawFn, kind: type[Figure] = Figure) -> Figure:
    """Figures as sentences have them: every hedge, and each unit that has a name; without evidence.

    Args:
        draw: Given by Hypothesis.
        kind: Which kind; every kind where it is `Figure`.
    """
    unit = draw(_units(kind.dimension))
    bound = draw(_BOUNDS)
    value = draw(sayable_numbers(unit))
    upper = value + draw(sayable_numbers(unit)) if bound is Bound.BETWEEN else None
    return kind_of(unit)(value=value, unit=unit, upper=upper, bound=bound, approximate=draw(_IS))


@st.composite
def quoted_figures(draw: DrawFn, kind: type[Figure] = Figure, language: str | None = None) -> Quoted:
    """Figures with a phrase that reads back as the figure.

    Args:
        draw: Given by Hypothesis.
        kind: Which kind; every kind where it is `Figure`.
        language: The language of the phrase; any of the twelve where it is None.
    """
    tag = draw(st.sampled_from(SUMMARY_LANGUAGES)) if language is None else language
    figure = draw(sayable_figures(kind))
    return Quoted(figure, say(figure, tag, draw(st.sampled_from(_WIDTHS))), tag, PLACES[tag])


def say(figure: Figure, language: str, width: Width = "long") -> str:
    """The phrase that says a figure in a language."""
    return _formatter(language).figure(figure, width)


@functools.cache
def warm() -> None:
    """Load what the languages need, once."""
    example = kind_of(UNITS["USD"])("1 USD")
    for language in SUMMARY_LANGUAGES:
        agreement(example, say(example, language), language=language, place=PLACES[language])


@functools.cache
def _formatter(language: str) -> Formatter:
    return Formatter(language)
