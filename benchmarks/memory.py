"""How much memory and time it takes to check a million records in lines, to read them as a stream, and to hold them.

    python benchmarks/memory.py [RECORDS]          every row, each in a process of its own
    python benchmarks/memory.py ROW [RECORDS]      one of: check, faults, stream, hold

`check` is the whole command on records whose references hold, with ids, references and the rules of groups. `faults`
is the same where nothing that is named is there, so that every record has several errors. `stream` reads the records,
and `hold` keeps them. RECORDS is 1,000,000 if not given.
"""

from __future__ import annotations

import contextlib
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import records

BATCH = 10_000
GOALS = {"check": 64, "faults": 64, "stream": 64, "hold": 700}


def write(path: Path, count: int, *, is_whole: bool) -> None:
    """Write a file of lines, some at a time; where it is whole, the sites and documents that the records name too."""
    with path.open("wb") as file:
        for tree in records.named() if is_whole else ():
            file.write(json.dumps(tree, separators=(",", ":")).encode() + b"\n")
        for batch in range(0, count, BATCH):
            for line in records.lines(min(BATCH, count - batch), seed=batch, first=batch):
                file.write(b'{"type":"power_source",' + line[1:] + b"\n")


def main(arguments: list[str]) -> None:
    """Print a line a row."""
    rows = [name for name in arguments if name in GOALS] or list(GOALS)
    count = int(next((one for one in arguments if one.isdigit()), 1_000_000))
    with tempfile.TemporaryDirectory() as folder:
        for row in rows:
            path = Path(folder) / f"{row}.ndjson"
            write(path, count, is_whole=row == "check")
            code = "import memory, sys; memory.measure(sys.argv[1], sys.argv[2], int(sys.argv[3]))"
            environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent)}
            subprocess.run(  # noqa: S603  # this very program
                [sys.executable, "-c", code, row, path, str(count)], check=True, env=environment
            )
            path.unlink()


def measure(row: str, path: str, count: int) -> None:
    """Do the work of a row in this process, and print what it took."""
    before = _peak()
    started = time.process_time()
    told = _check(path) if row in ("check", "faults") else _read(path, count, is_held=row == "hold")
    seconds = time.process_time() - started
    size = Path(path).stat().st_size
    print(
        f"{row:6} {count} records, {size / 1e6:.0f} MB: peak {_peak():.0f} MB (before {before:.0f}), goal {GOALS[row]} "
        f"for a million; {seconds:.1f} s CPU, {seconds / count * 1e6:.1f} us a record; {told}",
        flush=True,
    )


def _check(path: str) -> str:
    from stargate_model.cli import main as run

    output = f"{path}.report"
    with contextlib.suppress(SystemExit):
        run(["check", path, "--format", "json", "--output", output])
    counts = json.loads(Path(output).read_text())["counts"]
    return str(counts)


def _read(path: str, count: int, *, is_held: bool) -> str:
    from stargate_model.formats import ndjson

    held: list[object] = []
    read = 0
    with Path(path).open("rb") as file:
        for chunk in ndjson.read_lines(file):
            read += len(chunk.records)
            if is_held:
                held += chunk.records
    assert read == count
    return "all right"


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main(sys.argv[1:])
