"""The hostile suite, group by group; `python -m tests.hostile` runs it alone and prints the verdicts."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from stargate_model.formats import loading
from tests.hostile.case import ACCEPT, REJECT, Case
from tests.hostile.judging import Outcome, faults
from tests.hostile.rendering import RENDER, TARGET
from tests.hostile.runner import launched
from tests.hostile.suite import FORMATS, GROUPS


@pytest.mark.parametrize("group", GROUPS)
def test_each_case_is_judged_rightly(group: str) -> None:
    """Every case has its verdict, its code and its place, in its time and memory, and disturbs nothing."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.hostile", "--everyday", group],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_suite_covers_what_is_read() -> None:
    """Every format that the library reads has cases of its own, and there are as many as were promised."""
    cases = [case for group in GROUPS.values() for case in group()]
    assert set(FORMATS) == set(vars(loading).get("EVERY", loading.FORMATS))
    assert set(FORMATS) <= set(RENDER) & set(TARGET)
    assert len(cases) >= 600
    names = Counter(case.name for case in cases)
    assert [name for name, count in names.items() if count > 1] == []


def test_each_row_has_a_threat_and_a_near_miss() -> None:
    """Of each subject there is something to refuse and something very like it to accept."""
    rows: dict[str, set[str]] = {}
    for group in GROUPS.values():
        for case in group():
            rows.setdefault(case.row, set()).add(case.verdict)
    assert {row for row, kinds in rows.items() if not {ACCEPT, REJECT} <= kinds} <= {"arguments"}


def _named(*names: str) -> list[Case]:
    found = {case.name: case for group in GROUPS.values() for case in group()}
    return [found[name] for name in names]


WHOLE = _named(
    "json-document-001",
    "json-number-16",
    "json: lists 100,000 deep",
    "yaml: flows 40,000 deep",
    "ndjson: a line of 8 MB",
    "read-01-text",
    "environment: ASCII",
    "environment: ASCII, a text",
    "environment: colours",
    "stdin: deep",
    "sources: a command in the name",
)


@pytest.mark.parametrize("case", WHOLE, ids=lambda case: case.name)
def test_a_new_process_is_judged_alike(case: Case, tmp_path: Path) -> None:
    """What a forked process may not show, such as the start under a strange locale, a new one does."""
    outcome = launched(case, tmp_path)
    assert [*faults(case, outcome)] == []


# -- the judge itself --------------------------------------------------------------------------------------------------

GOOD = _named("json-document-001")[0]
REPORT = json.dumps({"ok": True, "findings": []})


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        (Outcome(signal=signal.SIGSEGV), "signal"),
        (Outcome(exits={"json": 0}, outputs={"json": REPORT}, cpu=2.5), "processor"),
        (Outcome(exits={"json": 0}, outputs={"json": REPORT}, memory=400), "MB"),
        (Outcome(exits={"json": 70}, outputs={"json": REPORT}), "bug"),
        (Outcome(exits={"json": 0}, outputs={"json": "Traceback (most recent call last):\n"}), "bug"),
        (Outcome(exits={"json": 0}, outputs={"json": REPORT + "\x1b[31m"}), "raw"),
        (Outcome(exits={"json": 0}, outputs={"json": REPORT + "\u202e"}), "raw"),
        (Outcome(exits={"json": 0}, outputs={"json": REPORT + " " * 1_000_000}), "written"),
        (Outcome(exits={"json": 1}, outputs={"json": REPORT}), "exit code"),
        (Outcome(exits={"json": 1}, outputs={"json": '{"ok": false, "findings": []}'}), "refused"),
    ],
)
def test_the_judge_sees(outcome: Outcome, said: str) -> None:
    """A suite that finds nothing has to be able to."""
    assert any(said in fault for fault in faults(GOOD, outcome))
