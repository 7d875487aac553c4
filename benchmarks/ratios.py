"""Times each row directly beside the ceiling in every round, in CPU time, and tells the median of their ratios."""

from __future__ import annotations

import gc
import importlib.metadata
import os
import platform
import statistics
import time
from collections.abc import Callable, Iterable, Mapping

Run = Callable[[], object]


def compare(rows: Mapping[str, Run], ceiling: Run, *, rounds: int = 9) -> dict[str, float]:
    """Print, for each row, how much of the ceiling's speed it reaches: median, least and most of the rounds.

    Both do the same records a call. The garbage collector runs fully before each of the two.
    """
    gc.collect()
    gc.freeze()
    medians: dict[str, float] = {}
    for name, run in rows.items():
        ceiling(), run()
        found = [_seconds(ceiling) / _seconds(run) for _ in range(rounds)]
        medians[name] = statistics.median(found)
        print(f"{name:44} {medians[name]:7.3f} of the ceiling  [{min(found):.3f}-{max(found):.3f}]", flush=True)
    return medians


def _seconds(run: Run) -> float:
    gc.collect()
    calls, started = 0, time.process_time()
    while time.process_time() - started < 0.05:  # a slow row is called once
        run()
        calls += 1
    return (time.process_time() - started) / calls


def environment(packages: Iterable[str]) -> str:
    """The machine, Python, and the versions of packages that are installed."""
    versions = [f"{name} {importlib.metadata.version(name)}" for name in packages if _is_installed(name)]
    return f"Python {platform.python_version()}, {os.cpu_count()} cores; {', '.join(versions)}"


def _is_installed(package: str) -> bool:
    try:
        importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return False
    return True
