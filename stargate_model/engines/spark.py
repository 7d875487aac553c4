"""Spark: a session that is given, or one of this machine.

In: a job. Out: what it comes to. Findings come back; the rows stay with the workers, as frames of Spark.
"""

# pyspark has no types that say enough
# pyright: reportMissingImports=false, reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownParameterType=false, reportUnknownArgumentType=false, reportMissingTypeStubs=false

from __future__ import annotations

import sys
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any, Final

import attrs

from stargate_model.engines.pieces import Found, Job, Piece, batches, look, look_together
from stargate_model.engines.rows import Ledger, Rows
from stargate_model.errors import EngineError, ExtraError

try:
    from py4j.protocol import Py4JError
    from pyspark import StorageLevel
    from pyspark.errors import PySparkException
    from pyspark.sql import SparkSession

    from stargate_model.engines.frames import SCHEMAS, SORTED, Frame, Framed, groups_of
except ImportError:
    raise ExtraError.needing("pyspark", "spark") from None

_BATCH: Final = 2_000
_TYPES: Final = {"string": "string", "int64": "bigint"}


@attrs.frozen
class Spark:
    """Spark.

    Args:
        jobs: How many cores of this machine, where no session is given.
        session: A session, whose workers read the same paths and have this library.
    """

    jobs: int = 2
    session: Any = None

    @contextmanager
    def begin(self, job: Job) -> Generator[_Run, None, None]:
        """Take the session, or start one and stop it at the end."""
        session = self.session
        try:
            if session is None:
                session = _local(self.jobs)
            run = _Run(job, session)
            try:
                yield run
            finally:
                run.close()
        except (PySparkException, Py4JError) as error:
            raise EngineError(f"Spark failed: {error}") from None
        finally:
            if session is not None and self.session is None:
                session.stop()


def _local(jobs: int) -> Any:  # noqa: ANN401  # of pyspark
    builder = SparkSession.builder.master(f"local[{jobs}]").appName("stargate-model")
    settings = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.shuffle.partitions": str(4 * jobs),
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.log.level": "ERROR",
    }
    for name, value in settings.items():
        builder = builder.config(name, value)
    session: Any = builder.getOrCreate()
    session.sparkContext.pythonExec = sys.executable  # the workers have what this process has
    return session


class _Run:
    _ledger: Framed

    def __init__(self, job: Job, session: Any) -> None:  # noqa: ANN401  # of pyspark
        self._session = session
        self._job = session.sparkContext.broadcast(job)
        self._looked: Any = None
        self._held: list[Any] = []

    def mapped(self, wanted: Sequence[Piece]) -> Iterator[Found]:
        pieces = self._session.sparkContext.parallelize([*wanted], max(1, len(wanted)))
        looked = pieces.map(partial(_looked, self._job))
        self._looked = self._kept(looked, StorageLevel.DISK_ONLY)
        yield from self._looked.map(_found).toLocalIterator()

    def _kept(self, made: Any, level: Any) -> Any:  # noqa: ANN401  # of pyspark
        self._held.append(made.persist(level))
        return made

    def ledger(self) -> Ledger:
        self._ledger = Framed(self._frame, self._sorted)
        return self._ledger

    def _frame(self, name: str) -> Any:  # noqa: ANN401  # of pyspark
        schema = ", ".join(f"{field.name} {_TYPES[str(field.type)]}" for field in SCHEMAS[name])
        rows = self._looked.flatMap(partial(_rows, name))
        return self._kept(self._session.createDataFrame(rows, schema), StorageLevel.MEMORY_AND_DISK)

    def grouped(self) -> Iterator[Found]:
        frame = self._ledger.grouped.select(*SCHEMAS["shared"].names).to_native()
        parts = frame.repartition("key").sortWithinPartitions(*SORTED)
        yield from parts.rdd.mapPartitions(partial(_together, self._job)).toLocalIterator()

    def _sorted(self, frame: Frame) -> Iterator[tuple[str, int, int, int, int]]:
        yield from frame.select(*SCHEMAS["shared"].names).sort(*SORTED).to_native().toLocalIterator()

    def close(self) -> None:
        """Let go what the workers hold."""
        for held in self._held:
            held.unpersist()
        self._job.unpersist()


def _looked(job: Any, piece: Piece) -> tuple[Found, Rows]:  # noqa: ANN401  # a broadcast of pyspark
    return look(job.value, piece)


def _found(looked: tuple[Found, Rows]) -> Found:
    return looked[0]


def _rows(name: str, looked: tuple[Found, Rows]) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in getattr(looked[1], name)]


def _together(job: Any, rows: Iterable[tuple[str, int, int, int, int]]) -> Iterator[Found]:  # noqa: ANN401  # as above
    held: Job = job.value
    return (look_together(held, groups) for groups in batches(groups_of(iter(rows)), held.plan, _BATCH))
