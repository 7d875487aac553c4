"""Records as they come, spooled to temporary files until they can be written in the order of a data set.

In: records, in any order. Out: the same bytes that the format makes of the whole data set, collection by collection, of
which no more than a record is held. The temporary files have no names: nothing is left, however it ends.
"""

from __future__ import annotations

import json as std_json
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import TracebackType
from typing import IO, Final, Protocol, Self

from stargate_model.formats import csv, ndjson
from stargate_model.formats.columns import compact
from stargate_model.formats.structuring import unstructure
from stargate_model.formats.tree import Tree, is_mapping
from stargate_model.records.dataset import AnyRecord, collection_of
from stargate_model.records.model import Model


class Sheet(Protocol):
    """What a format makes of the records of one collection, one after the other."""

    def spelled(self, tree: Mapping[str, Tree]) -> str:
        """What is spooled of the tree of a record: one line, its end included."""
        ...

    def finished(self, lines: Iterable[str]) -> Iterable[str]:
        """What is written, from the lines that were spooled."""
        ...


class _Lines:
    """Lines of JSON are written as they are spooled."""

    def __init__(self, cls: type[AnyRecord]) -> None:
        self._cls = cls

    def spelled(self, tree: Mapping[str, Tree]) -> str:
        return ndjson.line_of(tree, self._cls)

    def finished(self, lines: Iterable[str]) -> Iterable[str]:
        return lines


class _Rows:
    """The rows of a table, whose columns are known with the last record."""

    def __init__(self, cls: type[AnyRecord]) -> None:
        self._table = csv.Table(cls)

    def spelled(self, tree: Mapping[str, Tree]) -> str:
        return f"{compact(self._table.cells(tree))}\n"

    def finished(self, lines: Iterable[str]) -> Iterable[str]:
        return self._table.lines(map(std_json.loads, lines))


SHEETS: Final[Mapping[str, Callable[[type[AnyRecord]], Sheet]]] = {"ndjson": _Lines, "csv": _Rows}
"""The formats that can be written without the whole of a data set, by name."""


class Spool:
    """Takes records, and gives the text of each collection.

    Args:
        form: The name of a format of `SHEETS`.
    """

    def __init__(self, form: str) -> None:
        self._form = form
        self._sheets: dict[str, Sheet] = {}
        self._classes: dict[type[AnyRecord], None] = {}
        self._files: dict[str, IO[bytes]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for file in self._files.values():
            file.close()

    def put(self, record: AnyRecord) -> None:
        """Take a record.

        Raises:
            OSError: There is no room for it.
        """
        collection = collection_of(record)
        if collection not in self._files:
            self._files[collection] = tempfile.TemporaryFile()  # noqa: SIM115  # open as long as the spool
            self._sheets[collection] = SHEETS[self._form](type(record))
            self._classes[type(record)] = None
        tree = unstructure(record)
        if is_mapping(tree):
            self._files[collection].write(self._sheets[collection].spelled(tree).encode("utf-8"))

    def texts(self) -> Mapping[str, Iterator[bytes]]:
        """The text of each collection that has records, a line at a time, by its name, in the order of a data set."""
        return {name: self._text(name) for name in self.model.collections if name in self._files}

    @property
    def model(self) -> Model:
        """The types of the records that were taken."""
        return Model.of_classes(self._classes)

    def _text(self, collection: str) -> Iterator[bytes]:
        file = self._files[collection]
        file.seek(0)
        lines = (line.decode("utf-8") for line in file)
        return (line.encode("utf-8") for line in self._sheets[collection].finished(lines))
