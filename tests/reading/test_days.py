"""Months and days, and the year that they leave out."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stargate_model.claims.dates import PartialDate
from stargate_model.reading import Mention
from tests.reading.reread import only

DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2090, 12, 31))


def same_day(found: Mention, day: dt.date) -> dt.date | None:
    """The day that was read, of the same month and day; None for 29 February in a year without it."""
    if found.refusal == "impossible-date":
        assert (day.month, day.day) == (2, 29)
        return None
    assert isinstance(found.figure, PartialDate)
    assert found.figure.earliest is not None
    assert (found.figure.earliest.month, found.figure.earliest.day) == (day.month, day.day)
    return found.figure.earliest


@given(DAYS, DAYS)
def test_a_day_without_a_year_is_the_last_one(day: dt.date, published: dt.date):
    """Month and day mean the nearest such day that is not after publication."""
    found = only(f"{day.month}月{day.day}日", "zh-Hans", published.isoformat())
    read_as = same_day(found, day)
    if read_as is None:
        return
    assert dt.timedelta(0) <= published - read_as <= dt.timedelta(366)


@given(st.integers(1, 12), DAYS)
def test_a_month_without_a_year_is_the_last_one(month: int, published: dt.date):
    """A month alone means the nearest such month that has begun at publication."""
    found = only(f"{month}月", "zh-Hans", published.isoformat()).figure
    assert isinstance(found, PartialDate)
    assert found.earliest is not None
    assert found.earliest.month == month
    assert dt.timedelta(0) <= published - found.earliest < dt.timedelta(366)


@given(st.integers(1, 28), DAYS)
def test_a_day_alone_is_of_this_month_or_the_last(day: int, published: dt.date):
    """A day of the month later than that of publication was in the month before."""
    found = only(f"{day}日", "zh-Hans", published.isoformat()).figure
    assert isinstance(found, PartialDate)
    assert found.earliest is not None
    assert found.earliest.day == day
    assert dt.timedelta(0) <= published - found.earliest < dt.timedelta(31)


@given(DAYS, DAYS)
def test_a_day_that_lies_ahead_is_the_next_one(day: dt.date, published: dt.date):
    """After a word of the future, month and day mean the nearest such day that is not before publication."""
    found = only(f"将于{day.month}月{day.day}日", "zh-Hans", published.isoformat())
    read_as = same_day(found, day)
    if read_as is None:
        return
    assert dt.timedelta(0) <= read_as - published <= dt.timedelta(366)


def test_page_furniture_has_no_year():
    """A line of page furniture is not dated by the day of publication."""
    assert str(only("Podcast | 4 月 25 日", published="2025-08-21").figure) == "--04-25"


@pytest.mark.parametrize("text", ["13月", "2025年13月", "32日", "2025年1月32日"])
def test_no_calendar_has_it(text: str):
    """A thirteenth month and a thirty-second day are refused."""
    assert only(text, published="2025-01-25").refusal == "impossible-date"
