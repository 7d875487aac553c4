"""The example for CI: only what a change has brought."""

from __future__ import annotations

from pathlib import Path

from tests.examples.running import DATA, run

NORTH = (DATA / "north.yaml").read_text("utf-8")


def changed(folder: Path, *replacements: tuple[str, str]) -> Path:
    """The data of the North with some texts replaced."""
    text = NORTH
    for old, new in replacements:
        assert old in text
        text = text.replace(old, new)
    (folder / "changed.yaml").write_text(text, encoding="utf-8")
    return folder / "changed.yaml"


def test_a_new_error_stops_the_change(tmp_path: Path):
    """It is an annotation at its line, and the program ends with 1."""
    after = changed(tmp_path, ("quote: about 250 MW", "quote: about 520 MW"))
    annotations = run("check_in_ci", DATA / "north.yaml", after, code=1).stdout
    assert annotations.count("::error ") == 1
    assert "title=evidence-contradicts" in annotations


def test_what_was_wrong_before_does_not(tmp_path: Path):
    """A finding that moved to another line is not new."""
    before = changed(tmp_path, ("quote: about 250 MW", "quote: about 520 MW")).rename(tmp_path / "before.yaml")
    after = changed(tmp_path, ("quote: about 250 MW", "quote: about 520 MW"), ("documents:", "\n\ndocuments:"))
    assert run("check_in_ci", before, after).stdout == ""
