"""The shapes that data has on the wire: msgspec Structs made from the classes, for the tier that reads fast.

In: an attrs class of the model. Out: a Struct with the same members, which refuses unknown keys, wrong types, words
that a vocabulary has not, and units of another dimension. What C cannot check fast is left to `wire_columns`: forms
of texts, limits of numbers, and what members say of each other. No shape has patterns: one costs more than all the
rest together.

A class has many members, of which most data use few. A narrow shape has only those that its `Habits` name, so that
no time goes to what is never there; data that have more do not fit it, and are read by the whole shape.
"""

from __future__ import annotations

import functools
import types
import typing
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any, Final, Literal, ParamSpec, TypeAlias, TypeVar, cast

import attrs
import msgspec
from msgspec import UNSET, Meta, Raw, Struct, UnsetType

from stargate_model.amounts.hedges import Bound
from stargate_model.amounts.units import ALIASES, UNITS
from stargate_model.claims.dates import PartialDate, Period
from stargate_model.claims.evidence import Evidence
from stargate_model.claims.fields import check_of
from stargate_model.claims.figure import Figure
from stargate_model.claims.text import MAX_LABEL, MAX_QUOTE, MAX_TEXT, Text, identifier, label, language_tag, phrase
from stargate_model.errors import TextError
from stargate_model.records.structure import field_types, wire_name

_Arguments = ParamSpec("_Arguments")
_Given = TypeVar("_Given")
Shape: TypeAlias = Any
"""A type as msgspec takes it, put together at run time: an `Annotated`, a union or a Struct."""

Habits: TypeAlias = Mapping[type, Mapping[str, bool]]
"""The members that the objects of each class have in some data, and whether each always has it, and never null."""

_WHOLE: Final[Shape] = Annotated[int, Meta(ge=-(2**63) + 1, le=2**63 - 1)]
_PROSE: Final[Shape] = Annotated[str, Meta(min_length=1, max_length=MAX_TEXT)]

_LEAVES: Final[Mapping[object, Shape]] = {
    str: str,
    int: _WHOLE,
    bool: bool,
    Decimal: Raw,  # a number stays the text that spells it; that it is one is checked by its column
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


class Member(Struct, frozen=True):
    """A member of a shape.

    Attributes:
        name: Its name, as the class has it.
        shape: Its shape; without the absent, where it may be that.
        default: What stands for it where it is absent; `attrs.NOTHING` where it never is, and never null.
    """

    name: str
    shape: Shape
    default: object = attrs.NOTHING

    def field(self) -> tuple[str, Shape] | tuple[str, Shape, Shape]:
        """The member as msgspec defines it."""
        # UNSET tells a key that is absent from one that is null
        if self.default is attrs.NOTHING:
            return self.name, self.shape
        return self.name, _either(self.shape, UnsetType), UNSET


class Shapes:
    """The shapes of classes: whole, or as narrow as some habits are.

    Args:
        habits: The habits; without them, the shapes are whole.

    Example:
        >>> msgspec.json.decode('{"document": "voa", "start": 3}', type=Shapes().struct_of(Evidence)).start
        3
    """

    def __init__(self, habits: Habits | None = None) -> None:
        self._habits = habits
        self._structs: dict[tuple[type, str | None], type[Struct]] = {}
        self._classes: dict[type[Struct], type] = {}

    def struct_of(self, cls: type[attrs.AttrsInstance], tag: str | None = None) -> type[Struct]:
        """The shape of a class; of every kind of figure, where the class is `Figure`.

        Args:
            cls: The class.
            tag: What the member `type` says, where each object names its type, as lines do.
        """
        if (cls, tag) not in self._structs:
            made = self._structs[cls, tag] = _struct(cls.__name__, self.members(cls), tag)
            self._classes[made] = cls
        return self._structs[cls, tag]

    def class_of(self, struct: type[Struct]) -> type:
        """The class that a shape is of."""
        return self._classes[struct]

    def has(self, struct: type[Struct]) -> bool:
        """Whether a shape is one of these."""
        return struct in self._classes

    @property
    def are_narrow(self) -> bool:
        """Whether they have only what some habits name."""
        return self._habits is not None

    @property
    def language(self) -> str | None:
        """The one language that each text is in, by habit; None where there are more."""
        tags = (self._habits or {}).get(Text, {})
        tag, is_always = next(iter(tags.items()), ("", False))
        return tag if len(tags) == 1 and is_always and _is_language(tag) else None

    def _words(self) -> Shape:
        """The shape of texts by language."""
        if self.language is None:
            return Annotated[dict[str, _PROSE], Meta(min_length=1)]
        if (Text, None) not in self._structs:
            self._structs[Text, None] = _struct("Text", [Member("text", _PROSE)], None, {"text": self.language})
        return self._structs[Text, None]

    def members(self, cls: type[attrs.AttrsInstance]) -> list[Member]:
        """The members of the shape of a class."""
        whole = self._figure_members(cls) if issubclass(cls, Figure) else self._own_members(cls)
        if self._habits is None:
            return whole
        habits = self._habits.get(cls, {})
        return [
            # a number takes null by itself
            Member(one.name, _stated(one.shape)) if habits.get(one.name) and one.shape is not Raw else one
            for one in whole
            if one.name in habits or one.default is attrs.NOTHING
        ]

    def _own_members(self, cls: type[attrs.AttrsInstance]) -> list[Member]:
        wanted = None if self._habits is None else self._habits.get(cls, {})
        return [
            Member(
                field.name,
                self._shape(field_types(cls)[field.name], LENGTHS.get(check_of(field) or _unchecked)),
                field.default,
            )
            for field in attrs.fields(cls)
            # what no object is without is there, even where no object came yet
            if wanted is None or field.name in wanted or field.default is attrs.NOTHING
        ]

    def _figure_members(self, kind: type[Figure]) -> list[Member]:
        # how data write a figure out; the class itself says no defaults
        return [
            Member("value", Raw),
            Member("unit", Literal[tuple(units_of(kind))]),
            Member("upper", Raw, None),
            Member("bound", _either(Bound, None), None),
            Member("approximate", bool, default=False),
            Member("vague", bool, default=False),
            Member("hedge", _text(LENGTHS[phrase]), ""),
            Member("evidence", _list(self.struct_of(Evidence)), ()),
        ]

    def _shape(self, annotation: Any, length: tuple[int, int] | None = None) -> Shape:  # noqa: ANN401  # see Shape
        if annotation is str and length is not None:
            return _text(length)
        if annotation in _LEAVES:
            return _LEAVES[annotation]
        if annotation is Text:
            return self._words()
        origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
        if origin in (types.UnionType, typing.Union):
            if Decimal in arguments:  # Raw takes null too
                return Raw
            return _either(*(None if one is types.NoneType else self._shape(one, length) for one in arguments))
        if origin is tuple:
            return _list(self._shape(arguments[0], length))
        if issubclass(annotation, Figure):
            return _either(self.struct_of(annotation), str)
        return annotation if issubclass(annotation, Enum) else self.struct_of(annotation)


def units_of(kind: type[Figure]) -> Iterable[str]:
    """How the units of a kind of figure are written, aliases included."""
    return (text for text, unit in {**UNITS, **ALIASES}.items() if kind is Figure or unit.kind == kind.dimension)


def habits_of(structs: Iterable[Struct], shapes: Shapes, before: Habits) -> Habits:
    """The habits of data that is in the whole shapes, and of the data before it.

    Example:
        >>> shapes = Shapes()
        >>> voa = msgspec.json.decode('{"document": "voa", "start": 3}', type=shapes.struct_of(Evidence))
        >>> habits_of([voa], shapes, {})
        {<class 'stargate_model.claims.evidence.Evidence'>: {'document': True, 'start': True}}
    """
    objects = Counter[type]()
    times: defaultdict[type, Counter[str]] = defaultdict(Counter)
    stated: defaultdict[type, Counter[str]] = defaultdict(Counter)
    pending: list[object] = list(structs)
    while pending:
        value = pending.pop()
        if isinstance(value, list):
            pending += cast("list[object]", value)
        elif isinstance(value, (dict, Struct)):
            cls = shapes.class_of(type(value)) if isinstance(value, Struct) else Text
            members = _members(value) if isinstance(value, Struct) else cast("dict[str, object]", value)
            objects[cls] += 1
            times[cls].update(list(members))
            stated[cls].update(name for name, one in members.items() if one is not None)
            pending += members.values()
    now = {cls: {name: stated[cls][name] == objects[cls] for name in names} for cls, names in times.items()}
    return {cls: _merged(before.get(cls), now.get(cls)) for cls in {**before, **now}}


def _members(struct: Struct) -> dict[str, object]:
    members = {name: getattr(struct, name) for name in struct.__struct_fields__}
    return {name: value for name, value in members.items() if value is not UNSET}


def _merged(before: Mapping[str, bool] | None, now: Mapping[str, bool] | None) -> Mapping[str, bool]:
    if not (before and now):
        return before or now or {}
    return {name: before.get(name, False) and now.get(name, False) for name in {**before, **now}}


def _struct(
    name: str, members: Iterable[Member], tag: str | None, keys: Mapping[str, str] | None = None
) -> type[Struct]:
    fields = list(members)
    return msgspec.defstruct(
        name,
        [one.field() for one in fields],
        rename=keys or {one.name: wire_name(one.name) for one in fields},
        tag=tag,
        tag_field=None if tag is None else "type",
        kw_only=True,
        frozen=True,
        forbid_unknown_fields=True,
        gc=False,  # nothing that is read from JSON refers to itself
    )


def _is_language(tag: str) -> bool:
    """Whether a text is a language tag."""
    try:
        return bool(language_tag(tag))
    except TextError:
        return False


def _unchecked(value: object) -> object:
    return value


def _stated(shape: Shape) -> Shape:
    """A shape without null."""
    either = typing.get_args(shape)
    return _either(*(one for one in either if one is not types.NoneType)) if types.NoneType in either else shape


def _text(length: tuple[int, int]) -> Shape:
    return Annotated[str, Meta(min_length=length[0], max_length=length[1])]


def _either(*shapes: Shape) -> Shape:
    return typing.Union[shapes]  # noqa: UP007  # made of values, which `|` does not take


def _list(shape: Shape) -> Shape:
    return list.__class_getitem__(shape)  # type checkers take no values in brackets
