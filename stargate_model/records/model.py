"""The model of data: which types of documents and records there are, ours and those that are added to them.

In: classes of records. Out: one immutable value, which all that reads and checks is given; two of them in one process
know nothing of each other. Whether classes go together is looked at where they are added, in `extending`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Final

from msgspec import Struct

from stargate_model.records.dataset import COLLECTIONS, AnyRecord, type_name
from stargate_model.records.record import Record


class Model(Struct, frozen=True, dict=True):
    """Which types of records data may have.

    Attributes:
        added: The classes of records beside ours.

    Example:
        >>> Model().types["site"].__name__
        'Site'
    """

    added: tuple[type[Record], ...] = ()

    @cached_property
    def collections(self) -> Mapping[str, type[AnyRecord]]:
        """Every class, by the name that data give its collection, in the order in which data list them."""
        return MappingProxyType({**COLLECTIONS, **{cls.collection: cls for cls in self.added}})

    @cached_property
    def types(self) -> Mapping[str, type[AnyRecord]]:
        """Every class, by the name that data give its type."""
        return MappingProxyType({type_name(cls): cls for cls in self.collections.values()})

    @cached_property
    def type_of(self) -> Mapping[str, str]:
        """The name of the type of each collection."""
        return MappingProxyType({name: type_name(cls) for name, cls in self.collections.items()})

    @classmethod
    def of(cls, records: Iterable[AnyRecord]) -> Model:
        """The model of some records."""
        return cls.of_classes(dict.fromkeys(type(record) for record in records))

    @classmethod
    def of_classes(cls, classes: Iterable[type[AnyRecord]]) -> Model:
        """The model of the records of some classes; those that are not ours are in the order of their names."""
        added = [kind for kind in classes if issubclass(kind, Record) and kind.collection not in COLLECTIONS]
        return cls(tuple(sorted(added, key=lambda kind: kind.collection)))


MODEL: Final = Model()
"""The types that come with this library."""
