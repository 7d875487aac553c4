"""Numbers as texts build them: plain numbers and the scales that multiply them, in order, to one exact value.

In go the parts of a number as they stand in the text, out comes its value, and the scale that a range may share.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from stargate_model.amounts.decimals import exact_product, exact_sum

_ONE: Final = Decimal(1)
_SHARED_FROM: Final = Decimal(10000)


class Part(NamedTuple):
    """A step of a number: a plain number (two where it is an interval), or a scale that multiplies what precedes."""

    low: Decimal
    high: Decimal
    is_scale: bool


class Numeral(NamedTuple):
    """A number as read.

    Attributes:
        end: The token after it.
        value: The number; the lower end of a vague or adjacent one.
        upper: The upper end, where it has two.
        vague: No digit is given, only an order of magnitude.
        plain: The number without its last scale, for a range that shares it (3-4 billion).
        shared: That last scale.
        digits: It has digits, so that it is a number whatever follows.
        bare: It is a scale word without a number before it (千亿).
        scaled: It has a scale word of a thousand or more.
        share: It is a part of a whole, in per cent.
        bound: A hedge inside it (100多亿), or of a vague form (上亿).
        hedges: The tokens that are such hedges.
        code: Why it is refused; None where it is not.
    """

    end: int
    value: Decimal
    upper: Decimal | None = None
    vague: bool = False
    plain: Decimal = _ONE
    shared: Decimal = _ONE
    digits: bool = False
    bare: bool = False
    scaled: bool = False
    share: bool = False
    bound: str | None = None
    hedges: tuple[int, ...] = ()
    code: str | None = None


def plus(part: Part, value: Decimal) -> Part:
    """A plain number with more added to it; both ends of an interval."""
    return Part(exact_sum(part.low, value), exact_sum(part.high, value), is_scale=False)


def lowest_place(value: Decimal) -> Decimal:
    """The size of the lowest place of a whole number that has a digit: 20 -> 10, 300 -> 100."""
    if not value or value != int(value):
        return Decimal(0)
    return Decimal(10) ** (len(str(int(value))) - len(str(int(value)).rstrip("0")))


def evaluated(parts: Sequence[Part], *, low: bool) -> Decimal:
    """Multiply each scale into what stands before it, as far back as it is the larger."""
    if len(parts) == 1 and not parts[0].is_scale:
        return parts[0].low if low else parts[0].high  # most numbers are digits
    done: list[Decimal] = []
    current: Decimal | None = None
    for part in parts:
        value = part.low if low else part.high
        if not part.is_scale:
            current = value
            continue
        # a scale right after a scale multiplies it, whatever their sizes: 亿亿
        before = current if current is not None else done.pop() if done else None
        while done and done[-1] < value:
            before = exact_sum(before or Decimal(0), done.pop())
        done.append(exact_product(_ONE if before is None else before, value))
        current = None
    total = Decimal(0)
    for value in (*done, current or total):
        total = exact_sum(total, value)
    return total


def without_shared(parts: Sequence[Part], *, any_size: bool) -> int:
    """How many parts are left without the last scale, which a range shares: 1 of 3 billion; 1 of 5 千 only if any size.

    A number with a large scale of its own before the last one (3万亿 5000亿) shares none.
    """
    last = len(parts)
    while last > 1 and parts[last - 1].is_scale and (parts[last - 1].low >= _SHARED_FROM or any_size):
        last -= 1
    return len(parts) if any(part.is_scale and part.low >= _SHARED_FROM for part in parts[:last]) else last
