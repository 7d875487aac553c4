"""What all records and their parts have in common: how they are made, checked, compared and walked.

In: attrs classes with typed fields. Out: immutable values that hold only what their types say, compare everything
(the spelling of numbers and the evidence of figures included), and name the records that they refer to.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import ClassVar, Final, Self, TypeAlias, cast

import attrs

from stargate_model.claims.fields import check_fields, collections_of
from stargate_model.claims.figure import Figure
from stargate_model.claims.text import Text, shown
from stargate_model.errors import DimensionError, RecordError

_FIELD_TYPES: Final[dict[type, dict[str, object]]] = {}
_Referring: TypeAlias = tuple[str, str, tuple[str, ...] | None]
"""The name of a field, how data writes it, and the collections that its ids name; None where its parts may have ids."""

_REFERRING: Final[dict[type, tuple[_Referring, ...]]] = {}
_CONFORMS: Final[dict[type, tuple[tuple[str, object, Callable[[object], bool]], ...]]] = {}


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Structure:
    """The base of records and of their parts."""

    labels: ClassVar[Mapping[str, Text]] = types.MappingProxyType({})
    """What summaries call the fields, by their names; for types that another package adds."""

    def __attrs_post_init__(self) -> None:
        for name, default, conforms in _conformers(type(self)):
            value: object = getattr(self, name)
            if value is not default and not conforms(value):  # most fields hold the default itself
                raise _misfit(self, name, value)
        check_fields(self)

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and _exact(self) == _exact(other)

    def __hash__(self) -> int:
        return hash(_exact(self))

    def _repr_html_(self) -> str:
        """What notebooks show: a row for each field that states something."""
        from stargate_model.claims import display  # for those who look at it

        return display.of_object(self, str(getattr(self, "key", "")))

    def __repr__(self) -> str:
        # one for all: what is written for each class takes longer to load than to be read
        stated = ", ".join(f"{field.name}={getattr(self, field.name)!r}" for field in attrs.fields(type(self)))
        return f"{type(self).__name__}({stated})"

    def replace(self, **changes: object) -> Self:
        """The same with other values in some fields.

        Raises:
            RecordError: A field does not exist, or a value is not of its type.
        """
        unknown = changes.keys() - field_types(type(self)).keys()
        if unknown:
            raise RecordError(f"{type(self).__name__} has no field {min(unknown)!r}", field=min(unknown))
        return attrs.evolve(self, **changes)


def field_types(cls: type[attrs.AttrsInstance]) -> dict[str, object]:
    """The resolved type of each field of an attrs class, in order."""
    if cls not in _FIELD_TYPES:
        hints = typing.get_type_hints(cls)
        _FIELD_TYPES[cls] = {field.name: hints[field.name] for field in attrs.fields(cls)}
    return _FIELD_TYPES[cls]


def references(value: object, at: str = "") -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Every reference inside a value: its JSON pointer, the collections that may hold the record, and its id."""
    if _is_tuple(value):
        for index, item in enumerate(value):
            yield from references(item, f"{at}/{index}")
        return
    for name, key, collections in _referring(type(value)):
        found = getattr(value, name)
        if found is None or found == ():
            continue
        pointer = f"{at}/{key}"
        if collections is None:
            yield from references(found, pointer)
        elif isinstance(found, tuple):
            for index, one in enumerate(cast("tuple[str, ...]", found)):
                yield f"{pointer}/{index}", collections, one
        else:
            yield pointer, collections, found


def _referring(kind: type) -> tuple[_Referring, ...]:
    """The fields of a class that hold ids, or parts that may."""
    if kind not in _REFERRING:
        _REFERRING[kind] = tuple(_fields_that_refer(kind)) if attrs.has(kind) else ()
    return _REFERRING[kind]


def _fields_that_refer(kind: type[attrs.AttrsInstance]) -> Iterator[_Referring]:
    return (
        (field.name, wire_name(field.name), collections_of(field))
        for field in attrs.fields(kind)
        if collections_of(field) is not None or _may_hold_parts(field_types(kind)[field.name])
    )


def _may_hold_parts(annotation: object) -> bool:
    inner = typing.get_args(annotation)
    return any(map(_may_hold_parts, inner)) if inner else isinstance(annotation, type) and attrs.has(annotation)


def figures(value: object, at: str = "") -> Iterator[tuple[str, Figure]]:
    """Every figure inside a value, with its JSON pointer."""
    if isinstance(value, Figure):
        yield at, value
    elif _is_tuple(value):
        for index, item in enumerate(value):
            yield from figures(item, f"{at}/{index}")
    elif isinstance(value, Structure):
        for name in field_types(type(value)):
            yield from figures(getattr(value, name), f"{at}/{wire_name(name)}")


def wire_name(field: str) -> str:
    """How data writes a field: Python's keywords carry an underscore in code only."""
    return field.removesuffix("_")


def _is_tuple(value: object) -> typing.TypeGuard[tuple[object, ...]]:
    return isinstance(value, tuple)


def _exact(value: object) -> object:
    if isinstance(value, Figure):
        return value.exact_form
    if _is_tuple(value):
        return tuple(map(_exact, value))
    if isinstance(value, Structure):
        return tuple(_exact(getattr(value, name)) for name in field_types(type(value)))
    return value.as_tuple() if isinstance(value, Decimal) else value


def _misfit(owner: Structure, name: str, value: object) -> DimensionError | RecordError:
    """That a value is not of the type of its field; names the dimension where a figure is of another."""
    annotation = field_types(type(owner))[name]
    where = f"{type(owner).__name__}.{name}"
    wanted = _figure_kind(annotation)
    if wanted is not None and isinstance(value, Figure):
        return DimensionError(
            f"{where} wants {wanted.dimension}, but {shown(str(value))} measures {value.dimension}",
            field=name,
            wanted=wanted.dimension,
            found=value.dimension,
            unit=value.unit.symbol,
        )
    return RecordError(f"{where} wants {_named(annotation)}, not {type(value).__name__}", field=name)


def _conformers(cls: type[Structure]) -> tuple[tuple[str, object, Callable[[object], bool]], ...]:
    """Each field of a class, its default, and what says whether a value is of its type; looked up once."""
    if cls not in _CONFORMS:
        types_ = field_types(cls)
        _CONFORMS[cls] = tuple(
            (field.name, field.default, _conformer(types_[field.name])) for field in attrs.fields(cls)
        )
    return _CONFORMS[cls]


def _conformer(annotation: object) -> Callable[[object], bool]:
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is tuple:
        item = _conformer(arguments[0])
        return lambda value: _is_tuple(value) and all(map(item, value))
    if origin in (types.UnionType, typing.Union):
        if all(isinstance(argument, type) and argument is not int for argument in arguments):
            return lambda value: isinstance(value, arguments)
        members = tuple(map(_conformer, arguments))
        return lambda value: any(conforms(value) for conforms in members)
    if annotation is int:
        return lambda value: type(value) is int
    return lambda value: isinstance(value, typing.cast(type, annotation))


def _figure_kind(annotation: object) -> type[Figure] | None:
    for candidate in (annotation, *typing.get_args(annotation)):
        if isinstance(candidate, type) and issubclass(candidate, Figure):
            return candidate
    return None


def _named(annotation: object) -> str:
    arguments = [argument for argument in typing.get_args(annotation) if argument not in (types.NoneType, Ellipsis)]
    if typing.get_origin(annotation) is tuple:
        return f"a tuple of {_named(arguments[0])}"
    if arguments:
        return " or ".join(map(_named, arguments))
    return annotation.__name__ if isinstance(annotation, type) else str(annotation)
