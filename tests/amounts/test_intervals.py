"""Intervals: what their arithmetic and their answers promise of the numbers in them."""

from __future__ import annotations

import decimal
import operator
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from stargate_model.amounts.decimals import spell
from stargate_model.amounts.intervals import Answer, Interval
from stargate_model.errors import FigureError, MeaninglessError
from stargate_model.strategies import intervals, numbers
from tests.refusals import refusal

D = Decimal
POSITIVE = Interval(D(0), None, low_open=True)
FIVE = Interval.exactly(D(5))
_FAR = Fraction(10) ** 12


def point_in(data: st.DataObject, numbers_of: Interval) -> Fraction:
    """A number of an interval, near its ends as readily as far from them."""
    low = None if numbers_of.low is None else Fraction(numbers_of.low)
    high = None if numbers_of.high is None else Fraction(numbers_of.high)
    if low is None:
        low = high - _FAR if high is not None else -_FAR
    elif high is None:
        high = low + _FAR
    top = _FAR if high is None else high
    share = data.draw(st.sampled_from([0, Fraction(1, 10**9), Fraction(1, 2), 1 - Fraction(1, 10**9), 1]))
    point = low + (top - low) * share
    assume(holds(numbers_of, point))
    return point


def holds(numbers_of: Interval, point: Fraction) -> bool:
    """Whether a number is in an interval, said apart from the code under test."""
    above = numbers_of.low is None or point > Fraction(numbers_of.low)
    above = above or (not numbers_of.low_open and point == Fraction(numbers_of.low or 0))
    below = numbers_of.high is None or point < Fraction(numbers_of.high)
    below = below or (not numbers_of.high_open and point == Fraction(numbers_of.high or 0))
    return above and below


class TestMaking:
    """What an interval can be."""

    @pytest.mark.parametrize(
        ("low", "high", "low_open", "high_open"),
        [(2, 1, False, False), (1, 1, True, False), (1, 1, False, True), (1, 1, True, True)],
    )
    def test_an_empty_interval_is_refused(self, low: int, high: int, *, low_open: bool, high_open: bool) -> None:
        """There is no interval without a number in it."""
        with pytest.raises(FigureError, match=rf"^nothing lies between {low} and {high}$"):
            Interval(D(low), D(high), low_open=low_open, high_open=high_open)

    def test_a_missing_end_is_open(self) -> None:
        """Each interval has one spelling, so that equal ones are equal."""
        assert Interval(None, D(1)) == Interval(None, D(1), low_open=True)
        assert hash(Interval(D(1), None)) == hash(Interval(D(1), None, high_open=True))
        everything = Interval(None, None)
        assert (everything.low_open, everything.high_open) == (True, True)

    @given(intervals())
    def test_it_does_not_change(self, numbers_of: Interval) -> None:
        """Intervals are values."""
        with pytest.raises(AttributeError):
            numbers_of.low = D(0)  # type: ignore[misc]


class TestArithmetic:
    """Every pointwise result lies in the result."""

    @pytest.mark.parametrize("operation", [operator.add, operator.sub, operator.mul])
    @given(data=st.data(), one=intervals(), other=intervals())
    def test_no_result_is_left_out(
        self, operation: Callable[..., Interval], data: st.DataObject, one: Interval, other: Interval
    ) -> None:
        """What two numbers give is in what their intervals give, exactly."""
        result = operation(one, other)
        assert holds(result, operation(point_in(data, one), point_in(data, other)))

    @given(data=st.data(), one=intervals(), other=intervals())
    def test_no_quotient_is_left_out(self, data: st.DataObject, one: Interval, other: Interval) -> None:
        """What two numbers give is in the quotient, but for the last digit of a quotient that does not end."""
        assume(other.contains(D(0)) is False or D(0) in {other.low, other.high})
        assume(other != Interval.exactly(D(0)))
        divisor = point_in(data, other)
        assume(divisor)
        quotient = point_in(data, one) / divisor
        result = one / other
        near = abs(quotient) / 10**300
        assert result.low is None or Fraction(result.low) <= quotient + near
        assert result.high is None or Fraction(result.high) >= quotient - near

    @given(data=st.data(), one=intervals(), other=intervals())
    def test_a_closed_end_of_a_product_is_reached(self, data: st.DataObject, one: Interval, other: Interval) -> None:
        """Products are no wider than they have to be: a closed end is the product of two numbers."""
        result = one * other
        corners = {
            a * b for a in (one.low, one.high) for b in (other.low, other.high) if a is not None and b is not None
        } | {D(0)}
        for end, is_open in ((result.low, result.low_open), (result.high, result.high_open)):
            assert end is None or end in corners
            if end and not is_open:
                assert any(one.contains(a) and other.contains(end / a) for a in (one.low, one.high) if a)

    @given(intervals(), intervals(), intervals())
    def test_addition_commutes_and_associates(self, one: Interval, other: Interval, third: Interval) -> None:
        """The order of a sum does not matter, to the last digit and the last open end."""
        assert one + other == other + one
        assert (one + other) + third == one + (other + third)

    @given(intervals(), intervals())
    def test_multiplication_commutes(self, one: Interval, other: Interval) -> None:
        """The order of a product does not matter."""
        assert one * other == other * one

    @given(intervals(), numbers(digits=3, size=3, signed=True, positive=True))
    def test_scaling_there_and_back(self, one: Interval, factor: Decimal) -> None:
        """Division by a number undoes multiplication by it."""
        assert one.scale(factor) / Interval.exactly(factor) == one

    @pytest.mark.parametrize(
        ("compute", "expected"),
        [
            (lambda: POSITIVE * POSITIVE, POSITIVE),
            (lambda: Interval(D(0), D(1), low_open=True) * Interval(D(1), None), POSITIVE),
            (lambda: Interval.exactly(D(0)) * Interval(None, None), Interval.exactly(D(0))),
            (
                lambda: Interval(D(-1), D(1), high_open=True) * Interval(D(0), D(5)),
                Interval(D(-5), D(5), high_open=True),
            ),
            (lambda: Interval(D(-1), D(1), high_open=True) * Interval(D(-5), D(5)), Interval(D(-5), D(5))),
            (lambda: Interval(None, D(0)) * Interval(None, D(0)), Interval(D(0), None)),
            (lambda: FIVE / Interval(D(0), D(2)), Interval(D("2.5"), None)),
            (lambda: FIVE / Interval(D(0), D("0.5")), Interval(D(10), None)),
            (lambda: FIVE / Interval(D(-2), D(0)), Interval(None, D("-2.5"))),
            (lambda: FIVE / Interval(None, D(0), high_open=True), Interval(None, D(0), high_open=True)),
            (lambda: -FIVE / Interval(D(-2), D(0), high_open=True), Interval(D("2.5"), None)),
            (lambda: Interval(D(-1), D(1)) / Interval(D(0), D(1), low_open=True), Interval(None, None)),
            (lambda: FIVE / Interval(D(1), None), Interval(D(0), D(5), low_open=True)),
            (lambda: Interval(D(0), D(1)) / Interval(D(1), None), Interval(D(0), D(1))),
            (lambda: Interval(D(1), None) / Interval(D(1), None), POSITIVE),
            (lambda: Interval.exactly(D(0)) / Interval(D(0), D(1)), Interval.exactly(D(0))),
            (lambda: FIVE - FIVE, Interval.exactly(D(0))),
            (lambda: FIVE + POSITIVE, Interval(D(5), None, low_open=True)),
            (lambda: FIVE - POSITIVE, Interval(None, D(5), high_open=True)),
            (lambda: Interval(D(0), D(1), high_open=True) + Interval(D(0), D(1)), Interval(D(0), D(2), high_open=True)),
        ],
    )
    def test_the_hard_corners(self, compute: Callable[[], Interval], expected: Interval) -> None:
        """Zero, infinity and open ends meet where they should."""
        assert compute() == expected

    def test_a_negative_zero_is_zero(self) -> None:
        """An end has no sign that a literal could not write."""
        assert str((-Interval.exactly(D(0))).low) == "0"

    @pytest.mark.parametrize("divisor", [Interval.exactly(D(0)), Interval(D(-1), D(1)), Interval(None, None)])
    def test_a_divisor_around_zero_is_meaningless(self, divisor: Interval) -> None:
        """Nothing is divided by zero, or by what may be on either side of it."""
        with pytest.raises(MeaninglessError):
            FIVE / divisor

    def test_a_refusal_says_why_there_is_no_quotient(self) -> None:
        """Zero gives none, and a divisor of both signs gives every one."""
        message = "a quotient by zero states nothing"
        assert refusal(operator.truediv, FIVE, Interval.exactly(D(0))) == ("meaningless", message, {})
        message = "a divisor that may be on either side of zero leaves every quotient possible"
        assert refusal(operator.truediv, FIVE, Interval(D(-1), D(1))) == ("meaningless", message, {})

    @given(intervals(), numbers(digits=3, size=2))
    def test_widening_takes_nothing_away(self, one: Interval, tolerance: Decimal) -> None:
        """Each end moves outward, or stays."""
        assert one.fits(one.widen(tolerance)) is Answer.YES
        assert one.widen(D(0)) == one

    def test_widening_is_a_share_of_each_end(self) -> None:
        """5 % of 100 is 5, to either side, also below zero."""
        assert Interval.exactly(D(100)).widen(D("0.05")) == Interval(D(95), D(105))
        assert Interval.exactly(D(-100)).widen(D("0.05")) == Interval(D(-105), D(-95))
        assert Interval(D(100), None, low_open=True).widen(D("0.05")) == Interval(D(95), None, low_open=True)

    @given(data=st.data(), one=intervals(), floor=numbers(digits=3, size=3, signed=True))
    def test_clipping_takes_what_is_below_the_floor(self, data: st.DataObject, one: Interval, floor: Decimal) -> None:
        """What stays is what was there and is not below the floor; where nothing stays, it is said."""
        point = point_in(data, one)
        try:
            clipped = one.clip(floor)
        except FigureError as error:
            assert point < Fraction(floor)
            assert spell(floor) in error.message  # noqa: PT017  # the floor is drawn
        else:
            assert holds(clipped, point) is (point >= Fraction(floor))
            assert clipped.fits(one) is Answer.YES

    @pytest.mark.parametrize(
        ("one", "clipped"),
        [
            (Interval(D(-1), D(1)), Interval(D(0), D(1))),
            (Interval(D(-1), D(1), high_open=True), Interval(D(0), D(1), high_open=True)),
            (Interval(D(0), D(1), low_open=True), Interval(D(0), D(1), low_open=True)),
            (Interval(D(-1), D(0)), Interval.exactly(D(0))),
            (Interval(None, None), Interval(D(0), None)),
        ],
    )
    def test_what_is_clipped_begins_at_the_floor(self, one: Interval, clipped: Interval) -> None:
        """The floor itself stays where it was; the other end is left as it is."""
        assert one.clip(D(0)) == clipped


class TestAnswers:
    """Yes and no are said only where every pair of numbers says so."""

    @given(data=st.data(), one=intervals(), other=intervals())
    def test_below_is_never_wrong(self, data: st.DataObject, one: Interval, other: Interval) -> None:
        """NO where no pair is in order, YES where each is."""
        mine, theirs = point_in(data, one), point_in(data, other)
        answer = one.below(other)
        assert answer is not (Answer.NO if mine < theirs else Answer.YES)

    @given(one=intervals(), other=intervals())
    def test_below_is_undecided_only_with_a_witness_each_way(self, one: Interval, other: Interval) -> None:
        """CANNOT_TELL means that one pair is in order and another is not."""
        if one.below(other) is Answer.CANNOT_TELL:
            gap = None if one.low is None or other.high is None else other.high - one.low
            assert gap is None or gap > 0
            lap = None if one.high is None or other.low is None else one.high - other.low
            assert lap is None or lap > 0 or (lap == 0 and not one.high_open and not other.low_open)

    @given(data=st.data(), one=intervals(), other=intervals())
    def test_fits_is_never_wrong(self, data: st.DataObject, one: Interval, other: Interval) -> None:
        """NO where nothing of the one is in the other, YES where all of it is."""
        point = point_in(data, one)
        assert one.fits(other) is not (Answer.NO if holds(other, point) else Answer.YES)

    @given(one=intervals(), other=intervals())
    def test_what_fits_both_ways_is_the_same(self, one: Interval, other: Interval) -> None:
        """Two intervals within each other are equal, and equal ones are within each other."""
        both = one.fits(other) is Answer.YES and other.fits(one) is Answer.YES
        assert both is (one == other)

    @given(one=intervals(), other=intervals(), third=intervals())
    def test_fitting_is_transitive(self, one: Interval, other: Interval, third: Interval) -> None:
        """What is within a part is within the whole."""
        if one.fits(other) is Answer.YES and other.fits(third) is Answer.YES:
            assert one.fits(third) is Answer.YES

    @given(one=intervals(), other=intervals())
    def test_below_is_antisymmetric(self, one: Interval, other: Interval) -> None:
        """Where one is below the other, the other is not below the one."""
        if one.below(other) is Answer.YES:
            assert other.below(one) is Answer.NO

    @given(one=intervals(), other=intervals())
    def test_meeting_is_mutual_and_decides_fitting(self, one: Interval, other: Interval) -> None:
        """Two intervals meet or they do not, and what does not meet does not fit."""
        assert one.meets(other) is other.meets(one)
        assert (one.fits(other) is Answer.NO) is (not one.meets(other))

    @given(data=st.data(), one=intervals(), value=numbers(digits=4, size=3, signed=True))
    def test_contains_is_membership(self, data: st.DataObject, one: Interval, value: Decimal) -> None:
        """A number is in an interval or it is not."""
        value = data.draw(st.sampled_from([end for end in (value, one.low, one.high) if end is not None]))
        assert one.contains(value) is holds(one, Fraction(value))

    @pytest.mark.parametrize(
        ("one", "other", "below", "fits"),
        [
            (FIVE, Interval(D(5), None, low_open=True), Answer.YES, Answer.NO),
            (FIVE, Interval(D(5), None), Answer.CANNOT_TELL, Answer.YES),
            (Interval(D(5), None, low_open=True), FIVE, Answer.NO, Answer.NO),
            (Interval(None, D(5), high_open=True), Interval(D(5), None), Answer.YES, Answer.NO),
            (Interval(D(4), D(6)), FIVE, Answer.CANNOT_TELL, Answer.CANNOT_TELL),
            (Interval(D(5), D(6), low_open=True), Interval(D(5), D(6)), Answer.CANNOT_TELL, Answer.YES),
            (Interval(D(5), D(6)), Interval(D(5), D(6), low_open=True), Answer.CANNOT_TELL, Answer.CANNOT_TELL),
        ],
    )
    def test_open_ends_decide(self, one: Interval, other: Interval, below: Answer, fits: Answer) -> None:
        """Whether an end is reached is what a touch depends on."""
        assert (one.below(other), one.fits(other)) == (below, fits)

    def test_an_open_answer_is_no_condition(self) -> None:
        """Yes is true, no is false, and cannot tell is neither."""
        assert Answer.YES
        assert not Answer.NO
        message = "the hedges leave this open; compare with `is Answer.YES` or `is Answer.NO` to say what then"
        assert refusal(bool, Answer.CANNOT_TELL) == ("undecided", message, {})


class TestCallersContext:
    """Nothing depends on the decimal context of the caller."""

    @given(intervals(numbers(signed=True)), intervals(numbers(signed=True)), numbers(digits=20, size=3))
    def test_results_are_those_of_the_default_context(self, one: Interval, other: Interval, share: Decimal) -> None:
        """Precision 3 and every trap change neither a sum nor an answer."""

        def results() -> list[object]:
            divisor = Interval.exactly(D(7))
            computed = [one + other, one - other, one * other, one / divisor, -one, one.widen(share), one.scale(share)]
            return [*computed, one.below(other), one.fits(other), one.meets(other)]

        expected = results()
        with decimal.localcontext(decimal.Context(prec=3, traps=[decimal.Inexact, decimal.Rounded, decimal.Clamped])):
            assert results() == expected
