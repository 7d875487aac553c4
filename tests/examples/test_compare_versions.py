"""The example that compares two versions of a data set."""

from __future__ import annotations

from pathlib import Path

from tests.examples.running import DATA, run


def test_what_came_went_and_changed_is_told(tmp_path: Path):
    """One line each, figures in the literal notation."""
    told = run("compare_versions", DATA / "north.yaml", DATA / "north-later.yaml").stdout.split("\n")
    assert "- power_source:example-solar" in told
    assert "  site:example-campus facility_load: <=300 MW -> <=350 MW" in told
    back = run("compare_versions", DATA / "north-later.yaml", DATA / "north.yaml").stdout
    assert "+ power_source:example-solar" in back
    respelt = tmp_path / "north.yaml"
    text = (DATA / "north.yaml").read_text("utf-8")
    respelt.write_text(text.replace("value: 300\n      unit: MW", "value: 0.3\n      unit: GW"), encoding="utf-8")
    assert "spelt or evidenced otherwise" in run("compare_versions", DATA / "north.yaml", respelt).stdout
