"""Runs an example as its readers do."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

EXAMPLES = Path(__file__).parents[2] / "examples"
DATA = EXAMPLES / "data"


def run(name: str, *arguments: str | Path, code: int = 0) -> subprocess.CompletedProcess[str]:
    """Run an example; it must end with the code."""
    done = subprocess.run(
        [sys.executable, "-X", "utf8", EXAMPLES / f"{name}.py", *arguments],
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=60,
    )
    assert done.returncode == code, done.stderr
    return done
