"""Kills writers at random moments and looks at what they leave: `python -m tests.hostile.kills 200 [FORMAT ...]`.

A writer puts two data sets in the place of one file or folder in turn, for ever; it is forked from this process and
killed by a signal that it cannot catch. What stands in the place afterwards is read again.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import stargate_model as sm
from tests.hostile.rendering import TARGET
from tests.hostile.suite import FORMATS

_SEED: Final = 20250121
_LONGEST: Final = 3  # times that it takes to write once


def data_sets() -> Sequence[sm.Dataset]:
    """Two data sets of different sizes, neither of them small."""
    return tuple(
        sm.Dataset(sm.Site(id=f"s{n}", name=sm.Text({"en": f"Site {n} {mark * 40}"})) for n in range(count))
        for mark, count in (("a", 30), ("b", 50))
    )


def kill(target: Path, form: str, held: Sequence[sm.Dataset], wait: float) -> str:
    """Kill one writer after a while; says what it left: `old`, `new`, `torn` or `lost`."""
    sm.dump(held[0], target, form)
    child = os.fork()
    if child == 0:
        try:
            while True:
                for one in reversed(held):
                    sm.dump(one, target, form)
        finally:
            os._exit(1)
    time.sleep(wait)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status):
        return "failed"
    if not target.exists():
        return "lost"
    try:
        found = sm.load(target)
    except sm.StargateError:
        return "torn"
    return {0: "old", 1: "new"}[held.index(found)] if found in held else "torn"


def swept(folder: Path) -> int:
    """Remove what killed writers left: files and folders whose names begin with a dot and end in .tmp."""
    left = [*folder.glob(".*.tmp")]
    for path in left:
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    return len(left)


def kills(count: int, formats: Sequence[str] = FORMATS) -> Counter[tuple[str, str]]:
    """What writers of each format left, each killed so many times."""
    chance = random.Random(_SEED)  # noqa: S311  # nothing secret
    held = data_sets()
    found: Counter[tuple[str, str]] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        for form in formats:
            target = Path(folder) / (form if TARGET[form] == "" else f"data.{form}")
            if TARGET[form] == "":
                target.mkdir()
            started = time.perf_counter()
            sm.dump(held[1], target, form)
            longest = _LONGEST * (time.perf_counter() - started)
            for _ in range(count):
                found[form, kill(target, form, held, chance.uniform(0, longest))] += 1
            found[form, "left to sweep"] = swept(Path(folder))
            others = [path.name for path in Path(folder).iterdir() if path != target]
            if others:
                found[form, f"other files: {others}"] += 1
            shutil.rmtree(target) if target.is_dir() else target.unlink()
    return found


if __name__ == "__main__":
    for (form, what), number in sorted(kills(int(sys.argv[1]), sys.argv[2:] or FORMATS).items()):
        print(f"{form:8} {what:14} {number}")  # noqa: T201
