"""Numbers in the words of languages with spaces between words: twenty-one, cent cinq, anderthalb, a million and a half.

What joins number words (a hyphen, "and", "of") and what opens a number (an article) belongs to it only where the next
place is free for what follows.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from stargate_model.amounts.decimals import exact_product
from stargate_model.amounts.units import UNITS
from stargate_model.reading import lexer
from stargate_model.reading.lexer import Token
from stargate_model.reading.lexicon import Entry
from stargate_model.reading.number_pass import NumberPass
from stargate_model.reading.places import Part, lowest_place, plus

_ONE: Final = Decimal(1)
_TEN: Final = Decimal(10)
_THOUSAND: Final = Decimal(1000)
_HALF: Final = Decimal("0.5")
_AND_A_HALF: Final = 3


class WordPass(NumberPass):
    """One pass over a number, whose words stand apart or are joined."""

    at: int
    bound: str | None

    def _word(self, token: Token) -> bool:
        value = token.entry.numeral
        if value is None:
            return False
        if (
            token.entry.article
            and not self.parts
            and self.at + 1 < len(self.tokens)
            and self.tokens[self.at + 1].entry.half
        ):
            self.at += 1  # eine halbe Milliarde is a half, not one and a half
            return True
        if token.entry.rounded:
            self.bound = "about"
            self.hedges.append(self.at)
        if not self.parts or self.parts[-1].is_scale:
            if self.parts and value >= self.parts[-1].low:
                return False
            self._add(value)
            return True
        last = self.parts[-1]
        # twenty one, hundert fünf: the next place must be free
        if self.digits or last.low != last.high or value >= lowest_place(last.low):
            return False
        self.parts[-1] = plus(last, value)
        self.at += 1
        return True

    def _joined(self, token: Token) -> bool:
        return self._connected(token) if self.parts else self._article(token)

    def _goes_below(self) -> bool:
        return False

    def _article(self, token: Token) -> bool:
        """A million, a dozen, a third: an article is one before a scale word or a denominator."""
        if not token.entry.article or self.at + 1 >= len(self.tokens):
            return False
        following = self.tokens[self.at + 1].entry
        if following.denominator is not None:
            # "a third of", but not "a third site"
            if self.at + 2 >= len(self.tokens) or not self.tokens[self.at + 2].entry.link:
                return False
            self._add(_ONE)
            return True
        if following.scale is not None:
            self.at += 1
            return True
        if self._one_of(following):
            self._add(_ONE)
            return True
        return False

    def _one_of(self, following: Entry) -> bool:
        """Whether an article counts the unit after it: a gigawatt, a year and a half; not $10 million a megawatt."""
        if following.unit is None or (self.at and _ends_figure(self.tokens[self.at - 1])):
            return False
        after = self.tokens[self.at + 2 : self.at + 5]
        if UNITS[following.unit[1]].dimension == "power":
            return not (after and after[0].text == "-")
        half = len(after) == _AND_A_HALF and after[1].entry.article and after[2].entry.half
        return half and after[0].entry.conjunction

    def _connected(self, token: Token) -> bool:
        """What joins number words: a hyphen, "and", and a half after either."""
        following = self.tokens[self.at + 1].entry if self.at + 1 < len(self.tokens) else None
        if following is None:
            return False
        if token.text == "-" and not token.spaced and not self.tokens[self.at + 1].spaced:
            free = following.numeral is not None and following.numeral < lowest_place(self.parts[-1].low)
            joins = free and following.numeral is not None and following.numeral < _TEN and not self.digits
            if joins or (following.scale is not None and not self.parts[-1].is_scale):
                self.at += 1
                return True
            return False
        if token.entry.half and token.text[0] == "-" and not token.spaced:
            return self._half(self.at)  # four-and-a-half
        if token.entry.link and following.scale is not None and self._multiplied(following.scale):
            self.at += 1  # une dizaine de milliards, Hunderte von Milliarden
            return True
        if token.entry.article and (following.scale is not None) and self.parts[-1].low == _HALF:
            self.at += 1
            return True
        if not token.entry.conjunction:
            return False
        return self._half(self.at + 1) or self._and(following.numeral)

    def _multiplied(self, scale: Decimal) -> bool:
        """Whether a larger scale after "of" multiplies the number: a collective or a vague one, in words."""
        last = self.parts[-1]
        return not self.digits and scale >= _THOUSAND and (last.is_scale or self.vague) and last.low < scale

    def _half(self, index: int) -> bool:
        if self.tokens[index].entry.article and index + 1 < len(self.tokens):
            index += 1
        if not self.tokens[index].entry.half:
            return False
        last = self.parts[-1]
        half = exact_product(_HALF, last.low) if last.is_scale else _HALF
        if last.is_scale:
            self.parts.append(Part(half, half, is_scale=False))
        else:
            self.parts[-1] = plus(last, half)
        self.at = index + 1
        return True

    def _and(self, value: Decimal | None) -> bool:
        """One hundred and five, treinta y cinco: the second number fits below the first."""
        if value is None or self.digits or value < _ONE or value >= lowest_place(self.parts[-1].low):
            return False
        self.at += 1
        return True


def _ends_figure(token: Token) -> bool:
    entry = token.entry
    return token.kind == lexer.NUMBER or any((entry.unit, entry.scale, entry.currency, entry.noun))
