"""Rules of evidence: each phrase stands where it is said to stand, in the document that was cited.

What needs a text runs on the texts that were given. Whether a phrase says what the record says, `agreement` finds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from stargate_model.amounts.hedges import Bound
from stargate_model.amounts.intervals import Answer
from stargate_model.claims.document import Document
from stargate_model.claims.evidence import Evidence, Stance
from stargate_model.claims.figure import Figure
from stargate_model.findings.finding import Finding
from stargate_model.later import Later
from stargate_model.records.record import Record
from stargate_model.rules.furniture import furniture
from stargate_model.rules.rereading import Phrase, phrases_of
from stargate_model.rules.shapes import Context, Rule, found, row
from stargate_model.rules.walk import claims, figures_of, published

if TYPE_CHECKING:
    import hashlib
else:  # it is needed with the first text
    hashlib = Later("hashlib")

_TWO: Final = 2


def _cited(record: Record, context: Context) -> Iterator[Finding]:
    """What is wrong with each piece of evidence; a figure that has none is told too."""
    for at, holder, evidence in claims(record):
        if not evidence and isinstance(holder, Figure):
            yield found("zero-or-blank" if _blank(holder) else "figure-without-evidence", record, at, figure=holder)
        for index, piece in enumerate(evidence):
            yield from _wrong(record, at, index, piece, context)


def _blank(figure: Figure) -> bool:
    return not figure.value and figure.bound is Bound.EXACT and not figure.approximate


def _wrong(record: Record, at: str, index: int, piece: Evidence, context: Context) -> Iterable[Finding]:
    """What is wrong with one piece of evidence; nearly always nothing, which is seen at once."""
    quote, start, end = piece.quote, piece.start, piece.end
    document = context.documents.get(piece.document)
    length = document.length if document else None
    text = context.texts.get(piece.document) if context.texts else None
    misfits = quote is not None and start is not None and end is not None and len(quote) != end - start
    beyond = end is not None and length is not None and end > length
    orphaned = piece.stance is Stance.SUPERSEDED and not _has_successor(piece, context)
    mark = "" if quote is None else furniture(quote, text, start)
    if not (misfits or beyond or orphaned or mark) and text is None:
        return ()
    place, found_here = f"{at}/evidence/{index}", list[Finding]()
    if misfits:
        has, room = str(len(quote or "")), str((end or 0) - (start or 0))
        found_here.append(found("phrase-length", record, place, length=has, start=str(start), end=str(end), room=room))
    if beyond:
        found_here.append(found("offsets-beyond", record, place, end=str(end), length=str(length)))
    if orphaned:
        named = piece.superseded_by or ""
        found_here.append(found("no-successor", record, place, document=piece.document, successor=named))
    if mark:
        found_here.append(found("furniture", record, place, quote=quote or "", mark=mark))
    if text is not None and quote is not None:
        found_here += _misplaced(record, place, piece, quote, text)
    return found_here


def _has_successor(piece: Evidence, context: Context) -> bool:
    """Whether a document is named that took the phrase back, and that is not known to be an older one."""
    if piece.superseded_by is None or piece.superseded_by == piece.document:
        return False
    successor, told = context.documents.get(piece.superseded_by), published(piece, context.documents)
    if successor is None or successor.published is None or told is None:
        return True
    return successor.published.before(told) is not Answer.YES


def _misplaced(record: Record, at: str, piece: Evidence, quote: str, text: str) -> Iterator[Finding]:
    start = nearest(text, quote, piece.start or 0)
    if start is None:
        yield found("phrase-absent", record, at, quote=quote, marked=quote, document=piece.document)
    elif piece.start is not None and start != piece.start:
        yield found(
            "phrase-moved",
            record,
            at,
            quote=quote,
            marked=quote,
            start=str(piece.start),
            end=str(piece.end),
            found_start=str(start),
            found_end=str(start + len(quote)),
        )


def nearest(text: str, phrase: str, start: int) -> int | None:
    """Where a phrase stands in a text: of several places, the one nearest to where it is looked for.

    Example:
        >>> nearest("986 MW and 986 MW", "986 MW", 9)
        11
    """
    if text.startswith(phrase, start):
        return start
    before = text.rfind(phrase, 0, start + len(phrase))
    after = text.find(phrase, start)
    places = [place for place in (before, after) if place >= 0]
    return min(places, key=lambda place: abs(place - start), default=None)


def _document_text(document: Document, context: Context) -> Iterator[Finding]:
    text = context.texts.get(document.id)
    if text is None:
        if context.texts:
            yield found("document-text-missing", document, document=document.id)
        return
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    if document.sha256 not in {None, digest}:
        yield found(
            "document-digest", document, "/sha256", document=document.id, found=digest, wanted=str(document.sha256)
        )
    if document.length not in {None, len(text)}:
        yield found(
            "document-length",
            document,
            "/length",
            document=document.id,
            found=str(len(text)),
            wanted=str(document.length),
        )


def _source_supersedes(record: Record, context: Context) -> Iterable[Finding]:
    several = [(at, figure) for at, figure in figures_of(record) if len(figure.evidence) >= _TWO]
    return _copies(record, several, context) if several else ()


def _copies(record: Record, figures: Iterable[tuple[str, Figure]], context: Context) -> Iterator[Finding]:
    for at, figure in figures:
        first: dict[tuple[object, ...], Phrase] = {}
        for phrase in phrases_of(at, figure, context):
            document = phrase.document
            if document.sha256 is None:
                continue
            other = first.setdefault((document.publisher, document.title, document.published), phrase)
            if other.document.sha256 != document.sha256 and other.differs(phrase):
                yield found(
                    "source-supersedes",
                    record,
                    other.at,
                    document=other.document.id,
                    other=document.id,
                    quote=other.quote,
                    other_quote=phrase.quote,
                )


CODES_OF_TEXTS: Final = ("phrase-absent", "phrase-moved")
"""Codes that are found only where the texts of documents are given."""

RULES: Final[tuple[Rule, ...]] = (
    row(
        (Record,),
        _cited,
        "phrase-length",
        "offsets-beyond",
        *CODES_OF_TEXTS,
        "figure-without-evidence",
        "zero-or-blank",
        "no-successor",
        "furniture",
    ),
    row((Document,), _document_text, "document-digest", "document-length", "document-text-missing"),
    row((Record,), _source_supersedes, "source-supersedes"),
)
