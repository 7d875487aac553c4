"""Exact numbers: the library's decimal context, and the one door through which number text comes in.

In: ASCII text, or a Decimal or int of a caller. Out: a finite Decimal within the limits. Refused: everything else,
so that nothing behind this door meets NaN, an exponent bomb or digits of another script.
"""

from __future__ import annotations

import decimal
import re
from decimal import Decimal
from typing import Final

from stargate_model.errors import NumberError

MAX_DIGITS: Final = 40
MAX_EXPONENT: Final = 30

CONTEXT: Final = decimal.Context(
    prec=MAX_DIGITS, rounding=decimal.ROUND_HALF_EVEN, traps=[decimal.InvalidOperation, decimal.DivisionByZero]
)
"""Where results are rounded, once. As wide as the widest number that can be written, so each result can be written."""

EXACT: Final = decimal.Context(
    prec=400, rounding=decimal.ROUND_HALF_EVEN, traps=[decimal.InvalidOperation, decimal.DivisionByZero]
)
"""Where products and sums are made: too wide for any of them to be rounded. Quotients are cut far below `CONTEXT`."""

_NUMBER: Final = re.compile(r"[+-]?(?:[0-9]++(?:\.[0-9]++)?+)(?P<exponent>[eE][+-]?[0-9]{1,4}+)?\Z", re.ASCII)
_MAX_TEXT: Final = 100


def number(text: str) -> Decimal:
    """Read a plain ASCII number exactly.

    Args:
        text: Digits with an optional sign, point and exponent, and nothing around them.

    Raises:
        NumberError: The text is not such a number, or has more than 40 digits or an exponent beyond 30.

    Example:
        >>> number("500e9")
        Decimal('5.00E+11')
    """
    spelt = _NUMBER.match(text) if len(text) <= _MAX_TEXT else None
    if spelt is None:
        shown = text if len(text) <= MAX_DIGITS else text[:MAX_DIGITS] + "…"
        raise NumberError(f"{shown!r} is not a number; write digits with an optional point, such as 1.2", found=shown)
    made = EXACT.create_decimal(text)
    # so few digits without an exponent are within the limits, whatever they are
    return made if len(text) <= MAX_EXPONENT and spelt["exponent"] is None else checked(made)


def checked(value: object) -> Decimal:
    """The value itself, when it is finite and within the limits.

    Raises:
        NumberError: It is NaN, infinite, a bool, a float, too long or too large.
    """
    if isinstance(value, bool) or not isinstance(value, (Decimal, int)):
        raise NumberError(
            f"a number must be a Decimal or an int, not {type(value).__name__}; write Decimal('1.2')",
            found=type(value).__name__,
        )
    if isinstance(value, int):
        if value.bit_length() > 4 * MAX_DIGITS:
            raise NumberError(f"a number may have at most {MAX_DIGITS} digits", found="…")
        value = Decimal(value)
    if not value.is_finite():
        raise NumberError(f"{value} is not a finite number", found=str(value)[:MAX_DIGITS])
    if len(value.as_tuple().digits) > MAX_DIGITS or (value and abs(value.adjusted()) > MAX_EXPONENT):
        shown = str(value)[:MAX_DIGITS]
        raise NumberError(
            f"{shown} is beyond the limits: at most {MAX_DIGITS} digits, and a size from 1e-{MAX_EXPONENT} to "
            f"1e{MAX_EXPONENT}",
            found=shown,
        )
    if not value and abs(_exponent(value)) > MAX_EXPONENT:
        raise NumberError("zero is written with too many places", found="0")
    return value if value else value.copy_abs()


def spell(value: Decimal) -> str:
    """Write a number so that `number` gives back the very same digits and exponent.

    Example:
        >>> spell(Decimal("1.20")), spell(Decimal("500e9"))
        ('1.20', '500e9')
    """
    text = str(value)
    if "E" not in text:  # the usual case
        return text
    exponent = _exponent(value)
    if exponent <= 0:
        return format(value, "f")
    return f"{value.scaleb(-exponent, EXACT):f}e{exponent}"


def tidy(value: Decimal) -> Decimal:
    """The same number as a reader would write it: no trailing zeros, no exponent where digits will do.

    Example:
        >>> tidy(Decimal("1.2E+3")), tidy(Decimal("6.20"))
        (Decimal('1200'), Decimal('6.2'))
    """
    value = value.normalize(EXACT)
    return value.quantize(Decimal(1), context=EXACT) if _exponent(value) > 0 else value


def rounded(value: Decimal) -> Decimal:
    """The number in the library's precision, as a reader would write it.

    Raises:
        NumberError: It is beyond the limits.
    """
    return checked(tidy(CONTEXT.plus(value)))


def exact_sum(first: Decimal, second: Decimal) -> Decimal:
    """The sum, unrounded."""
    return EXACT.add(first, second)


def exact_product(first: Decimal, second: Decimal) -> Decimal:
    """The product, unrounded."""
    return EXACT.multiply(first, second)


def wide_quotient(dividend: Decimal, divisor: Decimal) -> Decimal:
    """The quotient, unrounded where it ends; else cut so far down that rounding it later is rounding it once."""
    return EXACT.divide(dividend, divisor)


def quotient(dividend: Decimal, divisor: Decimal) -> Decimal:
    """The quotient, rounded once to the library's precision."""
    return CONTEXT.divide(dividend, divisor)


def _exponent(value: Decimal) -> int:
    return int(value.as_tuple().exponent)
