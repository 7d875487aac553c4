"""What a format reads and writes: trees of plain values, the problems met on the way, and JSON pointers.

A tree is made of dicts, lists, texts, Decimals, bools and None. YAML's unquoted scalars are `Plain`: text whose type
the field decides.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Final, TypeAlias, TypeGuard

from msgspec import Struct, field

from stargate_model.findings.finding import Finding, Param, Severity

Tree: TypeAlias = object
"""A tree; leaves are str, Decimal, bool and None."""


def is_mapping(tree: Tree) -> TypeGuard[dict[str, Tree]]:
    """Whether a tree is an object; its keys are texts."""
    return isinstance(tree, dict)


def is_list(tree: Tree) -> TypeGuard[list[Tree]]:
    """Whether a tree is a list."""
    return isinstance(tree, list)


def _no_params() -> dict[str, Param]:
    return {}


class Plain(str):
    """An unquoted scalar of YAML: the type of the field says whether it is text, a number or a truth value."""

    __slots__ = ()


class Unread(Struct, frozen=True):
    """The text of a number that is none, or is beyond the limits: the field that holds it says so."""

    text: str
    code: str = "bad-number"


class Place(Struct, frozen=True):
    """Where a member or item stands: the line and column, from 1, of its key and of its value."""

    key: tuple[int, int]
    value: tuple[int, int]


class Problem(Struct, frozen=True):
    """What is wrong at one place of a document, before there are records.

    Attributes:
        code: A code of the catalogue.
        pointer: Where, as a JSON pointer.
        params: What the message names.
        position: Where, as a line and column from 1, when the format knows it at once.
    """

    code: str
    pointer: str = ""
    params: Mapping[str, Param] = field(default_factory=_no_params)
    position: tuple[int, int] | None = None

    def finding(self) -> Finding:
        """The finding that reports the problem; its file is not yet named, and its line where the format tells it."""
        line, column = self.position or (None, None)
        return Finding(
            code=self.code,
            severity=Severity.ERROR,
            params=self.params,
            pointer=self.pointer,
            line=line,
            column=column,
        )


class Parsed(Struct, frozen=True):
    """The tree of a document as far as it could be read, and the problems met."""

    tree: Tree
    problems: tuple[Problem, ...] = ()


def child(pointer: str, key: str | int) -> str:
    """The JSON pointer of a member or item.

    Example:
        >>> child("/sites/0", "a/b")
        '/sites/0/a~1b'
    """
    return f"{pointer}/{str(key).replace('~', '~0').replace('/', '~1')}"


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


def outward(pointer: str) -> Iterator[str]:
    """A pointer and those of everything around it: what is missing stands where it should be.

    Example:
        >>> list(outward("/sites/0"))
        ['/sites/0', '/sites', '']
    """
    yield pointer
    while pointer:
        pointer = pointer.rpartition("/")[0]
        yield pointer


KEY_PROBLEMS: Final = frozenset({"unknown-key", "duplicate-key"})
"""Codes of what is wrong with a key, and not with its value."""


def nearest_place(code: str, pointer: str, places: Mapping[str, Place]) -> tuple[int, int]:
    """Where a problem at a pointer is shown: at its key, at its value, or at the nearest thing around it."""
    for at in outward(pointer):
        if at in places:
            return places[at].key if at == pointer and code in KEY_PROBLEMS else places[at].value
    return 1, 1


def positions_in(text: str) -> Callable[[int], tuple[int, int]]:
    r"""What gives the line and column, both from 1, of an offset in a text; its lines are counted once.

    Example:
        >>> positions_in("a\nbc")(3)
        (2, 2)
    """
    starts = [0, *(end.end() for end in re.finditer("\n", text))]

    def position(offset: int) -> tuple[int, int]:
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    return position
