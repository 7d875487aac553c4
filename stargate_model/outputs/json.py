"""A report as JSON: one object, its keys in a fixed order, ASCII only."""

from __future__ import annotations

import json

from stargate_model.findings.finding import Finding
from stargate_model.findings.report import Report


def write(report: Report, locale: str = "en") -> str:
    """The report as JSON text; its messages are in a language.

    Raises:
        LocaleError: The language is not offered.
    """
    stated = {
        "ok": report.ok,
        "counts": dict(report.counts),
        "findings": [_finding(finding, locale) for finding in report],
    }
    return json.dumps(stated, ensure_ascii=True, indent=2) + "\n"


def _finding(finding: Finding, locale: str) -> dict[str, object]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message(locale),
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "pointer": finding.pointer,
        "record": finding.record or None,
        "related": list(finding.related),
    }
