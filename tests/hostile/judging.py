"""Judges what a case made the library do: the verdict, the code, the place, and the manner."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

import attrs

from tests.hostile.case import ACCEPT, MEMORY_MB, OUTPUT_BYTES, REJECT, Case

_PLAIN: Final = frozenset("\n")
_HIDDEN: Final = frozenset("Cc Cf Zl Zp Cs Co Cn".split())


@attrs.frozen(kw_only=True)
class Outcome:
    """What happened.

    Attributes:
        signal: The signal that ended it; 0 where none did.
        exits: The exit code of each command, by the name of its output.
        outputs: What each command wrote, standard output and error together.
        cpu: Seconds of processor time until the first verdict was there.
        memory: Megabytes, at most.
        values: The values that were asked for, as text.
        fault: What went wrong in loading, writing or reading again; empty where nothing did.
    """

    signal: int = 0
    exits: Mapping[str, int] = attrs.field(factory=dict)
    outputs: Mapping[str, str] = attrs.field(factory=dict)
    cpu: float = 0
    memory: float = 0
    values: Mapping[str, str] = attrs.field(factory=dict)
    fault: str = ""


def faults(case: Case, outcome: Outcome) -> Iterator[str]:
    """What is wrong with an outcome, a sentence each."""
    if outcome.signal:
        yield f"ended by signal {outcome.signal}"
        return
    if outcome.cpu > case.cpu:
        yield f"took {outcome.cpu:.2f} s of processor time"
    if outcome.memory > MEMORY_MB:
        yield f"took {outcome.memory:.0f} MB"
    for name, text in outcome.outputs.items():
        yield from _manner(name, text, outcome.exits[name])
    if outcome.fault:
        yield outcome.fault
    yield from _check(case, outcome) if case.is_check else _command(case, outcome)


def _manner(name: str, text: str, code: int) -> Iterator[str]:
    if code == 70 or "Traceback (most recent call last)" in text:
        yield f"{name}: a bug of ours came through: {text[-300:]!r}"
    if code not in (0, 1, 2, 3):
        yield f"{name}: exit code {code}"
    if len(text.encode("utf-8", "surrogatepass")) > OUTPUT_BYTES:
        yield f"{name}: {len(text)} characters were written"
    raw = {c for c in set(text) - _PLAIN if unicodedata.category(c) in _HIDDEN}
    if raw:
        yield f"{name}: raw characters {sorted(map(ascii, raw))[:5]}"


def _command(case: Case, outcome: Outcome) -> Iterator[str]:
    (code,) = outcome.exits.values()
    (text,) = outcome.outputs.values()
    wanted = case.exits or ({0} if case.verdict == ACCEPT else {1, 2, 3} if case.verdict == REJECT else {0, 1, 2, 3})
    if code not in wanted:
        yield f"exit code {code}, not one of {sorted(wanted)}: {text[-200:]!r}"
    if case.says and case.says not in text:
        yield f"does not say {case.says!r}: {text[-200:]!r}"
    if case.verdict == REJECT and not text.strip():
        yield "is refused without a word"


def _check(case: Case, outcome: Outcome) -> Iterator[str]:
    try:
        report: dict[str, Any] = json.loads(outcome.outputs["json"])
    except ValueError:
        yield f"no report: {outcome.outputs['json'][-200:]!r}"
        return
    errors = [finding for finding in report["findings"] if finding["severity"] == "error"]
    told = [(finding["code"], finding["line"], finding["column"], finding["pointer"][:60]) for finding in errors[:3]]
    if report["ok"] != (outcome.exits["json"] == 0):
        yield f"ok is {report['ok']}, and the exit code {outcome.exits['json']}"
    for finding in errors:
        if not (finding["code"] and finding["path"] and finding["line"] and finding["column"] and finding["message"]):
            yield f"a finding without code, file, line or message: {finding}"
    if case.verdict == ACCEPT:
        if not report["ok"]:
            yield f"is refused: {told}"
        for path, value in case.values.items():
            if not _same(outcome.values.get(path), value):
                yield f"{path} is {outcome.values.get(path)!r}, not {value!r}"
    elif case.verdict == REJECT:
        if report["ok"]:
            yield "is accepted"
        elif case.codes and not any(_fits(case, finding) for finding in errors):
            yield f"found {told}, not one of {sorted(case.codes)} at {case.at or case.pointer or 'its place'}"


def _fits(case: Case, finding: Mapping[str, Any]) -> bool:
    from tests.hostile.manifest import FOR_SYNTAX

    at = f"{finding['line']}:{finding['column']}"
    # a column that there is not stands in the first row of a table, which has no pointer
    is_heading = finding["code"] == "unknown-key" and not finding["pointer"]
    at_pointer = (
        case.pointer is None or case.pointer in finding["pointer"] or finding["code"] in FOR_SYNTAX or is_heading
    )
    return finding["code"] in case.codes and case.at in (None, at) and at_pointer


def _same(found: str | None, wanted: str) -> bool:
    if found == wanted:
        return True
    try:
        # a number is the same whatever way it is spelled, but no digit of it may be lost
        return found is not None and Decimal(found).compare_total(Decimal(wanted)) == 0
    except ArithmeticError:
        return False
