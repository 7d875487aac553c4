"""The arithmetic of number words: plain numbers and scales, in order, to one value.

In go the parts of a number as they stand in the text, out comes its exact value.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from stargate_model.amounts.decimals import exact_product, exact_sum

_ONE: Final = Decimal(1)


class Part(NamedTuple):
    """A step of a number: a plain number (two where it is an interval), or a scale that multiplies what precedes."""

    low: Decimal
    high: Decimal
    is_scale: bool


def lowest_place(value: Decimal) -> Decimal:
    """The size of the lowest place of a whole number that has a digit: 20 -> 10, 300 -> 100."""
    if not value or value != int(value):
        return Decimal(0)
    return Decimal(10) ** (len(str(int(value))) - len(str(int(value)).rstrip("0")))


def evaluated(parts: Sequence[Part], *, low: bool) -> Decimal:
    """Multiply each scale into what stands before it, as far back as it is the larger."""
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
