"""Digits in words or characters, one after the other: 二〇二五, 三四, point two five.

In go tokens and the place of the first digit, out come the digits, or what they say together: one digit, a digit
string, or two ends of an interval (三四 is 3 to 4).
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from stargate_model.amounts.decimals import exact_sum
from stargate_model.reading.lexer import Token

MAX_DIGITS: Final = 40
_TEN: Final = Decimal(10)
_THREE_FIVE: Final = (Decimal(3), Decimal(5))


class Digits(NamedTuple):
    """What digits say together: a number or the two ends of an interval; or the code of the refusal."""

    low: Decimal
    high: Decimal
    code: str | None = None


def digits_at(tokens: Sequence[Token], at: int) -> tuple[Decimal, ...]:
    """The number words that begin at a token, without a blank between them."""
    run: list[Decimal] = []
    for index in range(at, len(tokens)):
        value = tokens[index].entry.numeral
        if value is None or (run and tokens[index].spaced):
            break
        run.append(value)
    return tuple(run)


def together(run: Sequence[Decimal]) -> Digits:
    """What a row of number words says.

    Example:
        >>> together((Decimal(3), Decimal(4)))
        Digits(low=Decimal('3'), high=Decimal('4'), code=None)
        >>> together((Decimal(2), Decimal(0), Decimal(2), Decimal(5))).low
        Decimal('2025')
    """
    first, *rest = run
    if not rest:
        return Digits(first, first)
    if len(run) > MAX_DIGITS:
        return Digits(first, first, "too-long")
    pair = len(run) == 2
    if pair and first >= 1 and (rest[0] - first == 1 or (first, rest[0]) == _THREE_FIVE):
        return Digits(first, rest[0])
    if pair and first >= _TEN > rest[0]:
        both = exact_sum(first, rest[0])  # 廿五
        return Digits(both, both)
    if any(value != int(value) or value >= _TEN for value in run):
        return Digits(first, first, "malformed-numeral")
    value = Decimal("".join(str(int(value)) for value in run))
    return Digits(value, value, "malformed-numeral" if pair else None)


def places_at(tokens: Sequence[Token], at: int) -> str:
    """The decimal places in words that begin at a token: point two five."""
    text = ""
    for index in range(at, len(tokens)):
        value = tokens[index].entry.numeral
        if value is None or value >= _TEN or value != int(value):
            break
        text += str(int(value))
    return text
