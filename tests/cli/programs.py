"""Runs the command line as its users do: in a process of its own."""

from __future__ import annotations

import os
import pty
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


def run_on_terminal(*arguments: str, cwd: Path, env: dict[str, str]) -> bytes:
    """Run the program with a terminal as its standard output; returns what it shows there."""
    ours, theirs = pty.openpty()
    inherited = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    done = subprocess.Popen([sys.executable, "-c", START, *arguments], stdout=theirs, cwd=cwd, env={**inherited, **env})
    os.close(theirs)
    shown = b""
    try:
        while block := os.read(ours, 4096):
            shown += block
    except OSError:  # the other end is closed
        pass
    os.close(ours)
    done.wait(timeout=60)
    return shown
