"""Runs the command line as its users do: in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

START = "import sys; from stargate_model.cli import main; main()"


def run(
    *arguments: str, given: bytes = b"", cwd: Path | None = None, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run the program with some arguments and standard input."""
    return subprocess.run(
        [sys.executable, "-c", START, *arguments],
        input=given,
        capture_output=True,
        check=False,
        cwd=cwd,
        timeout=60,
        env={**os.environ, **(env or {})},
    )
