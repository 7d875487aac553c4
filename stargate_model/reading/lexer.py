"""Normalised text to tokens: at each place the longest word that the lexicon knows.

In goes a normalised text and a lexicon, out comes a tuple of tokens. Numbers in digits, numeric dates and times of day
are tokens of their own; letters glued to digits (GB200) are one identifier; all other text is kept as unknown words, so
that tokens next to each other stand next to each other in the text. Longest match, no going back: linear.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from stargate_model.reading.lexicon import EMPTY, Entry, Lexicon

ENTRY: Final = "entry"
NUMBER: Final = "number"
VULGAR: Final = "vulgar"
DATE: Final = "date"
TIME: Final = "time"
QUARTER: Final = "quarter"
DECADE: Final = "decade"
IDENTIFIER: Final = "identifier"
WORD: Final = "word"


class Token(NamedTuple):
    """A piece of the text.

    Attributes:
        kind: One of the constants of this module.
        start: Where it begins in the normalised text.
        end: Where it ends.
        spaced: Whether a blank stands before it.
        text: What it is, as written.
        entry: What the lexicon says of it.
    """

    kind: str
    start: int
    end: int
    spaced: bool
    text: str
    entry: Entry


# Letters of scripts that put spaces between words; Han, kana and hangul are read character by character.
_LETTER: Final = (
    r"(?:[^\W\d_\u1100-\u11ff\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff66-\uffdf\U00020000-\U0003ffff]"
    r"|[\u0300-\u036f\u0610-\u061a\u064b-\u0652\u0900-\u0963\u0971-\u097f])"
)
_IS_LETTER: Final = re.compile(_LETTER)
_WORD: Final = re.compile(rf"{_LETTER}++(?:'{_LETTER}++)?+")
_IDENTIFIER: Final = re.compile(r"[A-Za-z]++(?:-?[0-9]++[A-Za-z]*+)++(?:\.[0-9]++)*+")
_DATE: Final = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?(?![0-9-])"
    r"|[0-9]{4}\. ?[0-9]{1,2}\. ?[0-9]{1,2}\.?(?![0-9])"
    r"|[0-9]{4}([/.])[0-9]{1,2}\1[0-9]{1,2}(?![0-9])"
    r"|[0-9]{1,2}([/.-])[0-9]{1,2}\2[0-9]{4}(?![0-9])"
)
_TIME: Final = re.compile(
    r"[0-9]{1,3}:[0-9]{1,2}(?::[0-9]{2})?(?![0-9:])"  # times of day, and scores
    r"|(?:[01]?[0-9]|2[0-4]) ?h ?[0-5][0-9](?![0-9A-Za-z])"  # 15 h 30
)
_QUARTER_BEFORE: Final = re.compile(r"(?:[QT][1-4]|[HS][12])(?![A-Za-z0-9])")
_QUARTER_AFTER: Final = re.compile(r"(?:[1-4]Q|[12]H)(?:[0-9]{4}|[0-9]{2})?(?![A-Za-z0-9])")
_DECADE: Final = re.compile(r"(?:[12][0-9]{2}0|[1-9]0)'?s(?![A-Za-z0-9])")
_VULGAR: Final = frozenset("½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞")
_HEAD: Final = 8
_LONGEST_HEAD: Final = 24
_CHARACTERS: Final = "\u2e80"
"""From here on, what the lexicon does not know is read character by character."""
_BLANK: Final = frozenset(" \n\u00a0")
_FOLDED: Final = str.maketrans({"\n": " ", "\u00a0": " "})


def tokenize(text: str, lexicon: Lexicon, most: int = sys.maxsize) -> tuple[Token, ...]:
    """Cut a normalised text into tokens, as far as there are no more than may be.

    Example:
        >>> from stargate_model.reading.lexicon import lexicon_for
        >>> [token.text for token in tokenize("约1.2 千兆瓦", lexicon_for("zh-Hans"))]
        ['约', '1.2', '千兆瓦']
    """
    if lexicon.native_digits:
        text = text.translate(_digits(lexicon.native_digits))
    low = _folded(text)
    number = _number_pattern(lexicon)
    words, lengths = lexicon.words, lexicon.lengths
    exact, exact_lengths = lexicon.exact, lexicon.exact_lengths
    tokens: list[Token] = []
    pieces: dict[str, str] = {}  # each piece of text is kept once: a character of its own takes 76 bytes
    position, length, spaced = 0, len(text), False
    while position < length and len(tokens) < most:
        character = text[position]
        if character in _BLANK:
            if character == "\n":
                tokens.append(Token(ENTRY, position, position + 1, spaced=True, text="\n", entry=words["\n"]))
            spaced = True
            position += 1
            continue
        kind, entry, end = WORD, EMPTY, 0
        if "0" <= character <= "9":
            kind, end = _numeric(text, position, number)
            if counted := _counted_by(low, position, lexicon):
                kind, entry, end = ENTRY, words[counted], position + len(counted)
        else:
            for size in exact_lengths.get(text[position : position + 2]) or exact_lengths.get(character, ()):
                found = exact.get(text[position : position + size]) if position + size <= length else None
                if found is not None and _ends(text, position + size, found):
                    kind, entry, end = ENTRY, found, position + size
                    break
            for size in lengths.get(low[position : position + 2]) or lengths.get(low[position], ()):
                if position + size <= end:
                    break
                found = words.get(low[position : position + size]) if position + size <= length else None
                if found is not None and found.stop and not spaced and _goes_on(tokens, words.get(character)):
                    continue  # 一万一千 is a number and has no 万一, 1조달러 has no 조달
                if found is not None and _ends(text, position + size, found):
                    kind, entry, end = ENTRY, found, position + size
                    break
            if not end and character >= _CHARACTERS:
                end = position + 1
            elif not end or character.isascii():
                kind, entry, end = _lettered(text, position, kind, entry, end)
                if kind == WORD and lexicon.compounds and end - position > _HEAD:
                    entry = _compound(low[position:end], words)
        piece = text[position:end]
        tokens.append(Token(kind, position, end, spaced, pieces.setdefault(piece, piece), entry))
        position, spaced = end, False
    return tuple(tokens)


def _goes_on(tokens: Sequence[Token], first: Entry | None) -> bool:
    """Whether a number goes on with the first character of a word that is none."""
    if not tokens or first is None or (first.numeral is None and first.scale is None):
        return False
    last = tokens[-1]
    return last.kind == NUMBER or last.entry.numeral is not None or last.entry.scale is not None


def _ends(text: str, end: int, entry: Entry) -> bool:
    """Whether a word of a spaced script may end here: no letter follows, and no digit but after a currency."""
    if end >= len(text):
        return True
    last, following = text[end - 1], text[end]
    if "0" <= last <= "9":
        return not (following.isascii() and following.isalnum())
    if not _IS_LETTER.match(last):
        return True
    if "0" <= following <= "9":
        # US$500, FY2026, GPU40万個; the letters of other words belong to the digits after them (H100)
        return entry.currency is not None or entry.date_unit == "fiscal" or entry.conjunction or entry.noun is not None
    return not _IS_LETTER.match(following)


def _counted_by(low: str, position: int, lexicon: Lexicon) -> str | None:
    """A word that begins with a digit and says what a figure is counted by: 1日当たり."""
    if position and "0" <= low[position - 1] <= "9":
        return None
    for size in lexicon.lengths.get(low[position : position + 2], ()):
        found = low[position : position + size]
        if found in lexicon.words and lexicon.words[found].per:
            return found
    return None


def _compound(word: str, words: Mapping[str, Entry]) -> Entry:
    """What a compound counts: its last part, where that is a noun of the lexicon and long enough to be no chance."""
    for start in range(max(1, len(word) - _LONGEST_HEAD), len(word) - _HEAD + 1):
        found = words.get(word[start:])
        if found is not None and found.noun:
            return Entry(noun=found.noun)
    return EMPTY


def _numeric(text: str, position: int, number: re.Pattern[str]) -> tuple[str, int]:
    for kind, pattern in ((DATE, _DATE), (TIME, _TIME), (QUARTER, _QUARTER_AFTER), (DECADE, _DECADE)):
        if found := pattern.match(text, position):
            return kind, found.end()
    found = number.match(text, position)
    return NUMBER, found.end() if found else position + 1


def _lettered(text: str, position: int, kind: str, entry: Entry, end: int) -> tuple[str, Entry, int]:
    """A quarter, an identifier or an unknown word, unless the lexicon has a longer word here."""
    if text[position] in _VULGAR:
        return VULGAR, EMPTY, position + 1
    if found := _QUARTER_BEFORE.match(text, position):
        return QUARTER, EMPTY, found.end()
    joined = bool(end) and text[end : end + 1] == "-"  # mid-2026, but GPT-4
    if (
        (found := _IDENTIFIER.match(text, position))
        and found.end() > end
        and not (entry.currency or joined or entry.date_unit or entry.noun)
    ):
        return IDENTIFIER, EMPTY, found.end()
    if end:
        return kind, entry, end
    found = _WORD.match(text, position)
    return WORD, EMPTY, found.end() if found else position + 1


def _folded(text: str) -> str:
    """The text in lower case, character by character: what has no lower case of one character stays."""
    low = text.translate(_FOLDED).lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text.translate(_FOLDED))


@lru_cache(maxsize=32)
def _digits(native: str) -> dict[int, int]:
    return {ord(digit): ord("0") + value for value, digit in enumerate(native)}


@lru_cache(maxsize=64)
def _number_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    groups = {group for how in (lexicon.separators, *lexicon.places.values()) for group in (*how.groups, how.decimal)}
    marks = "".join(sorted({".", ",", *groups} - {" "}))
    blank = "[ \u00a0]" if lexicon.space_groups else "\u00a0"
    inner = f"(?:[{re.escape(marks)}][0-9]++)*+"
    return re.compile(rf"(?:[0-9]{{1,3}}(?:{blank}[0-9]{{3}}(?![0-9]))++|[0-9]++){inner}")
