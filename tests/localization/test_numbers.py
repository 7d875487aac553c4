"""Numbers as text."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stargate_model.localization import Formatter, cldr
from stargate_model.localization.numbers import shown

NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=4)


@pytest.mark.parametrize(
    ("locale", "number", "text"),
    [
        ("en", "1234567.891", "1,234,567.891"),
        ("es", "4000", "4000"),
        ("es", "40000", "40.000"),
        ("es-MX", "4000", "4,000"),
        ("pl", "4000", "4000"),
        ("hi", "400000", "4,00,000"),
        ("sv", "-1234.5", "−1\u00a0234,5"),
        ("ar", "-5", "\u200e-5"),
        ("ar-EG", "400000.5", "٤٠٠٬٠٠٠٫٥"),
        ("fa", "-1.5", "\u200e−۱٫۵"),
        ("de-AT", "1234567", "1\u00a0234\u00a0567"),
        ("fr", "0.067", "0,067"),
        ("en", "500e9", "500,000,000,000"),
    ],
)
def test_digits_separators_and_signs_are_the_locales(locale, number, text):
    """Grouping, its least number of digits, the minus sign and native digits come from CLDR."""
    assert Formatter(locale).decimal(Decimal(number)) == text


def test_a_negative_zero_has_no_sign():
    """What is rounded to nothing is 0, and so is a zero with a sign."""
    english = Formatter("en")
    assert english.decimal(Decimal("-0.0004"), digits=3) == "0.000"
    assert english.decimal(Decimal("-0.0")) == "0"
    assert english.percent(Decimal("-0.00001"), digits=0) == "0%"


def test_no_digit_is_lost_unless_asked():
    """A number is rounded, half to even, only to the digits that the caller names."""
    english = Formatter("en")
    assert english.decimal(Decimal("0.00012345678")) == "0.00012345678"
    assert [english.decimal(Decimal(n), digits=0) for n in ("0.5", "1.5", "2.5")] == ["0", "2", "2"]
    assert english.decimal(Decimal("1.20")) == "1.2"
    assert english.decimal(Decimal("1.2"), digits=2) == "1.20"


@pytest.mark.parametrize(
    ("locale", "style", "number", "text"),
    [
        ("en", "short", "999999999", "1B"),
        ("en", "short", "999.6", "1K"),
        ("en", "long", "1234567", "1.2 million"),
        ("en", "short", "12345", "12K"),
        ("zh-Hans", "long", "100000", "10万"),
        ("ja", "long", "500000000000", "5000億"),
        ("de", "short", "100000", "100.000"),
        ("de", "long", "1000000", "1 Million"),
        ("it", "short", "9999", "9999"),
        ("sw", "long", "100000", "elfu 100"),
        ("fr", "long", "1000", "mille"),
        ("hi", "long", "100000", "1 लाख"),
        ("en", "long", "10" + "0" * 15, "10,000 trillion"),
        ("en", "short", "0", "0"),
        ("en", "short", "-1500", "-1.5K"),
    ],
)
def test_compact_forms(locale, style, number, text):
    """Two significant digits or all whole ones, the size chosen after rounding, a missing long form taken short."""
    assert Formatter(locale).compact(Decimal(number), style) == text


@given(NUMBERS)
def test_digits_read_back_as_the_same_number(number):
    """English text without its commas is the number itself."""
    assert Decimal(Formatter("en").decimal(number).replace(",", "")) == number


@given(NUMBERS, st.sampled_from(["ar-EG", "fa", "hi", "de", "fr", "bn", "my"]))
def test_every_locale_shows_the_same_digits(number, tag):
    """Native digits and separators stand for the digits of the number, and for no others."""
    formatter = Formatter(tag)
    native = cldr.digits(cldr.tables(formatter.locale).numbering_system())
    digits = [str(native.index(char)) for char in formatter.decimal(number) if char in native]
    plain = shown(number)
    assert "".join(digits) == plain.whole + plain.fraction


@given(st.decimals(-(10**16), 10**16, allow_nan=False, places=6), st.sampled_from(["long", "short"]))
def test_compact_forms_end_for_every_number(number, style):
    """Whatever the number, choosing a size comes to an end in the locales with odd tables."""
    for tag in ("en", "zh-Hans", "de", "es", "gl", "ie", "brx", "hi"):
        assert Formatter(tag).compact(number, style)
