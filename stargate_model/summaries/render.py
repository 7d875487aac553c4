"""Rendering: an edition as text, as Markdown or as JSON.

In: an edition. Out: one text. Each line of facts ends with the numbers of its documents.
"""

from __future__ import annotations

import json
import re
from typing import Final

from wcwidth import wcswidth

from stargate_model.summaries.edition import Edition, address
from stargate_model.summaries.tree import tree

# a line that begins with a German date would begin a numbered list
_LIST_NUMBER: Final = re.compile(r"^([0-9]+)([.)])(?=\s)")
_ESCAPED: Final = r"\1\\\2"


def text(edition: Edition) -> str:
    """A summary as plain text."""
    teller = edition.teller
    parts = [_underlined(edition.title, "=")]
    for section in edition.sections:
        parts.append(_underlined(teller.section(section.kind, section.title), "-"))
        for entry in section.entries:
            heading = [] if entry.title is None else [teller.heading(entry.title)]
            parts.append("\n".join([*heading, *(f"- {line}" for line in edition.lines(entry))]))
    if edition.documents:
        parts.append(_underlined(teller.section("documents"), "-"))
        sources = (teller.document(one, address(one)) for one in edition.documents)
        parts.append("\n".join(f"[{number}] {source}" for number, source in enumerate(sources, 1)))
    return "\n\n".join(parts) + "\n"


def markdown(edition: Edition) -> str:
    """A summary as Markdown."""
    teller = edition.teller
    parts = [f"# {edition.title}"]
    for section in edition.sections:
        parts.append(f"## {teller.section(section.kind, section.title)}")
        for entry in section.entries:
            if entry.title is not None:
                parts.append(f"### {teller.heading(entry.title)}")
            if entry.facts:
                parts.append("\n".join(f"- {_LIST_NUMBER.sub(_ESCAPED, line)}" for line in edition.lines(entry)))
    if edition.documents:
        parts.append(f"## {teller.section('documents')}")
        linked = ((one, address(one)) for one in edition.documents)
        sources = (teller.document(one, None if url is None else f"<{url}>") for one, url in linked)
        parts.append("\n".join(f"{number}. {source}" for number, source in enumerate(sources, 1)))
    return "\n\n".join(parts) + "\n"


def as_json(edition: Edition) -> str:
    """A summary as JSON: each fact with its sentence, its phrases and its values."""
    return json.dumps(tree(edition), indent=2) + "\n"


def _underlined(title: str, line: str) -> str:
    return f"{title}\n{line * max(wcswidth(title), 1)}"
