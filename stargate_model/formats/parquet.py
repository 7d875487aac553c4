"""Files of columns: Parquet and Arrow IPC, a file a collection, `sites.parquet`, whose columns `arrow` tells of.

In: files that somebody else may have written, or spoilt. Out: their rows, some at a time, as trees; or what is wrong,
with the group of rows where it stands. A file is never read whole: batches have so many rows and so many bytes, as
`batches` counts them. Texts of Parquet are read as dictionaries where the file has them, and so stored once. Checksums
of pages are written, and compared wherever they are there. pyarrow is loaded when such a file is read or written.
"""

# pyarrow has no types that say enough
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownParameterType=false, reportUnknownArgumentType=false, reportMissingTypeStubs=false

from __future__ import annotations

import io
from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

import attrs

from stargate_model.claims.text import shown
from stargate_model.errors import ExtraError
from stargate_model.formats.limits import Limits
from stargate_model.formats.tree import Place, Problem, Tree, is_list, is_mapping
from stargate_model.records.dataset import AnyRecord
from stargate_model.records.model import MODEL, Model

if TYPE_CHECKING:
    import pyarrow as pa

EXTENSIONS: Final = (".parquet",)
ARROW: Final = (".arrow",)
"""The extension of Arrow IPC."""

GROUP: Final = 10_000
"""How many rows a group has that we write."""

_ROWS: Final = 1_000  # of a batch, at most: as trees they take ten times the room
_ITEMS: Final = 100  # of a row, on average, beside those that one list may have
_TEXT: Final = "STRING"  # read as a dictionary where the file has one: one text can stand for very many
_EMPTY: Final = "documents"
_SAID: Final = 160
_THRIFT: Final = 10_000_000  # bytes of the texts of a footer, and members of its lists


@attrs.frozen
class Rows:
    """Some rows of a file.

    Attributes:
        first: The number of the first, from 0.
        batch: The rows.
        problem: What is wrong with them, where they cannot be read; there is no batch then.
    """

    first: int
    batch: Any = None  # of pyarrow
    problem: Problem | None = None


@attrs.frozen
class Group:
    """A group of rows, by its index: the number of its first row, and how many it says it has."""

    index: int
    first: int
    rows: int


def locate(text: str, pointers: Collection[str]) -> Mapping[str, Place]:  # as every format has it
    """Nothing: a file of columns has no text."""
    return {}


def write(tree: Tree, model: Model = MODEL) -> Mapping[str, bytes]:
    """Write the tree of a data set as a file a collection, by its name: the same bytes for the same tree."""
    return {f"{name}.parquet": _parquet(table) for name, table in _tables(tree, model)}


def write_arrow(tree: Tree, model: Model = MODEL) -> Mapping[str, bytes]:
    """The same as files of Arrow IPC, which have no checksums."""
    return {f"{name}.arrow": _ipc(table) for name, table in _tables(tree, model)}


def groups(path: str, limits: Limits) -> tuple[Group, ...]:
    """The groups of rows that a file says it has.

    Raises:
        ExtraError: pyarrow is not installed.
        OSError: The system does not give the file.
        UnreadableError: It is no such file.
    """
    found: list[Group] = []
    first = 0
    with _opened(path, limits) as file:
        for index, rows in enumerate(file.counts()):
            found.append(Group(index, first, rows))
            first += rows
    return tuple(found)


class UnreadableError(Exception):
    """A file is not what its name says.

    Attributes:
        reason: Why.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def read(path: str, cls: type[AnyRecord], limits: Limits, wanted: tuple[Group, ...]) -> Iterator[Rows]:
    """Read some groups of rows; one that cannot be read costs no other.

    Args:
        path: The file.
        cls: The class of its records.
        limits: How many rows and bytes a batch may have.
        wanted: The groups.
    """
    from stargate_model.formats import arrow

    with _opened(path, limits) as file:
        problems = tuple(arrow.problems_of(file.schema, cls))
        if problems:
            yield from (Rows(0, problem=problem) for problem in problems)
            return
        for group in wanted:
            yield from _rows(file, group, limits)


def _rows(file: _File, group: Group, limits: Limits) -> Iterator[Rows]:
    from stargate_model.formats.batches import slices_of

    at = group.first
    try:
        if file.items(group.index) > limits.items + group.rows * _ITEMS:
            yield Rows(at, problem=limits.problem("items", f"/{at}", (at + 1, 1)))
            return
        for batch in file.batches(group.index, limits):
            batch.validate(full=True)
            for first, fitting in slices_of(batch, limits.line_bytes, limits.batch_bytes):
                row = at + first
                too_long = limits.problem("line_bytes", f"/{row}", (row + 1, 1)) if fitting is None else None
                yield Rows(row, fitting, too_long)
            at += batch.num_rows
            if at > group.first + group.rows:
                raise UnreadableError("there are more rows than the file says")
        if at != group.first + group.rows:
            raise UnreadableError("there are fewer rows than the file says")
    except _errors() as error:
        yield Rows(at, problem=broken(group, at, error))


def broken(group: Group, at: int, error: Exception) -> Problem:
    """That a group of rows cannot be read from some row on."""
    return Problem("syntax", f"/{at}", {"problem": f"row group {group.index}: {said(error)}"}, (at + 1, 1))


def said(error: Exception) -> str:
    """What an error of pyarrow says, as far as a message holds it."""
    text = error.reason if isinstance(error, UnreadableError) else str(error)
    return shown(text.partition("\n")[0])[1:-1][:_SAID] or type(error).__name__


# -- the two kinds of files --------------------------------------------------------------------------------------------


class _File:
    """A file that is open."""

    def __init__(self, file: Any, counts: tuple[int, ...]) -> None:  # noqa: ANN401  # of pyarrow
        self._file = file
        self._counts = counts

    def __enter__(self) -> _File:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    @property
    def schema(self) -> pa.Schema:
        """Its columns, as they are without dictionaries."""
        from stargate_model.formats.batches import plain_schema

        return plain_schema(self._file.schema_arrow)

    def items(self, group: int) -> int:
        """How many values the fullest column of a group says that it has."""
        meta = self._file.metadata.row_group(group)
        return max((meta.column(at).num_values for at in range(meta.num_columns)), default=0)

    def counts(self) -> tuple[int, ...]:
        """How many rows each of its groups says that it has."""
        return self._counts

    def batches(self, group: int, limits: Limits) -> Iterator[pa.RecordBatch]:
        """The rows of a group, as many at a time as are within the limits where all of them are alike."""
        meta = self._file.metadata.row_group(group)
        fitting = limits.batch_bytes * meta.num_rows // max(1, meta.total_byte_size)
        rows = max(1, min(_ROWS, limits.batch_rows, fitting))
        yield from self._file.iter_batches(batch_size=rows, row_groups=[group], use_threads=False)


class _Ipc(_File):
    """A file of Arrow IPC; its groups are its batches."""

    def __init__(self, file: Any, reader: Any) -> None:  # noqa: ANN401  # of pyarrow
        super().__init__(file, tuple(reader.get_batch(at).num_rows for at in range(reader.num_record_batches)))
        self._reader = reader

    @property
    def schema(self) -> pa.Schema:
        """Its columns, as they are without dictionaries."""
        from stargate_model.formats.batches import plain_schema

        return plain_schema(self._reader.schema)

    def items(self, group: int) -> int:
        """Nothing: it holds no item that is not in the file."""
        return 0

    def batches(self, group: int, limits: Limits) -> Iterator[pa.RecordBatch]:
        """The rows of a batch, cut; it stands in the file as it is in memory."""
        batch = self._reader.get_batch(group)
        batch.validate(full=True)
        rows = min(_ROWS, limits.batch_rows)
        return (batch.slice(at, rows) for at in range(0, batch.num_rows, rows))


def _opened(path: str, limits: Limits) -> _File:
    need_pyarrow()
    import pyarrow as pa
    import pyarrow.parquet as pq

    raw = pa.OSFile(path, "rb")
    try:
        if path.lower().endswith(ARROW):
            reader = pa.ipc.open_file(raw)
            return _Ipc(raw, reader)
        options = {"thrift_string_size_limit": _THRIFT, "thrift_container_size_limit": _THRIFT}
        meta = pq.ParquetFile(raw, **options).metadata
        texts = [one.path for one in map(meta.schema.column, range(meta.num_columns)) if one.logical_type.type == _TEXT]
        file = pq.ParquetFile(raw, metadata=meta, read_dictionary=texts, page_checksum_verification=True, **options)
        counts = tuple(meta.row_group(at).num_rows for at in range(meta.num_row_groups))
        if any(count < 0 for count in counts) or sum(counts) != meta.num_rows:
            raise UnreadableError("its groups have other rows than the file")
        _ = file.schema_arrow  # made now, so that it fails here
    except _errors() as error:
        raw.close()
        raise UnreadableError(said(error)) from None
    return _File(file, counts)


def _errors() -> tuple[type[Exception], ...]:
    """What pyarrow raises on files that are not right."""
    import pyarrow as pa

    known = (OSError, ValueError, TypeError, KeyError, IndexError, NotImplementedError, OverflowError, RuntimeError)
    return (UnreadableError, pa.ArrowException, *known)


def need_pyarrow() -> None:
    """See that pyarrow is there.

    Raises:
        ExtraError: It is not.
    """
    try:
        import pyarrow as pa
    except ImportError:
        raise ExtraError.needing("pyarrow", "tables") from None
    del pa


# -- records to bytes --------------------------------------------------------------------------------------------------


def _tables(tree: Tree, model: Model) -> Iterator[tuple[str, pa.Table]]:
    need_pyarrow()
    from stargate_model.formats import arrow

    collections = tree if is_mapping(tree) else {}
    held = {name: records for name in model.collections if is_list(records := collections.get(name)) and records}
    for name, records in held.items() or [(_EMPTY, [])]:
        yield name, arrow.table_of([record for record in records if is_mapping(record)], model.collections[name])


def _parquet(table: pa.Table) -> bytes:
    import pyarrow.parquet as pq

    sink = io.BytesIO()
    pq.write_table(table, sink, row_group_size=GROUP, compression="zstd", write_page_checksum=True)
    return sink.getvalue()


def _ipc(table: pa.Table) -> bytes:
    import pyarrow as pa

    sink = io.BytesIO()
    with pa.ipc.new_file(sink, table.schema) as writer:
        writer.write_table(table, max_chunksize=GROUP)
    return sink.getvalue()
