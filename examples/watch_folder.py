"""Watch a folder: check it again whenever a file of it changes, and say what has come and what is mended.

    python examples/watch_folder.py FOLDER [ROUNDS]

Looks once a second; without ROUNDS until it is interrupted. Nothing but the standard library watches, so that it also
works on network drives and in containers.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import stargate_model as sm


def state(folder: Path) -> dict[str, int]:
    """When each file of the folder was changed last."""
    return {str(path): path.stat().st_mtime_ns for path in sorted(folder.rglob("*")) if path.is_file()}


def news(folder: Path, rounds: int | None = None, pause: float = 1) -> Iterator[str]:
    """A line a finding that has come (+) or gone (-), round by round."""
    seen: dict[str, int] | None = None
    known: set[str] = set()
    for turn in count() if rounds is None else range(rounds):
        if turn:
            time.sleep(pause)
        if (now := state(folder)) == seen:
            continue
        seen = now
        found = {
            f"{finding.code} {finding.record or finding.path}: {finding.message()}" for finding in sm.check(folder)
        }
        yield from (f"+ {one}" for one in sorted(found - known))
        yield from (f"- {one}" for one in sorted(known - found))
        known = found


if __name__ == "__main__":
    try:
        for line in news(Path(sys.argv[1]), *map(int, sys.argv[2:])):
            print(line, flush=True)
    except KeyboardInterrupt:
        sys.exit(130)
