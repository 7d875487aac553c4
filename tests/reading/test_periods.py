"""Dates larger and looser than a month."""

from __future__ import annotations

import pytest

from tests.reading.reread import only, told


@pytest.mark.parametrize(
    ("language", "text", "date"),
    [
        ("en", "Q3 2026", "2026-Q3"),
        ("en", "3Q26", "2026-Q3"),
        ("en", "H1 2025", "2025-H1"),
        ("en", "the third quarter of 2026", "2026-Q3"),
        ("zh-Hans", "2026年第三季度", "2026-Q3"),
        ("ko", "2026년 3/4분기", "2026-Q3"),
        ("de", "das dritte Quartal 2026", "2026-Q3"),
        ("en", "late 2026", "2026-end"),
        ("en", "mid-2025", "2025-mid"),
        ("zh-Hans", "2021年冬季", "2021-winter"),
        ("en", "winter 2021", "2021-winter"),
        ("en", "the 1990s", "1990s"),
        ("en", "fiscal 2026", "FY2026"),
        ("en", "FY26", "FY2026"),
    ],
)
def test_as_stated(language: str, text: str, date: str):
    """A quarter, season, part of a year, decade or financial year stays what it is."""
    assert str(only(text, language).figure) == date


def test_without_a_year_it_is_of_the_year_of_publication():
    """A quarter alone needs the day of publication."""
    assert str(only("第三季度", published="2025-01-25").figure) == "2025-Q3"
    assert only("第三季度").refusal == "unanchored-date"


def test_a_decade_of_two_digits_had_ended():
    """The latest such decade that had ended at publication."""
    assert str(only("九十年代", published="2025-01-25").figure) == "1990s"
    assert str(only("20年代", published="2029-01-25").figure) == "1920s"
    assert str(only("20年代", published="2031-01-25").figure) == "2020s"


def test_a_financial_year_may_have_an_amount_after_it():
    """What follows the word is a year only where it counts nothing."""
    assert told("im laufenden Geschäftsjahr 80 Milliarden Dollar", "de") == ["80000000000 USD"]
