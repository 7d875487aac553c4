"""Scales: the axis of a chart, from zero or the lowest figure to a round number above the highest.

In: figures of one dimension, or days. Out: where a number stands, as a share of the axis, and round numbers for its
ticks. All of it is exact; nothing knows of pixels.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from attrs import frozen

from stargate_model.amounts.decimals import exact_product, exact_sum, quotient, tidy
from stargate_model.amounts.hedges import TOLERANCE, Bound
from stargate_model.amounts.units import Unit
from stargate_model.claims.figure import Figure

_ZERO: Final = Decimal(0)
_ONE: Final = Decimal(1)
_STEPS: Final = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10), Decimal(20))
_MOST_STEPS: Final = 5
_MOST_YEARS: Final = 6
_ONWARD: Final = Decimal("1.25")
"""How far the axis reaches for a figure that goes on, as a multiple of it."""


@frozen(kw_only=True)
class Scale:
    """An axis.

    Attributes:
        low: Where it begins, in its unit.
        high: Where it ends, in its unit.
        ticks: The numbers that are marked on it.
        unit: The unit of them all.
    """

    low: Decimal
    high: Decimal
    ticks: tuple[Decimal, ...]
    unit: Unit

    def place(self, number: Decimal) -> Decimal:
        """Where a number of the unit stands on the axis, from 0 to 1; what is beyond stands at the end."""
        return _share(number, self.low, self.high)

    @property
    def zero(self) -> Decimal:
        """Where bars begin."""
        return self.place(_ZERO)


def scale(figures: Sequence[Figure]) -> Scale:
    """The axis for figures of one dimension, in the unit of the largest.

    Example:
        >>> from stargate_model.claims.kinds import Power
        >>> found = scale([Power("1.2 GW"), Power(">900 MW")])
        >>> [str(tick) for tick in found.ticks], found.place(Power("600 MW").to("GW").value)
        (['0', '0.25', '0.5', '0.75', '1', '1.25'], Decimal('0.48'))
    """
    unit = max(figures, key=_reach).unit
    top = max(_ZERO, *(quotient(_reach(figure), unit.factor) for figure in figures))
    bottom = min(_ZERO, *(quotient(_depth(figure), unit.factor) for figure in figures))
    step = _step(exact_sum(top, bottom.copy_negate()) or _ONE)
    low, high = _multiple(bottom.copy_negate(), step), _multiple(top, step)
    ticks = tuple(tidy(exact_product(step, Decimal(count))) for count in range(-low, high + 1))
    if len(ticks) == 1:
        ticks = (_ZERO, step)
    return Scale(low=ticks[0], high=ticks[-1], ticks=ticks, unit=unit)


def _reach(figure: Figure) -> Decimal:
    """How far a figure is drawn, in base units."""
    last = figure.value if figure.upper is None else figure.upper
    if figure.bound in {Bound.AT_LEAST, Bound.MORE_THAN}:
        last = exact_product(last, _ONWARD)
    elif figure.approximate:
        last = exact_sum(last, exact_product(last.copy_abs(), TOLERANCE))
    return exact_product(last, figure.unit.factor)


def _depth(figure: Figure) -> Decimal:
    return exact_product(figure.value, figure.unit.factor)


def _step(span: Decimal) -> Decimal:
    """The smallest round number that goes into a span a few times."""
    size = span.adjusted()
    rounds = (one.scaleb(size - 1) for one in _STEPS)
    return next(step for step in rounds if span <= exact_product(step, Decimal(_MOST_STEPS)))


def _multiple(number: Decimal, step: Decimal) -> int:
    """How many steps reach a number."""
    whole = int(quotient(number, step))
    return whole if exact_product(step, Decimal(whole)) >= number else whole + 1


def _share(number: Decimal, low: Decimal, high: Decimal) -> Decimal:
    share = quotient(exact_sum(number, low.copy_negate()), exact_sum(high, low.copy_negate()))
    return min(_ONE, max(_ZERO, share))


@frozen(kw_only=True)
class Calendar:
    """An axis of days.

    Attributes:
        first: The day on which it begins.
        last: The day on which it ends.
        ticks: The first days of years that are marked on it.
    """

    first: date
    last: date
    ticks: tuple[date, ...]

    def place(self, day: date) -> Decimal:
        """Where a day stands on the axis, from 0 to 1."""
        return _share(Decimal(day.toordinal()), Decimal(self.first.toordinal()), Decimal(self.last.toordinal()))


def calendar(days: Iterable[date]) -> Calendar:
    """The axis of some days: whole years.

    Example:
        >>> [day.year for day in calendar([date(2021, 3, 1), date(2025, 1, 21)]).ticks]
        [2021, 2022, 2023, 2024, 2025, 2026]
    """
    years = [day.year for day in days]
    first, last = min(years), min(max(years) + 1, date.max.year)
    every = max(1, -(-(last - first) // _MOST_YEARS))
    ticks = tuple(date(year, 1, 1) for year in range(first, last + 1, every))
    return Calendar(first=date(first, 1, 1), last=date(last, 1, 1), ticks=ticks)
