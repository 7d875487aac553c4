"""Years of a date and what follows them: 2025年…, 令和7年, this year, or four digits that stand alone.

In goes a scene and the year, out comes the date as stated: the year, or the month, day, quarter or part of it that
follows. Four digits alone are a year only where nothing says that they count something.
"""

from __future__ import annotations

from stargate_model.reading import lexer
from stargate_model.reading.anchors import anchor_of
from stargate_model.reading.date_parts import Stated, whole_at, year_at
from stargate_model.reading.days import completed_day, numbered_month
from stargate_model.reading.periods import decade, nth_part, quarter_text
from stargate_model.reading.scene import Scene


def after_year(scene: Scene, start: int, at: int, year: int, *, marked: bool) -> Stated | None:
    """What follows a year: 年, a month, a quarter, a part of it; `marked` where the year is known to be one."""
    entry = scene.entry(at)
    if entry.date_unit == "year":
        at, marked = at + 1, True
        entry = scene.entry(at)
    linked = scene.entry(at + 1)
    if entry.link and (linked.part_after or linked.season or linked.date_unit == "decade"):
        at, entry = at + 1, linked
    if entry.date_unit == "fiscal":
        return Stated(start, at + 1, f"FY{year}")
    if entry.date_unit == "decade":
        return decade(scene, start, str(year), at + 1)
    if entry.season is not None:
        return Stated(start, at + 1, f"{year}-{entry.season}")
    if entry.part_after is not None:
        return Stated(start, at + 1, f"{year}-{entry.part_after}")
    if entry.part_alone is not None and (scene.entry(at + 1).clause or at + 1 == len(scene.tokens)):
        return Stated(start, at + 1, f"{year}-{entry.part_alone}")  # 2024年中, but 2024年中国…
    dashed = at + (scene.text(at) == "-" and not scene.spaced(at) and scene.kind(at + 1) == lexer.QUARTER)  # 2025-Q3
    if scene.kind(dashed) == lexer.QUARTER:
        return Stated(start, dashed + 1, f"{year}-{quarter_text(scene.text(dashed))}")
    part = nth_part(scene, at) if entry.ordinal == "before" or entry.nth is not None or marked else None
    if part is not None:
        return Stated(start, part[1], f"{year}-{part[0]}")
    read = whole_at(scene, at) if marked else None
    if read is not None:
        unit = scene.entry(read[1]).date_unit
        if unit == "month":
            return numbered_month(scene, start, read[1] + 1, read[0], year)
    if entry.month is not None and not scene.lexicon.spaced:
        return Stated(start, at + 1, f"{year}-{entry.month:02}")
    if marked:
        return Stated(start, at, str(year))
    return _bare_year(scene, start, at, year)


def _bare_year(scene: Scene, start: int, at: int, year: int) -> Stated | None:
    """Four digits alone: a year in languages that write it so, and before a joint with a marked year."""
    joint = scene.entry(at).joint is not None
    other = year_at(scene, at + 1) if joint else None
    if other is not None and scene.entry(other[1]).date_unit == "year":
        return Stated(start, at, str(year))
    if not scene.lexicon.bare_years:
        return None
    if year % 10 == 0 and scene.entry(start - 1).date_unit == "decade_before":
        return Stated(start, at, f"{year}s")
    before, after = scene.entry(start - 1), scene.entry(at)
    led = before.date_lead is not None or before.part is not None or before.bracket == "open"
    hedged = before.before is not None  # "hasta" leads to a date, and limits an amount
    if (
        before.currency
        or after.scale
        or (after.currency and (hedged or not led))  # but: in 2025 dollars
        or (after.unit and after.date_unit in (None, "decade_before"))
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
    if joint and _counts(scene, at + 1) and not (led and before.opener is None):
        return None
    if not led and scene.kind(at) in (lexer.WORD, lexer.IDENTIFIER) and not scene.spaced(at):
        return None
    return Stated(start, at, str(year))


def _counts(scene: Scene, at: int) -> bool:
    """Whether a number with a unit or a thing begins here: the second end of a range of amounts."""
    if scene.kind(at) != lexer.NUMBER:
        return False
    after = scene.entry(at + 1)
    return bool(after.unit or after.scale or after.share or after.currency or after.noun or after.adjective)


def era_year(scene: Scene, at: int, before_first: int) -> Stated | None:
    """民国114年, 令和7年: years counted from an era that the tables have."""
    read = whole_at(scene, at + 1)
    if read is None:
        return None
    return after_year(scene, at, read[1], before_first + read[0], marked=True)


def relative_date(scene: Scene, at: int, what: str, shift: int) -> Stated | None:
    """This year, last month; with a month, quarter or part after it where there is one."""
    anchor = anchor_of(scene)
    if anchor is None:
        return Stated(at, at + 1, refusal="unanchored-date")
    if what == "month":
        months = anchor.year * 12 + anchor.month - 1 + shift
        year, month = months // 12, months % 12 + 1
        read = whole_at(scene, at + 1)
        if read is not None and scene.entry(read[1]).date_unit == "day":
            return completed_day(scene, at, read[1] + 1, month, read[0], year)
        return Stated(at, at + 1, f"{year}-{month:02}")
    year = anchor.year + shift
    if what == "fiscal":
        return Stated(at, at + 1, f"FY{year}")
    return after_year(scene, at, at + 1, year, marked=True)
