"""Money as text."""

from decimal import Decimal

import pytest

from stargate_model.errors import UnknownUnitError
from stargate_model.localization import Formatter

FIVE_HUNDRED_BILLION = 500_000_000_000


@pytest.mark.parametrize(
    ("locale", "style", "text"),
    [
        ("en", "standard", "$500,000,000,000"),
        ("en", "compact-short", "$500B"),
        ("en", "compact-long", "500 billion US dollars"),
        ("zh-Hans", "compact-long", "5000亿美元"),
        ("ja", "compact-long", "5000億米ドル"),
        ("de", "compact-long", "500 Milliarden US-Dollar"),
        ("es", "compact-short", "500\u00a0mil\u00a0MUS$"),
        ("en-AU", "standard", "USD\u00a0500,000,000,000"),
        ("cs", "name", "500\u00a0000\u00a0000\u00a0000 amerických dolarů"),
        ("fr", "compact-long", "500 milliards dollars des États-Unis"),
    ],
)
def test_bare_money_is_as_cldr_has_it(locale, style, text):
    """Symbol, name and size words are CLDR's."""
    assert Formatter(locale).money(FIVE_HUNDRED_BILLION, "USD", style) == text


def test_the_size_is_chosen_after_rounding():
    """Just below a billion is a billion, and just below a thousand is a thousand."""
    english = Formatter("en")
    assert english.money(999_999_999, "USD", "compact-short") == "$1B"
    assert english.money(Decimal("999.6"), "USD", "compact-short") == "$1K"


def test_the_name_goes_with_the_number_as_shown():
    """One dollar is a dollar, but 1.00 are dollars; the Czech plural of a fraction is that of a fraction."""
    assert Formatter("en").money(1, "USD", "name") == "1 US dollar"
    assert Formatter("en").money(1, "USD", "name", digits=2) == "1.00 US dollars"
    assert Formatter("cs").money(5, "USD", "name", digits=2) == "5,00 amerického dolaru"


def test_a_fraction_is_shown_only_where_there_is_one():
    """Whole amounts have no .00; the caller may ask for it."""
    assert Formatter("en").money(5, "USD") == "$5"
    assert Formatter("en").money(Decimal("1.25"), "USD") == "$1.25"
    assert Formatter("en").money(5, "USD", digits=2) == "$5.00"


def test_letters_are_kept_from_digits():
    """A code or symbol of letters has a space beside the digits; a sign has none."""
    english = Formatter("en")
    assert english.money(5, "CHF") == "CHF\u00a05"
    assert english.money(5, "EUR") == "€5"


@pytest.mark.parametrize("code", ["<b>x</b>", "XXX", "usd", "GW", ""])
def test_what_is_no_currency_is_refused(code):
    """Nothing but a code of the closed list gets into the text."""
    with pytest.raises(UnknownUnitError):
        Formatter("en").money(1, code)


def test_money_separators_of_their_own():
    """Swiss French money has a point, other numbers a comma."""
    assert Formatter("fr-CH").money(Decimal("1.25"), "USD") == "1.25\u00a0$US"
    assert Formatter("fr-CH").decimal(Decimal("1.25")) == "1,25"
