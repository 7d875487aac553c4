"""Hedges: which interval a bound leaves, and which bound says an interval."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stargate_model.amounts.hedges import TOLERANCE, Bound, check, interval, stated
from stargate_model.amounts.intervals import Answer, Interval
from stargate_model.errors import FigureError
from stargate_model.strategies import intervals, literals
from tests.refusals import refusal

D = Decimal
FLOORS = st.sampled_from([None, D(0)])


class TestInterval:
    """From a bound to an interval."""

    @pytest.mark.parametrize(
        ("bound", "upper", "floor", "expected"),
        [
            (Bound.EXACT, None, D(0), Interval(D(5), D(5))),
            (Bound.AT_LEAST, None, D(0), Interval(D(5), None)),
            (Bound.MORE_THAN, None, D(0), Interval(D(5), None, low_open=True)),
            (Bound.AT_MOST, None, D(0), Interval(D(0), D(5))),
            (Bound.AT_MOST, None, None, Interval(None, D(5))),
            (Bound.LESS_THAN, None, D(0), Interval(D(0), D(5), high_open=True)),
            (Bound.LESS_THAN, None, None, Interval(None, D(5), high_open=True)),
            (Bound.BETWEEN, D(7), D(0), Interval(D(5), D(7))),
        ],
    )
    def test_each_bound_leaves_its_interval(
        self, bound: Bound, upper: Decimal | None, floor: Decimal | None, expected: Interval
    ) -> None:
        """The table of hedges, row by row, for a value of 5."""
        assert interval(bound, D(5), upper, floor) == expected

    def test_the_words_are_the_documented_ones(self) -> None:
        """The values of the enum are what data writes."""
        assert list(Bound) == ["exact", "at_least", "more_than", "at_most", "less_than", "between"]
        assert [bound.sign for bound in Bound] == ["", ">=", ">", "<=", "<", ""]
        assert Decimal("0.05") == TOLERANCE


class TestStated:
    """From an interval to the bound that says it."""

    @given(st.data(), FLOORS)
    def test_a_bound_says_the_interval_that_it_leaves(self, data: st.DataObject, floor: Decimal | None) -> None:
        """There and back, the numbers are the same."""
        parts = data.draw(literals("power", signed=floor is None))
        left = interval(parts.bound, parts.value, parts.upper, floor)
        again = stated(left, floor)
        check(*again, floor)
        assert interval(*again, floor) == left

    @given(intervals(), FLOORS)
    def test_what_is_said_is_never_narrower(self, numbers: Interval, floor: Decimal | None) -> None:
        """Where no bound says an interval, a wider one is said; an interval without ends is refused."""
        if floor is not None:
            try:
                numbers = numbers.clip(floor)
            except FigureError:
                return
        if numbers.low is None and numbers.high is None:
            with pytest.raises(FigureError, match=r"^the result has no end on either side, so it states nothing$"):
                stated(numbers, floor)
            return
        said = stated(numbers, floor)
        check(*said, floor)
        assert numbers.fits(interval(*said, floor)) is Answer.YES

    def test_two_ends_stay_two_ends(self) -> None:
        """A range is never said as a bound, but from the floor."""
        assert stated(Interval(D(1), D(2), low_open=True), D(0)) == (Bound.BETWEEN, D(1), D(2))
        assert stated(Interval(D(0), D(2), high_open=True), D(0)) == (Bound.LESS_THAN, D(2), None)
        assert stated(Interval(D(0), D(2), low_open=True), D(0)) == (Bound.BETWEEN, D(0), D(2))
        assert stated(Interval(D(0), D(2)), None) == (Bound.BETWEEN, D(0), D(2))
        assert stated(Interval(D(0), D(0)), D(0)) == (Bound.EXACT, D(0), None)


class TestCheck:
    """What goes together."""

    @pytest.mark.parametrize("bound", Bound)
    def test_an_upper_end_belongs_to_between(self, bound: Bound) -> None:
        """It is given there, and only there."""
        upper = None if bound is Bound.BETWEEN else D(7)
        with pytest.raises(FigureError, match="exactly where the bound is 'between'"):
            check(bound, D(5), upper, D(0))

    @pytest.mark.parametrize("upper", [D(5), D("5.0"), D(4), D(-5)])
    def test_a_range_goes_up(self, upper: Decimal) -> None:
        """Neither reversed nor of one number."""
        with pytest.raises(FigureError, match="write the lower end first"):
            check(Bound.BETWEEN, D(5), upper, None)

    @pytest.mark.parametrize(("bound", "value"), [(b, D("-0.1")) for b in Bound] + [(Bound.LESS_THAN, D(0))])
    def test_nothing_is_below_the_floor(self, bound: Bound, value: Decimal) -> None:
        """No power is negative, and none is less than zero."""
        upper = D(1) if bound is Bound.BETWEEN else None
        with pytest.raises(FigureError, match="no values below 0"):
            check(bound, value, upper, D(0))
        check(bound, value, upper, None)

    @pytest.mark.parametrize(
        ("parts", "code", "message"),
        [
            ((Bound.AT_MOST, D("5.0"), D(7), None), "bound-and-upper",
             "an upper end is given exactly where the bound is 'between'"),
            ((Bound.BETWEEN, D("5.0"), D("-4e9"), None), "reversed-range",
             "a range goes up, but -4e9 is not above 5.0; write the lower end first"),
            ((Bound.LESS_THAN, D("-5.0"), None, D(0)), "negative",
             "this kind of figure has no values below 0, so <-5.0 states nothing"),
        ],
    )  # fmt: skip
    def test_a_refusal_names_bound_and_value(
        self, parts: tuple[Bound, Decimal, Decimal | None, Decimal | None], code: str, message: str
    ) -> None:
        """What contradicts what is said as the literal notation writes it, and stands behind the message too."""
        bound, value, *_ = parts
        assert refusal(check, *parts) == (code, message, {"bound": bound.value, "value": str(value)})

    @pytest.mark.parametrize("bound", [Bound.EXACT, Bound.AT_LEAST, Bound.MORE_THAN, Bound.AT_MOST])
    def test_the_floor_itself_can_be_stated(self, bound: Bound) -> None:
        """Zero is a figure, and more than zero too."""
        check(bound, D(0), None, D(0))
