"""From files to records: what was read, where each record stands, and what could not be read.

In: a file or a folder. Out: sources, and from each the records with their pointers and every problem. A folder is the
union of its files. Nothing is looked up, followed or fetched.
"""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Final, Protocol, cast

import attrs

from stargate_model.claims.text import shown
from stargate_model.claims.vocabulary import cut, nearest
from stargate_model.errors import SourceError
from stargate_model.findings.finding import Excerpt, Finding
from stargate_model.formats import json, ndjson, yaml
from stargate_model.formats.structuring import described, structure
from stargate_model.formats.tree import (
    DEFAULT_LIMITS,
    KEY_PROBLEMS,
    Limits,
    Parsed,
    Place,
    Problem,
    Tree,
    child,
    is_list,
    is_mapping,
    nearest_place,
    outward,
    positions_in,
)
from stargate_model.records.dataset import COLLECTIONS, AnyRecord, type_name

VERSION: Final = "1"
"""The version of the data's form that this library reads and writes."""

_VERSION_KEY: Final = "stargate_model"
_MARK: Final = "\ufeff"


class Format(Protocol):
    """What each format module offers."""

    EXTENSIONS: tuple[str, ...]

    def locate(self, text: str, pointers: Collection[str]) -> Mapping[str, Place]:
        """Say where pointers stand in a text."""
        ...

    def write(self, tree: Tree) -> str:
        """Write a tree as text."""
        ...


class TreeFormat(Format, Protocol):
    """What a format offers whose files are one tree each."""

    def parse(self, text: str, limits: Limits = ...) -> Parsed:
        """Read a text."""
        ...


def _trees(module: ModuleType) -> TreeFormat:
    return cast(TreeFormat, module)


TREES: Final[Mapping[str, TreeFormat]] = {"json": _trees(json), "yaml": _trees(yaml)}
"""The formats whose files are one tree each."""

FORMATS: Final[Mapping[str, Format]] = {**TREES, "ndjson": cast(Format, ndjson)}
"""Every format, by its name."""


def format_of(path: Path) -> str | None:
    """The name of the format that a file's name says; None where it says none."""
    return next((name for name, form in FORMATS.items() if path.suffix.lower() in form.EXTENSIONS), None)


@attrs.frozen
class Entry:
    """A record, and where it stands in its source."""

    record: AnyRecord
    pointer: str


@attrs.frozen(kw_only=True, eq=False)
class Source:
    """A file that was read: its records, and what is wrong with it.

    Attributes:
        path: Its path, as it was given.
        text: Its text; empty where it is not UTF-8.
        format: The name of its format.
        entries: The records that could be read.
        broken: The keys of records that have an id, but could not be read whole.
        problems: Everything that is wrong with its form.
    """

    path: str
    text: str = attrs.field(repr=False)
    format: str
    entries: tuple[Entry, ...] = ()
    broken: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()

    def place(self, findings: Collection[Finding]) -> Iterator[Finding]:
        """The same findings with the file, line and column of their pointers."""
        # what the format placed itself is not looked for: its text may be broken
        wanted = {at for finding in findings if finding.line is None for at in outward(finding.pointer)}
        places = FORMATS[self.format].locate(self.text, wanted) if wanted else dict[str, Place]()
        lines = self.text.split("\n") if findings else [""]
        for finding in findings:
            known = None if finding.line is None or finding.column is None else (finding.line, finding.column)
            line, column = known or nearest_place(finding.code, finding.pointer, places)
            excerpt = Excerpt.around(lines[line - 1], column) if line <= len(lines) else None
            yield finding.placed(finding.pointer, self.path, line, column, excerpt)


def read_path(path: Path, limits: Limits = DEFAULT_LIMITS) -> tuple[Source, ...]:
    """Read a file, or every data file of a folder, in the order of their names.

    Raises:
        SourceError: There is no such file, it cannot be read, or nothing in the folder is data.
    """
    try:
        files = sorted(file for file in path.iterdir() if file.is_file() and format_of(file)) if path.is_dir() else None
    except OSError as error:
        raise _unreadable(path, error) from None
    if files is None:
        return (read_file(path, limits=limits),)
    if not files:
        raise SourceError(f"the folder {path} holds no data; it reads {_extensions()}", path=str(path))
    return tuple(read_file(file, limits=limits) for file in files)


def read_file(path: Path, limits: Limits = DEFAULT_LIMITS) -> Source:
    """Read one file.

    Raises:
        SourceError: There is no such file, it cannot be read, or its name says no format.
    """
    form = format_of(path)
    if form is None:
        raise SourceError(f"{path} is of no format that is read: {_extensions()}", path=str(path))
    try:
        if path.exists() and not path.is_file():
            raise ValueError("a pipe would be waited for, and a device may have no end")
        with path.open("rb") as file:
            data = file.read(limits.file_bytes + 1)
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from None
    return read_bytes(data, form, str(path), limits)


def _unreadable(path: Path, error: OSError | ValueError) -> SourceError:
    reason = (error.strerror if isinstance(error, OSError) else None) or "it is no file"
    return SourceError(f"{shown(str(path))} cannot be read: {reason}", path=str(path))


def read_bytes(data: bytes, form: str, path: str, limits: Limits = DEFAULT_LIMITS) -> Source:
    """Read the bytes of a document.

    Args:
        data: The bytes.
        form: The name of their format.
        path: What messages call them.
        limits: How large and deep the document may be.
    """
    if len(data) > limits.file_bytes:
        return _unread(path, form, Problem("limit", params={"limit": f"{limits.file_bytes} bytes"}, position=(1, 1)))
    if form not in TREES:
        return _lines(data, path, limits)
    try:
        text = data.decode("utf-8").removeprefix(_MARK)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8").removeprefix(_MARK)
        position = positions_in(before)(len(before))
        return _unread(path, form, Problem("not-utf8", params={"offset": str(error.start)}, position=position))
    parsed = TREES[form].parse(text, limits)
    if any(problem.code not in KEY_PROBLEMS for problem in parsed.problems):
        # what follows the first such problem was not read, so its absence is no problem of its own
        return Source(path=path, text=text, format=form, problems=parsed.problems)
    entries, broken, problems = _records(parsed.tree)
    return Source(
        path=path,
        text=text,
        format=form,
        entries=tuple(entries),
        broken=frozenset(broken),
        problems=(*parsed.problems, *problems),
    )


def _lines(data: bytes, path: str, limits: Limits) -> Source:
    """The records of lines: one that cannot be read costs no other."""
    chunks = tuple(ndjson.read_lines(io.BytesIO(data), limits))
    return Source(
        path=path,
        text=data.decode("utf-8", "replace").removeprefix(_MARK),
        format="ndjson",
        entries=tuple(Entry(record, child("", line - 1)) for chunk in chunks for line, record in chunk.records),
        broken=frozenset(key for chunk in chunks for key in chunk.broken),
        problems=tuple(problem for chunk in chunks for problem in chunk.problems),
    )


def _unread(path: str, form: str, problem: Problem) -> Source:
    return Source(path=path, text="", format=form, problems=(problem,))


def _extensions() -> str:
    return ", ".join(extension for form in FORMATS.values() for extension in form.EXTENSIONS)


def _records(tree: Tree) -> tuple[list[Entry], list[str], list[Problem]]:
    entries: list[Entry] = []
    broken: list[str] = []
    problems: list[Problem] = []
    if not is_mapping(tree):
        return entries, broken, [Problem("wrong-type", params={"wanted": "an object", "found": described(tree)})]
    if tree.get(_VERSION_KEY) != VERSION:
        found = tree.get(_VERSION_KEY, "none")
        said = cut(str(found)) if isinstance(found, (str, Decimal)) else described(found)
        problems.append(Problem("version", f"/{_VERSION_KEY}", {"found": said}))
    for name, items in tree.items():
        cls = COLLECTIONS.get(name)
        pointer = child("", name)
        if name == _VERSION_KEY:
            continue
        if cls is None:
            near = nearest(name, COLLECTIONS, count=1)
            problems.append(Problem("unknown-key", pointer, {"key": cut(name), "nearest": near[0] if near else ""}))
        elif not is_list(items):
            problems.append(Problem("wrong-type", pointer, {"wanted": "a list", "found": described(items)}))
        else:
            for index, item in enumerate(items):
                at = child(pointer, index)
                made = structure(item, cls)
                if not isinstance(made, tuple):
                    entries.append(Entry(made, at))
                    continue
                problems += [attrs.evolve(problem, pointer=at + problem.pointer) for problem in made]
                if is_mapping(item) and isinstance(item.get("id"), str):
                    broken.append(f"{type_name(cls)}:{item['id']}")
    return entries, broken, problems
