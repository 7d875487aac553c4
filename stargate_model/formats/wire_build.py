"""Makes frozen objects of columns that were checked, around their constructors, which would check them again.

A frozen class assigns through `object.__setattr__`, and that is what making one costs. A twin is a subclass with the
same slots that assigns plainly; when its slots are filled it is given the class itself. Where an interpreter does not
allow that, the slots are set in the ordinary way: slower, and the same objects.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Sequence
from typing import Any, Final, TypeAlias, TypeVar, cast

import attrs

_Made = TypeVar("_Made")
Column: TypeAlias = Sequence[Any]
"""The values of one member, of every object."""

Maker: TypeAlias = Callable[..., list[_Made]]
"""Makes objects of columns, which are given in the order of the names."""

_PLAINLY: Final = object.__setattr__


def maker(cls: type[_Made], names: Sequence[str]) -> Maker[_Made]:
    """A function that makes objects of a class of columns; the values must have passed every check of the class.

    Args:
        cls: A class with slots, whose objects do not change.
        names: Its slots.

    Example:
        >>> maker(Evidence, ["document", "start"])(["voa", "ibm"], [0, 7])[1].start
        7
    """
    return by_twin(cls, names) or by_slots(cls, names)


def by_slots(cls: type[_Made], names: Sequence[str]) -> Maker[_Made]:
    """The ordinary way to the same objects."""

    def make(*columns: Column) -> list[_Made]:
        made: list[_Made] = []
        for row in zip(*columns, strict=True):
            one = object.__new__(cls)
            for name, value in zip(names, row, strict=True):
                _PLAINLY(one, name, value)
            made.append(one)
        return made

    return make


def by_twin(cls: type[_Made], names: Sequence[str]) -> Maker[_Made] | None:
    """The fast way; None where an interpreter or a class does not allow it."""
    # attrs writes an __init__ that assigns each argument; it serves any class that has these slots
    init = vars(attrs.make_class("Plain", [*names], slots=False))["__init__"]
    # with one of the pair left to attrs, an interpreter would look both up for each assignment
    body = {"__slots__": (), "__setattr__": _PLAINLY, "__delattr__": object.__delattr__, "__init__": init}
    twin = cast(
        "Callable[..., _Made]", types.new_class(cls.__name__, (cls,), exec_body=lambda space: space.update(body))
    )
    try:
        twin(*([None] * len(names))).__class__ = cls
    except TypeError:
        return None

    def make(*columns: Column) -> list[_Made]:
        made = list(map(twin, *columns))
        for one in made:
            one.__class__ = cls
        return made

    return make
