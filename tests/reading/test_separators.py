"""Marks inside numbers: by language, then by place, else refused."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stargate_model.reading.lexicon import load
from stargate_model.reading.separators import value_of


@pytest.mark.parametrize(
    ("language", "place", "text", "value"),
    [
        ("en", None, "1,000.5", "1000.5"),
        ("en", None, "1.234", "1.234"),
        ("en", None, "1,234,567", "1234567"),
        ("de", None, "1.000,5", "1000.5"),
        ("de", None, "1.234", "1234"),
        ("de", "CH", "1'000.5", "1000.5"),
        ("fr", None, "1 000,5", "1000.5"),
        ("fr", None, "1\u00a0000", "1000"),
        ("es", "ES", "1.234", "1234"),
        ("es", "MX", "1,234", "1234"),
        ("es", None, "500.000", "500000"),
        ("es", None, "1,5", "1.5"),
        ("es", None, "1.234.567", "1234567"),
        ("hi", None, "4,00,000", "400000"),
        ("hi", None, "1,50,00,00,000", "1500000000"),
        ("ja", None, "4,000", "4000"),
        ("en", None, "007", "7"),
    ],
)
def test_value(language: str, place: str | None, text: str, value: str):
    """A mark means what it means in the language or place."""
    assert value_of(text, load(language), place) == Decimal(value)


@pytest.mark.parametrize(
    ("language", "text", "code"),
    [
        ("en", "1,00,0", "bad-grouping"),
        ("en", "4,5", "bad-grouping"),
        ("en", "1,2345", "bad-grouping"),
        ("en", "0,123", "bad-grouping"),
        ("en", "1.000.000", "bad-grouping"),
        ("de", "1.5", "bad-grouping"),
        ("en", "4,00,000", "bad-grouping"),
        ("es", "1.234", "ambiguous-separator"),
        ("es", "1,234", "ambiguous-separator"),
        ("en", "9" * 41, "too-long"),
    ],
)
def test_refusals(language: str, text: str, code: str):
    """What no convention, or more than one, can read is refused."""
    assert value_of(text, load(language), None) == code


def test_a_count_is_whole():
    """Three digits after a mark are a group where things are counted."""
    assert value_of("1.234", load("es"), None, whole=True) == Decimal(1234)


@given(st.integers(0, 10**15), st.integers(0, 99))
def test_plain_english_numbers(whole: int, cents: int):
    """A number as English writes it is read as that number."""
    assert value_of(f"{whole:,}.{cents:02}", load("en"), None) == Decimal(f"{whole}.{cents:02}")
