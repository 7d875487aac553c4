"""The tier that reads fast: JSON bytes to frozen records, many at once, with every check and no word of what is wrong.

In: the bytes of records. Out: the records; or doubt, where one is not right at first sight. What is in doubt goes to
the tier that names errors, `structuring`. What is right here is right there, and makes an equal record; what is in
doubt here is wrong there, but for whole numbers that are spelt as 1.0 or 1e5, or need more than 64 bits.

A chunk takes three steps: msgspec decodes it into the Structs of `wire_structs`; `wire_parts` checks their members
column by column; `wire_build` makes records of those that hold. A reader learns which members its data have, and
reads on with shapes that have those only.
"""

from __future__ import annotations

import contextlib
import functools
import gc
import re
import typing
from collections.abc import Callable, Collection, Generator, Iterable, Mapping, Sequence
from itertools import compress
from typing import Any, Final, cast

import msgspec
from msgspec import UNSET, Raw, Struct, UnsetType

from stargate_model.formats.wire_parts import Kinds, Parts
from stargate_model.formats.wire_structs import Habits, Shapes, habits_of, remembered
from stargate_model.records.dataset import AnyRecord
from stargate_model.records.model import MODEL, Model

LEARNT_FROM: Final = 64
"""How many texts at once are enough to learn from."""

_MODELS: Final = 16  # so many are in use in one process at most, or their readers are made again
_UNFIT: Final = 8  # one in so many does not fit: the habits are learnt again
# each escape in turn, so that an escaped backslash is not taken for the beginning of one; a colon has a group
_ESCAPES: Final = re.compile(rb"\\(?:u003([aA])|.)", re.DOTALL)
_WRITE: Final = msgspec.json.Encoder().encode
_MALFORMED: Final = (ValueError, RecursionError)  # bad UTF-8 is a ValueError of its own


class Reader:
    """Reads chunks of records.

    Args:
        classes: The classes that they may be of, by what the member `type` says; or a class, where there is none.

    Example:
        >>> lines().records([b'{"type": "site", "id": "abilene", "name": {"en": "Abilene"}}'])[0].id
        'abilene'
        >>> lines().records([b'{"type": "site", "id": "Abilene!", "name": {"en": "Abilene"}}'])
        [None]
    """

    def __init__(self, classes: Mapping[str, type[AnyRecord]] | type[AnyRecord]) -> None:
        self._types: Mapping[str, type[AnyRecord]] = {} if isinstance(classes, type) else classes
        self._shapes = Shapes()
        self._whole_kinds = Kinds(self._shapes)
        self._habits: Habits = {}
        self._kinds: dict[type[Struct], Parts] = {}
        self._tags: dict[type[AnyRecord], str | None] = {}
        self._whole: Callable[[bytes], Struct] = _takes_nothing
        self._narrow: Callable[[bytes], Struct] = _takes_nothing
        # what never comes costs nothing: the shape of a type is made when the first record of it comes
        if isinstance(classes, type):
            self._take(classes, None)

    def right(self, texts: Sequence[bytes]) -> list[bool]:
        """For each text, whether it is a record and right; else it is in doubt."""
        with collector_at_rest():
            sound = self._sound(texts)
        if sum(len(rows) for rows, _, _ in sound) == len(texts):
            return [True] * len(texts)
        found = [False] * len(texts)
        for rows, _, _ in sound:
            for row in rows:
                found[row] = True
        return found

    def records(self, texts: Sequence[bytes]) -> list[AnyRecord | None]:
        """For each text, its record; None where it is in doubt."""
        found: list[AnyRecord | None] = [None] * len(texts)
        with collector_at_rest():
            for rows, structs, kind in self._sound(texts):
                for row, made in zip(rows, map(kind.build, structs), strict=True):
                    found[row] = cast(AnyRecord, made)
        return found

    def _sound(self, texts: Sequence[bytes]) -> list[tuple[Sequence[int], Sequence[Struct], Parts]]:
        """What is right: the rows, Structs and kind of each shape."""
        structs = self._decoded(texts)
        there: Sequence[int] = range(len(texts))
        decoded = [struct for struct in structs if struct is not None]
        if len(decoded) < len(structs):
            there = [*compress(there, structs)]
            data = b"\n".join(compress(texts, structs))
        else:
            data = b"\n".join(texts)
        suspect = _may_hold_controls(data)
        shapes = set(map(type, decoded))
        groups = [(*_of_shape(there, decoded, shape, len(shapes)), self._kinds[shape]) for shape in shapes]
        members = sum(len(some) for _, some, _ in groups) if self._types else 0  # each names its type
        doubts = set[int]()
        for rows, some, kind in groups:
            seen = kind.look(some, suspect=suspect)
            members += seen.members
            doubts.update(rows[at] for at in seen.doubts)
        # each member of an object has a colon; one that is neither of a member nor in a text is of a repeated key
        if data.count(b":") != members:
            doubts.update(row for rows, some, _ in groups for row in _with_repeated_keys(texts, rows, some))
        return [_without(doubts, *group) for group in groups] if doubts else groups

    def _decoded(self, texts: Sequence[bytes]) -> list[Struct | None]:
        # each by itself: a decoder of lines takes two records on one line, or one on two
        structs: list[Struct | None] = []
        rest = iter(texts)
        unfit = 0
        while len(structs) < len(texts):
            try:
                structs.extend(map(self._narrow, rest))
            except _MALFORMED:  # those before it are in the list
                structs.append(self._otherwise(texts[len(structs)]))
                unfit += structs[-1] is not None
        if len(texts) >= LEARNT_FROM and (not self._habits or unfit * _UNFIT > len(texts)):
            self._learn([struct for struct in structs if struct is not None])
        return structs

    def _otherwise(self, text: bytes) -> Struct | None:
        """The Struct of a text that has other members than the habit is, or is of a type that did not come yet."""
        try:
            return self._whole(text)
        except _MALFORMED:
            new = self._new_type(text)
        if new is None:
            return None
        self._take(self._types[new], new)
        return self._otherwise(text)

    def _new_type(self, text: bytes) -> str | None:
        """The type that a text names, when it is one that did not come yet."""
        if len(self._tags) >= len(self._types):
            return None
        try:
            named = _NAMED.decode(text).type
        except _MALFORMED:
            return None
        return named if named in self._types and self._types[named] not in self._tags else None

    def _take(self, cls: type[AnyRecord], tag: str | None) -> None:
        """Read records of another class from now on."""
        self._tags[cls] = tag
        self._whole = self._decode(self._shapes, self._whole_kinds, self._tags)
        self._narrow = self._whole if not self._habits else self._narrow

    def _learn(self, structs: Sequence[Struct]) -> None:
        """Read records with the habits of some data from now on, and of the data before."""
        whole = [struct for struct in structs if self._shapes.has(type(struct))]
        if not whole:
            return
        self._habits = habits_of(whole, self._shapes, self._habits)
        shapes = Shapes(self._habits)
        self._narrow = self._decode(shapes, Kinds(shapes), [cls for cls in self._tags if cls in self._habits])

    def _decode(self, shapes: Shapes, kinds: Kinds, classes: Iterable[type[AnyRecord]]) -> Callable[[bytes], Struct]:
        structs = {shapes.struct_of(cls, self._tags[cls]): cls for cls in classes}
        self._kinds |= {struct: kinds.parts(cls) for struct, cls in structs.items()}
        return msgspec.json.Decoder(typing.Union[tuple(structs)]).decode  # noqa: UP007  # made of values


class _Named(Struct):
    """An object that names its type."""

    type: str


_NAMED: Final = msgspec.json.Decoder(_Named)


def _takes_nothing(text: bytes) -> Struct:
    raise ValueError(text[:80])


def _of_shape(
    rows: Sequence[int], structs: Sequence[Struct], shape: type[Struct], shapes: int
) -> tuple[Sequence[int], Sequence[Struct]]:
    """The rows and the Structs of a shape, among those of so many shapes."""
    if shapes == 1:
        return rows, structs
    are_of_it = [type(struct) is shape for struct in structs]
    return [*compress(rows, are_of_it)], [*compress(structs, are_of_it)]


def _without(
    doubts: Collection[int], rows: Sequence[int], structs: Sequence[Struct], kind: Parts
) -> tuple[Sequence[int], Sequence[Struct], Parts]:
    are_kept = [row not in doubts for row in rows]
    return [*compress(rows, are_kept)], [*compress(structs, are_kept)], kind


@functools.lru_cache(maxsize=_MODELS)
def lines(model: Model = MODEL) -> Reader:
    """The reader of records that name their type, as lines do."""
    return Reader(model.types)


@remembered
def items(cls: type[AnyRecord]) -> Reader:
    """The reader of records of one class, as the collections of a document hold them."""
    return Reader(cls)


def split(document: bytes, version: str, model: Model = MODEL) -> Mapping[str, Sequence[bytes]] | None:
    """The bytes of each record of a document, by collection; None where the document is not right around them.

    Args:
        document: The document.
        version: The version that it has to say.
        model: The types of records that it may have.

    Example:
        >>> split(b'{"stargate_model": "1", "sites": [{"id": "abilene"}]}', "1")
        {'sites': [b'{"id": "abilene"}']}
    """
    try:
        envelope = _envelope(model).decode(document)
    except (ValueError, RecursionError):
        return None
    members = {name: held for name in model.collections if (held := getattr(envelope, name)) is not UNSET}
    found = {name: [bytes(record) for record in held] for name, held in members.items()}
    inside = sum(record.count(b":") for records in found.values() for record in records)
    keys_stand_once = document.count(b":") == inside + len(found) + 1
    return found if envelope.stargate_model == version and keys_stand_once else None


@functools.lru_cache(maxsize=_MODELS)
def _envelope(model: Model) -> msgspec.json.Decoder[Any]:
    members = [(name, list[Raw] | UnsetType, UNSET) for name in model.collections]
    return msgspec.json.Decoder(
        msgspec.defstruct("Document", [("stargate_model", str), *members], forbid_unknown_fields=True)
    )


@contextlib.contextmanager
def collector_at_rest() -> Generator[None, None, None]:
    """Nothing that is made of a chunk refers to itself, and looking for that costs as much as the chunk."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _may_hold_controls(data: bytes) -> bool:
    """Whether a text of the data may hold a control character, a surrogate or a noncharacter.

    JSON refuses those below the blank; the others begin with one of these bytes, or are escaped.
    """
    return b"\\" in data or b"\x7f" in data or (not data.isascii() and (b"\xc2" in data or b"\xef" in data))


def _with_repeated_keys(texts: Sequence[bytes], rows: Sequence[int], structs: Sequence[Struct]) -> list[int]:
    """The rows, of those of some Structs, in whose text an object has a key twice."""
    if _keys_stand_once(b"\n".join([texts[row] for row in rows]), structs):
        return []
    return [row for row, struct in zip(rows, structs, strict=True) if not _keys_stand_once(texts[row], [struct])]


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
