"""What a stack of hedges means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stargate_model.amounts.hedges import Bound
from stargate_model.claims.figure import Figure
from stargate_model.reading import read
from stargate_model.reading.hedging import EFFECTS, stacked
from stargate_model.reading.lexicon import languages, load

NOT = {
    "more_than": Bound.AT_MOST,
    "over": Bound.AT_MOST,
    "at_least": Bound.LESS_THAN,
    "less_than": Bound.AT_LEAST,
}


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


NEGATED = [
    (language, f"{no}{' ' if lexicon.spaced else ''}{word}", NOT[entry.before])
    for language in languages()
    for lexicon in [load(language)]
    for no in (word for word, entry in lexicon.words.items() if entry.negation)
    for word, entry in lexicon.words.items()
    if entry.before in NOT
]


@pytest.mark.parametrize(("language", "words", "bound"), NEGATED)
def test_a_negation_turns_a_hedge_round(language: str, words: str, bound: Bound):
    """What does not exceed an amount is at most as much, whatever the language says first."""
    figure = read(f"{words} 50 MW", language=language)[0].figure
    assert isinstance(figure, Figure)
    assert figure.bound is bound
    assert words.startswith(figure.hedge)
    assert figure.hedge
