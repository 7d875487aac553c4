"""The columns of Arrow: a field of a record is a column, a part a struct, a list a list.

    text, words, ids, dates     string
    names by language           list<struct<language, text>>, in their order
    numbers                     string, as data spell them; whole numbers int64
    figures                     struct<value, unit, upper, bound, approximate, vague, hedge, evidence,
                                       dimension, base, base_upper>
    evidence                    list<struct<document, start, end, quote, ...>>

Value and upper are text, which keeps every digit that was written. `base` and `base_upper` are the same amounts in the
base unit of the dimension, as decimal128(38, 9), for queries; they are worked out when a table is written, rounded half
even at the ninth place, null where 38 digits do not hold them, and never read. There is no column of binary fractions.

In: the trees of records. Out: tables; and batches of them again as trees. Refused: columns that no record has, columns
of binary fractions, and tables without the columns that every record has.
"""

# pyarrow has no types that say enough
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownParameterType=false, reportUnknownArgumentType=false, reportMissingTypeStubs=false

from __future__ import annotations

import functools
import types
import typing
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import ROUND_HALF_EVEN, Context, Decimal, InvalidOperation, Overflow
from enum import Enum
from typing import Any, Final

import attrs
import msgspec
import pyarrow as pa

from stargate_model.amounts.decimals import number, spell
from stargate_model.amounts.units import unit
from stargate_model.claims.figure import Figure
from stargate_model.claims.text import Text
from stargate_model.claims.vocabulary import cut, nearest
from stargate_model.errors import NumberError, StargateError
from stargate_model.formats.tree import Problem, Tree, Unread, child, is_list, is_mapping
from stargate_model.formats.wire_structs import remembered
from stargate_model.records.dataset import AnyRecord
from stargate_model.records.structure import field_types, wire_name

_BASE: Final = pa.decimal128(38, 9)
_PLACES: Final = Decimal((0, (1,), -9))
_DIGITS: Final = Context(prec=38, rounding=ROUND_HALF_EVEN, traps=[InvalidOperation, Overflow])
_WORKED_OUT: Final = ("dimension", "base", "base_upper")
_LANGUAGE: Final = {"language", "text"}
_UNIT: Final = b"unit"
_DIMENSION: Final = b"dimension"
_SHOWN: Final = 80
_DEEPEST: Final = 32


@attrs.frozen
class Shape:
    """What a type is in Arrow.

    Attributes:
        type: The type of its column.
        write: Makes the value of a cell of a tree.
        read: Makes a tree of the value of a cell.
    """

    type: pa.DataType
    write: Callable[[Any], object]
    read: Callable[[Any], Tree]


def schema_of(cls: type[AnyRecord]) -> pa.Schema:
    """The columns of records of a class, in the order of its fields.

    Example:
        >>> from stargate_model.records.dataset import COLLECTIONS
        >>> str(schema_of(COLLECTIONS["sites"]).field("capacity").type.field("value").type)
        'string'
    """
    return pa.schema([_column(cls, field) for field in attrs.fields(cls)])


def table_of(trees: Sequence[Mapping[str, Tree]], cls: type[AnyRecord]) -> pa.Table:
    """The table of the trees of some records; a column whose figures have all one unit names it in its metadata."""
    shapes = shapes_of(cls)
    rows = [{key: shapes[key].write(value) for key, value in tree.items()} for tree in trees]
    schema = pa.schema([_hinted(field, trees) for field in schema_of(cls)])
    return pa.Table.from_pylist(rows, schema=schema)


def trees_of(batch: Any, cls: type[AnyRecord]) -> list[dict[str, Tree]]:  # noqa: ANN401  # of pyarrow
    """The trees of the rows of a batch; what is null is not stated."""
    shapes = shapes_of(cls)
    names = batch.schema.names
    reads = [shapes[name].read for name in names]
    columns = [column.to_pylist() for column in batch.columns]
    return [
        {name: read(value) for name, read, value in zip(names, reads, values, strict=True) if value is not None}
        for values in zip(*columns, strict=True)
    ]


def bytes_of(tree: Mapping[str, Tree]) -> bytes | None:
    """A tree as JSON; None where there is something in it that is not right anyway."""
    try:
        return _encoder().encode(tree)
    except (TypeError, ValueError, RecursionError):
        return None


def problems_of(schema: pa.Schema, cls: type[AnyRecord]) -> Iterator[Problem]:
    """What is wrong with the columns of a table."""
    known = shapes_of(cls)
    for at, field in enumerate(schema):
        position = (1, at + 1)
        if field.name not in known:
            near = nearest(field.name, known, count=1)
            params = {"key": cut(field.name), "nearest": near[0] if near else ""}
            yield Problem("unknown-key", params=params, position=position)
        elif schema.names.index(field.name) != at:
            yield Problem("duplicate-key", params={"key": cut(field.name)}, position=position)
        elif not _is_read(field.type):
            params = {"wanted": f"a column of {known[field.name].type}"[:_SHOWN], "found": str(field.type)[:_SHOWN]}
            yield Problem("wrong-type", child("", field.name), params, position)
    for field in attrs.fields(cls):
        name = wire_name(field.name)
        if field.default is attrs.NOTHING and name not in schema.names:
            yield Problem("missing-key", params={"key": name}, position=(1, 1))


def _is_read(kind: pa.DataType, depth: int = 0) -> bool:
    """Whether values of a type are text, exact numbers or truth values, or made of these."""
    types_ = pa.types
    if depth > _DEEPEST:
        return False
    if types_.is_dictionary(kind):
        return _is_read(kind.value_type, depth + 1)
    if types_.is_struct(kind):
        names = [kind.field(at).name for at in range(kind.num_fields)]
        return len(set(names)) == len(names) and all(
            kind.field(at).name in _WORKED_OUT or _is_read(kind.field(at).type, depth + 1)
            for at in range(kind.num_fields)
        )
    if types_.is_list(kind) or types_.is_large_list(kind) or types_.is_fixed_size_list(kind):
        return _is_read(kind.value_type, depth + 1)
    return any(
        holds(kind)
        for holds in (
            types_.is_string,
            types_.is_large_string,
            types_.is_string_view,
            types_.is_integer,
            types_.is_decimal,
            types_.is_boolean,
            types_.is_null,
        )
    )


@functools.cache
def _encoder() -> msgspec.json.Encoder:
    return msgspec.json.Encoder(decimal_format="number")


# -- types to columns --------------------------------------------------------------------------------------------------


@remembered
def shapes_of(cls: type[attrs.AttrsInstance]) -> Mapping[str, Shape]:
    """What each field of a class is in Arrow, by the name that data have for it."""
    return {wire_name(field.name): _shape(field_types(cls)[field.name]) for field in attrs.fields(cls)}


def _column(cls: type[AnyRecord], field: attrs.Attribute[Any]) -> pa.Field:
    annotation = _given(field_types(cls)[field.name])
    is_figure = isinstance(annotation, type) and issubclass(annotation, Figure)
    metadata = {_DIMENSION: annotation.dimension.encode()} if is_figure else None
    name = wire_name(field.name)
    return pa.field(name, shapes_of(cls)[name].type, metadata=metadata)


def _hinted(field: pa.Field, trees: Sequence[Mapping[str, Tree]]) -> pa.Field:
    if not field.metadata or _DIMENSION not in field.metadata:
        return field
    figures = [figure for tree in trees if is_mapping(figure := tree.get(field.name))]
    units = {str(figure["unit"]) for figure in figures}
    hint = {_UNIT: units.pop().encode()} if len(units) == 1 else {}
    return field.with_metadata({**field.metadata, **hint})


def _given(annotation: object) -> Any:  # noqa: ANN401  # a type, of which Python has no static type
    """A type without the None of what may be absent."""
    if typing.get_origin(annotation) in (types.UnionType, typing.Union):
        return next(one for one in typing.get_args(annotation) if one is not types.NoneType)
    return annotation


def _shape(annotation: object) -> Shape:
    kind = _given(annotation)
    if typing.get_origin(kind) is tuple:
        return _list(_shape(typing.get_args(kind)[0]))
    if kind is Text:
        return _TEXT
    if kind is bool:
        return Shape(pa.bool_(), _same, _same)
    if kind is int:
        return Shape(pa.int64(), int, _exact)
    if kind is Decimal:
        return _NUMBER
    if not (isinstance(kind, type) and attrs.has(kind)) or issubclass(kind, (str, Enum)):
        return _WORD
    return _figure() if issubclass(kind, Figure) else _struct(shapes_of(kind))


def _same(value: object) -> object:
    return value


def _exact(value: object) -> Tree:
    """The number that a cell states; what is no number is left to the field that holds it."""
    if isinstance(value, str):
        try:
            return number(value)
        except NumberError as error:
            return Unread(value, error.code)
    return Decimal(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _words(value: Any) -> Tree:  # noqa: ANN401  # what a table holds
    whole = [one for one in value if is_mapping(one) and one.keys() == _LANGUAGE and isinstance(one["language"], str)]
    texts = {one["language"]: one["text"] for one in whole}
    return texts if len(texts) == len(value) else value  # a language that stands there twice is left to the field


_WORD: Final = Shape(pa.string(), _same, _same)
_NUMBER: Final = Shape(pa.string(), spell, _exact)
_TEXT: Final = Shape(
    pa.list_(pa.struct([("language", pa.string()), ("text", pa.string())])),
    lambda texts: [{"language": tag, "text": text} for tag, text in texts.items()],
    _words,
)


def _list(item: Shape) -> Shape:
    def write(values: list[Tree]) -> object:
        return [item.write(value) for value in values]

    def read(values: object) -> Tree:
        return [item.read(value) for value in values] if is_list(values) else values

    return Shape(pa.list_(item.type), write, read)


def _struct(parts: Mapping[str, Shape]) -> Shape:
    def write(value: Mapping[str, Tree]) -> object:
        return {key: parts[key].write(held) for key, held in value.items()}

    def read(value: object) -> Tree:
        if not is_mapping(value):
            return value
        return {key: parts[key].read(held) if key in parts else held for key, held in value.items() if held is not None}

    return Shape(pa.struct([(name, part.type) for name, part in parts.items()]), write, read)


def _figure() -> Shape:
    from stargate_model.claims.evidence import Evidence

    texts = {"unit": _WORD, "upper": _NUMBER, "bound": _WORD}
    flags = {name: Shape(pa.bool_(), _same, _same) for name in ("approximate", "vague")}
    stated = _struct(
        {"value": _NUMBER, **texts, **flags, "hedge": _WORD, "evidence": _list(_struct(shapes_of(Evidence)))}
    )
    worked_out = [("dimension", pa.string()), ("base", _BASE), ("base_upper", _BASE)]

    def write(value: Mapping[str, Any]) -> object:
        of = unit(value["unit"])
        written = typing.cast("dict[str, object]", stated.write(value))
        upper = value.get("upper")
        return {
            **written,
            "dimension": of.dimension,
            "base": _in_base(value["value"], of.factor),
            "base_upper": None if upper is None else _in_base(upper, of.factor),
        }

    def read(value: object) -> Tree:
        if not is_mapping(value):
            return value
        return stated.read({key: held for key, held in value.items() if key not in _WORKED_OUT})

    return Shape(pa.struct([*stated.type, *(pa.field(name, kind) for name, kind in worked_out)]), write, read)


def _in_base(value: Decimal, factor: Decimal) -> Decimal | None:
    try:
        return _DIGITS.quantize(_DIGITS.multiply(value, factor), _PLACES)
    except (ArithmeticError, StargateError):
        return None
