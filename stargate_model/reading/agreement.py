"""Whether a phrase says what a record makes of it: the phrase is read again and compared with the figure or date.

In go a figure (or partial date) and the phrase that it is said to stand in, out comes an `Agreement`. Figures are
compared as intervals of exact base-unit decimals, so that a contradiction is reported only where there is one.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from attrs import frozen

from stargate_model.amounts.decimals import exact_product
from stargate_model.amounts.hedges import TOLERANCE, Bound
from stargate_model.claims.dates import PartialDate
from stargate_model.claims.figure import Figure
from stargate_model.reading.cells import read_cell
from stargate_model.reading.mask import mask
from stargate_model.reading.mention import Mention, Reading
from stargate_model.reading.reader import read


class Outcome(StrEnum):
    """How a figure and a phrase stand to each other.

    `AGREES`: the same quantity with the same hedge. `HEDGED_DIFFERENTLY`: the same number, another hedge. `COMPATIBLE`:
    other numbers, but some number satisfies both. `CONTRADICTS`: none does. `UNREADABLE`: the phrase was refused.
    """

    AGREES = "agrees"
    HEDGED_DIFFERENTLY = "hedged_differently"
    COMPATIBLE = "compatible"
    CONTRADICTS = "contradicts"
    UNREADABLE = "unreadable"


@frozen
class Agreement:
    """The outcome of reading a phrase again.

    Attributes:
        outcome: How figure and phrase stand to each other.
        mention: What was read in the phrase; None where nothing was.
        refusal: Why the phrase could not be read; None where it was.
    """

    outcome: Outcome
    mention: Mention | None = None
    refusal: str | None = None


_LENIENT: Final = frozenset({"emphatic-upper-bound"})


def agreement(
    figure: Figure | PartialDate,
    phrase: str,
    *,
    language: str,
    place: str | None = None,
    published: PartialDate | str | None = None,
    column: str | None = None,
) -> Agreement:
    """Compare a figure or date with the phrase that it was taken from.

    Args:
        figure: What the record asserts.
        phrase: The words of the source, which should hold one figure.
        language: The language of the source.
        place: The country of the source, for 元 and $.
        published: When the source was published, for dates without a year.
        column: The heading of the column, where the phrase is a cell of a table; it may name the unit.

    Raises:
        LocaleError: `language` is no language tag.
        DateError: `published` is no date.

    Example:
        >>> from stargate_model.claims.kinds import Power
        >>> agreement(Power("5 GW"), "超过 5 千兆瓦", language="zh-Hans").outcome
        <Outcome.CONTRADICTS: 'contradicts'>
        >>> agreement(Power("5.5 GW"), "超过 5 千兆瓦", language="zh-Hans").outcome
        <Outcome.COMPATIBLE: 'compatible'>
        >>> agreement(Power(">5 GW"), "超过 5 千兆瓦", language="zh-Hans").outcome
        <Outcome.AGREES: 'agrees'>
    """
    if isinstance(figure, PartialDate) and figure.earliest is None:
        published = None  # the record wants no year, so none is completed
    if column is None:
        reading = read(phrase, language=language, place=place, published=published)
    else:
        reading = read_cell(phrase, column, language=language, place=place, published=published)
    mention = _mention_for(figure, reading)
    if mention is None:
        return Agreement(
            Outcome.UNREADABLE, None, "several-figures" if len(reading) > 1 else _why_nothing(phrase, reading)
        )
    if mention.figure is None:
        return Agreement(Outcome.UNREADABLE, mention, mention.refusal)
    if isinstance(figure, PartialDate) or isinstance(mention.figure, PartialDate):
        return Agreement(_dates(figure, mention.figure), mention)
    return Agreement(_figures(figure, mention, mention.stated(figure.unit) or mention.figure), mention)


def _mention_for(figure: Figure | PartialDate, reading: Reading) -> Mention | None:
    """The one mention that the figure can have been read from; None where there is none, or more than one."""
    outer = [mention for mention in reading if mention.derived_from is None]
    same = [mention for mention in outer if mention.figure is not None and _comparable(figure, mention)]
    for candidates in (same, _refused(outer), outer):
        if candidates:
            return candidates[0] if len(candidates) == 1 else None
    return None


def _refused(mentions: Sequence[Mention]) -> list[Mention]:
    return [mention for mention in mentions if mention.figure is None]


def _comparable(figure: Figure | PartialDate, mention: Mention) -> bool:
    found = mention.figure
    if isinstance(figure, PartialDate) or isinstance(found, PartialDate):
        return isinstance(found, PartialDate) and isinstance(figure, PartialDate)
    return found is not None and found.unit.kind == figure.unit.kind


def _why_nothing(phrase: str, reading: Reading) -> str:
    if reading.passed_over:
        return reading.passed_over[0].refusal or "no-figure"
    masked = mask(phrase)
    hidden = any(character.isdigit() and masked[index] == " " for index, character in enumerate(phrase))
    return "markup" if hidden else "no-figure"


def _figures(figure: Figure, mention: Mention, found: Figure) -> Outcome:
    if mention.per is not None:
        return Outcome.CONTRADICTS
    if found.unit.dimension != figure.unit.dimension:
        return Outcome.CONTRADICTS
    if figure == found:
        return Outcome.AGREES
    stated, asserted = found.interval(TOLERANCE), figure.interval(TOLERANCE)
    lenient = figure.bound is Bound.EXACT and (_LENIENT & set(mention.notes) or found.dimension == "duration")
    if not stated.meets(asserted):
        return Outcome.CONTRADICTS
    if _numbers(figure) == _numbers(found):
        upper_bound = found.bound is Bound.AT_MOST and not found.approximate and not figure.approximate
        return Outcome.COMPATIBLE if lenient and upper_bound else Outcome.HEDGED_DIFFERENTLY
    return Outcome.COMPATIBLE


def _numbers(figure: Figure) -> tuple[object, object]:
    factor = figure.unit.factor
    upper = None if figure.upper is None else exact_product(figure.upper, factor)
    return exact_product(figure.value, factor), upper


def _dates(figure: Figure | PartialDate, found: Figure | PartialDate) -> Outcome:
    if not isinstance(figure, PartialDate) or not isinstance(found, PartialDate):
        return Outcome.CONTRADICTS
    if figure == found:
        return Outcome.AGREES
    if figure.earliest is None or found.earliest is None or figure.latest is None or found.latest is None:
        return Outcome.COMPATIBLE if str(figure)[-5:] == str(found)[-5:] else Outcome.CONTRADICTS
    meets = figure.earliest <= found.latest and found.earliest <= figure.latest
    return Outcome.COMPATIBLE if meets else Outcome.CONTRADICTS
