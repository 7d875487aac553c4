"""What the marks inside a number in digits mean: decides by language, then by place, or refuses.

In goes the number as printed, out comes its exact value or the code of a refusal. Babel's and Python's own readers are
no help here: the one drops marks it does not expect, the other knows one convention.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from stargate_model.amounts.decimals import EXACT, MAX_DIGITS, MAX_EXPONENT
from stargate_model.reading.lexicon import Lexicon, Separators

Value = Decimal | str
"""A value, or the code of the refusal."""

_MARK: Final = re.compile(r"[^0-9]")
_ENGLISH: Final = Separators(".", (",",))
_CONTINENTAL: Final = Separators(",", (".",))


def value_of(text: str, lexicon: Lexicon, place: str | None, *, whole: bool = False) -> Value:
    """The value of a number in digits.

    Args:
        text: Digits with marks between them, as the lexer found them.
        lexicon: The language, with its places.
        place: Where the text was published, where that is known.
        whole: The number counts things or precedes a scale word, so three digits after a mark are a group.

    Example:
        >>> from stargate_model.reading.lexicon import lexicon_for
        >>> value_of("5,000", lexicon_for("zh-Hans"), None)
        Decimal('5000')
        >>> value_of("1,00,0", lexicon_for("zh-Hans"), None)
        'bad-grouping'
    """
    marks = _MARK.findall(text)
    if not marks:
        return _decimal(text)
    known = lexicon.separators_in(place)
    if known is not None:
        return _read(text, marks, known, indian=lexicon.indian)
    readings = {_read(text, marks, how, indian=lexicon.indian) for how in (_CONTINENTAL, _ENGLISH)}
    values = [reading for reading in readings if isinstance(reading, Decimal)]
    if len(values) < 2:
        return values[0] if values else "bad-grouping"
    # nobody prints three zeros after a decimal mark
    return max(values) if whole or text.endswith("000") else "ambiguous-separator"


def _read(text: str, marks: list[str], how: Separators, *, indian: bool) -> Value:
    blank = {"\u00a0", " "} & set(marks)
    groups = {*how.groups, *blank}
    *leading, last = marks
    if last == how.decimal and last not in leading:
        whole, _, fraction = text.rpartition(last)
    else:
        whole, leading, fraction = text, marks, ""
    if not leading:
        return _decimal(f"{whole}.{fraction}")
    if not set(leading) <= groups or len(set(leading)) > 1:
        return "bad-grouping"
    first, *rest = whole.split(leading[0])
    if not _grouped(first, rest, indian=indian):
        return "bad-grouping"
    return _decimal(f"{first}{''.join(rest)}.{fraction}" if fraction else first + "".join(rest))


def _grouped(first: str, rest: list[str], *, indian: bool) -> bool:
    if not 1 <= len(first) <= 3 or first.startswith("0"):
        return False
    if all(len(group) == 3 for group in rest):
        return True
    return indian and len(first) <= 2 and len(rest[-1]) == 3 and all(len(group) == 2 for group in rest[:-1])


def _decimal(text: str) -> Value:
    digits = text.replace(".", "").lstrip("0")
    if len(digits) > MAX_DIGITS or len(text) > MAX_DIGITS + MAX_EXPONENT:
        return "too-long"
    return EXACT.create_decimal(text)
