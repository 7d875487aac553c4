"""JSON Schema 2020-12 of the records and of the whole data set, made from the classes.

In: a class. Out: a schema with units by dimension, the literal notation, and the descriptions of the docstrings. It
takes whatever the loader takes, and refuses what it refuses, but for the codes of `UNSAID`: what a schema cannot say.
"""

from __future__ import annotations

import inspect
import re
import types
import typing
from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final, cast

import attrs

from stargate_model.claims.dates import DATE_FORM, PERIOD_FORM, PartialDate, Period
from stargate_model.claims.document import MAX_URL, URL, address, positive
from stargate_model.claims.evidence import Evidence
from stargate_model.claims.fields import check_of
from stargate_model.claims.figure import Figure
from stargate_model.claims.text import (
    MAX_LABEL,
    MAX_QUOTE,
    MAX_TEXT,
    Form,
    Text,
    identifier,
    label,
    language_tag,
    phrase,
)
from stargate_model.claims.vocabulary import Vocabulary
from stargate_model.formats.schema_figures import figure_schema
from stargate_model.records.dataset import VERSION
from stargate_model.records.model import MODEL, Model
from stargate_model.records.parts import Location
from stargate_model.records.record import Record
from stargate_model.records.structure import field_types, wire_name

Schema = dict[str, object]

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
ID: Final = f"https://stargate-model.example/schemas/{VERSION}"

UNSAID: Final[Mapping[str, str]] = MappingProxyType(
    {
        "bad-number": "how many digits a number has, and how near to zero it is",
        "bad-date": "which days a month has, and whether a period ends after it begins",
        "bad-offsets": "whether a phrase ends after it begins",
        "bad-place": "which country a subdivision is in",
        "bad-text": "characters that are no text in any encoding, and blanks that only Unicode knows",
        "reversed-range": "whether a range goes up",
        "negative": "that a figure in the literal notation is less than nothing",
        "duplicate-id": "whether an id is given twice",
        "duplicate-key": "whether a key stands twice",
    }
)
"""What a schema cannot say, by the code under which the loader refuses it."""

_OURS: Final = "stargate_model."  # classes of others may have names of ours
_CONTROL: Final = r"\u0000-\u0008\u000b-\u001f\u007f-\u009f"
_NULL: Final[Schema] = {"type": "null"}


def _clean(longest: int) -> Schema:
    """A text that is not blank, not too long and free of control characters."""
    pattern = rf"^[^{_CONTROL}]*[^{_CONTROL}\s][^{_CONTROL}]*$"
    return {"type": "string", "pattern": pattern, "maxLength": longest}


def _form(pattern: str) -> Schema:
    return {"type": "string", "pattern": f"^(?:{pattern})$"}


_LEAVES: Final[Mapping[object, Schema]] = {
    str: _clean(MAX_TEXT),
    int: {"type": "integer", "minimum": 0},
    bool: {"type": "boolean"},
    Decimal: {"type": "number"},
}
_DEFINED: Final[Mapping[object, Schema]] = {
    Text: {
        "title": "Text",
        "description": "A text in one or more languages, by BCP 47 tag.",
        "type": "object",
        "patternProperties": {f"^(?:{language_tag.pattern})$": _clean(MAX_TEXT)},
        "additionalProperties": False,
        "minProperties": 1,
        "examples": [{"en": "Abilene", "zh-Hans": "阿比林"}],
    },
    PartialDate: {
        "title": "PartialDate",
        "description": "A date as exact as its source gives it.",
        **_form(DATE_FORM),
        "examples": ["2025", "2025-Q3", "2025-01-21", "2024-end", "2021-winter", "1990s", "FY2026", "--04-25"],
    },
    Period: {
        "title": "Period",
        "description": "Two dates with a slash, either of them .. where it is open; or one date.",
        **_form(PERIOD_FORM),
        "examples": ["2023", "2025-01-21/.."],
    },
}
_CHECKS: Final[Mapping[Callable[[Any], object], Schema]] = {
    identifier: {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "minLength": 2, "maxLength": 64},
    label: _clean(MAX_LABEL),
    phrase: _clean(MAX_QUOTE),
    address: {**_form(URL.pattern), "maxLength": MAX_URL, "format": "uri"},
    positive: {"type": "integer", "minimum": 1},
}
_BOUNDS: Final[Mapping[tuple[type, str], Schema]] = {
    (Location, "latitude"): {"minimum": -90, "maximum": 90},
    (Location, "longitude"): {"minimum": -180, "maximum": 180},
    (Evidence, "end"): {"minimum": 1},
}


def _given(name: str, kind: str) -> Schema:
    return {"properties": {name: {"type": kind}}, "required": [name]}


# what the members of one object say together
_TOGETHER: Final[Mapping[type, list[Schema]]] = {
    Location: [
        {"if": _given("latitude", "number"), "then": _given("longitude", "number")},
        {"if": _given("latitude", "number"), "then": _given("precision", "string")},
        {"if": _given("longitude", "number"), "then": _given("latitude", "number")},
    ],
    Evidence: [
        {"if": _given("start", "integer"), "then": _given("end", "integer")},
        {"if": _given("end", "integer"), "then": _given("start", "integer")},
    ],
}  # fmt: skip


def names(model: Model = MODEL) -> tuple[str, ...]:
    """The names of all schemas: the data set, and each record."""
    return ("dataset", *model.types)


def schema(name: str = "dataset", model: Model = MODEL) -> Schema:
    """The schema of the data set, or of one type of record, by its name in data.

    What is not ours alone, a record that is added or a data set that may have some, has no `$id` of ours.

    Example:
        >>> schema("site")["title"]
        'Site'
    """
    definitions: dict[str, Schema] = {}
    body = _dataset(definitions, model) if name == "dataset" else _object(model.types[name], definitions)
    is_ours = name in MODEL.types or model == MODEL
    head: Schema = {"$schema": DIALECT, **({"$id": f"{ID}/{name}.json"} if is_ours else {})}
    return {**head, **body, "$defs": dict(sorted(definitions.items()))}


def _dataset(definitions: dict[str, Schema], model: Model) -> Schema:
    items = {name: _typed(cls, definitions) for name, cls in model.collections.items()}
    collections = {name: {"type": "array", "items": item} for name, item in items.items()}
    version = {"const": VERSION, "description": "The version of the data's form."}
    return {
        "title": "Dataset",
        "description": "Documents and records, by type.",
        "type": "object",
        "properties": {"stargate_model": version, **collections},
        "required": ["stargate_model"],
        "additionalProperties": False,
        "examples": [{"stargate_model": VERSION, "sites": [{"id": "abilene", "name": {"en": "Abilene"}}]}],
    }


def _object(cls: type[attrs.AttrsInstance], definitions: dict[str, Schema]) -> Schema:
    """The schema of a class of named fields."""
    described = _descriptions(cls)
    fields = attrs.fields(cls)
    made: Schema = {
        "title": cls.__name__,
        "description": _first_line(cls),
        "type": "object",
        "properties": {
            wire_name(field.name): _member(cls, field, described.get(field.name), definitions) for field in fields
        },
        "required": [wire_name(field.name) for field in fields if field.default is attrs.NOTHING],
        "additionalProperties": False,
    }
    if cls in _TOGETHER:
        made["allOf"] = _TOGETHER[cls]
    if issubclass(cls, Record):
        made["examples"] = [_example(cls)]
    return made


def _member(
    cls: type[attrs.AttrsInstance],
    field: attrs.Attribute[Any],
    description: str | None,
    definitions: dict[str, Schema],
) -> Schema:
    annotation = field_types(cls)[field.name]
    made: Schema = {**_typed(annotation, definitions, check_of(field)), **_BOUNDS.get((cls, field.name), {})}
    if types.NoneType in typing.get_args(annotation):
        made = {"anyOf": [made, _NULL]}
    if isinstance(field.default, StrEnum):
        made["default"] = field.default.value
    return made if description is None else {**made, "description": description}


def _typed(annotation: object, definitions: dict[str, Schema], check: Callable[[Any], object] | None = None) -> Schema:
    """The schema of a type; the check of its field tells more of texts and numbers."""
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin in (types.UnionType, typing.Union):
        return _typed(next(one for one in arguments if one is not types.NoneType), definitions, check)
    if origin is tuple:
        return {"type": "array", "items": _typed(arguments[0], definitions, check)}
    if annotation in _LEAVES:
        if isinstance(check, Form):
            return _form(check.pattern)
        return dict(_LEAVES[annotation] if check is None else _CHECKS.get(check, _LEAVES[annotation]))
    return _defined(cast("type[Any]", annotation), definitions)


def _defined(cls: type[Any], definitions: dict[str, Schema]) -> Schema:
    """A reference to the definition of a type, which is made where it is first wanted."""
    name = cls.__name__ if cls.__module__.startswith(_OURS) else f"{cls.__module__}.{cls.__name__}"
    if name not in definitions:
        definitions[name] = {}  # stands while the definition is made, which may name itself
        definitions[name] = _definition(cls, definitions)
    return {"$ref": f"#/$defs/{name}"}


def _definition(cls: type[Any], definitions: dict[str, Schema]) -> Schema:
    if cls in _DEFINED:
        return dict(_DEFINED[cls])
    if issubclass(cls, Vocabulary):
        return {
            "title": cls.__name__,
            "description": _first_line(cls),
            "type": "string",
            "enum": [word.value for word in cls],
            "enumDescriptions": [word.meaning for word in cls],  # shown beside each word by editors that know it
        }
    if issubclass(cls, Figure):
        return figure_schema(cls, _first_line(cls), _typed(Evidence, definitions), _clean(MAX_QUOTE))
    return _object(cls, definitions)


def _example(cls: type[Record]) -> Schema:
    """The least that states a record: its id, its name and the words that are wanted."""
    words = {
        wire_name(field.name): next(iter(cast("type[StrEnum]", kind))).value
        for field in attrs.fields(cls)
        if field.default is attrs.NOTHING and issubclass(cast(type, kind := field_types(cls)[field.name]), StrEnum)
    }
    return {"id": "abilene", "name": {"en": "Abilene"}, **words}


def _descriptions(cls: type) -> dict[str, str]:
    """What the docstrings of a class and its bases say of their fields."""
    found: dict[str, str] = {}
    for base in reversed(cls.__mro__):
        section = re.search(r"^Attributes:\n((?:[ ]+.*\n?|\n)*)", inspect.cleandoc(base.__doc__ or ""), re.MULTILINE)
        for name, text in re.findall(
            r"^    (\w+): ((?:.|\n(?!    \w+:|\n))*)", section[1] if section else "", re.MULTILINE
        ):
            found[name] = " ".join(text.split())
    return found


def _first_line(cls: type) -> str:
    return inspect.cleandoc(cls.__doc__ or "").partition("\n")[0]
