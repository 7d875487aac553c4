"""Batches of rows by their real size: what a text takes in each row that has it, however often it is stored.

In: a batch as it stands in a file, where one text of a dictionary may stand for very many. Out: slices of it whose rows
together are within a limit, with each text in its row; and the rows that alone are beyond one. Nothing is written out
before it was measured.
"""

# pyarrow has no types that say enough
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownParameterType=false, reportUnknownArgumentType=false, reportMissingTypeStubs=false

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute

_PARTS: Final[Any] = pyarrow.compute  # whose functions are made when it is loaded
_ITEM: Final = 8  # bytes of an item of a list, whatever it holds


def slices_of(batch: pa.RecordBatch, row: int, most: int) -> Iterator[tuple[int, pa.RecordBatch | None]]:
    """A batch in slices, each with the index of its first row; a row that alone is too large has none.

    Args:
        batch: The batch.
        row: How many bytes a row may have.
        most: How many bytes a slice may have.
    """
    first, held = 0, 0
    for at, size in enumerate(_sizes_of(batch)):
        if at > first and (size > row or held + size > most):
            yield first, _written_out(batch.slice(first, at - first))
            first, held = at, 0
        if size > row:
            yield at, None
            first = at + 1
        else:
            held += size
    if first < batch.num_rows:
        yield first, _written_out(batch.slice(first))


def plain_type(kind: pa.DataType) -> pa.DataType:
    """A type without dictionaries."""
    types = pa.types
    if types.is_dictionary(kind):
        return plain_type(kind.value_type)
    if types.is_struct(kind):
        return pa.struct([_plain_field(kind.field(at)) for at in range(kind.num_fields)])
    if types.is_fixed_size_list(kind):
        return pa.list_(_plain_field(kind.value_field), kind.list_size)
    if types.is_list(kind) or types.is_large_list(kind):
        of = pa.list_ if types.is_list(kind) else pa.large_list
        return of(_plain_field(kind.value_field))
    return kind


def plain_schema(schema: pa.Schema) -> pa.Schema:
    """A schema without dictionaries."""
    return pa.schema([_plain_field(field) for field in schema])


def _plain_field(field: pa.Field) -> pa.Field:
    return field.with_type(plain_type(field.type))


def _written_out(batch: pa.RecordBatch) -> pa.RecordBatch:
    plain = plain_schema(batch.schema)
    return batch if plain == batch.schema else batch.cast(plain)


def _sizes_of(batch: pa.RecordBatch) -> list[int]:
    """The bytes of the texts and items of each row."""
    sizes = _sum([_sizes(column) for column in batch.columns])
    return [0] * batch.num_rows if sizes is None else sizes.to_pylist()


def _sizes(array: Any) -> Any:  # noqa: ANN401  # of pyarrow
    """The bytes of each value; None where all have none to speak of."""
    kind, types = array.type, pa.types
    if array.null_count == len(array):
        return None
    if types.is_dictionary(kind):
        known = _sizes(array.dictionary)
        return None if known is None else known.take(array.indices).fill_null(0)
    if types.is_struct(kind):
        return _sum([_sizes(part) for part in array.flatten()])
    if types.is_fixed_size_list(kind):
        return _sizes(array.cast(pa.list_(kind.value_field)))
    if types.is_list(kind) or types.is_large_list(kind):
        return _sizes_of_lists(array)
    if types.is_string(kind) or types.is_large_string(kind) or types.is_string_view(kind):
        return _PARTS.binary_length(array).cast(pa.int64()).fill_null(0)
    return None


def _sizes_of_lists(array: Any) -> Any:  # noqa: ANN401  # of pyarrow
    items = array.values
    held = _sizes(items)
    each = pa.repeat(pa.scalar(_ITEM, pa.int64()), len(items))
    before = pa.concat_arrays(
        [
            pa.array([0], pa.int64()),
            _PARTS.cumulative_sum(each if held is None else _PARTS.add(each, held)),
        ]
    )
    ends = before.take(array.offsets)
    return _PARTS.subtract(ends.slice(1), ends.slice(0, len(array)))


def _sum(sizes: list[Any]) -> Any:  # noqa: ANN401  # of pyarrow
    known = [one for one in sizes if one is not None]
    return functools.reduce(_PARTS.add, known) if known else None
