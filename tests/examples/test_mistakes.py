"""Ten honest mistakes in a data set written by hand: each is told alone, at its place, with what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

import stargate_model as sm

HYPERION = Path("examples/data/hyperion.yaml")

MISTAKES = {
    "a unit of something else": (
        "value: 10e9\n      unit: USD",
        "value: 10e9\n      unit: GW",
        "wrong-dimension",
        "unit",
    ),
    "a key that there is not": (
        "from: [meta]\n    announced",
        "investor: [meta]\n    announced",
        "unknown-key",
        "investor",
    ),
    "a line indented too far": ("200e6\n      unit: USD", "200e6\n        unit: USD", "syntax", "unit: USD"),
    "a date in another form": ("announced: 2024-12-04", "announced: December 4, 2024", "bad-date", "announced"),
    "a hedge left out": ("unit: USD\n      bound: more_than", "unit: USD", "hedge-dropped", "more than $200M"),
    "a phrase that says no figure": ("more than $200M", "road improvements", "unreadable-evidence", "road"),
    "a record that there is not": (
        "site: hyperion\n    jobs:\n      value: 5000",
        "site: richland-parish\n    jobs:\n      value: 5000",
        "dangling-reference",
        "richland-parish",
    ),
    "a number without a unit": ("500\n      unit: job", "500", "missing-key", "value: 500"),
    "an id given twice": ("- id: hyperion-roads", "- id: hyperion-investment", "duplicate-id", "hyperion-investment"),
    "a word of no list": ("status: announced", "status: under_construction", "unknown-word", "under_construction"),
}


def test_the_data_set_holds():
    """Two reports of the same days, each figure with its phrase; not even a warning is left."""
    report = sm.check(HYPERION)
    assert list(report) == []
    assert "500 or more new direct jobs" in HYPERION.read_text("utf-8")


@pytest.mark.parametrize(("right", "wrong", "code", "shown"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told_at_its_place(tmp_path: Path, right: str, wrong: str, code: str, shown: str):
    """One mistake, one finding, and its line is the one to mend."""
    text = HYPERION.read_text("utf-8")
    assert text.count(right) == 1
    path = tmp_path / "hyperion.yaml"
    path.write_text(text.replace(right, wrong), "utf-8")
    (finding,) = sm.check(path)
    assert finding.code == code
    assert finding.line is not None
    assert shown in path.read_text("utf-8").splitlines()[finding.line - 1]
