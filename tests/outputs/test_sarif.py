"""The report as SARIF: what its published schema and readers of others take."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import attrs
import pysarif
import pytest
from hypothesis import given, settings
from jsonschema import Draft7Validator

from stargate_model.claims.text import Text
from stargate_model.errors import LocaleError
from stargate_model.findings.catalogue import CATALOGUE
from stargate_model.findings.finding import Severity
from stargate_model.findings.report import Report
from stargate_model.localization.messages import Messages
from stargate_model.outputs.sarif import write
from tests.laws import examples
from tests.outputs.reports import finding, full_of, reports

PUBLISHED = Path(__file__).parent / "published" / "sarif-schema-2.1.0.json"


@cache
def schema() -> Draft7Validator:
    """The published schema."""
    return Draft7Validator(json.loads(PUBLISHED.read_text("utf-8")))


def run_of(report: Report, locale: str = "en") -> Any:
    """The one run of a report, after the schema has passed it."""
    log = json.loads(write(report, locale))
    assert [error.message for error in schema().iter_errors(log)] == []
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    return run


def test_the_schema_is_one() -> None:
    """It refuses what is no log, so that passing it means something."""
    assert not schema().is_valid({"version": "2.1.0"})
    assert not schema().is_valid({"version": "2.1.0", "runs": [{"tool": {"driver": {}}}]})


def test_a_result_is_whole() -> None:
    """Rule, level, message, place in the file and in the data, and what it is known by again."""
    run = run_of(Report([finding()]))
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["results"] == [
        {
            "ruleId": "unknown-key",
            "ruleIndex": 0,
            "level": "error",
            "message": {"text": "There is no key “capcity” here. Nearest: capacity."},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": "data/sites.yaml"},
                        "region": {"startLine": 7, "startColumn": 5, "endColumn": 12},
                    },
                    "logicalLocations": [
                        {"name": "site:abilene", "fullyQualifiedName": "/sites/0/capcity", "kind": "member"}
                    ],
                }
            ],
            "partialFingerprints": {"pointerAndCode/v1": "/sites/0/capcity#unknown-key"},
            "suppressions": [],
        }
    ]


@pytest.mark.parametrize("locale", ["en", "zh-Hans", "ar"])
def test_rules_are_explained_in_the_language(locale: str) -> None:
    """Each rule that was broken once, with its explanation and repair; no other."""
    found = [finding(), finding(line=9), finding("bad-id", Severity.WARNING)]
    run = run_of(Report(found), locale)
    rules = run["tool"]["driver"]["rules"]
    messages = Messages(locale)
    assert [rule["id"] for rule in rules] == ["unknown-key", "bad-id"]
    assert [rule["help"]["text"] for rule in rules] == [messages.get(*CATALOGUE[rule["id"]].repair) for rule in rules]
    assert [run["tool"]["driver"]["rules"][one["ruleIndex"]]["id"] for one in run["results"]] == [
        one["ruleId"] for one in run["results"]
    ]
    assert run["language"] == locale


def test_a_finding_keeps_its_fingerprint_when_lines_move() -> None:
    """Code hosts tell by it what is new."""
    here, there = (run_of(Report([finding(line=line)]))["results"][0] for line in (7, 700))
    assert here["partialFingerprints"] == there["partialFingerprints"]


def test_what_the_data_waive_is_suppressed_in_the_source() -> None:
    """With the reason, so that code hosts show it as closed."""
    waived = attrs.evolve(finding("unit-price"), waived=Text({"en": "With buildings.", "de": "Mit Gebäuden."}))
    counting, closed = run_of(Report([finding()], [waived]), "de")["results"]
    assert counting["suppressions"] == []
    assert closed["suppressions"] == [{"kind": "inSource", "justification": "Mit Gebäuden."}]


def test_nothing_found_is_a_run_without_results() -> None:
    """A run without a list of results would be one that was not made."""
    assert run_of(Report())["results"] == []


def test_what_is_in_no_file_has_a_logical_place_only() -> None:
    """A data set in memory has pointers."""
    held = attrs.evolve(finding(path=None), line=None, column=None)
    assert list(run_of(Report([held]))["results"][0]["locations"][0]) == ["logicalLocations"]


@settings(max_examples=examples(40))
@given(report=reports())
def test_any_report_passes_the_published_schema(report: Report) -> None:
    """Whatever words the data have; and it is ASCII."""
    assert len(run_of(report)["results"]) == len(report)
    assert write(report).isascii()


def test_an_independent_reader_opens_it(tmp_path: Path) -> None:
    """And finds the same in it."""
    (tmp_path / "a.sarif").write_text(write(Report([finding(), full_of("阿比林 %41.yaml")]), "zh-Hans"))
    log = pysarif.load_from_file(str(tmp_path / "a.sarif"))
    one, other = log.runs[0].results
    assert (one.rule_id, one.locations[0].physical_location.region.start_line) == ("unknown-key", 7)
    uri = other.locations[0].physical_location.artifact_location.uri
    assert uri == "%E9%98%BF%E6%AF%94%E6%9E%97%20%2541.yaml"


def test_a_language_that_is_not_offered_is_refused() -> None:
    """Also where nothing was found."""
    with pytest.raises(LocaleError):
        write(Report(), "tlh")
