"""A data set as tables for analysis: a collection is a table of Arrow, or a frame of pandas or Polars.

In: a data set and the name of a collection. Out: its records in the columns of `formats.arrow`, the figures also in
columns of their own: `capacity.value`, `.upper`, `.unit`, `.bound`, `.base`, and so on. Numbers are exact decimals;
`base` is the amount in the base unit of its dimension, so that a column can be added up whatever units it was told in.
"""

# pyarrow has no types that say enough
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownParameterType=false, reportUnknownArgumentType=false, reportMissingTypeStubs=false

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from stargate_model.errors import ExtraError
from stargate_model.formats import parquet
from stargate_model.formats.structuring import unstructure
from stargate_model.formats.tree import is_mapping
from stargate_model.records.dataset import COLLECTIONS, Dataset

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

_FLAT: Final = ("value", "upper", "unit", "bound", "approximate", "vague", "base", "base_upper")
_NUMBERS: Final = ("value", "upper")


def to_arrow(dataset: Dataset, collection: str, *, flat: bool = True) -> pa.Table:
    """The records of a collection as a table of Arrow.

    Args:
        dataset: The data set.
        collection: The name of the collection, such as `sites`.
        flat: Whether figures have columns of their own instead of structs.

    Raises:
        RecordError: There is no such collection.
        ExtraError: pyarrow is not installed.

    Example:
        >>> import stargate_model as sm
        >>> to_arrow(sm.load(), "sites").column("capacity.unit").to_pylist()[0]
        'GW'
    """
    records = dataset.collection(collection).values()
    parquet.need_pyarrow()
    from stargate_model.formats import arrow

    trees = [tree for record in records if is_mapping(tree := unstructure(record))]
    table = arrow.table_of(trees, COLLECTIONS[collection])
    return _flat(table) if flat else table


def to_pandas(dataset: Dataset, collection: str) -> pd.DataFrame:
    """The records of a collection as a frame of pandas, whose columns keep the types of Arrow.

    Raises:
        RecordError: There is no such collection.
        ExtraError: pandas or pyarrow is not installed.
    """
    table = to_arrow(dataset, collection)
    try:
        import pandas as pd
    except ImportError:
        raise ExtraError.needing("pandas", "tables") from None
    return table.to_pandas(types_mapper=pd.ArrowDtype)


def to_polars(dataset: Dataset, collection: str) -> pl.DataFrame:
    """The records of a collection as a frame of Polars.

    Raises:
        RecordError: There is no such collection.
        ExtraError: Polars or pyarrow is not installed.
    """
    table = to_arrow(dataset, collection)
    try:
        import polars as pl
    except ImportError:
        raise ExtraError.needing("polars", "tables") from None
    return pl.DataFrame(table)


def _flat(table: pa.Table) -> pa.Table:
    import pyarrow as pa
    import pyarrow.compute

    parts: Any = pyarrow.compute  # whose functions are made when it is loaded
    columns: dict[str, Any] = {}
    for field, column in zip(table.schema, table.columns, strict=True):
        if not (pa.types.is_struct(field.type) and field.type.get_field_index("base") >= 0):
            columns[field.name] = column
            continue
        for part in _FLAT:
            values = parts.struct_field(column, part)
            columns[f"{field.name}.{part}"] = _decimals(values) if part in _NUMBERS else values
    return pa.table(columns)


def _decimals(texts: Any) -> Any:  # noqa: ANN401  # of pyarrow
    """Numbers as decimals, with as many places as the most exact has; as text where no column holds all of them."""
    import pyarrow as pa

    from stargate_model.amounts.decimals import number

    values = [None if text is None else number(text) for text in texts.to_pylist()]
    if all(value is None for value in values):
        return pa.array(values, pa.decimal128(38, 0))
    try:
        return pa.array(values)
    except pa.ArrowInvalid:
        return texts
