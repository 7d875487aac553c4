"""How much memory it takes to stream a million records from a file of lines, and to hold them.

    python benchmarks/memory.py stream [RECORDS]
    python benchmarks/memory.py hold [RECORDS]

Each is to be run in a process of its own; RECORDS is 1,000,000 if not given.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from pathlib import Path

import records

from stargate_model.formats import ndjson

GOALS = {"stream": 64, "hold": 700}
BATCH = 10_000


def write(path: Path, count: int) -> None:
    """Write a file of lines, some at a time."""
    with path.open("wb") as file:
        for batch in range(0, count, BATCH):
            for line in records.lines(min(BATCH, count - batch), first=batch):
                file.write(b'{"type":"power_source",' + line[1:] + b"\n")


def main() -> None:
    """Print the peak of the process, and the CPU time."""
    what = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "power_sources.ndjson"
        write(path, count)
        before = _peak()
        started = time.process_time()
        held: list[object] = []
        read = 0
        with path.open("rb") as file:
            for chunk in ndjson.read_lines(file):
                read += len(chunk.records)
                if what == "hold":
                    held += chunk.records
        seconds = time.process_time() - started
        size = path.stat().st_size
    assert read == count
    print(
        f"{what} {count} records, {size / 1e6:.0f} MB: peak {_peak():.0f} MB (before {before:.0f}), goal {GOALS[what]} "
        f"for a million; {seconds:.1f} s CPU, {seconds / count * 1e6:.1f} us a record"
    )


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
