"""What completes a date that a text leaves short: the day of publication, and the words that look ahead of it.

In goes a scene with the place of a date, out comes the day to count from, or whether a date lies ahead of it.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from stargate_model.reading.scene import Scene

_LOOK: Final = 8


def anchor_of(scene: Scene) -> date | None:
    """The day of publication; None where it is not given."""
    return None if scene.published is None else scene.published.latest


def is_future(scene: Scene, start: int) -> bool:
    """Whether a word of the future governs a date: shortly before it in the clause."""
    for index in range(start - 1, max(-1, start - _LOOK), -1):
        entry = scene.entry(index)
        if entry.clause:
            return False
        if entry.future:
            return True
    return False


def is_furniture(scene: Scene, start: int) -> bool:
    """Whether a date stands in a line of page furniture (Podcast | 4 月 25 日), which no day of publication dates."""
    return scene.text(start - 1) == "|"


def nearest_year(scene: Scene, start: int, anchor: date, month: int, day: int | None = None) -> int:
    """The year of a month, or of a day in it, that is stated without one: the last not after the anchor.

    Where a word of the future governs the date it is the next not before the anchor.
    """
    stated, published = (month, anchor.day if day is None else day), (anchor.month, anchor.day)
    if is_future(scene, start):
        return anchor.year + (stated < published)
    return anchor.year - (stated > published)
