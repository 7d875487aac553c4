"""Directives that put a table of `tables` into a page, so that no page repeats what the package holds."""

from __future__ import annotations

from functools import partial

import tables
from docutils import nodes
from sphinx.application import Sphinx
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


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directives."""
    for name in MADE:
        app.add_directive(name, Made)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
