"""Numbers in digits and words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stargate_model.reading.lexer import tokenize
from stargate_model.reading.lexicon import load
from stargate_model.reading.normalise import normalise
from stargate_model.reading.numerals import Numeral, numeral_at


def numeral(text: str, language: str) -> Numeral:
    """The number at the start of a text."""
    lexicon = load(language)
    found = numeral_at(tokenize(normalise(text).text, lexicon), 0, lexicon, None)
    assert found is not None
    return found


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
    """Scales multiply what stands before them, as far back as they are the larger."""
    found = numeral(text, language)
    assert found.code is None
    assert found.value == Decimal(value)
    assert found.end == len(tokenize(normalise(text).text, load(language)))


@pytest.mark.parametrize(
    ("language", "text", "low", "high"),
    [
        ("zh-Hans", "三四", 3, 4),
        ("zh-Hans", "七八百", 700, 800),
        ("zh-Hans", "十五六", 15, 16),
        ("zh-Hans", "数千亿", 2 * 10**11, 10**12 - 1),
        ("zh-Hans", "几十亿", 2 * 10**9, 10**10 - 1),
        ("zh-Hans", "十几亿", 11 * 10**8, 19 * 10**8),
        ("en", "tens of billions", 2 * 10**10, 10**11 - 1),
        ("en", "hundreds of thousands", 200_000, 999_999),
        ("en", "dozens of", 24, 99),
        ("en", "scores of", 40, 99),
        ("de", "mehrere Milliarden", 2 * 10**9, 10**10 - 1),
    ],
)
def test_intervals(language: str, text: str, low: int, high: int):
    """Adjacent digits and vague words are intervals, never points."""
    found = numeral(text, language)
    assert (found.value, found.upper) == (low, high)


def test_scale_alone():
    """A scale word without a number is marked as such."""
    assert numeral("千亿", "zh-Hans").bare
    assert not numeral("十", "zh-Hans").bare


@pytest.mark.parametrize("text", ["三一", "九三"])
def test_malformed(text: str):
    """Two digits that are no range and no number are refused."""
    assert numeral(text, "zh-Hans").code == "malformed-numeral"


@pytest.mark.parametrize("text", ["百" * 200, "9" * 50, "千" * 5000 + "万", "一二" * 100])
def test_too_long(text: str):
    """No number explodes."""
    assert numeral(text, "zh-Hans").code == "too-long"


def test_a_syllable_is_no_number():
    """In Korean a number word inside or without a number is another word."""
    korean = load("ko")
    for text in ("관세 개", "이 기업", "모두 곳"):
        tokens = tokenize(text, korean)
        assert all(
            (found := numeral_at(tokens, at, korean, None)) is None or found.bare for at in range(len(tokens))
        ), text


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
