"""Digits in words or characters, one after the other."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stargate_model.reading.digit_words import digits_at, places_at, together
from stargate_model.reading.lexer import tokenize
from stargate_model.reading.lexicon import load

_CHARACTERS = "〇一二三四五六七八九"


@given(st.lists(st.integers(0, 9), min_size=3, max_size=40))
def test_three_or_more_are_a_digit_string(digits: list[int]):
    """A row of digits is the number that is written so."""
    tokens = tokenize("".join(_CHARACTERS[digit] for digit in digits), load("zh-Hans"))
    low, high, code = together(digits_at(tokens, 0))
    assert (low, high, code) == (int("".join(map(str, digits))), low, None)


@given(st.integers(1, 9), st.integers(0, 9))
def test_two_are_an_interval_or_malformed(first: int, second: int):
    """Adjacent digits, and 三五, are the ends of an interval; others make no number."""
    low, high, code = together((Decimal(first), Decimal(second)))
    assert (code is None) == (second - first == 1 or (first, second) == (3, 5))
    assert code is not None or (low, high) == (first, second)


@pytest.mark.parametrize(
    ("text", "language", "places"),
    [("点二五", "zh-Hans", "25"), ("point two five", "en", "25"), ("点十", "zh-Hans", "")],
)
def test_places(text: str, language: str, places: str):
    """After a point each word is a place; a ten is none."""
    assert places_at(tokenize(text, load(language)), 1) == places
