"""The plain engine: one process, which streams; what must be known of all records goes to the disk when it grows.

In: sources, rules, and what every rule may look at. Out: the report. Memory does not grow with the data, but with what
is held anyway: files that are not of lines, and documents.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from stargate_model.engines.grouping import grouped, nearest_named
from stargate_model.engines.held import Held
from stargate_model.engines.mapping import Mapped, Plan, map_part
from stargate_model.engines.rows import Ledger, Rows
from stargate_model.engines.tally import Sift, Tally
from stargate_model.findings.finding import Finding
from stargate_model.findings.report import Report, identity
from stargate_model.formats.limits import DEFAULT_LIMITS, Limits
from stargate_model.formats.loading import Entry, Readable
from stargate_model.rules.shapes import Context, Rule

if TYPE_CHECKING:
    from stargate_model.engines.spill import Spilled, SpilledTexts

HELD: Final = 100_000
"""How many rows are held in memory before they go to the disk."""


def run(
    sources: Sequence[Readable],
    rules: Iterable[Rule],
    context: Context,
    limits: Limits = DEFAULT_LIMITS,
    *,
    sift: Sift | None = None,
    keep: Callable[[Entry], object] | None = None,
    held: int = HELD,
) -> Report:
    """Check some sources.

    Args:
        sources: What is checked.
        rules: The rules.
        context: What every rule may look at beside its records.
        limits: How many findings are kept, and how many records a rule looks at together.
        sift: What is made of each finding before it counts.
        keep: Is given every record, in the order of the data.
        held: How many rows are held in memory.
    """
    plan = Plan.of(rules)
    growing = _Growing(held)
    seen = Seen(held)
    tally = Tally(sources, limits.findings, sift)
    for part in mapped(sources, plan, context):
        growing.add(part.rows)
        for number, finding in part.findings:
            if finding.code not in plan.of_groups or seen.add(finding):
                tally.add(part.source, number, finding)
        if keep is not None:
            for entry in part.entries:
                keep(entry)
    for span, finding in grouped(growing.ledger, sources, plan, context, limits, seen):
        tally.add(span.source, span.order, finding)
    return tally.report(nearest_named(growing.ledger))


def mapped(sources: Sequence[Readable], plan: Plan, context: Context) -> Iterator[Mapped]:
    """What each part of some sources comes to, in the order of the data."""
    for number, source in enumerate(sources):
        for part in source.parts():
            yield map_part(part, number, source, plan, context)


class Seen:
    """Remembers the findings that several groups may find alike.

    Args:
        most: How many are remembered in memory.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: set[str] = set()
        self._spilled: SpilledTexts | None = None

    def add(self, finding: Finding) -> bool:
        """Note a finding; whether it is new."""
        text = repr(identity(finding))
        if self._spilled is not None:
            return self._spilled.add(text)
        is_new = text not in self._held
        self._held.add(text)
        if len(self._held) > self._most:
            from stargate_model.engines.spill import SpilledTexts

            self._spilled = SpilledTexts(self._held)
            self._held = set()
        return is_new


class _Growing:
    """A ledger that begins in memory."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: Held | None = Held()
        self._spilled: Spilled | None = None

    def add(self, rows: Rows) -> None:
        """Take the rows of a part."""
        if self._spilled is None and self._held is not None and len(self._held.rows) + len(rows) > self._most:
            from stargate_model.engines.spill import Spilled  # a database is loaded when there is much

            self._spilled = Spilled()
            self._spilled.add(self._held.rows)
            self._held = None
        (self._spilled or self._held or Held()).add(rows)

    @property
    def ledger(self) -> Ledger:
        """The ledger of all rows."""
        return self._spilled or self._held or Held()
