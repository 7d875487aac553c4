"""The JSON Schema of a kind of figure: the literal notation on one line, or the parts one by one.

In: a kind of figure. Out: a schema that takes the units of its dimension only, and a bound only with what it bounds.
"""

from __future__ import annotations

import re
from typing import Final

from stargate_model.amounts.decimals import MAX_EXPONENT
from stargate_model.amounts.hedges import Bound
from stargate_model.amounts.literals import MAX_TEXT
from stargate_model.amounts.units import ALIASES, UNITS
from stargate_model.claims.figure import KINDS, Figure

Schema = dict[str, object]

_NUMBER: Final = r"[+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,4})?"
_LIMIT: Final = int(10 ** (MAX_EXPONENT + 1))
_SHOWN: Final = {"money": "USD", "power": "GW", "energy": "TWh", "share": "%", "duration": "year", "count": "turbine"}
_PARTS: Final[dict[str, str]] = {
    "value": "The magnitude, exact; the lower end of a range.",
    "unit": "A unit of this dimension.",
    "upper": "The upper end of a range, in the same unit.",
    "bound": "What the value limits.",
    "approximate": "Whether the source rounds or estimates.",
    "vague": "Whether the source gives an order of magnitude only, and no digit.",
    "hedge": "The hedge words, as the source has them.",
    "evidence": "Where it stands.",
}
_MEANINGS: Final = {
    Bound.EXACT: "the value itself",
    Bound.AT_LEAST: "the value or more",
    Bound.MORE_THAN: "more than the value",
    Bound.AT_MOST: "the value or less",
    Bound.LESS_THAN: "less than the value",
    Bound.BETWEEN: "from the value to the upper end",
}
_WORDS: Final = [bound.value for bound in Bound]


def figure_schema(cls: type[Figure], description: str, evidence: Schema, words: Schema) -> Schema:
    """The schema of a kind of figure; of every kind for `Figure` itself.

    Args:
        cls: The kind.
        description: What it is.
        evidence: The schema of a piece of evidence.
        words: The schema of a short text.

    Example:
        >>> from stargate_model.claims.kinds import Voltage
        >>> figure_schema(Voltage, "Voltage.", {}, {})["examples"]
        ['~1.2 V', '>5 V', {'value': 1, 'unit': 'V', 'bound': 'more_than'}]
    """
    units = [symbol for symbol, unit in {**UNITS, **ALIASES}.items() if cls is Figure or KINDS[unit.kind] is cls]
    shown = _SHOWN.get(cls.dimension, units[0])
    return {
        "title": cls.__name__,
        "description": description,
        "oneOf": [_literal(units, shown), _object(cls, units, evidence, words)],
        "examples": [f"~1.2 {shown}", f">5 {shown}", {"value": 1, "unit": shown, "bound": "more_than"}],
    }


def _literal(units: list[str], shown: str) -> Schema:
    # the longest first, for expressions that take the first that fits
    listed = "|".join(map(re.escape, sorted(units, key=lambda unit: (-len(unit), unit))))
    listed = listed.replace(r"\ ", " ").replace(r"\-", "-").replace(r"\%", "%").replace(r"\/", "/")
    return {
        "type": "string",
        "description": "The literal notation: ~ about, > >= < <= bounds, a..b a range, ? an order of magnitude.",
        "pattern": rf"^\??~?(?:(?:>=|<=|>|<)?{_NUMBER}|{_NUMBER}\.\.{_NUMBER}) ?(?:{listed})$",
        "maxLength": MAX_TEXT,
        "examples": [f"~1.2 {shown}", f">5 {shown}"],
    }


def _object(cls: type[Figure], units: list[str], evidence: Schema, words: Schema) -> Schema:
    number: Schema = {"type": "number", "exclusiveMinimum": -_LIMIT, "exclusiveMaximum": _LIMIT}
    if cls.floor is not None and cls is not Figure:
        number = {"type": "number", "minimum": 0, "exclusiveMaximum": _LIMIT}
    names = {**{symbol: unit.name for symbol, unit in ALIASES.items()}, **{s: unit.name for s, unit in UNITS.items()}}
    parts: dict[str, Schema] = {
        "value": number,
        "unit": {
            "enum": sorted(units),
            "enumDescriptions": [names[unit].replace("_", " ") for unit in sorted(units)],
        },
        "upper": {**number, "type": ["number", "null"]},
        "bound": {
            "enum": [*_WORDS, None],
            "enumDescriptions": [*(_MEANINGS[bound] for bound in Bound), "the value itself, or a range"],
        },
        "approximate": {"type": "boolean"},
        "vague": {"type": "boolean"},
        "hedge": words,
        "evidence": {"type": "array", "items": evidence},
    }
    return {
        "type": "object",
        "properties": {name: {**part, "description": _PARTS[name]} for name, part in parts.items()},
        "required": ["value", "unit"],
        "additionalProperties": False,
        "allOf": _together(cls),
    }


def _together(cls: type[Figure]) -> list[Schema]:
    """An upper end stands exactly where the bound is `between`; nothing is less than the least."""
    between: Schema = {"properties": {"bound": {"const": "between"}}, "required": ["bound"]}
    upper: Schema = {"properties": {"upper": {"type": "number"}}, "required": ["upper"]}
    rules: list[Schema] = [
        {"if": between, "then": upper},
        {"if": upper, "then": {"properties": {"bound": {"enum": ["between", None]}}}},
    ]
    if cls.floor is not None and cls is not Figure:
        less: Schema = {"properties": {"bound": {"const": "less_than"}}, "required": ["bound"]}
        rules.append({"if": less, "then": {"properties": {"value": {"exclusiveMinimum": 0}}}})
    return rules
