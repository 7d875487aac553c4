"""Hedges: what a number limits, and the interval that it leaves.

In: a bound with its ends. Out: an interval, or the bound that says an interval best. The words of a language belong
to the lexicons that read them and the catalogs that tell them.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Final

from stargate_model.amounts.decimals import spell
from stargate_model.amounts.intervals import Interval
from stargate_model.errors import FigureError

TOLERANCE: Final = Decimal("0.05")
"""How far an approximate figure reaches to either side when figures are compared, unless the caller says otherwise.

A convention of this library: 5 % is half of the last step that a source takes when it rounds to one or two digits.
"""


class Bound(StrEnum):
    """What the value of a figure limits."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    BETWEEN = "between"

    @property
    def sign(self) -> str:
        """How the literal notation writes it, before the number."""
        return _SIGNS[self]


_SIGNS: Final = {
    Bound.EXACT: "",
    Bound.AT_LEAST: ">=",
    Bound.MORE_THAN: ">",
    Bound.AT_MOST: "<=",
    Bound.LESS_THAN: "<",
    Bound.BETWEEN: "",
}


def interval(bound: Bound, value: Decimal, upper: Decimal | None, floor: Decimal | None) -> Interval:
    """The numbers that a bound leaves possible.

    Args:
        bound: What the value limits.
        value: The value; the lower end where the bound is `BETWEEN`.
        upper: The upper end, where the bound is `BETWEEN`.
        floor: What no number of this kind goes below; None where there is no such number.

    Example:
        >>> interval(Bound.AT_MOST, Decimal(29), None, Decimal(0))
        Interval(low=Decimal('0'), high=Decimal('29'), low_open=False, high_open=False)
    """
    match bound:
        case Bound.EXACT:
            return Interval(value, value)
        case Bound.AT_LEAST | Bound.MORE_THAN:
            return Interval(value, None, low_open=bound is Bound.MORE_THAN)
        case Bound.AT_MOST | Bound.LESS_THAN:
            return Interval(floor, value, high_open=bound is Bound.LESS_THAN)
        case Bound.BETWEEN:
            return Interval(value, upper)


def stated(numbers: Interval, floor: Decimal | None) -> tuple[Bound, Decimal, Decimal | None]:
    """The bound, value and upper end that say an interval.

    An interval with two ends is said as `BETWEEN`, which has both ends: it is never made narrower.

    Raises:
        FigureError: The interval has no end, so that it says nothing.
    """
    low, high = numbers.low, numbers.high
    if high is None:
        if low is None:
            raise FigureError("the result has no end on either side, so it states nothing")
        return (Bound.MORE_THAN if numbers.low_open else Bound.AT_LEAST), low, None
    if low is None or (low == floor and not numbers.low_open and high != low):
        return (Bound.LESS_THAN if numbers.high_open else Bound.AT_MOST), high, None
    if low == high:
        return Bound.EXACT, low, None
    return Bound.BETWEEN, low, high


def check(bound: Bound, value: Decimal, upper: Decimal | None, floor: Decimal | None) -> None:
    """Pass when value, upper end and bound go together.

    Raises:
        FigureError: They contradict each other.
    """
    if (upper is not None) != (bound is Bound.BETWEEN):
        raise FigureError(
            "an upper end is given exactly where the bound is 'between'",
            code="bound-and-upper",
            bound=bound.value,
            value=spell(value),
        )
    if upper is not None and upper <= value:
        raise FigureError(
            f"a range goes up, but {spell(upper)} is not above {spell(value)}; write the lower end first",
            code="reversed-range",
            bound=bound.value,
            value=spell(value),
        )
    if floor is not None and (value < floor or (bound is Bound.LESS_THAN and value <= floor)):
        raise FigureError(
            f"this kind of figure has no values below {spell(floor)}, so {bound.sign}{spell(value)} states nothing",
            code="negative",
            bound=bound.value,
            value=spell(value),
        )
