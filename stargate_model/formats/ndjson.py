r"""Lines of JSON: a record a line, each with its type; read as a stream, however long.

In: bytes, split on `\n` only. Out: chunks of records with the numbers of their lines, and the problems of those lines
that could not be read. One bad line costs one line. A line without a type has the one that its file is named after.
Refused: a line of more than 1 MB, which is not kept either.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import BinaryIO, Final, NamedTuple, cast

from msgspec import UNSET, Struct

from stargate_model.claims.vocabulary import choices, cut
from stargate_model.formats import doubts, wire
from stargate_model.formats import json as documents
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
)
from stargate_model.records.dataset import AnyRecord, type_name
from stargate_model.records.model import MODEL, Model

EXTENSIONS: Final = (".ndjson", ".jsonl")
_BLOCK: Final = 128 * 1024  # what is made of a block stays in the processor's cache
_BLANKS: Final = b" \t\r"
_MARK: Final = b"\xef\xbb\xbf"
_SOME: Final = 256  # so many lines in doubt are looked at at once


class Chunk(Struct, frozen=True, kw_only=True):
    """Some lines that follow each other, as they were read.

    Attributes:
        records: The records, each with the number of its line, from 1.
        spans: Where the line of each record begins in the file, and how many bytes it has.
        broken: The keys of records that have a type and an id, but could not be read whole.
        problems: What is wrong, with the line and column where those are known at once; the pointer begins with the
            index of the line.
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
    model: Model = MODEL,
) -> Iterator[Chunk]:
    r"""Read the records of lines, a chunk at a time; no more than a chunk is ever held.

    Args:
        file: The bytes, as UTF-8; a byte order mark at their beginning is dropped.
        limits: How long a line may be, how deep, and how many problems are named. A file of lines may have any length.
        cls: The class of records whose line names no type.
        only: What a line must have to be read at all.
        model: The types of records that there are.

    Example:
        >>> import io
        >>> lines = b'{"type": "site", "id": "abilene", "name": {"en": "Abilene"}}\n\n{"type": "site", "id": 7}\n'
        >>> chunk = next(read_lines(io.BytesIO(lines)))
        >>> [(line, record.id) for line, record in chunk.records]
        [(1, 'abilene')]
        >>> [(problem.code, problem.pointer) for problem in chunk.problems]
        [('wrong-type', '/2/id'), ('missing-key', '/2')]
    """
    before, room = 0, limits.problems
    for block in _blocks(file, limits.line_bytes):
        is_wanted = only is None or only.search(b"\n".join(block.lines))
        numbered = [*block.numbered(before)] if is_wanted else []
        before += len(block.lines)
        if only is not None:
            numbered = [line for line in numbered if only.search(line.data)]
        chunk = _chunk(numbered, before, limits, _Types(model, cls), room)
        yield chunk
        room -= len(chunk.problems)
        if room < 0:
            return


def raw_lines(file: BinaryIO, limits: Limits = DEFAULT_LIMITS) -> Iterator[tuple[int, bytes]]:
    """Every line with its index, from 0; one that is too long is cut."""
    index = 0
    for block in _blocks(file, limits.line_bytes):
        for line in block.lines:
            yield index, line
            index += 1


def read_again(
    data: Iterable[bytes], cls: type[AnyRecord] | None = None, model: Model = MODEL
) -> list[AnyRecord | None]:
    """The records of lines that were read before; None where one is none any more."""
    lines = [line.removesuffix(b"\r") for line in data]
    types = _Types(model, cls)
    found = _fast(lines, types)
    for at, record in enumerate(found):
        if record is None:
            read = _read(lines[at], DEFAULT_LIMITS.replace(line_bytes=sys.maxsize), types)
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


def write(tree: Tree, model: Model = MODEL) -> str:
    r"""Write the tree of a data set as lines, collection by collection: the same bytes for the same tree.

    Args:
        tree: The tree.
        model: The types of its records.

    Example:
        >>> write({"sites": [{"id": "abilene", "capacity": {"value": Decimal("1.20"), "unit": "GW"}}]})
        '{"type":"site","id":"abilene","capacity":{"value":1.20,"unit":"GW"}}\n'
    """
    collections = tree if is_mapping(tree) else {}
    return "".join(
        line_of(record, cls)
        for name, cls in model.collections.items()
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


class _Types(NamedTuple):
    """Of which types lines are.

    Attributes:
        model: The types that there are.
        unnamed: The class of lines that name none, where their file says it.
    """

    model: Model
    unnamed: type[AnyRecord] | None

    def of(self, named: object) -> type[AnyRecord] | None:
        """The class that the member `type` of a line names; None where it names none that there is."""
        if named is UNSET:
            return self.unnamed
        return self.model.types.get(named) if isinstance(named, str) else None


def _chunk(numbered: Sequence[_Line], lines: int, limits: Limits, types: _Types, room: int) -> Chunk:
    """The records of some lines, up to the one that has a problem more than there is room for."""
    records: list[tuple[int, AnyRecord]] = []
    spans: list[tuple[int, int]] = []
    broken: list[str] = []
    problems: list[Problem] = []
    for line, read in zip(numbered, _each(numbered, limits, types), strict=False):
        if not isinstance(read, _Unread):
            records.append((line.number, read))
            spans.append((line.at, len(line.data)))
            continue
        problems += read.placed(line.number)
        if read.key:
            broken.append(read.key)
        if len(problems) > room:
            problems[room:] = [limits.problem("problems", child("", line.number - 1), (line.number, 1))]
            break
    return Chunk(
        records=tuple(records), spans=tuple(spans), broken=frozenset(broken), problems=tuple(problems), lines=lines
    )


def _each(numbered: Sequence[_Line], limits: Limits, types: _Types) -> Iterator[AnyRecord | _Unread]:
    """What each line holds: all that is right is read at once, and what is not some at a time."""
    lines = [line.data for line in numbered]
    fast = _fast(lines, types)
    are_within = _are_within(lines, limits)
    for first in range(0, len(lines), _SOME):
        found: list[AnyRecord | _Unread | None] = [*fast[first : first + _SOME]]
        if not are_within:
            found = [one if _are_within([lines[at]], limits) else None for at, one in enumerate(found, first)]
        doubtful = [at for at, one in enumerate(found) if one is None]
        if doubtful:
            told = _told([lines[first + at] for at in doubtful], limits, types)
            for at, one in zip(doubtful, told, strict=True):
                found[at] = _read(lines[first + at], limits, types) if one is None else one
        yield from cast("list[AnyRecord | _Unread]", found)


def _are_within(lines: Sequence[bytes], limits: Limits) -> bool:
    """Whether lines are within the limits without a closer look."""
    longest = max(map(len, lines), default=0)
    return longest <= limits.line_bytes and limits.hold_at_a_glance(longest)


def _told(texts: Sequence[bytes], limits: Limits, types: _Types) -> Sequence[_Unread | None]:
    """What is wrong with lines in doubt, of the members in doubt; None where a line has to be read as a whole."""
    heads = [doubts.head(text) for text in texts]
    rows: dict[tuple[type[AnyRecord], bool], list[int]] = {}
    for at, named in enumerate(heads):
        if named is None:
            continue
        cls = types.of(named.type)
        if cls is not None and _are_within([texts[at]], limits):
            rows.setdefault((cls, named.type is not UNSET), []).append(at)
    found: list[_Unread | None] = [None] * len(texts)
    for (cls, is_typed), some in rows.items():
        found_in = doubts.problems([texts[at] for at in some], cls, limits, is_typed=is_typed)
        for at, told in zip(some, found_in, strict=True):
            named = heads[at]
            found[at] = None if told is None or named is None else _Unread(told, _key(cls, named.id))
    return found


def _key(cls: type[AnyRecord], id_: object) -> str:
    """The key of a record that could not be read; empty where it has no id."""
    return f"{type_name(cls)}:{id_}" if isinstance(id_, str) else ""


def _fast(lines: Sequence[bytes], types: _Types) -> list[AnyRecord | None]:
    """The records that are right at first sight; of lines that name no type too, where the file says it."""
    cls = types.unnamed
    found = wire.lines(types.model).records(lines)
    untyped = [at for at, record in enumerate(found) if record is None] if cls is not None else []
    if cls is not None and untyped:
        for at, record in zip(untyped, wire.items(cls).records([lines[at] for at in untyped]), strict=True):
            found[at] = record
    return found


class _Unread(Struct, frozen=True):
    """A line that is no record: what is wrong with it, and the key of the record that it was to be."""

    problems: tuple[Problem, ...]
    key: str = ""

    def placed(self, number: int) -> Iterator[Problem]:
        """The problems in the file; the column of a member is looked for where it is reported."""
        before = child("", number - 1)
        for problem in self.problems:
            position = problem.position and (number, problem.position[1])
            yield Problem(problem.code, before + problem.pointer, problem.params, position)


def _read(line: bytes, limits: Limits, types: _Types) -> AnyRecord | _Unread:
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
    too_much = tuple(islice(beyond(parsed.tree, limits), limits.problems + 1))
    if too_much:
        return _Unread(too_much)
    if not is_mapping(parsed.tree):
        params = {"wanted": "an object", "found": "something else"}
        return _Unread((Problem("wrong-type", params=params),))
    members = dict(parsed.tree)
    unnamed = None if "type" in members else types.unnamed
    cls = unnamed or _class_of(members.pop("type", None), types.model)
    if isinstance(cls, Problem):
        return _Unread((*parsed.problems, cls))
    made = structure(members, cls)
    if not isinstance(made, tuple) and not parsed.problems:
        return made
    return _Unread((*parsed.problems, *(made if isinstance(made, tuple) else ())), _key(cls, members.get("id")))


def _class_of(found: Tree, model: Model) -> type[AnyRecord] | Problem:
    if found is None:
        return Problem("missing-key", params={"key": "type"})
    if not isinstance(found, str):
        return Problem("wrong-type", "/type", {"wanted": "text", "found": "something else"})
    if found in model.types:
        return model.types[found]
    return Problem("unknown-word", "/type", {"found": cut(found), **choices(found, model.types)})
