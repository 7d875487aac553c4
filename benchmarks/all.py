"""Every benchmark, one after the other, each with the command that prints the same: `python benchmarks/all.py`.

    pip install -c constraints.txt -e '.[bench]'
    python benchmarks/all.py [--only NAME ...]

Each is a process of its own, so that none warms another up. A benchmark whose libraries are not installed says so, and
the others go on. Nothing else should run on the machine meanwhile.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent
PROGRAMS: Final = {
    "startup": (),
    "validation": (),
    "memory": (),
    "rules": (),
    "scale": ("100000", "--engines", "plain", "plain2", "duckdb2"),
    "reading": (),
    "localization": (),
    "icu_agreement": ("main",),
}
"""The programs that print figures, with their arguments; the others here are parts of these."""


def main() -> int:
    """Run them and print what they print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", choices=list(PROGRAMS), default=list(PROGRAMS), metavar="NAME")
    chosen: list[str] = parser.parse_args().only
    load = f"; load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    print(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} processors{load}")
    failed: list[str] = []
    for name in chosen:
        arguments = PROGRAMS[name]
        print(f"\n$ python benchmarks/{' '.join((f'{name}.py', *arguments))}", flush=True)
        done = subprocess.run(  # noqa: S603  # our own programs
            [sys.executable, FOLDER / f"{name}.py", *arguments], check=False, cwd=FOLDER.parent
        )
        if done.returncode:
            failed.append(name)
    print(f"\nnot run to the end: {', '.join(failed)}" if failed else "\nAll ran to the end.")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
