r"""Tables of text: a file a type, `sites.csv`, a record a row, whose columns `columns` tells of.

In: a text of one fixed form: commas, quotation marks doubled inside quotation marks, lines ended by `\n` or `\r\n`; its
first row names the columns. Out: rows with the place of every cell, and what is wrong with them. Refused: a column that
no record has, or twice; a row that is longer or shorter than the first; a mark that is not closed; NUL and lone `\r`.

Text that another program could take for a formula is written with `'` before it, and read without: see `guarded`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

import attrs
from msgspec import Struct
from msgspec.structs import replace

from stargate_model.claims.vocabulary import choices, cut
from stargate_model.formats.columns import (
    Cells,
    Column,
    cells_of,
    column_of,
    columns_of,
    pointer_of,
    texts_in,
    tree_of_cells,
)
from stargate_model.formats.limits import DEFAULT_LIMITS, Limits
from stargate_model.formats.tree import (
    Place,
    Problem,
    Tree,
    child,
    is_list,
    is_mapping,
    nearest_place,
    positions_in,
)
from stargate_model.records.dataset import AnyRecord
from stargate_model.records.model import MODEL, Model

EXTENSIONS: Final = (".csv",)

_CELL: Final = re.compile(r'(?:"((?:[^"]|"")*+)"|([^",\r\n]*+))(,|\r?\n|\Z)')
_QUOTED_CELL: Final = re.compile(r'"(?:[^"]|"")*+"')
_PLAIN_CELL: Final = re.compile(r'[^",\r\n]*+')
_STRAY: Final = re.compile(r"\x00|\r(?!\n)")
_TO_QUOTE: Final = re.compile(r'[",\r\n]|^\s|\s\Z')
_FORMULA: Final = re.compile(r"'*+\s*+[=+\-@\t\r＝＋－＠]")
_HEADER: Final = 1
EMPTY: Final = "documents"
"""The file of a data set without records, which has no rows."""


class Cell(Struct, frozen=True):
    """A cell: its text, and its offset in the file."""

    text: str
    at: int


class Row(Struct, frozen=True):
    """A row as it was read.

    Attributes:
        tree: What its cells state.
        pointer: Its place, the index of its row below the header.
        problems: What is wrong with its form; each has its place.
        places: The line and column of its cells, by the pointer of what they state; the row's own under its own.
    """

    tree: Tree
    pointer: str
    problems: tuple[Problem, ...]
    places: Mapping[str, Place]

    def placed(self, problem: Problem) -> Problem:
        """A problem whose pointer is inside the record, at its place in the file."""
        pointer = self.pointer + problem.pointer
        return replace(problem, pointer=pointer, position=nearest_place(problem.code, pointer, self.places))


class _Header(Struct, frozen=True):
    """The first row: the name of each column, and the columns that are known."""

    names: tuple[str, ...]
    columns: Mapping[str, Column]
    problems: tuple[Problem, ...]


def parse(text: str, cls: type[AnyRecord], limits: Limits = DEFAULT_LIMITS) -> Iterator[Row | Problem]:
    r"""Read a text: the problems of its first row, and then its rows.

    Args:
        text: The text.
        cls: The class of its records.
        limits: How deep a cell may be nested.

    Example:
        >>> row = next(parse("id,name.en\nabilene,Abilene\n", MODEL.collections["sites"]))
        >>> row.tree, row.places["/0/name/en"].value
        ({'id': 'abilene', 'name': {'en': 'Abilene'}}, (2, 9))
    """
    position = positions_in(text)
    stray = _STRAY.search(text)
    if stray:
        problem = "a character NUL" if stray[0] == "\x00" else "a carriage return without a line feed"
        yield Problem("syntax", params={"problem": problem}, position=position(stray.start()))
        return
    header: _Header | None = None
    for index, cells in enumerate(rows(text, limits.keys), -_HEADER):
        if isinstance(cells, Break):
            at = position(cells.at)
            syntax = Problem("syntax", params={"problem": cells.problem}, position=at)
            yield syntax if cells.problem else limits.problem("keys", "", at)
            return
        places = [position(cell.at) for cell in cells]
        if header is None:
            header = _header(cells, places, cls)
            yield from header.problems
            if any(problem.code == "missing-key" for problem in header.problems):
                return
        else:
            yield _row(cells, places, header, index, limits)
    if header is None:
        yield Problem("missing-key", params={"key": "id"}, position=(1, 1))


def locate(text: str, pointers: Collection[str]) -> Mapping[str, Place]:
    """Where the cells at some pointers stand; a pointer begins with the index of a row, from 0."""
    wanted = set(pointers)
    indexes = {pointer[1:].partition("/")[0] for pointer in wanted}
    position = positions_in(text)
    found: dict[str, Place] = {}
    names: list[str] | None = None
    for index, cells in enumerate(rows(text), -_HEADER):
        if isinstance(cells, Break):
            break
        if names is None:
            names = [cell.text for cell in cells]
        elif str(index) in indexes:
            places = _places(child("", index), names, [position(cell.at) for cell in cells])
            found |= {pointer: place for pointer, place in places.items() if pointer in wanted}
    return found


def write(tree: Tree, model: Model = MODEL) -> Mapping[str, str]:
    r"""Write the tree of a data set as a text a collection, by the name of its file.

    A collection without records has no file; of a data set without any there is one, without rows.

    Args:
        tree: The tree.
        model: The types of its records.

    Example:
        >>> write({"sites": [{"id": "abilene", "name": {"en": "=Abilene"}}]})
        {'sites.csv': "id,name.en\nabilene,'=Abilene\n"}
    """
    collections = tree if is_mapping(tree) else {}
    held = {name: records for name in model.collections if is_list(records := collections.get(name)) and records}
    return {f"{name}.csv": _text(records, model.collections[name]) for name, records in (held or {EMPTY: []}).items()}


def _text(records: list[Tree], cls: type[AnyRecord]) -> str:
    table = Table(cls)
    cells = [table.cells(record) for record in records if is_mapping(record)]
    return "".join(table.lines(cells))


def guarded(text: str) -> str:
    """A text, with `'` before it where a program that opens the table could take it for a formula.

    Those begin, after blanks, with `=`, `+`, `-`, `@`, a tab, a carriage return, or a full-width form of them. What
    begins with `'` and then with one of these gets another, so that `unguarded` gives every text back.

    Example:
        >>> guarded("=1+1"), guarded("'=1+1"), guarded("'tis")
        ("'=1+1", "''=1+1", "'tis")
    """
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """The text that was guarded."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text, 1) else text


# -- text to rows ------------------------------------------------------------------------------------------------------


class Break(Struct, frozen=True):
    """Where a text breaks off, and why; without a problem, it is a row of more cells than may be."""

    problem: str
    at: int


def rows(text: str, most: int = DEFAULT_LIMITS.keys) -> Iterator[list[Cell] | Break]:
    """The cells of each row, as far as the text is one of rows of no more cells than may be."""
    at, cells = 0, list[Cell]()
    while at < len(text) or cells:
        cell = _CELL.match(text, at)
        if cell is None:
            yield _break(text, at)
            return
        if len(cells) >= most:
            yield Break("", at)
            return
        quoted, plain, end = cell.groups()
        cells.append(Cell(plain if quoted is None else quoted.replace('""', '"'), at))
        at = cell.end()
        if end != ",":
            yield cells
            cells = []


def _break(text: str, at: int) -> Break:
    """Why no cell begins at a place."""
    if quoted := _QUOTED_CELL.match(text, at):
        return Break("there is text behind a closing quotation mark", quoted.end())
    plain = _PLAIN_CELL.match(text, at)
    if plain is None or plain.end() == at:
        return Break("a quotation mark is not closed", at)
    return Break("a quotation mark stands in a cell that does not begin with one", plain.end())


def _header(cells: list[Cell], places: list[tuple[int, int]], cls: type[AnyRecord]) -> _Header:
    columns: dict[str, Column] = {}
    problems: list[Problem] = []
    names = tuple(cell.text for cell in cells)
    for name, place in zip(names, places, strict=True):
        column = column_of(cls, name)
        if column is None:
            params = {"key": cut(name), **choices(name, columns_of(cls))}
            problems.append(Problem("unknown-key", params=params, position=place))
        elif name in columns:
            problems.append(Problem("duplicate-key", params={"key": name}, position=place))
        else:
            columns[name] = column
    stated = {name.partition(".")[0] for name in columns}
    problems += [
        Problem("missing-key", params={"key": name}, position=(1, 1)) for name in _required(cls) if name not in stated
    ]
    return _Header(names, columns, tuple(problems))


def _row(cells: list[Cell], places: list[tuple[int, int]], header: _Header, index: int, limits: Limits) -> Row:
    pointer = child("", index)
    where = _places(pointer, header.names, places)
    if len(cells) != len(header.names):
        params = {"found": str(len(cells)), "wanted": str(len(header.names))}
        # at the first cell too many, or at the last that is there
        at = places[min(len(header.names), len(cells) - 1)]
        return Row({}, pointer, (Problem("row-width", pointer, params, at),), where)
    given: dict[str, str] = {}
    for name, cell in zip(header.names, cells, strict=True):
        if cell.text and name in header.columns:
            given.setdefault(name, unguarded(cell.text) if header.columns[name].is_prose else cell.text)
    tree, problems = tree_of_cells(given, header.columns, limits)
    row = Row(tree, pointer, (), where)
    return replace(row, problems=tuple(map(row.placed, problems)))


def _places(pointer: str, names: Iterable[str], places: list[tuple[int, int]]) -> dict[str, Place]:
    found = {pointer: Place(places[0], places[0])}
    for name, place in zip(names, places, strict=False):
        found.setdefault(pointer + pointer_of(name), Place(place, place))
    return found


# -- records to text ---------------------------------------------------------------------------------------------------


class Table:
    r"""The rows of one file as they are made; what the first row must be is known with the last record.

    Args:
        cls: The class of the records.

    Example:
        >>> table = Table(MODEL.collections["sites"])
        >>> cells = table.cells({"id": "abilene", "name": {"en": "Abilene"}})
        >>> ''.join(table.lines([cells]))
        'id,name.en\nabilene,Abilene\n'
    """

    def __init__(self, cls: type[AnyRecord]) -> None:
        self._cls = cls
        self._languages: dict[str, None] = {}
        self._used: set[str] = set()

    def cells(self, tree: Mapping[str, Tree]) -> Cells:
        """The cells of the tree of a record; its columns are columns of the table from then on."""
        self._languages |= dict.fromkeys(texts_in(tree, self._cls))
        found = cells_of(tree, self._cls, self._languages)
        self._used.update(found)
        return found

    def lines(self, rows: Iterable[Cells]) -> Iterator[str]:
        """The first row, and a row for each of the cells that the table has made."""
        used = self._used or set(_required(self._cls))
        header = [name for name in _in_order(self._cls, self._languages) if name in used]
        columns = [(name, _is_prose(self._cls, name)) for name in header]
        yield _line(header)
        for row in rows:
            yield _line(guarded(row.get(name, "")) if is_prose else row.get(name, "") for name, is_prose in columns)


def _is_prose(cls: type[AnyRecord], name: str) -> bool:
    column = column_of(cls, name)
    return column is not None and column.is_prose


def _line(cells: Iterable[str]) -> str:
    return f"{','.join(map(_quoted, cells))}\n"


def _required(cls: type[AnyRecord]) -> Iterator[str]:
    return (field.name for field in attrs.fields(cls) if field.default is attrs.NOTHING)


def _in_order(cls: type[AnyRecord], languages: Iterable[str]) -> Iterator[str]:
    """The names of the columns in the order of the fields, those by language behind their text."""
    for name in columns_of(cls):
        yield name
        yield from (column for column in languages if column.rpartition(".")[0] == name)


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if _TO_QUOTE.search(cell) else cell
