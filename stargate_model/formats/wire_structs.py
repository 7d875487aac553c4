"""The shapes that data has on the wire: msgspec Structs made from the classes, for the tier that reads fast.

In: an attrs class of the model. Out: a Struct with the same members, which refuses unknown keys, wrong types, words
that a vocabulary has not, and units of another dimension. What C cannot check fast is left to `wire_columns`: forms
of texts, limits of numbers, and what members say of each other. No shape has patterns: one costs more than all the
rest together.
"""

from __future__ import annotations

import functools
import types
import typing
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any, Final, Literal, ParamSpec, TypeAlias, TypeVar, cast

import attrs
import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType

from stargate_model.amounts.hedges import Bound
from stargate_model.amounts.units import ALIASES, UNITS
from stargate_model.claims.dates import PartialDate, Period
from stargate_model.claims.evidence import Evidence
from stargate_model.claims.fields import check_of
from stargate_model.claims.figure import Figure
from stargate_model.claims.text import MAX_LABEL, MAX_QUOTE, MAX_TEXT, Text, identifier, label, phrase
from stargate_model.records.structure import field_types, wire_name

_Arguments = ParamSpec("_Arguments")
_Given = TypeVar("_Given")
Shape: TypeAlias = Any
"""A type as msgspec takes it, put together at run time: an `Annotated`, a union or a Struct."""

_WHOLE: Final[Shape] = Annotated[int, Meta(ge=-(2**63) + 1, le=2**63 - 1)]
_PROSE: Final[Shape] = Annotated[str, Meta(min_length=1, max_length=MAX_TEXT)]

# a number stays the text that spells it (`msgspec.Raw`), or an int: the decoder takes `Any` with `float_hook=Raw`
_LEAVES: Final[Mapping[object, Shape]] = {
    str: str,
    int: _WHOLE,
    bool: bool,
    Decimal: Any,
    Text: Annotated[dict[str, _PROSE], Meta(min_length=1)],
    PartialDate: str,
    Period: str,
}
LENGTHS: Final[Mapping[Callable[[Any], object], tuple[int, int]]] = {
    identifier: (2, 64),
    label: (1, MAX_LABEL),
    phrase: (1, MAX_QUOTE),
}
"""How long the texts that some checks pass are; the check itself is left to a column."""


def remembered(function: Callable[_Arguments, _Given]) -> Callable[_Arguments, _Given]:
    """What a function gives is kept for each argument; as by `functools.cache`, which drops the types."""
    return cast("Callable[_Arguments, _Given]", functools.cache(function))


@remembered
def struct_of(cls: type[attrs.AttrsInstance], tag: str | None = None) -> type[Struct]:
    """The shape of a class.

    Args:
        cls: The class.
        tag: What the member `type` says, where each object names its type, as lines do.

    Example:
        >>> msgspec.json.decode('{"document": "voa", "start": 3}', type=struct_of(Evidence)).start
        3
    """
    members = [_member(cls, field) for field in attrs.fields(cls)]
    renamed = {field.name: wire_name(field.name) for field in attrs.fields(cls)}
    return _struct(cls.__name__, members, rename=renamed, tag=tag)


@remembered
def figure_struct(kind: type[Figure]) -> type[Struct]:
    """The shape of a figure that is written out; of every kind, where the kind is `Figure`."""
    members: list[tuple[str, Shape] | tuple[str, Shape, Shape]] = [
        ("value", Any),
        ("unit", Literal[tuple(units_of(kind))]),
        ("upper", Any, UNSET),
        ("bound", _either(Bound, None, UnsetType), UNSET),
        ("approximate", _either(bool, UnsetType), UNSET),
        ("vague", _either(bool, UnsetType), UNSET),
        ("hedge", _either(_shape(str, LENGTHS[phrase]), UnsetType), UNSET),
        ("evidence", _either(_tuple(struct_of(Evidence)), UnsetType), UNSET),
    ]
    return _struct(kind.__name__, members)


def units_of(kind: type[Figure]) -> Iterable[str]:
    """How the units of a kind of figure are written, aliases included."""
    return (text for text, unit in {**UNITS, **ALIASES}.items() if kind is Figure or unit.kind == kind.dimension)


def _struct(
    name: str,
    members: Iterable[tuple[str, Shape] | tuple[str, Shape, Shape]],
    *,
    rename: Mapping[str, str] | None = None,
    tag: str | None = None,
) -> type[Struct]:
    return msgspec.defstruct(
        name,
        members,
        rename=rename,
        tag=tag,
        tag_field=None if tag is None else "type",
        kw_only=True,
        frozen=True,
        forbid_unknown_fields=True,
        gc=False,  # nothing that is read from JSON refers to itself
    )


def _member(
    cls: type[attrs.AttrsInstance], field: attrs.Attribute[Any]
) -> tuple[str, Shape] | tuple[str, Shape, Shape]:
    shape = _shape(field_types(cls)[field.name], LENGTHS.get(check_of(field) or _unchecked))
    # UNSET tells a key that is absent from one that is null
    return (field.name, shape) if field.default is attrs.NOTHING else (field.name, _either(shape, UnsetType), UNSET)


def _unchecked(value: object) -> object:
    return value


def _shape(annotation: Any, length: tuple[int, int] | None = None) -> Shape:  # noqa: ANN401  # a type, see Shape
    if annotation is str and length is not None:
        return Annotated[str, Meta(min_length=length[0], max_length=length[1])]
    if annotation in _LEAVES:
        return _LEAVES[annotation]
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin in (types.UnionType, typing.Union):
        return _either(*(None if one is types.NoneType else _shape(one, length) for one in arguments))
    if origin is tuple:
        return _tuple(_shape(arguments[0], length))
    if issubclass(annotation, Figure):
        return _either(figure_struct(annotation), str)
    return annotation if issubclass(annotation, Enum) else struct_of(annotation)


def _either(*shapes: Shape) -> Shape:
    return typing.Union[shapes]  # noqa: UP007  # made of values, which `|` does not take


def _tuple(shape: Shape) -> Shape:
    return tuple.__class_getitem__((shape, ...))  # type checkers take no values in brackets
