"""What can be checked: sources that give their records in parts, each with the place where it stands.

In: nothing; this says what a source is. Files are made sources in `loading` and `streaming`.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol, runtime_checkable

from msgspec import Struct

from stargate_model.records.dataset import AnyRecord
from stargate_model.records.model import MODEL, Model

if TYPE_CHECKING:
    from stargate_model.claims.document import Document
    from stargate_model.findings.finding import Finding
    from stargate_model.formats.tree import Problem


def class_of(path: str, model: Model = MODEL) -> type[AnyRecord] | None:
    """The class of the records that a file is named after; None where it is named otherwise.

    Example:
        >>> class_of("data/power_sources.ndjson").__name__, class_of("power_sources.2.csv").__name__
        ('PowerSource', 'PowerSource')
    """
    return model.collections.get(os.path.basename(path).partition(".")[0])  # noqa: PTH119  # a path takes longer to make


class Entry(Struct, frozen=True):
    """A record, and where it stands in its source.

    Attributes:
        record: The record.
        pointer: Its JSON pointer.
        at: Where it can be read again: its index in a source that is held, its offset in a file of lines.
        size: How many bytes it has there; 0 in a source that is held.
    """

    record: AnyRecord
    pointer: str
    at: int = 0
    size: int = 0


class Part(Struct, frozen=True, kw_only=True):
    """What was read of a source at once.

    Attributes:
        entries: The records.
        broken: The keys of records that have an id, but could not be read whole.
        problems: What is wrong.
    """

    entries: tuple[Entry, ...] = ()
    broken: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()


class Cut(NamedTuple):
    """A piece of a source.

    Attributes:
        begin: Where it begins: a byte of a file of lines, a group of rows of a table.
        end: Where it ends, before the next; -1 for the end of the source.
        first: How many lines or rows stand before it.
        number: Its index among the pieces.
    """

    begin: int
    end: int
    first: int
    number: int


class Readable(Protocol):
    """What can be checked: it gives its records in parts, and any of them again, and says where pointers stand."""

    @property
    def path(self) -> str:
        """What messages call it."""
        ...

    def parts(self) -> Iterator[Part]:
        """Its records and problems, some at a time, in the order of its text."""
        ...

    def again(self, spans: Sequence[tuple[int, int]]) -> Sequence[AnyRecord]:
        """The records at some places, `at` and `size` of their entries."""
        ...

    def documents(self) -> Iterator[Document]:
        """The documents among its records; a file of lines is looked through for them without reading all of it."""
        ...

    def order(self, pointer: str) -> int:
        """A number that is the greater the later a pointer stands: that of its record."""
        ...

    def pointer(self, order: int, at: int) -> str:
        """The pointer of the record with such an order, at such a place."""
        ...

    def place(self, findings: Collection[Finding]) -> Iterator[Finding]:
        """The same findings with the file, line and column of their pointers."""
        ...


@runtime_checkable
class Cuttable(Readable, Protocol):
    """What can be read in pieces, in any process and any order; all pieces together are its parts."""

    def cuts(self, size: int) -> Sequence[Cut]:
        """Its pieces, of about so many bytes."""
        ...

    def stretch(self, cut: Cut) -> Iterator[Part]:
        """The records and problems of a piece."""
        ...
