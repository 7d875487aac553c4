"""Random documents of every class, and what goes wrong with them: material for laws over mutated data.

A document is made from the types and checks of a class's fields, with every member given or left out. A mutation
replaces, drops, adds, repeats or respells a part of it, or spoils its bytes.
"""

from __future__ import annotations

import copy
import json
import types
import typing
from collections.abc import Callable, Iterator
from decimal import Decimal
from enum import Enum
from random import Random
from typing import Any

import attrs

from stargate_model.amounts.hedges import Bound
from stargate_model.amounts.units import ALIASES, UNITS
from stargate_model.claims.dates import PartialDate, Period
from stargate_model.claims.evidence import Evidence
from stargate_model.claims.fields import collections_of
from stargate_model.claims.figure import Figure
from stargate_model.claims.text import Text
from stargate_model.records.parts import Location
from stargate_model.records.structure import field_types, wire_name

_WORDS = [
    "Abilene",
    "阿比林",
    "gas plant",
    "L’été à 10:30",
    "tab\there",
    "\u3000wide",
    "x" * 80,
    'a "quoted" part',
    "50 m²",
]
_TAGS = ["en", "de", "zh-Hans", "pt-BR", "es-419"]
_IDS = ["abilene", "voa", "ps-000017", "x1", "a-b-c-d", "0" * 64]
_DATES = ["2025", "2025-Q3", "2025-01-21", "2024-end", "1990s", "FY2026", "--04-25", "2025-01-25T15:40:42+00:00"]
_PERIODS = ["2025-01-21/..", "2023/2028", "../2024-end", "2025"]
_NUMBERS = ["1", "0", "986", "1.20", "5e9", "500E+9", "1e-3", "-0", "-0.0", "1e30", "0.0001", "12345678901234567890.5"]
_NASTY: list[Any] = [
    None, True, False, 0, -1, 1, "", " ", "x", "MW", "GW ", "mw", "Abilene!", "-a", "a-", "a--b", "A",
    "a" * 65, "a" * 201, "a" * 501, "2025-13", "2025-1-1", "１", "10:30",
    "\u0000", "\ud800", "\x7f", "\x85", "\ufdd0", "\uffff", "\u2028", "\t",
    [], {}, [1], [None], [[]], {"en": ""}, {"en": " "}, {"EN": "x"}, {"en": 1}, {"en": "a", "de": "b:c"}, {"": "x"},
    "1.2 GW", "~5 GW", ">5 GW", "6.7..12 %", "12..6.7 %", "<0 GW", "-5 %", "1.2 GWh", "100 USD", "29 turbines", "5",
    "exact", "between", "less_than", "at_most", "unknown", "operating", "supports", "US", "US-TX",
    "https://example.org", "NaN", "f" * 64, "..", "../..", "2025/2024",
    {"value": 1, "unit": "GW"}, {"value": 1, "unit": "USD"},
]  # fmt: skip
# numbers by the text that spells them, some of which JSON does not allow
_SPELT = [
    "1.0", "1e2", "3e0", "1e31", "1e30", "9e30", "1e-30", "1e-31", "0e31", "0e-31", "0.0", "-0.0", "-1", "-1.5",
    "1e00005", "1" * 31, "1" * 32, "1" * 40, "1" * 41, "0." + "0" * 29 + "1", "0." + "0" * 35 + "1",
    "0." + "0" * 97 + "1e99", "1." + "0" * 39, "1." + "0" * 40, "1E5", "1e+5", "1e400",
    "NaN", "Infinity", "-Infinity", "01", "+1", ".5", "5.",
    "9223372036854775807", "9223372036854775808", "-9223372036854775809",
    "1e16", "999999999999999e15", "9999999999999999e15",
]  # fmt: skip


@attrs.frozen
class Spelt:
    """A number by the text that spells it."""

    text: str


def document(cls: type[attrs.AttrsInstance], random: Random) -> dict[str, Any]:
    """The tree of a random object of a class; most are right, and some contradict themselves."""
    if cls is Evidence:
        return _evidence(random)
    if cls is Location:
        return random.choice([{}, {"country": "US", "subdivision": "US-TX"}, _place(random)])
    types_ = field_types(cls)
    return {
        wire_name(field.name): _value(types_[field.name], field, random)
        for field in attrs.fields(cls)
        if field.default is attrs.NOTHING or random.random() < 0.4
    }


def _evidence(random: Random) -> dict[str, Any]:
    start = random.randrange(9000)
    found = {"document": random.choice(_IDS), "start": start, "end": start + random.randrange(1, 60)}
    if random.random() < 0.3:
        found = {"document": "voa"}
    if random.random() < 0.5:
        found["quote"] = random.choice(_WORDS)
    if random.random() < 0.3:
        found |= {"stance": "disputes", "modality": "planned", "attribution": ["voa"], "voice": {"en": "experts"}}
    return found


def _place(random: Random) -> dict[str, Any]:
    place = {"latitude": Spelt(random.choice(["32.4", "-32", "90"])), "longitude": Spelt("-99.7")}
    return place | {"precision": "locality"} if random.random() < 0.8 else place


def _value(annotation: Any, field: attrs.Attribute[Any], random: Random) -> Any:
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin in (types.UnionType, typing.Union):
        wanted = next(one for one in arguments if one is not types.NoneType)
        return None if random.random() < 0.15 else _value(wanted, field, random)
    if origin is tuple:
        return [_value(arguments[0], field, random) for _ in range(random.choice([0, 1, 1, 2, 3]))]
    if annotation in _LEAVES:
        return _LEAVES[annotation](field, random)
    if issubclass(annotation, Figure):
        return _figure(annotation, random)
    if issubclass(annotation, Enum):
        return random.choice(list(annotation)).value
    return document(annotation, random)


def _text(field: attrs.Attribute[Any], random: Random) -> str:
    if field.name == "id" or collections_of(field) is not None:
        return random.choice(_IDS)
    known = {"country": "US", "subdivision": "US-TX", "language": "zh-Hans", "place": "CN", "area": "DE"}
    known |= {"sha256": "0a" * 32, "url": "https://example.org/a?b=c"}
    return known.get(field.name, random.choice(_WORDS))


_LEAVES: dict[object, Callable[[attrs.Attribute[Any], Random], Any]] = {
    str: _text,
    int: lambda _, random: random.randrange(1, 10_000),
    bool: lambda _, random: random.random() < 0.5,
    Decimal: lambda _, random: Spelt(random.choice(_NUMBERS)),
    Text: lambda _, random: {tag: random.choice(_WORDS) for tag in random.sample(_TAGS, random.choice([1, 1, 2]))},
    PartialDate: lambda _, random: random.choice(_DATES),
    Period: lambda _, random: random.choice(_PERIODS),
}


def _figure(kind: type[Figure], random: Random) -> Any:
    units = [text for text, unit in {**UNITS, **ALIASES}.items() if kind is Figure or unit.kind == kind.dimension]
    unit = random.choice(units)
    if random.random() < 0.2:
        return f"{random.choice(['', '~', '>', '<=', '?~'])}{random.choice(['1', '986', '1.20', '5e9'])} {unit}"
    hedges = {
        "upper": Spelt(random.choice(["1e9", "1000", "12.50", "0.5"])),
        "bound": random.choice([*(bound.value for bound in Bound), None]),
        "approximate": random.random() < 0.5,
        "vague": random.random() < 0.5,
        "hedge": random.choice(["约为", "more than"]),
        "evidence": [_evidence(random) for _ in range(random.choice([0, 1, 2]))],
    }
    some = {name: value for name, value in hedges.items() if random.random() < 0.3}
    return {"value": Spelt(random.choice(_NUMBERS)), "unit": unit, **some}


# -- mutations ---------------------------------------------------------------------------------------------------------


def mutated(tree: dict[str, Any], random: Random) -> bytes:
    """The bytes of a document with no, one or two mutations."""
    for _ in range(random.choice([0, 1, 1, 1, 2])):
        _spoil(tree, random)
    data = _written(tree, random, repeat=random.random() < 0.15).encode("utf-8", "surrogatepass")
    if random.random() < 0.05:
        at = random.randrange(len(data))
        data = (
            data[:at]
            + random.choice([b"", b"\xff", b"\xed\xa0\x80", b",", b'"', b"{", b"\x01", b" ", b":"])
            + data[at + 1 :]
        )
    return data.replace(b"\n", b" ")


def _spoil(tree: dict[str, Any], random: Random) -> None:
    where = list(_places(tree))
    if not where:
        return
    owner, key = random.choice(where)
    action = random.random()
    if action < 0.5:
        owner[key] = _nasty(random)
    elif action < 0.7:
        owner[key] = Spelt(random.choice(_SPELT))
    elif action < 0.85:
        del owner[key]
    elif isinstance(owner, dict):
        owner[random.choice(["zz", "a/b", "upper", "bound", "type", "start", "id", "~"])] = _nasty(random)
    else:
        owner.append(_nasty(random))


def _nasty(random: Random) -> Any:
    return copy.deepcopy(random.choice(_NASTY))  # a later mutation may change it


def _places(tree: Any) -> Iterator[tuple[Any, Any]]:
    each = tree.items() if isinstance(tree, dict) else enumerate(tree)
    for key, value in each:
        yield tree, key
        if isinstance(value, (dict, list)):
            yield from _places(value)


def _written(value: Any, random: Random, *, repeat: bool = False) -> str:
    """A tree as JSON, with blanks and escapes here and there; with `repeat`, some keys stand twice."""
    if isinstance(value, Spelt):
        return value.text
    if isinstance(value, dict):
        members = [(key, _written(one, random, repeat=repeat)) for key, one in value.items()]
        if repeat and members and random.random() < 0.5:
            members.insert(random.randrange(len(members) + 1), random.choice(members))
        colon = random.choice([":", ":", ":", ": ", " : "])
        return "{" + ",".join(f"{_string(key, random)}{colon}{one}" for key, one in members) + "}"
    if isinstance(value, list):
        return f"[{','.join(_written(one, random, repeat=repeat) for one in value)}]"
    return _string(value, random) if isinstance(value, str) else json.dumps(value)


def _string(text: str, random: Random) -> str:
    written = json.dumps(text, ensure_ascii=random.random() < 0.2)
    return written.replace(":", "\\u003a") if random.random() < 0.1 else written
