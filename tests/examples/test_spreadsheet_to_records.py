"""The example that makes records of a spreadsheet."""

from __future__ import annotations

from pathlib import Path

import stargate_model as sm
from tests.examples.running import DATA, run


def test_hedges_are_kept_and_what_is_not_read_is_listed(tmp_path: Path):
    """Rows in equal records plus rows listed."""
    done = run("spreadsheet_to_records", DATA / "sites.csv", tmp_path / "sites.json")
    assert done.stderr == "west-hall: '5M' is not read: ambiguous-unit\n"
    sites = sm.load(tmp_path / "sites.json").sites
    assert [str(site.capacity) for site in sites.values()] == ["<=300 MW", "~120 MW", "~<1.5 GW"]
