"""Dates and periods as text."""

from datetime import UTC, date, datetime

import pytest

from stargate_model.claims.dates import PartialDate, Period
from stargate_model.errors import LocaleError, VocabularyError
from stargate_model.localization import SUMMARY_LANGUAGES, Formatter, cldr

FORMS = (
    "2025 2025-Q3 2025-H1 2025-01 2025-01-21 2025-01-25T15:40:42+00:00 2024-start 2024-mid 2024-end 2021-winter "
    "2021-spring 2021-summer 2021-autumn 1990s --04-25 FY2026"
).split()
WITHOUT_WORDS = "2025 2025-Q3 2025-01 2025-01-21 --04-25".split()


@pytest.mark.parametrize(
    ("locale", "stated", "text"),
    [
        ("en", "2025-01-21", "January 21, 2025"),
        ("zh-Hans", "2025-01-21", "2025年1月21日"),
        ("de", "2025-01", "Januar 2025"),
        ("pt-BR", "2025-Q3", "3º trimestre de 2025"),
        ("zh-Hans", "2024-end", "2024年底"),
        ("ja", "2021-winter", "2021年冬"),
        ("en", "1990s", "1990s"),
        ("zh-Hant", "1990s", "1990年代"),
        ("en", "--04-25", "April 25"),
        ("ko", "FY2026", "2026 회계연도"),
        ("en", "2025-01-25T15:40:42-05:00", "January 25, 2025, 15:40:42 (UTC−05:00)"),
        ("fa", "2025-01-21", "۲۱ ژانویهٔ ۲۰۲۵"),
        ("th", "2025-01-21", "21 มกราคม ค.ศ. 2025"),
    ],
)
def test_a_date_is_as_exact_as_stated(locale, stated, text):
    """A partial date is told in its own form, in the Gregorian calendar, and never completed."""
    assert Formatter(locale).date(PartialDate(stated)) == text


def test_days_and_moments_of_python_are_taken():
    """A date and the day of a datetime are written like a partial date of a day."""
    english = Formatter("en")
    assert english.date(date(2025, 1, 21), "medium") == "Jan 21, 2025"
    assert english.date(datetime(2025, 1, 21, 12, tzinfo=UTC)) == "January 21, 2025"


@pytest.mark.parametrize("language", SUMMARY_LANGUAGES)
@pytest.mark.parametrize("style", ["long", "medium"])
def test_every_form_has_words_in_the_twelve_languages(language, style):
    """Each form of a partial date is told, and no two of them alike."""
    formatter = Formatter(language)
    texts = [formatter.date(PartialDate(form), style) for form in FORMS]
    assert len(set(texts)) == len(FORMS)


def test_other_languages_tell_what_cldr_has_words_for():
    """In every locale years, quarters, months and days are told; what needs other words is refused."""
    for name in sorted(cldr.names()):
        formatter = Formatter(name, cache=0)
        assert all(formatter.date(PartialDate(form)) for form in WITHOUT_WORDS)
    with pytest.raises(LocaleError, match="no words for this date in 'sv'"):
        Formatter("sv").date(PartialDate("2024-end"))


@pytest.mark.parametrize(
    ("locale", "stated", "text"),
    [
        ("en", "2025-01-21/2025-01-25", "January 21\u2009–\u200925, 2025"),
        ("zh-Hans", "2025-01-21/2025-03-01", "2025年1月21日至3月1日"),
        ("de", "2024-12/2025-01", "Dezember 2024\u2009–\u2009Januar 2025"),
        ("en", "2023/2028", "2023\u2009–\u20092028"),
        ("en", "2025-01-21/..", "from January 21, 2025"),
        ("zh-Hans", "../2024-end", "至2024年底止"),
        ("en", "2024-Q3/2025", "3rd quarter 2024 to 2025"),
        ("en", "2025/2025", "2025"),
        ("sv", "2024-Q3/2025", "3:e kvartalet 2024\u2009–\u20092025"),
    ],
)
def test_periods(locale, stated, text):
    """What both ends share is written once; an open end has its own words."""
    period = Period(stated)
    assert Formatter(locale).period(period.start, period.end) == text


def test_a_period_needs_an_end():
    """Nothing is told of a period open on both sides."""
    with pytest.raises(VocabularyError):
        Formatter("en").period(None, None)


def test_an_open_period_needs_words():
    """Another language has none for an open end."""
    with pytest.raises(LocaleError):
        Formatter("sv").period(PartialDate("2025"), None)
