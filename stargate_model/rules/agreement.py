"""Rules of agreement: each phrase is read again, and compared with the figure that the record makes of it.

What is compared is the number and the hedge. Other words than the record's are no mistake; a hedge that is lost is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import combinations, islice
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from stargate_model.amounts.decimals import exact_product
from stargate_model.amounts.hedges import Bound
from stargate_model.claims.figure import Figure
from stargate_model.claims.kinds import Money
from stargate_model.findings.finding import Finding, Severity
from stargate_model.later import Later
from stargate_model.records.context import Indicator
from stargate_model.records.record import Record
from stargate_model.records.vocabularies import IndicatorKind
from stargate_model.rules.rereading import Phrase, phrases_of, states_literally
from stargate_model.rules.shapes import ERROR, NOTE, WARNING, Context, Rule, found, row
from stargate_model.rules.walk import figures_of

if TYPE_CHECKING:
    from stargate_model import reading
else:  # what reads is loaded with the first phrase
    reading = Later("stargate_model.reading")

_CHANGES: Final = frozenset({"growth_by", "fall_by"})
_OF_CHANGES: Final = frozenset({IndicatorKind.COMPUTE_GROWTH})
_MOST_COMPARED: Final = 8
_CURRENCY: Final = "currency"
_NO_CURRENCY: Final = frozenset({"currency-missing", "unit-missing"})


class _Others(Struct, frozen=True):
    """What all supporting phrases of a figure say together.

    Attributes:
        bearing_out: The documents that have the number and the hedge of the record.
        severity: How much another hedge than the record's matters.
    """

    bearing_out: frozenset[str]
    severity: Severity


def _read_again(record: Record, context: Context) -> Iterable[Finding]:
    cited = [
        (at, figure)
        for at, figure in figures_of(record)
        if figure.evidence and not all(states_literally(piece, figure, context) for piece in figure.evidence)
    ]
    return _compared(record, cited, context) if cited else ()


def _compared(record: Record, figures: Iterable[tuple[str, Figure]], context: Context) -> Iterator[Finding]:
    for at, figure in figures:
        phrases = tuple(phrases_of(at, figure, context))
        if all(phrase.outcome is reading.Outcome.AGREES for phrase in phrases):
            yield from _changes(record, figure, phrases)
            continue
        read = tuple(phrase for phrase in phrases if phrase.read is not None)
        yield from _refusals(record, at, figure, phrases)
        yield from _changes(record, figure, read)
        others = _Others(
            bearing_out=frozenset(phrase.piece.document for phrase in read if _bears_out(phrase, figure)),
            severity=_severity(figure, read),
        )
        for phrase in read:
            yield from _judged(record, figure, phrase, others)
        yield from _disagreement(record, figure, read, context.tolerance)


# -- what was not read ---------------------------------------------------------------------------------------------


def _refusals(record: Record, at: str, figure: Figure, phrases: tuple[Phrase, ...]) -> Iterator[Finding]:
    refused = [phrase for phrase in phrases if phrase.refusal]
    if phrases and all(_lacks_currency(phrase, figure) for phrase in phrases):
        if any(missing.field == _CURRENCY for missing in record.missing):
            return  # the record says why there is none
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
                why=phrase.refusal,
            )


def _lacks_currency(phrase: Phrase, figure: Figure) -> bool:
    # in a phrase alone it cannot be seen that it is a currency that is not there
    return isinstance(figure, Money) and phrase.refusal in _NO_CURRENCY


# -- what was read -------------------------------------------------------------------------------------------------


def _changes(record: Record, figure: Figure, read: tuple[Phrase, ...]) -> Iterator[Finding]:
    for phrase in read:
        if phrase.mention is None or phrase.mention.sense not in _CHANGES:
            continue
        if not isinstance(record, Indicator) or record.kind not in _OF_CHANGES:
            yield found("growth-as-level", record, phrase.at, quote=phrase.quote, marked=phrase.marked, figure=figure)


def _judged(record: Record, figure: Figure, phrase: Phrase, others: _Others) -> Iterator[Finding]:
    if phrase.read is None or phrase.outcome is reading.Outcome.AGREES:
        return
    lost, added = _hedge(phrase.read) - _hedge(figure), _hedge(figure) - _hedge(phrase.read)
    contradicts = _contradicts(figure, phrase, phrase.read)
    if contradicts or not (lost or added):
        # where another document bears the record out, it is the sources that disagree
        if not others.bearing_out - {phrase.piece.document}:
            # another number under the same hedge is no copy of the phrase; another hedge as well leaves a doubt
            sure = phrase.outcome is reading.Outcome.CONTRADICTS or not (lost or added)
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
        lenient = phrase.lenient or (phrase.outcome is reading.Outcome.COMPATIBLE and _says(phrase, figure))
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


def _contradicts(figure: Figure, phrase: Phrase, read: Figure) -> bool:
    """Whether the phrase says another thing than the record, and not the same thing with another hedge."""
    if read.unit.dimension != figure.unit.dimension or (phrase.mention is not None and phrase.mention.per is not None):
        return True
    same = _numbers(read) == _numbers(figure) and Bound.EXACT in {read.bound, figure.bound}
    return not same and not figure.interval().meets(read.interval())


def _says(phrase: Phrase, figure: Figure) -> bool:
    """Whether a phrase has the number of the record, with whatever hedge."""
    return phrase.read is not None and _numbers(phrase.read) == _numbers(figure)


def _bears_out(phrase: Phrase, figure: Figure) -> bool:
    """Whether a phrase has the number of the record, and the hedge too, unless its own is one of emphasis."""
    return phrase.outcome in {reading.Outcome.AGREES, reading.Outcome.COMPATIBLE} and _says(phrase, figure)


def _severity(figure: Figure, read: tuple[Phrase, ...]) -> Severity:
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


def _disagreement(record: Record, figure: Figure, read: tuple[Phrase, ...], tolerance: Decimal) -> Iterator[Finding]:
    """Every two statements that are apart; what bears the record out is told first, and one of equal phrases once."""
    statements: dict[tuple[object, ...], Phrase] = {}
    for phrase in sorted(read, key=lambda phrase: not _says(phrase, figure)):
        if phrase.read is not None:
            statements.setdefault((*_numbers(phrase.read), _hedge(phrase.read)), phrase)
    for one, other in combinations(islice(statements.values(), _MOST_COMPARED), 2):
        if one.read and other.read and _apart(one.read, other.read, tolerance):
            yield found(
                "sources-disagree",
                record,
                other.at,
                figure=figure,
                quote=one.quote,
                read=one.read,
                other_quote=other.quote,
                other_read=other.read,
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
