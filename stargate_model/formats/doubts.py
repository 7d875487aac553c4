"""What is wrong with records in doubt: only the members that do not hold go to the tier that names errors.

In: the bytes of records that the fast tier refused. Out: their problems; or None, where only the whole record tells.
Most of a wrong record is right: its members are looked at like those of other records, a column at a time, and what
does not hold is structured. The problems are those of the whole record, and in its order.

What is short comes again: the words of vocabularies, the ids of other records, and the mistakes too. What was told of
a short text is remembered.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, Final, TypeAlias

import attrs
import msgspec
from msgspec import UNSET, Raw, Struct

from stargate_model.formats import json
from stargate_model.formats.limits import DEFAULT_LIMITS, Limits
from stargate_model.formats.structuring import problems_of_keys, problems_of_member, structure
from stargate_model.formats.tree import Parsed, Problem, is_mapping
from stargate_model.formats.wire import collector_at_rest
from stargate_model.formats.wire_columns import Kind
from stargate_model.formats.wire_parts import Kinds
from stargate_model.formats.wire_structs import Shapes, remembered
from stargate_model.records.dataset import AnyRecord
from stargate_model.records.structure import wire_name

Told: TypeAlias = tuple[Problem, ...] | None
"""What is wrong with a record or a member of it; None where it has to be read as a whole."""


class Head(Struct, frozen=True):
    """What names a record.

    Attributes:
        type: What its member `type` has; UNSET where it has none.
        id: What its member `id` has; None where it has none.
    """

    type: object = UNSET
    id: object = None


_HEAD: Final = msgspec.json.Decoder(Head)
FEW: Final = 8
"""Fewer records than so many have no columns that are worth it: each is read as a whole."""

_MEMBERS: Final = msgspec.json.Decoder(dict[str, Raw])
_TYPE: Final = "type"
_MALFORMED: Final = (ValueError, RecursionError)
_SHORT: Final = 48  # so many bytes has a text at most that is remembered
_REMEMBERED: Final = 2_000  # when there are more of a member, all are forgotten


def problems(
    texts: Sequence[bytes], cls: type[AnyRecord], limits: Limits = DEFAULT_LIMITS, *, is_typed: bool = False
) -> list[Told]:
    """What is wrong with each of some records of a class; None where it has to be read as a whole.

    Args:
        texts: The records.
        cls: Their class.
        limits: How deep they may be.
        is_typed: Whether the member `type` names the class, as in lines.

    Example:
        >>> from stargate_model.records.places import Site
        >>> [found] = problems([b'{"id": "A", "x": 1}'], Site)
        >>> [(problem.code, problem.pointer) for problem in found]
        [('bad-id', '/id'), ('missing-key', ''), ('unknown-key', '/x')]
    """
    if len(texts) < FEW:
        return [_of_whole(text, cls, limits, is_typed=is_typed) for text in texts]
    with collector_at_rest():
        split = list(map(_split, texts))
        if is_typed:
            for members in split:
                members.pop(_TYPE, None)
        inner = limits.replace(depth=max(1, limits.depth - 1))
        return _told(split, cls, inner)


def head(text: bytes) -> Head | None:
    """What names the record of a text; None where it is no object of JSON.

    Example:
        >>> head(b'{"id": "abilene", "x": 1}').id
        'abilene'
    """
    try:
        return _HEAD.decode(text)
    except _MALFORMED:
        return None


def _of_whole(text: bytes, cls: type[AnyRecord], limits: Limits, *, is_typed: bool) -> Told:
    """What is wrong with a record, by the tier that names errors."""
    parsed = _parsed(text, limits)
    if parsed is None or not is_mapping(parsed.tree):
        return None
    if is_typed:
        parsed.tree.pop(_TYPE, None)
    made = structure(parsed.tree, cls)
    return made if isinstance(made, tuple) else None


def _split(text: bytes) -> dict[str, bytes]:
    """The members of an object, as texts; none where it is no object, or may have a key twice."""
    try:
        members = _MEMBERS.decode(text)
    except _MALFORMED:
        return {}
    colons = b"".join(members.values()).count(b":") + len(members)
    return dict(zip(members, map(bytes, members.values()), strict=True)) if colons == text.count(b":") else {}


def _told(split: Sequence[Mapping[str, bytes]], cls: type[AnyRecord], limits: Limits) -> list[Told]:
    columns = _columns(cls, limits)
    found: list[list[Problem]] = [[] for _ in split]
    whole = {row for row, members in enumerate(split) if not members}
    present = set[str]().union(*split)
    for key, column in columns.items():
        if key not in present:
            continue
        having = [row for row, members in enumerate(split) if key in members]
        told = column.tell([split[row][key] for row in having])
        if told.count(()) == len(told):
            continue
        for row, one in zip(having, told, strict=True):
            if one is None:
                whole.add(row)
            elif one:
                found[row] += one
    required = frozenset(key for key, column in columns.items() if column.is_required)
    for row, members in enumerate(split):
        if required <= members.keys() <= columns.keys():
            continue
        found[row] += problems_of_keys(cls, members.keys())
        # what an unknown key has is no matter, but that it can be read
        if any(_parsed(members[key], limits) is None for key in members.keys() - columns.keys()):
            whole.add(row)
    return [None if row in whole else tuple(one) or None for row, one in enumerate(found)]


class _Column:
    """The values of a member of a class.

    Args:
        decode: What decodes them.
        kind: Their kind.
        named: What names the problems of one of them.
        is_required: Whether each object has one.
    """

    def __init__(
        self, decode: Callable[[bytes], Any], kind: Kind, named: Callable[[bytes], Told], *, is_required: bool
    ) -> None:
        self.is_required = is_required
        self._decode = decode
        self._kind = kind
        self._named = named
        self._remembered: dict[bytes, Told] = {}

    def tell(self, texts: Sequence[bytes]) -> Sequence[Told]:
        """What is wrong with each of some values."""
        known = self._remembered
        if len(known) > _REMEMBERED:
            known.clear()
        new = list(dict.fromkeys([text for text in texts if text not in known]))
        if not new:
            return [known[text] for text in texts]
        told = {new[at]: self._named(new[at]) for at in self._doubts(new)}
        known.update((text, told.get(text, ())) for text in new if len(text) <= _SHORT)
        return [told[text] if text in told else known.get(text, ()) for text in texts]

    def _doubts(self, texts: Sequence[bytes]) -> Collection[int]:
        """Which values are in doubt; some that hold are among them."""
        values: list[Any] = []
        undecoded: set[int] = set()
        rest = iter(texts)
        while len(values) < len(texts):
            try:
                values.extend(map(self._decode, rest))
            except _MALFORMED:  # those before it are in the list
                undecoded.add(len(values))
                values.append(None)
        stated = [at for at, value in enumerate(values) if value is not None]
        if not stated:
            return undecoded
        seen = self._kind.look([values[at] for at in stated], suspect=True)
        # an object that has a colon more than members may have a key twice
        colons = b"\n".join([texts[at] for at in stated]).count(b":")
        if colons != seen.members:
            return range(len(texts))
        return undecoded.union([stated[at] for at in seen.doubts])


@remembered
def _columns(cls: type[AnyRecord], limits: Limits) -> Mapping[str, _Column]:
    shapes = Shapes()
    members = shapes.members(cls)
    return {
        wire_name(member.name): _Column(
            msgspec.json.Decoder(member.shape).decode,
            kind,
            _namer(cls, wire_name(member.name), limits),
            is_required=member.default is attrs.NOTHING,
        )
        for member, kind in zip(members, Kinds(shapes).of_members(cls, members), strict=True)
    }


def _namer(cls: type[AnyRecord], key: str, limits: Limits) -> Callable[[bytes], Told]:
    """What names the problems of a value of a member, by the tier that names errors."""

    def named(text: bytes) -> Told:
        parsed = _parsed(text, limits)
        return None if parsed is None else problems_of_member(cls, key, parsed.tree)

    return named


def _parsed(text: bytes, limits: Limits) -> Parsed | None:
    """The tree of a value; None where its text itself is not right."""
    try:
        parsed = json.parse(text.decode(), limits)
    except UnicodeDecodeError:
        return None
    return None if parsed.problems else parsed
