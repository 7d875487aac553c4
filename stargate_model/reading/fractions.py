"""Parts of a whole: the denominator first (五分之一), after the numerator (two thirds), or after a stroke (1/3).

In go the number read so far and the tokens after it, out comes the part in per cent; a part of a scale word (a quarter
of a million) is a number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

from stargate_model.amounts.decimals import exact_product, quotient
from stargate_model.reading import lexer
from stargate_model.reading.lexer import Token
from stargate_model.reading.lexicon import Lexicon
from stargate_model.reading.places import Numeral

_ONE: Final = Decimal(1)
_HUNDRED: Final = Decimal(100)
_THOUSAND: Final = Decimal(1000)
_SLASHED: Final = frozenset({"2", "3", "4", "5", "6", "8", "10", "20", "100"})
_SIGNS: Final = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
    "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8),
}  # fmt: skip
SIGNS: Final[Mapping[str, Decimal]] = {
    sign: quotient(Decimal(above), Decimal(below)) for sign, (above, below) in _SIGNS.items()
}
"""The value of each fraction that is one character."""


def over(whole: Numeral, part: Numeral) -> Numeral:
    """The denominator before the numerator: 百分之六十五."""
    if part.code or not whole.value:
        return Numeral(part.end, part.value, share=True, digits=part.digits, code="malformed-numeral")
    upper = None if part.upper is None else _percent(part.upper, whole.value)
    return Numeral(part.end, _percent(part.value, whole.value), upper, part.vague, share=True, digits=True)


def parted(whole: Numeral, tokens: Sequence[Token], after: int, lexicon: Lexicon) -> Numeral | None:
    """The part that a number is of what is named after it, by a stroke or a word; None where it is of nothing."""
    if tokens[after].text == "/" and (part := _slashed(whole, tokens, after, lexicon)) is not None:
        return part
    below = tokens[after].entry.denominator
    if below is None or whole.scaled or whole.upper is not None or whole.digits:
        return None
    large = _part_of_scale(quotient(whole.value, below), tokens, after)
    return large or Numeral(after + 1, _percent(whole.value, below), share=True, digits=True)


def _part_of_scale(part: Decimal, tokens: Sequence[Token], after: int) -> Numeral | None:
    """A quarter of a million is a number, and no part of a whole."""
    index, end = after + 1, len(tokens)
    if index >= end or not tokens[index].entry.link:
        return None
    index += 1 + (index + 1 < end and tokens[index + 1].entry.article)
    scale = tokens[index].entry.scale if index < end else None
    if scale is None or scale < _THOUSAND:
        return None
    return Numeral(index + 1, exact_product(part, scale), plain=part, shared=scale, scaled=True)


def _slashed(whole: Numeral, tokens: Sequence[Token], slash: int, lexicon: Lexicon) -> Numeral | None:
    """1/3 as a part: where it is not a day and month, nor a part of a longer row."""
    end = slash + 2
    if len(tokens) < end or tokens[slash].spaced or tokens[slash + 1].spaced or tokens[slash + 1].kind != lexer.NUMBER:
        return None
    below = tokens[slash + 1].text
    if below not in _SLASHED or not _ONE <= whole.value < Decimal(below) or whole.upper is not None:
        return None
    following = tokens[end].entry if len(tokens) > end else None
    parted = following is not None and following.link
    if not (parted or (not lexicon.spaced and (following is None or following.date_unit is None))):
        return None
    return Numeral(end, _percent(whole.value, Decimal(below)), share=True, digits=True)


def _percent(numerator: Decimal, denominator: Decimal) -> Decimal:
    return quotient(exact_product(numerator, _HUNDRED), denominator)
