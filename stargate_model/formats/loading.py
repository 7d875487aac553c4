"""From files to records: what was read, where each record stands, and what could not be read.

In: a file or a folder. Out: sources, and from each the records with their pointers and every problem. A folder is the
union of its files, whatever their formats; those of no format, and folders in it, are left alone. Files of lines and
tables may be named after what they hold, `sites.ndjson`, `sites.csv`. Nothing is looked up, followed or fetched.
"""

from __future__ import annotations

import io
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import accumulate, chain, islice
from pathlib import Path
from types import ModuleType
from typing import Final, Protocol, cast

import attrs
import msgspec
from msgspec.structs import replace

from stargate_model.claims.document import Document
from stargate_model.claims.text import shown, visible
from stargate_model.claims.vocabulary import choices, cut
from stargate_model.errors import SourceError
from stargate_model.findings.finding import Excerpt, Finding
from stargate_model.formats import csv, doubts, ipc, json, ndjson, parquet, wire, yaml
from stargate_model.formats.limits import DEFAULT_LIMITS, Limits, beyond
from stargate_model.formats.migrations import is_old, migrate, version_of
from stargate_model.formats.sources import Entry, Part, Readable, class_of
from stargate_model.formats.structuring import structure
from stargate_model.formats.tree import (
    KEY_PROBLEMS,
    Parsed,
    Place,
    Problem,
    Tree,
    child,
    described,
    is_list,
    is_mapping,
    nearest_place,
    outward,
    positions_in,
)
from stargate_model.records.dataset import VERSION, AnyRecord, type_name
from stargate_model.records.model import MODEL, Model

_VERSION_KEY: Final = "stargate_model"
_MARK: Final = "\ufeff"
_AROUND: Final = 2  # a record stands in a list, and that in an object
_PATTERN: Final = re.compile(r"[*?\[]")
_STARS: Final = re.compile(r"\*+")  # two would stand for folders in folders
_PATH: Final = 1000  # characters of a path in a message
_CHUNK: Final = 256  # records of a document that are read at once


class Format(Protocol):
    """What each format module offers."""

    EXTENSIONS: tuple[str, ...]

    def locate(self, text: str, pointers: Collection[str]) -> Mapping[str, Place]:
        """Say where pointers stand in a text."""
        ...


class TreeFormat(Format, Protocol):
    """What a format offers whose files are one tree each."""

    def parse(self, text: str, limits: Limits = ...) -> Parsed:
        """Read a text."""
        ...

    def write(self, tree: Tree) -> str:
        """Write a tree as text."""
        ...


class LineFormat(Format, Protocol):
    """What a format offers whose files have a record a line, each with the name of its type."""

    def write(self, tree: Tree, model: Model = ...) -> str:
        """Write a tree as text; the model has the types of its records."""
        ...


class FolderFormat(Protocol):
    """What a format offers whose data sets are folders, with a file a collection."""

    EXTENSIONS: tuple[str, ...]

    def locate(self, text: str, pointers: Collection[str]) -> Mapping[str, Place]:
        """Say where pointers stand in the text of a file."""
        ...

    def write(self, tree: Tree, model: Model = ...) -> Mapping[str, str] | Mapping[str, bytes]:
        """Write a tree as texts or bytes, by the name of their file; the model has the types of its records."""
        ...


def _trees(module: ModuleType) -> TreeFormat:
    return cast(TreeFormat, module)


TREES: Final[Mapping[str, TreeFormat]] = {"json": _trees(json), "yaml": _trees(yaml)}
"""The formats whose files are one tree each."""

LINES: Final[Mapping[str, LineFormat]] = {"ndjson": cast(LineFormat, ndjson)}
"""The formats whose files have a record a line."""

FORMATS: Final[Mapping[str, TreeFormat | LineFormat]] = {**TREES, **LINES}
"""Every format that holds a data set in one file, by its name."""

COLUMNS: Final[Mapping[str, FolderFormat]] = {"parquet": cast(FolderFormat, parquet), "arrow": cast(FolderFormat, ipc)}
"""The formats of columns, whose files are read some rows at a time."""

FOLDERS: Final[Mapping[str, FolderFormat]] = {"csv": cast(FolderFormat, csv), **COLUMNS}
"""Every format that takes a folder, by its name."""

EVERY: Final[Mapping[str, TreeFormat | LineFormat | FolderFormat]] = {**FORMATS, **FOLDERS}
"""Every format, by its name."""


def format_of(path: Path) -> str | None:
    """The name of the format that a file's name says; None where it says none."""
    return next((name for name, form in EVERY.items() if path.suffix.lower() in form.EXTENSIONS), None)


@attrs.frozen(kw_only=True, eq=False)
class Source:
    """A file that was read whole: its records, and what is wrong with it.

    Attributes:
        path: Its path, as it was given.
        text: Its text; empty where it is not UTF-8.
        format: The name of its format.
        entries: The records that could be read.
        broken: The keys of records that have an id, but could not be read whole.
        problems: Everything that is wrong with its form.
        starts: How many records stand before each member of a document, in the order of the text.
        model: The types of records that there are.
    """

    path: str
    text: str = attrs.field(repr=False)
    format: str
    entries: tuple[Entry, ...] = ()
    broken: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()
    starts: Mapping[str, int] = attrs.field(factory=dict[str, int])
    model: Model = MODEL

    def parts(self) -> Iterator[Part]:
        """Its records and problems, at once."""
        yield Part(entries=self.entries, broken=self.broken, problems=self.problems)

    def again(self, spans: Sequence[tuple[int, int]]) -> Sequence[AnyRecord]:
        """The records at some places."""
        return [self.entries[at].record for at, _ in spans]

    def documents(self) -> Iterator[Document]:
        """The documents among its records."""
        return (entry.record for entry in self.entries if isinstance(entry.record, Document))

    def order(self, pointer: str) -> int:
        """The number of the record that a pointer stands in."""
        first, _, rest = pointer[1:].partition("/")
        if self.format not in TREES:
            return int(first) if first else -1
        index = rest.partition("/")[0]
        return self.starts.get(first, 0) + (int(index) if first in self.model.collections and index.isdigit() else 0)

    def pointer(self, order: int, at: int) -> str:  # other sources need it
        """The pointer of the record at a place."""
        return self.entries[at].pointer

    def place(self, findings: Collection[Finding]) -> Iterator[Finding]:
        """The same findings with the file, line and column of their pointers."""
        # what the format placed itself is not looked for: its text may be broken
        wanted = {at for finding in findings if finding.line is None for at in outward(finding.pointer)}
        places = EVERY[self.format].locate(self.text, wanted) if wanted else dict[str, Place]()
        lines = self.text.split("\n") if findings else [""]
        for finding in findings:
            known = None if finding.line is None or finding.column is None else (finding.line, finding.column)
            line, column = known or nearest_place(finding.code, finding.pointer, places)
            excerpt = Excerpt.around(lines[line - 1], column) if line <= len(lines) else None
            yield finding.placed(finding.pointer, self.path, line, column, excerpt)


def read_path(path: Path, limits: Limits = DEFAULT_LIMITS, model: Model = MODEL) -> tuple[Source, ...]:
    """Read a file, or every data file of a folder, in the order of their names; all of it is held.

    Raises:
        SourceError: There is no such file, it cannot be read, or nothing in the folder is data.
    """
    return tuple(read_file(file, limits, model) for file in files_of(path))


def files_of(path: Path) -> tuple[Path, ...]:
    """A file by itself, every data file of a folder, or the files of a pattern such as `*/sites.*`; in order of name.

    Raises:
        SourceError: The folder cannot be read, or nothing in it is data; or no file is like the pattern.
    """
    try:
        if _PATTERN.search(str(path)) and not path.exists():
            files, none = _like(path), f"no file of data is like {shown(str(path))}"
        elif path.is_dir():
            files, none = (
                path.iterdir(),
                f"the folder {visible(str(path), _PATH)} holds no data; it reads {_extensions()}",
            )
        else:
            return (path,)
        found = tuple(sorted(file for file in files if file.is_file() and format_of(file)))
    except (OSError, ValueError) as error:  # a name that is too long, two stars within a name
        raise unreadable(path, error) from None
    if not found:
        raise SourceError(none, path=str(path))
    return found


def _like(pattern: Path) -> Iterable[Path]:
    """What is like a pattern, of which the parts that there are stand for themselves."""
    parts = pattern.parts
    there = next(at for at in range(len(parts)) if not Path(*parts[: at + 1]).exists())
    return Path(*parts[:there]).glob(_STARS.sub("*", "/".join(parts[there:])))


def read_file(path: Path, limits: Limits = DEFAULT_LIMITS, model: Model = MODEL) -> Source:
    """Read one file.

    Raises:
        SourceError: There is no such file, it cannot be read, or its name says no format.
    """
    form = known_format(path)
    if form in COLUMNS:
        raise SourceError(f"{shown(str(path))} is read some rows at a time; open it", path=str(path))
    try:
        if path.exists() and not path.is_file():
            raise ValueError("a pipe would be waited for, and a device may have no end")
        with path.open("rb") as file:
            data = file.read(-1 if form == "ndjson" else limits.file_bytes + 1)
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from None
    return read_bytes(data, form, str(path), limits, model)


def known_format(path: Path) -> str:
    """The name of the format that a file's name says.

    Raises:
        SourceError: It says none.
    """
    form = format_of(path)
    if form is None:
        said = f"{visible(str(path), _PATH)} is of no format that is read: {_extensions()}"
        raise SourceError(said, path=str(path))
    return form


def unreadable(path: Path, error: OSError | ValueError) -> SourceError:
    """The error of a file that the system does not give."""
    reason = (error.strerror if isinstance(error, OSError) else None) or "it is no file"
    return SourceError(f"{shown(str(path))} cannot be read: {reason}", path=str(path))


def read_bytes(data: bytes, form: str, path: str, limits: Limits = DEFAULT_LIMITS, model: Model = MODEL) -> Source:
    """Read the bytes of a document.

    Args:
        data: The bytes.
        form: The name of their format.
        path: What messages call them; of a table, its name says what it holds.
        limits: How large and deep the document may be.
        model: The types of records that it may have.

    Raises:
        SourceError: A table is not named after what it holds.
    """
    if form != "ndjson" and len(data) > limits.file_bytes:
        return _unread(path, form, limits.problem("file_bytes"))
    if form == "ndjson":
        return _lines(data, path, limits, model)
    try:
        text = data.decode("utf-8").removeprefix(_MARK)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8").removeprefix(_MARK)
        position = positions_in(before)(len(before))
        return _unread(path, form, Problem("not-utf8", params={"offset": str(error.start)}, position=position))
    if form == "csv":
        return _table(text, path, limits, model)
    found = _read_fast(data, limits, model) if form == "json" else None
    read = _read_tree(text, form, limits, model) if found is None else found
    return attrs.evolve(read, path=path, text=text, format=form)


def _unread(path: str, form: str, problem: Problem) -> Source:
    return Source(path=path, text="", format=form, problems=(problem,))


def _extensions() -> str:
    return ", ".join(extension for form in EVERY.values() for extension in form.EXTENSIONS)


# -- lines and tables --------------------------------------------------------------------------------------------------


def _lines(data: bytes, path: str, limits: Limits, model: Model) -> Source:
    """The records of lines: one that cannot be read costs no other."""
    chunks = tuple(ndjson.read_lines(io.BytesIO(data), limits, class_of(path, model), model=model))
    return Source(
        path=path,
        text=data.decode("utf-8", "replace").removeprefix(_MARK),
        format="ndjson",
        entries=tuple(
            Entry(record, child("", line - 1), at)
            for at, (line, record) in enumerate(chain.from_iterable(chunk.records for chunk in chunks))
        ),
        broken=frozenset(key for chunk in chunks for key in chunk.broken),
        problems=tuple(problem for chunk in chunks for problem in chunk.problems),
    )


def _table(text: str, path: str, limits: Limits, model: Model) -> Source:
    """The records of a table: a row that cannot be read costs no other."""
    cls = class_of(path, model)
    if cls is None:
        names = ", ".join(f"{name}.csv" for name in model.collections)
        raise SourceError(f"{shown(Path(path).name)} is not named after what it holds; there are {names}", path=path)
    found = _Found(model)
    for row in csv.parse(text, cls, limits):
        if isinstance(row, Problem):
            found.problems.append(row)
        elif any(problem.code not in KEY_PROBLEMS for problem in row.problems):
            found.problems += row.problems
            found.name(cls, row.tree.get("id") if is_mapping(row.tree) else None)
        else:
            problems = found.take(row.tree, cls, row.pointer)
            found.problems += (*row.problems, *map(row.placed, problems))
        if found.is_full(limits, "" if isinstance(row, Problem) else row.pointer):
            break
    return found.source(path=path, text=text, format="csv")


# -- documents ---------------------------------------------------------------------------------------------------------


@attrs.define
class _Found:
    """What was found in a document so far; the model says what may be in it."""

    model: Model
    entries: list[Entry] = attrs.field(factory=list[Entry])
    broken: set[str] = attrs.field(factory=set[str])
    problems: list[Problem] = attrs.field(factory=list[Problem])
    starts: dict[str, int] = attrs.field(factory=dict[str, int])

    def add(self, record: AnyRecord, at: str) -> None:
        """Take a record that stands at a pointer."""
        self.entries.append(Entry(record, at, len(self.entries)))

    def take(self, tree: Tree, cls: type[AnyRecord], at: str) -> tuple[Problem, ...]:
        """Take the record of a tree; gives what is wrong with it, inside it, where it is none."""
        made = structure(tree, cls)
        if not isinstance(made, tuple):
            self.add(made, at)
            return ()
        self.name(cls, tree.get("id") if is_mapping(tree) else None)
        return made

    def name(self, cls: type[AnyRecord], id_: object) -> None:
        """Note that there is a record which cannot be read whole."""
        if isinstance(id_, str):
            self.broken.add(f"{type_name(cls)}:{id_}")

    def is_full(self, limits: Limits, at: str) -> bool:
        """Whether there are more problems than are named, after what stands at a pointer; then the last one says so."""
        if len(self.problems) <= limits.problems:
            return False
        self.problems[limits.problems :] = [limits.problem("problems", at, None)]
        return True

    def source(self, path: str = "", text: str = "", format: str = "") -> Source:  # noqa: A002  # as the class has it
        """All of it as a source."""
        return Source(
            path=path,
            text=text,
            format=format,
            entries=tuple(self.entries),
            broken=frozenset(self.broken),
            problems=tuple(self.problems),
            starts=self.starts,
            model=self.model,
        )


def _read_tree(text: str, form: str, limits: Limits, model: Model) -> Source:
    """A document, all of it through the tier that names errors."""
    parsed = TREES[form].parse(text, limits)
    too_much = islice(beyond(parsed.tree, limits), limits.problems + 1)
    found = _Found(model, problems=[*parsed.problems, *too_much])
    if any(problem.code not in KEY_PROBLEMS for problem in found.problems):
        # what follows the first such problem was not read, so its absence is no problem of its own
        found.is_full(limits, "")
        return found.source()
    return _taken(parsed.tree, found, limits)


def _taken(tree: Tree, found: _Found, limits: Limits) -> Source:
    """The records of a document, after the problems that are known of it."""
    found.starts = _starts({name: len(items) if is_list(items) else 0 for name, items in _members(tree)})
    if found.is_full(limits, ""):
        return found.source()
    for at, item, cls in _items(tree, found.problems, found.model):
        found.problems += _moved(at, found.take(item, cls, at))
        if found.is_full(limits, at):
            break
    else:
        found.is_full(limits, "")
    return found.source()


def migrated(source: Readable, limits: Limits = DEFAULT_LIMITS) -> Readable:
    """A source with its data in the current form, where they are of an older version; else the source itself.

    What is wrong with them in the current form is shown at the nearest thing that stands in the old text.

    Args:
        source: What was read.
        limits: How large and deep it may be.
    """
    if not isinstance(source, Source) or all(problem.code != "old-version" for problem in source.problems):
        return source
    parsed = TREES[source.format].parse(source.text, limits)
    taken = _taken(migrate(parsed.tree)[0], _Found(source.model, problems=[*parsed.problems]), limits)
    return attrs.evolve(taken, path=source.path, text=source.text, format=source.format)


def _read_fast(data: bytes, limits: Limits, model: Model) -> Source | None:
    """A JSON document, through the fast tier, and what is in doubt there through the other.

    None where anything but a record is in doubt: then all of it is read by `_read_tree`, which says what is wrong.
    """
    collections = wire.split(data.removeprefix(_MARK.encode()), VERSION, model)
    if collections is None or max(map(len, collections.values()), default=0) > limits.items:
        return None
    inner = limits.replace(depth=max(1, limits.depth - _AROUND))
    names = msgspec.json.decode(data.removeprefix(_MARK.encode()), type=dict[str, msgspec.Raw])
    found = _Found(model, starts=_starts({name: len(collections.get(name, ())) for name in names}))
    for name, texts in collections.items():
        cls = model.collections[name]
        for first in range(0, len(texts), _CHUNK):
            some = texts[first : first + _CHUNK]
            for index, made in enumerate(_each(some, cls, limits, inner), first):
                if made is None:
                    return None
                at = child(child("", name), index)
                if not isinstance(made, tuple):
                    found.add(made, at)
                    continue
                found.problems += _moved(at, made)
                named = doubts.head(texts[index])
                found.name(cls, named and named.id)
                if found.is_full(limits, at):
                    return found.source()
    return found.source()


def _each(
    texts: Sequence[bytes], cls: type[AnyRecord], limits: Limits, inner: Limits
) -> Iterator[AnyRecord | tuple[Problem, ...] | None]:
    """The record of each text, or what is wrong with it; None where its text itself is not right."""
    fast = wire.items(cls).records(texts)
    are_within = [*map(limits.hold_at_a_glance, map(len, texts))]
    doubtful = [at for at, record in enumerate(fast) if record is None and are_within[at]]
    told = dict(zip(doubtful, doubts.problems([texts[at] for at in doubtful], cls, inner), strict=True))
    for at, (text, record) in enumerate(zip(texts, fast, strict=True)):
        if record is not None and are_within[at]:
            yield record
        elif (problems := told.get(at)) is not None:
            yield problems
        else:
            tree = _tree_of_doubtful(text, inner)
            yield None if tree is None else structure(tree, cls)


def _tree_of_doubtful(data: bytes, limits: Limits) -> Tree | None:
    """The tree of a record; None where its text itself is not right."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    parsed = json.parse(text, limits)
    return None if parsed.problems or any(beyond(parsed.tree, limits)) else parsed.tree


def _members(tree: Tree) -> Iterable[tuple[str, Tree]]:
    return tree.items() if is_mapping(tree) else ()


def _starts(lengths: Mapping[str, int]) -> dict[str, int]:
    """How many records stand before each member of a document."""
    return dict(zip(lengths, accumulate(lengths.values(), initial=0), strict=False))


def _moved(at: str, problems: Iterable[Problem]) -> Iterator[Problem]:
    return (replace(problem, pointer=at + problem.pointer) for problem in problems)


def _items(tree: Tree, problems: list[Problem], model: Model) -> Iterator[tuple[str, Tree, type[AnyRecord]]]:
    """The items of the collections of a document, each with its pointer; what is wrong around them is a problem."""
    if not is_mapping(tree):
        problems.append(Problem("wrong-type", params={"wanted": "an object", "found": described(tree)}))
        return
    if is_old(tree):
        problems.append(Problem("old-version", f"/{_VERSION_KEY}", {"found": version_of(tree) or ""}))
        return
    if tree.get(_VERSION_KEY) != VERSION:
        found = tree.get(_VERSION_KEY, "none")
        said = cut(str(found)) if isinstance(found, (str, Decimal)) else described(found)
        problems.append(Problem("version", f"/{_VERSION_KEY}", {"found": said}))
    for name, items in tree.items():
        cls = model.collections.get(name)
        pointer = child("", name)
        if name == _VERSION_KEY:
            continue
        if cls is None:
            problems.append(Problem("unknown-key", pointer, {"key": cut(name), **choices(name, model.collections)}))
        elif not is_list(items):
            problems.append(Problem("wrong-type", pointer, {"wanted": "a list", "found": described(items)}))
        else:
            yield from ((child(pointer, index), item, cls) for index, item in enumerate(items))
