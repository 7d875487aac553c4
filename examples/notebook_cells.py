"""What a notebook shows of a data set: a summary as Markdown, a report as a table, as one cell each.

    python examples/notebook_cells.py [PATH]

In a notebook, the last line of a cell is shown by its richest form. `sm.summarize(..., format="markdown")` has one of
its own; `Table` gives one to whatever has rows. Here, without a notebook, the forms are printed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from html import escape

import stargate_model as sm


class Table:
    """Rows that a notebook shows as a table of HTML, and a terminal as text."""

    def __init__(self, heads: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
        self.lines = [tuple(heads), *(tuple(map(str, row)) for row in rows)]

    def __repr__(self) -> str:
        return "\n".join("\t".join(line) for line in self.lines)

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        heads, *rows = self.lines
        head = "".join(f"<th>{escape(cell)}" for cell in heads)
        body = "".join("<tr>" + "".join(f"<td>{escape(cell)}" for cell in row) for row in rows)
        return {"text/plain": repr(self), "text/html": f"<table><tr>{head}{body}</table>"}


def figures(dataset: sm.Dataset) -> Table:
    """The capacities of all sites and power sources, each with its hedge and its documents."""
    placed: list[sm.Site | sm.PowerSource] = [*dataset.sites.values(), *dataset.power_sources.values()]
    return Table(
        ("record", "capacity", "documents"),
        (
            (one.key, one.capacity, ", ".join(dict.fromkeys(e.document for e in one.capacity.evidence)))
            for one in placed
            if one.capacity
        ),
    )


def findings(report: sm.Report, locale: str = "en") -> Table:
    """What a check found, in a language."""
    return Table(("severity", "code", "message"), ((f.severity.value, f.code, f.message(locale)) for f in report))


def main(path: str | None = None) -> None:
    """Print the richest form of each cell."""
    dataset = sm.load(path)
    print(sm.summarize(dataset, format="markdown", length="short")._repr_markdown_())
    for cell in (figures(dataset), findings(sm.check(dataset))):
        print(cell._repr_mimebundle_()["text/html"])


if __name__ == "__main__":
    main(*sys.argv[1:])
