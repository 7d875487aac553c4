"""Partial dates and periods: as exact as the source, and an order that can leave a question open."""

from __future__ import annotations

import contextlib
import copy
import pickle
import time
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stargate_model.amounts.intervals import Answer
from stargate_model.claims.dates import PartialDate, Period
from stargate_model.errors import DateError, UndecidedError
from stargate_model.strategies import partial_dates, periods
from tests.refusals import refusal

NO_DATE = [
    "", " ", "25", "202", "0999", "20255", "2025-", "2025-1", "2025-00", "2025-13", "2025-1-1", "2025-01-00",
    "2025-01-32", "2025-02-29",
    "2025-02-30", "1900-02-29", "2025-Q0", "2025-Q5", "2025-q1", "2025Q1", "2025-H3", "2025-fall", "2025-Winter",
    "2025-early", "1995s",
    "199s", "FY26", "fy2026", "FY-2026", "--13-01", "--02-30", "--4-25", "-04-25", "2025-01-21 ", " 2025", "2025\n",
    "２０２５",
    "٢٠٢٥", "2025–01", "2025-01-21T15:40:42", "2025-01-21T15:40:42Z", "2025-01-21T15:40+00:00",
    "2025-01-21T25:00:00+00:00",
    "2025-01-21T15:60:00+00:00", "2025-01-21T15:40:60+00:00", "2025-02-30T15:40:42+00:00", "2025-01-21T15:40:42+99:00",
    "2025-01-21T15:40:42.5+00:00", "2025-W03", "2025-021", "20250121", "now", "today", "2025/01/21", "21.01.2025",
    "9999-winter",
    "FY9999", "2025\x00", "\ud800", "..", "2025..2026", "-2025", "+2025",
]  # fmt: skip


class TestForms:
    """What a partial date may mean."""

    @pytest.mark.parametrize(
        ("text", "earliest", "latest"),
        [
            ("2025", "2025-01-01", "2025-12-31"),
            ("2025-Q1", "2025-01-01", "2025-03-31"),
            ("2025-Q3", "2025-07-01", "2025-09-30"),
            ("2025-Q4", "2025-10-01", "2025-12-31"),
            ("2025-H1", "2025-01-01", "2025-06-30"),
            ("2025-H2", "2025-07-01", "2025-12-31"),
            ("2025-01", "2025-01-01", "2025-01-31"),
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("2025-01-21", "2025-01-21", "2025-01-21"),
            ("2025-01-25T15:40:42+00:00", "2025-01-25", "2025-01-25"),
            ("2025-01-25T00:10:00+14:00", "2025-01-25", "2025-01-25"),
            ("1990s", "1990-01-01", "1999-12-31"),
            ("9999", "9999-01-01", "9999-12-31"),
            ("2021-spring", "2021-01-01", "2021-12-31"),
            ("2021-autumn", "2021-01-01", "2021-12-31"),
            ("2021-summer", "2020-12-01", "2022-03-31"),
            ("2021-winter", "2020-12-01", "2022-03-31"),
            ("2024-start", "2024-01-01", "2024-04-30"),
            ("2024-mid", "2024-04-01", "2024-09-30"),
            ("2024-end", "2024-09-01", "2024-12-31"),
            ("FY2026", "2025-01-01", "2027-12-31"),
        ],
    )
    def test_the_days_of_a_form(self, text: str, earliest: str, latest: str) -> None:
        """From the first day to the last."""
        found = PartialDate(text)
        assert (str(found.earliest), str(found.latest)) == (earliest, latest)

    @pytest.mark.parametrize(
        "text",
        ["2021-spring", "2021-summer", "2021-autumn", "2021-winter", "2024-start", "2024-mid", "2024-end", "FY2026"],
    )
    def test_loose_forms_leave_room(self, text: str) -> None:
        """What sources say loosely spans months, and touches the year that it names."""
        found = PartialDate(text)
        assert found.earliest is not None
        assert found.latest is not None
        assert found.latest - found.earliest >= timedelta(days=80)
        year = int(text.strip("FY")[:4])
        assert found.earliest <= date(year, 12, 31)
        assert found.latest >= date(year, 1, 1)

    def test_seasons_leave_the_hemisphere_open(self) -> None:
        """Winter is December to February in the north, and June to August in the south."""
        winter = PartialDate("2021-winter")
        assert winter.before(PartialDate("2021-01")) is Answer.CANNOT_TELL
        assert winter.before(PartialDate("2022-01")) is Answer.CANNOT_TELL
        assert winter.before(PartialDate("2022-04")) is Answer.YES

    def test_a_day_without_a_year_is_on_no_line(self) -> None:
        """It comes neither before nor after anything."""
        day = PartialDate("--02-29")
        assert day.earliest is day.latest is None
        assert (
            day.before(day) is day.before(PartialDate("2025")) is PartialDate("2025").before(day) is Answer.CANNOT_TELL
        )

    @pytest.mark.parametrize("text", NO_DATE, ids=ascii)
    def test_anything_else_is_refused(self, text: str) -> None:
        """No other form, case or script, and no day that no calendar has."""
        with pytest.raises(DateError) as caught:
            PartialDate(text)
        assert caught.value.message.isprintable()

    def test_a_refusal_shows_dates(self) -> None:
        """What is no date stands beside some that are; what no calendar has is named."""
        forms = "2025, 2025-Q3, 2025-01-21, 2024-end, 2021-winter, 1990s or FY2026"
        message = f"'now\\u{{7}}' is not a date; write one such as {forms}"
        params = {"found": "now\\u{7}", "problem": f"write {forms}"}
        assert refusal(PartialDate, "now\x07") == ("bad-date", message, params)
        message = "'2025-02-29' is no day of the calendar"
        params = {"found": "2025-02-29", "problem": "the calendar has no such day"}
        assert refusal(PartialDate, "2025-02-29") == ("bad-date", message, params)
        for made in (PartialDate, Period):
            assert refusal(made, 2025) == ("bad-date", "a text is wanted here, not int", {"found": "int"})

    @pytest.mark.parametrize("text", ["1" * 100_000, "2025-" * 30_000, "-" * 100_000, "2025-01-21T" * 10_000])
    def test_long_text_is_refused_at_once(self, text: str) -> None:
        """No pattern looks further than its form is long."""
        before = time.perf_counter()
        with pytest.raises(DateError) as caught:
            PartialDate(text)
        assert time.perf_counter() - before < 0.05
        assert len(caught.value.message) < 250

    @given(st.text("0123456789-QHFYsTwinterspmdau:+./ ", max_size=26))
    def test_no_text_raises_anything_else(self, text: str) -> None:
        """Any text is a date, or a DateError."""
        with contextlib.suppress(DateError):
            assert str(PartialDate(text)) == text


class TestValue:
    """A partial date is a value."""

    @given(partial_dates())
    def test_its_text_gives_it_back(self, found: PartialDate) -> None:
        """Through `str`, `repr` and pickle, it is the same, and hashes alike."""
        assert PartialDate(str(found)) == found
        assert repr(found) == f"PartialDate({str(found)!r})"
        for other in (pickle.loads(pickle.dumps(found)), copy.copy(found), copy.deepcopy(found)):  # noqa: S301
            assert other == found
            assert hash(other) == hash(found)
            assert (other.earliest, other.latest) == (found.earliest, found.latest)

    @pytest.mark.parametrize("name", ["earliest", "latest", "_text", "other"])
    def test_it_does_not_change(self, name: str) -> None:
        """Neither by assignment nor by deletion."""
        for value, said in (
            (PartialDate("2025"), "^a partial date does not"),
            (Period("2025/.."), "^a period does not"),
        ):
            with pytest.raises(AttributeError, match=rf"{said} change$"):
                setattr(value, name, date(2020, 1, 1))
            with pytest.raises(AttributeError, match=rf"{said} change$"):
                delattr(value, name)

    def test_hashes_tell_dates_and_periods_apart(self) -> None:
        """Large sets of them stay fast."""
        assert len({hash(PartialDate(f"{year}")) for year in range(2000, 2100)}) > 90
        assert len({hash(Period(f"{year}/..")) for year in range(2000, 2100)}) > 90

    def test_the_same_days_in_another_form_are_another_date(self) -> None:
        """Nothing is completed: a year is not its twelve months, nor a text."""
        assert PartialDate("2025-H1") != PartialDate("2025-01")
        assert PartialDate("2025") != "2025"


class TestOrder:
    """The order is that of the days, and says when it cannot tell."""

    @given(partial_dates(), partial_dates())
    def test_before_means_each_pair_of_days(self, one: PartialDate, other: PartialDate) -> None:
        """YES where the last day of the one is before the first of the other; NO where no day is."""
        if one.earliest and one.latest and other.earliest and other.latest:
            expected = Answer.YES if one.latest < other.earliest else Answer.CANNOT_TELL
            expected = Answer.NO if one.earliest >= other.latest else expected
            assert one.before(other) is expected
        else:
            assert one.before(other) is Answer.CANNOT_TELL

    @given(partial_dates(), partial_dates())
    def test_before_is_antisymmetric(self, one: PartialDate, other: PartialDate) -> None:
        """What comes before does not come after."""
        if one.before(other) is Answer.YES:
            assert other.before(one) is Answer.NO
            assert other > one
            assert one < other

    @given(partial_dates(), partial_dates(), partial_dates())
    def test_before_is_transitive(self, one: PartialDate, other: PartialDate, third: PartialDate) -> None:
        """What comes before what comes before comes before."""
        if one.before(other) is other.before(third) is Answer.YES:
            assert one.before(third) is Answer.YES

    @given(partial_dates())
    def test_nothing_comes_before_itself(self, one: PartialDate) -> None:
        """Of a single day that is certain; of a longer time it is open."""
        assert one.before(one) is (Answer.NO if one.earliest and one.earliest == one.latest else Answer.CANNOT_TELL)

    def test_an_open_order_raises(self) -> None:
        """`<` and `>` have no third answer."""
        with pytest.raises(UndecidedError):
            assert PartialDate("2025") < PartialDate("2025-01-21")
        with pytest.raises(UndecidedError):
            assert PartialDate("2025") > PartialDate("2025-01-21")


class TestPeriod:
    """Two dates, either of them open."""

    @pytest.mark.parametrize(
        ("text", "start", "end"),
        [
            ("2025-01-21/..", "2025-01-21", None),
            ("../2024-end", None, "2024-end"),
            ("2023/2028", "2023", "2028"),
            ("2023", "2023", "2023"),
            ("2024-end/2024-mid", "2024-end", "2024-mid"),
            ("--04-25/--05-01", "--04-25", "--05-01"),
        ],
    )
    def test_its_ends(self, text: str, start: str | None, end: str | None) -> None:
        """A period keeps the form of its ends."""
        found = Period(text)
        assert found.start == (start and PartialDate(start))
        assert found.end == (end and PartialDate(end))
        assert str(found) == text

    @pytest.mark.parametrize(
        "text",
        ["", "/", "..", "../..", "/..", "../", "2025/", "/2025", "2025/2024", "2025-02/2025-01-31", "2023/2024/2025",
         "2023 / 2024", "2023/...",
         "2023//2024", "..2024", "2023-2024", "2023/x", "2023/..\n"],
        ids=ascii,
    )  # fmt: skip
    def test_anything_else_is_refused(self, text: str) -> None:
        """Neither empty, nor reversed, nor in three parts."""
        with pytest.raises(DateError):
            Period(text)

    def test_a_refusal_names_the_period(self) -> None:
        """One that never is, and one that ends before it begins."""
        message = "a period needs a beginning or an end, such as '2025-01-21/..'"
        assert refusal(Period, "../..") == ("bad-date", message, {"found": "../.."})
        message = "the period '2025/2024' ends before it begins"
        assert refusal(Period, "2025/2024") == (
            "bad-date",
            message,
            {"found": "2025/2024", "problem": "it ends before it begins"},
        )

    @given(periods())
    def test_its_text_gives_it_back(self, found: Period) -> None:
        """Through `str` and pickle, it is the same, and hashes alike."""
        assert str(Period(str(found))) == str(found)
        for other in (Period(str(found)), pickle.loads(pickle.dumps(found)), copy.deepcopy(found)):  # noqa: S301
            assert other == found
            assert hash(other) == hash(found)
            assert repr(other) == f"Period({str(found)!r})"

    @given(periods())
    def test_its_days_are_those_of_its_ends(self, found: Period) -> None:
        """From the first day of its start to the last of its end, both counted."""
        assert found.earliest == (found.start and found.start.earliest)
        assert found.latest == (found.end and found.end.latest)
        if found.earliest and found.latest:
            assert found.days() == found.latest - found.earliest + timedelta(days=1)
            assert found.days() > timedelta(0)  # type: ignore[operator]
        else:
            assert found.days() is None

    def test_a_period_of_one_date_has_one_spelling(self) -> None:
        """The same start and end are written once."""
        assert str(Period("2023/2023")) == "2023"
        assert Period("2023/2023") == Period("2023")
        assert Period("2023") != PartialDate("2023")
