"""A report as JSON: one object, its keys in a fixed order, ASCII only."""

from __future__ import annotations

import json
from typing import Final

from stargate_model.findings.finding import Finding
from stargate_model.findings.report import Report
from stargate_model.outputs.room import ROOM, fitting

_POINTER: Final = 500
"""How much of a pointer is told: its keys are of the data, and may be as long as a file."""

_AROUND: Final = 200  # what stands around the findings


def write(report: Report, locale: str = "en", *, most: int = ROOM) -> str:
    """The report as JSON text of so many bytes at most; its messages are in a language. Counts are of all findings.

    Raises:
        LocaleError: The language is not offered.
    """
    stated = {
        "ok": report.ok,
        "counts": dict(report.counts),
        "findings": fitting([*report], lambda finding: _finding(finding, locale), _size, most - _AROUND),
    }
    return json.dumps(stated, ensure_ascii=True, indent=2) + "\n"


def _size(finding: dict[str, object]) -> int:
    return len(json.dumps([[finding]], indent=2))


def _finding(finding: Finding, locale: str) -> dict[str, object]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message(locale),
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "pointer": finding.pointer[:_POINTER],
        "record": finding.record or None,
        "related": list(finding.related),
    }
