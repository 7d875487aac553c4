"""Dates and periods as text: whole days, and the partial dates that sources give.

In: a day, or the text of a partial date. Out: text in the Gregorian calendar, whatever calendar the locale prefers. A
part of a date that CLDR has words for (year, month, quarter, day) is told in every locale; halves, seasons, decades and
the like need a catalog, and are refused in a language without one.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from stargate_model.errors import LocaleError
from stargate_model.localization.messages import Message, Messages, message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stargate_model.localization.resolved import Resolved

STYLES: Final = ("long", "medium")

_FIELD: Final = re.compile(r"'((?:[^']|'')*)'|(([A-Za-z])\3*)")
_SHORT_MONTH: Final = re.compile(r"(?<![ML])([ML])\1\1(?![ML])")
_ISO: Final = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2})(?P<time>T.+)?)?)?\Z", re.ASCII
)
_QUARTER: Final = re.compile(r"(?P<year>[0-9]{4})-Q(?P<quarter>[1-4])\Z", re.ASCII)
_MONTH_DAY: Final = re.compile(r"--(?P<month>[0-9]{2})-(?P<day>[0-9]{2})\Z", re.ASCII)
_WORDED: Final = re.compile(r"(?:FY)?(?P<year>[0-9]{4})(?P<form>-H[12]|-[a-z]+|s)?\Z", re.ASCII)

_WORDS: Final[Mapping[str, Message]] = MappingProxyType(
    {
        "-H1": message("date:half", "first half of {year}"),
        "-H2": message("date:half", "second half of {year}"),
        "-start": message("date:part", "start of {year}"),
        "-mid": message("date:part", "mid-{year}"),
        "-end": message("date:part", "end of {year}"),
        "-spring": message("date:season", "spring of {year}"),
        "-summer": message("date:season", "summer of {year}"),
        "-autumn": message("date:season", "autumn of {year}"),
        "-winter": message("date:season", "winter of {year}"),
        "s": message("date:decade", "{number}s"),
        "FY": message("date:fiscal", "fiscal year {number}"),
    }
)
_INSTANT: Final = message("date:instant", "{date}, {time} (UTC{offset})")
_FROM: Final = message("period:open", "from {start}")
_UNTIL: Final = message("period:open", "until {end}")
_BETWEEN: Final = message("period:closed", "{start} to {end}")

_SKELETONS: Final = {"long": ("MMMM", "QQQQ"), "medium": ("MMM", "QQQ")}
_LEAP_YEAR: Final = 2024


def date_text(locale: Resolved, messages: Messages | None, text: str, style: str) -> str:
    """A partial date, given as its text.

    Raises:
        LocaleError: The form has no words in this language.
    """
    months, quarters = _SKELETONS[style]
    if match := _ISO.match(text):
        day = date(int(match["year"]), int(match["month"] or 1), int(match["day"] or 1))
        if match["time"]:
            return _instant(locale, messages, text, style)
        if match["day"]:
            return fill(locale, locale.tables.date_pattern(style), day)
        return _part(locale, f"y{months}" if match["month"] else "y", day)
    if match := _QUARTER.match(text):
        return _part(locale, f"y{quarters}", date(int(match["year"]), 3 * int(match["quarter"]), 1))
    if match := _MONTH_DAY.match(text):
        return _part(locale, f"{months}d", date(_LEAP_YEAR, int(match["month"]), int(match["day"])))
    match = _WORDED.match(text)
    if match is None:
        raise LocaleError(f"there are no words for the date {text!r}", found=text)
    year = date(int(match["year"]), 1, 1)
    told = _WORDS["FY" if text.startswith("FY") else match["form"]]
    return _with_words(locale, messages).tell(told, year=_part(locale, "y", year), number=fill(locale, "y", year))


def period_text(locale: Resolved, messages: Messages | None, start: str, end: str, style: str) -> str:
    """A period between two partial dates, given as their texts; an empty text is an open end."""
    if start == end:
        return date_text(locale, messages, start, style)
    if not end:
        return _with_words(locale, messages).tell(_FROM, start=date_text(locale, messages, start, style))
    if not start:
        return _with_words(locale, messages).tell(_UNTIL, end=date_text(locale, messages, end, style))
    interval = _interval(locale, start, end, style)
    if interval is not None:
        return interval
    first, last = (date_text(locale, messages, text, style) for text in (start, end))
    if messages is None:
        return locale.tables.interval_fallback().replace("{0}", first).replace("{1}", last)
    return messages.tell(_BETWEEN, start=first, end=last)


def fill(locale: Resolved, pattern: str, moment: date) -> str:
    """A date pattern of CLDR with the fields of a day or moment."""

    def field(match: re.Match[str]) -> str:
        quoted, run, letter = match.groups()
        if run is None:
            return quoted.replace("''", "'") or "'"
        return _field(locale, letter, len(run), moment)

    return _FIELD.sub(field, pattern)


def _field(locale: Resolved, letter: str, width: int, moment: date) -> str:
    tables = locale.tables
    match letter:
        case "M" | "L" if width > 2:
            context = "format" if letter == "M" else "stand-alone"
            return tables.calendar_names("months", context, _width(width)).get(str(moment.month), str(moment.month))
        case "Q" | "q" if width > 2:
            quarter = str((moment.month + 2) // 3)
            context = "format" if letter == "Q" else "stand-alone"
            return tables.calendar_names("quarters", context, _width(width)).get(quarter, quarter)
        case "E" | "c":
            context = "format" if letter == "E" else "stand-alone"
            return tables.calendar_names("days", context, _width(width))[str(moment.weekday())]
        case "G":
            return tables.era(_width(width))
        case _:
            number = str(_number(letter, moment)).zfill(width)
            if letter == "y" and width == 2:
                number = number[-2:]
            return number.translate(locale.native_digits) if locale.native_digits else number


def _number(letter: str, moment: date) -> int:
    match letter:
        case "y" | "Y" | "u":
            return moment.year
        case "M" | "L":
            return moment.month
        case "d":
            return moment.day
        case "Q" | "q":
            return (moment.month + 2) // 3
        case "H" | "m" | "s" if isinstance(moment, datetime):
            return {"H": moment.hour, "m": moment.minute, "s": moment.second}[letter]
        case _:
            raise LocaleError(f"the date field {letter!r} has no value here", found=letter)


def _width(letters: int) -> str:
    return "wide" if letters == 4 else "abbreviated"


def _part(locale: Resolved, skeleton: str, day: date) -> str:
    pattern = locale.tables.skeleton(skeleton)
    if pattern is None:
        raise LocaleError(f"there is no pattern for {skeleton!r} in {locale.name!r}", found=locale.name)
    return fill(locale, pattern, day)


def _instant(locale: Resolved, messages: Messages | None, text: str, style: str) -> str:
    moment = datetime.fromisoformat(text)
    return _with_words(locale, messages).tell(
        _INSTANT,
        date=fill(locale, locale.tables.date_pattern(style), moment),
        time=_part(locale, "Hms", moment),
        offset=text[-6:].replace("-", "\N{MINUS SIGN}"),
    )


def _interval(locale: Resolved, start: str, end: str, style: str) -> str | None:
    """Two dates of one precision, with what they share written once."""
    first, last = _ISO.match(start), _ISO.match(end)
    if first is None or last is None or first["time"] or last["time"]:
        return None
    if (first["month"] is None, first["day"] is None) != (last["month"] is None, last["day"] is None):
        return None
    months = _SKELETONS[style][0]
    skeleton = f"y{months}d" if first["day"] else f"y{months}" if first["month"] else "y"
    difference = "y" if first["year"] != last["year"] else "M" if first["month"] != last["month"] else "d"
    patterns = _interval_patterns(locale, skeleton, difference)
    if patterns is None:
        return None
    days = [date(int(m["year"]), int(m["month"] or 1), int(m["day"] or 1)) for m in (first, last)]
    return "".join(fill(locale, pattern, day) for pattern, day in zip(patterns, days, strict=True))


def _interval_patterns(locale: Resolved, skeleton: str, difference: str) -> tuple[str, str] | None:
    """The patterns of an interval; with whole month names where CLDR gives only those with short ones."""
    found = locale.tables.interval(skeleton, difference)
    if found is None and "MMMM" in skeleton:
        short = locale.tables.interval(skeleton.replace("MMMM", "MMM"), difference)
        if short is not None:
            return _wide(short[0]), _wide(short[1])
    return found


def _wide(pattern: str) -> str:
    """The pattern with whole names of months."""
    return _SHORT_MONTH.sub(r"\g<0>\1", pattern)


def _with_words(locale: Resolved, messages: Messages | None) -> Messages:
    if messages is None:
        raise LocaleError(
            f"there are no words for this date in {locale.name!r}; there are in the languages of summaries",
            found=locale.name,
        )
    return messages
