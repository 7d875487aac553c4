"""What a stack of hedges means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stargate_model.amounts.hedges import Bound
from stargate_model.reading.hedging import EFFECTS, stacked


@pytest.mark.parametrize(
    ("effects", "bound", "approximate"),
    [
        ([], None, False),
        (["about"], None, True),
        (["nearly"], Bound.LESS_THAN, True),
        (["at_most", "about"], Bound.AT_MOST, True),
        (["slightly_more"], Bound.MORE_THAN, True),
        (["more_than", "at_least"], Bound.MORE_THAN, False),
        (["tone"], None, False),
        (["over"], Bound.MORE_THAN, False),
        (["within"], None, False),
    ],
)
def test_stack(effects: list[str], bound: Bound | None, approximate: bool):  # noqa: FBT001 (a column of the table)
    """One bound at most, approximate where any hedge is."""
    stack = stacked(effects, duration=False)
    assert (stack.bound, stack.approximate, stack.conflict) == (bound, approximate, False)


def test_durations_have_their_own():
    """Over is a span of time before a duration, and within limits nothing else."""
    assert stacked(["over"], duration=True).bound is None
    assert stacked(["within"], duration=True).bound is Bound.AT_MOST


def test_a_headline_is_noted():
    """As high as is an upper bound that may be no more than emphasis."""
    assert stacked(["emphatic"], duration=False).notes == ("emphatic-upper-bound",)


@given(st.lists(st.sampled_from(sorted(EFFECTS)), max_size=6))
def test_two_directions_conflict(effects: list[str]):
    """Hedges conflict exactly when one limits from below and another from above."""
    bounds = {EFFECTS[effect].bound for effect in effects if EFFECTS[effect].durations is not True}
    below = bool(bounds & {Bound.AT_LEAST, Bound.MORE_THAN})
    above = bool(bounds & {Bound.AT_MOST, Bound.LESS_THAN})
    assert stacked(effects, duration=False).conflict == (below and above)
