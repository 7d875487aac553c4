"""The report as JSON: the contract that programs rely on."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stargate_model.errors import LocaleError
from stargate_model.findings.finding import Finding, Severity
from stargate_model.findings.report import Report
from stargate_model.outputs.json import write

FINDING = Finding(
    code="duplicate-id",
    severity=Severity.ERROR,
    params={"id": "abilene"},
    record="site:abilene",
    at="/id",
    related=("site:abilene",),
    pointer="/sites/3/id",
    path="seeds/sites.yaml",
    line=12,
    column=9,
)


def test_the_contract() -> None:
    """These keys in this order, and no others."""
    assert json.loads(write(Report([FINDING]))) == {
        "ok": False,
        "counts": {"error": 1, "warning": 0, "note": 0},
        "findings": [
            {
                "code": "duplicate-id",
                "severity": "error",
                "message": "The id “abilene” is given to two records of one type.",
                "path": "seeds/sites.yaml",
                "line": 12,
                "column": 9,
                "pointer": "/sites/3/id",
                "record": "site:abilene",
                "related": ["site:abilene"],
            }
        ],
    }
    assert list(json.loads(write(Report([FINDING])))["findings"][0]) == (
        "code severity message path line column pointer record related".split()
    )


def test_nothing_found() -> None:
    """An empty report has the same keys."""
    assert json.loads(write(Report())) == {
        "ok": True,
        "counts": {"error": 0, "warning": 0, "note": 0},
        "findings": [],
    }


def test_what_has_no_place_is_null() -> None:
    """A finding in no file and no record says so with null, not with empty text or zero."""
    (found,) = json.loads(write(Report([Finding(code="version", severity=Severity.ERROR)])))["findings"]
    assert (found["path"], found["line"], found["column"], found["record"]) == (None, None, None, None)


@given(text=st.text(), locale=st.sampled_from(["en", "zh-Hans", "ar", "hi"]))
def test_any_text_makes_one_json_text_of_ascii(text: str, locale: str) -> None:
    """Whatever is in the data, the output is ASCII without control characters, and reads back."""
    report = Report([Finding(code="bad-id", severity=Severity.ERROR, params={"found": text}, pointer=text, path=text)])
    written = write(report, locale)
    assert written.isascii()
    assert all(line.isprintable() for line in written.split("\n"))
    read: Mapping[str, list[Mapping[str, str]]] = json.loads(written)
    assert (read["findings"][0]["pointer"], read["findings"][0]["path"]) == (text, text)


def test_messages_are_in_the_language() -> None:
    """And nothing else is: codes and severities are the same in every language."""
    (english,) = json.loads(write(Report([FINDING])))["findings"]
    (german,) = json.loads(write(Report([FINDING]), "de"))["findings"]
    assert english.pop("message") != german.pop("message")
    assert english == german


def test_a_language_that_is_not_offered_is_refused() -> None:
    """Rather than English in its place."""
    with pytest.raises(LocaleError):
        write(Report([FINDING]), "tlh")
