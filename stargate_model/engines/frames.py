"""The rows of all records as tables of columns: what is asked of them, for whatever engine holds them.

In: three frames, as narwhals calls tables of any make. Out: frames again, of which nothing was computed yet. The
questions are those of `rows.Ledger`; each is a grouping and a join, so an engine can answer it on many machines, and
nobody holds all ids at once.
"""

# pyarrow has no types that say enough
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownParameterType=false, reportUnknownArgumentType=false, reportMissingTypeStubs=false

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, TypeAlias

import narwhals as nw
import pyarrow as pa

from stargate_model.engines.rows import UNREAD, Given, Rows, Span, Wanted

Frame: TypeAlias = nw.LazyFrame[Any]

_TEXT, _NUMBER = pa.string(), pa.int64()
SCHEMAS: Final[Mapping[str, pa.Schema]] = {
    "given": pa.schema([("key", _TEXT), ("place", _NUMBER), ("at", _NUMBER), ("size", _NUMBER)]),
    "wanted": pa.schema(
        [("kinds", _TEXT), ("id", _TEXT), ("pointer", _TEXT), ("record", _TEXT), ("place", _NUMBER), ("at", _NUMBER)]
    ),
    "shared": pa.schema([("key", _TEXT), ("family", _NUMBER), ("place", _NUMBER), ("at", _NUMBER), ("size", _NUMBER)]),
}
"""The columns of the three tables of rows, by their name."""

SORTED: Final = ("key", "family", "place")
"""What rows of `shared` are sorted by, so that those of a group follow each other."""


def tables_of(rows: Rows) -> dict[str, pa.Table]:
    """The rows of a piece as tables, by their name."""
    return {name: _table(getattr(rows, name), schema) for name, schema in SCHEMAS.items()}


def _table(rows: list[tuple[Any, ...]], schema: pa.Schema) -> pa.Table:
    columns: list[Any] = [*zip(*rows, strict=True)] or [()] * len(schema)
    return pa.table([pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)], schema)


def repeated(given: Frame) -> Frame:
    """The rows whose key one at an earlier place has."""
    known = given.filter(nw.col("place") != UNREAD)
    first = known.group_by("key").agg(nw.col("place").min().alias("first"))
    return known.join(first, on="key", how="inner").filter(nw.col("place") > nw.col("first")).drop("first")


def missing(wanted: Frame, given: Frame, kinds: str) -> Frame:
    """What is named and not given under any of some types, among the rows that want just these."""
    keys = given.select("key").unique(["key"])
    left = wanted.filter(nw.col("kinds") == kinds)
    for kind in kinds.split():
        named = left.with_columns(nw.concat_str([nw.lit(f"{kind}:"), nw.col("id")]).alias("key"))
        left = named.join(keys, on="key", how="anti").drop("key")
    return left


def known(given: Frame, kind: str, most: int) -> Frame:
    """The first keys that are given under a type."""
    return given.filter(nw.col("key").str.starts_with(f"{kind}:")).select("key").unique(["key"]).sort("key").head(most)


def grouped(shared: Frame, given: Frame) -> Frame:
    """The rows of keyed rules, without those of records whose key an earlier one has."""
    return shared.join(repeated(given).select("place"), on="place", how="anti")


def groups_of(rows: Iterator[tuple[str, int, int, int, int]]) -> Iterator[tuple[str, int, list[Span]]]:
    """The groups of rows that come sorted."""
    before: tuple[str, int] | None = None
    spans: list[Span] = []
    for key, family, place, at, size in rows:
        if before is not None and before != (key, family):
            yield *before, spans
            spans = []
        before = key, family
        spans.append(Span(place, at, size))
    if before is not None:
        yield *before, spans


class Framed:
    """A ledger on the frames of an engine.

    Args:
        frame: Gives the frame of a table, by its name.
        shared: Gives the rows of `grouped`, sorted; the engine knows how they come one after the other.
    """

    def __init__(
        self, frame: Callable[[str], Any], shared: Callable[[Frame], Iterator[tuple[str, int, int, int, int]]]
    ) -> None:
        self._frames: dict[str, Frame] = {name: nw.from_native(frame(name)).lazy() for name in SCHEMAS}
        self._shared = shared

    @property
    def grouped(self) -> Frame:
        """The rows of keyed rules, without those of records whose key an earlier one has."""
        return grouped(self._frames["shared"], self._frames["given"])

    def repeated(self) -> Iterator[Given]:
        """The records whose key one at an earlier place has."""
        rows = sorted(_collected(repeated(self._frames["given"]), "given"))
        return (Given(*row) for row in rows)

    def missing(self) -> Iterator[Wanted]:
        """What is named and not given."""
        wanted = self._frames["wanted"]
        names = wanted.select("kinds").unique(["kinds"]).collect("pyarrow").to_native()
        for kinds in sorted(names.column("kinds").to_pylist()):
            rows = _collected(missing(wanted, self._frames["given"], kinds), "wanted")
            yield from (Wanted(*row) for row in sorted(rows))

    def known(self, kinds: str, most: int) -> list[str]:
        """The first ids that are given under some types."""
        found: set[str] = set()
        for kind in kinds.split():
            keys = known(self._frames["given"], kind, most).collect("pyarrow").to_native()
            found.update(key.partition(":")[2] for key in keys.column("key").to_pylist())
        return sorted(found)[:most]

    def groups(self) -> Iterator[tuple[str, int, list[Span]]]:
        """The places of the records that share a key of a family."""
        return groups_of(self._shared(self.grouped))


def _collected(frame: Frame, name: str) -> list[tuple[Any, ...]]:
    table = frame.select(*SCHEMAS[name].names).collect("pyarrow").to_native()
    return [*zip(*(table.column(column).to_pylist() for column in SCHEMAS[name].names), strict=True)]
