"""Phrases made of the tables themselves: any number, scale, unit or currency, and hedge of a language, in any order."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stargate_model.amounts.hedges import Bound
from stargate_model.amounts.units import UNITS
from stargate_model.claims.figure import Figure
from stargate_model.reading import read
from stargate_model.reading.hedging import EFFECTS, stacked
from stargate_model.reading.lexicon import Entry, languages, load

# Korean particles that stand after a vowel only: 원가 is another word
AFTER_VOWELS = ("가", "를")


class Tables(NamedTuple):
    """The words of a language that a plain phrase is made of, each with its entry."""

    scales: list[tuple[str, Entry]]
    units: list[tuple[str, Entry]]
    currencies: list[tuple[str, Entry]]
    before: list[tuple[str, Entry]]
    after: list[tuple[str, Entry]]


def words(language: str, holds: Callable[[Entry], bool]) -> list[tuple[str, Entry]]:
    """The words of a lexicon whose entry holds, as they are written."""
    lexicon = load(language)
    plain = [(word, entry) for word, entry in lexicon.words.items() if word not in lexicon.exact]
    return sorted((word, entry) for word, entry in (*plain, *lexicon.exact.items()) if holds(entry))


def plain_hedge(effect: str | None) -> bool:
    """Whether a hedge does the same to every number."""
    return effect is not None and EFFECTS[effect].durations is None and not EFFECTS[effect].vague


@cache
def tables(language: str) -> Tables:
    """The tables of a language."""
    return Tables(
        words(language, lambda word: word.scale is not None and word.scale >= 1000 and not (word.unit or word.rounded)),
        words(
            language,
            lambda word: word.unit is not None and not (word.refused or word.scale or word.short or word.date_unit),
        ),
        words(language, lambda word: word.currency in UNITS),
        words(language, lambda word: plain_hedge(word.before) and not word.opener),
        [row for row in words(language, lambda word: plain_hedge(word.after)) if not row[0].startswith(AFTER_VOWELS)],
    )


@pytest.mark.parametrize("language", languages())
@settings(max_examples=60)
@given(st.data())
def test_words_of_the_tables_put_together(language: str, data: st.DataObject):
    """A phrase made of a number, a scale, a unit and hedges says their product and their limits."""
    lexicon, table = load(language), tables(language)
    number = data.draw(st.decimals(2, 899, places=1), label="number")
    scale = data.draw(st.none() | st.sampled_from(table.scales), label="scale")
    measured = data.draw(st.sampled_from(table.currencies if scale else table.units), label="measured")
    before = data.draw(st.none() | st.sampled_from(table.before), label="before")
    after = data.draw(st.none() | st.sampled_from(table.after), label="after")
    effects = [effect for effect in (before and before[1].before, after and after[1].after) if effect]
    factor, symbol = measured[1].unit or (Decimal(1), measured[1].currency or "")
    stack = stacked(effects, duration=UNITS[symbol].dimension == "duration")
    printed = str(number).replace(".", lexicon.separators.decimal)
    parts = [before and before[0], printed, scale and scale[0], measured[0], after and after[0]]
    phrase = (" " if lexicon.spaced else "").join(part.strip() for part in parts if part)

    mentions = list(read(phrase, language=language))

    assert len(mentions) == 1, phrase
    if stack.conflict:
        assert mentions[0].refusal == "conflicting-hedges", phrase
        return
    figure = mentions[0].figure
    assert isinstance(figure, Figure), (phrase, mentions)
    expected = number * (scale[1].scale or Decimal(1) if scale else Decimal(1)) * factor
    assert figure.to(symbol).value == expected, phrase
    assert (figure.bound, figure.approximate) == (stack.bound or Bound.EXACT, stack.approximate), phrase
