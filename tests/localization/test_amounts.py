"""Amounts in sentences."""

import pytest

from stargate_model.claims.kinds import figure
from stargate_model.localization import SUMMARY_LANGUAGES, Formatter


@pytest.mark.parametrize(
    ("language", "stated", "text"),
    [
        ("en", "500e9 USD", "500 billion US dollars"),
        ("zh-Hans", "<=500e9 USD", "至多5000亿美元"),
        ("es", "1.5e9 USD", "1,5 mil millones de dólares estadounidenses"),
        ("fr", "1.5e9 USD", "1,5 milliard de dollars des États-Unis"),
        ("fr", "33e9 EUR", "33 milliards d’euros"),
        ("pt-BR", "1.5e9 USD", "1,5 bilhão de dólares americanos"),
        ("pt-BR", "500 USD", "500 dólares americanos"),
        ("es", "500 USD", "500 dólares estadounidenses"),
        ("es", "1234567 USD", "1.234.567 dólares estadounidenses"),
    ],
)
def test_money_reads_as_prose(language, stated, text):
    """Millions of a currency have the preposition that CLDR lacks, and names of currencies no capital."""
    assert Formatter(language).figure(figure(stated)) == text


@pytest.mark.parametrize(
    ("language", "stated", "text"),
    [
        ("es", "500e9 USD", "500.000.000.000\u00a0US$"),
        ("en", "500e9 USD", "$500B"),
        ("en", "1234567890 USD", "$1,234,567,890"),
        ("en", "2100 USD", "$2,100"),
        ("en", "5e6 JPY", "5 million Japanese yen"),
        ("ja", "5e6 JPY", "￥500万"),
        ("zh-Hant", "5e6 TWD", "500萬新台幣"),
        ("en", "500..2e6 USD", "$500 to $2,000,000"),
    ],
)
def test_short_money_never_hides_its_currency_or_a_digit(language, stated, text):
    """The compact form is taken only where it says every digit, and a symbol only where it is no other currency's."""
    assert Formatter(language).figure(figure(stated), "short") == text


@pytest.mark.parametrize(
    ("language", "stated", "text"),
    [
        ("en", "18..48 month", "18 to 48 months"),
        ("en", "3e9..4e9 USD", "3 billion to 4 billion US dollars"),
        ("en", "500e6..1e9 USD", "500 million to 1 billion US dollars"),
        ("en", "5..4e9 USD", "5 US dollars to 4,000,000,000 US dollars"),
        ("ja", "18..48 turbine", "18～48基のタービン"),
        ("ru", "1..21 h", "1 – 21 час"),
        ("ko", "~6.7..12 %", "약 6.7%~12%"),
    ],
)
def test_ranges_share_their_unit_only_where_it_is_the_same(language, stated, text):
    """A unit goes for both ends; a word for the size is never left to be guessed."""
    assert Formatter(language).figure(figure(stated)) == text


@pytest.mark.parametrize(
    ("language", "stated", "text"),
    [
        ("en", "?2e8..999999999 user", "hundreds of millions of users"),
        ("zh-Hans", "?2e8..999999999 user", "数亿名用户"),
        ("zh-Hans", "?2..9 year", "几年"),
        ("ru", "?2..9 year", "несколько лет"),
        ("fr", "?2e3..9999 job", "plusieurs milliers d’emplois"),
        ("fr", "?2..9 year", "plusieurs années"),
        ("fr", "?20..99 h", "plusieurs dizaines d’heures"),
        ("ar", "?2e8..999999999 user", "مئات الملايين من المستخدمين"),
        ("ar", "?2..9 year", "عدة سنوات"),
        ("ar", "?20..99 year", "عشرات من السنوات"),
        ("en", "?>=2e9 USD", "at least several billion US dollars"),
        ("en", "?5..7 GW", "5 to 7 gigawatts (order of magnitude)"),
    ],
)
def test_vague_figures_have_vague_words(language, stated, text):
    """An order of magnitude is told as one, and never with digits that look exact."""
    assert Formatter(language).figure(figure(stated)) == text


@pytest.mark.parametrize(
    ("language", "stated", "text"),
    [
        ("ja", "1.2 GW", "1.2ギガワット"),
        ("zh-Hant", "<=986 MW", "至多986百萬瓦特"),
        ("zh-Hant", "18..48 month", "18至48個月"),
    ],
)
def test_no_space_parts_number_and_word_where_the_language_has_none(language, stated, text):
    """In a sentence, numbers stand close to Han and kana; CLDR's bare figures keep their space."""
    assert Formatter(language).figure(figure(stated)) == text


@pytest.mark.parametrize(
    ("language", "stated", "text"),
    [
        ("ja", ">=29 turbine", "29基以上のタービン"),
        ("ja", "<3000000 job", "300万人未満の雇用"),
        ("ko", "<3000000 job", "일자리 300만개 미만"),
        ("ko", "18..48 chip", "칩 18~48개"),
        ("hi", "<=29 turbine", "अधिकतम 29 टरबाइन"),
        ("hi", ">3000000 job", "30 लाख से अधिक नौकरियाँ"),
    ],
)
def test_a_hedge_stands_by_the_number(language, stated, text):
    """Where a thing follows its counter, a hedge that follows the number does not follow the thing."""
    assert Formatter(language).figure(figure(stated)) == text


@pytest.mark.parametrize("language", SUMMARY_LANGUAGES)
@pytest.mark.parametrize("stated", ["1 year", "2 year", "1 h", "2 day", "1 item", "2 week", "1 km"])
def test_a_figure_in_a_sentence_has_its_digits(language, stated):
    """Even where CLDR's Arabic has a word for one or two things, the figure keeps its digits."""
    text = Formatter(language).figure(figure(stated))
    assert stated.split()[0] in text
