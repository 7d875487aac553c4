"""What is wrong with records in doubt: only the members that do not hold go to the tier that names errors.

In: the bytes of records that the fast tier refused. Out: their problems; or None, where only the whole record tells.
Most of a wrong record is right: its members are looked at like those of other records, a column at a time, and what
does not hold is structured. The problems are those of the whole record, and in its order.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import attrs
import msgspec
from msgspec import Raw

from stargate_model.formats import json
from stargate_model.formats.limits import DEFAULT_LIMITS, Limits
from stargate_model.formats.structuring import problems_of
from stargate_model.formats.tree import Problem, Tree
from stargate_model.formats.wire import collector_at_rest
from stargate_model.formats.wire_columns import Kind
from stargate_model.formats.wire_parts import Kinds
from stargate_model.formats.wire_structs import Shapes, remembered
from stargate_model.records.dataset import AnyRecord
from stargate_model.records.structure import wire_name

_MEMBERS: Final = msgspec.json.Decoder(dict[str, Raw])
_TYPE: Final = "type"
_MALFORMED: Final = (ValueError, RecursionError)


@attrs.frozen
class _Column:
    """A member of a class: what decodes its values, and their kind."""

    decode: Callable[[Raw], Any]
    kind: Kind

    def doubts(self, texts: Sequence[Raw]) -> list[int]:
        """Which values are in doubt; some that hold are among them."""
        values: list[Any] = []
        undecoded: list[int] = []
        rest = iter(texts)
        while len(values) < len(texts):
            try:
                values.extend(map(self.decode, rest))
            except _MALFORMED:  # those before it are in the list
                undecoded.append(len(values))
                values.append(None)
        stated = [at for at, value in enumerate(values) if value is not None]
        if not stated:
            return undecoded
        seen = self.kind.look([values[at] for at in stated], suspect=True)
        # an object that has a colon more than members may have a key twice
        colons = b"\n".join([texts[at] for at in stated]).count(b":")
        if colons != seen.members:
            return list(range(len(texts)))
        return [*undecoded, *(stated[at] for at in seen.doubts)]


@remembered
def _columns(cls: type[AnyRecord]) -> Mapping[str, _Column]:
    shapes = Shapes()
    members = shapes.members(cls)
    return {
        wire_name(member.name): _Column(msgspec.json.Decoder(member.shape).decode, kind)
        for member, kind in zip(members, Kinds(shapes).of_members(cls, members), strict=True)
    }


def problems(
    texts: Sequence[bytes], cls: type[AnyRecord], limits: Limits = DEFAULT_LIMITS, *, is_typed: bool = False
) -> list[tuple[Problem, ...] | None]:
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
    with collector_at_rest():
        return _problems(texts, cls, limits, is_typed=is_typed)


def _problems(
    texts: Sequence[bytes], cls: type[AnyRecord], limits: Limits, *, is_typed: bool
) -> list[tuple[Problem, ...] | None]:
    columns = _columns(cls)
    split = [_split(text) for text in texts]
    rows: dict[str, list[int]] = {}
    doubtful: list[dict[str, Tree]] = [{} for _ in texts]
    for row, members in enumerate(split):
        for key in members or ():
            rows.setdefault(key, []).append(row)
    if is_typed:
        rows.pop(_TYPE, None)
    whole = {row for row, members in enumerate(split) if members is None}
    inner = limits.replace(depth=max(1, limits.depth - 1))
    for key, having in rows.items():
        raws = [members[key] for row in having if (members := split[row]) is not None]
        for at in columns[key].doubts(raws) if key in columns else range(len(raws)):
            try:
                parsed = json.parse(str(raws[at], "utf-8"), inner)
            except UnicodeDecodeError:
                whole.add(having[at])
                continue
            doubtful[having[at]][key] = parsed.tree
            if parsed.problems:
                whole.add(having[at])
    return [
        None if row in whole else problems_of(cls, given, (split[row] or {}).keys()) or None
        for row, given in enumerate(doubtful)
    ]


def _split(text: bytes) -> dict[str, Raw] | None:
    """The members of an object, as texts; None where it is none, or may have a key twice."""
    try:
        members = _MEMBERS.decode(text)
    except _MALFORMED:
        return None
    return members if b"".join(members.values()).count(b":") + len(members) == text.count(b":") else None
