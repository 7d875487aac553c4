"""Bars: a hedged figure as marks on an axis.

In: a figure and a scale. Out: stretches of the axis, each with a look, and how the bar ends. A hedge is never drawn
stronger or weaker than it is told:

    exact                  a bar that ends
    about                  an end that is blurred
    at least, more than    a bar that goes on
    up to, less than       hatched: the number may be anywhere in it
    a range                a bar to the lower end, hatched from there to the upper
"""

from __future__ import annotations

import enum
from decimal import Decimal
from typing import Final

from attrs import frozen

from stargate_model.amounts.decimals import exact_product, exact_sum, quotient
from stargate_model.amounts.hedges import TOLERANCE, Bound
from stargate_model.claims.figure import Figure
from stargate_model.summaries.scales import Scale

_NOTHING: Final = Decimal(0)
_ALL: Final = Decimal(1)
_BLUR: Final = Decimal("0.025")
"""How far an end is blurred to either side, at the least, as a share of the axis."""


class Look(enum.Enum):
    """How a stretch of a bar looks, and what that says of the numbers in it."""

    SURE = "sure"
    POSSIBLE = "possible"
    BLURRED = "blurred"
    ONWARD = "onward"


class Tip(enum.Enum):
    """How a bar ends: at a number that may be reached, or before it, or at none that is known."""

    CLOSED = "closed"
    OPEN = "open"
    NONE = "none"


@frozen
class Stretch:
    """A part of a bar, from one share of the axis to another."""

    start: Decimal
    end: Decimal
    look: Look


@frozen(kw_only=True)
class Bar:
    """A figure as marks.

    Attributes:
        stretches: What is drawn, in the order of the axis.
        tip: How it ends.
        at: Where the tip stands: the number that the figure names last.
    """

    stretches: tuple[Stretch, ...]
    tip: Tip
    at: Decimal


_TIPS: Final = {Bound.MORE_THAN: Tip.OPEN, Bound.LESS_THAN: Tip.OPEN}


def bar(figure: Figure, scale: Scale) -> Bar:
    """The marks of a figure on an axis of its dimension.

    Example:
        >>> from stargate_model.claims.kinds import Power
        >>> from stargate_model.summaries.scales import scale
        >>> drawn = bar(Power(">5 GW"), scale([Power("10 GW")]))
        >>> [(str(part.start), str(part.end), part.look.value) for part in drawn.stretches], drawn.tip.value
        ([('0', '0.5', 'sure'), ('0.5', '1', 'onward')], 'open')
    """
    low = scale.place(_in(figure, figure.value, scale))
    high = low if figure.upper is None else scale.place(_in(figure, figure.upper, scale))
    blur = _blur(high, scale) if figure.approximate or figure.vague else _NOTHING
    parts = _parts(figure.bound, low, high, scale.zero)
    if blur:
        before, after = _within(exact_sum(high, blur.copy_negate())), _within(exact_sum(high, blur))
        parts = [piece for part in parts for piece in _without(part, before, after)]
        parts.append(Stretch(before, after, Look.BLURRED))
    drawn = sorted((part for part in parts if part.start < part.end), key=lambda part: part.start)
    return Bar(stretches=tuple(drawn), tip=Tip.NONE if blur else _TIPS.get(figure.bound, Tip.CLOSED), at=high)


def _parts(bound: Bound, low: Decimal, high: Decimal, zero: Decimal) -> list[Stretch]:
    """What surely lies between zero and the number, and where the number may lie."""
    if bound in {Bound.AT_LEAST, Bound.MORE_THAN}:
        return [Stretch(zero, low, Look.SURE), Stretch(high, _ALL, Look.ONWARD)]
    if bound in {Bound.AT_MOST, Bound.LESS_THAN} and high >= zero:
        return [Stretch(zero, high, Look.POSSIBLE)]
    least = _NOTHING if bound in {Bound.AT_MOST, Bound.LESS_THAN} else low
    near = (zero, low) if low >= zero else (high, zero)
    return [Stretch(*near, Look.SURE), Stretch(least, high, Look.POSSIBLE)]


def _without(part: Stretch, first: Decimal, last: Decimal) -> tuple[Stretch, Stretch]:
    """What is left of a stretch on either side of another."""
    before = Stretch(part.start, min(part.end, first), part.look)
    return before, Stretch(max(part.start, last), part.end, part.look)


def _in(figure: Figure, number: Decimal, scale: Scale) -> Decimal:
    return quotient(exact_product(number, figure.unit.factor), scale.unit.factor)


def _blur(at: Decimal, scale: Scale) -> Decimal:
    from_zero = exact_sum(at, scale.zero.copy_negate()).copy_abs()
    return max(_BLUR, exact_product(from_zero, TOLERANCE))


def _within(place: Decimal) -> Decimal:
    return min(_ALL, max(_NOTHING, place))
