"""Numbers in the characters of languages without spaces between words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.reread import numeral, tokens_of


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("zh-Hans", "2万5000", "25000"),
        ("zh-Hans", "1亿2000万", "120000000"),
        ("zh-Hans", "1亿2千5百万", "125000000"),
        ("zh-Hans", "两万五", "25000"),
        ("zh-Hans", "三亿二", "320000000"),
        ("zh-Hans", "两千零五", "2005"),
        ("zh-Hans", "一百零五万", "1050000"),
        ("zh-Hans", "三千五百万", "35000000"),
        ("zh-Hans", "3.5百万", "3500000"),
        ("zh-Hans", "1.2万亿", "1200000000000"),
        ("zh-Hans", "1350亿亿", "13500000000000000000"),
        ("zh-Hans", "二〇二五", "2025"),
        ("zh-Hans", "三点五亿", "350000000"),
        ("zh-Hans", "廿五", "25"),
        ("zh-Hans", "3½", "3.5"),
        ("zh-Hant", "3兆3千億", "3300000000000"),
        ("ja", "2兆5000億", "2500000000000"),
        ("ko", "1조 5000억", "1500000000000"),
        ("ko", "2만 5,000", "25000"),
    ],
)
def test_value(language: str, text: str, value: str):
    """Scales multiply what stands before them, as far back as they are the larger."""
    found = numeral(text, language)
    assert found.code is None
    assert found.value == Decimal(value)
    assert found.end == tokens_of(text, language)


@pytest.mark.parametrize("text", ["三一", "九三"])
def test_malformed(text: str):
    """Two digits that are no range and no number are refused."""
    assert numeral(text, "zh-Hans").code == "malformed-numeral"


def test_a_vague_digit_may_go_below_a_scale():
    """1万数千 lies between 12,000 and 19,999."""
    found = numeral("1万数千", "ja")
    assert (found.value, found.upper) == (12_000, 19_999)


_DIGITS = "零一二三四五六七八九"


def _spoken(value: int) -> str:
    """A whole number below 10^12 in Chinese words."""
    if value < 10:
        return _DIGITS[value]
    for scale, word in ((10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百"), (10, "十")):
        if value >= scale:
            first, rest = divmod(value, scale)
            gap = "零" if rest and rest * 10 < scale else ""
            return _spoken(first) + word + gap + (_spoken(rest) if rest else "")
    raise AssertionError


@given(st.integers(1, 10**12 - 1))
def test_chinese_words(value: int):
    """A whole number in Chinese words is read as that number."""
    assert numeral(_spoken(value), "zh-Hans").value == value
