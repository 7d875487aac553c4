"""The examples of the catalogue: in each of them its code is found, and nothing else that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

import stargate_model as sm
from stargate_model.configuration import read
from stargate_model.findings.catalogue import CATALOGUE
from stargate_model.findings.code import Code
from stargate_model.findings.finding import Severity
from tests.rules.running import unfilled

TEXT = "A plant of 986 MW."
LOOKED_UP = {"phrase-absent", "phrase-moved", "document-digest", "document-length", "document-text-missing"}
WHOLE = {"old-version", "version"}
"""Examples that are whole as they are; to the others belongs a first line with the version."""

TABLES = {"row-width": "sites.csv"}
"""Examples that are tables, and what the file of each is called."""

IN_CODE = {"bad-figure", "undecided", "meaningless"}
"""What only a program that computes with figures can do."""

ELSEWHERE = {
    "not-utf8": "bytes that no text shows",
    "limit": "too deep to be written out",
    "unknown-code": "a command",
    "merge-conflict": "two data sets",
    "bad-record": "what no built-in record can hold",
}
DATA = [
    pytest.param(entry, id=code)
    for code, entry in CATALOGUE.items()
    if entry.family not in {"reading", "configuration", "extension"} and code not in IN_CODE | ELSEWHERE.keys()
]


@pytest.mark.parametrize("entry", DATA)
def test_a_check_finds_the_code_in_its_example(entry: Code, tmp_path: Path):
    """The example is data, and its code is the only thing that is wrong with it; notes may stand beside."""
    is_json = entry.example.startswith("{")
    head = "" if is_json or entry.code in {*WHOLE, *TABLES} else 'stargate_model: "1"\n'
    name = TABLES.get(entry.code, "data.json" if is_json else "data.yaml")
    data, texts = tmp_path / name, tmp_path / "texts"
    data.write_text(f"{head}{entry.example}\n", encoding="utf-8")
    texts.mkdir()
    (texts / "report.txt").write_text(TEXT, encoding="utf-8")
    report = sm.check(data, documents=texts if entry.code in LOOKED_UP else None)
    assert entry.code in {finding.code for finding in report}
    assert {finding.code for finding in report if finding.severity is not Severity.NOTE} <= {entry.code}
    assert not any(unfilled(finding) for finding in report)


@pytest.mark.parametrize("code", sorted(IN_CODE))
def test_a_program_is_refused_with_the_code_of_its_example(code: str):
    """What raises carries the code that explains it."""
    with pytest.raises(sm.StargateError) as caught:
        eval(CATALOGUE[code].example, {"Power": sm.Power, "Energy": sm.Energy})  # noqa: S307  # our own text
    assert caught.value.code == code


@pytest.mark.parametrize("code", [code for code, entry in CATALOGUE.items() if entry.family == "configuration"])
def test_a_configuration_is_refused_with_the_code_of_its_example(code: str, tmp_path: Path):
    """The example is a file of settings, and its code is the only thing that is wrong with it."""
    (tmp_path / "stargate-model.toml").write_text(CATALOGUE[code].example, encoding="utf-8")
    with pytest.raises(sm.ConfigurationError) as caught:
        read(tmp_path / "stargate-model.toml")
    assert [finding.code for finding in caught.value.report] == [code]


def test_every_other_example_has_its_reason():
    """No code is passed over without one, and none that is gone is named."""
    assert CATALOGUE.keys() >= ELSEWHERE.keys() | IN_CODE | LOOKED_UP | WHOLE
