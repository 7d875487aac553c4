"""Phrases that are read again: what each piece of evidence of a figure says, for the rules that compare it.

In: a figure with its evidence. Out: its supporting phrases, each with the figure that the reader finds in it, or the
reason why it finds none. What was read is kept for a while, since data cite one phrase many times.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from stargate_model.amounts.hedges import Bound
from stargate_model.amounts.units import UNITS
from stargate_model.claims.dates import PartialDate
from stargate_model.claims.document import Document
from stargate_model.claims.evidence import Evidence, Stance
from stargate_model.claims.figure import Figure
from stargate_model.claims.kinds import kind_of
from stargate_model.later import Later
from stargate_model.rules.shapes import Context

if TYPE_CHECKING:
    from stargate_model import reading
    from stargate_model.reading import lexicon
else:  # what reads is loaded with the first phrase
    reading = Later("stargate_model.reading")
    lexicon = Later("stargate_model.reading.lexicon")

_KEPT: Final = 4096
# a number in which no language has a mark, and units that every language writes alike
_PLAIN: Final = re.compile(r"[1-9][0-9]{0,2} (?:[kMGT]?Wh?|[kMG]?V)\Z", re.ASCII)


class Phrase(Struct, frozen=True):
    """A supporting phrase that was read again.

    Attributes:
        at: The place of its evidence.
        piece: The evidence.
        document: The document that it is cited from.
        quote: The phrase.
        outcome: How it stands to the figure.
        mention: What was read in it; None where nothing was, or where the phrase is the figure itself.
        read: The figure that it states; None where it was refused.
        refusal: Why it was refused; empty where it was read.
    """

    at: str
    piece: Evidence
    document: Document
    quote: str
    outcome: reading.Outcome
    mention: reading.Mention | None
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

    def differs(self, other: Phrase) -> bool:
        """Whether another phrase says something else; where one of them was not read, the words decide."""
        if self.read is None or other.read is None:
            return self.quote != other.quote
        return self.read != other.read


def phrases_of(at: str, figure: Figure, context: Context) -> Iterator[Phrase]:
    """The phrases that support a figure, in documents that are known.

    Args:
        at: The place of the figure in its record.
        figure: The figure with its evidence.
        context: Has the documents, which say the language of each phrase.
    """
    for index, piece in enumerate(figure.evidence):
        document = context.documents.get(piece.document)
        if piece.stance is not Stance.SUPPORTS or piece.quote is None or document is None:
            continue
        if is_literal(figure, piece.quote, document.language):
            yield Phrase(
                f"{at}/evidence/{index}", piece, document, piece.quote, reading.Outcome.AGREES, None, figure, refusal=""
            )
            continue
        again = _read(figure, piece.quote, piece.column, document)
        mention = again.mention
        read = None if mention is None else mention.stated(figure.unit)
        refusal = "" if read is not None else again.refusal or "no-figure"
        yield Phrase(f"{at}/evidence/{index}", piece, document, piece.quote, again.outcome, mention, read, refusal)


def is_literal(figure: Figure, quote: str, language: str) -> bool:
    """Whether a phrase is nothing but the figure: "986 MW" need not be read to see that it says 986 MW.

    Example:
        >>> from stargate_model.claims.kinds import Power
        >>> is_literal(Power("986 MW"), "986 MW", "en"), is_literal(Power("~986 MW"), "986 MW", "en")
        (True, False)
    """
    if figure.bound is not Bound.EXACT or figure.approximate or figure.vague or not _PLAIN.match(quote):
        return False
    return quote == f"{figure.value} {figure.unit.symbol}" and lexicon.lexicon_for(language) is not None


def states_literally(piece: Evidence, figure: Figure, context: Context) -> bool:
    """Whether a piece of evidence supports a figure with a phrase that is nothing but the figure."""
    if piece.stance is not Stance.SUPPORTS or piece.quote is None:
        return False
    document = context.documents.get(piece.document)
    return document is not None and is_literal(figure, piece.quote, document.language)


def _read(figure: Figure, quote: str, column: str | None, document: Document) -> reading.Agreement:
    hedge = (figure.bound, figure.approximate, figure.vague)
    said = (quote, column, document.language, document.place, document.published)
    return _kept(figure.value, figure.upper, figure.unit.symbol, hedge, said)


@lru_cache(maxsize=_KEPT)
def _kept(
    value: Decimal,
    upper: Decimal | None,
    unit: str,
    hedge: tuple[Bound, bool, bool],
    said: tuple[str, str | None, str, str | None, PartialDate | None],
) -> reading.Agreement:
    bound, approximate, vague = hedge
    quote, column, language, place, published = said
    of = UNITS[unit]
    figure = kind_of(of)(value=value, unit=of, upper=upper, bound=bound, approximate=approximate, vague=vague)
    return reading.agreement(figure, quote, language=language, place=place, published=published, column=column)
