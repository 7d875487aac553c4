"""The example of another project's property tests."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

EXAMPLE = Path(__file__).parents[2] / "examples" / "test_a_consumer.py"


def test_the_tests_of_a_consumer_pass(tmp_path: Path) -> None:
    """In a process and a folder of their own, where nothing of ours is configured."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", tmp_path, "-c", "/dev/null"]
    done = subprocess.run([*command, EXAMPLE], cwd=tmp_path, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout
    assert "4 passed" in done.stdout
