"""DuckDB: one machine, and rows that are larger than its memory.

In: a job. Out: what it comes to. Records are looked at by processes of this machine; the rows of all of them are tables
of DuckDB, which keeps to its share of memory and writes the rest to the disk, in a folder that is gone at the end.
"""

# pyarrow has no types that say enough
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownParameterType=false, reportUnknownArgumentType=false, reportMissingTypeStubs=false

from __future__ import annotations

import tempfile
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

import attrs

from stargate_model.engines.pieces import Found, Job, Piece, batches, look, look_together
from stargate_model.engines.processes import BATCH, Pool, pool
from stargate_model.engines.rows import Ledger, Rows
from stargate_model.errors import EngineError, ExtraError

try:
    import duckdb

    from stargate_model.engines.frames import SCHEMAS, SORTED, Frame, Framed, tables_of
except ImportError:
    raise ExtraError.needing("duckdb", "tables") from None

_ROWS: Final = 10_000  # that come from the database at once


@attrs.frozen
class DuckDB:
    """DuckDB.

    Args:
        jobs: How many processes look at records.
        memory: How much memory the database may take, such as `1GB`.
    """

    jobs: int = 1
    memory: str = "1GB"

    @contextmanager
    def begin(self, job: Job) -> Generator[_Run, None, None]:
        """Open a database in a temporary folder, and start the processes."""
        with tempfile.TemporaryDirectory(prefix="stargate-model-") as folder, pool(job, self.jobs) as workers:
            settings: dict[str, Any] = {"memory_limit": self.memory, "temp_directory": folder, "threads": self.jobs}
            try:
                with closing(duckdb.connect(str(Path(folder, "rows.duckdb")), config=settings)) as database:
                    yield _Run(job, workers, database)
            except duckdb.Error as error:
                raise EngineError(f"DuckDB failed: {error}") from None


class _Run:
    def __init__(self, job: Job, workers: Pool, database: Any) -> None:  # noqa: ANN401  # of duckdb
        self._job = job
        self._workers = workers
        self._database = database
        for name, schema in SCHEMAS.items():
            self._database.from_arrow(schema.empty_table()).create(name)

    def mapped(self, wanted: Sequence[Piece]) -> Iterator[Found]:
        for found, rows in self._workers.each(look, wanted):
            self._add(rows)
            yield found

    def _add(self, rows: Rows) -> None:
        for name, table in tables_of(rows).items():
            self._database.from_arrow(table).insert_into(name)

    def ledger(self) -> Ledger:
        return Framed(self._database.table, self._sorted)

    def grouped(self) -> Iterator[Found]:
        return self._workers.each(look_together, batches(self.ledger().groups(), self._job.plan, BATCH))

    def _sorted(self, frame: Frame) -> Iterator[tuple[str, int, int, int, int]]:
        wanted = frame.select(*SCHEMAS["shared"].names).sort(*SORTED).to_native()
        for batch in wanted.to_arrow_reader(_ROWS):
            yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)
