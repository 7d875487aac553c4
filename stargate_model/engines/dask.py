"""Dask: a cluster, the processes of one machine, or this process alone.

In: a job. Out: what it comes to. Findings come back; the rows stay with the workers, as a Dask frame. What a worker
that dies had made is made again by another.
"""

# Dask has no types that say enough
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownParameterType=false, reportUnknownArgumentType=false, reportMissingTypeStubs=false

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from itertools import islice
from typing import Any, Final

import attrs

from stargate_model.engines.pieces import Found, Job, Piece, batches, look, look_together
from stargate_model.engines.rows import UNREAD, Given, Ledger, Span, Wanted
from stargate_model.errors import EngineError, ExtraError

try:
    import dask
    import dask.dataframe as dd
    import pandas as pd
    import pyarrow as pa

    from stargate_model.engines.frames import SCHEMAS, SORTED, groups_of, tables_of
except ImportError:
    raise ExtraError.needing("dask", "dask") from None

_DASK: Final[Any] = dask
_FRAMES: Final[Any] = dd  # neither has types that say enough
_AT_ONCE: Final = 64  # results that come back together
_RETRIES: Final = 3
_TOGETHER: Final = 8  # pieces whose rows come to one part
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
            try:
                yield _Run(job, {"retries": _RETRIES})
            except _killed() as error:
                raise EngineError(f"too many workers of Dask have died: {error}") from None


def _connected(stack: ExitStack, jobs: int, scheduler: str | None) -> None:
    import distributed

    library: Any = distributed
    address: Any = scheduler
    if scheduler is None:
        cluster = library.LocalCluster(n_workers=jobs, threads_per_worker=1, dashboard_address=None, silence_logs=50)
        address = stack.enter_context(cluster)
    stack.enter_context(library.Client(address))


def _killed() -> type[Exception]:
    import distributed

    found: type[Exception] = distributed.KilledWorker
    return found


class _Run:
    _ledger: _Shuffled

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
        self._ledger = _Shuffled({name: self._frame(name) for name in SCHEMAS})
        return self._ledger

    def _frame(self, name: str) -> Any:  # noqa: ANN401  # of dask
        parts = [_DASK.delayed(_part, pure=False)(one, name) for one in self._looked]
        empty = _empty(name)
        frame = (
            _FRAMES.from_delayed(parts, meta=empty, verify_meta=False)
            if parts
            else _FRAMES.from_pandas(empty, npartitions=1)
        )
        return frame.astype(dict(empty.dtypes))  # Dask has another type for texts

    def grouped(self) -> Iterator[Found]:
        parts = self._ledger.grouped().to_delayed()
        return self._results([_DASK.delayed(_together, pure=False)(self._job, part) for part in parts])


class _Shuffled:
    """A ledger whose rows are brought together by their keys, and then asked part for part.

    Joins of Dask frames are not used: what they know of earlier shuffles is wrong where columns were dropped.
    """

    def __init__(self, frames: Mapping[str, Any]) -> None:
        self._parts = -(-max(frame.npartitions for frame in frames.values()) // _TOGETHER)
        self._given = self._met(frames["given"], "key")
        self._wanted = frames["wanted"]
        self._shared = frames["shared"]
        self._repeated = self._given.map_partitions(_later, meta=_empty("given")).persist()

    def _met(self, frame: Any, on: str) -> Any:  # noqa: ANN401  # of dask
        return frame.shuffle(on=on, npartitions=self._parts).persist()

    def repeated(self) -> Iterator[Given]:
        """The records whose key one at an earlier place has."""
        return (Given(*row) for row in sorted(_rows(self._repeated.compute(), "given")))

    def missing(self) -> Iterator[Wanted]:
        """What is named and not given."""
        for kinds in sorted(self._wanted["kinds"].unique().compute()):
            left = self._wanted[self._wanted["kinds"] == kinds]
            for kind in kinds.split():
                met = self._met(left.assign(key=f"{kind}:" + left["id"]), "key")
                left = met.map_partitions(_absent, self._given, "key", meta=met._meta, align_dataframes=False)
            yield from (Wanted(*row) for row in sorted(_rows(left.compute(), "wanted")))

    def known(self, kinds: str, most: int) -> list[str]:
        """The first ids that are given under some types."""
        found = self._given.map_partitions(_known, kinds, most, meta=_empty("given")).compute()
        return sorted({key.partition(":")[2] for key in found["key"]})[:most]

    def groups(self) -> Iterator[tuple[str, int, list[Span]]]:
        """The places of the records that share a key of a family."""
        return groups_of(_rows(self.grouped().compute().sort_values([*SORTED]), "shared"))

    def grouped(self) -> Any:  # noqa: ANN401  # of dask
        """The rows of keyed rules, without those of records whose key an earlier one has; equal keys are together."""
        shared, repeated = self._met(self._shared, "place"), self._met(self._repeated, "place")
        left = shared.map_partitions(_absent, repeated, "place", meta=_empty("shared"), align_dataframes=False)
        return self._met(left, "key")


# a pandas frame of dask's, whose types name whatever a choice of rows could come to
def _later(part: Any) -> Any:  # noqa: ANN401
    known = part[part["place"] != UNREAD]
    return known[known["place"] > known.groupby("key")["place"].transform("min")]


def _absent(part: Any, there: Any, on: str) -> Any:  # noqa: ANN401
    return part[~part[on].isin(there[on])]


def _known(part: Any, kinds: str, most: int) -> Any:  # noqa: ANN401
    keys = part.drop_duplicates("key").sort_values("key")
    return pd.concat([keys[keys["key"].str.startswith(f"{kind}:")].head(most) for kind in kinds.split()])


def _looked(job: Job, piece: Piece) -> tuple[Found, dict[str, pa.Table]]:
    found, rows = look(job, piece)
    return found, tables_of(rows)


def _found(looked: tuple[Found, dict[str, pa.Table]]) -> Found:
    return looked[0]


def _part(looked: tuple[Found, dict[str, pa.Table]], name: str) -> pd.DataFrame:
    return _pandas(looked[1][name])


def _pandas(table: pa.Table) -> pd.DataFrame:
    return table.to_pandas()


def _empty(name: str) -> pd.DataFrame:
    return _pandas(SCHEMAS[name].empty_table())


def _together(job: Job, part: pd.DataFrame) -> Found:
    some = batches(groups_of(_rows(part.sort_values([*SORTED]), "shared")), job.plan, _BATCH)
    return Found([one for groups in some for one in look_together(job, groups).kept])


def _rows(part: pd.DataFrame, name: str) -> Iterator[tuple[Any, ...]]:
    return zip(*(part[column].to_list() for column in SCHEMAS[name].names), strict=True)
