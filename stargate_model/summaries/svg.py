"""SVG: marks of charts as drawings that stretch with their page.

In: bars, ticks with finished labels, and the direction of writing. Out: SVG. Along the axis, everything stands in per
cent of the width, so that a drawing needs no scaling and its text keeps its size; where labels may meet is reckoned for
the narrowest page. From right to left is mirrored here, number by number: the drawing's own direction is always left
to right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from html import escape
from itertools import chain, islice, pairwise, repeat
from typing import Final

from attrs import frozen

from stargate_model.amounts.decimals import EXACT, exact_product, exact_sum
from stargate_model.summaries.bars import Bar, Look, Stretch, Tip
from stargate_model.summaries.widths import apart, width

NARROWEST: Final = Decimal(272)
"""The width of a drawing on the narrowest page, in pixels."""

_TEXT: Final = Decimal(12)
_GAP: Final = Decimal(8)
_HALF: Final = Decimal("0.5")
_ONE: Final = Decimal(1)
_CENT: Final = Decimal("0.01")
_TOP, _THICK, _ROW = 4, 14, 22
_HATCH: Final = "url(#hatch)"


@frozen
class Tick:
    """A place on an axis, with its label."""

    at: Decimal
    label: str


@frozen
class Column:
    """A bar that stands at a place of the axis of time, with its value and its time as labels."""

    at: Decimal
    bar: Bar
    value: str
    time: str
    is_tentative: bool


DEFINITIONS: Final = (
    '<svg width="0" height="0" aria-hidden="true" class="definitions"><defs>'
    '<pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect width="6" height="6" class="hatch-ground"/><rect width="2" height="6" class="hatch-line"/>'
    "</pattern>"
    '<linearGradient id="fade"><stop offset="0"/><stop offset="1" stop-opacity="0"/></linearGradient>'
    '<linearGradient id="fade-left" x1="1" x2="0"><stop offset="0"/><stop offset="1" stop-opacity="0"/>'
    '</linearGradient><linearGradient id="fade-up" x1="0" y1="1" x2="0" y2="0"><stop offset="0"/>'
    '<stop offset="1" stop-opacity="0"/></linearGradient></defs></svg>'
)
"""What drawings share; it stands once on a page."""


# -- along the width -----------------------------------------------------------------------------------------------


def grids(ticks: Iterable[Tick], name: str, rows: int, *, mirrored: bool) -> Iterator[str]:
    """The lines of an axis for each row of a chart: drawn in the first, and used again by name in the others."""
    side = _Side(mirrored=mirrored)
    id_ = escape(f"grid-{name}")
    drawn = f'<g id="{id_}">{"".join(side.line(tick.at, "grid") for tick in ticks)}</g>'
    return islice(chain([drawn], repeat(f'<use href="#{id_}"/>')), rows)


def row(bar: Bar, grid: str, told_by: str, *, mirrored: bool, tentative: bool) -> str:
    """One bar, lying, over the lines of its axis; the element with the id `told_by` says the same in words."""
    side = _Side(mirrored=mirrored)
    drawn = [grid, *(piece for part in bar.stretches for piece in _stretch(part, side)), _tip(bar, side)]
    return _drawing("bar tentative" if tentative else "bar", _ROW, drawn, _named("labelledby", told_by))


def span(first: Decimal, last: Decimal, grid: str, told_by: str, *, mirrored: bool) -> str:
    """A day, or the days that a date may mean, over the lines of the axis of time."""
    side = _Side(mirrored=mirrored)
    drawn = [grid]
    if first == last:
        drawn.append(f'<circle cx="{side.at(first)}" cy="11" r="5" class="sure"/>')
    else:
        drawn.append(_box(first, last, side, f'fill="{_HATCH}" class="possible" rx="5"'))
    return _drawing("span", _ROW, drawn, _named("labelledby", told_by))


def axis(ticks: Sequence[Tick], *, mirrored: bool) -> str:
    """The labels of an axis; those that would meet on the narrowest page are left out."""
    side = _Side(mirrored=mirrored)
    texts = [_text(side.place(tick.at), Decimal(14), tick.label, "tick") for tick in _readable(ticks, side)]
    return f'<svg class="axis" width="100%" height="20" direction="ltr" aria-hidden="true">{"".join(texts)}</svg>'


def _readable(ticks: Sequence[Tick], side: _Side) -> list[Tick]:
    """Every tick, or every second, and so on, until no label meets the next; at last the first alone."""
    for every in range(1, len(ticks)):
        kept = ticks[::every]
        if all(apart(_extent(one, side), _extent(other, side), _GAP) for one, other in pairwise(kept)):
            return list(kept)
    return list(ticks[:1])


def _extent(tick: Tick, side: _Side) -> tuple[Decimal, Decimal]:
    place = side.place(tick.at)
    return _around(exact_product(place, NARROWEST), tick.label, _anchor(place))


def _around(at: Decimal, label: str, anchor: str) -> tuple[Decimal, Decimal]:
    size = exact_product(width(label), _TEXT)
    before = {"start": Decimal(0), "middle": exact_product(size, _HALF), "end": size}[anchor]
    first = exact_sum(at, before.copy_negate())
    return first, exact_sum(first, size)


def _anchor(place: Decimal) -> str:
    """How a label at a place is anchored so that it stays in the drawing."""
    edge = Decimal("0.1")
    return "start" if place < edge else "end" if place > exact_sum(_ONE, edge.copy_negate()) else "middle"


# -- columns -------------------------------------------------------------------------------------------------------

_HEIGHT: Final = Decimal(132)
_COLUMN: Final = Decimal(13)
_LINE: Final = Decimal(17)
_FOOT: Final = Decimal(26)
_EDGE: Final = Decimal("0.06")
_MOST_LEVELS: Final = 4


def columns(standing: Sequence[Column], label: str, *, mirrored: bool) -> str | None:
    """Bars that stand along an axis of time, each under its value; None where their labels would meet."""
    side = _Side(mirrored=mirrored)
    placed = [(_inset(side.place(column.at)), column) for column in standing]
    feet = [_around(exact_product(place, NARROWEST), column.time, _anchor(place)) for place, column in placed]
    tops = _tops(placed)
    crowded = any(not apart(one, other, _GAP) for n, one in enumerate(feet) for other in feet[:n])
    if crowded or tops is None:
        return None
    above = max(Decimal(0), *(exact_sum(_LINE, top.copy_negate()) for top in tops))
    drawn = [_column(place, column, top, above) for (place, column), top in zip(placed, tops, strict=True)]
    ground = exact_sum(above, _HEIGHT)
    drawn.append(f'<line x1="0" x2="100%" y1="{_number(ground)}" y2="{_number(ground)}" class="ground"/>')
    return _drawing("columns", int(exact_sum(ground, _FOOT)), drawn, _named("label", label))


def _inset(place: Decimal) -> Decimal:
    inner = exact_sum(_ONE, exact_product(_EDGE, Decimal(-2)))
    return exact_sum(_EDGE, exact_product(place, inner))


def _tops(placed: Sequence[tuple[Decimal, Column]]) -> list[Decimal] | None:
    """The base line of each value, so that no two meet and none stands on a column; None where there is no room."""
    bodies = [(_body(place), _height_of(column)) for place, column in placed]
    taken: list[tuple[tuple[Decimal, Decimal], Decimal]] = []
    for place, column in placed:
        extent = _around(exact_product(place, NARROWEST), column.value, _anchor(place))
        base = exact_sum(_height_of(column), Decimal(-6))
        for _ in range(_MOST_LEVELS * 4):
            blocked = any(not apart(extent, other, _GAP) and _near(base, at) for other, at in taken)
            covered = any(not apart(extent, body, Decimal(2)) and base > top for body, top in bodies)
            if not blocked and not covered:
                break
            base = exact_sum(base, _LINE.copy_negate())
        else:
            return None
        taken.append((extent, base))
    return [base for _, base in taken]


def _near(one: Decimal, other: Decimal) -> bool:
    return exact_sum(one, other.copy_negate()).copy_abs() < _LINE


def _body(place: Decimal) -> tuple[Decimal, Decimal]:
    at = exact_product(place, NARROWEST)
    return exact_sum(at, _COLUMN.copy_negate()), exact_sum(at, _COLUMN)


def _height_of(column: Column) -> Decimal:
    """How far from the top of the drawing a column ends."""
    top = max((part.end for part in column.bar.stretches), default=Decimal(0))
    return _down(top)


def _down(place: Decimal) -> Decimal:
    return exact_sum(_HEIGHT, exact_product(place, _HEIGHT).copy_negate())


def _column(place: Decimal, column: Column, top: Decimal, above: Decimal) -> str:
    down = _Down(above=above)
    parts = [piece for part in column.bar.stretches for piece in _stretch(part, down)]
    body = f'<svg x="{_percent(place)}" overflow="visible" class="{"tentative" if column.is_tentative else "firm"}">'
    value, time = exact_sum(top, above), exact_sum(exact_sum(above, _HEIGHT), Decimal(18))
    return (
        f"{body}{''.join(parts)}{_tip(column.bar, down)}</svg>"
        f"{_text(place, value, column.value, 'value')}{_text(place, time, column.time, 'time')}"
    )


def _text(place: Decimal, base: Decimal, words: str, name: str) -> str:
    at = f'x="{_percent(place)}" y="{_number(base)}" text-anchor="{_anchor(place)}"'
    return f'<text {at} class="{name}">{escape(words)}</text>'


# -- marks ---------------------------------------------------------------------------------------------------------


@frozen(kw_only=True)
class _Side:
    """Bars that lie: shares of the axis become per cent of the width, from the side where reading begins."""

    mirrored: bool

    @property
    def fade(self) -> str:
        return "fade-left" if self.mirrored else "fade"

    def place(self, share: Decimal) -> Decimal:
        return exact_sum(_ONE, share.copy_negate()) if self.mirrored else share

    def at(self, share: Decimal) -> str:
        return _percent(self.place(share))

    def box(self, start: Decimal, end: Decimal) -> str:
        first = self.at(end if self.mirrored else start)
        return f'x="{first}" y="{_TOP}" width="{_percent(exact_sum(end, start.copy_negate()))}" height="{_THICK}"'

    def line(self, share: Decimal, name: str) -> str:
        return f'<line x1="{self.at(share)}" x2="{self.at(share)}" y1="1" y2="{_ROW - 1}" class="{name}"/>'

    def circle(self, share: Decimal) -> str:
        return f'<circle cx="{self.at(share)}" cy="{_ROW // 2}" r="4" class="open"/>'

    def arrow(self) -> str:
        shape = "M8 4 L0 11 L8 18 Z" if self.mirrored else "M-8 4 L0 11 L-8 18 Z"
        return f'<svg x="{self.at(_ONE)}" overflow="visible"><path d="{shape}" class="arrow"/></svg>'


@frozen(kw_only=True)
class _Down:
    """Bars that stand: shares of the axis become pixels from the top."""

    above: Decimal
    fade: str = "fade-up"

    def at(self, share: Decimal) -> str:
        return _number(exact_sum(_down(share), self.above))

    def box(self, start: Decimal, end: Decimal) -> str:
        height = exact_product(exact_sum(end, start.copy_negate()), _HEIGHT)
        half, whole = _number(_COLUMN), _number(exact_product(_COLUMN, Decimal(2)))
        return f'x="-{half}" y="{self.at(end)}" width="{whole}" height="{_number(height)}"'

    def line(self, share: Decimal, name: str) -> str:
        return f'<line x1="-16" x2="16" y1="{self.at(share)}" y2="{self.at(share)}" class="{name}"/>'

    def circle(self, share: Decimal) -> str:
        return f'<circle cx="0" cy="{self.at(share)}" r="4" class="open"/>'

    def arrow(self) -> str:
        top = exact_sum(_down(_ONE), self.above)
        foot = _number(exact_sum(top, Decimal(8)))
        return f'<path d="M-7 {foot} L0 {_number(top)} L7 {foot} Z" class="arrow"/>'


def _box(start: Decimal, end: Decimal, side: _Side | _Down, looks: str) -> str:
    return f"<rect {side.box(start, end)} {looks}/>"


def _stretch(part: Stretch, side: _Side | _Down) -> list[str]:
    match part.look:
        case Look.SURE:
            return [_box(part.start, part.end, side, 'class="sure"')]
        case Look.POSSIBLE:
            return [_box(part.start, part.end, side, f'fill="{_HATCH}" class="possible"')]
        case Look.ONWARD:
            return [_box(part.start, part.end, side, 'class="onward"'), side.arrow()]
        case Look.BLURRED:
            return [_box(part.start, part.end, side, f'fill="url(#{side.fade})" class="blurred"')]


def _tip(bar: Bar, side: _Side | _Down) -> str:
    match bar.tip:
        case Tip.CLOSED:
            return side.line(bar.at, "tip")
        case Tip.OPEN:
            return side.circle(bar.at)
        case Tip.NONE:
            return ""


def _named(attribute: str, name: str) -> str:
    """What makes a drawing an image with a name; what has none is an ornament."""
    return f'role="img" aria-{attribute}="{escape(name)}"' if name else 'aria-hidden="true"'


def _drawing(kind: str, height: int, parts: Iterable[str], name: str) -> str:
    return f'<svg class="{kind}" width="100%" height="{height}" direction="ltr" {name}>{"".join(parts)}</svg>'


def _percent(share: Decimal) -> str:
    return f"{_number(exact_product(share, Decimal(100)))}%"


def _number(value: Decimal) -> str:
    return f"{value.quantize(_CENT, context=EXACT).normalize(EXACT):f}"
