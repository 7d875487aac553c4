r"""Lines of JSON: a record a line, each with its type; read as a stream, however long.

In: bytes, split on `\n` only. Out: chunks of records with the numbers of their lines, and the problems of those lines
that could not be read. One bad line costs one line. Refused: a line of more than 1 MB, which is not kept either.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import BinaryIO, Final

import attrs

from stargate_model.amounts.decimals import spell
from stargate_model.claims.vocabulary import cut, nearest
from stargate_model.formats import json as documents
from stargate_model.formats import wire
from stargate_model.formats.structuring import structure
from stargate_model.formats.tree import (
    DEFAULT_LIMITS,
    KEY_PROBLEMS,
    Limits,
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
LINE_BYTES: Final = 1_000_000
"""How long a line may be."""

_BLOCK: Final = 128 * 1024  # what is made of a block stays in the processor's cache
_BLANKS: Final = b" \t\r"
_MARK: Final = b"\xef\xbb\xbf"
_TYPES: Final[Mapping[str, type[AnyRecord]]] = {type_name(cls): cls for cls in COLLECTIONS.values()}


@attrs.frozen(kw_only=True)
class Chunk:
    """Some lines that follow each other, as they were read.

    Attributes:
        records: The records, each with the number of its line, from 1.
        broken: The keys of records that have a type and an id, but could not be read whole.
        problems: What is wrong, each with its line and column; its pointer begins with the index of the line.
        lines: How many lines were read so far, the empty ones counted.
    """

    records: tuple[tuple[int, AnyRecord], ...] = ()
    broken: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()
    lines: int


def read_lines(file: BinaryIO, limits: Limits = DEFAULT_LIMITS) -> Iterator[Chunk]:
    r"""Read the records of lines, a chunk at a time; no more than a chunk is ever held.

    Args:
        file: The bytes, as UTF-8; a byte order mark at their beginning is dropped.
        limits: How deep a line may be nested. A file of lines may have any length.

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
    for lines in _blocks(file):
        numbered = [(number, line) for number, line in enumerate(lines, before + 1) if line.strip(_BLANKS)]
        before += len(lines)
        yield _chunk(numbered, before, limits)


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
        f"{_compact({'type': type_name(cls), **record})}\n"
        for name, cls in COLLECTIONS.items()
        if is_list(records := collections.get(name, []))
        for record in records
        if is_mapping(record)
    )


# -- bytes to lines ----------------------------------------------------------------------------------------------------


def _blocks(file: BinaryIO) -> Iterator[list[bytes]]:
    """The lines of a file, some at a time, without their ends; one that is too long is cut just after the limit."""
    rest = b""
    block = file.read(_BLOCK).removeprefix(_MARK)
    while block:
        data = rest + block
        lines = data.split(b"\n")
        rest = lines.pop()[: LINE_BYTES + 2]  # a long line does not pile up; it may end in \r
        if lines:
            yield [line.removesuffix(b"\r") for line in lines] if b"\r" in data else lines
        block = file.read(_BLOCK)
    if rest:
        yield [rest.removesuffix(b"\r")]


# -- lines to records --------------------------------------------------------------------------------------------------


def _chunk(numbered: Sequence[tuple[int, bytes]], lines: int, limits: Limits) -> Chunk:
    records: list[tuple[int, AnyRecord]] = []
    broken: list[str] = []
    problems: list[Problem] = []
    fast = wire.lines().records([line for _, line in numbered])
    for (number, line), record in zip(numbered, fast, strict=True):
        if record is not None and len(line) <= LINE_BYTES:
            records.append((number, record))
            continue
        read = _read(line, limits)
        if not isinstance(read, _Unread):
            records.append((number, read))
            continue
        problems += read.placed(number)
        if read.key:
            broken.append(read.key)
    return Chunk(records=tuple(records), broken=frozenset(broken), problems=tuple(problems), lines=lines)


@attrs.frozen
class _Unread:
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
            yield attrs.evolve(problem, pointer=pointer, position=(number, column))


def _read(line: bytes, limits: Limits) -> AnyRecord | _Unread:
    """The record of a line, or everything that is wrong with it."""
    if len(line) > LINE_BYTES:
        return _Unread((Problem("limit", params={"limit": f"{LINE_BYTES} bytes in a line"}),))
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError as error:
        return _Unread((Problem("not-utf8", params={"offset": str(error.start)}, position=(1, 1)),))
    parsed = documents.parse(text, limits)
    if any(problem.code not in KEY_PROBLEMS for problem in parsed.problems):
        return _Unread(parsed.problems)
    if not is_mapping(parsed.tree):
        params = {"wanted": "an object", "found": "something else"}
        return _Unread((Problem("wrong-type", params=params),), text)
    members = dict(parsed.tree)
    cls = _class_of(members.pop("type", None))
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


# -- records to lines --------------------------------------------------------------------------------------------------


def _compact(tree: Tree) -> str:
    if is_mapping(tree):
        return f"{{{','.join(f'{json.dumps(key, ensure_ascii=False)}:{_compact(tree[key])}' for key in tree)}}}"
    if is_list(tree):
        return f"[{','.join(map(_compact, tree))}]"
    return spell(tree) if isinstance(tree, Decimal) else json.dumps(tree, ensure_ascii=False)
