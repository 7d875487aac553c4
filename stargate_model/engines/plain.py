"""The plain engine: one process, which streams; what must be known of all records goes to the disk when it grows.

In: sources, rules, and what every rule may look at. Out: the report. Memory does not grow with the data, but with what
is held anyway: files that are not of lines, and documents.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from typing import TYPE_CHECKING, Final

from stargate_model.engines.grouping import LIMIT, grouped, nearest_named
from stargate_model.engines.held import Held
from stargate_model.engines.mapping import Mapped, Plan, map_part
from stargate_model.engines.rows import Given, Ledger, Rows, place_of
from stargate_model.engines.tally import Sift, Tally
from stargate_model.engines.waiving import Waiving
from stargate_model.errors import RecordError
from stargate_model.findings.finding import Finding
from stargate_model.findings.report import Report, identity
from stargate_model.formats.limits import DEFAULT_LIMITS, Limits
from stargate_model.formats.sources import Entry, Readable
from stargate_model.records.dataset import AnyRecord, key_of
from stargate_model.records.model import MODEL, Model
from stargate_model.rules.shapes import UNIQUE, Context, Rule

if TYPE_CHECKING:
    from stargate_model.engines.spill import Spilled, SpilledTexts

HELD: Final = 20_000
"""How many rows are held in memory before they go to the disk."""

_ROWS_A_TEXT: Final = 5  # a text of a finding takes as much as so many rows


def run(
    sources: Sequence[Readable],
    rules: Iterable[Rule],
    context: Context,
    limits: Limits = DEFAULT_LIMITS,
    *,
    sift: Sift | None = None,
    keep: Callable[[Entry], object] | None = None,
    held: int = HELD,
    model: Model = MODEL,
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
        model: The types of records that there are.
    """
    plan = Plan.of(rules, model)
    waiving = Waiving()
    is_whole, is_cut = True, False
    with closing(Growing(held)) as growing, closing(Seen(sources, plan, held // _ROWS_A_TEXT)) as seen:
        tally = Tally(sources, limits.findings, sift, seen.is_new)
        for part in mapped(sources, plan, context):
            growing.add(part.rows)
            is_whole = is_whole and part.is_whole
            is_cut = is_cut or any(finding.code == LIMIT for _, _, finding in part.findings)
            for span in part.waiving:
                waiving.add(span)
            for number, pointer, finding in part.findings:
                tally.add(part.source, number, pointer, finding)
                if finding.waived is not None:
                    waiving.use(place_of(part.source, number), finding)
            if keep is not None:
                for entry in part.entries:
                    keep(entry)
        for span, finding in grouped(growing.ledger, sources, plan, context, limits, is_cut=is_cut):
            tally.add(span.source, span.order, sources[span.source].pointer(span.order, span.at), finding)
            if finding.waived is not None:
                waiving.use(span.place, finding)
            elif finding.code == UNIQUE.code:
                waiving.drop(span.place)
            is_whole = is_whole and finding.code != LIMIT
        for span, finding in waiving.mistakes(sources, context, is_whole=is_whole) if plan.rules else ():
            tally.add(span.source, span.order, sources[span.source].pointer(span.order, span.at), finding)
        return tally.report(nearest_named(growing.ledger, model))


def mapped(sources: Sequence[Readable], plan: Plan, context: Context) -> Iterator[Mapped]:
    """What each part of some sources comes to, in the order of the data."""
    for number, source in enumerate(sources):
        for part in source.parts():
            yield map_part(part, number, source, plan, context)


def given_once(records: Iterable[AnyRecord], *, held: int = HELD) -> Iterator[AnyRecord]:
    """The records as they come; none of them is kept, but their keys are.

    Args:
        records: The records.
        held: How many keys are held in memory.

    Raises:
        RecordError: Two have one key; it is raised behind the last record.
    """
    with closing(Growing(held)) as growing:
        for place, record in enumerate(records):
            growing.add(Rows([Given(key_of(record), place, 0, 0)]))
            yield record
        for row in growing.ledger.repeated():
            raise RecordError(f"the source gives {row.key} twice", code="duplicate-id", id=row.key.partition(":")[2])


class Seen:
    """Remembers the findings that may be found again: those of groups, and those of files that are given twice.

    Args:
        sources: What is checked.
        plan: The rules.
        most: How many are remembered in memory.
    """

    def __init__(self, sources: Sequence[Readable], plan: Plan, most: int) -> None:
        times = Counter(source.path for source in sources)
        self._given_again = [times[source.path] > 1 for source in sources]
        self._paths = [source.path for source in sources]
        self._of_groups = plan.of_groups
        self._most = most
        self._held: set[str] = set()
        self._spilled: SpilledTexts | None = None

    def is_new(self, source: int, pointer: str, finding: Finding) -> bool:
        """Whether a finding in a record of a source was not found before."""
        if finding.code not in self._of_groups and not self._given_again[source]:
            return True
        text = repr((self._paths[source], pointer, identity(finding)))
        if self._spilled is not None:
            return self._spilled.add(text)
        is_new = text not in self._held
        self._held.add(text)
        if len(self._held) > self._most:
            from stargate_model.engines.spill import SpilledTexts  # a database is loaded when there is much

            self._spilled = SpilledTexts(self._held)
            self._held = set()
        return is_new

    def close(self) -> None:
        """Let go what is on the disk."""
        if self._spilled is not None:
            self._spilled.close()


class Growing:
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

    def close(self) -> None:
        """Let go what is on the disk."""
        if self._spilled is not None:
            self._spilled.close()
