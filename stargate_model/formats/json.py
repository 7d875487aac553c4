"""JSON: exact decimals, no duplicate keys, no NaN, and the places of values found when they are asked for."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection, Mapping
from decimal import Decimal
from json import decoder
from typing import Final, cast

import attrs

from stargate_model.amounts.decimals import number, spell
from stargate_model.errors import NumberError
from stargate_model.formats.tree import (
    DEFAULT_LIMITS,
    Limits,
    Parsed,
    Place,
    Problem,
    Tree,
    Unread,
    child,
    is_list,
    is_mapping,
    position_of,
)

EXTENSIONS: Final = (".json",)
_SPACE: Final = re.compile(r"[ \t\n\r]*+")
_SCALAR: Final = re.compile(r"[-+.0-9A-Za-z]++")
_BRACKETS: Final = re.compile(r'"(?:[^"\\]|\\.)*+"|[\[{]|[\]}]', re.DOTALL)


@attrs.frozen
class _Repeated:
    """The members of an object in which a key stands twice; the first of equal ones is kept."""

    members: dict[str, Tree]
    keys: tuple[str, ...]


def parse(text: str, limits: Limits = DEFAULT_LIMITS) -> Parsed:
    """Read a JSON text.

    Example:
        >>> parse('{"value": 1.20}').tree
        {'value': Decimal('1.20')}
    """
    too_deep = _too_deep(text, limits.depth)
    if too_deep is not None:
        params = {"limit": f"nested more than {limits.depth} deep"}
        return Parsed({}, (Problem("limit", params=params, position=position_of(text, too_deep)),))
    try:
        tree: Tree = json.loads(
            text, parse_float=_number, parse_int=_number, parse_constant=Unread, object_pairs_hook=_members
        )
    except json.JSONDecodeError as error:
        params = {"problem": error.msg[0].lower() + error.msg[1:]}
        return Parsed({}, (Problem("syntax", params=params, position=(error.lineno, error.colno)),))
    problems: list[Problem] = []
    return Parsed(_plain(tree, "", problems), tuple(problems))


def locate(text: str, pointers: Collection[str]) -> Mapping[str, Place]:
    """Where the members and items at some pointers stand in a JSON text that `parse` has read."""
    found: dict[str, Place] = {}
    wanted = set(pointers)
    # every object or array that is open: its pointer, and the index of its next item, or None for an object
    stack: list[tuple[str, int | None]] = []
    at, pointer = _skip(text, 0), ""
    key_at = at
    while True:
        if pointer in wanted and pointer not in found:
            found[pointer] = Place(position_of(text, key_at), position_of(text, at))
        if text[at] in "{[":
            stack.append((pointer, 0 if text[at] == "[" else None))
            at = _skip(text, at + 1)
        elif text[at] == '"':
            at = _skip(text, _string(text, at + 1)[1])
        elif scalar := _SCALAR.match(text, at):
            at = _skip(text, scalar.end())
        while stack and text[at] in "}]":
            stack.pop()
            at = _skip(text, at + 1)
        if not stack or len(found) == len(wanted):
            return found
        if text[at] == ",":
            at = _skip(text, at + 1)
        key_at = at
        parent, index = stack[-1]
        if index is None:
            key, at = _string(text, at + 1)
            at = _skip(text, _skip(text, at) + 1)
            pointer = child(parent, key)
        else:
            stack[-1] = (parent, index + 1)
            pointer = child(parent, index)


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


def _number(text: str) -> Decimal | Unread:
    try:
        return number(text)
    except NumberError:
        return Unread(text)


def _members(pairs: list[tuple[str, Tree]]) -> Tree:
    members = dict(pairs)
    if len(members) == len(pairs):
        return members
    counted = Counter(key for key, _ in pairs)
    first = dict(reversed(pairs))
    return _Repeated({key: first[key] for key in counted}, tuple(key for key, count in counted.items() if count > 1))


def _plain(tree: Tree, pointer: str, problems: list[Problem]) -> Tree:
    """The tree without the marks of `_Repeated`; each repeated key becomes a problem."""
    if isinstance(tree, _Repeated):
        problems.extend(Problem("duplicate-key", child(pointer, key), {"key": key[:80]}) for key in tree.keys)
        tree = tree.members
    if is_mapping(tree):
        return {key: _plain(value, child(pointer, key), problems) for key, value in tree.items()}
    if is_list(tree):
        return [_plain(value, child(pointer, index), problems) for index, value in enumerate(tree)]
    return tree


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
