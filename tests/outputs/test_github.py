"""The report as workflow commands: one a line, and no word of the data becomes one."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from stargate_model.errors import LocaleError
from stargate_model.findings.finding import Finding, Severity
from stargate_model.findings.report import Report
from stargate_model.outputs.github import write
from tests.outputs.reports import finding, full_of, reports

COMMAND = re.compile(r"::(error|warning|notice) ((?:[a-zA-Z]+=[^:,\r\n]*)(?:,[a-zA-Z]+=[^:,\r\n]*)*)::([^\r\n]*)\n")


@pytest.mark.parametrize(
    ("severity", "command"), [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.NOTE, "notice")]
)
def test_a_finding_is_a_command(severity: Severity, command: str) -> None:
    """With its place, its code as the title, its message, and the repair below."""
    assert write(Report([finding(severity=severity)])) == (
        f"::{command} file=data/sites.yaml,line=7,col=5,endColumn=12,title=unknown-key"
        "::There is no key “capcity” here. Nearest: capacity.%0ACorrect the spelling, or take the key out.\n"
    )


def test_nothing_found_is_nothing() -> None:
    """There is no command for it."""
    assert write(Report()) == ""


def test_what_is_in_no_file_has_no_place() -> None:
    """GitHub shows it with the run."""
    assert write(Report([Finding(code="version", severity=Severity.ERROR)])).startswith("::error title=version::")


def test_names_stay_in_their_properties() -> None:
    """What would end a property is encoded."""
    assert "file=a b%2Cc%3Ad=e%25.yaml,line=1" in write(Report([full_of("a b,c:d=e%.yaml")]))


@given(report=reports())
def test_any_report_is_a_command_a_line(report: Report) -> None:
    """Whatever words the data have."""
    written = write(report)
    assert len(COMMAND.findall(written)) == len(report)
    assert COMMAND.sub("", written) == ""


def test_a_language_that_is_not_offered_is_refused() -> None:
    """Also where nothing was found."""
    with pytest.raises(LocaleError):
        write(Report(), "tlh")
