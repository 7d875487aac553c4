"""From trees to records and back: strict on the way in, every error at once, exact on the way out.

In: the tree of one record. Out: the record, or every problem with its pointer. Refused: unknown keys, values of
another type than the field has, and whatever the classes themselves refuse. Nothing is converted by guessing. What
structures is cattrs, with the hooks of `hooks`; it is loaded with the first tree that is structured.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Final, TypeVar, cast

import attrs

from stargate_model.amounts.hedges import Bound
from stargate_model.claims.dates import PartialDate, Period
from stargate_model.claims.figure import Figure
from stargate_model.claims.text import Text
from stargate_model.formats.tree import Plain, Problem, Tree, Unread
from stargate_model.records.structure import wire_name

_Class = TypeVar("_Class")

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


def described(value: Tree) -> str:
    """What a tree is, in words: an object, a list, text and so on."""
    return _NAMES.get(type(value), type(value).__name__)


def structure(tree: Tree, cls: type[_Class]) -> _Class | tuple[Problem, ...]:
    """The record that a tree states, or everything that is wrong with it.

    Example:
        >>> from stargate_model.claims.evidence import Evidence
        >>> structure({"document": "voa", "strat": Decimal(3)}, Evidence)[0].params["nearest"]
        'start'
    """
    from stargate_model.formats import hooks  # cattrs is loaded with the first tree

    return hooks.structured(tree, cls)


def problems_of_member(cls: type[attrs.AttrsInstance], key: str, tree: Tree) -> tuple[Problem, ...]:
    """What is wrong with a member that the objects of a class have, whatever else the object has.

    Example:
        >>> from stargate_model.claims.evidence import Evidence
        >>> [(problem.code, problem.pointer) for problem in problems_of_member(Evidence, "quote", "")]
        [('bad-text', '/quote')]
    """
    from stargate_model.formats import hooks  # the same

    return hooks.problems_of_member(cls, key, tree)


def problems_of_keys(cls: type[attrs.AttrsInstance], present: Iterable[str]) -> tuple[Problem, ...]:
    """What is wrong with the keys of an object of a class: those that it lacks, and those that no such object has.

    Example:
        >>> from stargate_model.claims.evidence import Evidence
        >>> [(problem.code, problem.params["key"]) for problem in problems_of_keys(Evidence, ["quot"])]
        [('missing-key', 'document'), ('unknown-key', 'quot')]
    """
    from stargate_model.formats import hooks  # the same

    return hooks.problems_of_keys(cls, present)


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
