"""The findings of a check as they come: all of them counted, and the first of the report kept.

In: findings in any order, each with the place of its record. Out: the report, whose findings are the first in its
order, whatever order they came in. Only what may be among those is ever looked for in the files.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Final

import attrs
from msgspec import Struct

from stargate_model.findings.finding import Finding, Severity
from stargate_model.findings.report import Report, order
from stargate_model.formats.sources import Readable

Sift = Callable[[Finding], Finding | None]
"""What is made of a finding before it counts: another severity, or None where it is left out."""

_ROOM: Final = 3  # times as many are held before those that are too many are dropped


class _Held(Struct, frozen=True):
    """A finding with the rank of its file and record, which sorts as far as that goes."""

    rank: tuple[int, int]
    source: int
    finding: Finding
    is_placed: bool = False


class Tally:
    """Takes findings and makes a report of them.

    Args:
        sources: What is checked.
        most: How many findings are kept, and how many of those that are waived.
        sift: What is made of each finding before it counts.
        is_new: Whether a finding in the record of a source, at a pointer, was not found before.
    """

    def __init__(
        self,
        sources: Sequence[Readable],
        most: int,
        sift: Sift | None = None,
        is_new: Callable[[int, str, Finding], bool] | None = None,
    ) -> None:
        self._counting = _Kept(sources, most)
        self._waived = _Kept(sources, most)
        self._sift = sift
        self._is_new = is_new

    def add(self, source: int, number: int, pointer: str, finding: Finding) -> None:
        """Take a finding.

        Args:
            source: The index of the source that it stands in.
            number: The number of its record there.
            pointer: The pointer of its record; empty where the finding has its own.
            finding: The finding.
        """
        sifted = finding if self._sift is None else self._sift(finding)
        if sifted is None or (self._is_new is not None and not self._is_new(source, pointer, sifted)):
            return
        (self._counting if sifted.waived is None else self._waived).add(source, number, pointer, sifted)

    def count(self, finding: Finding, times: int) -> None:
        """Take findings that are too many to be kept, of which one stands for all.

        Args:
            finding: One of them; the others have its code and severity.
            times: How many there are.
        """
        sifted = finding if self._sift is None else self._sift(finding)
        if sifted is not None:
            (self._counting if sifted.waived is None else self._waived).count(sifted, times)

    def report(self, complete: Callable[[Finding], Finding]) -> Report:
        """The report of all that was taken.

        Args:
            complete: What is made of the findings that are kept.
        """
        findings, more = self._counting.all(complete)
        waived, waived_more = self._waived.all(complete)
        return Report(findings, waived, more, waived_more)


class _Kept:
    """The first findings in the order of the report, and how many there were."""

    def __init__(self, sources: Sequence[Readable], most: int) -> None:
        paths = {path: rank for rank, path in enumerate(sorted({source.path for source in sources}))}
        self._sources = sources
        self._ranks = [paths[source.path] for source in sources]
        self._most = most
        self._counts: Counter[tuple[str, Severity]] = Counter()
        self._held: list[_Held] = []
        self._last: tuple[int, int] | None = None
        self._is_flooded = False  # the last record has so many that the others of it are only counted

    def add(self, source: int, number: int, pointer: str, finding: Finding) -> None:
        """Take a finding."""
        self._counts[finding.code, finding.severity] += 1
        rank = (self._ranks[source], number)
        if self._last is None or rank < self._last or (rank == self._last and not self._is_flooded):
            placed = attrs.evolve(finding, pointer=pointer + finding.at) if pointer else finding
            self._held.append(_Held(rank, source, placed))
            if len(self._held) > self._most * _ROOM:
                self._drop()

    def count(self, finding: Finding, times: int) -> None:
        """Take findings that are not kept."""
        self._counts[finding.code, finding.severity] += times

    def all(self, complete: Callable[[Finding], Finding]) -> tuple[list[Finding], Counter[tuple[str, Severity]]]:
        """Those that are kept, and how many others there were."""
        kept = [complete(held.finding) for held in self._placed()[: self._most]]
        return kept, self._counts - Counter((finding.code, finding.severity) for finding in kept)

    def _drop(self) -> None:
        """Drop what is surely behind those that are kept."""
        self._held.sort(key=lambda held: held.rank)
        last = self._held[self._most - 1].rank
        self._is_flooded = self._is_flooded and last == self._last
        self._last = last
        self._held = [held for held in self._held if held.rank <= last]
        if len(self._held) > self._most * _ROOM // 2:  # very many in one record
            self._held = self._placed()[: self._most]
            self._is_flooded = True

    def _placed(self) -> list[_Held]:
        """What is held, each at its line and column, in the order of the report."""
        unplaced: dict[int, list[_Held]] = {}
        for held in self._held:
            if not held.is_placed:
                unplaced.setdefault(held.source, []).append(held)
        placed = [held for held in self._held if held.is_placed]
        for number, some in unplaced.items():
            placed += self._at_their_places(number, some)
        return sorted(placed, key=lambda held: order(held.finding))

    def _at_their_places(self, number: int, some: Sequence[_Held]) -> Iterable[_Held]:
        ranks = {held.finding.pointer: held.rank for held in some}
        for finding in self._sources[number].place([held.finding for held in some]):
            yield _Held(ranks[finding.pointer], number, finding, is_placed=True)
