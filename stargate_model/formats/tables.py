"""Tables of columns as sources: their rows as records, a piece of a file at a time, and any of them again.

In: a file of Parquet or Arrow IPC that is named after what it holds. Out: its records in parts, each at its row. To
read a row of columns again, its whole group would have to be read; so a copy of each record goes to a temporary file,
as a line, and is read from there.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import weakref
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Final

import attrs
from msgspec.structs import replace

from stargate_model.claims.document import Document
from stargate_model.claims.text import shown
from stargate_model.errors import SourceError
from stargate_model.findings.finding import Finding
from stargate_model.formats import ndjson, parquet, wire
from stargate_model.formats.columns import compact
from stargate_model.formats.limits import DEFAULT_LIMITS, Limits, beyond
from stargate_model.formats.loading import unreadable
from stargate_model.formats.sources import Cut, Entry, Part, class_of
from stargate_model.formats.structuring import structure
from stargate_model.formats.tree import Problem, Tree, child
from stargate_model.records.dataset import AnyRecord, type_name
from stargate_model.records.model import MODEL, Model
from stargate_model.records.structure import wire_name

_OFFSET: Final = 40  # bits of a place that say where in its copy a record stands


class Copies:
    """A temporary folder for the copies of records, which goes when nothing uses it any more.

    Args:
        path: A folder that somebody else made, and removes.
    """

    def __init__(self, path: str | None = None) -> None:
        self._path = path

    @property
    def path(self) -> str:
        """The folder; it is made when it is asked for."""
        if self._path is None:
            self._path = tempfile.mkdtemp(prefix="stargate-model-")
            weakref.finalize(self, shutil.rmtree, self._path, ignore_errors=True)
        return self._path

    def __reduce__(self) -> tuple[object, ...]:
        """Another process uses the folder, and leaves it to the one that made it to remove it."""
        return Copies, (self.path,)


@attrs.frozen(eq=False)
class Table:
    """A file of columns.

    Attributes:
        path: Where it is, and what messages call it.
        cls: The class of its records.
        limits: How many rows and bytes a batch may have.
        copies: Where the records are copied to.
    """

    path: str
    cls: type[AnyRecord]
    limits: Limits = DEFAULT_LIMITS
    copies: Copies = attrs.field(factory=Copies, repr=False)

    def parts(self) -> Iterator[Part]:
        """Its records and problems, some at a time."""
        return self.stretch(Cut(0, -1, 0, 0))

    def cuts(self, size: int) -> Sequence[Cut]:
        """Pieces of whole groups of rows, of about so many bytes in the file; one where it cannot be read."""
        try:
            groups = self._groups()
        except parquet.UnreadableError:
            groups = ()
        if not groups:
            return (Cut(0, -1, 0, 0),)
        each = max(1, round(len(groups) * size / max(1, _size(self.path))))
        return [
            Cut(first, min(first + each, len(groups)), groups[first].first, number)
            for number, first in enumerate(range(0, len(groups), each))
        ]

    def stretch(self, cut: Cut) -> Iterator[Part]:
        """The records and problems of a piece; every record is copied."""
        folder = self.copies.path
        copied = Path(folder, f"{cut.number}.ndjson")
        written = Path(folder, f"{cut.number}.{os.getpid()}.part")
        with written.open("wb") as copy:
            for rows in self._read(cut):
                part, lines = _part(rows, self.cls, self.limits, (cut.number << _OFFSET) + copy.tell())
                copy.writelines(lines)
                yield part
        written.replace(copied)  # whole, even where another process made the same before

    def _read(self, cut: Cut) -> Iterator[parquet.Rows]:
        try:
            groups = self._groups()
            wanted = groups if cut.end < 0 else groups[cut.begin : cut.end]
            yield from parquet.read(self.path, self.cls, self.limits, wanted)
        except parquet.UnreadableError as error:
            yield parquet.Rows(0, problem=Problem("syntax", params={"problem": error.reason}, position=(1, 1)))

    def _groups(self) -> tuple[parquet.Group, ...]:
        try:
            return parquet.groups(self.path, self.limits)
        except OSError as error:
            raise unreadable(Path(self.path), error) from None

    def again(self, spans: Sequence[tuple[int, int]]) -> Sequence[AnyRecord]:
        """The records at some places."""
        lines = [self._line(at, size) for at, size in spans]
        found = [record for record in ndjson.read_again(lines, self.cls) if record is not None]
        if len(found) != len(spans):
            raise SourceError(f"{shown(self.path)} has changed while it was read; check it again", path=self.path)
        return found

    def _line(self, at: int, size: int) -> bytes:
        with Path(self.copies.path, f"{at >> _OFFSET}.ndjson").open("rb") as copy:
            copy.seek(at & ((1 << _OFFSET) - 1))
            return copy.read(size)

    def documents(self) -> Iterator[Document]:
        """The documents, where it is a table of them."""
        if self.cls is Document:
            for rows in self._read(Cut(0, -1, 0, 0)):
                part, _ = _part(rows, self.cls, self.limits, 0)
                yield from (entry.record for entry in part.entries if isinstance(entry.record, Document))

    def order(self, pointer: str) -> int:
        """The index of its row; the first, where a pointer names a column."""
        return _row(pointer)

    def pointer(self, order: int, at: int) -> str:  # other sources need it
        """The index of its row, as a pointer."""
        return child("", order)

    def place(self, findings: Collection[Finding]) -> Iterator[Finding]:
        """The same findings with the file; their line is the row, from 1, their column that of the field."""
        columns = {wire_name(field.name): at for at, field in enumerate(attrs.fields(self.cls), 1)}
        for finding in findings:
            field = finding.pointer[1:].partition("/")[2].partition("/")[0]
            column = columns.get(field, 1)
            line = _row(finding.pointer) + 1 if finding.line is None else finding.line
            yield finding.placed(finding.pointer, self.path, line, finding.column or column)


def open_table(path: Path, limits: Limits = DEFAULT_LIMITS, model: Model = MODEL) -> Table:
    """A file of columns, whose records are read when they are asked for.

    Raises:
        SourceError: There is no such file, or it is not named after what it holds.
        ExtraError: pyarrow is not installed.
    """
    parquet.need_pyarrow()
    cls = class_of(str(path), model)
    if cls is None:
        names = ", ".join(f"{name}{path.suffix}" for name in model.collections)
        raise SourceError(f"{shown(path.name)} is not named after what it holds; there are {names}", path=str(path))
    try:
        with path.open("rb"):
            return Table(str(path), cls, limits)
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from None


def _row(pointer: str) -> int:
    first = pointer[1:].partition("/")[0]
    return int(first) if first.isdigit() else 0


def _size(path: str) -> int:
    return Path(path).stat().st_size


# -- rows to records ---------------------------------------------------------------------------------------------------


def _part(rows: parquet.Rows, cls: type[AnyRecord], limits: Limits, at: int) -> tuple[Part, list[bytes]]:
    """The records of some rows, and the lines that state them, of which the first stands at a place."""
    if rows.batch is None:
        return Part(problems=() if rows.problem is None else (rows.problem,)), []
    from stargate_model.formats import arrow

    trees = arrow.trees_of(rows.batch, cls)
    texts = [arrow.bytes_of(tree) for tree in trees]
    fast = wire.items(cls).records([text or b"" for text in texts])
    entries: list[Entry] = []
    lines: list[bytes] = []
    broken: list[str] = []
    problems: list[Problem] = []
    for number, (tree, text, record) in enumerate(zip(trees, texts, fast, strict=True), rows.first):
        is_sure = record is not None and limits.hold_at_a_glance(len(text or b""))
        made = record if record is not None and is_sure else _slowly(tree, cls, limits)
        if isinstance(made, tuple):
            problems += (replace(one, pointer=f"/{number}{one.pointer}", position=None) for one in made)
            broken += [f"{type_name(cls)}:{tree['id']}"] if isinstance(tree.get("id"), str) else []
            continue
        line = text or compact(tree).encode()
        entries.append(Entry(made, f"/{number}", at, len(line)))
        lines.append(line + b"\n")
        at += len(line) + 1
    return Part(entries=tuple(entries), broken=frozenset(broken), problems=tuple(problems)), lines


def _slowly(tree: dict[str, Tree], cls: type[AnyRecord], limits: Limits) -> AnyRecord | tuple[Problem, ...]:
    return tuple(beyond(tree, limits)) or structure(tree, cls)
