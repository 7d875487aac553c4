"""Widths: how much room a text takes, without a font.

In: a text. Out: its width in units of the font's size, rounded up: what is made room for is never cut.
"""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from typing import Final

from wcwidth import wcwidth

from stargate_model.amounts.decimals import exact_product, exact_sum

_WIDE: Final = 100
_BY_CATEGORY: Final = {"Lu": 72, "Ll": 56, "Lt": 72, "Nd": 58, "Zs": 30, "Po": 34, "Ps": 36, "Pe": 36, "Mn": 0, "Cf": 0}
_OTHER: Final = 66
_MARGIN: Final = Decimal("1.2")
_HUNDREDTH: Final = Decimal("0.01")


def width(text: str) -> Decimal:
    """The width of a text, in units of the font's size; East Asian characters are as wide as they are high.

    Example:
        >>> width("五百亿") > width("500bn")
        True
    """
    hundredths = sum(map(_of_char, text))
    return exact_product(exact_product(Decimal(hundredths), _HUNDREDTH), _MARGIN)


def _of_char(char: str) -> int:
    if wcwidth(char) > 1:
        return _WIDE
    return _BY_CATEGORY.get(unicodedata.category(char), _OTHER)


def apart(first: tuple[Decimal, Decimal], second: tuple[Decimal, Decimal], gap: Decimal) -> bool:
    """Whether two stretches, each with its beginning and end, leave a gap between them."""
    return exact_sum(first[1], gap) <= second[0] or exact_sum(second[1], gap) <= first[0]
