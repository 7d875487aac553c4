"""Numbers of a text, in digits, in words or mixed: from tokens to an exact value or an interval.

In go tokens and the place of the first one, out comes a `Numeral` or nothing. It covers scale words (1.2 万亿, 500 mil
millones), places in words (三千五百), adjacent digits (三四 is 3 to 4), elliptic numbers (两万五 is 25,000), vague ones
(数千亿, tens of billions), fractions (五分之一) and halves (un milliard et demi). A number that is not well formed is
read with the code of its refusal, never in part.
"""

from __future__ import annotations

from collections.abc import Sequence

from stargate_model.reading import lexer
from stargate_model.reading.character_numbers import CharacterPass
from stargate_model.reading.fractions import over, parted
from stargate_model.reading.lexer import Token
from stargate_model.reading.lexicon import Lexicon
from stargate_model.reading.places import Numeral
from stargate_model.reading.word_numbers import WordPass


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
    kind = WordPass if lexicon.spaced else CharacterPass
    reader = kind(tokens, start, lexicon, place, whole=whole)
    if not reader.run() or (lexicon.guarded and reader.is_doubtful()):
        return None
    found = reader.result()
    after = _past_hyphen(tokens, found.end) if lexicon.spaced else found.end
    if after >= len(tokens) or found.code:
        return found
    if not tokens[after].entry.over:
        return parted(found, tokens, after, lexicon) or found
    numerator = kind(tokens, after + 1, lexicon, place)
    return over(found, numerator.result()) if numerator.run() else found


def _is_syllable(tokens: Sequence[Token], start: int) -> bool:
    """Whether a number word stands inside a word that the lexicon does not know."""
    token = tokens[start]
    return token.kind == lexer.ENTRY and not token.spaced and start > 0 and tokens[start - 1].kind == lexer.WORD


def _past_hyphen(tokens: Sequence[Token], index: int) -> int:
    """The token after a hyphen that joins two words."""
    hyphen = index + 1 < len(tokens) and tokens[index].text == "-" and not tokens[index].spaced
    return index + 1 if hyphen else index
