"""A report as workflow commands of GitHub, which shows each finding beside its line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from stargate_model.claims.text import visible
from stargate_model.findings.catalogue import entry_of
from stargate_model.findings.finding import Finding, Severity
from stargate_model.findings.report import Report
from stargate_model.localization.messages import Messages
from stargate_model.outputs.excerpts import meant
from stargate_model.outputs.places import relative
from stargate_model.outputs.room import ROOM, fitting, size_of

_COMMANDS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_LONGEST: Final = 4_000
_NAME: Final = "stargate-model"
_AROUND: Final = 200  # the command that counts the rest

# the text of a command ends at the line, and a property at a colon or comma besides
_IN_TEXT: Final = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTY: Final = {**_IN_TEXT, ":": "%3A", ",": "%2C"}


def write(report: Report, locale: str = "en", *, most: int = ROOM) -> str:
    """The report, a command a line, in so many bytes at most; its messages are in a language, the repair below.

    Raises:
        LocaleError: The language is not offered.

    Example:
        >>> found = Finding(code="missing-key", severity=Severity.ERROR, params={"key": "id"}, path="a.yaml", line=3)
        >>> print(write(Report([found])), end="")
        ::error file=a.yaml,line=3,title=missing-key::The key “id” is missing.%0AAdd the key.
    """
    messages = Messages(locale)
    found = [*report]
    commands = fitting(found, lambda finding: f"{_command(finding, locale, messages)}\n", size_of, most - _AROUND)
    more = len(found) - len(commands) + report.left_out
    if more:
        said = messages.render("report:more", "and {count} more", count=str(more))
        commands.append(f"::notice title={_NAME}::{_escaped(said, _IN_TEXT)}\n")
    return "".join(commands)


def _command(finding: Finding, locale: str, messages: Messages) -> str:
    span = meant(finding)
    place: Mapping[str, object] = {
        "file": None if finding.path is None else relative(finding.path),
        "line": finding.line,
        "col": finding.column,
        "endColumn": None if span is None else span[1],
        "title": finding.code,
    }
    properties = ",".join(
        f"{name}={_escaped(visible(str(value), _LONGEST), _IN_PROPERTY)}"
        for name, value in place.items()
        if value is not None
    )
    said = f"{finding.message(locale)}\n{messages.open(entry_of(finding).repair)}"
    return f"::{_COMMANDS[finding.severity]} {properties}::{_escaped(said, _IN_TEXT)}"


def _escaped(text: str, table: Mapping[str, str]) -> str:
    return "".join(table.get(character, character) for character in text)
