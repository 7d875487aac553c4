"""Dates larger and looser than a month: quarters and halves, seasons and parts of a year, decades, financial years.

In goes a scene and where one begins, out comes the date as stated; its year is the one after it, else the year of
publication. None of them is turned into months.
"""

from __future__ import annotations

from typing import Final

from stargate_model.reading import lexer
from stargate_model.reading.anchors import anchor_of
from stargate_model.reading.date_parts import Stated, past_links, whole_at, year_at
from stargate_model.reading.scene import Scene

_PARTS: Final = {"quarter": "Q", "half": "H"}


def short_quarter(scene: Scene, at: int) -> Stated | None:
    """Q3 2026, 3Q26, H1 2025."""
    text = scene.text(at)
    if len(text) > 2:
        stated = text[2:] if len(text) > 4 else f"20{text[2:]}"
        return Stated(at, at + 1, f"{stated}-{quarter_text(text)}")
    year = year_at(scene, past_links(scene, at + 1))
    if year is not None:
        end = year[1] + (scene.entry(year[1]).date_unit == "year")
        return Stated(at, end, f"{year[0]}-{quarter_text(text)}")
    return None


def quarter_text(text: str) -> str:
    """Q3, T3 and 3Q are the third quarter; H1, S1 and 1H the first half."""
    letter, digit = (text[0], text[1]) if text[0].isalpha() else (text[1], text[0])
    return f"{'Q' if letter in 'QT' else 'H'}{digit}"


def nth_period(scene: Scene, at: int) -> Stated | None:
    """The third quarter, 第三季度, das dritte Quartal, with its year after it."""
    part = nth_part(scene, at)
    return None if part is None else with_year(scene, at, *part)


def nth_part(scene: Scene, at: int) -> tuple[str, int] | None:
    """A quarter or half by its number (`Q3`), and the token after it."""
    entry = scene.entry(at)
    if entry.nth is not None:
        value, end = entry.nth, at + 1
    else:
        read = whole_at(scene, at + (entry.ordinal == "before"))
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


def with_year(scene: Scene, start: int, part: str, end: int) -> Stated:
    """A quarter or half of the year after it, or of the year of publication."""
    at = past_links(scene, end)
    year = year_at(scene, at) or year_at(scene, at + 1 if scene.entry(at).article else at)
    if year is not None:
        return Stated(start, year[1], f"{year[0]}-{part}")
    anchor = anchor_of(scene)
    if anchor is None:
        return Stated(start, end, refusal="unanchored-date")
    return Stated(start, end, f"{anchor.year}-{part}")


def decade(scene: Scene, start: int, text: str, end: int) -> Stated | None:
    """Nineties: of two digits, the latest such decade that had ended at publication."""
    if len(text) == 4:
        return Stated(start, end, f"{text}s")
    if len(text) != 2 or text[1] != "0":
        return None
    anchor = anchor_of(scene)
    if anchor is None:
        return Stated(start, end, refusal="unanchored-date")
    century = anchor.year // 100
    if century * 100 + int(text) + 10 > anchor.year:
        century -= 1
    return Stated(start, end, f"{century}{text}s")


def financial_year(scene: Scene, at: int) -> Stated | None:
    """Fiscal 2026, FY26; which months it has is not said."""
    year = year_at(scene, at + 1)
    if year is not None:
        return Stated(at, year[1], f"FY{year[0]}")
    text = scene.text(at + 1)
    following = scene.entry(at + 2)
    if following.scale is not None or following.unit is not None or following.currency is not None:
        return None  # im laufenden Geschäftsjahr 80 Milliarden Dollar
    if scene.kind(at + 1) == lexer.NUMBER and len(text) == 2 and text.isdigit():
        return Stated(at, at + 2, f"FY20{text}")
    return None


def part_first(scene: Scene, start: int) -> Stated | None:
    """Late 2026, end of 2024, mid-2025, winter 2021, Ende 2026."""
    entry = scene.entry(start)
    at = start + 1
    if scene.text(at) == "-":
        at += 1
    at = past_links(scene, at)
    if scene.entry(at).article or (scene.entry(at).relative is None and scene.entry(at).date_unit == "year"):
        at += 1
    name = entry.part or entry.season
    year = year_at(scene, at)
    after = scene.entry(year[1]) if year is not None else None
    if year is not None and after is not None and (after.unit is None or after.date_unit is not None):
        return Stated(start, year[1], f"{year[0]}-{name}")
    relative = scene.entry(at).relative
    anchor = anchor_of(scene)
    if relative is not None and relative[0] == "year" and anchor is not None:
        return Stated(start, at + 1, f"{anchor.year + relative[1]}-{name}")
    return None
