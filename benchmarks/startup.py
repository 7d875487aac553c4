"""How long a process takes to start: to import the library, to the first quantity, and to the first line read.

    python benchmarks/startup.py

CPU time of whole processes, the start of Python included; the median of many.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys

TIMES = 15
PROGRAMS = {
    "nothing": ("pass", None),
    "attrs and msgspec": ("import attrs, msgspec", None),
    "import stargate_model": ("import stargate_model", 75),
    "first quantity": ("import stargate_model as sm; sm.Power('1.2 GW').quantity", 175),
    "fast tier ready": ("from stargate_model.formats import wire; wire.lines()", None),
    "seeds loaded": ("import stargate_model as sm; sm.load()", None),
}
UNLOADED = "import sys, stargate_model; print(*({'pint', 'babel', 'click'} & sys.modules.keys()))"


def milliseconds(program: str) -> float:
    """The CPU time of a process that runs a program."""
    before = _spent()
    subprocess.run([sys.executable, "-c", program], check=True)  # noqa: S603  # our own programs
    return 1000 * (_spent() - before)


def _spent() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return children.ru_utime + children.ru_stime


def main() -> None:
    """Print the median of each program."""
    found: dict[str, list[float]] = {name: [] for name in PROGRAMS}
    for _ in range(TIMES):
        for name, (program, _) in PROGRAMS.items():
            found[name].append(milliseconds(program))
    for name, (_, goal) in PROGRAMS.items():
        median = statistics.median(found[name])
        verdict = "" if goal is None else f"  goal {goal} ms  {'reached' if median < goal else 'NOT REACHED'}"
        print(f"{name:24} {median:6.0f} ms  [{min(found[name]):.0f}-{max(found[name]):.0f}]{verdict}")
    loaded = subprocess.run([sys.executable, "-c", UNLOADED], check=True, capture_output=True, text=True)  # noqa: S603
    print(f"loaded by the import though it should not be: {loaded.stdout.strip() or 'nothing'}")


if __name__ == "__main__":
    main()
