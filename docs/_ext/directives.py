"""Directives that put a table of `tables` into a page, so that no page repeats what the package holds."""

from __future__ import annotations

import re
from functools import partial

import tables
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.domains.python import PyObject
from sphinx.util.docutils import SphinxDirective

MADE = {
    "codes": tables.codes,
    "refusals": tables.refusals,
    "reading-notes": partial(tables.refusals, notes=True),
    "unit-table": tables.unit_table,
    "vocabularies": tables.vocabularies,
    "floors": tables.floors,
    "api": tables.api,
}


class Made(SphinxDirective):
    """The table with the name of the directive, parsed as a part of the page."""

    def run(self) -> list[nodes.Node]:
        """Make it anew at each build."""
        return self.parse_text_to_nodes(MADE[self.name](), allow_section_headings=True)


def _without_last_blank(_: Sphinx, __: str, content: list[str]) -> None:
    """Doctest wants an empty line after an output, and readers do not."""
    content[0] = re.sub(r"\n\n```$", "\n```", content[0], flags=re.MULTILINE)


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directives."""
    app.connect("source-read", _without_last_blank)
    for field in PyObject.doc_field_types:
        if field.name == "variable":
            field.label = "Attributes"  # what the docstrings call them
    for name in MADE:
        app.add_directive(name, Made)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
