"""What figures leave possible together."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import example, given

from stargate_model.amounts.intervals import Interval
from stargate_model.claims.figure import Figure
from stargate_model.claims.kinds import Money, Power, figure
from stargate_model.rules.ranges import computed, derived, exceeds, may_exceed, printed, summed, together
from stargate_model.strategies import any_figures, figures, intervals, numbers

NONE = Decimal(0)


@pytest.mark.parametrize(
    ("literal", "low", "high"),
    [
        ("34 MW", "33.5e6", "34.5e6"),
        ("34.0 MW", "33.95e6", "34.05e6"),
        ("500e9 USD", "499.5e9", "500.5e9"),
        ("6.7..12 %", "0.062", "0.125"),
        ("29 turbine", "29", "29"),
        ("4e5 chip", "350000", "450000"),
    ],
)
def test_printed_digits_stand_for_half_a_place_around_them(literal: str, low: str, high: str):
    """Things that are counted one by one are not rounded."""
    assert printed(figure(literal), NONE) == Interval(Decimal(low), Decimal(high))


@given(any_figures(bare=True))
def test_what_is_printed_holds_what_is_stated(stated: Figure):
    """Rounding makes an interval wider, never narrower."""
    wide, narrow = printed(stated, NONE), stated.interval()
    assert wide.meets(narrow)
    assert wide.low is None or narrow.low is None or wide.low <= narrow.low
    assert wide.high is None or narrow.high is None or wide.high >= narrow.high


@example(Interval(NONE, NONE), Interval(None, NONE, high_open=True))
@given(intervals(), intervals())
def test_what_surely_exceeds_may_exceed(part: Interval, whole: Interval):
    """No number of the part is within the whole, and so its upper end is above."""
    if exceeds(part, whole):
        assert not part.meets(whole)
        assert part.high is None or may_exceed(part, whole)


@given(figures(Power, numbers(digits=5, size=5), bare=True))
def test_a_derived_figure_is_short_and_near(power: Power):
    """Four digits are told, and it is said where that is not all."""
    told = derived(lambda: power)
    assert isinstance(told, Power)
    assert len(told.value.normalize().as_tuple().digits) <= 4
    assert told.fits(power, Decimal("0.01")).value != "no" or told.approximate
    assert told == power or told.approximate


def test_a_range_that_becomes_one_number_is_told_as_one():
    """Two ends that differ in the fifth digit are about the same."""
    assert derived(lambda: Power("1.00001..1.00002 GW")) == Power("~1 GW")


def test_what_no_figure_can_state_is_left_empty():
    """A sum beyond the limits, or of two currencies, raises nothing."""
    assert summed([Power("9e30 W"), Power("9e30 W")]) == ""
    assert summed([Money("1 USD"), Money("1 EUR")]) == ""
    assert computed(lambda: Power("1 GW") / Power("0 W")) == ""
    assert summed([Power("1 GW"), Power(">500 MW")]) == Power(">1.5 GW")


def test_figures_together_are_the_sum_of_their_intervals():
    """Approximate figures reach as far as the tolerance."""
    both = together([Power("~100 W"), Power("<=10 W")], Decimal("0.05"))
    assert both == Interval(Decimal(95), Decimal(115))
