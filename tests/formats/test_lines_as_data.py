"""Data sets as lines: the same records as in the other formats, and each line on its own."""

from __future__ import annotations

from pathlib import Path

import stargate_model as sm
from stargate_model import corpus


def test_lines_hold_what_the_seeds_hold(tmp_path: Path):
    """Written as lines and read again, the seeds are the same data set, to the byte."""
    seeds = sm.load(corpus.seeds())
    first, second = tmp_path / "first.ndjson", tmp_path / "second.ndjson"
    sm.dump(seeds, first)
    again = sm.load(first)
    sm.dump(again, second)
    assert again == seeds
    assert first.read_bytes() == second.read_bytes()


def test_lines_are_judged_as_documents_are(tmp_path: Path):
    """The rules find in lines what they find in the folder of documents."""
    lines = tmp_path / "seeds.ndjson"
    sm.dump(sm.load(), lines)
    told = {(finding.code, finding.severity, finding.record, finding.at) for finding in sm.check()}
    assert {(finding.code, finding.severity, finding.record, finding.at) for finding in sm.check(lines)} == told


def test_a_bad_line_costs_no_other(tmp_path: Path):
    """What is wrong in one line is found at its line and column; a reference to it does not dangle."""
    lines = tmp_path / "sites.ndjson"
    energy = '{"type": "site", "id": "abilene", "name": {"en": "Abilene"}, "capacity": "986 MWh"}'
    right = '{"type": "power_source", "id": "turbines", "name": {"en": "Turbines"}, "site": "abilene"}'
    misspelt = '{"type": "power_source", "id": "plant", "name": {"en": "Plant"}, "site": "abilin"}'
    lines.write_text("\n".join((energy, right, misspelt)), "utf-8")
    found = [(finding.code, finding.line, finding.column, finding.pointer) for finding in sm.check(lines)]
    assert ("wrong-dimension", 1, energy.index('"986') + 1, "/0/capacity") in found
    assert ("dangling-reference", 3, misspelt.index('"abilin"') + 1, "/2/site") in found
    assert len([code for code, *_ in found if code == "dangling-reference"]) == 1
