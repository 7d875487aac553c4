"""Fuzzes each target for some seconds, with atheris: `python -m tests.hostile.fuzz [SECONDS] [TARGET ...]`.

The extra `fuzz` installs it. What breaks a target stays in `corpus/`, under its target: mend the library, and commit it
as it is. New ways through the code go to a temporary folder only, so that the corpus stays small.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

CORPUS: Final = Path(__file__).parent / "corpus"
_INSIDE: Final = "--inside"
_LONGEST: Final = 4096


def main(arguments: Sequence[str]) -> int:
    """Fuzz each target in a process of its own; the number of those that broke."""
    seconds = arguments[0] if arguments else "60"
    broken = 0
    for name in arguments[1:] or sorted(path.name for path in CORPUS.iterdir()):
        print(f"== {name}", flush=True)  # noqa: T201
        with tempfile.TemporaryDirectory() as kept:
            command = [sys.executable, "-m", "tests.hostile.fuzz", _INSIDE, name, seconds, kept]
            broken += bool(subprocess.run(command, check=False).returncode)
    return broken


def inside(name: str, seconds: str, kept: str) -> None:
    """Fuzz one target in this process, which ends with it."""
    import atheris

    with atheris.instrument_imports(include=["stargate_model"]):
        from tests.hostile.fuzz.targets import TARGETS

    options = (f"-max_total_time={seconds}", f"-max_len={_LONGEST}", "-timeout=10", "-print_final_stats=1")
    artifacts = f"-artifact_prefix={CORPUS / name}/"
    atheris.Setup([sys.argv[0], *options, artifacts, kept, str(CORPUS / name)], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    if sys.argv[1:2] == [_INSIDE]:
        inside(*sys.argv[2:])
    else:
        sys.exit(main(sys.argv[1:]))
