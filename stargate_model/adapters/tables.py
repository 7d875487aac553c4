"""Tables of others: their cells by row and column, each with the evidence that it is of what is made of it.

In: a text of comma-separated values whose first row names the columns; it is read a part at a time, and never held.
Out: rows, whose cells become figures, codes or texts. Refused: a file that is not UTF-8, or lacks a column that the
adapter reads.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

import attrs

from stargate_model.adapters.adapted import Omission, Reason
from stargate_model.adapters.files import Described, blocks_of
from stargate_model.amounts.decimals import checked, exact_product, number
from stargate_model.claims.document import Document
from stargate_model.claims.evidence import Evidence
from stargate_model.claims.figure import Figure
from stargate_model.claims.text import MAX_QUOTE, shown, visible
from stargate_model.errors import SourceError, StargateError
from stargate_model.formats.csv import Break, Cell, rows

_Kind = TypeVar("_Kind", bound=Figure)
_Value = TypeVar("_Value")
_MARK: Final = "\ufeff"


class Stretch(NamedTuple):
    """Whole rows that follow each other in a table.

    Attributes:
        text: Their text.
        at: Where it begins in the text of the table.
        line: The line that it begins on, from 1.
    """

    text: str
    at: int
    line: int


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
        stretch: The text that it stands in.
        line: The line that it begins on, from 1.
        cells: Its cells, by the heading of their column.
    """

    table: Table
    stretch: Stretch
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
        text = self.stretch.text
        inside = cell.at + text.startswith('"', cell.at) + first + cell.text.count('"', 0, first)
        stands = text.startswith(quote, inside)
        start = self.stretch.at + inside
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
        path: The file.
        document: The document that it is.
        columns: The headings of its columns, in order.
        stated: How many cells of each column state something, in the rows that were read.
    """

    path: Path
    document: Document
    columns: tuple[str, ...]
    stated: Counter[str] = attrs.field(factory=Counter[str], init=False)

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.path.name

    def rows(self) -> Iterator[Row]:
        """The rows below the first.

        Raises:
            SourceError: A row is longer or shorter than the first, or the text breaks off.
        """
        self.stated.clear()
        for stretch in stretches(blocks_of(self.path)):
            at, line = 0, stretch.line
            for cells in rows(stretch.text):
                start = _at(cells)
                line += stretch.text.count("\n", at, start)
                at = start
                row = self._row(cells, stretch, line)
                if stretch.at + start:  # the first row names the columns
                    self.stated.update([column for column, cell in row.cells.items() if cell.text.strip()])
                    yield row

    def _row(self, cells: list[Cell] | Break, stretch: Stretch, line: int) -> Row:
        if isinstance(cells, Break):
            raise SourceError(
                f"line {line} of {shown(self.name)}: {cells.problem or 'it has too many cells'}",
                path=self.name,
                line=str(line),
            )
        if len(cells) != len(self.columns):
            raise SourceError(
                f"line {line} of {shown(self.name)} has {len(cells)} cells; its first line has {len(self.columns)}",
                path=self.name,
                line=str(line),
            )
        return Row(self, stretch, line, dict(zip(self.columns, cells, strict=True)))

    def left_out(self, carried: Collection[str]) -> Iterator[Omission]:
        """An omission for each column that is not among those that an adapter carries; of the rows that were read."""
        for column in self.columns:
            if column not in carried and self.stated[column]:
                cells = self.stated[column]
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
    stretch = next(stretches(blocks_of(path)), Stretch("", 0, 1))
    first = next(rows(stretch.text), list[Cell]())
    columns = () if isinstance(first, Break) else tuple(cell.text.removeprefix(_MARK) for cell in first)
    lacking = [column for column in wanted if column not in columns]
    if lacking or len(set(columns)) < len(columns):
        problem = f"it lacks the column {lacking[0]!r}" if lacking else "two of its columns have one heading"
        raise SourceError(f"{shown(str(path))} is not the table that is expected: {problem}", path=str(path))
    return Table(path, described.document(blocks_of(path)), columns)


def stretches(blocks: Iterable[str]) -> Iterator[Stretch]:
    r"""A text of rows in stretches of whole rows; a line end within quotation marks ends no row.

    Example:
        >>> [stretch.text for stretch in stretches(['a,b\n1,"2', '\n3"\n4', ",5"])]
        ['a,b\n', '1,"2\n3"\n', '4,5']
    """
    at, line, held, is_quoted = 0, 1, list[str](), False
    for block in blocks:
        end = _end_of_rows(block, is_quoted=is_quoted)
        is_quoted ^= bool(block.count('"') % 2)
        if end:
            text = "".join([*held, block[:end]])
            yield Stretch(text, at, line)
            at += len(text)
            line += text.count("\n")
            held = []
        held.append(block[end:])
    if rest := "".join(held):
        yield Stretch(rest, at, line)


def _end_of_rows(block: str, *, is_quoted: bool) -> int:
    """Where the last row ends that a line end of the block ends; 0 where none does."""
    end = block.rfind("\n") + 1
    marks = is_quoted + block.count('"', 0, end)
    while end and marks % 2:  # it stands within quotation marks
        before = block.rfind("\n", 0, end - 1) + 1
        marks -= block.count('"', before, end)
        end = before
    return end


def _at(cells: list[Cell] | Break) -> int:
    return cells.at if isinstance(cells, Break) else cells[0].at
