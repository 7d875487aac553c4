"""Tables of others: their cells by row and column, each with the evidence that it is of what is made of it.

In: a text of comma-separated values whose first row names the columns. Out: rows, whose cells become figures, codes or
texts. Refused: a file that is not UTF-8, or lacks a column that the adapter reads.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

import attrs

from stargate_model.adapters.adapted import Omission, Reason
from stargate_model.adapters.files import Described, text_of
from stargate_model.amounts.decimals import checked, exact_product, number
from stargate_model.claims.document import Document
from stargate_model.claims.evidence import Evidence
from stargate_model.claims.figure import Figure
from stargate_model.claims.text import MAX_QUOTE, shown, visible
from stargate_model.errors import SourceError, StargateError
from stargate_model.formats.csv import Break, Cell, rows

_Kind = TypeVar("_Kind", bound=Figure)
_Value = TypeVar("_Value")
_MARK = "\ufeff"


@attrs.frozen(kw_only=True)
class Amount:
    """How the cells of a column are read as figures.

    Attributes:
        kind: The kind of figure.
        unit: The unit of the cells.
        scale: What each number is to be multiplied by.
        heading: The heading with its unit, where the column's own has none, or has it abbreviated.
    """

    kind: type[Figure]
    unit: str
    scale: int = 1
    heading: str = ""


@attrs.frozen(eq=False)
class Row:
    """A row of a table.

    Attributes:
        table: The table.
        line: The line that it begins on, from 1.
        cells: Its cells, by the heading of their column.
    """

    table: Table
    line: int
    cells: Mapping[str, Cell]

    def __getitem__(self, column: str) -> str:
        """The text of a cell, without the blanks around it."""
        return self.cells[column].text.strip()

    def omission(self, column: str, reason: Reason) -> Omission:
        """That a cell is not carried."""
        value = visible(self[column]) if column else ""
        return Omission(source=self.table.name, line=self.line, column=column, value=value, reason=reason)

    def evidence(self, column: str, heading: str = "", part: tuple[int, int] | None = None) -> Evidence:
        """That a cell says so: its text, as much as a phrase may hold, its place, and the heading of its column.

        Args:
            column: The column.
            heading: The heading with its unit, where the column's own does not say it.
            part: Where the phrase begins and ends in the cell, if it is not all of it.
        """
        cell = self.cells[column]
        first, last = part or (len(cell.text) - len(cell.text.lstrip()), len(cell.text.rstrip()))
        # a mark in a cell is written twice, so a phrase ends before it
        quote = cell.text[first:last].partition('"')[0][:MAX_QUOTE].rstrip() or cell.text[first:last][:MAX_QUOTE]
        start = cell.at + self.table.text.startswith('"', cell.at) + first + cell.text.count('"', 0, first)
        stands = self.table.text.startswith(quote, start)
        return Evidence(
            document=self.table.document.id,
            start=start if stands else None,
            end=start + len(quote) if stands else None,
            quote=quote,
            column=heading or column,
        )

    def figure(self, column: str, amount: Amount) -> Figure | Omission | None:
        """The figure of a cell; None where the cell is empty."""
        if not self[column]:
            return None
        try:
            return amount.kind(
                value=checked(exact_product(number(self[column]), checked(amount.scale))),
                unit=amount.unit,
                evidence=[self.evidence(column, amount.heading)],
            )
        except StargateError:
            return self.omission(column, Reason.UNREADABLE)

    def read(self, column: str, reader: Callable[[str], _Value], reason: Reason) -> _Value | Omission | None:
        """What a reader makes of a cell; None where the cell is empty."""
        if not self[column]:
            return None
        try:
            return reader(self[column])
        except StargateError:
            return self.omission(column, reason)


@attrs.frozen(eq=False)
class Table:
    """A table as it lies in a file.

    Attributes:
        name: The name of the file.
        text: Its text.
        document: The document that it is.
        columns: The headings of its columns, in order.
    """

    name: str
    text: str = attrs.field(repr=False)
    document: Document
    columns: tuple[str, ...]

    def rows(self) -> Iterator[Row]:
        """The rows below the first.

        Raises:
            SourceError: A row is longer or shorter than the first, or the text breaks off.
        """
        at, line = 0, 1
        for index, cells in enumerate(rows(self.text)):
            start = _at(cells)
            line += self.text.count("\n", at, start)
            at = start
            if isinstance(cells, Break):
                raise SourceError(
                    f"line {line} of {shown(self.name)}: {cells.problem or 'it has too many cells'}",
                    path=self.name,
                    line=str(line),
                )
            if not index:
                continue
            if len(cells) != len(self.columns):
                raise SourceError(
                    f"line {line} of {shown(self.name)} has {len(cells)} cells; its first line has {len(self.columns)}",
                    path=self.name,
                    line=str(line),
                )
            yield Row(self, line, dict(zip(self.columns, cells, strict=True)))

    def left_out(self, carried: Collection[str]) -> Iterator[Omission]:
        """An omission for each column that is not among those that an adapter carries."""
        counts = dict.fromkeys((column for column in self.columns if column not in carried), 0)
        for row in self.rows():
            for column in counts:
                counts[column] += bool(row[column])
        for column, cells in counts.items():
            if cells:
                yield Omission(source=self.name, line=1, column=column, reason=Reason.NO_FIELD, cells=cells)


def opened(path: Path, described: Described, wanted: Collection[str]) -> Table:
    """A table of a file.

    Args:
        path: The file.
        described: What is known of it.
        wanted: The columns that it must have.

    Raises:
        SourceError: It cannot be read, is not UTF-8, or lacks a column.
    """
    text = text_of(path)
    first = next(rows(text), list[Cell]())
    columns = () if isinstance(first, Break) else tuple(cell.text.removeprefix(_MARK) for cell in first)
    lacking = [column for column in wanted if column not in columns]
    if lacking or len(set(columns)) < len(columns):
        problem = f"it lacks the column {lacking[0]!r}" if lacking else "two of its columns have one heading"
        raise SourceError(f"{shown(str(path))} is not the table that is expected: {problem}", path=str(path))
    return Table(path.name, text, described.document(text), columns)


def _at(cells: list[Cell] | Break) -> int:
    return cells.at if isinstance(cells, Break) else cells[0].at
