"""Dask: a cluster, the processes of one machine, or this process alone.

In: a job. Out: what it comes to. Findings come back; the rows stay with the workers, as a Dask frame. What a worker
that dies had made is made again by another.
"""

# Dask has no types that say enough
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownParameterType=false, reportUnknownArgumentType=false, reportMissingTypeStubs=false

from __future__ import annotations

import warnings
from collections.abc import Generator, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import islice
from typing import Any, Final

import attrs

from stargate_model.engines.pieces import Found, Job, Piece, batches, look, look_together
from stargate_model.engines.rows import Ledger
from stargate_model.errors import EngineError, ExtraError

try:
    import dask
    import dask.dataframe as dd
    import pandas as pd
    import pyarrow as pa

    from stargate_model.engines.frames import SCHEMAS, SORTED, Frame, Framed, groups_of, tables_of
except ImportError:
    raise ExtraError.needing("dask", "dask") from None

_DASK: Final[Any] = dask
_FRAMES: Final[Any] = dd  # neither has types that say enough
_AT_ONCE: Final = 64  # results that come back together
_RETRIES: Final = 3
_BATCH: Final = 2_000


@attrs.frozen
class Dask:
    """Dask.

    Args:
        jobs: How many processes of this machine, where no scheduler is named; 0 for this process alone.
        scheduler: The address of a scheduler, such as `tcp://10.0.0.1:8786`, whose workers read the same paths.
    """

    jobs: int = 2
    scheduler: str | None = None

    @contextmanager
    def begin(self, job: Job) -> Generator[_Run, None, None]:
        """Find the scheduler, or start a cluster."""
        with ExitStack() as stack:
            if self.scheduler is None and not self.jobs:
                stack.enter_context(_DASK.config.set(scheduler="synchronous"))
                yield _Run(job, {})
                return
            try:
                _connected(stack, self.jobs, self.scheduler)
            except (OSError, ValueError) as error:
                raise EngineError(f"no scheduler of Dask can be had: {error}") from None
            yield _Run(job, {"retries": _RETRIES})


def _connected(stack: ExitStack, jobs: int, scheduler: str | None) -> None:
    import distributed

    library: Any = distributed
    address: Any = scheduler
    if scheduler is None:
        cluster = library.LocalCluster(n_workers=jobs, threads_per_worker=1, dashboard_address=None, silence_logs=50)
        address = stack.enter_context(cluster)
    stack.enter_context(library.Client(address))


class _Run:
    _ledger: Framed

    def __init__(self, job: Job, options: dict[str, int]) -> None:
        self._job = _DASK.delayed(job, pure=False)
        self._plan = job.plan
        self._options = options
        self._looked: list[Any] = []

    def mapped(self, wanted: Sequence[Piece]) -> Iterator[Found]:
        looked = [_DASK.delayed(_looked, pure=False)(self._job, piece) for piece in wanted]
        self._looked = list(_DASK.persist(*looked, **self._options))
        return self._results([_DASK.delayed(_found, pure=False)(one) for one in self._looked])

    def _results(self, wanted: list[Any]) -> Iterator[Found]:
        left = iter(wanted)
        while some := [*islice(left, _AT_ONCE)]:
            yield from _DASK.compute(*some, **self._options)

    def ledger(self) -> Ledger:
        with warnings.catch_warnings():
            # narwhals will want a package of its own for Dask some day, and says so at each frame
            warnings.simplefilter("ignore", FutureWarning)
            self._ledger = Framed(self._frame, _sorted)
        return self._ledger

    def _frame(self, name: str) -> Any:  # noqa: ANN401  # of dask
        parts = [_DASK.delayed(_part, pure=False)(one, name) for one in self._looked]
        empty = _pandas(SCHEMAS[name].empty_table())
        frame = (
            _FRAMES.from_delayed(parts, meta=empty, verify_meta=False)
            if parts
            else _FRAMES.from_pandas(empty, npartitions=1)
        )
        return frame.astype(dict(empty.dtypes))  # Dask has another type for texts, which joins only with itself

    def grouped(self) -> Iterator[Found]:
        frame = self._ledger.grouped.to_native()
        parts = frame.shuffle(on="key").to_delayed()
        return self._results([_DASK.delayed(_together, pure=False)(self._job, part) for part in parts])


def _looked(job: Job, piece: Piece) -> tuple[Found, dict[str, pa.Table]]:
    found, rows = look(job, piece)
    return found, tables_of(rows)


def _found(looked: tuple[Found, dict[str, pa.Table]]) -> Found:
    return looked[0]


def _part(looked: tuple[Found, dict[str, pa.Table]], name: str) -> pd.DataFrame:
    return _pandas(looked[1][name])


def _pandas(table: pa.Table) -> pd.DataFrame:
    return table.to_pandas()


def _together(job: Job, part: pd.DataFrame) -> Found:
    some = batches(groups_of(_rows(part)), job.plan, _BATCH)
    return Found([one for groups in some for one in look_together(job, groups).kept])


def _rows(part: pd.DataFrame) -> Iterator[tuple[str, int, int, int, int]]:
    part = part.sort_values([*SORTED])
    return zip(*(part[name].to_list() for name in SCHEMAS["shared"].names), strict=True)


def _sorted(frame: Frame) -> Iterator[tuple[str, int, int, int, int]]:
    return _rows(frame.to_native().compute())
