"""Engines by name: where a check runs when only a word says it.

In: a name, and how many processes. Out: an engine. Its library is loaded here and nowhere before.
"""

from __future__ import annotations

from typing import Final

from stargate_model.claims.text import shown
from stargate_model.engines.processes import Processes
from stargate_model.engines.running import Engine
from stargate_model.errors import EngineError

ENGINES: Final = ("plain", "duckdb", "dask", "spark")
"""The names of all engines."""


def engine_of(name: str, jobs: int = 1, scheduler: str | None = None) -> Engine:
    """The engine of a name.

    Args:
        name: The name.
        jobs: How many processes of this machine.
        scheduler: For Dask, the address of a scheduler.

    Raises:
        EngineError: There is no such engine, or it takes no scheduler, or no such number of processes.
        ExtraError: Its library is not installed.
    """
    if jobs < 1:
        raise EngineError("an engine takes at least one process")
    if scheduler is not None and name != "dask":
        raise EngineError("only dask takes the address of a scheduler")
    match name:
        case "plain":
            return Processes(jobs)
        case "duckdb":
            from stargate_model.engines.duckdb import DuckDB

            return DuckDB(jobs)
        case "dask":
            from stargate_model.engines.dask import Dask

            return Dask(jobs, scheduler)
        case "spark":
            from stargate_model.engines.spark import Spark

            return Spark(jobs)
        case _:
            raise EngineError(f"there is no engine {shown(name)}; there are {', '.join(ENGINES)}")
