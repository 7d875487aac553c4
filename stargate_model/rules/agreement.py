"""Rules of agreement: each phrase is read again, and compared with the figure that the record makes of it.

What is compared is the number and the hedge. Other words than the record's are no mistake; a hedge that is lost is.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

import attrs

from stargate_model.amounts.decimals import exact_product
from stargate_model.amounts.hedges import Bound
from stargate_model.claims.evidence import Evidence, Stance
from stargate_model.claims.figure import Figure
from stargate_model.claims.kinds import Count, Money
from stargate_model.findings.finding import Finding, Severity
from stargate_model.reading import Mention, Outcome, agreement
from stargate_model.records.context import Indicator
from stargate_model.records.record import Record
from stargate_model.records.vocabularies import IndicatorKind
from stargate_model.rules.shapes import ERROR, NOTE, WARNING, Context, Rule, found, row
from stargate_model.rules.walk import figures_of

_CHANGES: Final = frozenset({"growth_by", "fall_by"})
_OF_CHANGES: Final = frozenset({IndicatorKind.COMPUTE_GROWTH})
_NO_CURRENCY: Final = frozenset({"currency-missing", "unit-missing"})


@attrs.frozen
class _Phrase:
    """A supporting phrase that was read again.

    Attributes:
        at: The place of its evidence.
        piece: The evidence.
        quote: The phrase.
        outcome: How it stands to the figure.
        mention: What was read in it.
        read: The figure that it states; None where it was refused.
        refusal: Why it was refused; empty where it was read.
    """

    at: str
    piece: Evidence
    quote: str
    outcome: Outcome
    mention: Mention | None
    read: Figure | None
    refusal: str

    @property
    def marked(self) -> str:
        """The part of it that was read, or refused; all of it where nothing was."""
        return self.quote if self.mention is None else self.mention.quote

    @property
    def lenient(self) -> bool:
        """Whether its hedge is one of emphasis, as in "as much as"."""
        return self.mention is not None and "emphatic-upper-bound" in self.mention.notes


@attrs.frozen
class _Others:
    """What all supporting phrases of a figure say together.

    Attributes:
        bearing_out: The documents that have the number and the hedge of the record.
        severity: How much another hedge than the record's matters.
    """

    bearing_out: frozenset[str]
    severity: Severity


def _read_again(record: Record, context: Context) -> Iterator[Finding]:
    for at, figure in figures_of(record):
        phrases = tuple(_phrases(at, figure, context))
        read = tuple(phrase for phrase in phrases if phrase.read is not None)
        yield from _refusals(record, at, figure, phrases)
        yield from _changes(record, figure, read)
        others = _Others(
            bearing_out=frozenset(phrase.piece.document for phrase in read if _bears_out(phrase, figure)),
            severity=_severity(figure, read),
        )
        for phrase in read:
            yield from _judged(record, figure, phrase, others)
        yield from _disagreement(record, at, figure, read, context.tolerance)


def _phrases(at: str, figure: Figure, context: Context) -> Iterator[_Phrase]:
    for index, piece in enumerate(figure.evidence):
        document = context.documents.get(piece.document)
        if piece.stance is not Stance.SUPPORTS or piece.quote is None or document is None:
            continue
        again = agreement(
            figure,
            piece.quote,
            language=document.language,
            place=document.place,
            published=document.published,
            column=piece.column,
        )
        mention = again.mention
        read = None if mention is None else _stated(mention, figure)
        refusal = "" if read is not None else again.refusal or "no-figure"
        yield _Phrase(f"{at}/evidence/{index}", piece, piece.quote, again.outcome, mention, read, refusal)


def _stated(mention: Mention, figure: Figure) -> Figure | None:
    """The figure that was read; what a measure word counts, the record settles where the phrase leaves it open."""
    read = mention.figure
    if not isinstance(read, Count) or mention.counts is None or figure.unit.symbol not in mention.counts:
        return read if isinstance(read, Figure) else None
    return Count(
        value=read.value,
        unit=figure.unit,
        upper=read.upper,
        bound=read.bound,
        approximate=read.approximate,
        vague=read.vague,
    )


# -- what was not read ---------------------------------------------------------------------------------------------


def _refusals(record: Record, at: str, figure: Figure, phrases: tuple[_Phrase, ...]) -> Iterator[Finding]:
    refused = [phrase for phrase in phrases if phrase.refusal]
    if phrases and all(_lacks_currency(phrase, figure) for phrase in phrases):
        yield found("currency-unstated", record, at, figure=figure)
        return
    for phrase in refused:
        if _lacks_currency(phrase, figure):
            yield found("currency-missing", record, phrase.at, quote=phrase.quote, marked=phrase.marked, figure=figure)
        else:
            yield found(
                "unreadable-evidence",
                record,
                phrase.at,
                quote=phrase.quote,
                marked=phrase.marked,
                refusal=phrase.refusal,
            )


def _lacks_currency(phrase: _Phrase, figure: Figure) -> bool:
    # in a phrase alone it cannot be seen that it is a currency that is not there
    return isinstance(figure, Money) and phrase.refusal in _NO_CURRENCY


# -- what was read -------------------------------------------------------------------------------------------------


def _changes(record: Record, figure: Figure, read: tuple[_Phrase, ...]) -> Iterator[Finding]:
    if isinstance(record, Indicator) and record.kind in _OF_CHANGES:
        return
    for phrase in read:
        if phrase.mention is not None and phrase.mention.sense in _CHANGES:
            yield found("growth-as-level", record, phrase.at, quote=phrase.quote, marked=phrase.marked, figure=figure)


def _judged(record: Record, figure: Figure, phrase: _Phrase, others: _Others) -> Iterator[Finding]:
    if phrase.read is None or phrase.outcome is Outcome.AGREES:
        return
    lost, added = _hedge(phrase.read) - _hedge(figure), _hedge(figure) - _hedge(phrase.read)
    contradicts = _contradicts(figure, phrase, phrase.read)
    if contradicts or not (lost or added):
        # where another document bears the record out, it is the sources that disagree
        if not others.bearing_out - {phrase.piece.document}:
            # another number under the same hedge is no copy of the phrase; another hedge as well leaves a doubt
            sure = phrase.outcome is Outcome.CONTRADICTS or not (lost or added)
            yield found(
                "evidence-contradicts",
                record,
                phrase.at,
                severity=ERROR if sure else WARNING,
                figure=figure,
                quote=phrase.quote,
                marked=phrase.marked,
                read=phrase.read,
            )
    else:
        lenient = phrase.lenient or (phrase.outcome is Outcome.COMPATIBLE and _says(phrase, figure))
        severity = NOTE if lenient else others.severity
        yield found(
            "hedge-dropped" if lost else "hedge-added",
            record,
            phrase.at,
            severity=severity,
            figure=figure,
            quote=phrase.quote,
            marked=phrase.marked,
            read=phrase.read,
        )


def _contradicts(figure: Figure, phrase: _Phrase, read: Figure) -> bool:
    """Whether the phrase says another thing than the record, and not the same thing with another hedge."""
    if read.unit.dimension != figure.unit.dimension or (phrase.mention is not None and phrase.mention.per is not None):
        return True
    same = _numbers(read) == _numbers(figure) and Bound.EXACT in {read.bound, figure.bound}
    return not same and not figure.interval().meets(read.interval())


def _says(phrase: _Phrase, figure: Figure) -> bool:
    """Whether a phrase has the number of the record, with whatever hedge."""
    return phrase.read is not None and _numbers(phrase.read) == _numbers(figure)


def _bears_out(phrase: _Phrase, figure: Figure) -> bool:
    """Whether a phrase has the number of the record, and the hedge too, unless its own is one of emphasis."""
    return phrase.outcome in {Outcome.AGREES, Outcome.COMPATIBLE} and _says(phrase, figure)


def _severity(figure: Figure, read: tuple[_Phrase, ...]) -> Severity:
    """How much another hedge matters: most where the record is exact, and none of its phrases is."""
    hedges = [_hedge(phrase.read) for phrase in read if phrase.read is not None]
    if not _hedge(figure) and all(hedges) and not any(phrase.lenient for phrase in read):
        return ERROR
    return NOTE if len(set(hedges)) > 1 else WARNING


def _hedge(figure: Figure) -> frozenset[str]:
    """The marks of a figure's hedge; none for an exact number."""
    marks = (
        (figure.bound.value, figure.bound is not Bound.EXACT),
        ("approximate", figure.approximate),
        ("vague", figure.vague),
    )
    return frozenset(mark for mark, holds in marks if holds)


def _numbers(figure: Figure) -> tuple[object, ...]:
    ends = (figure.value, figure.upper)
    base = (None if end is None else exact_product(end, figure.unit.factor) for end in ends)
    return (figure.unit.dimension, *base)


# -- phrases among themselves --------------------------------------------------------------------------------------


def _disagreement(
    record: Record, at: str, figure: Figure, read: tuple[_Phrase, ...], tolerance: Decimal
) -> Iterator[Finding]:
    first = next((phrase for phrase in read if _says(phrase, figure)), None)
    first = first or next(iter(read), None)
    for phrase in read:
        if first is not None and first.read and phrase.read and _apart(first.read, phrase.read, tolerance):
            yield found(
                "sources-disagree",
                record,
                at,
                figure=figure,
                quote=first.quote,
                read=first.read,
                other_quote=phrase.quote,
                other_read=phrase.read,
            )


def _apart(one: Figure, other: Figure, tolerance: Decimal) -> bool:
    if _numbers(one) == _numbers(other) or one.unit.kind != other.unit.kind:
        return False
    if one.unit.dimension != other.unit.dimension or _hedge(one) == _hedge(other):
        return True
    return not one.interval(tolerance).meets(other.interval(tolerance))


RULES: Final[tuple[Rule, ...]] = (
    row(
        (Record,),
        _read_again,
        "evidence-contradicts",
        "hedge-dropped",
        "hedge-added",
        "sources-disagree",
        "unreadable-evidence",
        "currency-missing",
        "currency-unstated",
        "growth-as-level",
    ),
)
