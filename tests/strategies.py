"""Hypothesis strategies for amounts and claims: whatever the constructors take, and nothing that they refuse.

Each is a function that gives a strategy; what it draws is simple first, so that failures shrink to what one can read.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from stargate_model.amounts.decimals import MAX_DIGITS, MAX_EXPONENT
from stargate_model.amounts.hedges import Bound
from stargate_model.amounts.intervals import Answer, Interval
from stargate_model.amounts.literals import Literal
from stargate_model.amounts.units import UNITS, Unit
from stargate_model.claims.dates import PartialDate, Period
from stargate_model.claims.document import Document
from stargate_model.claims.evidence import Confidence, Evidence, Modality, SourceType, Stance
from stargate_model.claims.figure import Figure
from stargate_model.claims.kinds import kind_of
from stargate_model.claims.text import MAX_QUOTE, Text

_Kind = TypeVar("_Kind", bound=Figure)

EVERY_KIND = sorted({kind_of(unit) for unit in UNITS.values()}, key=lambda kind: kind.dimension)

_NONCHARACTERS = [*map(chr, range(0xFDD0, 0xFDF0)), "\ufffe", "\uffff"]
_CHARACTERS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters=_NONCHARACTERS)
_TAGS = ["en", "de", "zh-Hans", "zh-Hant", "pt-BR", "pt-PT", "fr-CA", "sr-Latn-RS", "es-419", "haw"]


@st.composite
def numbers(
    draw: DrawFn, *, digits: int = MAX_DIGITS, size: int = MAX_EXPONENT, signed: bool = False, positive: bool = False
) -> Decimal:
    """Numbers in every spelling: of so many digits at most, and from 1e-size to 1e+size or zero.

    Args:
        draw: Given by Hypothesis.
        digits: How many digits they have at most.
        size: How far their adjusted exponent is from zero at most.
        signed: Whether some are negative.
        positive: Whether zero is left out.
    """
    coefficient = draw(st.integers(1 if positive else 0, 10**digits - 1))
    adjusted = draw(st.integers(-size, size))
    exponent = adjusted - (len(str(coefficient)) - 1 if coefficient else 0)
    sign = int(signed and coefficient > 0 and draw(st.booleans()))
    return Decimal((sign, tuple(map(int, str(coefficient))), exponent))


def units(kind: str | None = None) -> SearchStrategy[Unit]:
    """Units of the table: all, or those of one kind of figure, such as `power` or `money`."""
    return st.sampled_from([u for u in UNITS.values() if kind in {None, u.kind}])


def units_like(unit: Unit) -> SearchStrategy[Unit]:
    """Units that a unit converts to."""
    return st.sampled_from([u for u in UNITS.values() if u.dimension == unit.dimension])


@st.composite
def intervals(draw: DrawFn, ends: SearchStrategy[Decimal] | None = None) -> Interval:
    """Intervals of each shape: bounded or not, open or closed, of one number."""
    of = numbers(digits=4, size=3, signed=True) if ends is None else ends
    low, high = sorted([draw(of), draw(of)])
    if low == high or draw(st.integers(0, 4)) == 0:
        return Interval.exactly(low)
    return Interval(
        draw(st.sampled_from([low, None])),
        draw(st.sampled_from([high, None])),
        low_open=draw(st.booleans()),
        high_open=draw(st.booleans()),
    )


@st.composite
def literals(
    draw: DrawFn, kind: str | None = None, values: SearchStrategy[Decimal] | None = None, *, signed: bool = True
) -> Literal:
    """The parts of a figure, with every bound and every unit.

    Args:
        draw: Given by Hypothesis.
        kind: Which kind of figure the units are of; every unit where it is None.
        values: The magnitudes; by default every number that is taken.
        signed: Whether magnitudes may be negative, and less than zero be stated.
    """
    of = numbers(signed=signed) if values is None else values
    bound = draw(st.sampled_from(Bound))
    value, upper = draw(of), None
    if bound is Bound.BETWEEN:
        value, upper = sorted([value, draw(of.filter(lambda other: other != value))])
    if bound is Bound.LESS_THAN and not signed and not value:
        bound = Bound.AT_MOST
    return Literal(
        value=value,
        unit=draw(units(kind)),
        bound=bound,
        upper=upper,
        approximate=draw(st.booleans()),
        vague=draw(st.booleans()),
    )


def phrases(max_size: int = 40) -> SearchStrategy[str]:
    """Short texts in any script, neither blank nor with control characters."""
    return st.text(_CHARACTERS, min_size=1, max_size=max_size).filter(lambda text: bool(text.strip()))


def identifiers() -> SearchStrategy[str]:
    """Ids of records: kebab-case, of one to four words."""
    word = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=2, max_size=12)
    return st.lists(word, min_size=1, max_size=4).map("-".join)


def languages() -> SearchStrategy[str]:
    """Language tags: with and without a script, a region or both."""
    return st.sampled_from(_TAGS)


def texts() -> SearchStrategy[Text]:
    """Texts in one to four languages."""
    return st.dictionaries(languages(), phrases(), min_size=1, max_size=4).map(Text)


@st.composite
def evidence(draw: DrawFn) -> Evidence:
    """Evidence with and without a cited phrase."""
    quote = draw(st.none() | phrases(max_size=MAX_QUOTE // 10))
    start = draw(st.none() | st.integers(0, 10**6))
    return Evidence(
        document=draw(identifiers()),
        start=start,
        end=None if start is None else start + (len(quote) if quote else 1),
        quote=quote,
        stance=draw(st.sampled_from(Stance)),
        modality=draw(st.sampled_from(Modality)),
        attribution=tuple(draw(st.lists(identifiers(), max_size=2))),
        voice=draw(st.none() | texts()),
        confidence=draw(st.none() | st.sampled_from(Confidence)),
        superseded_by=draw(st.none() | identifiers()),
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
    """Figures of every kind."""
    return st.sampled_from(EVERY_KIND).flatmap(lambda kind: figures(kind, values, bare=bare))


def partial_dates() -> SearchStrategy[PartialDate]:
    """Dates in each of the forms."""
    year = st.integers(1001, 9998).map(str)
    day = st.dates(date(1000, 1, 1), date(9999, 12, 31))
    part = st.sampled_from("Q1 Q2 Q3 Q4 H1 H2 spring summer autumn winter start mid end 01 06 12".split())
    offset = st.sampled_from(["+00:00", "-05:00", "+05:30", "+14:00"])
    clock = st.times().map(lambda time: time.replace(microsecond=0).isoformat())
    return st.one_of(
        year,
        day.map(str),
        st.tuples(year, part).map("-".join),
        st.tuples(day, clock, offset).map(lambda parts: f"{parts[0]}T{parts[1]}{parts[2]}"),
        st.integers(100, 999).map(lambda decade: f"{decade}0s"),
        year.map("FY{}".format),
        day.map(lambda found: f"--{found:%m-%d}"),
    ).map(PartialDate)


@st.composite
def periods(draw: DrawFn) -> Period:
    """Periods with both ends, with one, and of one date alone."""
    start, end = draw(partial_dates()), draw(partial_dates())
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
