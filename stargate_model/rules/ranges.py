"""What figures leave possible together: sums, the rounding of printed digits, and figures that rules compute.

In: figures. Out: intervals that surely contain what is meant, and computed figures for messages. A rule decides on
the intervals; a computed figure is only told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Context, Decimal
from functools import reduce
from typing import Final, TypeVar

from stargate_model.amounts.decimals import EXACT, exact_product, tidy
from stargate_model.amounts.hedges import Bound
from stargate_model.amounts.intervals import Answer, Interval
from stargate_model.claims.figure import Figure
from stargate_model.claims.kinds import Count
from stargate_model.errors import StargateError
from stargate_model.findings.finding import Param

_ROUNDED: Final = Context(prec=4)
_HALF: Final = Decimal("0.5")
_Kind = TypeVar("_Kind", bound=Figure)


def printed(figure: Figure, tolerance: Decimal) -> Interval:
    """What a figure leaves possible when its digits are rounded ones: half of the last place more on either side.

    Example:
        >>> from stargate_model.claims.kinds import Share
        >>> printed(Share("4.4 %"), Decimal(0))
        Interval(low=Decimal('0.0435'), high=Decimal('0.0445'), low_open=False, high_open=False)
    """
    numbers = figure.interval(tolerance)
    half = max(_half_place(figure, end) for end in (figure.value, figure.upper) if end is not None)
    return numbers + Interval(half.copy_negate(), half)


def _half_place(figure: Figure, number: Decimal) -> Decimal:
    place = int(number.as_tuple().exponent)
    if isinstance(figure, Count) and place <= 0:
        return Decimal(0)  # whole things are counted, not rounded
    return exact_product(_HALF.scaleb(place, EXACT), figure.unit.factor)


def together(figures: Iterable[Figure], tolerance: Decimal) -> Interval:
    """What several figures leave possible when they are added up."""
    return reduce(Interval.__add__, (figure.interval(tolerance) for figure in figures))


def may_exceed(part: Interval, whole: Interval) -> bool:
    """Whether the most that the one allows is more than the most that the other allows."""
    if part.high is None or whole.high is None:
        return False
    return (part.high, not part.high_open) > (whole.high, not whole.high_open)


def exceeds(part: Interval, whole: Interval) -> bool:
    """Whether the one is surely more than the other."""
    return whole.below(part) is Answer.YES


def summed(figures: Iterable[_Kind]) -> Param:
    """The sum of figures of one unit dimension, for a message."""
    added = tuple(figures)
    return computed(lambda: reduce(lambda one, other: one + other, added))


def computed(calculate: Callable[[], Figure]) -> Param:
    """A figure for a message; empty where it is beyond what a figure can state."""
    try:
        return calculate()
    except StargateError:
        return ""


def derived(calculate: Callable[[], Figure]) -> Param:
    """A quotient for a message, to four digits; what is rounded is told as approximate."""
    return computed(lambda: _short(calculate()))


def _short(figure: Figure) -> Figure:
    value, upper = _ROUNDED.plus(figure.value), None if figure.upper is None else _ROUNDED.plus(figure.upper)
    return type(figure)(
        value=tidy(value),
        unit=figure.unit,
        upper=None if upper is None or upper == value else tidy(upper),
        bound=Bound.EXACT if upper == value else figure.bound,
        approximate=figure.approximate or (value, upper) != (figure.value, figure.upper),
        vague=figure.vague,
    )
