"""How long a process takes to start: to import the library, to the first quantity, and to the first line read.

    python benchmarks/startup.py

CPU time of whole processes, the start of Python included; the median of many. Run it in an environment that has the
library and what it depends on only: Pint imports NumPy, Dask and others where they are installed. The check of a file
with one record is told as a multiple of the bare import of attrs and msgspec, in the same round; check-jsonschema
checks the same record against our schema, where it is installed.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Sequence
from pathlib import Path

TIMES = 15
PROGRAMS = {
    "nothing": ("pass", None),
    "attrs and msgspec": ("import attrs, msgspec", None),
    "import stargate_model": ("import stargate_model", 75),
    "first quantity": ("import stargate_model as sm; sm.Power('1.2 GW').quantity", 175),
    "fast tier ready": ("from stargate_model.formats import wire; wire.lines()", None),
    "seeds loaded": ("import stargate_model as sm; sm.load()", None),
}
BARE = "attrs and msgspec"
GOAL = 2.0
"""How many times the bare import the check of one record may take."""

RECORD = '{"id": "abilene", "name": {"en": "Abilene"}}'
UNLOADED = "import sys, stargate_model; print(*({'pint', 'babel', 'click'} & sys.modules.keys()))"


def milliseconds(command: Sequence[str]) -> float:
    """The CPU time of a process."""
    before = _spent()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603  # our own programs
    return 1000 * (_spent() - before)


def _spent() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return children.ru_utime + children.ru_stime


def commands(folder: Path) -> dict[str, tuple[Sequence[str], float | None]]:
    """Every command, with its goal in milliseconds."""
    scripts = Path(sysconfig.get_path("scripts"))
    lines, whole = folder / "one.ndjson", folder / "one.json"
    lines.write_text(f'{{"type": "site", {RECORD[1:]}\n')
    whole.write_text(RECORD)
    found: dict[str, tuple[Sequence[str], float | None]] = {
        name: ([sys.executable, "-c", program], goal) for name, (program, goal) in PROGRAMS.items()
    }
    found["check one record"] = [str(scripts / "stargate-model"), "check", str(lines)], None
    peer = scripts / "check-jsonschema"
    if peer.exists():
        schema = Path(__file__).parents[1] / "schemas" / "site.json"
        found["check-jsonschema, one record"] = [str(peer), "--schemafile", str(schema), str(whole)], None
    return found


def main() -> None:
    """Print the median of each command."""
    with tempfile.TemporaryDirectory() as folder:
        all_ = commands(Path(folder))
        found: dict[str, list[float]] = {name: [] for name in all_}
        for _ in range(TIMES):
            for name, (command, _) in all_.items():
                found[name].append(milliseconds(command))
    for name, (_, goal) in all_.items():
        median = statistics.median(found[name])
        verdict = "" if goal is None else f"  goal {goal} ms  {'reached' if median < goal else 'NOT REACHED'}"
        print(f"{name:30} {median:6.0f} ms  [{min(found[name]):.0f}-{max(found[name]):.0f}]{verdict}")
    times = statistics.median(a / b for a, b in zip(found["check one record"], found[BARE], strict=True))
    print(f"check one record / {BARE}: {times:.1f}x  goal {GOAL}x  {'reached' if times <= GOAL else 'NOT REACHED'}")
    loaded = subprocess.run([sys.executable, "-c", UNLOADED], check=True, capture_output=True, text=True)  # noqa: S603
    print(f"loaded by the import though it should not be: {loaded.stdout.strip() or 'nothing'}")


if __name__ == "__main__":
    main()
