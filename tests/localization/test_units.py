"""Units: CLDR's words, and ours for what CLDR lacks."""

from decimal import Decimal

import pytest

from stargate_model.amounts.units import UNITS
from stargate_model.errors import LocaleError, UnknownUnitError
from stargate_model.localization import SUMMARY_LANGUAGES, Formatter, cldr, negotiate
from stargate_model.localization.plurals import PluralRules, Shown
from stargate_model.localization.units import BARE, CLDR_IDS, SYMBOLS, THINGS, own

NUMBERS = "0 1 2 3 5 11 21 100 1.2 100000 1000000".split()
PLAIN = [symbol for symbol, unit in UNITS.items() if unit.kind != "money"]


def test_every_unit_of_the_table_can_be_written():
    """Each unit has a name in CLDR, a row of ours, or a symbol."""
    assert set(PLAIN) <= set(CLDR_IDS) | set(own()) | SYMBOLS | {BARE}


def test_things_are_the_nouns_of_the_table():
    """What is counted in words is exactly what the unit table counts."""
    assert {symbol for symbol, unit in UNITS.items() if unit.kind == "count"} == THINGS


@pytest.mark.parametrize("language", SUMMARY_LANGUAGES)
@pytest.mark.parametrize("symbol", sorted(own()))
def test_each_own_unit_has_every_language_and_every_plural(symbol, language):
    """A row has all twelve languages, and each table exactly the plural categories of its language."""
    rules = PluralRules.parse(cldr.tables(negotiate.catalog_name(language)).plural_rules())
    row = own()[symbol][language]
    assert "long" in row
    for patterns in row.values():
        if not isinstance(patterns, str):
            assert set(patterns) == set(rules.categories)
        for text in [patterns] if isinstance(patterns, str) else patterns.values():
            assert text.count("{0}") == 1
            assert text.count("|") in {0, 2}


@pytest.mark.parametrize("language", SUMMARY_LANGUAGES)
@pytest.mark.parametrize("symbol", sorted(own()))
def test_the_form_goes_with_the_number(symbol, language):
    """Each of the numbers that bite is written with the form of its CLDR category."""
    formatter = Formatter(language)
    rules = PluralRules.parse(cldr.tables(formatter.locale).plural_rules())
    patterns = own()[symbol][language]["long"]
    for number in NUMBERS:
        whole, _, fraction = number.partition(".")
        category = rules.category(Shown(negative=False, whole=whole, fraction=fraction))
        pattern = patterns if isinstance(patterns, str) else patterns[category]
        digits = formatter.decimal(Decimal(number))
        assert formatter.unit(Decimal(number), symbol) == pattern.replace("{0}", digits).replace("|", "")


@pytest.mark.parametrize(
    ("locale", "number", "symbol", "width", "text"),
    [
        ("zh-Hans", "1.2", "GW", "long", "1.2吉瓦"),
        ("zh-Hans", "580", "TWh", "long", "580太瓦时"),
        ("zh-Hant", "2", "MWh", "long", "2 MWh"),
        ("de", "21", "h", "narrow", "21 Std."),
        ("en", "1.0", "h", "long", "1 hour"),
        ("ru", "3", "TWh", "long", "3 тераватт-часа"),
        ("ru", "3", "TWh", "short", "3 ТВт⋅ч"),
        ("fr", "2", "GWh", "short", "2\u202fGWh"),
        ("ko", "2", "TWh", "short", "2TWh"),
        ("sv", "5", "TWh", "long", "5 TWh"),
        ("ja", "29", "turbine", "long", "29基のタービン"),
        ("ar", "2", "year", "long", "سنتان"),
        ("pt-PT", "5", "job", "long", "5 empregos"),
        ("en", "6.7", "%", "long", "6.7 percent"),
        ("en", "6.7", "%", "short", "6.7%"),
        ("es", "1000000", "job", "long", "1.000.000 de empleos"),
    ],
)
def test_units_in_words_and_symbols(locale, number, symbol, width, text):
    """CLDR's words where it has them, ours where it lacks them, symbols elsewhere."""
    assert Formatter(locale).unit(Decimal(number), symbol, width) == text


def test_traditional_chinese_never_writes_the_ambiguous_mega():
    """兆 is a million million there, so that no unit begins with it."""
    formatter = Formatter("zh-Hant")
    for symbol in PLAIN:
        assert "兆" not in formatter.unit(5, symbol)
        assert "兆" not in formatter.unit(5, symbol, "short")


def test_a_thing_without_a_word_is_refused():
    """No word of another language stands in for a missing one."""
    with pytest.raises(LocaleError, match="no word for the unit 'job' in 'sv'"):
        Formatter("sv").unit(5, "job")


@pytest.mark.parametrize("symbol", ["mW", "<b>", "power-gigawatt", ""])
def test_what_is_no_unit_is_refused(symbol):
    """Only symbols of the unit table are written."""
    with pytest.raises(UnknownUnitError):
        Formatter("en").unit(5, symbol)


def test_no_locale_shows_a_key_or_fails():
    """In all locales of CLDR, every unit that CLDR has is written in every width, and never as CLDR's key."""
    keys = set(CLDR_IDS.values())
    for name in sorted(cldr.names()):
        formatter = Formatter(name, cache=0)
        for symbol in CLDR_IDS:
            for width in ("long", "short", "narrow"):
                text = formatter.unit(5, symbol, width)
                assert not any(key in text for key in keys), (name, symbol, width, text)
