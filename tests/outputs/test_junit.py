"""The report as JUnit XML: what its published schema and readers of others take."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import attrs
import junitparser
import pytest
from hypothesis import given, settings
from lxml import etree

from stargate_model.claims.text import Text
from stargate_model.errors import LocaleError
from stargate_model.findings.finding import Severity
from stargate_model.findings.report import Report
from stargate_model.outputs.junit import write
from tests.laws import examples
from tests.outputs.reports import finding, full_of, reports

PUBLISHED = Path(__file__).parent / "published" / "junit-10.xsd"


@cache
def schema() -> etree.XMLSchema:
    """The published schema."""
    return etree.XMLSchema(etree.parse(PUBLISHED))


def root_of(report: Report, locale: str = "en") -> etree._Element:
    """The root of a report, after the schema has passed it."""
    root = etree.fromstring(write(report, locale).encode("utf-8", "strict"))
    schema().assertValid(root)
    return root


def test_the_schema_is_one() -> None:
    """It refuses what is no report, so that passing it means something."""
    assert not schema().validate(etree.fromstring("<testsuites><testcase/></testsuites>"))


def test_a_suite_is_a_file_and_a_case_a_finding() -> None:
    """Errors fail; what matters less passes, and says what it is."""
    root = root_of(Report([finding(), finding(severity=Severity.NOTE, line=9), finding(path="a.yaml")]))
    assert dict(root.attrib) == {"name": "stargate-model", "tests": "3", "failures": "2", "errors": "0"}
    assert [(suite.get("name"), suite.get("tests"), suite.get("failures")) for suite in root] == [
        ("a.yaml", "1", "1"),
        ("data/sites.yaml", "2", "1"),
    ]
    failed, passed = root[1]
    assert failed.get("name") == "unknown-key data/sites.yaml:7:5"
    assert failed[0].get("message") == "There is no key “capcity” here. Nearest: capacity."
    assert failed[0].text is not None
    assert failed[0].text.endswith("Correct the spelling, or take the key out.")
    assert (passed[0].tag, str(passed[0].text)[:20]) == ("system-out", "note: There is no ke")


def test_what_the_data_waive_is_skipped() -> None:
    """With the reason."""
    waived = attrs.evolve(finding(), waived=Text({"en": "With buildings."}))
    root = root_of(Report((), [waived]))
    assert (root.get("tests"), root.get("failures")) == ("1", "0")
    assert root[0][0][0].attrib == {"type": "unknown-key", "message": "With buildings."}


def test_nothing_found_is_a_case_that_passes() -> None:
    """A report without a case would be taken for one of a run that broke off."""
    root = root_of(Report())
    assert (root.get("tests"), root.get("failures"), len(root[0])) == ("1", "0", 1)


def test_what_is_in_no_file_is_told_by_its_record() -> None:
    """A data set in memory has keys and pointers."""
    held = attrs.evolve(finding(path=None), line=None, at="/capcity")
    assert root_of(Report([held]))[0][0].get("name") == "unknown-key site:abilene /capcity"


@settings(max_examples=examples(40))
@given(report=reports())
def test_any_report_passes_the_published_schema(report: Report) -> None:
    """Whatever words the data have, the XML is well-formed, and says no less."""
    root = root_of(report)
    assert sum(int(suite.get("tests") or 0) for suite in root) == max(1, len(report))


def test_an_independent_reader_opens_it(tmp_path: Path) -> None:
    """And finds the same in it."""
    (tmp_path / "a.xml").write_text(write(Report([finding(), full_of("阿比林]]>.yaml")]), "zh-Hans"), "utf-8")
    suites = junitparser.JUnitXml.fromfile(str(tmp_path / "a.xml"))
    assert (suites.tests, suites.failures) == (2, 2)
    names = [case.name for suite in suites for case in suite]
    assert names == ["unknown-key data/sites.yaml:7:5", "unknown-key 阿比林]]>.yaml:1:1"]


def test_a_language_that_is_not_offered_is_refused() -> None:
    """Also where nothing was found."""
    with pytest.raises(LocaleError):
        write(Report(), "tlh")
