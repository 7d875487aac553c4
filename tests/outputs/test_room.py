"""What a report has room for: the same promise in every form."""

from __future__ import annotations

import json

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stargate_model.claims.text import Text
from stargate_model.configuration import FORMATS
from stargate_model.findings.finding import Severity
from stargate_model.findings.report import Report
from stargate_model.outputs import writer
from stargate_model.outputs.room import ROOM, fitting, size_of
from tests.laws import examples
from tests.outputs.reports import HOSTILE, finding, full_of, reports

FLOOD = Report(
    attrs.evolve(full_of(name), line=line, severity=severity, waived=waived)
    for name in HOSTILE
    for severity in Severity
    for waived in (None, Text({"en": "x" * 900}))
    for line in range(40)
)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("locale", ["en", "zh-Hans", "hi"])
def test_no_report_is_larger_than_it_may_be(form: str, locale: str) -> None:
    """Whatever floods it, in any form and language."""
    assert 100_000 < size_of(writer(form)(FLOOD, locale)) <= ROOM


@settings(max_examples=examples(20), deadline=None)
@given(report=reports(), most=st.integers(5_000, 60_000), form=st.sampled_from(FORMATS))
def test_any_room_is_kept(report: Report, most: int, form: str) -> None:
    """A limit that somebody sets holds too."""
    assert size_of(writer(form)(report, "ru", most=most)) <= most


def test_errors_are_listed_before_all_else() -> None:
    """An error behind a thousand notes is not lost among them; what is listed stands in the order of the file."""
    notes = [finding(severity=Severity.NOTE, line=line) for line in range(1, 1001)]
    told = json.loads(writer("json")(Report([*notes, finding(line=2000)]), "en"))
    assert told["findings"][-1]["line"] == 2000
    assert [one["line"] for one in told["findings"][:3]] == [1, 2, 3]
    assert told["counts"] == {"error": 1, "warning": 0, "note": 1000}


def test_what_is_waived_comes_last() -> None:
    """It does not count."""
    waived = attrs.evolve(finding(line=1), waived=Text({"en": "Known."}))
    note = finding(severity=Severity.NOTE, line=2)
    assert fitting([waived, note], lambda one: one.line, lambda _: 1, 1) == [2]


def test_the_others_are_counted() -> None:
    """Each form has a place for how many there are; in JSON it is the counts."""
    report = Report(attrs.evolve(finding(), line=line) for line in range(1, 5001))
    for form in ("text", "junit", "github"):
        assert " more" in writer(form)(report, "en")
    (run,) = json.loads(writer("sarif")(report, "en"))["runs"]
    assert run["properties"] == {"notListed": 5000 - len(run["results"])}


def test_a_check_that_failed_is_never_one_that_passed() -> None:
    """Where there is no room for a single finding, JUnit still says that the check failed."""
    written = writer("junit")(Report([finding()]), "en", most=1)
    assert 'failures="1"' in written
    assert "and 1 more" in written
