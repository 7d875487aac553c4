"""The hooks of cattrs: how a tree becomes a value of each type, and how what they refuse becomes problems.

In: trees. Out: values of the model, or every problem at once. A hook refuses by raising; whatever is refused inside
one value is gathered as problems, each at its key or index, and raised together. What is right raises nothing.
"""

from __future__ import annotations

import functools
import typing
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final, TypeAlias, TypeVar, cast

import attrs
from cattrs import Converter

from stargate_model.amounts.decimals import number
from stargate_model.amounts.hedges import Bound
from stargate_model.amounts.units import Unit, unit
from stargate_model.claims.dates import PartialDate, Period
from stargate_model.claims.evidence import Evidence
from stargate_model.claims.fields import check_of, checked
from stargate_model.claims.figure import Figure
from stargate_model.claims.kinds import figure, kind_of
from stargate_model.claims.text import Text, phrase, visible
from stargate_model.claims.vocabulary import Vocabulary, choices, cut
from stargate_model.errors import DimensionError, NumberError, RecordError, StargateError
from stargate_model.formats.structuring import described
from stargate_model.formats.tree import Plain, Problem, Tree, Unread, child, is_mapping
from stargate_model.records.structure import field_types, wire_name

_Class = TypeVar("_Class")
_Key = TypeVar("_Key", str, int)
_NULLS: Final = ("null", "~", "")
_SHOWN: Final = 200
_Hook: TypeAlias = Callable[[object, object], object]


class WrongTypeError(StargateError, TypeError):
    """A value is of another type than the field has."""

    code = "wrong-type"


class _RefusedError(Exception):
    """A value is refused for what is in it.

    Attributes:
        problems: What is wrong, each with its pointer from the value.
    """

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__()
        self.problems = problems


_REFUSALS: Final = (StargateError, _RefusedError)


def structured(tree: Tree, cls: type[_Class]) -> _Class | tuple[Problem, ...]:
    """The record that a tree states, or everything that is wrong with it."""
    try:
        return _converter().structure(tree, cls)
    except _REFUSALS as error:
        return tuple(_at("", error))


def problems_of_member(cls: type[attrs.AttrsInstance], key: str, tree: Tree) -> tuple[Problem, ...]:
    """What is wrong with a member that the objects of a class have."""
    return tuple(_members(cls).problems_of(key, tree))


def problems_of_keys(cls: type[attrs.AttrsInstance], present: Iterable[str]) -> tuple[Problem, ...]:
    """What is wrong with the keys of an object of a class: those that it lacks, and those that no such object has."""
    return tuple(_members(cls).problems_of_keys(frozenset(present)))


# -- the converter -----------------------------------------------------------------------------------------------------


@functools.cache
def _converter() -> Converter:
    converter = Converter()
    converter.register_structure_hook(str, _text)
    converter.register_structure_hook(int, _whole)
    converter.register_structure_hook(Decimal, _decimal)
    converter.register_structure_hook(bool, _truth)
    converter.register_structure_hook(Text, _words)
    converter.register_structure_hook(Unit, lambda value, _: unit(_text(value)))
    converter.register_structure_hook(PartialDate, lambda value, _: PartialDate(_text(value)))
    converter.register_structure_hook(Period, lambda value, _: Period(_text(value)))
    converter.register_structure_hook(StrEnum, _word)
    converter.register_structure_hook_func(_is_figure, _figure)
    converter.register_structure_hook_factory(_is_tuple, functools.partial(_tuple_hook, converter))
    converter.register_structure_hook_factory(_is_record, _record_hook)
    return converter


def _wrong(value: object, wanted: str) -> WrongTypeError:
    found = described(value)
    return WrongTypeError(f"expected {wanted}, found {found}", wanted=wanted, found=found)


def _text(value: object, _: object = str) -> str:
    if not isinstance(value, str):
        raise _wrong(value, "text")
    return str(value)


def _decimal(value: object, _: object = Decimal) -> Decimal:
    if isinstance(value, Unread):
        raise NumberError(f"{cut(value.text)!r} is not a number", code=value.code, found=cut(value.text))
    if isinstance(value, Plain):
        return number(value)
    if not isinstance(value, Decimal):
        raise _wrong(value, "a number")
    return value


def _whole(value: object, _: object = int) -> int:
    found = _decimal(value)
    if found != found.to_integral_value():
        raise WrongTypeError(f"expected a whole number, found {found}", wanted="a whole number", found=str(found))
    return int(found)


def _truth(value: object, _: object = bool) -> bool:
    if isinstance(value, Plain) and value in ("true", "false"):
        return value == "true"
    if not isinstance(value, bool):
        raise _wrong(value, "true or false")
    return value


def _words(value: object, _: object = Text) -> Text:
    if not is_mapping(value):
        raise _wrong(value, "an object of texts by language, such as en: Abilene")
    try:
        return Text({tag: _text(text) for tag, text in value.items()})
    except StargateError:
        # each language by itself, so that each mistake is told at its own
        _each(value.items(), lambda tag, text: Text({tag: _text(text)}))
        raise


def _run(check: Callable[[Any], object], held: object) -> None:
    """Run the check of a field on its value, or on each item of its tuple."""
    if isinstance(held, tuple):
        _each(enumerate(cast("tuple[object, ...]", held)), lambda _, one: check(one))
    else:
        check(held)


def _each(items: Iterable[tuple[_Key, object]], check: Callable[[_Key, Any], object]) -> None:
    """Run a check on each of several values; what it refuses is raised at once, each at its key or index."""
    problems: list[Problem] = []
    for key, value in items:
        try:
            check(key, value)
        except StargateError as error:
            problems += _at(child("", key), error)
    if problems:
        raise _RefusedError(problems)


def _word(value: object, cls: type[StrEnum]) -> StrEnum:
    text = _text(value)
    word = _words_of(cls).get(text)
    if word is not None:
        return word
    if issubclass(cls, Vocabulary):
        return cls.parse(text)
    raise WrongTypeError(
        f"{cut(text)!r} is not a word of this list",
        code="unknown-word",
        found=cut(text),
        **choices(text, _words_of(cls)),
    )


@functools.cache
def _words_of(cls: type[StrEnum]) -> Mapping[str, StrEnum]:
    return {word.value: word for word in cls}


def _is_figure(cls: object) -> bool:
    return isinstance(cls, type) and issubclass(cls, Figure)


def _figure(value: object, cls: type[Figure]) -> Figure:
    """A figure of the class, or of the kind of its unit where the field takes any."""
    if isinstance(value, str):
        return figure(str(value)) if cls is Figure else cls(str(value))
    if not is_mapping(value):
        raise _wrong(value, "a figure, such as 1.2 GW")
    parts = cast("Mapping[str, Any]", _members(_Parts).made(value))
    try:
        return (kind_of(parts["unit"]) if cls is Figure else cls)(**parts)
    except DimensionError as error:
        raise DimensionError(error.message, **error.params, field="unit") from None


@attrs.frozen(kw_only=True)
class _Parts:
    """A figure as data writes it out, before its kind is known."""

    value: Decimal
    unit: Unit
    upper: Decimal | None = None
    bound: Bound | None = None
    approximate: bool = False
    vague: bool = False
    hedge: str = attrs.field(default="", metadata=checked(phrase))
    evidence: tuple[Evidence, ...] = ()


def _is_tuple(cls: object) -> bool:
    return typing.get_origin(cls) is tuple


def _tuple_hook(converter: Converter, cls: Any) -> _Hook:  # noqa: ANN401  # a type, of which Python has no static type
    of = typing.get_args(cls)[0]
    hook = converter.get_structure_hook(of)

    def structured(value: object, _: object) -> tuple[object, ...]:
        if not isinstance(value, list):
            raise _wrong(value, "a list")
        items: list[object] = []
        problems: list[Problem] = []
        for index, item in enumerate(cast("list[object]", value)):
            try:
                items.append(hook(item, of))
            except _REFUSALS as error:
                problems += _at(child("", index), error)
        if problems:
            raise _RefusedError(problems)
        return tuple(items)

    return structured


def _is_record(cls: object) -> bool:
    return isinstance(cls, type) and attrs.has(cls) and not issubclass(cls, Figure)


@attrs.frozen
class _Member:
    """A member of the objects of a class.

    Attributes:
        name: The field.
        key: How data call it.
        hook: Makes the value of the field, and checks it.
        is_required: Whether each object has it.
    """

    name: str
    key: str
    hook: Callable[[object], object]
    is_required: bool


class _Members:
    """The members of the objects of a class.

    Args:
        cls: The class.
        converter: Has the hook of each type.
    """

    def __init__(self, cls: type[attrs.AttrsInstance], converter: Converter) -> None:
        self._cls = cls
        self._is_ours = cls.__module__.startswith("stargate_model.")
        types = field_types(cls)
        self._members = [
            _Member(
                field.name,
                wire_name(field.name),
                _checked_hook(field, types[field.name], converter),
                field.default is attrs.NOTHING,
            )
            for field in attrs.fields(cls)
        ]
        self._by_key = {member.key: member for member in self._members}
        self._required = frozenset(member.key for member in self._members if member.is_required)

    def structured(self, value: object, _: object) -> object:
        """The object of a tree."""
        made = self.made(value)
        try:
            return self._cls(**made)
        except Exception as error:  # noqa: BLE001  # raised again, where it is none of these
            raise self._told(error) from None

    def made(self, value: object) -> dict[str, object]:
        """What is made of each member of a tree, by its field."""
        if not is_mapping(value):
            raise _wrong(value, "an object")
        made: dict[str, object] = {}
        problems: list[Problem] = []
        for member in self._members:
            if member.key in value:
                try:
                    made[member.name] = member.hook(value[member.key])
                except Exception as error:  # noqa: BLE001  # raised again, where it is none of these
                    problems += _at(child("", member.key), self._told(error))
        problems += self.problems_of_keys(value.keys())
        if problems:
            raise _RefusedError(problems)
        return made

    def problems_of(self, key: str, tree: Tree) -> Sequence[Problem]:
        """What is wrong with one member."""
        try:
            self._by_key[key].hook(tree)
        except Exception as error:  # noqa: BLE001  # the same
            return _at(child("", key), self._told(error))
        return ()

    def problems_of_keys(self, present: Set[str]) -> Sequence[Problem]:
        """What is wrong with the keys of an object."""
        if self._required <= present <= self._by_key.keys():
            return ()
        lacking = [member for member in self._members if member.is_required and member.key not in present]
        return [
            *(Problem("missing-key", params={"key": member.key}) for member in lacking),
            *map(self._unknown, sorted(present - self._by_key.keys())),
        ]

    def _told(self, error: Exception) -> StargateError | _RefusedError:
        """What is refused; the checks of classes that are not ours may refuse in their own way."""
        if isinstance(error, _REFUSALS):
            return error
        if self._is_ours:
            raise error
        return RecordError(visible(f"{type(error).__name__}: {error}", _SHOWN))

    def _unknown(self, key: str) -> Problem:
        return Problem("unknown-key", child("", key), {"key": cut(key), **choices(key, self._by_key)})


def _record_hook(cls: type[attrs.AttrsInstance]) -> _Hook:
    return _members(cls).structured


@functools.cache
def _members(cls: type[attrs.AttrsInstance]) -> _Members:
    return _Members(cls, _converter())


def _checked_hook(field: attrs.Attribute[Any], annotation: Any, converter: Converter) -> Callable[[object], object]:  # noqa: ANN401
    """Structures a field and runs its check, so that its mistake is found beside those of other fields."""
    check = check_of(field)
    is_optional = type(None) in typing.get_args(annotation)
    wanted = _stated(annotation) if is_optional else annotation
    # a class may hold itself, or be under way: its hook is looked up when the first value comes
    hook = functools.cache(functools.partial(converter.get_structure_hook, wanted))

    def structured(value: object) -> object:
        if is_optional and (value is None or (isinstance(value, Plain) and value in _NULLS)):
            return None
        held: object = hook()(value, wanted)
        if check is not None:
            _run(check, held)
        return held

    return structured


def _stated(annotation: Any) -> Any:  # noqa: ANN401  # types, of which Python has no static type
    """A type without None."""
    return next(one for one in typing.get_args(annotation) if one is not type(None))


# -- from what is refused to problems ----------------------------------------------------------------------------------


def _at(pointer: str, error: StargateError | _RefusedError) -> Sequence[Problem]:
    """The problems that an exception tells of a value, from around the value, where it stands at a pointer."""
    if isinstance(error, _RefusedError):
        return [Problem(one.code, pointer + one.pointer, one.params) for one in error.problems]
    field = error.params.get("field")
    at = pointer if field is None else child(pointer, wire_name(field))
    return [Problem(error.code, at, {"problem": error.message, **error.params})]
