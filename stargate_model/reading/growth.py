"""How far something grew or fell: the words that say so, around a figure and before it.

In goes a scene and a place in it, out comes a direction, or the prefix of a figure with what the growth makes of it:
after a growth verb, "by" and "to" say how far, and "hasta" limits nothing.
"""

from __future__ import annotations

from typing import Final

from stargate_model.reading import lexer
from stargate_model.reading.hedging import Prefix
from stargate_model.reading.lexicon import Entry
from stargate_model.reading.scene import Scene

_ARTICLES: Final = 4


def changes(scene: Scene, at: int) -> bool:
    """Whether the clause says that something grows or falls."""
    return scene.clause_has(at, lambda word: _direction(word) is not None)


def grows(scene: Scene, at: int) -> bool:
    """Whether a growth word after the second number makes two figures of them: from 4% to 12% 増える."""
    if scene.entry(at).goal:
        return True  # 30%에서 40%로
    at += scene.entry(at).particle and scene.entry(at).sense_after is None
    return scene.entry(at).sense_after is not None


def grown_to(scene: Scene, prefix: Prefix) -> Prefix:
    """After a growth verb, "hasta" and the like say where it grows to, and limit nothing."""
    if not prefix.hedges or prefix.hedges[0].effect != "emphatic":
        return prefix
    hedge = prefix.hedges[0].token
    if scene.entry(hedge).step != "to":
        return prefix  # rose as much as 4%
    to = scene.nearest(hedge, _direction) if _ends_figure(scene, hedge - 1) else None
    before = scene.entry(hedge - 1)
    if to is None and not before.multiple and not before.change and not (before.sense and not before.filler):
        return prefix
    return prefix._replace(hedges=prefix.hedges[1:], start=hedge + 1, sense=f"{to or 'growth'}_to")


def stepped(scene: Scene, at: int, prefix: Prefix) -> Prefix:
    """In a clause of growth or fall, "by" and "to" before a figure say how far: Emissionen gingen um 10 % zurück."""
    index = prefix.start - 1
    while index >= prefix.start - _ARTICLES and scene.entry(index).article:
        index -= 1
    step = scene.entry(index).step
    change = None if step is None else scene.nearest(at, _direction)
    return prefix if change is None else prefix._replace(sense=f"{change}_{step}")


def _direction(word: Entry) -> str | None:
    """Whether a word tells of growth or of fall."""
    if word.change is not None or word.filler or word.step is not None or word.sense is None:
        return word.change
    return word.sense.partition("_")[0]


def _ends_figure(scene: Scene, index: int) -> bool:
    entry = scene.entry(index)
    return scene.kind(index) == lexer.NUMBER or any((entry.unit, entry.scale, entry.currency))
