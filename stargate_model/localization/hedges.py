"""Hedges in words: one whole message for each bound, approximate or not, vague or not.

In: what a figure says of its number, and the number as a finished phrase. Out: the hedged phrase. A hedge is never put
together from parts, and never becomes stronger or weaker: CLDR's own short forms are not used, for its Spanish "at
least" says "more than".

A language that has no catalog gets the mathematical sign, which says the same everywhere; only what is vague has no
sign, and is refused there.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from stargate_model.amounts.hedges import Bound
from stargate_model.errors import LocaleError
from stargate_model.localization.messages import Message, Messages, message

Hedge = tuple[Bound, bool, bool]
"""Bound, approximate, vague."""

HEDGES: Final[Mapping[Hedge, Message]] = MappingProxyType(
    {
        (Bound.EXACT, False, False): message("hedge:exact", "{v}"),
        (Bound.EXACT, True, False): message("hedge:approximate", "about {v}"),
        (Bound.EXACT, False, True): message("hedge:vague", "{v} (order of magnitude)"),
        (Bound.EXACT, True, True): message("hedge:approximate+vague", "about {v} (order of magnitude)"),
        (Bound.AT_LEAST, False, False): message("hedge:at_least", "at least {v}"),
        (Bound.AT_LEAST, True, False): message("hedge:at_least+approximate", "at least about {v}"),
        (Bound.AT_LEAST, False, True): message("hedge:at_least+vague", "at least {v} (order of magnitude)"),
        (Bound.AT_LEAST, True, True): message(
            "hedge:at_least+approximate+vague", "at least about {v} (order of magnitude)"
        ),
        (Bound.MORE_THAN, False, False): message("hedge:more_than", "more than {v}"),
        (Bound.MORE_THAN, True, False): message("hedge:more_than+approximate", "more than about {v}"),
        (Bound.MORE_THAN, False, True): message("hedge:more_than+vague", "more than {v} (order of magnitude)"),
        (Bound.MORE_THAN, True, True): message(
            "hedge:more_than+approximate+vague", "more than about {v} (order of magnitude)"
        ),
        (Bound.AT_MOST, False, False): message("hedge:at_most", "up to {v}"),
        (Bound.AT_MOST, True, False): message("hedge:at_most+approximate", "up to about {v}"),
        (Bound.AT_MOST, False, True): message("hedge:at_most+vague", "up to {v} (order of magnitude)"),
        (Bound.AT_MOST, True, True): message("hedge:at_most+approximate+vague", "up to about {v} (order of magnitude)"),
        (Bound.LESS_THAN, False, False): message("hedge:less_than", "less than {v}"),
        (Bound.LESS_THAN, True, False): message("hedge:less_than+approximate", "nearly {v}"),
        (Bound.LESS_THAN, False, True): message("hedge:less_than+vague", "less than {v} (order of magnitude)"),
        (Bound.LESS_THAN, True, True): message("hedge:less_than+approximate+vague", "nearly {v} (order of magnitude)"),
        (Bound.BETWEEN, False, False): message("hedge:between", "{low} to {high}"),
        (Bound.BETWEEN, True, False): message("hedge:between+approximate", "about {low} to {high}"),
        (Bound.BETWEEN, False, True): message("hedge:between+vague", "{low} to {high} (order of magnitude)"),
        (Bound.BETWEEN, True, True): message(
            "hedge:between+approximate+vague", "about {low} to {high} (order of magnitude)"
        ),
    }
)
"""Every combination that a figure can have."""

_SIGNS: Final[Mapping[Bound, str]] = MappingProxyType(
    {Bound.EXACT: "", Bound.AT_LEAST: "≥", Bound.MORE_THAN: ">", Bound.AT_MOST: "≤", Bound.LESS_THAN: "<"}
)


def hedged(messages: Messages, hedge: Hedge, phrase: str) -> str:
    """A phrase with the words of a hedge that has one number."""
    return messages.tell(HEDGES[hedge], v=phrase)


def hedged_range(messages: Messages, hedge: Hedge, low: str, high: str) -> str:
    """Both ends of a range with the words of their hedge."""
    return messages.tell(HEDGES[hedge], low=low, high=high)


def sign(hedge: Hedge, approximately: str) -> str:
    """The mathematical signs of a hedge, for a language without words.

    Raises:
        LocaleError: The hedge is vague, which has no sign.
    """
    bound, approximate, vague = hedge
    if vague:
        raise LocaleError("a vague figure can be told only in the languages of summaries", hedge=bound.value)
    return _SIGNS.get(bound, "") + (approximately if approximate else "")
