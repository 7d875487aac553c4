"""Processes of one machine: they look at pieces and at groups, side by side; the rows come back to the first.

In: a job, and how many processes. Out: what they find, in whatever order. A process that dies ends the check with an
error; nothing is told as if it were whole.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, contextmanager
from typing import Any, Final, TypeVar

import attrs

from stargate_model.engines.pieces import Found, Job, Piece, batches, look, look_together
from stargate_model.engines.plain import HELD, Growing
from stargate_model.engines.rows import Ledger
from stargate_model.errors import EngineError

BATCH: Final = 2_000
"""How many records are looked at together at once, about."""

_AHEAD: Final = 2  # pieces of each process that wait
_JOBS: Final[dict[str, Job]] = {}
_Item = TypeVar("_Item")
_Made = TypeVar("_Made")


@attrs.frozen
class Processes:
    """The plain engine in several processes.

    Args:
        jobs: How many.

    Raises:
        EngineError: There is none.
    """

    jobs: int = 2

    def __attrs_post_init__(self) -> None:
        if self.jobs < 1:
            raise EngineError("an engine takes at least one process")

    @contextmanager
    def begin(self, job: Job) -> Generator[_Run, None, None]:
        """Start the processes."""
        with pool(job, self.jobs) as workers, closing(Growing(HELD)) as growing:
            yield _Run(job, workers, growing)


class _Run:
    def __init__(self, job: Job, workers: Pool, growing: Growing) -> None:
        self._job = job
        self._workers = workers
        self._growing = growing

    def mapped(self, wanted: Sequence[Piece]) -> Iterator[Found]:
        for found, rows in self._workers.each(look, wanted):
            self._growing.add(rows)
            yield found

    def ledger(self) -> Ledger:
        return self._growing.ledger

    def grouped(self) -> Iterator[Found]:
        return self._workers.each(look_together, batches(self.ledger().groups(), self._job.plan, BATCH))


@attrs.frozen
class Pool:
    """Processes that have a job; with none of them, the work is done here."""

    job: Job
    jobs: int
    executor: ProcessPoolExecutor | None

    def each(self, work: Callable[[Job, _Item], _Made], items: Iterable[_Item]) -> Iterator[_Made]:
        """What some work makes of each item, in their order; few items wait at a time.

        Raises:
            EngineError: A process has died.
        """
        if self.executor is None:
            yield from (work(self.job, item) for item in items)
            return
        waiting: deque[Future[_Made]] = deque()
        try:
            for item in items:
                waiting.append(self.executor.submit(_work, work, item))
                if len(waiting) > self.jobs * _AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool:
            raise EngineError("a process of the check has died, most likely for want of memory") from None


@contextmanager
def pool(job: Job, jobs: int) -> Generator[Pool, None, None]:
    """Processes that have a job; one is this one."""
    if jobs == 1:
        yield Pool(job, jobs, None)
        return
    # not by fork: threads of other libraries would not come along
    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(method)
    executor = ProcessPoolExecutor(jobs, context, initializer=_hold, initargs=(job,))
    try:
        yield Pool(job, jobs, executor)
    finally:
        executor.shutdown(cancel_futures=True)


def _hold(job: Job) -> None:
    _JOBS["held"] = job


def _work(work: Callable[[Job, Any], Any], item: Any) -> Any:  # noqa: ANN401  # whatever the work takes and makes
    return work(_JOBS["held"], item)
