"""Dates: completed from the day of publication, and never beyond what is stated."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stargate_model.claims.dates import PartialDate
from stargate_model.reading import Mention, read

DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2090, 12, 31))


def only(text: str, language: str, published: str | None = None, place: str | None = None) -> Mention:
    """The only mention of a text."""
    (mention,) = read(text, language=language, published=published, place=place)
    return mention


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


@given(DAYS, DAYS)
def test_a_day_without_a_year_is_the_last_one(day: dt.date, published: dt.date):
    """Month and day mean the nearest such day that is not after publication."""
    found = only(f"{day.month}月{day.day}日", "zh-Hans", published.isoformat())
    if found.refusal == "impossible-date":
        assert (day.month, day.day) == (2, 29)
        return
    assert isinstance(found.figure, PartialDate)
    read_as = found.figure.earliest
    assert read_as is not None
    assert (read_as.month, read_as.day) == (day.month, day.day)
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


def test_a_word_of_the_future_looks_ahead():
    """What will happen lies after publication."""
    assert str(only("将于3月5日开业", "zh-Hans", "2025-01-25").figure) == "2025-03-05"
    assert str(only("于3月5日开业", "zh-Hans", "2025-01-25").figure) == "2024-03-05"


def test_without_a_day_of_publication_nothing_is_completed():
    """A month and day stay without a year; what has less is refused."""
    assert str(only("4 月 25 日", "zh-Hans").figure) == "--04-25"
    assert [only(text, "zh-Hans").refusal for text in ("12月", "23日", "去年")] == ["unanchored-date"] * 3


@pytest.mark.parametrize(("place", "date"), [("US", "2025-01-02"), ("GB", "2025-02-01"), ("DE", "2025-02-01")])
def test_the_place_orders_day_and_month(place: str, date: str):
    """A date in digits is read as its place writes dates."""
    assert str(only("01/02/2025", "en", place=place).figure) == date


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("2024年中国数据中心用电量", ["2024"]),
        ("2024年中，", ["2024-mid"]),
        ("预计到2028年增加至1.2吉瓦", ["2028", "1.2 GW"]),
        ("2014年至2023年间", ["2014", "2023"]),
        ("2025财年", ["FY2025"]),
    ],
)
def test_traps(text: str, figures: list[str]):
    """Words that begin with the sign of a year take nothing from the date."""
    assert [str(mention.figure) for mention in read(text, language="zh-Hans")] == figures


def test_weekdays():
    """A weekday beside a date must fit it."""
    assert only("本星期二（1月21日）", "zh-Hans", "2025-01-25").notes == ()
    assert only("本星期三（1月21日）", "zh-Hans", "2025-01-25").notes == ("weekday-conflict",)
