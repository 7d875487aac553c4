"""JSON: exact decimals, no duplicate keys, no NaN, and the places of values found when they are asked for."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from itertools import islice
from json import decoder
from typing import Any, Final, cast

from msgspec import Struct

from stargate_model.amounts.decimals import number, spell
from stargate_model.claims.vocabulary import cut
from stargate_model.errors import NumberError
from stargate_model.formats.limits import DEFAULT_LIMITS, Limits
from stargate_model.formats.tree import (
    Parsed,
    Place,
    Problem,
    Tree,
    Unread,
    child,
    is_list,
    is_mapping,
    positions_in,
)

EXTENSIONS: Final = (".json",)
_SPACE: Final = re.compile(r"[ \t\n\r]*+")
_SCALAR: Final = re.compile(r"[-+.0-9A-Za-z]++")
# a string that does not end is passed over too: its brackets are none, and looking for its end again takes for ever
_BRACKETS: Final = re.compile(r'"(?:[^"\\]|\\.)*+"?+|[\[{]|[\]}]', re.DOTALL)


def parse(text: str, limits: Limits = DEFAULT_LIMITS) -> Parsed:
    """Read a JSON text; of members with one key, the first is kept.

    Example:
        >>> parse('{"value": 1.20}').tree
        {'value': Decimal('1.20')}
    """
    # only a text with so many brackets can be so deep
    too_deep = _too_deep(text, limits.depth) if text.count("{") + text.count("[") > limits.depth else None
    if too_deep is not None:
        return Parsed({}, (limits.problem("depth", position=positions_in(text)(too_deep)),))
    members = _Members()
    try:
        try:
            tree: Tree = _AT_ONCE.decode(text)
        except _RepeatedError:
            tree = json.loads(text, **_LEAVES, object_pairs_hook=members)
    except json.JSONDecodeError as error:
        problem = error.msg[0].lower() + error.msg[1:].removesuffix(" at")
        return Parsed({}, (Problem("syntax", params={"problem": problem}, position=(error.lineno, error.colno)),))
    # one more than are named, so that it is seen that there are more
    return Parsed(tree, tuple(islice(_repeated(text), limits.problems + 1)) if members.are_repeated else ())


def locate(text: str, pointers: Collection[str]) -> Mapping[str, Place]:
    """Where the members and items at some pointers stand in a JSON text that `parse` has read."""
    found: dict[str, Place] = {}
    wanted = set(pointers)
    position = positions_in(text)
    for value in _values(text):
        if value.pointer in wanted:
            found.setdefault(value.pointer, Place(position(value.key_at), position(value.at)))
            if len(found) == len(wanted):
                break
    return found


def write(tree: Tree) -> str:
    r"""Write a tree as JSON text: two spaces of indent, members in their order, a newline at the end.

    Example:
        >>> write({"value": Decimal("1.20")})
        '{\n  "value": 1.20\n}\n'
    """
    parts: list[str] = []
    _write(tree, "\n", parts)
    return "".join(parts) + "\n"


def _write(tree: Tree, indent: str, parts: list[str]) -> None:
    inner = indent + "  "
    if is_mapping(tree):
        parts.append("{")
        for index, (key, value) in enumerate(tree.items()):
            parts.append(f"{',' * bool(index)}{inner}{json.dumps(key, ensure_ascii=False)}: ")
            _write(value, inner, parts)
        parts.append(indent + "}" if tree else "}")
    elif is_list(tree):
        parts.append("[")
        for index, value in enumerate(tree):
            parts.append(f"{',' * bool(index)}{inner}")
            _write(value, inner, parts)
        parts.append(indent + "]" if tree else "]")
    else:
        parts.append(spell(tree) if isinstance(tree, Decimal) else json.dumps(tree, ensure_ascii=False))


class _Members:
    """Makes objects of members; notes whether a key stood twice in any of them."""

    def __init__(self) -> None:
        self.are_repeated = False

    def __call__(self, pairs: list[tuple[str, Tree]]) -> Tree:
        members = dict(pairs)
        if len(members) < len(pairs):
            self.are_repeated = True
            first = dict(reversed(pairs))
            members = {key: first[key] for key in members}
        return members


def _repeated(text: str) -> Iterator[Problem]:
    """A problem for each key that stands in its object already."""
    position = positions_in(text)
    keys: dict[int, set[str]] = {}
    for value in _values(text):
        if value.key is not None:
            seen = keys.setdefault(value.parent_at, set())
            if value.key in seen:
                yield Problem("duplicate-key", value.pointer, {"key": cut(value.key)}, position(value.key_at))
            seen.add(value.key)


def _number(text: str) -> Decimal | Unread:
    try:
        return number(text)
    except NumberError:
        return Unread(text)


def _constant(text: str) -> Unread:
    return Unread(text, "number-form")


class _RepeatedError(Exception):
    """A key stands twice in an object."""


def _once(pairs: list[tuple[str, Tree]]) -> Tree:
    members = dict(pairs)
    if len(members) < len(pairs):
        raise _RepeatedError
    return members


_LEAVES: Final[Mapping[str, Any]] = {"parse_float": _number, "parse_int": _number, "parse_constant": _constant}
_AT_ONCE: Final = json.JSONDecoder(**_LEAVES, object_pairs_hook=_once)  # to make one takes as long as to decode a line


class _Value(Struct, frozen=True):
    """Where a value stands in a text; an item of a list, and the whole, have no key.

    Attributes:
        pointer: Its JSON pointer.
        key: Its key.
        key_at: The offset of its key, or of itself where it has none.
        at: The offset of the value itself.
        parent_at: The offset of the object or list that it stands in.
    """

    pointer: str
    key: str | None
    key_at: int
    at: int
    parent_at: int


class _Open(Struct):
    """An object or list that is open: where it stands, and the index of its next item, or None for an object."""

    pointer: str
    at: int
    index: int | None


def _values(text: str) -> Iterator[_Value]:
    """Every value of a well-formed text, in the order of the text."""
    stack: list[_Open] = []
    at = _skip(text, 0)
    value = _Value("", None, at, at, -1)
    while True:
        yield value
        at = value.at
        if text[at] in "{[":
            stack.append(_Open(value.pointer, at, 0 if text[at] == "[" else None))
            at = _skip(text, at + 1)
        elif text[at] == '"':
            at = _skip(text, _string(text, at + 1)[1])
        elif scalar := _SCALAR.match(text, at):
            at = _skip(text, scalar.end())
        while stack and text[at] in "}]":
            stack.pop()
            at = _skip(text, at + 1)
        if not stack:
            return
        value = _next(text, _skip(text, at + 1) if text[at] == "," else at, stack[-1])


def _next(text: str, at: int, parent: _Open) -> _Value:
    """The member or item that begins at an offset."""
    if parent.index is None:
        key, after = _string(text, at + 1)
        value_at = _skip(text, _skip(text, after) + 1)
        return _Value(child(parent.pointer, key), key, at, value_at, parent.at)
    pointer = child(parent.pointer, parent.index)
    parent.index += 1
    return _Value(pointer, None, at, at, parent.at)


def _too_deep(text: str, limit: int) -> int | None:
    """The offset of the bracket that opens one level too many; found before any parser recurses."""
    depth = 0
    for bracket in _BRACKETS.finditer(text):
        if bracket[0] in "[{":
            depth += 1
            if depth > limit:
                return bracket.start()
        elif bracket[0] in "]}":
            depth -= 1
    return None


def _skip(text: str, at: int) -> int:
    space = _SPACE.match(text, at)
    return space.end() if space else at


def _string(text: str, at: int) -> tuple[str, int]:
    """The string that begins after a quotation mark, and the offset after its end."""
    return cast("tuple[str, int]", decoder.scanstring(text, at))  # type: ignore[attr-defined]  # not in the stubs
