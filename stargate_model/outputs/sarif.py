"""A report as SARIF 2.1.0, the form in which code hosts and editors take findings.

Rules are those of the catalogue that were broken, with their explanations and repairs in the language of the messages.
A finding is known again by its code and JSON pointer, so that it stays the same when lines move.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Final

from stargate_model.claims.text import Text, visible
from stargate_model.findings.catalogue import CATALOGUE
from stargate_model.findings.code import Code
from stargate_model.findings.finding import Finding
from stargate_model.findings.report import Report
from stargate_model.localization.messages import Messages
from stargate_model.outputs.excerpts import meant
from stargate_model.outputs.places import uri
from stargate_model.version import __version__

VERSION: Final = "2.1.0"
SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_POINTER: Final = 500
_REASON: Final = 1_000


def write(report: Report, locale: str = "en") -> str:
    """The report as JSON text of ASCII; its messages are in a language.

    Raises:
        LocaleError: The language is not offered.
    """
    messages = Messages(locale)
    results = (*report, *report.waived)
    broken = {finding.code for finding in results}
    codes = [code for code in CATALOGUE if code in broken]
    driver = {
        "name": "stargate-model",
        "version": __version__,
        "language": messages.language,
        "rules": [_rule(CATALOGUE[code], messages) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "language": messages.language,
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, codes, locale) for finding in results],
    }
    return json.dumps({"$schema": SCHEMA, "version": VERSION, "runs": [run]}, ensure_ascii=True, indent=2) + "\n"


def _rule(entry: Code, messages: Messages) -> dict[str, object]:
    explanation, repair = messages.get(*entry.explanation), messages.get(*entry.repair)
    return {
        "id": entry.code,
        "shortDescription": {"text": explanation},
        "help": {"text": repair},
        "defaultConfiguration": {"level": entry.severity.value},
        "properties": {"tags": [entry.family]},
    }


def _result(finding: Finding, codes: Sequence[str], locale: str) -> dict[str, object]:
    pointer = visible(finding.pointer or finding.at, _POINTER)
    return {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": finding.severity.value,
        "message": {"text": finding.message(locale)},
        "locations": [{**_physical(finding), "logicalLocations": [_logical(finding, pointer)]}],
        "partialFingerprints": {"pointerAndCode/v1": f"{pointer}#{finding.code}"},
        "suppressions": [] if finding.waived is None else [_suppression(finding.waived, locale)],
    }


def _suppression(reason: Text, locale: str) -> dict[str, object]:
    return {"kind": "inSource", "justification": visible(reason.best(locale), _REASON)}


def _physical(finding: Finding) -> dict[str, object]:
    if finding.path is None:
        return {}
    region = {"startLine": finding.line or 1, "startColumn": finding.column or 1}
    span = meant(finding)
    if span is not None:
        region["endColumn"] = span[1]
    return {"physicalLocation": {"artifactLocation": {"uri": uri(finding.path)}, "region": region}}


def _logical(finding: Finding, pointer: str) -> dict[str, object]:
    named = {"name": visible(finding.record)} if finding.record else {}
    return {**named, "fullyQualifiedName": pointer, "kind": "member"}
