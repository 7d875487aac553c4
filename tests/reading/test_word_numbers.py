"""Numbers in the words of languages with spaces between words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.reread import numeral, tokens_of, told


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "two hundred and fifty thousand", "250000"),
        ("en", "twenty-five", "25"),
        ("en", "two and a half billion", "2500000000"),
        ("en", "half a million", "500000"),
        ("en", "a hundred", "100"),
        ("en", "one million two hundred thousand", "1200000"),
        ("de", "eine halbe Milliarde", "500000000"),
        ("de", "einundzwanzig", "21"),
        ("de", "anderthalb Milliarden", "1500000000"),
        ("fr", "quatre-vingt-dix-neuf", "99"),
        ("fr", "un milliard et demi", "1500000000"),
        ("fr", "mille milliards", "1000000000000"),
        ("es", "500 mil millones", "500000000000"),
        ("es", "treinta y cinco", "35"),
        ("es", "medio billón", "500000000000"),
        ("pt", "um milhão e meio", "1500000"),
        ("hi", "5 लाख", "500000"),
    ],
)
def test_value(language: str, text: str, value: str):
    """Number words add up where the next place is free, and scales multiply."""
    found = numeral(text, language)
    assert found.code is None
    assert found.value == Decimal(value)
    assert found.end == tokens_of(text, language)


_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def _spoken(value: int) -> str:
    """A whole number below 10^12 in English words."""
    if value < 20:
        return _ONES[value - 1]
    if value < 100:
        tens, ones = divmod(value, 10)
        return _TENS[tens - 2] + (f"-{_ONES[ones - 1]}" if ones else "")
    scale, word = next(
        (scale, word)
        for scale, word in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred"))
        if value >= scale
    )
    first, rest = divmod(value, scale)
    joint = " and " if scale == 100 else " "
    return f"{_spoken(first)} {word}" + (joint + _spoken(rest) if rest else "")


@given(st.integers(1, 10**12 - 1))
def test_english_words(value: int):
    """A whole number in English words is read as that number."""
    assert numeral(_spoken(value), "en").value == value


def test_an_article_counts_a_unit_where_it_is_no_price_of_it():
    """A gigawatt is one; ten million dollars a megawatt are a price."""
    assert told("a gigawatt", "en") == ["1 GW"]
    assert told("$10 million a megawatt", "en") == ["10000000 USD"]
