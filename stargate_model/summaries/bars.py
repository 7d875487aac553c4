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
_FIRST_LOOK: Final = {Bound.AT_MOST: Look.POSSIBLE, Bound.LESS_THAN: Look.POSSIBLE}


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
    blur = _blur(high, scale) if figure.approximate or figure.vague else Decimal(0)
    first, last = sorted((scale.zero, low))
    parts = [Stretch(first, last, _FIRST_LOOK.get(figure.bound, Look.SURE)), Stretch(low, high, Look.POSSIBLE)]
    if blur:
        parts = [_cut(part, exact_sum(high, blur.copy_negate())) for part in parts]
        parts.append(
            Stretch(_within(exact_sum(high, blur.copy_negate())), _within(exact_sum(high, blur)), Look.BLURRED)
        )
    if figure.bound in {Bound.AT_LEAST, Bound.MORE_THAN}:
        parts.append(Stretch(_within(exact_sum(high, blur)), Decimal(1), Look.ONWARD))
    tip = Tip.NONE if blur else _TIPS.get(figure.bound, Tip.CLOSED)
    return Bar(stretches=tuple(part for part in parts if part.start < part.end), tip=tip, at=high)


def _in(figure: Figure, number: Decimal, scale: Scale) -> Decimal:
    return quotient(exact_product(number, figure.unit.factor), scale.unit.factor)


def _blur(at: Decimal, scale: Scale) -> Decimal:
    from_zero = exact_sum(at, scale.zero.copy_negate()).copy_abs()
    return max(_BLUR, exact_product(from_zero, TOLERANCE))


def _cut(part: Stretch, end: Decimal) -> Stretch:
    return Stretch(part.start, max(part.start, min(part.end, end)), part.look)


def _within(place: Decimal) -> Decimal:
    return min(Decimal(1), max(Decimal(0), place))
