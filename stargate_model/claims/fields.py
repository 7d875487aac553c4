"""What fields say of themselves beyond their type: how a value is checked, and which records its ids name.

A check is a function that gives the value back or raises. It runs when an object is made, and once a field when
data are read, so that each field's mistake is reported, not only the first.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, cast

import attrs

from stargate_model.claims.text import identifier

_CHECK: Final = "check"
_REFERS: Final = "refers"


def checked(check: Callable[[Any], object]) -> dict[str, object]:
    """The metadata of a field whose value, or each of whose values, a function checks."""
    return {_CHECK: check}


def refers(*collections: str) -> dict[str, object]:
    """The metadata of a field that holds ids of records of one of these collections."""
    return {_CHECK: identifier, _REFERS: collections}


def check_of(field: attrs.Attribute[Any]) -> Callable[[Any], object] | None:
    """The check of a field; None where it has none."""
    return cast("Mapping[str, Callable[[Any], object]]", field.metadata).get(_CHECK)


def collections_of(field: attrs.Attribute[Any]) -> tuple[str, ...] | None:
    """The collections that the ids of a field name; None where it holds no ids."""
    return cast("Mapping[str, tuple[str, ...]]", field.metadata).get(_REFERS)


def check_fields(owner: attrs.AttrsInstance) -> None:
    """Run the check of each field on its value.

    Raises:
        StargateError: The first value that its check refuses.
    """
    for name, check in _checks(type(owner)):
        value = getattr(owner, name)
        if isinstance(value, tuple):
            for one in cast("tuple[object, ...]", value):
                check(one)
        elif value is not None:
            check(value)


@functools.cache
def _checks(cls: type[attrs.AttrsInstance]) -> Sequence[tuple[str, Callable[[Any], object]]]:
    """The fields of a class that have a check; looked up once, because objects are many."""
    return [(field.name, check) for field in attrs.fields(cls) if (check := check_of(field)) is not None]


def listed(value: object) -> tuple[object, ...]:
    """The values of a field: none, one, or those of its tuple."""
    if isinstance(value, tuple):
        return cast("tuple[object, ...]", value)
    return () if value is None else (value,)
