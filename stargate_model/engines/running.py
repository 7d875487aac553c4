"""A check on many workers: the two steps and the report, the same for every engine that works in pieces.

In: an engine, sources, rules. Out: the report. The engine does the work where it likes; the findings come back in any
order and are counted and kept here, as those of the plain engine are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, closing
from pathlib import Path
from typing import Final, Protocol

from stargate_model.engines.grouping import LIMIT, nearest_named, of_ids
from stargate_model.engines.pieces import PIECE, Found, Job, Piece, pieces
from stargate_model.engines.plain import HELD, Seen
from stargate_model.engines.rows import Ledger, place_of
from stargate_model.engines.tally import Sift, Tally
from stargate_model.engines.waiving import Waiving
from stargate_model.findings.report import Report
from stargate_model.formats.limits import DEFAULT_LIMITS, Limits
from stargate_model.formats.sources import Readable
from stargate_model.formats.streaming import Stream
from stargate_model.records.model import MODEL, Model
from stargate_model.rules.shapes import UNIQUE, Context, Rule

_TEXTS: Final = HELD // 5


class Run(Protocol):
    """What an engine does for a job."""

    def mapped(self, wanted: Sequence[Piece]) -> Iterator[Found]:
        """What is found in the records of each piece, in any order; the rows stay with the engine."""
        ...

    def ledger(self) -> Ledger:
        """The rows of all pieces, when all findings of `mapped` were taken."""
        ...

    def grouped(self) -> Iterator[Found]:
        """What is found of the records that share a key, in any order, when the ledger was made."""
        ...


class Engine(Protocol):
    """Where a check runs."""

    def begin(self, job: Job) -> AbstractContextManager[Run]:
        """Get ready for a job; what was got is let go at the end."""
        ...


def run(
    engine: Engine,
    sources: Sequence[Readable],
    rules: Iterable[Rule],
    context: Context,
    limits: Limits = DEFAULT_LIMITS,
    *,
    sift: Sift | None = None,
    piece: int = PIECE,
    model: Model = MODEL,
) -> Report:
    """Check some sources on an engine.

    Args:
        engine: The engine.
        sources: What is checked.
        rules: The rules.
        context: What every rule may look at beside its records.
        limits: How many findings are kept, and how many records a rule looks at together.
        sift: What is made of each finding before it counts; it goes by code and severity.
        piece: How many bytes of a file are a piece, about.
        model: The types of records that there are.

    Raises:
        EngineError: The engine cannot be had, or failed.
        ExtraError: What it needs is not installed.
    """
    job = Job.of(sources, rules, context, limits, model)
    plan = job.plan
    waiving = Waiving()
    is_whole, is_cut = True, False
    with closing(Seen(sources, plan, _TEXTS)) as seen, engine.begin(job) as work:
        tally = Tally(sources, limits.findings, sift, seen.is_new)
        wanted = pieces(sources, piece)
        for found in _watched(work.mapped(wanted), len(wanted), sources):
            _take(found, tally, waiving)
            is_whole = is_whole and found.is_whole
            is_cut = is_cut or any(finding.code == LIMIT for _, finding in found.kept)
        ledger = work.ledger()
        for span, finding in of_ids(ledger, model, is_cut=is_cut):
            tally.add(span.source, span.order, sources[span.source].pointer(span.order, span.at), finding)
            if finding.code == UNIQUE.code:
                waiving.drop(span.place)
        for found in work.grouped():
            _take(found, tally, waiving)
            is_whole = is_whole and not any(finding.code == LIMIT for _, finding in found.kept)
        for span, finding in waiving.mistakes(sources, context, is_whole=is_whole) if plan.rules else ():
            tally.add(span.source, span.order, sources[span.source].pointer(span.order, span.at), finding)
        return tally.report(nearest_named(ledger, model))


def _watched(looked: Iterator[Found], count: int, sources: Sequence[Readable]) -> Iterator[Found]:
    """The same; who watches the reading of a source is told how far all pieces are, for they come in any order."""
    streams = [source for source in sources if isinstance(source, Stream) and source.watch is not None]
    sizes = [Path(source.path).stat().st_size for source in streams]
    for done, found in enumerate(looked, 1):
        for source, size in zip(streams, sizes, strict=True):
            if source.watch is not None:
                source.watch(source, size * done // count)
        yield found


def _take(found: Found, tally: Tally, waiving: Waiving) -> None:
    for place, finding in found.kept:
        tally.add(*place, finding)
        if finding.waived is not None:
            waiving.use(place_of(place.source, place.order), finding)
    for finding, times in found.counted:
        tally.count(finding, times)
    for span in found.waiving:
        waiving.add(span)
