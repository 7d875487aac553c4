"""A report as JUnit XML: a suite a file, a case a finding, for CI systems that show tests.

Errors are failures. Warnings and notes pass, with their messages as output. What the data waive is skipped, with the
reason. XML has no way to write most control characters, so that all are made visible.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring  # only ever to write

from stargate_model.claims.text import visible
from stargate_model.findings.catalogue import CATALOGUE
from stargate_model.findings.finding import Finding, Severity
from stargate_model.findings.report import Report
from stargate_model.localization.messages import Messages
from stargate_model.outputs.places import relative

_NAME: Final = "stargate-model"
_LONGEST: Final = 4_000


def write(report: Report, locale: str = "en") -> str:
    """The report as XML text; its messages are in a language.

    Raises:
        LocaleError: The language is not offered.
    """
    messages = Messages(locale)
    by_file: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in (*report, *report.waived):
        by_file[_NAME if finding.path is None else relative(finding.path)].append(finding)
    suites = Element("testsuites", _counted(_NAME, [*report, *report.waived]))
    for file, findings in by_file.items():
        suite = SubElement(suites, "testsuite", _counted(_shown(file), findings))
        for finding in findings:
            _case(suite, _shown(file), finding, messages)
    if not by_file:  # a report without a case would be taken for one of a run that broke off
        suite = SubElement(suites, "testsuite", _counted(_NAME, []) | {"tests": "1"})
        SubElement(suite, "testcase", {"name": "check", "classname": _NAME})
        suites.set("tests", "1")
    indent(suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(suites, encoding="unicode")}\n'


def _counted(name: str, findings: list[Finding]) -> dict[str, str]:
    failures = sum(finding.severity is Severity.ERROR and finding.waived is None for finding in findings)
    return {"name": name, "tests": str(len(findings)), "failures": str(failures), "errors": "0"}


def _case(suite: Element, file: str, finding: Finding, messages: Messages) -> None:
    place = f"{file}:{finding.line}:{finding.column}" if finding.line else _shown(f"{finding.record} {finding.at}")
    name = f"{finding.code} {place}".rstrip()
    case = SubElement(suite, "testcase", {"name": name, "classname": file})
    told = _shown(finding.message(messages.language))
    repair = messages.get(*CATALOGUE[finding.code].repair)
    if finding.waived is not None:
        SubElement(case, "skipped", {"type": finding.code, "message": _shown(finding.waived.best(messages.language))})
        SubElement(case, "system-out").text = told
    elif finding.severity is Severity.ERROR:
        failure = SubElement(case, "failure", {"type": finding.code, "message": told})
        failure.text = f"{place}\n{told}\n{repair}"
    else:
        SubElement(case, "system-out").text = f"{finding.severity.value}: {told}\n{repair}"


def _shown(text: str) -> str:
    return visible(text, _LONGEST)
