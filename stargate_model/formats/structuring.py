"""From trees to records and back: strict on the way in, every error at once, exact on the way out.

In: the tree of one record. Out: the record, or every problem with its pointer. Refused: unknown keys, values of
another type than the field has, and whatever the classes themselves refuse. Nothing is converted by guessing. What
structures is cattrs, with the hooks of `hooks`; it is loaded with the first tree that is structured.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final, TypeVar

import attrs

from stargate_model.amounts.hedges import Bound
from stargate_model.claims.dates import PartialDate, Period
from stargate_model.claims.figure import Figure
from stargate_model.claims.text import Text
from stargate_model.formats.tree import Problem, Tree
from stargate_model.records.structure import wire_name

_Class = TypeVar("_Class")

_UNTOLD: Final = frozenset({Bound.EXACT, Bound.BETWEEN})
"""The bounds that a figure has by its ends alone."""

_WRITERS: Final[dict[type, Callable[[Any], Tree]]] = {}
"""What makes the tree of values of a class; looked up once, because values are many."""


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
    kind = type(value)
    if kind not in _WRITERS:
        _WRITERS[kind] = _writer(kind)
    return _WRITERS[kind](value)


def _writer(kind: type) -> Callable[[Any], Tree]:
    """What makes the tree of values of a class."""
    fields = _fields(kind)
    if issubclass(kind, Figure):
        return _figure_tree
    if issubclass(kind, Text):
        return dict
    if issubclass(kind, StrEnum):
        return _code
    if issubclass(kind, (PartialDate, Period)):
        return str
    if issubclass(kind, tuple):
        return _items
    if kind is not bool and issubclass(kind, int):
        return Decimal
    return _as_it_is if fields is None else functools.partial(_members, fields)


def _fields(kind: type) -> Sequence[tuple[str, str, object]] | None:
    """The name of each field, its key, and the value that is left out; None where a class has no fields."""
    return (
        [(field.name, wire_name(field.name), field.default) for field in attrs.fields(kind)]
        if attrs.has(kind)
        else None
    )


def _members(fields: Sequence[tuple[str, str, object]], value: object) -> Tree:
    members: dict[str, Tree] = {}
    for name, key, default in fields:
        held: object = getattr(value, name)
        if held is not default and held != default:  # most fields hold the default itself
            members[key] = unstructure(held)
    return members


def _items(value: Iterable[object]) -> Tree:
    return list(map(unstructure, value))


def _code(value: StrEnum) -> Tree:
    return value.value


def _as_it_is(value: Tree) -> Tree:
    return value


def _figure_tree(value: Figure) -> Tree:
    stated: dict[str, Tree] = {"value": value.value, "unit": value.unit.symbol}
    if value.upper is not None:
        stated["upper"] = value.upper
    if value.bound not in _UNTOLD:
        stated["bound"] = value.bound.value
    if value.approximate:
        stated["approximate"] = True
    if value.vague:
        stated["vague"] = True
    if value.hedge:
        stated["hedge"] = value.hedge
    if value.evidence:
        stated["evidence"] = _items(value.evidence)
    return stated
