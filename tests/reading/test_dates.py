"""Dates of a text: as exact as stated, held against calendar and weekday."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stargate_model.claims.dates import PartialDate
from tests.reading.reread import only

DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2090, 12, 31))


@given(DAYS)
def test_whole_dates(day: dt.date):
    """A day with its year is that day in every language, whenever it was published."""
    for language, text in {
        "zh-Hans": f"{day.year}年{day.month}月{day.day}日",
        "ja": f"{day.year}年{day.month}月{day.day}日",
        "ko": f"{day.year}년 {day.month}월 {day.day}일",
        "en": f"{day:%B} {day.day}, {day.year}",
        "de": f"{day.day:02}.{day.month:02}.{day.year}",
        "fr": day.isoformat(),
    }.items():
        assert only(text, language).figure == PartialDate(day.isoformat())


@pytest.mark.parametrize(("place", "date"), [("US", "2025-01-02"), ("GB", "2025-02-01"), ("DE", "2025-02-01")])
def test_the_place_orders_day_and_month(place: str, date: str):
    """A date in digits is read as its place writes dates."""
    assert str(only("01/02/2025", "en", place=place).figure) == date


def test_weekdays():
    """A weekday beside a date must fit it."""
    assert only("本星期二（1月21日）", "zh-Hans", "2025-01-25").notes == ()
    assert only("本星期三（1月21日）", "zh-Hans", "2025-01-25").notes == ("weekday-conflict",)


@given(DAYS)
def test_the_weekday_of_a_header_must_fit(day: dt.date):
    """The date of a message names its weekday; another one is noted."""
    text = f"{day.day} {day:%b} {day.year} 15:40:42 GMT"
    assert only(f"{day:%a}, {text}", "en").notes == ()
    next_day = day + dt.timedelta(1)
    assert only(f"{next_day:%a}, {text}", "en").notes == ("weekday-conflict",)
