"""Strategies for claims: texts, ids, dates, documents, evidence, and figures of every kind.

Ids name whatever there may be, and phrases are any text: a claim of these is well formed, and says nothing that could
be read again. `quoted` has figures whose phrases say what they say.
"""

from __future__ import annotations

import functools
from datetime import date
from decimal import Decimal
from typing import Final, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from stargate_model.amounts.intervals import Answer
from stargate_model.amounts.units import UNITS
from stargate_model.claims.dates import PartialDate, Period
from stargate_model.claims.document import Document
from stargate_model.claims.evidence import Confidence, Evidence, Modality, SourceType, Stance
from stargate_model.claims.figure import Figure
from stargate_model.claims.kinds import kind_of
from stargate_model.claims.text import MAX_QUOTE, Text
from stargate_model.strategies.amounts import literals

_Kind = TypeVar("_Kind", bound=Figure)

EVERY_KIND: Final = tuple(sorted({kind_of(unit) for unit in UNITS.values()}, key=lambda kind: kind.dimension))
"""Every kind of figure."""

_NONCHARACTERS: Final = [*map(chr, range(0xFDD0, 0xFDF0)), "\ufffe", "\uffff"]
_CHARACTERS: Final = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters=_NONCHARACTERS)
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz0123456789"
_TAGS: Final = ["en", "de", "zh-Hans", "zh-Hant", "pt-BR", "pt-PT", "fr-CA", "sr-Latn-RS", "es-419", "haw"]


# made once: a strategy that is made inside a draw is validated anew each time
_DEFAULT_SIZE: Final = 40


def phrases(max_size: int = _DEFAULT_SIZE) -> SearchStrategy[str]:
    """Short texts in any script, neither blank nor with control characters.

    Args:
        max_size: How many code points they have at most.
    """
    return _phrases(max_size)


@functools.cache
def _phrases(max_size: int) -> SearchStrategy[str]:
    texts = st.text(_CHARACTERS, min_size=1, max_size=max_size)
    return texts.map(lambda text: text if text.strip() else f"0{text[1:]}")


def identifiers() -> SearchStrategy[str]:
    """Ids of records: kebab-case, of one to four words."""
    return _identifiers()


@functools.cache
def _identifiers() -> SearchStrategy[str]:
    word = st.text(_LETTERS, min_size=2, max_size=12)
    return st.lists(word, min_size=1, max_size=4).map("-".join)


def languages() -> SearchStrategy[str]:
    """Language tags: with and without a script, a region or both."""
    return st.sampled_from(_TAGS)


def texts() -> SearchStrategy[Text]:
    """Texts in one to four languages."""
    return _texts()


@functools.cache
def _texts() -> SearchStrategy[Text]:
    return st.dictionaries(languages(), phrases(), min_size=1, max_size=4).map(Text)


_QUOTES: Final = st.none() | phrases(max_size=MAX_QUOTE // 10)
_OFFSETS: Final = st.none() | st.integers(0, 10**6)
_VOICES: Final = st.none() | texts()
_CONFIDENCES: Final = st.none() | st.sampled_from(Confidence)
_SOME_IDS: Final = st.lists(identifiers(), max_size=2)
_NO_ID_OR_ONE: Final = st.none() | identifiers()


@st.composite
def evidence(draw: DrawFn) -> Evidence:
    """Evidence with and without a cited phrase."""
    quote = draw(_QUOTES)
    start = draw(_OFFSETS)
    return Evidence(
        document=draw(identifiers()),
        start=start,
        end=None if start is None else start + (len(quote) if quote else 1),
        quote=quote,
        stance=draw(st.sampled_from(Stance)),
        modality=draw(st.sampled_from(Modality)),
        attribution=tuple(draw(_SOME_IDS)),
        voice=draw(_VOICES),
        confidence=draw(_CONFIDENCES),
        superseded_by=draw(_NO_ID_OR_ONE),
    )


@st.composite
def figures(
    draw: DrawFn, kind: type[_Kind], values: SearchStrategy[Decimal] | None = None, *, bare: bool = False
) -> _Kind:
    """Figures of one kind: every unit, hedge and spelling.

    Args:
        draw: Given by Hypothesis.
        kind: Which kind, such as `Power`.
        values: The magnitudes; by default every number that the kind takes.
        bare: Whether hedge words and evidence are left out.
    """
    parts = draw(literals(kind.dimension, values, signed=kind.floor is None))
    return kind(
        value=parts.value,
        unit=parts.unit,
        upper=parts.upper,
        bound=parts.bound,
        approximate=parts.approximate,
        vague=parts.vague,
        hedge="" if bare else draw(st.just("") | phrases()),
        evidence=() if bare else draw(st.lists(evidence(), max_size=2)),
    )


def any_figures(values: SearchStrategy[Decimal] | None = None, *, bare: bool = False) -> SearchStrategy[Figure]:
    """Figures of every kind.

    Args:
        values: The magnitudes; by default every number that the kind takes.
        bare: Whether hedge words and evidence are left out.
    """
    return st.sampled_from(EVERY_KIND).flatmap(lambda kind: figures(kind, values, bare=bare))


def partial_dates(first: int = 1001, last: int = 9998, *, yearless: bool = True) -> SearchStrategy[PartialDate]:
    """Dates in each of the forms.

    Args:
        first: The first year that they name.
        last: The last year that they name.
        yearless: Whether some are a day of no stated year.
    """
    return _partial_dates(first, last, yearless)


@functools.cache
def _partial_dates(first: int, last: int, yearless: bool) -> SearchStrategy[PartialDate]:  # noqa: FBT001  # a key
    year = st.integers(first, last).map(str)
    day = st.dates(date(first, 1, 1), date(last, 12, 31))
    part = st.sampled_from("Q1 Q2 Q3 Q4 H1 H2 spring summer autumn winter start mid end 01 06 12".split())
    offset = st.sampled_from(["+00:00", "-05:00", "+05:30", "+14:00"])
    clock = st.times().map(lambda time: time.replace(microsecond=0).isoformat())
    forms = [
        year,
        day.map(str),
        st.tuples(year, part).map("-".join),
        st.tuples(day, clock, offset).map(lambda parts: f"{parts[0]}T{parts[1]}{parts[2]}"),
        year.map("FY{}".format),
    ]
    decades = range(-(-first // 10), (last - 9) // 10 + 1)  # of which every year lies in between
    if decades:
        forms.append(st.sampled_from(decades).map(lambda decade: f"{decade}0s"))
    if yearless:
        forms.append(day.map(lambda found: f"--{found:%m-%d}"))
    return st.one_of(forms).map(PartialDate)


@st.composite
def periods(draw: DrawFn, dates: SearchStrategy[PartialDate] | None = None) -> Period:
    """Periods with both ends, with one, and of one date alone.

    Args:
        draw: Given by Hypothesis.
        dates: Their ends; by default dates of every form.
    """
    of = partial_dates() if dates is None else dates
    start, end = draw(of), draw(of)
    if end.before(start) is Answer.YES:
        start, end = end, start
    return Period(draw(st.sampled_from([f"{start}/{end}", f"{start}/..", f"../{end}", str(start)])))


@st.composite
def documents(draw: DrawFn) -> Document:
    """Documents with each optional field given or left out."""
    return Document(
        id=draw(identifiers()),
        title=draw(texts()),
        publisher=draw(phrases()),
        authors=tuple(draw(st.lists(phrases(), max_size=2))),
        language=draw(languages()),
        place=draw(st.sampled_from([None, "US", "CN", "DE"])),
        published=draw(st.none() | partial_dates()),
        sha256=draw(st.none() | st.text("0123456789abcdef", min_size=64, max_size=64)),
        length=draw(st.none() | st.integers(1, 10**6)),
        source_type=draw(st.sampled_from(SourceType)),
        url=draw(st.none() | st.sampled_from(["https://example.org/a?b=c#d", "http://example.org"])),
    )
