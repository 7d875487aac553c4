"""Ranges and the approximately sign."""

from decimal import Decimal

import pytest

from stargate_model.localization import Formatter


@pytest.mark.parametrize(
    ("locale", "low", "high", "unit", "text"),
    [
        ("en", "3", "5", "USD", "$3 – $5"),
        ("zh-Hans", "3", "5", "USD", "US$3-5"),
        ("de", "3", "5", "USD", "3–5\u00a0$"),
        ("en", "6.7", "12", "%", "6.7% – 12%"),
        ("es", "6.7", "12", "%", "6,7-12\u00a0%"),
        ("en", "1", "2", "GW", "1–2 GW"),
        ("ja", "18", "48", "month", "18～48 か月"),
        ("pt-BR", "3", "5", "EUR", "€\u00a03–5"),
        ("en", "-3", "5", "GW", "-3 – 5 GW"),
    ],
)
def test_signs_of_one_character_are_repeated(locale, low, high, unit, text):
    """A longer sign or a unit is written once, and the dash then has no spaces."""
    assert Formatter(locale).range(Decimal(low), Decimal(high), unit, "short") == text


def test_the_plural_is_that_of_the_range():
    """CLDR says which plural goes with two ends."""
    assert Formatter("sl").range(101, 102, "h") == "101–102 uri"
    assert Formatter("ru").range(1, 21, "h") == "1–21 час"
    assert Formatter("en").range(0, 1, "h") == "0–1 hours"


@pytest.mark.parametrize("unit", ["USD", "%", "GW"])
def test_equal_ends_give_the_plain_figure(unit):
    """A range that is none is never made approximate."""
    english = Formatter("en")
    assert english.range(3, Decimal("3.0"), unit, "short") == {"USD": "$3", "%": "3%", "GW": "3 GW"}[unit]


@pytest.mark.parametrize(
    ("locale", "unit", "text"),
    [
        ("en", "USD", "~$3"),
        ("ja", "USD", "約$3"),
        ("fr", "GW", "≃3\u202fGW"),
        ("de", "GW", "≈3 GW"),
        ("ar", "USD", "\u200f~3\u00a0US$"),
        ("en", "%", "~3%"),
    ],
)
def test_the_approximately_sign_stands_where_a_plus_would(locale, unit, text):
    """The sign is CLDR's, in the place of the number's own sign."""
    assert Formatter(locale).approximately(3, unit, "short") == text


def test_a_range_of_plain_numbers():
    """The unit `ratio` writes two numbers and nothing else."""
    assert Formatter("de").range(Decimal("1.1"), Decimal("1.4"), "ratio") == "1,1–1,4"


@pytest.mark.parametrize(
    ("locale", "text"), [("en", "3–5"), ("ja", "3～5"), ("es", "3-5"), ("sv", "3\u20125"), ("ar-EG", "٣–٥")]
)
def test_a_range_may_have_no_unit(locale, text):
    """Two plain numbers are written in every locale, and so is an approximate one."""
    assert Formatter(locale).range(3, 5) == text
    assert Formatter(locale).approximately(3).endswith(text[0])
