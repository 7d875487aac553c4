r"""Lines of JSON: a record a line, each with its type; read as a stream, however long.

In: bytes, split on `\n` only. Out: chunks of records with the numbers of their lines, and the problems of those lines
that could not be read. One bad line costs one line. A line without a type has the one that its file is named after.
Refused: a line of more than 1 MB, which is not kept either.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import BinaryIO, Final, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from stargate_model.claims.vocabulary import cut, nearest
from stargate_model.formats import json as documents
from stargate_model.formats import wire
from stargate_model.formats.columns import compact
from stargate_model.formats.limits import DEFAULT_LIMITS, Limits, beyond
from stargate_model.formats.structuring import structure
from stargate_model.formats.tree import (
    KEY_PROBLEMS,
    Place,
    Problem,
    Tree,
    child,
    is_list,
    is_mapping,
    nearest_place,
    outward,
)
from stargate_model.records.dataset import COLLECTIONS, AnyRecord, type_name

EXTENSIONS: Final = (".ndjson", ".jsonl")
_BLOCK: Final = 128 * 1024  # what is made of a block stays in the processor's cache
_BLANKS: Final = b" \t\r"
_MARK: Final = b"\xef\xbb\xbf"
_TYPES: Final[Mapping[str, type[AnyRecord]]] = {type_name(cls): cls for cls in COLLECTIONS.values()}


class Chunk(Struct, frozen=True, kw_only=True):
    """Some lines that follow each other, as they were read.

    Attributes:
        records: The records, each with the number of its line, from 1.
        spans: Where the line of each record begins in the file, and how many bytes it has.
        broken: The keys of records that have a type and an id, but could not be read whole.
        problems: What is wrong, each with its line and column; its pointer begins with the index of the line.
        lines: How many lines were read so far, the empty ones counted.
    """

    records: tuple[tuple[int, AnyRecord], ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    broken: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()
    lines: int


def read_lines(
    file: BinaryIO,
    limits: Limits = DEFAULT_LIMITS,
    cls: type[AnyRecord] | None = None,
    *,
    only: re.Pattern[bytes] | None = None,
) -> Iterator[Chunk]:
    r"""Read the records of lines, a chunk at a time; no more than a chunk is ever held.

    Args:
        file: The bytes, as UTF-8; a byte order mark at their beginning is dropped.
        limits: How long a line may be, and how deep. A file of lines may have any length.
        cls: The class of records whose line names no type.
        only: What a line must have to be read at all.

    Example:
        >>> import io
        >>> lines = b'{"type": "site", "id": "abilene", "name": {"en": "Abilene"}}\n\n{"type": "site", "id": 7}\n'
        >>> chunk = next(read_lines(io.BytesIO(lines)))
        >>> [(line, record.id) for line, record in chunk.records]
        [(1, 'abilene')]
        >>> [(problem.code, problem.position) for problem in chunk.problems]
        [('wrong-type', (3, 24)), ('missing-key', (3, 1))]
    """
    before = 0
    for block in _blocks(file, limits.line_bytes):
        is_wanted = only is None or only.search(b"\n".join(block.lines))
        numbered = [*block.numbered(before)] if is_wanted else []
        before += len(block.lines)
        if only is not None:
            numbered = [line for line in numbered if only.search(line.data)]
        yield _chunk(numbered, before, limits, cls)


def raw_lines(file: BinaryIO, limits: Limits = DEFAULT_LIMITS) -> Iterator[tuple[int, bytes]]:
    """Every line with its index, from 0; one that is too long is cut."""
    index = 0
    for block in _blocks(file, limits.line_bytes):
        for line in block.lines:
            yield index, line
            index += 1


def read_again(data: Iterable[bytes], cls: type[AnyRecord] | None = None) -> list[AnyRecord | None]:
    """The records of lines that were read before; None where one is none any more."""
    lines = [line.removesuffix(b"\r") for line in data]
    found = _fast(lines, cls)
    for at, record in enumerate(found):
        if record is None:
            read = _read(lines[at], DEFAULT_LIMITS.replace(line_bytes=sys.maxsize), cls)
            found[at] = None if isinstance(read, _Unread) else read
    return found


def locate(text: str, pointers: Collection[str]) -> Mapping[str, Place]:
    """Where the members at some pointers stand; a pointer begins with the index of a line, from 0.

    Example:
        >>> locate('{"type": "site"}', ["/0/type"])["/0/type"].value
        (1, 10)
    """
    wanted: dict[int, set[str]] = {}
    for pointer in pointers:
        line, _, rest = pointer[1:].partition("/")
        if line:
            wanted.setdefault(int(line), set()).add(f"/{rest}" if rest else "")
    found: dict[str, Place] = {}
    for index, line in enumerate(text.split("\n")):
        if index in wanted:
            for pointer, place in documents.locate(line, wanted[index]).items():
                moved = Place(key=(index + 1, place.key[1]), value=(index + 1, place.value[1]))
                found[child("", index) + pointer] = moved
    return found


def write(tree: Tree) -> str:
    r"""Write the tree of a data set as lines, collection by collection: the same bytes for the same tree.

    Example:
        >>> write({"sites": [{"id": "abilene", "capacity": {"value": Decimal("1.20"), "unit": "GW"}}]})
        '{"type":"site","id":"abilene","capacity":{"value":1.20,"unit":"GW"}}\n'
    """
    collections = tree if is_mapping(tree) else {}
    return "".join(
        line_of(record, cls)
        for name, cls in COLLECTIONS.items()
        if is_list(records := collections.get(name, []))
        for record in records
        if is_mapping(record)
    )


def line_of(tree: Mapping[str, Tree], cls: type[AnyRecord]) -> str:
    """The line of the tree of a record of a class, its end included."""
    return f"{compact({'type': type_name(cls), **tree})}\n"


# -- bytes to lines ----------------------------------------------------------------------------------------------------


class _Line(NamedTuple):
    """A line: its number, where it begins in the file, and its bytes."""

    number: int
    at: int
    data: bytes


class _Block(NamedTuple):
    """Lines that follow each other, without their ends.

    Attributes:
        at: Where the first of them begins in the file.
        lines: The lines.
        cut_off: How many bytes of the first are not kept.
    """

    at: int
    lines: list[bytes]
    cut_off: int = 0

    def numbered(self, before: int) -> Iterator[_Line]:
        """Each line that is not blank, after so many others."""
        at = self.at
        for number, line in enumerate(self.lines, before + 1):
            if line.strip(_BLANKS):
                yield _Line(number, at, line.removesuffix(b"\r"))
            at += len(line) + 1 + (self.cut_off if number == before + 1 else 0)


def _blocks(file: BinaryIO, most: int) -> Iterator[_Block]:
    """The lines of a file, some at a time; one that is too long is cut just after the limit."""
    at, rest, cut_off = 0, b"", 0
    block = file.read(_BLOCK)
    if block.startswith(_MARK):
        at, block = len(_MARK), block.removeprefix(_MARK)
    while block:
        lines = (rest + block).split(b"\n")
        last = lines.pop()
        if lines:
            yield _Block(at, lines, cut_off)
            at += sum(map(len, lines)) + len(lines) + cut_off
            cut_off = 0
        rest = last[: most + 2]  # a long line does not pile up; it may end in \r
        cut_off += len(last) - len(rest)
        block = file.read(_BLOCK)
    if rest:
        yield _Block(at, [rest], cut_off)


# -- lines to records --------------------------------------------------------------------------------------------------


def _chunk(numbered: Sequence[_Line], lines: int, limits: Limits, cls: type[AnyRecord] | None) -> Chunk:
    records: list[tuple[int, AnyRecord]] = []
    spans: list[tuple[int, int]] = []
    broken: list[str] = []
    problems: list[Problem] = []
    fast = _fast([line.data for line in numbered], cls)
    for line, record in zip(numbered, fast, strict=True):
        size = len(line.data)
        held = record if size <= limits.line_bytes and limits.hold_at_a_glance(size) else None
        read = _read(line.data, limits, cls) if held is None else held
        if not isinstance(read, _Unread):
            records.append((line.number, read))
            spans.append((line.at, size))
            continue
        problems += read.placed(line.number)
        if read.key:
            broken.append(read.key)
    return Chunk(
        records=tuple(records), spans=tuple(spans), broken=frozenset(broken), problems=tuple(problems), lines=lines
    )


def _fast(lines: Sequence[bytes], cls: type[AnyRecord] | None) -> list[AnyRecord | None]:
    """The records that are right at first sight; of lines that name no type too, where the file says it."""
    found = wire.lines().records(lines)
    untyped = [at for at, record in enumerate(found) if record is None] if cls is not None else []
    if cls is not None and untyped:
        for at, record in zip(untyped, wire.items(cls).records([lines[at] for at in untyped]), strict=True):
            found[at] = record
    return found


class _Unread(Struct, frozen=True):
    """A line that is no record: what is wrong with it, and the key of the record that it was to be."""

    problems: tuple[Problem, ...]
    text: str = ""
    key: str = ""

    def placed(self, number: int) -> Iterator[Problem]:
        """The problems, with the line and column of each."""
        wanted = {pointer for problem in self.problems for pointer in outward(problem.pointer)}
        places = documents.locate(self.text, wanted) if self.text else dict[str, Place]()
        for problem in self.problems:
            _, column = problem.position or nearest_place(problem.code, problem.pointer, places)
            pointer = child("", number - 1) + problem.pointer
            yield replace(problem, pointer=pointer, position=(number, column))


def _read(line: bytes, limits: Limits, of: type[AnyRecord] | None = None) -> AnyRecord | _Unread:
    """The record of a line, or everything that is wrong with it."""
    if len(line) > limits.line_bytes:
        return _Unread((limits.problem("line_bytes"),))
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError as error:
        return _Unread((Problem("not-utf8", params={"offset": str(error.start)}, position=(1, 1)),))
    parsed = documents.parse(text, limits)
    if any(problem.code not in KEY_PROBLEMS for problem in parsed.problems):
        return _Unread(parsed.problems)
    too_much = tuple(beyond(parsed.tree, limits))
    if too_much:
        return _Unread(too_much, text)
    if not is_mapping(parsed.tree):
        params = {"wanted": "an object", "found": "something else"}
        return _Unread((Problem("wrong-type", params=params),), text)
    members = dict(parsed.tree)
    cls = of if of is not None and "type" not in members else _class_of(members.pop("type", None))
    if isinstance(cls, Problem):
        return _Unread((*parsed.problems, cls), text)
    made = structure(members, cls)
    if not isinstance(made, tuple) and not parsed.problems:
        return made
    known = members.get("id")
    key = f"{type_name(cls)}:{known}" if isinstance(known, str) else ""
    return _Unread((*parsed.problems, *(made if isinstance(made, tuple) else ())), text, key)


def _class_of(found: Tree) -> type[AnyRecord] | Problem:
    if found is None:
        return Problem("missing-key", params={"key": "type"})
    if not isinstance(found, str):
        return Problem("wrong-type", "/type", {"wanted": "text", "found": "something else"})
    if found in _TYPES:
        return _TYPES[found]
    near = nearest(found, _TYPES, count=1)
    params = {"found": cut(found), "nearest": near[0] if near else "", "known": ", ".join(_TYPES)}
    return Problem("unknown-word", "/type", params)
