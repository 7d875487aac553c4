"""A report as SARIF 2.1.0, the form in which code hosts and editors take findings.

Rules are those of the catalogue that were broken, with their explanations and repairs in the language of the messages.
A finding is known again by its code and JSON pointer, so that it stays the same when lines move.
"""

from __future__ import annotations

import json
from typing import Final

from stargate_model.claims.text import Text, visible
from stargate_model.findings.catalogue import CATALOGUE, entry_of
from stargate_model.findings.code import Code
from stargate_model.findings.finding import Finding
from stargate_model.findings.report import Report
from stargate_model.localization.messages import Messages
from stargate_model.outputs.excerpts import meant
from stargate_model.outputs.places import uri
from stargate_model.outputs.room import ROOM, fitting
from stargate_model.version import __version__

VERSION: Final = "2.1.0"
SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_POINTER: Final = 500
_REASON: Final = 1_000
_AROUND: Final = 1_000  # what stands around results and rules


def write(report: Report, locale: str = "en", *, most: int = ROOM) -> str:
    """The report as JSON text of ASCII, of so many bytes at most; its messages are in a language.

    Raises:
        LocaleError: The language is not offered.
    """
    messages = Messages(locale)
    rules: dict[str, dict[str, object]] = {}

    def written(finding: Finding) -> list[dict[str, object]]:
        """What a finding adds: its result, and its rule where it is the first that breaks it."""
        added = [_result(finding, locale)]
        if finding.code not in rules:
            rules[finding.code] = _rule(entry_of(finding), messages)
            added.append(rules[finding.code])
        return added

    found = (*report, *report.waived)
    results = [added[0] for added in fitting(found, written, _size, most - _AROUND)]
    broken = {result["ruleId"] for result in results}
    codes = [*(code for code in CATALOGUE if code in broken), *sorted(rules.keys() & broken - CATALOGUE.keys())]
    more = len(found) - len(results) + report.left_out
    driver = {
        "name": "stargate-model",
        "version": __version__,
        "language": messages.language,
        "rules": [rules[code] for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "language": messages.language,
        "columnKind": "unicodeCodePoints",
        "results": [{**result, "ruleIndex": codes.index(str(result["ruleId"]))} for result in results],
        **({"properties": {"notListed": more}} if more else {}),
    }
    return json.dumps({"$schema": SCHEMA, "version": VERSION, "runs": [run]}, ensure_ascii=True, indent=2) + "\n"


def _size(added: list[dict[str, object]]) -> int:
    return len(json.dumps([[[added]]], indent=2))  # as deep as they will stand


def _rule(entry: Code, messages: Messages) -> dict[str, object]:
    explanation, repair = messages.open(entry.explanation), messages.open(entry.repair)
    return {
        "id": entry.code,
        "shortDescription": {"text": explanation},
        "help": {"text": repair},
        "defaultConfiguration": {"level": entry.severity.value},
        "properties": {"tags": [entry.family]},
    }


def _result(finding: Finding, locale: str) -> dict[str, object]:
    pointer = visible(finding.pointer or finding.at, _POINTER)
    return {
        "ruleId": finding.code,
        "ruleIndex": 0,
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
