"""The records that waive findings: which of their waivers were needed is known only when all rules have run.

In: records with waivers, and the findings that were waived. Out: what is wrong with the waivers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stargate_model.engines.rows import Span
from stargate_model.findings.finding import Finding, Severity
from stargate_model.formats.sources import Readable
from stargate_model.rules.shapes import Context
from stargate_model.rules.waivers import mistakes


class Waiving:
    """Takes what is waived, record by record; waivers are written by hand, and few."""

    def __init__(self) -> None:
        self._spans: dict[int, Span] = {}
        self._waived: dict[int, set[tuple[str, str]]] = {}

    def add(self, span: Span) -> None:
        """Take a record that has waivers."""
        self._spans[span.place] = span

    def use(self, place: int, finding: Finding) -> None:
        """Take a finding that the record at a place waives."""
        self._waived.setdefault(place, set()).add((finding.code, finding.at))

    def drop(self, place: int) -> None:
        """Leave a record out: another one has its id, and rules did not look at all of it."""
        self._spans.pop(place, None)

    def mistakes(
        self, sources: Sequence[Readable], context: Context, *, is_whole: bool
    ) -> Iterator[tuple[Span, Finding]]:
        """What is wrong with the waivers.

        Args:
            sources: What the records stand in.
            context: What the rules looked at beside them.
            is_whole: Whether the rules looked at all that there is; else a waiver may be needed after all.
        """
        for place, span in sorted(self._spans.items()):
            (record,) = sources[span.source].again([(span.at, span.size)])
            used = [
                Finding(code=code, severity=Severity.NOTE, at=at, own=context.codes.get(code))
                for code, at in sorted(self._waived.get(place, ()))
            ]
            yield from ((span, finding) for finding in mistakes(record, used, context, is_whole=is_whole))
