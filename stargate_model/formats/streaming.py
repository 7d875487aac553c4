"""Files of lines that are streamed: read a part at a time, as often as it takes, and never held.

In: a file of NDJSON that can be read from any place, or standard input, which is copied to a temporary file first. Out:
its records in parts; a record again by its place; the lines of findings. Refused: a file that has changed since.
"""

from __future__ import annotations

import functools
import io
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, BinaryIO, Final, cast

import attrs
from msgspec.structs import replace

from stargate_model.claims.document import Document
from stargate_model.claims.text import shown
from stargate_model.errors import SourceError
from stargate_model.findings.finding import Excerpt, Finding
from stargate_model.formats import json, ndjson
from stargate_model.formats.limits import DEFAULT_LIMITS, Limits
from stargate_model.formats.loading import COLUMNS, files_of, known_format, read_bytes, read_file, unreadable
from stargate_model.formats.sources import Cut, Entry, Part, Readable, class_of
from stargate_model.formats.tables import open_table
from stargate_model.formats.tree import Place, Problem, child, nearest_place, outward
from stargate_model.records.dataset import AnyRecord
from stargate_model.records.model import MODEL, Model

if TYPE_CHECKING:
    from typing_extensions import Buffer

_BLOCK: Final = 1 << 20
_MARK: Final = b"\xef\xbb\xbf"
# a line that may be that of a document: it says so, or writes something in escapes that could say so
_MAY_BE_DOCUMENT: Final = re.compile(rb'"type"\s*+:\s*+"document"|\\u00[67]')


@attrs.frozen(eq=False)
class Stream:
    """A file of lines.

    Attributes:
        path: What messages call it.
        open: Opens it, at its beginning.
        limits: How long a line may be, and how deep.
        watch: Is told, part for part, how many bytes of it were read.
        model: The types of records that it may have.
    """

    path: str
    open: Callable[[], BinaryIO]
    limits: Limits = DEFAULT_LIMITS
    watch: Callable[[Stream, int], object] | None = None
    model: Model = MODEL

    def parts(self) -> Iterator[Part]:
        """Its records and problems, some at a time."""
        with self._opened() as file:
            for chunk in ndjson.read_lines(file, self.limits, self._unnamed, model=self.model):
                entries = tuple(
                    Entry(record, child("", line - 1), at, size)
                    for (line, record), (at, size) in zip(chunk.records, chunk.spans, strict=True)
                )
                if self.watch is not None:
                    self.watch(self, file.tell())
                yield Part(entries=entries, broken=chunk.broken, problems=chunk.problems)

    def cuts(self, size: int) -> Sequence[Cut]:
        """Pieces of whole lines, of about so many bytes; the file is read through once to count the lines."""
        found: list[Cut] = []
        with self._opened() as file:
            begin = first = 0
            while begin != (end := _line_end(file, begin + size)):
                found.append(Cut(begin, end, first, len(found)))
                first += _lines_between(file, begin, end)
                begin = end
        return found

    def stretch(self, cut: Cut) -> Iterator[Part]:
        """The records and problems of a piece."""
        with self._opened() as file:
            file.seek(cut.begin)
            lines = cast(BinaryIO, _Until(file, cut.end - cut.begin))
            for chunk in ndjson.read_lines(lines, self.limits, class_of(self.path)):
                entries = tuple(
                    Entry(record, child("", line - 1 + cut.first), cut.begin + at, size)
                    for (line, record), (at, size) in zip(chunk.records, chunk.spans, strict=True)
                )
                problems = tuple(_further(problem, cut.first) for problem in chunk.problems)
                yield Part(entries=entries, broken=chunk.broken, problems=problems)

    def again(self, spans: Sequence[tuple[int, int]]) -> Sequence[AnyRecord]:
        """The records at some places.

        Raises:
            SourceError: The file has changed since it was read.
        """
        with self._opened() as file:
            lines = [_read_at(file, at, size) for at, size in spans]
        records = ndjson.read_again(lines, self._unnamed, self.model)
        found = [record for record in records if record is not None]
        if len(found) != len(spans):
            raise SourceError(f"{shown(self.path)} has changed while it was read; check it again", path=self.path)
        return found

    def documents(self) -> Iterator[Document]:
        """The documents among its records; only lines that may be theirs are read."""
        only = None if self._unnamed is Document else _MAY_BE_DOCUMENT
        with self._opened() as file:
            for part in ndjson.read_lines(file, self.limits, self._unnamed, only=only, model=self.model):
                yield from (record for _, record in part.records if isinstance(record, Document))

    def order(self, pointer: str) -> int:
        """The index of its line."""
        return int(pointer[1:].partition("/")[0] or 0)

    def pointer(self, order: int, at: int) -> str:  # other sources need it
        """The index of its line, as a pointer."""
        return child("", order)

    def place(self, findings: Collection[Finding]) -> Iterator[Finding]:
        """The same findings with the file, line and column of their pointers; the file is read through once."""
        by_line: dict[int, list[Finding]] = {}
        for finding in findings:
            by_line.setdefault(self.order(finding.pointer), []).append(finding)
        for index, data in self._lines_at(by_line):
            text = data.decode("utf-8", "replace").removesuffix("\r")
            found = by_line[index]
            before = len(child("", index))
            wanted = {at for one in found if one.line is None for at in outward(one.pointer[before:])}
            places = json.locate(text, wanted) if wanted else dict[str, Place]()
            for one in found:
                _, column = nearest_place(one.code, one.pointer[before:], places)
                column = column if one.column is None else one.column
                yield one.placed(one.pointer, self.path, index + 1, column, Excerpt.around(text, column))

    def _lines_at(self, indexes: Collection[int]) -> Iterator[tuple[int, bytes]]:
        """The lines with some indexes, as far as a line may be long."""
        wanted = sorted(indexes)
        with self._opened() as file:
            lines = ndjson.raw_lines(file, self.limits)
            for index in wanted:
                yield index, next((data for at, data in lines if at == index), b"")

    @property
    def _unnamed(self) -> type[AnyRecord] | None:
        """The class of lines that name no type."""
        return class_of(self.path, self.model)

    def _opened(self) -> BinaryIO:
        try:
            return self.open()
        except (OSError, ValueError) as error:
            raise unreadable(Path(self.path), error) from None


def open_path(path: Path, limits: Limits = DEFAULT_LIMITS, model: Model = MODEL) -> tuple[Readable, ...]:
    """A file, or every data file of a folder, in the order of their names; files of lines are streamed.

    Raises:
        SourceError: There is no such file, it cannot be read, or nothing in the folder is data.
    """
    return tuple(open_file(file, limits, model) for file in files_of(path))


def open_file(path: Path, limits: Limits = DEFAULT_LIMITS, model: Model = MODEL) -> Readable:
    """One file; a file of lines is streamed, any other is read.

    Raises:
        SourceError: There is no such file, it cannot be read, or its name says no format.
    """
    form = known_format(path)
    if form in COLUMNS:
        return open_table(path, limits, model)
    if form != "ndjson":
        return read_file(path, limits, model)
    try:
        with path.open("rb") as file:
            if not path.is_file():  # a pipe gives its lines once
                return open_input(file, "ndjson", str(path), limits, model)
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from None
    return Stream(str(path), functools.partial(_open, str(path)), limits, model=model)


def shared(source: Readable) -> Readable:
    """A source as other processes read it.

    Raises:
        SourceError: It can be read here only, as standard input.
    """
    if not isinstance(source, Stream):
        return source
    if not isinstance(source.open, functools.partial):
        raise SourceError(f"several processes cannot read {shown(source.path)}; name a file", path=source.path)
    return attrs.evolve(source, watch=None)


def open_input(file: BinaryIO, form: str, path: str, limits: Limits = DEFAULT_LIMITS, model: Model = MODEL) -> Readable:
    """What can be read once, such as standard input; lines of it are copied to a temporary file.

    Args:
        file: The input.
        form: The name of its format.
        path: What messages call it.
        limits: How large and deep it may be.
        model: The types of records that it may have.

    Raises:
        SourceError: It cannot be read, or there is no room for the copy.
    """
    try:
        if form != "ndjson":
            return read_bytes(file.read(limits.file_bytes + 1), form, path, limits, model)
        copy = tempfile.TemporaryFile()  # noqa: SIM115  # open as long as the source is
        shutil.copyfileobj(file, copy, _BLOCK)
        copy.flush()
    except (OSError, ValueError) as error:
        raise unreadable(Path(path), error) from None
    return Stream(path, _Copy(copy), limits, model=model)


class _Copy:
    """Opens a temporary file, which is gone when nothing opens it any more."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def __call__(self) -> BinaryIO:
        """The file, from its beginning."""
        return io.BufferedReader(_Window(self._file))

    def __del__(self) -> None:
        self._file.close()


class _Window(io.RawIOBase):
    """A file that is read from a place of its own, whoever else reads it."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._at = 0

    def readable(self) -> bool:
        """It is."""
        return True

    def seekable(self) -> bool:
        """It is."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to an offset from the beginning, or stay."""
        self._at = offset if whence == io.SEEK_SET else self._at + offset
        return self._at

    def readinto(self, buffer: Buffer) -> int:
        """Read what there is from here."""
        view = memoryview(buffer)
        data = os.pread(self._file.fileno(), len(view), self._at)
        view[: len(data)] = data
        self._at += len(data)
        return len(data)


def _open(path: str) -> BinaryIO:  # by name, so that another process can do it too
    return Path(path).open("rb")


def _line_end(file: BinaryIO, at: int) -> int:
    """Where the line ends that the byte before a place stands in; no piece begins with a mark, which would be lost."""
    file.seek(max(min(at, file.seek(0, io.SEEK_END)) - 1, 0))
    while True:
        while (part := file.readline(_BLOCK)) and not part.endswith(b"\n"):
            pass  # a long line does not pile up
        end = file.tell()
        if file.read(len(_MARK)) != _MARK:
            return end
        file.seek(end)


def _lines_between(file: BinaryIO, begin: int, end: int) -> int:
    file.seek(begin)
    part = _Until(file, end - begin)
    return sum(block.count(b"\n") for block in iter(functools.partial(part.read, _BLOCK), b""))


def _further(problem: Problem, lines: int) -> Problem:
    """A problem of a piece, after so many lines."""
    index, slash, inner = problem.pointer[1:].partition("/")
    position = problem.position and (problem.position[0] + lines, problem.position[1])
    return replace(problem, pointer=child("", int(index or 0) + lines) + slash + inner, position=position)


class _Until:
    """A file that ends earlier.

    Args:
        file: The file, at its place.
        size: How many bytes there are.
    """

    def __init__(self, file: BinaryIO, size: int) -> None:
        self._file = file
        self._left = size

    def read(self, size: int) -> bytes:
        """Read what there is."""
        data = self._file.read(min(size, self._left))
        self._left -= len(data)
        return data


def _read_at(file: BinaryIO, at: int, size: int) -> bytes:
    file.seek(at)
    return file.read(size)
