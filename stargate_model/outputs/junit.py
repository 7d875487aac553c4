"""A report as JUnit XML: a suite a file, a case a finding, for CI systems that show tests.

Errors are failures. Warnings and notes pass, with their messages as output. What the data waive is skipped, with the
reason. XML has no way to write most control characters, so that all are made visible.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Final, Self
from xml.etree.ElementTree import Element, SubElement, indent, tostring  # only ever to write

import attrs

from stargate_model.claims.text import visible
from stargate_model.findings.catalogue import entry_of
from stargate_model.findings.finding import Finding, Severity
from stargate_model.findings.report import Report
from stargate_model.localization.messages import Messages
from stargate_model.outputs.places import relative
from stargate_model.outputs.room import ROOM, fitting, size_of

_NAME: Final = "stargate-model"
_LONGEST: Final = 4_000
_CHECK: Final = {"name": "check", "classname": _NAME}
_AROUND: Final = 500  # what stands around the suites
_AROUND_CASE: Final = 160  # the element of a suite, and what sets a case in


def write(report: Report, locale: str = "en", *, most: int = ROOM) -> str:
    """The report as XML text of so many bytes at most; its messages are in a language.

    Raises:
        LocaleError: The language is not offered.
    """
    messages = Messages(locale)
    found = (*report, *report.waived)
    cases = fitting(found, lambda finding: _Case.of(finding, messages), _Case.size, most - _AROUND)
    by_file: defaultdict[str, list[_Case]] = defaultdict(list)
    for case in cases:
        by_file[case.file].append(case)
    suites = Element("testsuites", _counted(_NAME, [case.finding for case in cases]))
    for file, of_file in by_file.items():
        suite = SubElement(suites, "testsuite", _counted(file, [case.finding for case in of_file]))
        suite.extend([case.element for case in of_file])
    more = len(found) - len(cases) + report.left_out
    said = messages.render("report:more", "and {count} more", count=str(more)) if more else ""
    if not cases:
        _alone(suites, "" if report.ok else said)
    if more:
        SubElement(suites[-1], "system-out").text = said
    indent(suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(suites, encoding="unicode")}\n'


def _alone(suites: Element, failed: str) -> None:
    """One case for the check itself: a report without any would be taken for one of a run that broke off."""
    counts = {"tests": "1", "failures": str(int(bool(failed)))}
    suites.attrib.update(counts)
    case = SubElement(SubElement(suites, "testsuite", _counted(_NAME, []) | counts), "testcase", _CHECK)
    if failed:
        SubElement(case, "failure", {"type": _NAME, "message": failed})


def _counted(name: str, findings: list[Finding]) -> dict[str, str]:
    failures = sum(finding.severity is Severity.ERROR and finding.waived is None for finding in findings)
    return {"name": name, "tests": str(len(findings)), "failures": str(failures), "errors": "0"}


@attrs.frozen
class _Case:
    """A finding as a case: the name of its file, and its element."""

    finding: Finding
    file: str
    element: Element

    @classmethod
    def of(cls, finding: Finding, messages: Messages) -> Self:
        """The case of a finding."""
        file = _shown(_NAME if finding.path is None else relative(finding.path))
        return cls(finding, file, _element(file, finding, messages))

    def size(self) -> int:
        """How many bytes it takes, at the beginning of a suite."""
        return size_of(tostring(self.element, encoding="unicode")) + size_of(self.file) + _AROUND_CASE


def _element(file: str, finding: Finding, messages: Messages) -> Element:
    place = f"{file}:{finding.line}:{finding.column}" if finding.line else _shown(f"{finding.record} {finding.at}")
    case = Element("testcase", {"name": f"{finding.code} {place}".rstrip(), "classname": file})
    told = _shown(finding.message(messages.language))
    repair = messages.open(entry_of(finding).repair)
    if finding.waived is not None:
        SubElement(case, "skipped", {"type": finding.code, "message": _shown(finding.waived.best(messages.language))})
        SubElement(case, "system-out").text = told
    elif finding.severity is Severity.ERROR:
        failure = SubElement(case, "failure", {"type": finding.code, "message": told})
        failure.text = f"{place}\n{told}\n{repair}"
    else:
        SubElement(case, "system-out").text = f"{finding.severity.value}: {told}\n{repair}"
    return case


def _shown(text: str) -> str:
    return visible(text, _LONGEST)
