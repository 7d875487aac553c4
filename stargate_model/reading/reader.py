"""The reader: a text in a language to its mentions, by the steps of this package, one after the other.

    text -> masked -> normalised with offsets -> tokens -> dates and figures -> mentions

In goes any text; nothing in a text raises. A language that is not offered gives refusals, only a malformed tag raises.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import evolve

from stargate_model.claims.dates import PartialDate
from stargate_model.claims.figure import Figure
from stargate_model.claims.text import worded
from stargate_model.reading import lexer
from stargate_model.reading.dates import date_at
from stargate_model.reading.found import Found
from stargate_model.reading.grammar import figure_at
from stargate_model.reading.lexer import Token, tokenize
from stargate_model.reading.lexicon import lexicon_for
from stargate_model.reading.mask import mask
from stargate_model.reading.mention import SILENT, Mention, Reading
from stargate_model.reading.normalise import Normalised, normalise
from stargate_model.reading.scene import Scene

MAX_TEXT: Final = 1 << 20
"""How long a text may be, in code points."""
MAX_FOUND: Final = 10_000
"""How many numbers are read in one text: a book has fewer, and a text of nothing else would take a minute."""
MAX_TOKENS: Final = 200_000
"""How many words, numbers and signs are read in one text; a text of words reaches `MAX_TEXT` before it has as many."""

_MOST_WORDS: Final = 8
_BEGINNING: Final = frozenset({lexer.NUMBER, lexer.VULGAR, lexer.DATE, lexer.DECADE, lexer.QUARTER})
_DIGITS: Final = re.compile(r"[0-9](?:[0-9.,]*[0-9])?")


def read(text: str, *, language: str, place: str | None = None, published: PartialDate | str | None = None) -> Reading:
    """Read the hedged figures and dates of a text.

    Args:
        text: A phrase or a whole document; marked-up text may stay marked up.
        language: The BCP 47 tag of its language.
        place: The ISO 3166 code of the country it was published in, which decides what 元 and $ mean.
        published: When it was published, which completes dates without a year.

    Returns:
        The mentions in the order of the text, each a figure, a date or a refusal with its code. Of a text with more
        than 10,000 numbers, or 200,000 words, numbers and signs, the last is the refusal `too-long` at the first that
        was not read.

    Raises:
        LocaleError: `language` is no language tag.
        DateError: `published` is no date.
        TextError: `place` is no text.

    Example:
        >>> for mention in read("约986兆瓦", language="zh-Hans"):
        ...     print(mention.start, mention.end, mention.quote, mention.figure)
        0 6 约986兆瓦 ~986 MW
    """
    lexicon = lexicon_for(language)
    when = published if published is None or isinstance(published, PartialDate) else PartialDate(published)
    country = None if place is None else worded(place).upper() or None
    if len(text) > MAX_TEXT:
        return Reading((Mention(0, len(text), text, refusal="too-long"),))
    if lexicon is None:
        return Reading(tuple(_unsupported(text)))
    source = normalise(mask(text))
    scene = Scene(tokenize(source.text, lexicon, MAX_TOKENS + 1), lexicon, country, when)
    mentions: list[Mention] = []
    passed_over: list[Mention] = []
    words = _Around(scene.tokens)
    bracket: int | None = None
    for found in _sweep(scene):
        mention = _mention(text, source, scene.tokens, found)
        if mention.refusal in SILENT:
            passed_over.append(mention)
            continue
        modality, attribution = words.of(found.start)
        mention = evolve(mention, modality_words=modality, attribution_words=attribution)
        if _converts(scene, found, bracket, mentions, mention):
            mention = evolve(mention, derived_from=mentions[-1], notes=(*mention.notes, "derived-conversion"))
        mentions.append(mention)
        bracket = found.end
    return Reading(tuple(mentions), tuple(passed_over))


def _unsupported(text: str) -> Iterator[Mention]:
    for digits in _DIGITS.finditer(mask(text)):
        quote = text[digits.start() : digits.end()]
        yield Mention(digits.start(), digits.end(), quote, refusal="unsupported-language")


def _sweep(scene: Scene) -> Iterator[Found]:
    """Everything that may be a figure or date, from left to right, without overlap."""
    index = floor = count = 0
    tokens, end = scene.tokens, min(len(scene.tokens), MAX_TOKENS)
    while index < end:
        token = tokens[index]
        if token.kind not in _BEGINNING and not token.entry.starts and token.entry.ordinal != "before":
            index += 1
            continue
        found = date_at(scene, index, floor) or figure_at(scene, index, floor)
        if found is None:
            index += 1
            continue
        count += 1
        if count > MAX_FOUND or found.end > end:
            yield Found(index, index + 1, refusal="too-long")
            return
        yield found
        index = floor = max(found.end, index + 1)
    if end < len(tokens):
        yield Found(end, end + 1, refusal="too-long")


def _mention(text: str, source: Normalised, tokens: Sequence[Token], found: Found) -> Mention:
    start, end = source.span(tokens[found.start].start, tokens[found.end - 1].end)
    quote = text[start:end]
    return Mention(
        start, end, quote, found.figure, found.refusal, found.sense, found.notes,
        per=found.per, role=found.role, counts=found.counts,
    )  # fmt: skip


def _converts(
    scene: Scene, found: Found, previous_end: int | None, mentions: Sequence[Mention], mention: Mention
) -> bool:
    """Whether a figure in brackets right after another says it in another unit or currency."""
    if previous_end is None or not mentions or not isinstance(mention.figure, Figure):
        return False
    if scene.entry(previous_end).bracket != "open" or found.start - previous_end > 4:
        return False
    outer = mentions[-1].figure
    return isinstance(outer, Figure) and outer.unit.kind == mention.figure.unit.kind


class _Around:
    """The words of modality of each clause and of attribution of each sentence; made once for a text."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._places: list[tuple[int, int]] = []
        self._modality: dict[int, list[str]] = {}
        self._attribution: dict[int, list[str]] = {}
        clause = sentence = 0
        for token in tokens:
            self._places.append((clause, sentence))
            entry = token.entry
            if entry.clause and token.text != "、":
                clause += 1
                sentence += entry.clause == "sentence"
            if entry.modality:
                self._modality.setdefault(clause, []).append(token.text)
            if entry.attribution:
                self._attribution.setdefault(sentence, []).append(token.text)

    def of(self, start: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The words of modality and of attribution around a token, at most eight of each."""
        clause, sentence = self._places[start]
        modality, attribution = self._modality.get(clause, ()), self._attribution.get(sentence, ())
        return tuple(modality[:_MOST_WORDS]), tuple(attribution[:_MOST_WORDS])
