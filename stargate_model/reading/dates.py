"""Dates of a text, as exact as it states them; what it leaves out is taken from the day of publication.

In goes a scene and a token, out comes a `Found`: a partial date, or the code of a refusal. A month and day without a
year are the nearest such day not after publication, unless a word of the future governs them; a season, the end of a
year or a financial year stay as stated.
"""

from __future__ import annotations

import re
from typing import Final

from stargate_model.claims.dates import PartialDate
from stargate_model.errors import DateError
from stargate_model.reading import lexer
from stargate_model.reading.date_parts import Stated, is_year, past_links, whole_at
from stargate_model.reading.days import day_first, lone_day, month_first, numbered_month
from stargate_model.reading.found import Found
from stargate_model.reading.periods import (
    decade,
    financial_year,
    nth_part,
    nth_period,
    part_first,
    short_quarter,
    with_year,
)
from stargate_model.reading.scene import Scene
from stargate_model.reading.years import after_year, era_year, relative_date

_ISO: Final = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ]([0-9]{2}:[0-9]{2})(:[0-9]{2})?(?:\.[0-9]+)?(Z|[+-][0-9]{2}:?[0-9]{2})?)?\Z"
)
_MONTH_FIRST: Final = frozenset({"US", "PH"})


def date_at(scene: Scene, at: int, floor: int) -> Found | None:
    """The date that begins at a token; None where none does."""
    kind, entry = scene.kind(at), scene.entry(at)
    found: Stated | None = None
    if kind == lexer.DATE:
        found = _numeric(scene, at)
    elif kind == lexer.DECADE:
        found = decade(scene, at, scene.text(at).rstrip("s").rstrip("'"), at + 1)
    elif kind == lexer.QUARTER:
        found = short_quarter(scene, at)
    elif kind == lexer.NUMBER or entry.numeral is not None or (entry.scale is not None and entry.scale <= 10):
        found = _numbered(scene, at)
    elif kind == lexer.ENTRY:
        found = _worded(scene, at)
    return None if found is None else _completed(scene, found, floor)


def _numbered(scene: Scene, at: int) -> Stated | None:
    """A year, a month or a day first: 2025年…, 21 January…, 9月…, 2026 Q3."""
    read = whole_at(scene, at)
    if read is None:
        return None
    value, end = read
    unit = scene.entry(end).date_unit
    if is_year(value) and ((scene.kind(at) == lexer.NUMBER and len(scene.text(at)) == 4) or end - at == 4):
        return after_year(scene, at, end, value, marked=False)
    if unit == "month":
        return numbered_month(scene, at, end + 1, value, None)
    hedged = scene.entry(at - 1).before is not None or scene.entry(end + 1).after is not None
    if unit == "day" and not hedged and not (scene.entry(end).unit and value > 31):
        return lone_day(scene, at, value, end + 1)
    if unit == "fiscal" and 10 <= value < 100:
        return Stated(at, end + 1, f"FY20{value}")
    if unit == "decade":
        return decade(scene, at, str(value), end + 1)
    if scene.entry(end).scale is not None:
        return None
    if (part := nth_part(scene, at)) is not None:
        return with_year(scene, at, *part)
    if scene.lexicon.spaced or scene.entry(past_links(scene, end)).month is not None:
        return day_first(scene, at, end, value)
    return None


def _worded(scene: Scene, at: int) -> Stated | None:
    entry = scene.entry(at)
    if entry.weekday is not None:
        comma = at + 1 + (scene.text(at + 1) in {",", "."})
        comma += scene.text(comma) == ","
        inner = date_at(scene, comma, comma) if comma > at and scene.kind(comma) == lexer.NUMBER else None
        value = "" if inner is None or inner.figure is None else str(inner.figure)
        return Stated(at, inner.end, value) if inner is not None and "T" in value else None
    if entry.foreign_era:
        read = whole_at(scene, at + 1)
        return None if read is None else Stated(at, read[1], refusal="unsupported-calendar")
    if entry.era is not None:
        return era_year(scene, at, entry.era)
    if entry.relative is not None:
        return relative_date(scene, at, *entry.relative)
    if entry.month is not None:
        return month_first(scene, at, entry.month)
    if entry.date_unit == "fiscal":
        return financial_year(scene, at)
    if entry.part is not None or entry.season is not None:
        return part_first(scene, at)
    if entry.ordinal == "before" or entry.nth is not None:
        return nth_period(scene, at)
    return None


def _numeric(scene: Scene, at: int) -> Stated | None:
    text = scene.text(at)
    if iso := _ISO.match(text):
        day, minutes, seconds, zone = iso.groups()
        if minutes is None or zone is None:
            return Stated(at, at + 1, day)
        zone = "+00:00" if zone == "Z" else zone if ":" in zone else f"{zone[:3]}:{zone[3:]}"
        return Stated(at, at + 1, f"{day}T{minutes}{seconds or ':00'}{zone}")
    mark = next(character for character in text if not character.isdigit())
    first, second, third, *_ = text.split(mark)
    if len(first) == 4:
        return Stated(at, at + 1, f"{first}-{second.strip():0>2}-{third.strip('. '):0>2}")
    if mark == ".":
        return Stated(at, at + 1, f"{third}-{second:0>2}-{first:0>2}")
    month_first = scene.place in _MONTH_FIRST
    if scene.place is None and first != second:
        if int(first) <= 12 and int(second) <= 12:
            return Stated(at, at + 1, refusal="ambiguous-date")
        month_first = int(second) > 12
    month, day = (first, second) if month_first else (second, first)
    return Stated(at, at + 1, f"{third}-{month:0>2}-{day:0>2}")


def _completed(scene: Scene, stated: Stated, floor: int) -> Found:
    """Check the day against the calendar and its weekday, and see whether it is a deadline."""
    start, end = stated.start, stated.end
    when: PartialDate | None = None
    refusal = stated.refusal
    if stated.value is not None:
        try:
            when = PartialDate(stated.value)
        except DateError:
            refusal = "impossible-date"
    notes = ("weekday-conflict",) if when is not None and _conflicts(scene, stated, floor, when) else ()
    # right after another mention the word joins the two: 2014年至2023年
    led = scene.entry(start - 1).date_lead == "deadline" and (start - 1 > floor or not floor)
    deadline = led or scene.entry(end).date_lead == "deadline_after"
    return Found(start, end, when, refusal, notes=notes, role="deadline" if deadline else None)


def _conflicts(scene: Scene, stated: Stated, floor: int, when: PartialDate) -> bool:
    """Whether a weekday that speaks of a day is another one."""
    day = when.earliest
    if day is None or day != when.latest:
        return False
    weekdays = {
        weekday
        for index in (stated.start - 2, stated.start - 1, stated.start, stated.end, stated.end + 1)
        if index >= floor and (weekday := scene.entry(index).weekday) is not None and _bracketed(scene, stated, index)
    }
    return bool(weekdays) and day.weekday() not in weekdays


def _bracketed(scene: Scene, stated: Stated, index: int) -> bool:
    """Whether a weekday right beside a date, or across a bracket or comma, speaks of it."""
    between = range(index + 1, stated.start) if index < stated.start else range(stated.end, index)
    return all(scene.entry(at).bracket is not None or scene.text(at) in {",", "."} for at in between)
