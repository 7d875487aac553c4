"""Partial dates and periods: as exact as the source, and no more.

In: ISO 8601 text, and the looser forms that sources use. Out: a date that keeps its form, the days it may mean, and
an order that can answer *cannot tell*. Nothing is completed: the end of 2024 stays the end of 2024.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Final

from stargate_model.amounts.intervals import Answer
from stargate_model.claims.text import shown, visible, worded
from stargate_model.errors import DateError

_Span = tuple[date, date] | None


def _month(year: int, month: int, months: int = 1) -> tuple[date, date]:
    from calendar import monthrange  # loaded with the first date of a month

    last = month + months - 1
    return date(year, month, 1), date(year, last, monthrange(year, last)[1])


def _season(year: int, name: str) -> tuple[date, date]:
    # the source says neither the hemisphere nor which of the two winters of a year it means
    if name in {"winter", "summer"}:
        return date(year - 1, 12, 1), date(year + 1, 3, 31)
    return date(year, 1, 1), date(year, 12, 31)


def _part(year: int, name: str) -> tuple[date, date]:
    # a third of a year and a month to spare: how far "the end of 2024" reaches is a matter of taste
    first, months = {"start": (1, 4), "mid": (4, 6), "end": (9, 4)}[name]
    return _month(year, first, months)


def _instant(text: str) -> tuple[date, date]:
    return _day(datetime.fromisoformat(text).date())


def _day(day: date) -> tuple[date, date]:
    return day, day


def _yearless(month: int, day: int) -> None:
    date(2024, month, day)  # raises where no calendar has the day; a leap year has 29 February


_YEAR: Final = r"([1-9][0-9]{3})"
_CLOCK: Final = r"[0-9]{2}:[0-9]{2}:[0-9]{2}[+-][0-9]{2}:[0-9]{2}"
_FORMS: Final[tuple[tuple[str, Callable[[re.Match[str]], _Span]], ...]] = (
    (_YEAR, lambda m: _month(int(m[1]), 1, 12)),
    (rf"{_YEAR}-([0-9]{{2}})", lambda m: _month(int(m[1]), int(m[2]))),
    (rf"{_YEAR}-([0-9]{{2}})-([0-9]{{2}})", lambda m: _day(date(int(m[1]), int(m[2]), int(m[3])))),
    (rf"{_YEAR}-[0-9]{{2}}-[0-9]{{2}}T{_CLOCK}", lambda m: _instant(m[0])),
    (rf"{_YEAR}-Q([1-4])", lambda m: _month(int(m[1]), 3 * int(m[2]) - 2, 3)),
    (rf"{_YEAR}-H([12])", lambda m: _month(int(m[1]), 6 * int(m[2]) - 5, 6)),
    (rf"{_YEAR}-(spring|summer|autumn|winter)", lambda m: _season(int(m[1]), m[2])),
    (rf"{_YEAR}-(start|mid|end)", lambda m: _part(int(m[1]), m[2])),
    (r"([1-9][0-9]{2}0)s", lambda m: (date(int(m[1]), 1, 1), date(int(m[1]) + 9, 12, 31))),
    # a financial year begins or ends in the year that names it; which months it has is not said
    (rf"FY{_YEAR}", lambda m: (date(int(m[1]) - 1, 1, 1), date(int(m[1]) + 1, 12, 31))),
    (r"--([0-9]{2})-([0-9]{2})", lambda m: _yearless(int(m[1]), int(m[2]))),
)
_COMPILED: Final = tuple((re.compile(form + r"\Z", re.ASCII), span) for form, span in _FORMS)
DATE_FORM: Final = "|".join(form for form, _ in _FORMS)
"""The forms of a partial date, as a regular expression; which days a calendar has, it does not say."""

PERIOD_FORM: Final = rf"(?:{DATE_FORM})(?:/(?:{DATE_FORM}|\.\.))?|\.\./(?:{DATE_FORM})"
"""The forms of a period, as a regular expression; whether it ends after it begins, it does not say."""

_EXAMPLES: Final = "2025, 2025-Q3, 2025-01-21, 2024-end, 2021-winter, 1990s or FY2026"


def _span(text: str) -> _Span:
    for form, span in _COMPILED:
        found = form.match(text)
        if found:
            try:
                return span(found)
            except (ValueError, OverflowError):
                raise DateError(
                    f"{shown(text)} is no day of the calendar",
                    found=visible(text),
                    problem="the calendar has no such day",
                ) from None
    raise DateError(
        f"{shown(text)} is not a date; write one such as {_EXAMPLES}", found=visible(text), problem=f"write {_EXAMPLES}"
    )


class PartialDate:
    """A date as exact as its source gives it.

    Args:
        text: `2025`, `2025-Q3`, `2025-H1`, `2025-01`, `2025-01-21`, `2025-01-25T15:40:42+00:00`, `2024-start`,
            `2024-mid`, `2024-end`, `2021-winter`, `1990s`, `FY2026`, or `--04-25` where no year is stated.

    Attributes:
        earliest: The first day that it may mean; None where no year is stated.
        latest: The last day that it may mean.

    Raises:
        DateError: The text is none of these forms, or no day of the calendar.

    Example:
        >>> PartialDate("2024-end").before(PartialDate("2025-01-21"))
        <Answer.YES: 'yes'>
        >>> PartialDate("2025").before(PartialDate("2025-01-21"))
        <Answer.CANNOT_TELL: 'cannot tell'>
    """

    __slots__ = ("_text", "earliest", "latest")
    _text: str
    earliest: date | None
    latest: date | None

    def __init__(self, text: str) -> None:
        span = _span(worded(text, DateError))
        object.__setattr__(self, "_text", text)
        object.__setattr__(self, "earliest", span and span[0])
        object.__setattr__(self, "latest", span and span[1])

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a partial date does not change")

    def __delattr__(self, name: str) -> None:
        raise AttributeError("a partial date does not change")

    def __reduce__(self) -> tuple[type[PartialDate], tuple[str]]:
        return PartialDate, (self._text,)

    def __str__(self) -> str:
        return self._text

    def __repr__(self) -> str:
        return f"PartialDate({self._text!r})"

    def __eq__(self, other: object) -> bool:
        return self._text == other._text if isinstance(other, PartialDate) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._text)

    def before(self, other: PartialDate) -> Answer:
        """Whether each day that this may mean comes before each day that the other may mean."""
        if self.earliest is None or self.latest is None or other.earliest is None or other.latest is None:
            return Answer.CANNOT_TELL
        if self.latest < other.earliest:
            return Answer.YES
        return Answer.NO if other.latest <= self.earliest else Answer.CANNOT_TELL

    def __lt__(self, other: PartialDate) -> bool:
        return bool(self.before(other))

    def __gt__(self, other: PartialDate) -> bool:
        return bool(other.before(self))


class Period:
    """A stretch of time between two partial dates; either end may be open.

    Args:
        text: `2025-01-21/..`, `2023/2028`, `../2024-end`, or one date alone for the time that it names.

    Attributes:
        start: When it begins; None where it is open.
        end: When it ends; None where it is open.

    Raises:
        DateError: The text is no such period, or ends before it begins.

    Example:
        >>> Period("2025-01-21/..").end is None
        True
    """

    __slots__ = ("end", "start")
    start: PartialDate | None
    end: PartialDate | None

    def __init__(self, text: str) -> None:
        first, slash, last = worded(text, DateError).partition("/")
        start = None if slash and first == ".." else PartialDate(first)
        end = start if not slash else None if last == ".." else PartialDate(last)
        if start is None and end is None:
            raise DateError("a period needs a beginning or an end, such as '2025-01-21/..'", found=visible(text))
        if start is not None and end is not None and end.before(start) is Answer.YES:
            raise DateError(
                f"the period {shown(text)} ends before it begins",
                found=visible(text),
                problem="it ends before it begins",
            )
        object.__setattr__(self, "start", start)
        object.__setattr__(self, "end", end)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a period does not change")

    def __delattr__(self, name: str) -> None:
        raise AttributeError("a period does not change")

    def __reduce__(self) -> tuple[type[Period], tuple[str]]:
        return Period, (str(self),)

    def __str__(self) -> str:
        if self.start == self.end:
            return str(self.start)
        return f"{self.start or '..'}/{self.end or '..'}"

    def __repr__(self) -> str:
        return f"Period({str(self)!r})"

    def __eq__(self, other: object) -> bool:
        return (self.start, self.end) == (other.start, other.end) if isinstance(other, Period) else NotImplemented

    def __hash__(self) -> int:
        return hash((self.start, self.end))

    @property
    def latest(self) -> date | None:
        """The last day that it may reach; None where it is open or of no stated year."""
        return None if self.end is None else self.end.latest

    @property
    def earliest(self) -> date | None:
        """The first day that it may begin on; None where it is open or of no stated year."""
        return None if self.start is None else self.start.earliest

    def days(self) -> timedelta | None:
        """How long it is at most, both ends counted; None where that is open."""
        if self.earliest is None or self.latest is None:
            return None
        return self.latest - self.earliest + timedelta(days=1)
