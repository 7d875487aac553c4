"""What a hedged figure leaves possible: intervals of exact numbers, their arithmetic, and answers in three values.

In: exact ends, open or closed, bounded or not. Out: intervals that contain every pointwise result, and *yes*, *no*
or *cannot tell*. Nothing here knows of units or of words.
"""

from __future__ import annotations

import enum
from decimal import Decimal
from typing import Final, NamedTuple

from attrs import frozen

from stargate_model.amounts.decimals import exact_product, exact_sum, spell, wide_quotient
from stargate_model.errors import FigureError, MeaninglessError, UndecidedError

_ZERO: Final = Decimal(0)
_LOWEST: Final = Decimal("-Infinity")
_HIGHEST: Final = Decimal("Infinity")


class Answer(enum.Enum):
    """What hedges let one say: yes, no, or that they cannot tell.

    As a condition, `YES` is true and `NO` is false; `CANNOT_TELL` raises, since neither would be honest.

    Example:
        >>> Interval.exactly(Decimal(5)).below(Interval(Decimal(3), None))
        <Answer.CANNOT_TELL: 'cannot tell'>
    """

    YES = "yes"
    NO = "no"
    CANNOT_TELL = "cannot tell"

    def __bool__(self) -> bool:
        if self is Answer.CANNOT_TELL:
            raise UndecidedError(
                "the hedges leave this open; compare with `is Answer.YES` or `is Answer.NO` to say what then"
            )
        return self is Answer.YES


@frozen
class Interval:
    """All numbers between two ends.

    Attributes:
        low: The lower end; None where there is none.
        high: The upper end; None where there is none.
        low_open: Whether the lower end itself is left out.
        high_open: Whether the upper end itself is left out.

    Raises:
        FigureError: No number lies between the ends.

    Example:
        >>> more_than_five = Interval(Decimal(5), None, low_open=True)
        >>> more_than_five + Interval.exactly(Decimal("1.2"))
        Interval(low=Decimal('6.2'), high=None, low_open=True, high_open=True)
    """

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False

    def __attrs_post_init__(self) -> None:
        # an end that is not there is never reached: one spelling for each interval
        if self.low is None:
            object.__setattr__(self, "low_open", True)
        if self.high is None:
            object.__setattr__(self, "high_open", True)
        if self.low is not None and self.high is not None:
            empty = self.low > self.high or (self.low == self.high and (self.low_open or self.high_open))
            if empty:
                raise FigureError(f"nothing lies between {self.low} and {self.high}")

    @classmethod
    def exactly(cls, value: Decimal) -> Interval:
        """The interval of one number."""
        return cls(value, value)

    def __add__(self, other: Interval) -> Interval:
        return Interval(
            _both(self.low, other.low),
            _both(self.high, other.high),
            self.low_open or other.low_open,
            self.high_open or other.high_open,
        )

    def __neg__(self) -> Interval:
        return Interval(_negative(self.high), _negative(self.low), self.high_open, self.low_open)

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        return _spanned([_times(mine, theirs) for mine in self._ends() for theirs in other._ends()])

    def __truediv__(self, other: Interval) -> Interval:
        least, most = other._ends()
        if not least.number and not most.number:
            raise MeaninglessError("a quotient by zero states nothing")
        if least.number < 0 < most.number:
            raise MeaninglessError("a divisor that may be on either side of zero leaves every quotient possible")
        above = most.number > 0
        return _spanned([_over(mine, theirs, from_above=above) for mine in self._ends() for theirs in (least, most)])

    def scale(self, factor: Decimal) -> Interval:
        """The interval with each number multiplied by an exact factor."""
        return self * Interval.exactly(factor)

    def widen(self, tolerance: Decimal) -> Interval:
        """The interval with each end moved outward by a share of its size; the ends stay open or closed.

        Args:
            tolerance: A share, such as `Decimal("0.05")` for 5 %.
        """
        return Interval(
            _moved(self.low, tolerance.copy_negate()), _moved(self.high, tolerance), self.low_open, self.high_open
        )

    def clip(self, floor: Decimal) -> Interval:
        """The part of the interval that is not below a floor.

        Raises:
            FigureError: There is no such part.
        """
        if self.low is not None and self.low >= floor:
            return self
        if self.high is not None and (self.high < floor or (self.high == floor and self.high_open)):
            raise FigureError(f"the result is below {spell(floor)}, where no figure of its kind is")
        return Interval(floor, self.high, high_open=self.high_open)

    def contains(self, value: Decimal) -> bool:
        """Whether a number lies in the interval."""
        return Interval.exactly(value).fits(self) is Answer.YES

    def meets(self, other: Interval) -> bool:
        """Whether some number lies in both intervals."""
        return not (self._all_below(other) or other._all_below(self))

    def below(self, other: Interval) -> Answer:
        """Whether a number of this interval is less than a number of the other: all, none, or some."""
        if self._all_below(other):
            return Answer.YES
        none = other.high is not None and self.low is not None and other.high <= self.low
        return Answer.NO if none else Answer.CANNOT_TELL

    def fits(self, other: Interval) -> Answer:
        """Whether what this interval allows is allowed by the other: all of it, none of it, or a part."""
        if not self.meets(other):
            return Answer.NO
        low_inside = other.low is None or (
            self.low is not None and (self.low, self.low_open) >= (other.low, other.low_open)
        )
        high_inside = other.high is None or (
            self.high is not None and (self.high, not self.high_open) <= (other.high, not other.high_open)
        )
        return Answer.YES if low_inside and high_inside else Answer.CANNOT_TELL

    def _all_below(self, other: Interval) -> bool:
        """Whether each number here is less than each number there."""
        if self.high is None or other.low is None:
            return False
        return self.high < other.low or (self.high == other.low and (self.high_open or other.low_open))

    def _ends(self) -> tuple[_End, _End]:
        return (
            _End(_LOWEST if self.low is None else self.low, self.low_open),
            _End(_HIGHEST if self.high is None else self.high, self.high_open),
        )


class _End(NamedTuple):
    """An end of an interval while it is multiplied; infinite ends are open."""

    number: Decimal
    is_open: bool

    def finite(self) -> Decimal | None:
        return self.number if self.number.is_finite() else None


def _spanned(corners: list[_End]) -> Interval:
    """The interval between the lowest and the highest of the corners; of equal ones, the closed one counts."""
    low = min(corners, key=lambda end: (end.number, end.is_open))
    high = max(corners, key=lambda end: (end.number, not end.is_open))
    return Interval(low.finite(), high.finite(), low.is_open, high.is_open)


def _times(mine: _End, theirs: _End) -> _End:
    for end in (mine, theirs):
        # zero times anything is zero, also times an end that is never reached
        if end.number == 0 and not end.is_open:
            return _End(_ZERO, is_open=False)
    if not mine.number or not theirs.number:
        return _End(_ZERO, is_open=True)
    return _End(exact_product(mine.number, theirs.number), mine.is_open or theirs.is_open)


def _over(mine: _End, theirs: _End, *, from_above: bool) -> _End:
    """The quotient of two ends; where the divisor's is zero, it is neared from above or from below."""
    if not mine.number:
        return _End(_ZERO, mine.is_open)
    if not theirs.number.is_finite():
        return _End(_ZERO, is_open=True)
    if not theirs.number:
        # what zero itself would give is left out: the end is neared, and never reached
        return _End(_HIGHEST if (mine.number > 0) is from_above else _LOWEST, is_open=True)
    return _End(wide_quotient(mine.number, theirs.number), mine.is_open or theirs.is_open)


def _both(mine: Decimal | None, theirs: Decimal | None) -> Decimal | None:
    return None if mine is None or theirs is None else exact_sum(mine, theirs)


def _negative(value: Decimal | None) -> Decimal | None:
    return None if value is None else value.copy_negate() if value else _ZERO


def _moved(end: Decimal | None, share: Decimal) -> Decimal | None:
    return None if end is None else exact_sum(end, exact_product(end.copy_abs(), share))
