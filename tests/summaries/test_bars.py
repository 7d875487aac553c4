"""Bars: each hedge has a look of its own, and none is drawn stronger or weaker than it is told."""

from __future__ import annotations

import pytest
from hypothesis import given

from stargate_model.amounts.hedges import Bound
from stargate_model.claims.kinds import Power, Share
from stargate_model.strategies import any_figures
from stargate_model.summaries.bars import Look, Tip, bar
from stargate_model.summaries.scales import scale

AXIS = scale([Power("10 GW")])


def drawn(literal):
    """The stretches of a figure on an axis of 10 GW, and its tip."""
    found = bar(Power(literal), AXIS)
    return [(str(part.start), str(part.end), part.look.value) for part in found.stretches], found.tip


@pytest.mark.parametrize(
    ("literal", "stretches", "tip"),
    [
        ("5 GW", [("0", "0.5", "sure")], Tip.CLOSED),
        ("5000 MW", [("0", "0.5", "sure")], Tip.CLOSED),
        (">5 GW", [("0", "0.5", "sure"), ("0.5", "1", "onward")], Tip.OPEN),
        (">=5 GW", [("0", "0.5", "sure"), ("0.5", "1", "onward")], Tip.CLOSED),
        ("<=5 GW", [("0", "0.5", "possible")], Tip.CLOSED),
        ("<5 GW", [("0", "0.5", "possible")], Tip.OPEN),
        ("2..5 GW", [("0", "0.2", "sure"), ("0.2", "0.5", "possible")], Tip.CLOSED),
        ("~5 GW", [("0", "0.475", "sure"), ("0.475", "0.525", "blurred")], Tip.NONE),
        ("~<5 GW", [("0", "0.475", "possible"), ("0.475", "0.525", "blurred")], Tip.NONE),
        ("~2..5 GW", [("0", "0.2", "sure"), ("0.2", "0.475", "possible"), ("0.475", "0.525", "blurred")], Tip.NONE),
        (
            "~>5 GW",
            [("0", "0.475", "sure"), ("0.475", "0.525", "blurred"), ("0.525", "1", "onward")],
            Tip.NONE,
        ),
        ("?2..5 GW", [("0", "0.2", "sure"), ("0.2", "0.475", "possible"), ("0.475", "0.525", "blurred")], Tip.NONE),
        ("0 GW", [], Tip.CLOSED),
    ],
)
def test_each_hedge_has_its_look(literal, stretches, tip):
    """A bar ends, goes on, is hatched or blurred as the hedge says."""
    assert drawn(literal) == (stretches, tip)


@pytest.mark.parametrize(
    ("literal", "stretches"),
    [
        ("-5 %", [("0.25", "0.5", "sure")]),
        ("<=-5 %", [("0", "0.25", "possible"), ("0.25", "0.5", "sure")]),
        (">=-5 %", [("0.25", "1", "onward")]),
        ("-5..5 %", [("0.25", "0.75", "possible")]),
        ("-10..-5 %", [("0", "0.25", "possible"), ("0.25", "0.5", "sure")]),
    ],
)
def test_a_negative_figure_goes_the_other_way(literal, stretches):
    """A bar below zero stands between its number and zero, and is sure only where the hedge is."""
    drawn_ = bar(Share(literal), scale([Share("-10 %"), Share("10 %")])).stretches
    assert [(str(part.start), str(part.end), part.look.value) for part in drawn_] == stretches


@given(any_figures())
def test_stretches_follow_each_other_on_the_axis(figure):
    """The parts of a bar are in order, do not overlap and stay on the axis."""
    found = bar(figure, scale([figure]))
    ends = [end for part in found.stretches for end in (part.start, part.end)]
    assert ends == sorted(ends)
    assert all(0 <= end <= 1 for end in ends)
    assert 0 <= found.at <= 1


@given(any_figures())
def test_the_look_tells_the_hedge(figure):
    """Goes on: no upper end. Blurred: approximate or vague. Sure to the end and no more: exact."""
    looks = {part.look for part in bar(figure, scale([figure])).stretches}
    assert (Look.ONWARD in looks) == (figure.bound in {Bound.AT_LEAST, Bound.MORE_THAN})
    assert (Look.BLURRED in looks) == (figure.approximate or figure.vague)
    if figure.bound in {Bound.AT_MOST, Bound.LESS_THAN} and figure.value > 0:
        assert Look.SURE not in looks
