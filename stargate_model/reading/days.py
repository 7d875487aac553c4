"""Months and days of a date; a month or day without a year is the nearest one not after publication.

In goes a scene and where a month or day stands, out comes the date as stated. A word of the future looks ahead instead.
"""

from __future__ import annotations

from typing import Final

from stargate_model.reading import lexer
from stargate_model.reading.anchors import anchor_of, is_furniture, is_future, nearest_year
from stargate_model.reading.date_parts import Stated, past_links, whole_at, year_at
from stargate_model.reading.scene import Scene

_MONTHS: Final = 12
_LONGEST_MONTH: Final = 31
_ZONES: Final = {"GMT": "+00:00", "UTC": "+00:00", "Z": "+00:00"}


def numbered_month(scene: Scene, start: int, at: int, month: int, year: int | None) -> Stated:
    """A month in numbers, and the day after it where there is one."""
    read = whole_at(scene, at)
    if read is not None and scene.entry(read[1]).date_unit == "day":
        return completed_day(scene, start, read[1] + 1, month, read[0], year)
    if not 1 <= month <= _MONTHS:
        return Stated(start, at, refusal="impossible-date")
    if year is not None:
        return Stated(start, at, f"{year}-{month:02}")
    return _unanchored_month(scene, start, at, month)


def _unanchored_month(scene: Scene, start: int, at: int, month: int) -> Stated:
    anchor = anchor_of(scene)
    if anchor is None:
        return Stated(start, at, refusal="unanchored-date")
    return Stated(start, at, f"{nearest_year(scene, start, anchor, month)}-{month:02}")


def completed_day(scene: Scene, start: int, end: int, month: int, day: int, year: int | None) -> Stated:
    """A day of a month, with its year or the nearest one; a line of page furniture gives no year."""
    if not (1 <= month <= _MONTHS and 1 <= day <= _LONGEST_MONTH):
        return Stated(start, end, refusal="impossible-date")
    if year is not None:
        return Stated(start, end, f"{year}-{month:02}-{day:02}")
    anchor = anchor_of(scene)
    if anchor is None or is_furniture(scene, start):
        return Stated(start, end, f"--{month:02}-{day:02}")
    return Stated(start, end, f"{nearest_year(scene, start, anchor, month, day)}-{month:02}-{day:02}")


def lone_day(scene: Scene, start: int, day: int, end: int) -> Stated | None:
    """The day of the month of publication, or of the month before where it is later than that day."""
    if not 1 <= day <= _LONGEST_MONTH:
        return Stated(start, end, refusal="impossible-date")
    anchor = anchor_of(scene)
    if anchor is None:
        return Stated(start, end, refusal="unanchored-date")
    year, month = anchor.year, anchor.month
    if day > anchor.day and not is_future(scene, start):
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return Stated(start, end, f"{year}-{month:02}-{day:02}")


def day_first(scene: Scene, start: int, at: int, day: int) -> Stated | None:
    """21 January 2025, 21st of January, 21. Januar, 21 de enero de 2025."""
    if scene.entry(at).ordinal == "after":
        at += 1
    at = past_links(scene, at)
    month = scene.entry(at).month
    if month is None or day > _LONGEST_MONTH or day < 1:
        return None
    end = at + 1 + (scene.text(at + 1) == "." and year_at(scene, at + 2) is not None)
    year = year_at(scene, past_links(scene, end))
    if year is None:
        return completed_day(scene, start, end, month, day, None)
    return _with_time(scene, completed_day(scene, start, year[1], month, day, year[0]))


def month_first(scene: Scene, start: int, month: int) -> Stated | None:
    """January 21, 2025; Jan. 21; January 2025; in January."""
    at = start + 1 + (scene.text(start + 1) == "." and not scene.spaced(start + 1))
    if (year := year_at(scene, past_links(scene, at))) is not None:
        return Stated(start, year[1], f"{year[0]}-{month:02}")
    day = scene.text(at)
    if scene.kind(at) == lexer.NUMBER and day.isdigit() and len(day) <= 2 and 1 <= int(day) <= _LONGEST_MONTH:
        end = at + 1 + (scene.entry(at + 1).ordinal == "after")
        if scene.entry(end).unit is None or scene.entry(end).date_unit is not None:
            year = year_at(scene, past_links(scene, end))
            return completed_day(scene, start, year[1] if year else end, month, int(day), year[0] if year else None)
    before = scene.entry(start - 1)
    if before.date_lead is not None or before.part is not None or before.future:
        return _unanchored_month(scene, start, start + 1, month)
    return None


def _with_time(scene: Scene, found: Stated) -> Stated:
    """The time of day and its zone, where both follow (15:40:42 GMT)."""
    time, zone = scene.text(found.end), scene.text(found.end + 1)
    if found.value is None or scene.kind(found.end) != lexer.TIME or zone not in _ZONES:
        return found
    clock = time if time.count(":") == 2 else f"{time}:00"
    return found._replace(end=found.end + 2, value=f"{found.value}T{clock:0>8}{_ZONES[zone]}")
