"""Dates of a text, as exact as it states them; what it leaves out is taken from the day of publication.

In goes a scene and a token, out comes a `DateFound`: the text of a `PartialDate`, or the code of a refusal. A month and
day without a year are the nearest such day not after publication, unless a word of the future governs them; a season,
the end of a year or a financial year stay as stated.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from attrs import evolve, frozen

from stargate_model.claims.dates import PartialDate
from stargate_model.errors import DateError
from stargate_model.reading import lexer
from stargate_model.reading.anchors import anchor_of, is_furniture, is_future
from stargate_model.reading.numerals import numeral_at
from stargate_model.reading.scene import Scene

_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 2100
_ISO: Final = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ]([0-9]{2}:[0-9]{2})(:[0-9]{2})?(?:\.[0-9]+)?(Z|[+-][0-9]{2}:?[0-9]{2})?)?\Z"
)
_ZONES: Final = {"GMT": "+00:00", "UTC": "+00:00", "Z": "+00:00"}
_PARTS: Final = {"quarter": "Q", "half": "H"}
_MONTH_FIRST: Final = frozenset({"US", "PH"})


@frozen
class DateFound:
    """A date of the text, read or refused.

    Attributes:
        start: The first token of its span.
        end: The token after it.
        value: The text of the partial date.
        refusal: Why there is none.
        notes: What there is to say.
        role: `deadline` where it is a date by which.
    """

    start: int
    end: int
    value: str | None = None
    refusal: str | None = None
    notes: tuple[str, ...] = ()
    role: str | None = None

    @property
    def date(self) -> PartialDate | None:
        """The date itself."""
        return None if self.value is None else PartialDate(self.value)


def date_at(scene: Scene, at: int, floor: int) -> DateFound | None:
    """The date that begins at a token; None where none does."""
    kind, entry = scene.kind(at), scene.entry(at)
    found: DateFound | None = None
    if kind == lexer.DATE:
        found = _numeric(scene, at)
    elif kind == lexer.DECADE:
        found = _decade(scene, at, scene.text(at).rstrip("s").rstrip("'"), at + 1)
    elif kind == lexer.QUARTER:
        found = _short_quarter(scene, at)
    elif kind == lexer.NUMBER or entry.numeral is not None or (entry.scale is not None and entry.scale <= 10):
        found = _numbered(scene, at)
    elif kind == lexer.ENTRY:
        found = _worded(scene, at)
    return None if found is None else _completed(scene, found, floor)


# -- what a date begins with ------------------------------------------------------------------------------------------


def _numbered(scene: Scene, at: int) -> DateFound | None:
    """A year, a month or a day first: 2025年…, 21 January…, 9月…, 2026 Q3."""
    read = _whole(scene, at)
    if read is None:
        return None
    value, end = read
    unit = scene.entry(end).date_unit
    if _FIRST_YEAR <= value <= _LAST_YEAR and (
        (scene.kind(at) == lexer.NUMBER and len(scene.text(at)) == 4) or end - at == 4
    ):
        return _after_year(scene, at, end, value, marked=False)
    if unit == "month":
        return _month(scene, at, end + 1, value, None)
    hedged = scene.entry(at - 1).before is not None or scene.entry(end + 1).after is not None
    if unit == "day" and not hedged and not (scene.entry(end).unit and value > 31):
        return _day_alone(scene, at, value, end + 1)
    if unit == "fiscal" and 10 <= value < 100:
        return DateFound(at, end + 1, f"FY20{value}")
    if unit == "decade":
        return _decade(scene, at, str(value), end + 1)
    if scene.entry(end).scale is not None:
        return None
    if (part := _nth_part(scene, at)) is not None:
        return _with_year(scene, at, *part)
    if scene.lexicon.spaced or scene.entry(_past_links(scene, end)).month is not None:
        return _day_first(scene, at, end, value)
    return None


def _worded(scene: Scene, at: int) -> DateFound | None:
    entry = scene.entry(at)
    if entry.weekday is not None:
        comma = at + 1 + (scene.text(at + 1) in {",", "."})
        comma += scene.text(comma) == ","
        inner = date_at(scene, comma, comma) if comma > at and scene.kind(comma) == lexer.NUMBER else None
        return evolve(inner, start=at) if inner is not None and inner.value and "T" in inner.value else None
    if entry.foreign_era:
        read = _whole(scene, at + 1)
        return None if read is None else DateFound(at, read[1], refusal="unsupported-calendar")
    if entry.era is not None:
        return _era(scene, at, entry.era)
    if entry.relative is not None:
        return _relative(scene, at, *entry.relative)
    if entry.month is not None:
        return _month_name_first(scene, at, entry.month)
    if entry.date_unit == "fiscal":
        return _fiscal(scene, at)
    if entry.part is not None or entry.season is not None:
        return _part_first(scene, at)
    if entry.ordinal == "before" or entry.nth is not None:
        return _nth(scene, at)
    return None


# -- parts ------------------------------------------------------------------------------------------------------------


def _whole(scene: Scene, at: int) -> tuple[int, int] | None:
    """A whole number without marks, and the token after it."""
    if scene.kind(at) == lexer.NUMBER:
        text = scene.text(at)
        return (int(text), at + 1) if text.isdigit() and len(text) <= 4 else None
    numeral = numeral_at(scene.tokens, at, scene.lexicon, scene.place)
    if numeral is None or numeral.upper is not None or numeral.code or numeral.digits or numeral.share:
        return None
    value = numeral.value
    return (int(value), numeral.end) if value == int(value) and value < Decimal(10000) else None


def _past_links(scene: Scene, at: int) -> int:
    """Past what joins the parts of a date: of, de, a comma, a point after a day."""
    for _ in range(2):
        if scene.entry(at).link or scene.text(at) in {",", "."}:
            at += 1
    return at


def _year_at(scene: Scene, at: int) -> tuple[int, int] | None:
    """Four digits that may be a year, and the token after them."""
    if scene.kind(at) != lexer.NUMBER or len(scene.text(at)) != 4 or not scene.text(at).isdigit():
        return None
    year = int(scene.text(at))
    return (year, at + 1) if _FIRST_YEAR <= year <= _LAST_YEAR else None


def _after_year(scene: Scene, start: int, at: int, year: int, *, marked: bool) -> DateFound | None:
    """What follows a year: 年, a month, a quarter, a part of it; `marked` where the year is known to be one."""
    entry = scene.entry(at)
    if entry.date_unit == "year":
        at, marked = at + 1, True
        entry = scene.entry(at)
    linked = scene.entry(at + 1)
    if entry.link and (linked.part_after or linked.season or linked.date_unit == "decade"):
        at, entry = at + 1, linked
    if entry.date_unit == "fiscal":
        return DateFound(start, at + 1, f"FY{year}")
    if entry.date_unit == "decade":
        return _decade(scene, start, str(year), at + 1)
    if entry.season is not None:
        return DateFound(start, at + 1, f"{year}-{entry.season}")
    if entry.part_after is not None:
        return DateFound(start, at + 1, f"{year}-{entry.part_after}")
    if entry.part_alone is not None and (scene.entry(at + 1).clause or at + 1 == len(scene.tokens)):
        return DateFound(start, at + 1, f"{year}-{entry.part_alone}")  # 2024年中, but 2024年中国…
    dashed = at + (scene.text(at) == "-" and not scene.spaced(at) and scene.kind(at + 1) == lexer.QUARTER)  # 2025-Q3
    if scene.kind(dashed) == lexer.QUARTER:
        return DateFound(start, dashed + 1, f"{year}-{_quarter_text(scene.text(dashed))}")
    part = _nth_part(scene, at) if entry.ordinal == "before" or entry.nth is not None or marked else None
    if part is not None:
        return DateFound(start, part[1], f"{year}-{part[0]}")
    read = _whole(scene, at) if marked else None
    if read is not None:
        unit = scene.entry(read[1]).date_unit
        if unit == "month":
            return _month(scene, start, read[1] + 1, read[0], year)
    if entry.month is not None and not scene.lexicon.spaced:
        return DateFound(start, at + 1, f"{year}-{entry.month:02}")
    if marked:
        return DateFound(start, at, str(year))
    return _bare_year(scene, start, at, year)


def _bare_year(scene: Scene, start: int, at: int, year: int) -> DateFound | None:
    """Four digits alone: a year in languages that write it so, and before a joint with a marked year."""
    joint = scene.entry(at).joint is not None
    other = _year_at(scene, at + 1) if joint else None
    if other is not None and scene.entry(other[1]).date_unit == "year":
        return DateFound(start, at, str(year))
    if not scene.lexicon.bare_years:
        return None
    if year % 10 == 0 and scene.entry(start - 1).date_unit == "decade_before":
        return DateFound(start, at, f"{year}s")
    before, after = scene.entry(start - 1), scene.entry(at)
    led = before.date_lead is not None or before.part is not None or before.bracket == "open"
    hedged = before.before is not None  # "hasta" leads to a date, and limits an amount
    if (
        before.currency
        or after.scale
        or (after.currency and (hedged or not led))  # but: in 2025 dollars
        or (after.unit and after.date_unit is None)
        or after.times
        or after.share
    ):
        return None
    if scene.glued_hyphen(at) and scene.entry(at + 1).unit:
        return None
    if (hedged or not led) and (after.noun or after.measure or after.adjective):
        return None
    if not led and (hedged or before.ordinal):
        return None
    if joint and _measured(scene, at + 1) and not (led and before.opener is None):
        return None
    if not led and scene.kind(at) in (lexer.WORD, lexer.IDENTIFIER) and not scene.spaced(at):
        return None
    return DateFound(start, at, str(year))


def _measured(scene: Scene, at: int) -> bool:
    """Whether a number with a unit or a thing begins here: the second end of a range of amounts."""
    if scene.kind(at) != lexer.NUMBER:
        return False
    after = scene.entry(at + 1)
    return bool(after.unit or after.scale or after.share or after.currency or after.noun or after.adjective)


def _month(scene: Scene, start: int, at: int, month: int, year: int | None) -> DateFound:
    """A month in numbers, and the day after it where there is one."""
    read = _whole(scene, at)
    if read is not None and scene.entry(read[1]).date_unit == "day":
        return _day(scene, start, read[1] + 1, month, read[0], year)
    if not 1 <= month <= 12:
        return DateFound(start, at, refusal="impossible-date")
    if year is not None:
        return DateFound(start, at, f"{year}-{month:02}")
    return _unanchored_month(scene, start, at, month)


def _unanchored_month(scene: Scene, start: int, at: int, month: int) -> DateFound:
    anchor = anchor_of(scene)
    if anchor is None:
        return DateFound(start, at, refusal="unanchored-date")
    ahead = is_future(scene, start)
    year = anchor.year
    if not ahead and month > anchor.month:
        year -= 1
    elif ahead and month < anchor.month:
        year += 1
    return DateFound(start, at, f"{year}-{month:02}")


def _day(scene: Scene, start: int, end: int, month: int, day: int, year: int | None) -> DateFound:
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return DateFound(start, end, refusal="impossible-date")
    if year is not None:
        return DateFound(start, end, f"{year}-{month:02}-{day:02}")
    anchor = anchor_of(scene)
    if anchor is None or is_furniture(scene, start):
        return DateFound(start, end, f"--{month:02}-{day:02}")
    ahead, year = is_future(scene, start), anchor.year
    if not ahead and (month, day) > (anchor.month, anchor.day):
        year -= 1
    elif ahead and (month, day) < (anchor.month, anchor.day):
        year += 1
    return DateFound(start, end, f"{year}-{month:02}-{day:02}")


def _day_alone(scene: Scene, start: int, day: int, end: int) -> DateFound | None:
    """The day of the month of publication, or of the month before where it is later than that day."""
    if not 1 <= day <= 31:
        return DateFound(start, end, refusal="impossible-date")
    anchor = anchor_of(scene)
    if anchor is None:
        return DateFound(start, end, refusal="unanchored-date")
    year, month = anchor.year, anchor.month
    if day > anchor.day and not is_future(scene, start):
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return DateFound(start, end, f"{year}-{month:02}-{day:02}")


def _day_first(scene: Scene, start: int, at: int, day: int) -> DateFound | None:
    """21 January 2025, 21st of January, 21. Januar, 21 de enero de 2025."""
    if scene.entry(at).ordinal == "after":
        at += 1
    at = _past_links(scene, at)
    month = scene.entry(at).month
    if month is None or day > 31 or day < 1:
        return None
    end = at + 1 + (scene.text(at + 1) == "." and _year_at(scene, at + 2) is not None)
    year = _year_at(scene, _past_links(scene, end))
    if year is None:
        return _day(scene, start, end, month, day, None)
    return _with_time(scene, _day(scene, start, year[1], month, day, year[0]))


def _month_name_first(scene: Scene, start: int, month: int) -> DateFound | None:
    """January 21, 2025; Jan. 21; January 2025; in January."""
    at = start + 1 + (scene.text(start + 1) == "." and not scene.spaced(start + 1))
    if (year := _year_at(scene, _past_links(scene, at))) is not None:
        return DateFound(start, year[1], f"{year[0]}-{month:02}")
    day = scene.text(at)
    if scene.kind(at) == lexer.NUMBER and day.isdigit() and len(day) <= 2 and 1 <= int(day) <= 31:
        end = at + 1 + (scene.entry(at + 1).ordinal == "after")
        if scene.entry(end).unit is None or scene.entry(end).date_unit is not None:
            year = _year_at(scene, _past_links(scene, end))
            return _day(scene, start, year[1] if year else end, month, int(day), year[0] if year else None)
    before = scene.entry(start - 1)
    if before.date_lead is not None or before.part is not None or before.future:
        return _unanchored_month(scene, start, start + 1, month)
    return None


def _with_time(scene: Scene, found: DateFound) -> DateFound:
    """The time of day and its zone, where both follow (15:40:42 GMT)."""
    time, zone = scene.text(found.end), scene.text(found.end + 1)
    if found.value is None or scene.kind(found.end) != lexer.TIME or zone not in _ZONES:
        return found
    clock = time if time.count(":") == 2 else f"{time}:00"
    return evolve(found, end=found.end + 2, value=f"{found.value}T{clock:0>8}{_ZONES[zone]}")


def _numeric(scene: Scene, at: int) -> DateFound | None:
    text = scene.text(at)
    if iso := _ISO.match(text):
        day, minutes, seconds, zone = iso.groups()
        if minutes is None or zone is None:
            return DateFound(at, at + 1, day)
        zone = "+00:00" if zone == "Z" else zone if ":" in zone else f"{zone[:3]}:{zone[3:]}"
        return DateFound(at, at + 1, f"{day}T{minutes}{seconds or ':00'}{zone}")
    mark = next(character for character in text if not character.isdigit())
    first, second, third, *_ = text.split(mark)
    if len(first) == 4:
        return DateFound(at, at + 1, f"{first}-{second.strip():0>2}-{third.strip('. '):0>2}")
    if mark == ".":
        return DateFound(at, at + 1, f"{third}-{second:0>2}-{first:0>2}")
    month_first = scene.place in _MONTH_FIRST
    if scene.place is None and first != second:
        if int(first) <= 12 and int(second) <= 12:
            return DateFound(at, at + 1, refusal="ambiguous-date")
        month_first = int(second) > 12
    month, day = (first, second) if month_first else (second, first)
    return DateFound(at, at + 1, f"{third}-{month:0>2}-{day:0>2}")


# -- larger and looser than a month -----------------------------------------------------------------------------------


def _quarter_text(text: str) -> str:
    """Q3, T3 and 3Q are the third quarter; H1, S1 and 1H the first half."""
    letter, digit = (text[0], text[1]) if text[0].isalpha() else (text[1], text[0])
    return f"{'Q' if letter in 'QT' else 'H'}{digit}"


def _short_quarter(scene: Scene, at: int) -> DateFound | None:
    text = scene.text(at)
    if len(text) > 2:
        year = text[2:] if len(text) > 4 else f"20{text[2:]}"
        return DateFound(at, at + 1, f"{year}-{_quarter_text(text)}")
    year_at = _year_at(scene, _past_links(scene, at + 1))
    if year_at is not None:
        end = year_at[1] + (scene.entry(year_at[1]).date_unit == "year")
        return DateFound(at, end, f"{year_at[0]}-{_quarter_text(text)}")
    return None


def _nth(scene: Scene, at: int) -> DateFound | None:
    """The third quarter, 第三季度, das dritte Quartal, with its year after it."""
    part = _nth_part(scene, at)
    return None if part is None else _with_year(scene, at, *part)


def _nth_part(scene: Scene, at: int) -> tuple[str, int] | None:
    """A quarter or half by its number (`Q3`), and the token after it."""
    entry = scene.entry(at)
    if entry.nth is not None:
        value, end = entry.nth, at + 1
    else:
        read = _whole(scene, at + (entry.ordinal == "before"))
        if read is None:
            return None
        value, end = read
    if scene.text(end) == "/" and scene.text(end + 1) == "4":
        end += 2  # 3/4분기
    elif scene.entry(end).ordinal == "after":
        end += 1
    letter = _PARTS.get(scene.entry(end).date_unit or "")
    if letter is None or not 1 <= value <= (4 if letter == "Q" else 2):
        return None
    return f"{letter}{value}", end + 1


def _with_year(scene: Scene, start: int, part: str, end: int) -> DateFound:
    """A quarter or half of the year after it, or of the year of publication."""
    at = _past_links(scene, end)
    year = _year_at(scene, at) or _year_at(scene, at + 1 if scene.entry(at).article else at)
    if year is not None:
        return DateFound(start, year[1], f"{year[0]}-{part}")
    anchor = anchor_of(scene)
    if anchor is None:
        return DateFound(start, end, refusal="unanchored-date")
    return DateFound(start, end, f"{anchor.year}-{part}")


def _decade(scene: Scene, start: int, text: str, end: int) -> DateFound | None:
    """Nineties: of two digits, the latest such decade that had ended at publication."""
    if len(text) == 4:
        return DateFound(start, end, f"{text}s")
    if len(text) != 2 or text[1] != "0":
        return None
    anchor = anchor_of(scene)
    if anchor is None:
        return DateFound(start, end, refusal="unanchored-date")
    century = anchor.year // 100
    if century * 100 + int(text) + 10 > anchor.year:
        century -= 1
    return DateFound(start, end, f"{century}{text}s")


def _era(scene: Scene, at: int, before_first: int) -> DateFound | None:
    """民国114年, 令和7年: years counted from an era that the tables have."""
    read = _whole(scene, at + 1)
    if read is None:
        return None
    return _after_year(scene, at, read[1], before_first + read[0], marked=True)


def _relative(scene: Scene, at: int, what: str, shift: int) -> DateFound | None:
    """This year, last month; with a month, quarter or part after it where there is one."""
    anchor = anchor_of(scene)
    if anchor is None:
        return DateFound(at, at + 1, refusal="unanchored-date")
    if what == "month":
        months = anchor.year * 12 + anchor.month - 1 + shift
        year, month = months // 12, months % 12 + 1
        read = _whole(scene, at + 1)
        if read is not None and scene.entry(read[1]).date_unit == "day":
            return _day(scene, at, read[1] + 1, month, read[0], year)
        return DateFound(at, at + 1, f"{year}-{month:02}")
    year = anchor.year + shift
    if what == "fiscal":
        return DateFound(at, at + 1, f"FY{year}")
    return _after_year(scene, at, at + 1, year, marked=True)


def _fiscal(scene: Scene, at: int) -> DateFound | None:
    year = _year_at(scene, at + 1)
    if year is not None:
        return DateFound(at, year[1], f"FY{year[0]}")
    text = scene.text(at + 1)
    following = scene.entry(at + 2)
    if following.scale is not None or following.unit is not None or following.currency is not None:
        return None  # im laufenden Geschäftsjahr 80 Milliarden Dollar
    if scene.kind(at + 1) == lexer.NUMBER and len(text) == 2 and text.isdigit():
        return DateFound(at, at + 2, f"FY20{text}")
    return None


def _part_first(scene: Scene, start: int) -> DateFound | None:
    """Late 2026, end of 2024, mid-2025, winter 2021, Ende 2026."""
    entry = scene.entry(start)
    at = start + 1
    if scene.text(at) == "-":
        at += 1
    at = _past_links(scene, at)
    if scene.entry(at).article or (scene.entry(at).relative is None and scene.entry(at).date_unit == "year"):
        at += 1
    name = entry.part or entry.season
    year = _year_at(scene, at)
    after = scene.entry(year[1]) if year is not None else None
    if year is not None and after is not None and (after.unit is None or after.date_unit is not None):
        return DateFound(start, year[1], f"{year[0]}-{name}")
    relative = scene.entry(at).relative
    anchor = anchor_of(scene)
    if relative is not None and relative[0] == "year" and anchor is not None:
        return DateFound(start, at + 1, f"{anchor.year + relative[1]}-{name}")
    return None


# -- against the calendar -----------------------------------------------------------------------------------------


def _completed(scene: Scene, found: DateFound, floor: int) -> DateFound:
    """Check the day against the calendar and its weekday, and see whether it is a deadline."""
    if found.value is not None:
        try:
            when = PartialDate(found.value)
        except DateError:
            return evolve(found, value=None, refusal="impossible-date")
        weekdays = {
            weekday
            for index in (found.start - 2, found.start - 1, found.end, found.end + 1)
            if index >= floor
            and (weekday := scene.entry(index).weekday) is not None
            and _bracketed(scene, found, index)
        }
        if (
            weekdays
            and when.earliest is not None
            and when.earliest == when.latest
            and when.earliest.weekday() not in weekdays
        ):
            found = evolve(found, notes=("weekday-conflict",))
    # right after another mention the word joins the two: 2014年至2023年
    led = scene.entry(found.start - 1).date_lead == "deadline" and (found.start - 1 > floor or not floor)
    if led or scene.entry(found.end).date_lead == "deadline_after":
        found = evolve(found, role="deadline")
    return found


def _bracketed(scene: Scene, found: DateFound, index: int) -> bool:
    """Whether a weekday right beside a date, or across a bracket or comma, speaks of it."""
    between = range(index + 1, found.start) if index < found.start else range(found.end, index)
    return all(scene.entry(at).bracket is not None or scene.text(at) in {",", "."} for at in between)
