"""A ledger in memory: the plainest answer to each question, for as many rows as memory takes with ease."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

from stargate_model.engines.rows import UNREAD, Given, Rows, Span, Wanted, candidates


class Held:
    """Rows in lists.

    Example:
        >>> ledger = Held()
        >>> ledger.add(Rows([Given("site:ab", 7, 0, 0), Given("site:ab", 3, 0, 0)]))
        >>> [row.place for row in ledger.repeated()]
        [7]
    """

    def __init__(self) -> None:
        self.rows: Rows = Rows()

    def add(self, rows: Rows) -> None:
        """Take the rows of a part."""
        self.rows.given.extend(rows.given)
        self.rows.wanted.extend(rows.wanted)
        self.rows.shared.extend(rows.shared)

    def repeated(self) -> Iterator[Given]:
        """The records whose key one at an earlier place has."""
        before = ""
        for row in sorted(self.rows.given):
            if row.place != UNREAD:
                if row.key == before:
                    yield row
                before = row.key

    def missing(self) -> Iterator[Wanted]:
        """What is named and not given."""
        given = {row.key for row in self.rows.given}
        return (row for row in self.rows.wanted if given.isdisjoint(candidates(row)))

    def known(self, kinds: str, most: int) -> list[str]:
        """The first ids that are given under some types."""
        parted = (row.key.partition(":") for row in self.rows.given)
        return [*islice(sorted({id_ for kind, _, id_ in parted if kind in kinds.split()}), most)]

    def groups(self) -> Iterator[tuple[str, int, list[Span]]]:
        """The places of the records that share a key of a family."""
        repeated = {row.place for row in self.repeated()}
        found: defaultdict[tuple[str, int], list[Span]] = defaultdict(list)
        for row in self.rows.shared:
            if row.place not in repeated:
                found[row.key, row.family].append(Span(row.place, row.at, row.size))
        for key, family in sorted(found):
            yield key, family, sorted(found[key, family])
