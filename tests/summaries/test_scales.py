"""Scales: round ticks that hold every figure, and places between nothing and all."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stargate_model.claims.kinds import Money, Power, Share
from stargate_model.summaries.scales import calendar, scale


@pytest.mark.parametrize(
    ("figures", "unit", "ticks"),
    [
        ([Money("<=500e9 USD"), Money("40e9 USD")], "USD", ["0", "100000000000", "500000000000"]),
        ([Power("1.2 GW"), Power("~986..1346 MW")], "MW", ["0", "500", "1500"]),
        ([Power(">5 GW")], "GW", ["0", "2", "8"]),
        ([Share("34 %")], "%", ["0", "10", "40"]),
        ([Power("0 MW")], "MW", ["0", "0.2", "0.2"]),
    ],
)
def test_ticks_are_round_and_reach_beyond_what_goes_on(figures, unit, ticks):
    """The axis is in the unit of the largest figure, from zero to a round number that holds every bar."""
    found = scale(figures)
    assert found.unit.symbol == unit
    assert [str(found.ticks[0]), str(found.ticks[1]), str(found.ticks[-1])] == ticks


def test_what_is_below_zero_has_a_place():
    """A figure that can be negative begins the axis below zero."""
    found = scale([Share("-5 %"), Share("12 %")])
    assert found.low <= Decimal(-5)
    assert Decimal(0) < found.zero < Decimal(1)


@given(st.lists(st.integers(1, 10**15), min_size=1, max_size=6))
def test_every_figure_has_a_place_on_the_axis(watts):
    """Each figure stands between the ends, larger ones further on, and there are two to seven ticks."""
    figures = [Power(value=value, unit="W") for value in sorted(watts)]
    found = scale(figures)
    places = [found.place(figure.to(found.unit).value) for figure in figures]
    assert places == sorted(places)
    assert all(0 < place <= 1 for place in places)
    assert 2 <= len(found.ticks) <= 7
    assert found.place(found.ticks[0]) == 0
    assert found.place(found.ticks[-1]) == 1


@given(st.lists(st.dates(), min_size=1, max_size=6))
def test_days_stand_between_the_first_and_the_last_year(days):
    """The axis of time begins and ends with a year, and has few ticks."""
    found = calendar(days)
    assert all(0 <= found.place(day) <= 1 for day in days)
    assert len(found.ticks) <= 8
    assert all((day.month, day.day) == (1, 1) for day in found.ticks)


def test_the_last_year_of_the_calendar():
    """Where there is no next year, the axis still has two ends."""
    assert calendar([date(9998, 5, 1), date(9999, 5, 1)]).last == date(9999, 1, 1)
