"""Work that is done elsewhere: a job that every worker has, pieces of its sources, and what each comes to.

In: a job and a piece, or a job and groups of places. Out: findings, bounded however many there are, and rows. All of it
crosses process borders by value: decimals and texts, no quantities. What comes out depends on the piece alone, so a
worker that dies costs time and nothing else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

import attrs

from stargate_model.engines.grouping import of_groups
from stargate_model.engines.mapping import Plan, map_part
from stargate_model.engines.rows import Rows, Span
from stargate_model.errors import StargateError
from stargate_model.findings.finding import Finding, Severity
from stargate_model.formats.limits import Limits
from stargate_model.formats.sources import Cut, Cuttable, Readable
from stargate_model.formats.streaming import shared
from stargate_model.formats.tree import Problem
from stargate_model.records.model import MODEL, Model
from stargate_model.rules import RULES
from stargate_model.rules.shapes import Context, Rule

PIECE: Final = 16_000_000
"""How many bytes of a file are a piece, about."""

_ROOM: Final = 3  # times as many findings are held before those that are too many are counted
_PLANS: Final[dict[int, Plan]] = {}


class Piece(NamedTuple):
    """A piece of a source, by its index; all of it where it cannot be cut."""

    source: int
    cut: Cut | None


class Place(NamedTuple):
    """Where a finding was found: its source, the number of its record there, and the pointer of that."""

    source: int
    order: int
    pointer: str


@attrs.frozen
class Found:
    """Findings of a piece.

    Attributes:
        kept: The first of each code, with their places; of those that may be found again, all.
        counted: How many more there are, by one that stands for them.
        waiving: The records that waive findings.
        is_whole: Whether all of its records could be read.
    """

    kept: list[tuple[Place, Finding]]
    counted: list[tuple[Finding, int]] = attrs.field(factory=list[tuple[Finding, int]])
    waiving: list[Span] = attrs.field(factory=list[Span])
    is_whole: bool = True


@attrs.frozen
class Job:
    """What every worker has.

    Attributes:
        sources: What is checked, as other processes read it.
        rules: The rules; None for those of the library, which are not sent.
        context: What every rule may look at beside its records.
        limits: How many findings are kept, and how many records a rule looks at together.
        twice: The indexes of the sources that are given twice, whose findings may be found again.
        model: The types of records that there are.
    """

    sources: tuple[Readable, ...]
    rules: tuple[Rule, ...] | None
    context: Context
    limits: Limits
    twice: frozenset[int]
    model: Model = MODEL

    @classmethod
    def of(
        cls,
        sources: Sequence[Readable],
        rules: Iterable[Rule],
        context: Context,
        limits: Limits,
        model: Model = MODEL,
    ) -> Job:
        """The job of a check."""
        held = tuple(rules)
        times = Counter(source.path for source in sources)
        twice = frozenset(at for at, source in enumerate(sources) if times[source.path] > 1)
        return cls(tuple(map(shared, sources)), None if held == RULES else held, context, limits, twice, model)

    @property
    def plan(self) -> Plan:
        """Which rules look at which records; made once in each process."""
        if self.rules is not None or self.model != MODEL:
            return Plan.of(RULES if self.rules is None else self.rules, self.model)
        return _PLANS.setdefault(0, Plan.of(RULES)) if 0 not in _PLANS else _PLANS[0]


def pieces(sources: Sequence[Readable], size: int = PIECE) -> list[Piece]:
    """The pieces of some sources, in the order of the data.

    Args:
        sources: The sources.
        size: How many bytes of a file are a piece, about.
    """
    found: list[Piece] = []
    for number, source in enumerate(sources):
        cuts = source.cuts(size) if isinstance(source, Cuttable) else (None,)
        found += (Piece(number, cut) for cut in cuts)
    return found


def look(job: Job, piece: Piece) -> tuple[Found, Rows]:
    """Look at each record of a piece by itself. A piece that cannot be read is a finding; the rest is looked at."""
    source, plan = job.sources[piece.source], job.plan
    found, rows = _First(job, plan), Rows()
    try:
        for part in source.stretch(piece.cut) if isinstance(source, Cuttable) and piece.cut else source.parts():
            mapped = map_part(part, piece.source, source, plan, job.context)
            found.add((Place(piece.source, order, pointer), finding) for order, pointer, finding in mapped.findings)
            found.waiving += mapped.waiving
            found.is_whole = found.is_whole and mapped.is_whole
            rows.given.extend(mapped.rows.given)
            rows.wanted.extend(mapped.rows.wanted)
            rows.shared.extend(mapped.rows.shared)
    except (StargateError, OSError) as error:
        first = 0 if piece.cut is None else piece.cut.first
        problem = Problem("syntax", params={"problem": str(error)}, position=(first + 1, 1))
        found.add([(Place(piece.source, first, ""), problem.finding())])
        found.is_whole = False
    return found.found(), rows


def look_together(job: Job, groups: Iterable[tuple[str, int, Sequence[Span]]]) -> Found:
    """Look at the records that share a key."""
    kept = [
        (Place(span.source, span.order, job.sources[span.source].pointer(span.order, span.at)), finding)
        for span, finding in of_groups(groups, job.sources, job.plan, job.context, job.limits)
    ]
    return Found(kept)


class _First:
    """The first findings of each code, and how many more there are."""

    def __init__(self, job: Job, plan: Plan) -> None:
        self._most = job.limits.findings
        self._twice = job.twice
        self._of_groups = plan.of_groups
        self.waiving: list[Span] = []
        self.is_whole = True
        self._kept: dict[str, list[tuple[Place, Finding]]] = {}
        self._more: Counter[tuple[str, Severity]] = Counter()
        self._one: dict[tuple[str, Severity], Finding] = {}

    def add(self, findings: Iterable[tuple[Place, Finding]]) -> None:
        for place, finding in findings:
            held = self._kept.setdefault(finding.code, [])
            held.append((place, finding))
            may_be_again = finding.waived is not None or finding.code in self._of_groups or place.source in self._twice
            if len(held) > self._most * _ROOM and not may_be_again:
                self._drop(finding.code)

    def _drop(self, code: str) -> None:
        held = sorted(self._kept[code], key=lambda one: one[0].order)
        last = held[self._most - 1][0].order
        self._kept[code] = [one for one in held if one[0].order <= last or one[1].waived is not None]
        for _, finding in (one for one in held if one[0].order > last and one[1].waived is None):
            self._more[finding.code, finding.severity] += 1
            self._one.setdefault((finding.code, finding.severity), finding)

    def found(self) -> Found:
        kept = [one for held in self._kept.values() for one in held]
        counted = [(self._one[key], times) for key, times in self._more.items()]
        return Found(kept, counted, self.waiving, self.is_whole)


def batches(
    groups: Iterable[tuple[str, int, Sequence[Span]]], plan: Plan, most: int
) -> Iterator[list[tuple[str, int, Sequence[Span]]]]:
    """Groups, so many records at a time; equal keys stay together, and groups too small for any rule are left out."""
    held: list[tuple[str, int, Sequence[Span]]] = []
    size = 0
    for key, family, spans in groups:
        if len(spans) < plan.families[family].least:
            continue
        if size > most and held[-1][0] != key:
            yield held
            held, size = [], 0
        held.append((key, family, spans))
        size += len(spans)
    if held:
        yield held
