"""Waivers: what a record waives, with a reason, does not count; and a waiver that waives nothing is a finding itself.

In: what the rules found. Out: the same, each finding that its record waives with the reason; then what is wrong with
the waivers. Refused: a waiver of what keeps data from being read or followed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

import attrs

from stargate_model.claims.vocabulary import nearest
from stargate_model.findings.finding import Finding
from stargate_model.later import Later
from stargate_model.records.dataset import AnyRecord, key_of
from stargate_model.records.parts import Waiver
from stargate_model.records.record import Record
from stargate_model.rules.evidence import CODES_OF_TEXTS
from stargate_model.rules.shapes import Context, found

if TYPE_CHECKING:
    from stargate_model.findings import catalogue
else:  # all that is said of the codes is loaded with the first finding
    catalogue = Later("stargate_model.findings.catalogue")

NEVER: Final = frozenset({"format", "structure", "unit", "hedge", "reference", "waiver", "configuration", "extension"})
"""The families of codes that are never waived."""


def waived(findings: Iterable[Finding], records: Iterable[AnyRecord]) -> Iterator[Finding]:
    """The findings in some records; those that are waived with the reason.

    Args:
        findings: What was found.
        records: The records that it was found in; others do no harm.
    """
    waiving = {key_of(record): record for record in records if isinstance(record, Record) and record.waivers}
    for finding in findings:
        record = waiving.get(finding.record)
        index = None if record is None else _waiver_of(record, finding)
        if record is None or index is None:
            yield finding
        else:
            yield attrs.evolve(finding, waived=record.waivers[index].reason)


def mistakes(
    record: AnyRecord, findings: Iterable[Finding], context: Context, *, is_whole: bool = True
) -> Iterator[Finding]:
    """What is wrong with the waivers of a record.

    Args:
        record: The record.
        findings: All that the rules found in it, whichever rules they are.
        context: What the rules looked at beside it.
        is_whole: Whether all records could be read; else a finding may be absent only because a record is.
    """
    if not isinstance(record, Record) or not record.waivers:
        return
    known = {**catalogue.CATALOGUE, **context.codes}
    used = {_waiver_of(record, finding) for finding in findings}
    for index, waiver in enumerate(record.waivers):
        if waiver.code not in known:
            near = nearest(waiver.code, known, count=1)
            yield found("unknown-code", record, f"/waivers/{index}/code", found=waiver.code, nearest="".join(near))
        elif known[waiver.code].family in NEVER:
            yield found("waiver-refused", record, f"/waivers/{index}/code", waived=waiver.code)
        elif index not in used and is_whole and (context.texts or waiver.code not in CODES_OF_TEXTS):
            yield found("waiver-unused", record, f"/waivers/{index}", waived=waiver.code)


def _waiver_of(record: Record, finding: Finding) -> int | None:
    """The index of the waiver that a finding in a record comes under, the closest first."""
    fitting = [(len(waiver.at or ""), -index) for index, waiver in enumerate(record.waivers) if _fits(waiver, finding)]
    return -max(fitting)[1] if fitting and catalogue.entry_of(finding).family not in NEVER else None


def _fits(waiver: Waiver, finding: Finding) -> bool:
    return waiver.code == finding.code and (
        waiver.at is None or finding.at == waiver.at or finding.at.startswith(f"{waiver.at}/")
    )
