"""From trees to records and back, through cattrs: strict on the way in, every error at once, exact on the way out.

In: the tree of one record. Out: the record, or every problem with its pointer. Refused: unknown keys, values of
another type than the field has, and whatever the classes themselves refuse. Nothing is converted by guessing.
"""

from __future__ import annotations

import functools
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final, TypeAlias, TypeVar, cast

import attrs
from cattrs import Converter
from cattrs.cols import homogenous_tuple_structure_factory
from cattrs.errors import (
    AttributeValidationNote,
    BaseValidationError,
    ForbiddenExtraKeysError,
    IterableValidationError,
    IterableValidationNote,
)
from cattrs.gen import make_dict_structure_fn, override

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
from stargate_model.formats.tree import Plain, Problem, Tree, Unread, child, is_mapping
from stargate_model.records.structure import field_types, wire_name

_Class = TypeVar("_Class")
_Key = TypeVar("_Key", str, int)
_NULLS: Final = ("null", "~", "")
_Hook: TypeAlias = Callable[[object, object], object]

_NAMES: Final[Mapping[object, str]] = {
    dict: "an object",
    list: "a list",
    str: "text",
    Plain: "text",
    Decimal: "a number",
    Unread: "a number",
    bool: "a truth value",
    type(None): "null",
}


class WrongTypeError(StargateError, TypeError):
    """A value is of another type than the field has."""

    code = "wrong-type"


def structure(tree: Tree, cls: type[_Class]) -> _Class | tuple[Problem, ...]:
    """The record that a tree states, or everything that is wrong with it.

    Example:
        >>> from stargate_model.claims.evidence import Evidence
        >>> structure({"document": "voa", "strat": Decimal(3)}, Evidence)[0].params["nearest"]
        'start'
    """
    try:
        return _converter().structure(tree, cls)
    except Exception as error:  # noqa: BLE001  # cattrs gathers whatever its hooks raise; all of it becomes problems
        return tuple(_problems(error, ""))


def unstructure(value: object) -> Tree:
    """The tree that states a record: what is empty, absent or the default is left out.

    Example:
        >>> from stargate_model.claims.kinds import Power
        >>> unstructure(Power(">5 GW"))
        {'value': Decimal('5'), 'unit': 'GW', 'bound': 'more_than'}
    """
    match value:
        case Figure():
            return _figure_tree(value)
        case Text():
            return dict(value)
        case StrEnum():
            return value.value
        case PartialDate() | Period():
            return str(value)
        case tuple():
            return [unstructure(item) for item in cast("tuple[object, ...]", value)]
        case int() if not isinstance(value, bool):
            return Decimal(value)
        case _ if attrs.has(type(value)):
            return _members(value)
        case _:
            return value


def _members(value: object) -> dict[str, Tree]:
    members: dict[str, Tree] = {}
    for field in attrs.fields(type(cast(attrs.AttrsInstance, value))):
        held = getattr(value, field.name)
        if field.default is attrs.NOTHING or held != field.default:
            members[wire_name(field.name)] = unstructure(held)
    return members


def _figure_tree(value: Figure) -> Tree:
    stated = {
        "value": value.value,
        "unit": value.unit.symbol,
        "upper": value.upper,
        "bound": None if value.bound in (Bound.EXACT, Bound.BETWEEN) else value.bound.value,
        "approximate": value.approximate or None,
        "vague": value.vague or None,
        "hedge": value.hedge or None,
        "evidence": unstructure(value.evidence) or None,
    }
    return {key: part for key, part in stated.items() if part is not None}


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


def described(value: Tree) -> str:
    """What a tree is, in words: an object, a list, text and so on."""
    return _NAMES.get(type(value), type(value).__name__)


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
    words = {tag: _text(text) for tag, text in value.items() if isinstance(text, str)}
    _each(value.items(), lambda tag, text: Text({tag: _text(text)}))
    return Text(words)


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
            errors.append(error)
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
    items = homogenous_tuple_structure_factory(cls, converter)

    def structured(value: object, _: object) -> tuple[object, ...]:
        if not isinstance(value, list):
            raise _wrong(value, "a list")
        return cast("tuple[object, ...]", items(value, cls))

    return structured


def _is_record(cls: object) -> bool:
    return isinstance(cls, type) and attrs.has(cls) and not issubclass(cls, Figure)


def _record_hook(converter: Converter, cls: type[attrs.AttrsInstance]) -> _Hook:
    types = field_types(cls)
    fields = {
        field.name: override(
            rename=wire_name(field.name), struct_hook=_checked_hook(field, types[field.name], converter)
        )
        for field in attrs.fields(cls)
    }
    members = make_dict_structure_fn(cls, converter, True, **fields)  # type: ignore[arg-type]  # noqa: FBT003

    def structured(value: object, _: object) -> object:
        if not isinstance(value, dict):
            raise _wrong(value, "an object")
        return members(cast("dict[str, object]", value), cls)

    return structured


def _checked_hook(field: attrs.Attribute[Any], annotation: Any, converter: Converter) -> _Hook:  # noqa: ANN401
    """Structures a field and runs its check, so that its mistake is found beside those of other fields."""
    check = check_of(field)
    is_optional = type(None) in typing.get_args(annotation)

    def structured(value: object, _: object) -> object:
        if is_optional and isinstance(value, Plain) and value in _NULLS:
            return None
        held: object = converter.structure(value, annotation)
        if check is not None and held is not None:
            _run(check, held)
        return held

    return structured


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
                at = pointer if isinstance(one, KeyError) and not isinstance(one, StargateError) else _at(one, pointer)
                yield from _problems(one, at, _keys(error.cl))
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


def _at(error: BaseException, pointer: str) -> str:
    """Where an exception stands, after the note that cattrs left on it."""
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            return child(pointer, wire_name(note.name))
        if isinstance(note, IterableValidationNote):
            return child(pointer, note.index)
    return pointer


def _keys(cls: type) -> tuple[str, ...]:
    return tuple(wire_name(field.name) for field in attrs.fields(cls)) if attrs.has(cls) else ()
