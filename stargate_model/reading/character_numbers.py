"""Numbers in the characters of languages without spaces between words: 三千五百, 两万五, 1万数千."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from stargate_model.amounts.decimals import exact_product, quotient
from stargate_model.reading.digit_words import digits_at, together
from stargate_model.reading.lexer import Token
from stargate_model.reading.number_pass import NumberPass
from stargate_model.reading.places import Part

_ONE: Final = Decimal(1)
_TEN: Final = Decimal(10)
_HUNDRED: Final = Decimal(100)


class CharacterPass(NumberPass):
    """One pass over a number, in whose characters each digit stands before its scale."""

    at: int
    code: str | None

    def _word(self, token: Token) -> bool:
        """One character is a digit, two are a range, more are a digit string."""
        if self.parts and not self.parts[-1].is_scale:
            return False
        run = digits_at(self.tokens, self.at)
        self.at += len(run)
        placed = bool(self.parts) and not run[0] and len(run) == 2  # 一千零五
        low, high, code = together(run[1:] if placed else run)
        self.code = code or self.code
        elliptic = self._elliptic(low, high) if len(run) == 1 and low >= _ONE else None
        self.parts.append(elliptic or Part(low, high, is_scale=False))
        return True

    def _elliptic(self, low: Decimal, high: Decimal) -> Part | None:
        """两万五: a last digit right after a scale of a hundred or more has the next lower place."""
        if not self.parts or self.parts[-1].low < _HUNDRED or self._next_is_scale():
            return None
        place = quotient(self.parts[-1].low, _TEN)
        return Part(exact_product(low, place), exact_product(high, place), is_scale=False)

    def _joined(self, token: Token) -> bool:
        return False

    def _goes_below(self) -> bool:
        scale = self.tokens[self.at + 1].entry.scale if self.at + 1 < len(self.tokens) else None
        return scale is not None and self.parts[-1].is_scale and scale < self.parts[-1].low
