"""One pass over the tokens of a number: digits, scale words, vague words, decimals and hedges inside it.

In go tokens and the place of the first one, out comes a `Numeral`. How number words follow each other differs between
languages that put spaces between words (`word_numbers`) and those that do not (`character_numbers`).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from stargate_model.amounts.decimals import exact_product, exact_sum
from stargate_model.reading import lexer
from stargate_model.reading.digit_words import MAX_DIGITS, places_at
from stargate_model.reading.fractions import SIGNS
from stargate_model.reading.lexer import Token
from stargate_model.reading.lexicon import Lexicon
from stargate_model.reading.places import Numeral, Part, evaluated, plus, without_shared
from stargate_model.reading.separators import value_of

_ONE: Final = Decimal(1)
_TEN: Final = Decimal(10)
_THOUSAND: Final = Decimal(1000)
_MOST_PARTS: Final = 48
_LARGEST: Final = 29
"""The exponent of the largest number that is read."""


class NumberPass(ABC):
    """The pass; it lives for one call.

    Attributes:
        tokens: The text.
        lexicon: The language.
        at: The token after what was read.
        parts: The number so far.
        digits: It has digits.
        vague: It has a vague word.
        bare: It began with a scale word.
        bound: A hedge inside it.
        hedges: The tokens that are such hedges.
        code: Why it is refused.
    """

    def __init__(
        self, tokens: Sequence[Token], start: int, lexicon: Lexicon, place: str | None, *, whole: bool = False
    ) -> None:
        self.tokens = tokens
        self.lexicon = lexicon
        self.place = place
        self.whole = whole
        self.start = start
        self.at: int = start
        self.parts: list[Part] = []
        self.digits: bool = False
        self.vague: bool = False
        self.bare: bool = False
        self.round_up: bool = False
        self.bound: str | None = None
        self.hedges: list[int] = []
        self.code: str | None = None
        self.printed: bool = False

    def run(self) -> bool:
        """Go on as long as the number does; whether there is one."""
        while self.at < len(self.tokens) and self._step(self.tokens[self.at]):
            pass
        return bool(self.parts)

    def _step(self, token: Token) -> bool:
        entry = token.entry
        if self.parts and token.spaced and not self._may_be_apart(token):
            return False
        if token.kind == lexer.NUMBER:
            return self._digits(token)
        if token.kind == lexer.VULGAR:
            return self._vulgar(token)
        if entry.numeral is not None:
            return self._word(token)
        if entry.scale is not None:
            return self._scale(entry.scale, token)
        if entry.vague is not None:
            return self._vague(*entry.vague)
        if entry.many and self._next_is_scale():
            if self.parts:
                return False
            self.vague = self.bare = True
            return self._hedge("at_least")
        if entry.point and self.parts and not self.parts[-1].is_scale:
            return self._decimals()
        if entry.between and self.parts and self._next_is_scale() and self.bound is None:
            return self._hedge(entry.between)
        return self._joined(token)

    @abstractmethod
    def _word(self, token: Token) -> bool:
        """Take a number word, and what belongs to it."""

    @abstractmethod
    def _joined(self, token: Token) -> bool:
        """Take a word that is no number, and joins number words or opens one."""

    @abstractmethod
    def _goes_below(self) -> bool:
        """Whether a vague digit of a lower place follows a scale: 1万数千 is 12,000 to 19,999."""

    def _hedge(self, bound: str) -> bool:
        self.bound = bound
        self.hedges.append(self.at)
        self.at += 1
        return True

    def _may_be_apart(self, token: Token) -> bool:
        """Whether the number may go on after a blank."""
        if token.kind == lexer.NUMBER:
            return self.lexicon.spaced_scales and self.parts[-1].is_scale
        return self.lexicon.spaced or token.entry.scale is not None

    def _digits(self, token: Token) -> bool:
        if self.parts and not (self.parts[-1].is_scale and self.lexicon.mixed_scales):
            return False
        whole = self.whole or self._next_is_scale()
        value = value_of(token.text, self.lexicon, self.place, whole=whole)
        if isinstance(value, str):
            self.code = self.code or value
            value = _ONE
        if self.parts and value >= self.parts[-1].low:
            return False
        self.digits = True
        self.printed = True
        self._add(value)
        return True

    def _vulgar(self, token: Token) -> bool:
        part = SIGNS[token.text]
        if self.parts:
            last = self.parts[-1]
            if last.is_scale or token.spaced:
                return False
            self.parts[-1] = plus(last, part)
            self.at += 1
            return True
        self.digits = True
        self._add(part)
        return True

    def _scale(self, scale: Decimal, token: Token) -> bool:
        if not self.parts:
            if not (token.entry.alone or self._after_article()):
                if not token.entry.plural:
                    return False
                self.bound, self.vague = "at_least", True
                self.hedges.append(self.at)
            self.bare = scale > _TEN and not token.entry.rounded and not self._after_article()
        if token.entry.rounded:
            self.bound = "about"
            self.hedges.append(self.at)
        if scale == _TEN and self.parts and self.parts[-1].is_scale and self.parts[-1].low == _TEN:
            return False
        if len(self.parts) < _MOST_PARTS:
            self.parts.append(Part(scale, scale, is_scale=True))
        else:
            self.code = "too-long"
        self.at += 1
        return True

    def _after_article(self) -> bool:
        return self.at > self.start and self.tokens[self.at - 1].entry.article

    def _vague(self, low: Decimal, high: Decimal) -> bool:
        teens = bool(self.parts) and self.parts[-1].is_scale and self.parts[-1].low == _TEN and high == _TEN
        if self.parts and not (teens or self._goes_below()):
            return False
        if teens:
            # 十几: eleven to nineteen
            self.parts.append(Part(_ONE, Decimal(9), is_scale=False))
        else:
            self.parts.append(Part(low, high, is_scale=False))
            self.round_up = True
        self.vague = True
        self.at += 1
        return True

    def _decimals(self) -> bool:
        text = places_at(self.tokens, self.at + 1)
        if not text or len(text) > MAX_DIGITS:
            return False
        self.parts[-1] = plus(self.parts[-1], Decimal(f"0.{text}"))
        self.at += 1 + len(text)
        return True

    def _add(self, value: Decimal) -> None:
        self.parts.append(Part(value, value, is_scale=False))
        self.at += 1

    def _next_is_scale(self) -> bool:
        index = self.at + 1 if self.at < len(self.tokens) and self.tokens[self.at].entry.scale is None else self.at
        if index >= len(self.tokens):
            return False
        if self.tokens[index].text == "-" and self.lexicon.spaced and index + 1 < len(self.tokens):
            index += 1
        entry = self.tokens[index].entry
        return entry.scale is not None and entry.unit is None

    def is_doubtful(self) -> bool:
        """Whether a number word without digits or scale may as well be another word."""
        if self.digits or self.vague or any(part.is_scale for part in self.parts):
            return False
        return not all(
            self.tokens[index].entry.alone or self.tokens[index].entry.over for index in range(self.start, self.at)
        )

    def result(self) -> Numeral:
        """The number that was read; a number of more digits than a figure can hold is refused."""
        low = evaluated(self.parts, low=True)
        high = evaluated(self.parts, low=False)
        upper = None if high == low else exact_sum(high, -_ONE) if self.round_up else high
        last = without_shared(self.parts, any_size=self.printed or self.lexicon.spaced)
        shared = _ONE
        for part in self.parts[last:]:
            shared = exact_product(shared, part.low)
        code = self.code
        if code is None and max(low.adjusted(), high.adjusted()) > _LARGEST:
            code = "too-long"
        return Numeral(
            end=self.at,
            value=low,
            upper=upper,
            vague=self.vague,
            plain=evaluated(self.parts[:last], low=True),
            shared=shared,
            digits=self.digits,
            bare=self.bare,
            scaled=any(part.is_scale and part.low >= _THOUSAND for part in self.parts),
            bound=self.bound,
            hedges=tuple(self.hedges),
            code=code,
        )
