"""The tier that reads fast: JSON bytes to frozen records, many at once, with every check and no word of what is wrong.

In: the bytes of records. Out: the records; or doubt, where one is not right at first sight. What is in doubt goes to
the tier that names errors, `structuring`. What is right here is right there, and makes an equal record; what is in
doubt here is wrong there, but for whole numbers that are spelt as 1.0 or 1e5, or need more than 64 bits.

A chunk takes three steps: msgspec decodes it into the Structs of `wire_structs`; `wire_columns` checks their members
column by column; `wire_build` makes records of those that hold.
"""

from __future__ import annotations

import contextlib
import functools
import gc
import re
import typing
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from typing import Any, Final, cast

import msgspec
from msgspec import UNSET, Raw, Struct, UnsetType

from stargate_model.formats.wire_columns import parts
from stargate_model.formats.wire_structs import remembered, struct_of
from stargate_model.records.dataset import COLLECTIONS, AnyRecord, type_name

# each escape in turn, so that an escaped backslash is not taken for the beginning of one; a colon has a group
_ESCAPES: Final = re.compile(rb"\\(?:u003([aA])|.)", re.DOTALL)
_WRITE: Final = msgspec.json.Encoder().encode


class Reader:
    """Reads chunks of records of some types.

    Args:
        shapes: The class that each shape on the wire stands for.

    Example:
        >>> lines().records([b'{"type": "site", "id": "abilene", "name": {"en": "Abilene"}}'])[0].id
        'abilene'
        >>> lines().records([b'{"type": "site", "id": "Abilene!", "name": {"en": "Abilene"}}'])
        [None]
    """

    def __init__(self, shapes: Mapping[type[Struct], type[AnyRecord]]) -> None:
        self._kinds = {shape: parts(cls) for shape, cls in shapes.items()}
        self._builds = {shape: kind.build for shape, kind in self._kinds.items()}
        self._decoder = msgspec.json.Decoder(typing.Union[tuple(shapes)], float_hook=Raw)  # noqa: UP007  # values

    def right(self, texts: Sequence[bytes]) -> list[bool]:
        """For each text, whether it is a record and right; else it is in doubt."""
        right = [False] * len(texts)
        with _collector_at_rest():
            for row, _ in self._sound(texts):
                right[row] = True
        return right

    def records(self, texts: Sequence[bytes]) -> list[AnyRecord | None]:
        """For each text, its record; None where it is in doubt."""
        found: list[AnyRecord | None] = [None] * len(texts)
        with _collector_at_rest():
            for row, struct in self._sound(texts):
                found[row] = cast(AnyRecord, self._builds[type(struct)](struct))
        return found

    def _sound(self, texts: Sequence[bytes]) -> list[tuple[int, Struct]]:
        """The rows and Structs of the texts that are right."""
        decoded = [(row, struct) for row, struct in enumerate(self._decoded(texts)) if struct is not None]
        doubtful = set(_refused(functools.partial(self._hold, texts), decoded))
        return [one for one in decoded if one[0] not in doubtful] if doubtful else decoded

    def _decoded(self, texts: Sequence[bytes]) -> list[Struct | None]:
        # each by itself: a decoder of lines takes two records on one line, or one on two
        decode = self._decoder.decode
        structs: list[Struct | None] = []
        for text in texts:
            try:
                structs.append(decode(text))
            except (ValueError, RecursionError):  # bad UTF-8 is a ValueError of its own
                structs.append(None)
        return structs

    def _hold(self, texts: Sequence[bytes], decoded: Sequence[tuple[int, Struct]]) -> bool:
        """Whether all of some decoded texts are right."""
        structs = [struct for _, struct in decoded]
        data = b"\n".join([texts[row] for row, _ in decoded])
        suspect = _may_hold_controls(data)
        return _keys_stand_once(data, structs) and all(
            self._kinds[shape].hold([struct for struct in structs if type(struct) is shape], suspect=suspect)
            for shape in set(map(type, structs))
        )


@functools.cache
def lines() -> Reader:
    """The reader of records that name their type, as lines do."""
    return Reader({struct_of(cls, type_name(cls)): cls for cls in COLLECTIONS.values()})


@remembered
def items(cls: type[AnyRecord]) -> Reader:
    """The reader of records of one class, as the collections of a document hold them."""
    return Reader({struct_of(cls): cls})


def split(document: bytes, version: str) -> Mapping[str, Sequence[bytes]] | None:
    """The bytes of each record of a document, by collection; None where the document is not right around them.

    Example:
        >>> split(b'{"stargate_model": "1", "sites": [{"id": "abilene"}]}', "1")
        {'sites': [b'{"id": "abilene"}']}
    """
    try:
        envelope = _envelope().decode(document)
    except (ValueError, RecursionError):
        return None
    members = {name: held for name in COLLECTIONS if (held := getattr(envelope, name)) is not UNSET}
    found = {name: [bytes(record) for record in held] for name, held in members.items()}
    inside = sum(record.count(b":") for records in found.values() for record in records)
    keys_stand_once = document.count(b":") == inside + len(found) + 1
    return found if envelope.stargate_model == version and keys_stand_once else None


@functools.cache
def _envelope() -> msgspec.json.Decoder[Any]:
    members = [(name, list[Raw] | UnsetType, UNSET) for name in COLLECTIONS]
    return msgspec.json.Decoder(
        msgspec.defstruct("Document", [("stargate_model", str), *members], forbid_unknown_fields=True)
    )


@contextlib.contextmanager
def _collector_at_rest() -> Generator[None, None, None]:
    """Nothing that is made of a chunk refers to itself, and looking for that costs as much as the chunk."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _refused(hold: Callable[[Sequence[tuple[int, Struct]]], bool], rows: Sequence[tuple[int, Struct]]) -> Iterator[int]:
    """The rows that do not hold, found by halving."""
    if not rows or hold(rows):
        return
    if len(rows) == 1:
        yield rows[0][0]
        return
    middle = len(rows) // 2
    yield from _refused(hold, rows[:middle])
    yield from _refused(hold, rows[middle:])


def _may_hold_controls(data: bytes) -> bool:
    """Whether a text of the data may hold a control character, a surrogate or a noncharacter.

    JSON refuses those below the blank; the others begin with one of these bytes, or are escaped.
    """
    return b"\\" in data or b"\x7f" in data or (not data.isascii() and (b"\xc2" in data or b"\xef" in data))


def _keys_stand_once(data: bytes, structs: Sequence[Struct]) -> bool:
    """Whether no object of some data has a key twice; `data` are the texts of the Structs, a byte between two.

    A decoder keeps the last of equal keys. What it kept is written again: there is no shorter way to write that, so
    data of the same length have nothing more. Else each member has a colon, which is missing where one was dropped.
    """
    again = _WRITE(structs)
    if len(again) == len(data) + 2:  # the brackets
        return True
    escaped = sum(map(len, _ESCAPES.findall(data))) if b"\\u003" in data else 0
    return again.count(b":") == data.count(b":") + escaped
