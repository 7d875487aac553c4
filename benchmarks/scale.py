"""The same check on each engine, over made-up records with known faults: seconds, processor time, memory, findings.

    python benchmarks/scale.py 100000 1000000 --engines plain plain2 duckdb dask spark
    python benchmarks/scale.py 1000000 --engines plain2 duckdb2 dask spark --pieces 4000000 10000000 40000000

Each run is a process of its own. Processor seconds and memory are those of it and all that it started, looked at five
times a second; memory is the most that all of them had at once. The reports are compared, finding by finding, with that
of the first run; with `--pieces`, that of the plain engine, which streams.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any, Final

import psutil
import records

import stargate_model as sm
from stargate_model.engines import running
from stargate_model.engines.named import engine_of
from stargate_model.formats.limits import Limits
from stargate_model.formats.streaming import open_path
from stargate_model.rules import RULES
from stargate_model.rules.shapes import Context

ENGINES: Final[dict[str, tuple[str, int]]] = {
    "plain": ("plain", 1),
    "plain2": ("plain", 2),
    "duckdb": ("duckdb", 1),
    "duckdb2": ("duckdb", 2),
    "dask": ("dask", 2),
    "spark": ("spark", 2),
}


def written(count: int, folder: Path) -> Path:
    """A file of so many lines: sites with 24 power sources each, and one record of a thousand with a known fault."""
    path = folder / f"stargate-model-{count}.ndjson"
    if not path.exists():
        random = Random(1)  # noqa: S311  # made-up data
        with path.open("wb") as file:
            for tree in records.named():
                file.write(json.dumps(tree).encode() + b"\n")
            for number in range(count):
                file.write(json.dumps(tree_of(number, random), ensure_ascii=False).encode() + b"\n")
    return path


def tree_of(number: int, random: Random) -> dict[str, Any]:
    """A record that is right, or has the fault of its number: an id twice, a site that is not there, a wrong unit."""
    site = f"campus-{number // 25:08d}"
    if number % 25 == 0:
        return {"type": "site", "id": site, "name": {"en": f"Campus {number // 25}"}}
    tree = {"type": "power_source", **records.line(number, random), "id": f"ps-{number:09d}", "site": site}
    tree |= {"technology": "gas_turbine", "fuel": "natural_gas", "capacity": {"value": 5 + number % 300, "unit": "MW"}}
    tree["evidence"] = [{"document": one["document"]} for one in tree["evidence"]]
    match number % 3000:
        case 1:
            tree["id"] = f"ps-{number - number % 25 + 2:09d}"
        case 1001:
            tree["site"] = "nowhere"
        case 2001:
            tree["capacity"]["unit"] = "MWh"
    return tree


def measured(name: str, path: str, piece: int | None, put: Any) -> None:  # noqa: ANN401  # a queue
    """Check a file on an engine, in this process."""
    engine, jobs = ENGINES[name]
    began = time.perf_counter()
    if piece is None:
        report = sm.check(path, engine=engine, jobs=jobs)
    else:
        sources = open_path(Path(path))
        known = {one.id: one for source in sources for one in source.documents()}
        where = engine_of(engine, jobs)
        report = running.run(where, sources, RULES, Context(documents=known), Limits(), piece=piece)
    seconds = time.perf_counter() - began
    put.put(
        {
            "seconds": seconds,
            "findings": sum(report.counts.values()),
            "digest": sha256(repr((tuple(report), sorted(report.more.items()))).encode()).hexdigest()[:12],
        }
    )


def alone(work: Callable[..., None], *given: object) -> dict[str, Any]:
    """What some work puts, done in a process of its own."""
    context = multiprocessing.get_context("spawn")
    put = context.Queue()
    process = context.Process(target=work, args=(*given, put))
    process.start()
    used: dict[int, float] = {}
    memory = 0.0
    while process.is_alive() and put.empty():
        process.join(0.2)
        seen = _seen(process.pid)
        used |= {pid: seconds for pid, seconds, _ in seen}
        memory = max(memory, sum(size for _, _, size in seen))
    found = {} if put.empty() else put.get()
    process.join()
    return {**found, "processor": sum(used.values()), "memory": memory / 1e6} if found else {}


def _seen(pid: int | None) -> list[tuple[int, float, int]]:
    """The processor seconds and bytes of a process and all that it started."""
    found: list[tuple[int, float, int]] = []
    with suppress(psutil.Error):
        parent = psutil.Process(pid)
        for one in (parent, *parent.children(recursive=True)):
            with suppress(psutil.Error):
                times = one.cpu_times()
                found.append((one.pid, times.user + times.system, one.memory_info().rss))
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("counts", nargs="*", type=int, default=[100_000])
    parser.add_argument("--engines", nargs="*", choices=list(ENGINES), default=["plain", "plain2", "duckdb"])
    parser.add_argument("--pieces", nargs="*", type=int, default=[])
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()))
    given = parser.parse_args()
    print(f"{os.cpu_count()} processors; load {os.getloadavg()[0]:.1f}")
    for count in given.counts:
        path = written(count, given.folder)
        print(f"{count:,} records, {path.stat().st_size / 1e6:,.0f} MB")
        first = ""
        for name, piece in runs(given.engines, given.pieces):
            found = alone(measured, name, str(path), piece)
            if not found:
                print(f"  {name:8} failed", flush=True)
                continue
            first = first or found["digest"]
            is_same = "the same report" if found["digest"] == first else "ANOTHER REPORT"
            print(
                f"  {name:8} {found['seconds']:8.1f} s {found['processor']:8.1f} s cpu {found['memory']:7.0f} MB"
                f" {found['findings']:9,} findings, {found['digest']}: {is_same}"
                f"{'' if piece is None else f', pieces of {piece:,} bytes'}",
                flush=True,
            )


def runs(engines: Sequence[str], pieces: Sequence[int]) -> list[tuple[str, int | None]]:
    """What is run: each engine; in pieces of given sizes, first the engine that streams, and then all for each size."""
    if not pieces:
        return [(name, None) for name in engines]
    return [("plain", None), *((name, piece) for piece in pieces for name in engines)]


if __name__ == "__main__":
    main()
