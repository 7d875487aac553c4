"""Rules of evidence: each phrase stands where it is said to stand, in the document that was cited.

What needs a text runs on the texts that were given. Whether a phrase says what the record says, `agreement` finds.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Final

from stargate_model.amounts.hedges import Bound
from stargate_model.claims.document import Document
from stargate_model.claims.evidence import Evidence
from stargate_model.claims.figure import Figure
from stargate_model.findings.finding import Finding
from stargate_model.records.record import Record
from stargate_model.rules.shapes import Context, Rule, found, row
from stargate_model.rules.walk import figures_of, phrases, pieces


def _phrase_length(record: Record, _: Context) -> Iterator[Finding]:
    for at, piece in pieces(record):
        if piece.quote is None or piece.start is None or piece.end is None:
            continue
        if len(piece.quote) != piece.end - piece.start:
            yield found(
                "phrase-length",
                record,
                at,
                length=str(len(piece.quote)),
                start=str(piece.start),
                end=str(piece.end),
                room=str(piece.end - piece.start),
            )


def _offsets_beyond(record: Record, context: Context) -> Iterator[Finding]:
    for at, piece in pieces(record):
        document = context.documents.get(piece.document)
        length = document.length if document else None
        if piece.end is not None and length is not None and piece.end > length:
            yield found("offsets-beyond", record, at, end=str(piece.end), length=str(length))


def _phrase_in_text(record: Record, context: Context) -> Iterator[Finding]:
    for at, piece in pieces(record):
        text = context.texts.get(piece.document)
        if text is None or piece.quote is None:
            continue
        start = nearest(text, piece.quote, piece.start or 0)
        if start is None:
            yield found("phrase-absent", record, at, quote=piece.quote, marked=piece.quote, document=piece.document)
        elif piece.start is not None and start != piece.start:
            yield _moved(record, at, piece, piece.quote, start)


def _moved(record: Record, at: str, piece: Evidence, quote: str, start: int) -> Finding:
    return found(
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


def _without_evidence(record: Record, _: Context) -> Iterator[Finding]:
    for at, figure in figures_of(record):
        if not figure.evidence:
            code = "zero-or-blank" if _blank(figure) else "figure-without-evidence"
            yield found(code, record, at, figure=figure)


def _blank(figure: Figure) -> bool:
    return not figure.value and figure.bound is Bound.EXACT and not figure.approximate


def _source_supersedes(record: Record, context: Context) -> Iterator[Finding]:
    for at, figure in figures_of(record):
        first: dict[tuple[object, ...], tuple[Document, str]] = {}
        for _, piece in phrases(figure):
            document = context.documents.get(piece.document)
            if document is None or document.sha256 is None or piece.quote is None:
                continue
            publication = (document.publisher, document.title, document.published)
            other, quote = first.setdefault(publication, (document, piece.quote))
            if other.sha256 != document.sha256 and quote != piece.quote:
                yield found(
                    "source-supersedes",
                    record,
                    at,
                    document=other.id,
                    other=document.id,
                    quote=quote,
                    other_quote=piece.quote,
                )


CODES_OF_TEXTS: Final = ("phrase-absent", "phrase-moved")
"""Codes that are found only where the texts of documents are given."""

RULES: Final[tuple[Rule, ...]] = (
    row((Record,), _phrase_length, "phrase-length"),
    row((Record,), _offsets_beyond, "offsets-beyond"),
    row((Record,), _phrase_in_text, *CODES_OF_TEXTS),
    row((Document,), _document_text, "document-digest", "document-length", "document-text-missing"),
    row((Record,), _without_evidence, "figure-without-evidence", "zero-or-blank"),
    row((Record,), _source_supersedes, "source-supersedes"),
)
