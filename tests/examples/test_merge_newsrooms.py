"""The example that merges two newsrooms' data sets."""

from __future__ import annotations

from pathlib import Path

import stargate_model as sm
from tests.examples.running import DATA, run


def test_the_disagreement_is_told_and_both_sources_are_kept(tmp_path: Path):
    """A contradiction only where no number satisfies both; the merged data cite both newsrooms."""
    out = tmp_path / "both.yaml"
    lines = run("merge_newsrooms", DATA / "north.yaml", DATA / "south.yaml", out).stdout.split("\n")
    assert lines[0] == "site:example-campus facility_load: up to 300 megawatts | at least 400 megawatts: contradict"
    assert lines[1].endswith("about 250 megawatts | up to 260 megawatts: may both be right")
    load = sm.load(out).sites["example-campus"].facility_load
    assert load == sm.Power("<=300 MW")
    assert [one.document for one in load.evidence] == ["north-courier-march", "south-anzeiger-may"]


def test_the_check_finds_the_same_disagreement(tmp_path: Path):
    """What the program calls a contradiction is a finding in the merged data."""
    out = tmp_path / "both.yaml"
    run("merge_newsrooms", DATA / "north.yaml", DATA / "south.yaml", out)
    (disagreement,) = sm.check(out).of("sources-disagree")
    assert disagreement.record == "site:example-campus"
    assert disagreement.at.startswith("/facility_load")
