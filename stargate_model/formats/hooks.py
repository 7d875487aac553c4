"""The hooks of cattrs: how a tree becomes a value of each type, and how what they refuse becomes problems.

In: trees. Out: values of the model, or every problem at once. A hook refuses by raising; whatever is refused inside
one value is gathered, each noted with its key or index, and raised together. What is right raises nothing.
"""

from __future__ import annotations

import functools
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final, TypeAlias, TypeVar, cast

import attrs
from cattrs import Converter
from cattrs.errors import (
    AttributeValidationNote,
    BaseValidationError,
    ClassValidationError,
    ForbiddenExtraKeysError,
    IterableValidationError,
    IterableValidationNote,
)

from stargate_model.amounts.decimals import number
from stargate_model.amounts.hedges import Bound
from stargate_model.amounts.units import Unit, unit
from stargate_model.claims.dates import PartialDate, Period
from stargate_model.claims.evidence import Evidence
from stargate_model.claims.fields import check_of, checked
from stargate_model.claims.figure import Figure
from stargate_model.claims.kinds import figure, kind_of
from stargate_model.claims.text import Text, phrase
from stargate_model.claims.vocabulary import Vocabulary, cut, nearest
from stargate_model.errors import NumberError, StargateError
from stargate_model.formats.structuring import described
from stargate_model.formats.tree import Plain, Problem, Tree, Unread, child, is_mapping
from stargate_model.records.structure import field_types, wire_name

_Class = TypeVar("_Class")
_Key = TypeVar("_Key", str, int)
_NULLS: Final = ("null", "~", "")
_Hook: TypeAlias = Callable[[object, object], object]


class WrongTypeError(StargateError, TypeError):
    """A value is of another type than the field has."""

    code = "wrong-type"


def structured(tree: Tree, cls: type[_Class]) -> _Class | tuple[Problem, ...]:
    """The record that a tree states, or everything that is wrong with it."""
    try:
        return _converter().structure(tree, cls)
    except Exception as error:  # noqa: BLE001  # cattrs gathers whatever its hooks raise; all of it becomes problems
        return tuple(_problems(error, ""))


def problems_of(
    cls: type[attrs.AttrsInstance], doubtful: Mapping[str, Tree], present: Iterable[str]
) -> tuple[Problem, ...]:
    """What is wrong with the members of a record that are in doubt, and with what it lacks."""
    errors = _members(cls).refused(doubtful, frozenset(present))
    return tuple(problem for error in errors for problem in _located(error, "", cls))


# -- the converter -----------------------------------------------------------------------------------------------------


@functools.cache
def _converter() -> Converter:
    converter = Converter(detailed_validation=True, forbid_extra_keys=True)
    converter.register_structure_hook(str, _text)
    converter.register_structure_hook(int, _whole)
    converter.register_structure_hook(Decimal, _decimal)
    converter.register_structure_hook(bool, _truth)
    converter.register_structure_hook(Text, _words)
    converter.register_structure_hook(Unit, lambda value, _: unit(_text(value)))
    converter.register_structure_hook(PartialDate, lambda value, _: PartialDate(_text(value)))
    converter.register_structure_hook(Period, lambda value, _: Period(_text(value)))
    converter.register_structure_hook(StrEnum, _word)
    converter.register_structure_hook_func(_is_figure, functools.partial(_figure, converter))
    converter.register_structure_hook_factory(_is_tuple, functools.partial(_tuple_hook, converter))
    converter.register_structure_hook_factory(_is_record, functools.partial(_record_hook, converter))
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
    """Run a check on each of several values; what it refuses is raised at once, each noted at its key or index."""
    errors: list[Exception] = []
    for key, value in items:
        try:
            check(key, value)
        except StargateError as error:
            error.add_note(IterableValidationNote("", key, str))
            errors.append(error.with_traceback(None))  # which would hold the list that holds it
    if errors:  # the signature is that of `__new__`, which pyright does not take from a group of exceptions
        raise IterableValidationError("", errors, tuple)  # pyright: ignore[reportCallIssue]


def _word(value: object, cls: type[StrEnum]) -> StrEnum:
    text = _text(value)
    if issubclass(cls, Vocabulary):
        return cls.parse(text)
    try:
        return cls(text)
    except ValueError:
        known = [word.value for word in cls]
        near = nearest(text, known, count=1)
        raise WrongTypeError(
            f"{cut(text)!r} is not a word of this list",
            code="unknown-word",
            found=cut(text),
            nearest=near[0] if near else "",
            known=", ".join(known),
        ) from None


def _is_figure(cls: object) -> bool:
    return isinstance(cls, type) and issubclass(cls, Figure)


def _figure(converter: Converter, value: object, cls: type[Figure]) -> Figure:
    """A figure of the class, or of the kind of its unit where the field takes any."""
    if isinstance(value, str):
        return figure(str(value)) if cls is Figure else cls(str(value))
    if not isinstance(value, dict):
        raise _wrong(value, "a figure, such as 1.2 GW")
    parts = converter.structure(value, _Parts)
    kind = kind_of(parts.unit) if cls is Figure else cls
    return kind(**{field.name: getattr(parts, field.name) for field in attrs.fields(_Parts)})


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
        errors: list[Exception] = []
        for index, item in enumerate(cast("list[object]", value)):
            try:
                items.append(hook(item, of))
            except (StargateError, BaseValidationError) as error:
                error.add_note(IterableValidationNote("", index, of))
                errors.append(error.with_traceback(None))  # which would hold the list that holds it
        if errors:
            raise IterableValidationError("", errors, cls)  # pyright: ignore[reportCallIssue]  # see `_each`
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
        self._indexes = {member.key: index for index, member in enumerate(self._members)}
        self._required = frozenset(member.key for member in self._members if member.is_required)

    def structured(self, value: object, _: object) -> object:
        """The object of a tree."""
        if not is_mapping(value):
            raise _wrong(value, "an object")
        made: dict[str, object] = {}
        errors = self.refused(value, value.keys(), made)
        if errors:
            raise ClassValidationError("", errors, self._cls)  # pyright: ignore[reportCallIssue]  # see `_each`
        return self._cls(**made)

    def refused(
        self, given: Mapping[str, object], present: Set[str], made: dict[str, object] | None = None
    ) -> list[Exception]:
        """What is wrong with some members, and with what is missing; what is made of the others is kept in `made`."""
        errors: list[Exception] = []
        known = [
            self._members[index] for index in sorted([self._indexes[key] for key in given if key in self._indexes])
        ]
        for member in known:
            try:
                value = member.hook(given[member.key])
            except (StargateError, BaseValidationError) as error:
                error.add_note(AttributeValidationNote("", member.name, self._cls))
                errors.append(error.with_traceback(None))  # which would hold the list that holds it
            else:
                if made is not None:
                    made[member.name] = value
        if not self._required <= present:
            errors += [
                KeyError(member.name) for member in self._members if member.is_required and member.key not in present
            ]
        if len(known) < len(given):
            errors.append(ForbiddenExtraKeysError("", self._cls, set(given.keys() - self._indexes.keys())))
        return errors


def _record_hook(converter: Converter, cls: type[attrs.AttrsInstance]) -> _Hook:
    return _Members(cls, converter).structured


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


# -- from what cattrs gathers to problems -----------------------------------------------------------------------------


def _problems(error: BaseException, pointer: str, keys: tuple[str, ...] = ()) -> Iterator[Problem]:
    """Every problem that an exception carries.

    Args:
        error: What a hook raised, or the group that cattrs made of many.
        pointer: Where it stands.
        keys: The keys that the object there may have.
    """
    match error:
        case BaseValidationError():
            for one in error.exceptions:
                yield from _located(one, pointer, error.cl)
        case ForbiddenExtraKeysError():
            for key in sorted(error.extra_fields):
                near = nearest(key, keys, count=1)
                params = {"key": cut(key), "nearest": near[0] if near else ""}
                yield Problem("unknown-key", child(pointer, key), params)
        case StargateError():
            field = error.params.get("field")
            at = pointer if field is None else child(pointer, wire_name(field))
            yield Problem(error.code, at, {**error.params, "problem": error.message})
        case KeyError():
            yield Problem("missing-key", pointer, {"key": wire_name(str(error.args[0]))})
        case _:
            raise error


def _located(error: BaseException, pointer: str, cls: type) -> Iterator[Problem]:
    """The problems that an exception carries which was raised in an object of a class."""
    at = pointer if isinstance(error, KeyError) and not isinstance(error, StargateError) else _at(error, pointer)
    return _problems(error, at, _keys(cls))


def _at(error: BaseException, pointer: str) -> str:
    """Where an exception stands, after the note that cattrs left on it."""
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            return child(pointer, wire_name(note.name))
        if isinstance(note, IterableValidationNote):
            return child(pointer, note.index)
    return pointer


@functools.cache
def _keys(cls: type) -> tuple[str, ...]:
    return tuple(wire_name(field.name) for field in attrs.fields(cls)) if attrs.has(cls) else ()
