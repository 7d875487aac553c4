"""The example that watches a folder."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from tests.examples.running import DATA, EXAMPLES, run


def test_it_ends_after_its_rounds(tmp_path: Path):
    """A folder with a fault is told once."""
    (tmp_path / "a.yaml").write_text('stargate_model: "1"\nsites: [{id: a-site}]\n', encoding="utf-8")
    assert run("watch_folder", tmp_path, "1").stdout.startswith("+ missing-key")


def test_what_comes_and_what_is_mended_is_told(tmp_path: Path):
    """A line for a finding that has come, one for the same when it has gone, none where nothing has changed."""
    spec = importlib.util.spec_from_file_location("watch_folder", EXAMPLES / "watch_folder.py")
    assert spec is not None
    assert spec.loader is not None
    program = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(program)
    file = tmp_path / "north.yaml"
    good = (DATA / "north.yaml").read_text("utf-8")
    file.write_text(good, encoding="utf-8")
    told = program.news(tmp_path, rounds=4, pause=0)
    file.write_text(good.replace("status: announced", "status: building"), encoding="utf-8")
    assert next(told).startswith("+ unknown-word")
    file.write_text(good + "\n", encoding="utf-8")
    assert next(told).startswith("- unknown-word")
    assert list(told) == []
