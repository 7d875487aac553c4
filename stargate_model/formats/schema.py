"""JSON Schema 2020-12 of the records and of the whole data set, made from the classes.

In: a class. Out: a schema with units by dimension, the literal notation, and the descriptions of the docstrings. What
a schema cannot say (references, offsets, ranges that go up) is left to a check.
"""

from __future__ import annotations

import inspect
import re
import types
import typing
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Final, cast

import attrs

from stargate_model.amounts.hedges import Bound
from stargate_model.amounts.units import ALIASES, UNITS
from stargate_model.claims.dates import PartialDate, Period
from stargate_model.claims.evidence import Evidence
from stargate_model.claims.fields import check_of
from stargate_model.claims.figure import KINDS, Figure
from stargate_model.claims.text import Text, identifier
from stargate_model.formats.loading import VERSION
from stargate_model.records.dataset import COLLECTIONS, type_name
from stargate_model.records.structure import field_types, wire_name

Schema = dict[str, object]

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
ID: Final = f"https://stargate-model.example/schemas/{VERSION}"
_LITERAL: Final = r"^\??~?(>=|<=|>|<)?[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?(\.\.[+-]?[0-9.eE+-]+)? ?[^\s0-9.].*$"
_ID: Final[Schema] = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "minLength": 2, "maxLength": 64}
_LEAVES: Final[Mapping[object, Schema]] = {
    str: {"type": "string", "minLength": 1},
    int: {"type": "integer", "minimum": 0},
    bool: {"type": "boolean"},
    Decimal: {"type": "number"},
    Text: {
        "type": "object",
        "description": "A text in one or more languages, by BCP 47 tag.",
        "patternProperties": {
            "^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$": {"type": "string", "minLength": 1}
        },
        "additionalProperties": False,
        "minProperties": 1,
        "examples": [{"en": "Abilene", "zh-Hans": "阿比林"}],
    },
    PartialDate: {
        "type": "string",
        "description": "A date as exact as its source gives it.",
        "examples": ["2025", "2025-Q3", "2025-01-21", "2024-end", "2021-winter", "1990s", "FY2026"],
    },
    Period: {
        "type": "string",
        "description": "Two dates with a slash, either of them .. where it is open; or one date.",
        "examples": ["2023", "2025-01-21/.."],
    },
}


def names() -> tuple[str, ...]:
    """The names of all schemas: the data set, and each record."""
    return ("dataset", *(type_name(cls) for cls in COLLECTIONS.values()))


def schema(name: str = "dataset") -> Schema:
    """The schema of the data set, or of one type of record, by its name in data.

    Example:
        >>> schema("site")["title"]
        'Site'
    """
    definitions: dict[str, Schema] = {}
    if name == "dataset":
        body = _dataset(definitions)
    else:
        cls = next(cls for cls in COLLECTIONS.values() if type_name(cls) == name)
        body = _object(cls, definitions)
    head: Schema = {"$schema": DIALECT, "$id": f"{ID}/{name}.json"}
    return {**head, **body, "$defs": dict(sorted(definitions.items()))}


def _dataset(definitions: dict[str, Schema]) -> Schema:
    collections = {name: {"type": "array", "items": _typed(cls, definitions)} for name, cls in COLLECTIONS.items()}
    return {
        "title": "Dataset",
        "description": "Documents and records, by type.",
        "type": "object",
        "properties": {"stargate_model": {"const": VERSION}, **collections},
        "required": ["stargate_model"],
        "additionalProperties": False,
    }


def _object(cls: type[attrs.AttrsInstance], definitions: dict[str, Schema]) -> Schema:
    """The schema of a class of named fields."""
    described = _descriptions(cls)
    properties: dict[str, Schema] = {}
    for field in attrs.fields(cls):
        of = _typed(field_types(cls)[field.name], definitions)
        if check_of(field) is identifier:
            of = Schema(type="array", items=_ID) if of.get("type") == "array" else Schema(_ID)
        description = described.get(field.name)
        if description is not None:
            of["description"] = description
        properties[wire_name(field.name)] = of
    return {
        "title": cls.__name__,
        "description": _first_line(cls),
        "type": "object",
        "properties": properties,
        "required": [wire_name(field.name) for field in attrs.fields(cls) if field.default is attrs.NOTHING],
        "additionalProperties": False,
    }


def _typed(annotation: object, definitions: dict[str, Schema]) -> Schema:
    if annotation in _LEAVES:
        return dict(_LEAVES[annotation])
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin in (types.UnionType, typing.Union):
        return _typed(next(argument for argument in arguments if argument is not types.NoneType), definitions)
    if origin is tuple:
        return {"type": "array", "items": _typed(arguments[0], definitions)}
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return {"enum": [word.value for word in annotation]}
    cls = cast("type[attrs.AttrsInstance]", annotation)
    name = cls.__name__
    if name not in definitions:
        definitions[name] = {}  # stands while the definition is made, which may name itself
        definitions[name] = _figure(cls, definitions) if issubclass(cls, Figure) else _object(cls, definitions)
    return {"$ref": f"#/$defs/{name}"}


def _figure(cls: type[Figure], definitions: dict[str, Schema]) -> Schema:
    units = [symbol for symbol, unit in {**UNITS, **ALIASES}.items() if cls is Figure or KINDS[unit.kind] is cls]
    shown = "USD" if "USD" in units else units[0]
    example = {"value": 1, "unit": shown, "bound": "more_than"}
    return {
        "title": cls.__name__,
        "description": _first_line(cls),
        "oneOf": [
            {"type": "string", "pattern": _LITERAL, "examples": [f"~1.2 {shown}", f">5 {shown}"]},
            {
                "type": "object",
                "properties": {
                    "value": {"type": "number"},
                    "unit": {"enum": sorted(units)},
                    "upper": {"type": "number"},
                    "bound": {"enum": [bound.value for bound in Bound]},
                    "approximate": {"type": "boolean"},
                    "vague": {"type": "boolean"},
                    "hedge": {"type": "string"},
                    "evidence": {"type": "array", "items": _typed(Evidence, definitions)},
                },
                "required": ["value", "unit"],
                "additionalProperties": False,
                "examples": [example],
            },
        ],
    }


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
