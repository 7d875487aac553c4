"""Numbers of a text, in digits, in words or mixed: from tokens to an exact value or an interval.

In go tokens and the place of the first one, out comes a `Numeral` or nothing. It covers scale words (1.2 万亿, 500 mil
millones), places in words (三千五百), adjacent digits (三四 is 3 to 4), elliptic numbers (两万五 is 25,000), vague ones
(数千亿, tens of billions), fractions (五分之一) and halves (un milliard et demi). A number that is not well formed is
read with the code of its refusal, never in part.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from attrs import frozen

from stargate_model.amounts.decimals import exact_product, exact_sum, quotient
from stargate_model.amounts.units import UNITS
from stargate_model.reading import lexer
from stargate_model.reading.lexer import Token
from stargate_model.reading.lexicon import Entry, Lexicon
from stargate_model.reading.places import Part, evaluated, lowest_place
from stargate_model.reading.separators import value_of

_ONE: Final = Decimal(1)
_TEN: Final = Decimal(10)
_HUNDRED: Final = Decimal(100)
_AND_A_HALF: Final = 3
_THOUSAND: Final = Decimal(1000)
_HALF: Final = Decimal("0.5")
_SHARED_FROM: Final = Decimal(10000)
_MOST_PARTS: Final = 48
_SLASHED: Final = frozenset({"2", "3", "4", "5", "6", "8", "10", "20", "100"})
_VULGAR: Final = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
    "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8),
}  # fmt: skip


@frozen
class Numeral:
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


def numeral_at(
    tokens: Sequence[Token], start: int, lexicon: Lexicon, place: str | None, *, whole: bool = False
) -> Numeral | None:
    """The number that begins at a token, as long as it goes; None where none does.

    Args:
        tokens: The text.
        start: Where the number begins.
        lexicon: The language.
        place: Where the text was published, where that is known.
        whole: It counts things, so that three digits after a mark are a group.

    Example:
        >>> from stargate_model.reading.lexer import tokenize
        >>> from stargate_model.reading.lexicon import lexicon_for
        >>> chinese = lexicon_for("zh-Hans")
        >>> numeral_at(tokenize("1亿2000万", chinese), 0, chinese, None).value
        Decimal('120000000')
    """
    if start >= len(tokens) or (lexicon.guarded and _is_syllable(tokens, start)):
        return None
    reader = _Reader(tokens, start, lexicon, place, whole=whole)
    reader.run()
    if not reader.parts or (lexicon.guarded and reader.is_doubtful()):
        return None
    found = reader.result()
    return _fraction(found, tokens, lexicon, place) or found


def _is_syllable(tokens: Sequence[Token], start: int) -> bool:
    """Whether a number word stands inside a word that the lexicon does not know."""
    token = tokens[start]
    return token.kind == lexer.ENTRY and not token.spaced and start > 0 and tokens[start - 1].kind == lexer.WORD


def _fraction(whole: Numeral, tokens: Sequence[Token], lexicon: Lexicon, place: str | None) -> Numeral | None:
    """A part of a whole: the denominator first (五分之一), or after the numerator (two thirds)."""
    after = _entry_index(tokens, whole.end, hyphen=lexicon.spaced)
    if after is None or whole.code:
        return None
    entry = tokens[after].entry
    if tokens[after].text == "/" and (part := _slashed(whole, tokens, after, lexicon)) is not None:
        return part
    if entry.over:
        reader = _Reader(tokens, after + 1, lexicon, place)
        reader.run()
        if not reader.parts:
            return None
        part = reader.result()
        if part.code or not whole.value:
            return Numeral(part.end, part.value, share=True, digits=part.digits, code="malformed-numeral")
        upper = None if part.upper is None else _percent(part.upper, whole.value)
        return Numeral(part.end, _percent(part.value, whole.value), upper, part.vague, share=True, digits=True)
    if entry.denominator is not None and not whole.scaled and whole.upper is None and not whole.digits:
        if (large := _part_of_scale(whole, tokens, after, lexicon)) is not None:
            return large
        return Numeral(after + 1, _percent(whole.value, entry.denominator), share=True, digits=True)
    return None


def _part_of_scale(whole: Numeral, tokens: Sequence[Token], after: int, lexicon: Lexicon) -> Numeral | None:
    """A quarter of a million is a number, and no part of a whole."""
    index, end = after + 1, len(tokens)
    if index >= end or not tokens[index].entry.link:
        return None
    index += 1 + (index + 1 < end and tokens[index + 1].entry.article)
    scale = tokens[index].entry.scale if index < end else None
    if scale is None or scale < _THOUSAND:
        return None
    part = quotient(whole.value, tokens[after].entry.denominator or _ONE)
    return Numeral(index + 1, exact_product(part, scale), plain=part, shared=scale, scaled=True)


def _slashed(whole: Numeral, tokens: Sequence[Token], slash: int, lexicon: Lexicon) -> Numeral | None:
    """1/3 as a part: where it is not a day and month, nor a part of a longer row."""
    end = slash + 2
    if len(tokens) < end or tokens[slash].spaced or tokens[slash + 1].spaced or tokens[slash + 1].kind != lexer.NUMBER:
        return None
    below = tokens[slash + 1].text
    if below not in _SLASHED or not Decimal(1) <= whole.value < Decimal(below) or whole.upper is not None:
        return None
    following = tokens[end].entry if len(tokens) > end else None
    parted = following is not None and following.link
    if not (parted or (not lexicon.spaced and (following is None or following.date_unit is None))):
        return None
    return Numeral(end, _percent(whole.value, Decimal(below)), share=True, digits=True)


def _ends_figure(token: Token) -> bool:
    entry = token.entry
    return token.kind == lexer.NUMBER or any((entry.unit, entry.scale, entry.currency, entry.noun))


def _percent(numerator: Decimal, denominator: Decimal) -> Decimal:
    return quotient(exact_product(numerator, _HUNDRED), denominator)


def _entry_index(tokens: Sequence[Token], index: int, *, hyphen: bool) -> int | None:
    """The next token, past a hyphen that joins two words."""
    if index >= len(tokens):
        return None
    if hyphen and tokens[index].text == "-" and not tokens[index].spaced and index + 1 < len(tokens):
        return index + 1
    return index


class _Reader:
    """One pass over the tokens of a number; it lives for one call."""

    def __init__(
        self, tokens: Sequence[Token], start: int, lexicon: Lexicon, place: str | None, *, whole: bool = False
    ) -> None:
        self.tokens = tokens
        self.lexicon = lexicon
        self.place = place
        self.whole = whole
        self.start = start
        self.at = start
        self.parts: list[Part] = []
        self.digits = False
        self.vague = False
        self.bare = False
        self.round_up = False
        self.share = False
        self.bound: str | None = None
        self.hedges: list[int] = []
        self.code: str | None = None
        self.number_before_scale: str | None = None

    # -- the pass -----------------------------------------------------------------------------------------------

    def run(self) -> None:
        while self.at < len(self.tokens):
            if not self._step(self.tokens[self.at]):
                return

    def _step(self, token: Token) -> bool:
        entry = token.entry
        if self.parts and token.spaced and not self._may_be_apart(token):
            return False
        if token.kind == lexer.NUMBER:
            return self._digits(token)
        if token.kind == lexer.VULGAR:
            return self._vulgar(token)
        if entry.numeral is not None and not (self.parts and self.share):
            return self._word(token)
        if entry.scale is not None:
            return self._scale(entry.scale, token)
        if entry.vague is not None:
            return self._vague(*entry.vague)
        if entry.many and self._next_is_scale():
            if self.parts:
                return False
            self.bound, self.vague, self.bare = "at_least", True, True
            self.hedges.append(self.at)
            self.at += 1
            return True
        if entry.point and self.parts and not self.parts[-1].is_scale:
            return self._decimals()
        if entry.between and self.parts and self._next_is_scale() and self.bound is None:
            self.bound = entry.between
            self.hedges.append(self.at)
            self.at += 1
            return True
        if self.lexicon.spaced and self.parts:
            return self._connected(token)
        return self.lexicon.spaced and self._article(token)

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
        self.number_before_scale = token.text
        self._add(value)
        return True

    def _vulgar(self, token: Token) -> bool:
        part = quotient(Decimal(_VULGAR[token.text][0]), Decimal(_VULGAR[token.text][1]))
        if self.parts:
            last = self.parts[-1]
            if last.is_scale or token.spaced:
                return False
            self.parts[-1] = Part(exact_sum(last.low, part), exact_sum(last.high, part), is_scale=False)
            self.at += 1
            return True
        self.digits = True
        self._add(part)
        return True

    def _word(self, token: Token) -> bool:
        if not self.lexicon.spaced:
            return self._run_of_digits()
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
        self.parts[-1] = Part(exact_sum(last.low, value), exact_sum(last.high, value), is_scale=False)
        self.at += 1
        return True

    def _run_of_digits(self) -> bool:
        """Digits in Han characters or the like: one is a digit, two a range, more a digit string."""
        run: list[Decimal] = []
        index = self.at
        while index < len(self.tokens) and (value := self.tokens[index].entry.numeral) is not None:
            if run and self.tokens[index].spaced:
                break
            run.append(value)
            index += 1
        if self.parts and not self.parts[-1].is_scale:
            return False
        if len(run) > 40:
            self.code = "too-long"
            run = run[:1]
        placed = bool(self.parts) and not run[0] and len(run) == 2
        if placed:
            run = run[1:]
        if len(run) == 1:
            low = high = run[0]
        elif len(run) == 2 and run[1] - run[0] in (1, 2) and run[0] >= 1 and (run[1] - run[0] == 1 or run[0] == 3):
            low, high = run
        elif len(run) == 2 and run[0] >= _TEN > run[1]:
            low = high = exact_sum(run[0], run[1])  # 廿五
        elif any(value != int(value) or value >= _TEN for value in run):
            self.code = "malformed-numeral"
            low = high = run[0]
        else:
            if len(run) == 2:
                self.code = "malformed-numeral"
            low = high = Decimal("".join(str(int(value)) for value in run))
        self.at = index
        elliptic = self._elliptic(low, high) if len(run) == 1 and not placed and low >= _ONE else None
        self.parts.append(elliptic or Part(low, high, is_scale=False))
        return True

    def _elliptic(self, low: Decimal, high: Decimal) -> Part | None:
        """两万五: a last digit right after a scale of a hundred or more has the next lower place."""
        if not self.parts or self.parts[-1].low < _HUNDRED or self._next_is_scale():
            return None
        place = quotient(self.parts[-1].low, _TEN)
        return Part(exact_product(low, place), exact_product(high, place), is_scale=False)

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

    def _goes_below(self) -> bool:
        """Whether a vague digit of a lower place follows a scale: 1万数千 is 12,000 to 19,999."""
        scale = self.tokens[self.at + 1].entry.scale if self.at + 1 < len(self.tokens) else None
        return scale is not None and not self.lexicon.spaced and self.parts[-1].is_scale and scale < self.parts[-1].low

    def _decimals(self) -> bool:
        index, text = self.at + 1, ""
        while index < len(self.tokens) and (value := self.tokens[index].entry.numeral) is not None:
            if value >= _TEN or value != int(value):
                break
            text += str(int(value))
            index += 1
        if not text or len(text) > 40:
            return False
        last = self.parts[-1]
        places = Decimal(f"0.{text}")
        self.parts[-1] = Part(exact_sum(last.low, places), exact_sum(last.high, places), is_scale=False)
        self.at = index
        return True

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
            self.parts[-1] = Part(exact_sum(last.low, half), exact_sum(last.high, half), is_scale=False)
        self.at = index + 1
        return True

    def _and(self, value: Decimal | None) -> bool:
        """One hundred and five, treinta y cinco: the second number fits below the first."""
        if value is None or self.digits or value < _ONE or value >= lowest_place(self.parts[-1].low):
            return False
        self.at += 1
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

    # -- the value ----------------------------------------------------------------------------------------------

    def result(self) -> Numeral:
        low = evaluated(self.parts, low=True)
        high = evaluated(self.parts, low=False)
        upper = None if high == low else exact_sum(high, -_ONE) if self.round_up else high
        last = len(self.parts)
        while (
            last > 1
            and self.parts[last - 1].is_scale
            and (self.parts[last - 1].low >= _SHARED_FROM or self.number_before_scale or self.lexicon.spaced)
        ):
            last -= 1
        shared = _ONE
        if any(part.is_scale and part.low >= _SHARED_FROM for part in self.parts[:last]):
            last = len(self.parts)
        for part in self.parts[last:]:
            shared = exact_product(shared, part.low)
        code = self.code
        if code is None and max(low.adjusted(), high.adjusted()) > 29:
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
            scaled=any(part.is_scale and part.low >= 1000 for part in self.parts),
            bound=self.bound,
            hedges=tuple(self.hedges),
            code=code,
        )
