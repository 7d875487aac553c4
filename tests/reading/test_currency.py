"""Which currency a word means, by place."""

from __future__ import annotations

import pytest

from stargate_model.reading.currency import Money, currency_of, same_currency


@pytest.mark.parametrize(
    ("key", "place", "language", "code"),
    [
        ("USD", "TW", "en", "USD"),
        ("dollar-sign", "US", "en", "USD"),
        ("dollar-sign", "HK", "en", "HKD"),
        ("dollar-sign", "MX", "es", "MXN"),
        ("dollar", "MX", "es", "USD"),
        ("dollar", "SG", "en", "SGD"),
        ("yuan", "CN", "zh-Hans", "CNY"),
        ("yuan", "TW", "zh-Hant", "TWD"),
        ("yen-sign", None, "ja", "JPY"),
        ("yen-sign", None, "zh-Hans", "CNY"),
        ("yen-sign", "JP", "en", "JPY"),
        ("riyal", "SA", "en", "SAR"),
    ],
)
def test_code(key: str, place: str | None, language: str, code: str):
    """The place decides, then the language."""
    assert currency_of(key, place, language).code == code


@pytest.mark.parametrize(("key", "place"), [("yuan", None), ("yuan", "US"), ("yen-sign", None), ("riyal", None)])
def test_nothing_is_guessed(key: str, place: str | None):
    """Where neither decides, the currency is ambiguous."""
    assert currency_of(key, place, "en") == Money(None, "ambiguous-currency")


def test_a_dollar_without_a_place_is_assumed():
    """The US dollar is assumed only where the text's place does not say it."""
    assert currency_of("dollar-sign", None, "en").assumed
    assert not currency_of("dollar-sign", "US", "en").assumed


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("TWD", "yuan", "TWD"),
        ("yuan", "CNY", "CNY"),
        ("USD", "dollar", "USD"),
        ("USD", "USD", "USD"),
        ("USD", "yuan", None),
        ("USD", "EUR", None),
    ],
)
def test_two_words_about_one_sum(first: str, second: str, same: str | None):
    """NT$500元 is one currency, US$500元 is none."""
    assert same_currency(first, second, None, "zh-Hant") == same
