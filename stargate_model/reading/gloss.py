"""Brackets after a figure: they name its unit, say the same in another unit, or stand before the rest of its hedges.

In goes a figure as found and the bracket behind it, out comes the figure with the bracket in its span and a note where
the two disagree.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from stargate_model.amounts.decimals import exact_product
from stargate_model.amounts.hedges import TOLERANCE
from stargate_model.amounts.units import UNITS, convert
from stargate_model.claims.figure import Figure
from stargate_model.reading import lexer
from stargate_model.reading.found import Found
from stargate_model.reading.hedging import Hedge, suffix_of
from stargate_model.reading.scene import Scene

_NUMBER_REACH: Final = 4
_BRACKET_REACH: Final = 20


def with_named_unit(scene: Scene, found: Found) -> Found | None:
    """The figure with a bracket that names its unit: 986 兆瓦 (MW). None where the bracket holds something else."""
    named = scene.entry(found.end + 1).unit
    if named is None or scene.entry(found.end + 2).bracket != "close":
        return None
    same = isinstance(found.figure, Figure) and UNITS[named[1]] == found.figure.unit
    return _taken(found, found.end + 3, agrees=same)


def number_inside(scene: Scene, at: int) -> int | None:
    """Where a number begins within the first words of a bracket; None where none does."""
    number = at
    while number < at + _NUMBER_REACH and not _may_begin(scene, number):
        if scene.entry(number).clause or number >= len(scene.tokens):
            return None
        number += 1
    return number


def with_restated(scene: Scene, found: Found, inside: Found | None, last_place: Decimal) -> Found:
    """The figure with a bracket that says the same in another unit of its dimension."""
    if inside is None or scene.entry(inside.end).bracket != "close":
        return found
    figure, other = found.figure, inside.figure
    if not isinstance(figure, Figure) or not isinstance(other, Figure):
        return found
    if other.unit.dimension != figure.unit.dimension:
        return found
    return _taken(found, inside.end + 1, agrees=_agree(figure, other, last_place))


def _taken(found: Found, end: int, *, agrees: bool) -> Found:
    return found._replace(end=end, notes=found.notes if agrees else (*found.notes, "gloss-conflict"))


def hedges_beyond(scene: Scene, at: int, *, duration: bool) -> tuple[Hedge, ...]:
    """Hedges after a conversion in brackets: 4000億ドル（約59兆円）を超える. They stay outside the span."""
    if scene.entry(at).bracket != "open":
        return ()
    for index in range(at + 1, at + _BRACKET_REACH):
        if scene.entry(index).bracket == "close":
            return suffix_of(scene, index + 1, duration=duration, ranged=False).hedges
    return ()


def _may_begin(scene: Scene, at: int) -> bool:
    return scene.kind(at) == lexer.NUMBER or scene.entry(at).starts


def _agree(outer: Figure, inner: Figure, last_place: Decimal) -> bool:
    """Whether two values are the same within half a step of the last printed place, or the tolerance of estimates."""
    value = inner.to(outer.unit).value
    if value == 1:
        return True  # it names the unit: 280EFLOPS（每秒百亿亿次浮点运算）
    printed = Decimal(1).scaleb(int(inner.value.as_tuple().exponent))
    slack = max(last_place, convert(printed, inner.unit, outer.unit)) / 2
    if outer.approximate or inner.approximate:
        slack = max(slack, exact_product(outer.value.copy_abs(), TOLERANCE))
    return abs(value - outer.value) <= slack
