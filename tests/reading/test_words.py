"""Every word of every lexicon is read as its file says, in the smallest phrase that it can stand in."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from stargate_model.amounts.hedges import Bound
from stargate_model.amounts.units import UNITS
from stargate_model.claims.dates import PartialDate
from stargate_model.claims.figure import Figure
from stargate_model.reading import Mention, read
from stargate_model.reading.hedging import EFFECTS
from stargate_model.reading.lexicon import EMPTY, Entry, languages, load

LANGUAGES = languages()
NUMBER = Decimal("1.5")

# how each language says "12 of them" where a measure word is wanted
COUNTED = {"zh-Hans": "12个{}", "zh-Hant": "12個{}", "ja": "12個の{}", "ko": "12개의 {}"}


def words(language: str, field: str) -> Iterator[tuple[str, Entry]]:
    """The words of a lexicon that have a field; a symbol counts as written."""
    lexicon = load(language)
    for table in (lexicon.words, lexicon.exact):
        for word, entry in table.items():
            if getattr(entry, field) not in (None, False) and not (table is lexicon.words and word in lexicon.exact):
                yield word.strip(), entry


def one(phrase: str, language: str, *, place: str | None = None) -> Mention:
    """The only mention of a phrase."""
    mentions = list(read(phrase, language=language, place=place))
    assert len(mentions) == 1, (phrase, mentions)
    return mentions[0]


def figure(phrase: str, language: str, *, place: str | None = None) -> Figure:
    """The only figure of a phrase."""
    found = one(phrase, language, place=place).figure
    assert isinstance(found, Figure), (phrase, one(phrase, language, place=place))
    return found


def gap(language: str) -> str:
    """What stands between two words."""
    return " " if load(language).spaced else ""


def number(language: str) -> str:
    """One and a half, in digits."""
    return "1" + load(language).separators.decimal + "5"


@pytest.mark.parametrize("language", LANGUAGES)
def test_units(language: str):
    """A unit gives its symbol and factor."""
    for word, entry in words(language, "unit"):
        if entry.refused or entry.scale:
            continue
        factor, symbol = entry.unit or (Decimal(1), "")
        found = figure(f"{number(language)} {word}", language)
        assert found.unit.symbol == symbol, word
        assert found.value == NUMBER * factor, word


@pytest.mark.parametrize("language", LANGUAGES)
def test_refused_units(language: str):
    """A word that is listed as no unit is refused by its code."""
    for word, entry in words(language, "refused"):
        assert one(f"{number(language)} {word}", language).refusal == entry.refused, word


@pytest.mark.parametrize("language", LANGUAGES)
def test_currencies(language: str):
    """A currency gives its code, or is ambiguous without a place."""
    for word, entry in words(language, "currency"):
        mention = one(f"{number(language)} {word}", language)
        if entry.currency in UNITS:
            assert isinstance(mention.figure, Figure)
            assert mention.figure.unit.symbol == entry.currency, word
        else:
            assert (mention.refusal == "ambiguous-currency") != (mention.figure is not None), word


@pytest.mark.parametrize("language", LANGUAGES)
def test_hedges_before(language: str):
    """A hedge before a number has its effect."""
    for word, entry in words(language, "before"):
        effect = EFFECTS[entry.before or ""]
        if effect.durations is None:
            found = figure(f"{word}{gap(language)}{number(language)} GW", language)
            assert (found.bound, found.approximate) == (effect.bound or Bound.EXACT, effect.approximate), word
            assert found.hedge.lower() == word, word


@pytest.mark.parametrize("language", LANGUAGES)
def test_hedges_after(language: str):
    """A hedge after a unit has its effect."""
    for word, entry in words(language, "after"):
        effect = EFFECTS[entry.after or ""]
        if effect.durations is None:
            found = figure(f"{number(language)} GW {word}", language)
            assert (found.bound, found.approximate) == (effect.bound or Bound.EXACT, effect.approximate), word
            assert found.vague == effect.vague, word


@pytest.mark.parametrize("language", LANGUAGES)
def test_scales(language: str):
    """A scale word multiplies."""
    for word, entry in words(language, "scale"):
        if entry.scale and not entry.unit:
            found = figure(f"{number(language)} {word} W", language)
            assert found.to("W").value == NUMBER * entry.scale, word


@pytest.mark.parametrize("language", LANGUAGES)
def test_number_words(language: str):
    """A number word before a unit is its number."""
    guarded = load(language).guarded
    for word, entry in words(language, "numeral"):
        if not (guarded and not entry.alone):
            assert figure(f"{word} GW", language).value == entry.numeral, word


@pytest.mark.parametrize("language", LANGUAGES)
def test_vague_words(language: str):
    """A vague word is an interval."""
    for word, entry in words(language, "vague"):
        low, high = entry.vague or (Decimal(0), Decimal(0))
        found = figure(f"{word} GW", language)
        assert (found.value, found.upper, found.vague) == (low, high - 1, True), word


@pytest.mark.parametrize("language", LANGUAGES)
def test_shares_and_multiples(language: str):
    """Half is 50 %, double is twice."""
    for word, entry in words(language, "share"):
        assert figure(word, language).to("%").value == entry.share, word
    for word, entry in words(language, "multiple"):
        assert figure(word, language).to("ratio").value == entry.multiple, word


@pytest.mark.parametrize("language", LANGUAGES)
def test_nouns(language: str):
    """A noun gives the unit of what is counted."""
    for word, entry in words(language, "noun"):
        if entry.measure or entry.unit:
            continue
        mention = one(COUNTED.get(language, "12 {}").format(word), language)
        assert isinstance(mention.figure, Figure), word
        assert mention.figure.unit.symbol in {entry.noun, "chip" if "ambiguous-noun" in mention.notes else ""}, word


@pytest.mark.parametrize("language", sorted(COUNTED))
def test_measure_words(language: str):
    """A measure word counts what it may count."""
    for word, entry in words(language, "measure"):
        measure = entry.measure
        mention = one(f"12{word}", language)
        assert measure is not None
        assert isinstance(mention.figure, Figure), word
        assert mention.figure.unit.symbol == measure.default, word
        assert mention.counts is not None
        assert measure.counts <= mention.counts, word


@pytest.mark.parametrize("language", LANGUAGES)
def test_months(language: str):
    """A name of a month is that month."""
    for word, entry in words(language, "month"):
        if entry.month is not None:
            assert one(f"21 {word} 2025", language).figure == PartialDate(f"2025-{entry.month:02}-21"), word


@pytest.mark.parametrize("language", LANGUAGES)
def test_relative_dates(language: str):
    """A word for a date beside today's needs today's."""
    for word, entry in words(language, "relative"):
        if entry.relative is not None:
            assert one(word, language).refusal == "unanchored-date", word
            (dated,) = read(word, language=language, published="2025-01-25")
            assert isinstance(dated.figure, PartialDate), word


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["modality", "attribution"])
def test_modality_and_attribution(language: str, kind: str):
    """Who says so, and whether it is planned, stands beside the figure."""
    for word, entry in words(language, kind):
        if entry == EMPTY:
            continue
        (mention,) = read(f"{number(language)} GW {word}", language=language).figures
        said = mention.modality_words if kind == "modality" else mention.attribution_words
        assert word in [text.lower() for text in said] or word in said, word
