"""What the first step hands to the second: rows of keys with places, and what may be asked of all of them together.

Nothing but these rows is gathered from all records. Each says where its record stands, so that it can be read again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple, Protocol

from msgspec import Struct, field

_SOURCE: Final = 40  # bits of a place that say where in its source a record stands
UNREAD: Final = -1
"""The place of a record that is given, but could not be read whole: it has no duplicate, and is in no group."""


class Span(NamedTuple):
    """Where a record stands.

    Attributes:
        place: Its source and its number there, as one number: places are in the order of the data.
        at: Where it can be read again; see `formats.loading.Entry`.
        size: How many bytes it has there.
    """

    place: int
    at: int
    size: int

    @property
    def source(self) -> int:
        """The index of its source."""
        return self.place >> _SOURCE

    @property
    def order(self) -> int:
        """Its number in its source."""
        return self.place & ((1 << _SOURCE) - 1)


def place_of(source: int, order: int) -> int:
    """The place of a record with a number in a source.

    Example:
        >>> Span(place_of(3, 7), 0, 0).source, Span(place_of(3, 7), 0, 0).order
        (3, 7)
    """
    return (source << _SOURCE) + order


class Given(NamedTuple):
    """That there is a record of a key, such as `site:abilene`; the first in the order of places has the key."""

    key: str
    place: int
    at: int
    size: int


class Wanted(NamedTuple):
    """That a record names another.

    Attributes:
        kinds: The types that the other may have, with blanks between them.
        id: Its id.
        pointer: Where it is named, in the record.
        record: The key of the record that names it.
        place: Where that stands.
        at: Where that can be read again.
    """

    kinds: str
    id: str
    pointer: str
    record: str
    place: int
    at: int


class Shared(NamedTuple):
    """That a record has a key of a keyed rule.

    Attributes:
        key: The key.
        family: The number of the rules that have it.
        place: Where the record stands.
        at: Where it can be read again.
        size: How many bytes it has there.
    """

    key: str
    family: int
    place: int
    at: int
    size: int


class Ledger(Protocol):
    """The rows of all records, and the four questions that are asked of them; see `engines.held` for the plainest."""

    def repeated(self) -> Iterator[Given]:
        """The records whose key one at an earlier place has; in the order of their keys and places."""
        ...

    def missing(self) -> Iterator[Wanted]:
        """What is named and not given under any of its types, not even as a record that could not be read whole."""
        ...

    def known(self, kinds: str, most: int) -> list[str]:
        """The first ids that are given under some types, in the order of the alphabet, none of them twice."""
        ...

    def groups(self) -> Iterator[tuple[str, int, list[Span]]]:
        """The places of the records that share a key of a family, without those of `repeated`; equal keys follow."""
        ...


class Rows(Struct, frozen=True):
    """The rows of a part."""

    given: list[Given] = field(default_factory=list[Given])
    wanted: list[Wanted] = field(default_factory=list[Wanted])
    shared: list[Shared] = field(default_factory=list[Shared])

    def __len__(self) -> int:
        return len(self.given) + len(self.wanted) + len(self.shared)


def candidates(wanted: Wanted) -> Iterable[str]:
    """The keys that would do for what is named."""
    return (f"{kind}:{wanted.id}" for kind in wanted.kinds.split())
