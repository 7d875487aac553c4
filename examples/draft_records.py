"""From an article to draft records: every figure of a text, with its phrase and its place, ready to be sorted.

    python examples/draft_records.py ARTICLE DOCUMENT-ID LANGUAGE [PLACE] [PUBLISHED]

Prints YAML: the document with its digest, and one draft a figure. What each figure is about, and whether it is planned,
projected or reported, is for the reader of the article to say; the words that may tell are printed beside it.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

import stargate_model as sm
from stargate_model.reading import Mention


def quoted(mention: Mention) -> str:
    """The phrase, with quotation marks, so that no sign in it means anything in YAML."""
    return json.dumps(mention.quote, ensure_ascii=False)


def drafts(text: str, document: str, language: str, place: str | None = None, published: str | None = None) -> str:
    """The drafts of a text, as YAML."""
    lines = [
        "documents:",
        f"  - id: {document}",
        f"    language: {language}",
        f"    sha256: {hashlib.sha256(text.encode()).hexdigest()}",
        f"    length: {len(text)}",
        "drafts:",
    ]
    for mention in sm.read(text, language=language, place=place, published=published):
        if isinstance(mention.figure, sm.Figure):
            place = f"start: {mention.start}, end: {mention.end}"
            words = ", ".join((*mention.modality_words, *mention.attribution_words))
            lines += [
                f"  - figure: {mention.figure.literal!r}" + (f"  # {words}" if words else ""),
                "    evidence:",
                f"      - {{document: {document}, {place}, quote: {quoted(mention)}}}",
            ]
        elif mention.refusal:
            lines.append(f"  # {mention.start}:{mention.end} is not read: {mention.refusal}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    article, *arguments = sys.argv[1:]
    sys.stdout.write(drafts(Path(article).read_text("utf-8"), *arguments))
