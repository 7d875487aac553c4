"""The report: every finding of a check, in the order of the data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Self

import attrs

from stargate_model.findings.finding import Finding, Severity


def _order(finding: Finding) -> tuple[object, ...]:
    return (
        finding.path or "",
        finding.line or 0,
        finding.column or 0,
        finding.pointer,
        finding.code,
        finding.severity,
        finding.record,
        finding.at,
        finding.related,
        sorted((name, str(value)) for name, value in finding.params.items()),
    )


def _sorted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings in order; what several rules or groups found alike is said once."""
    ordered = sorted(findings, key=_order)
    return tuple(finding for last, finding in zip([None, *ordered], ordered, strict=False) if finding != last)


@attrs.frozen
class Report:
    """What a check found.

    Attributes:
        findings: Every finding that counts, sorted by file, line and column.
        waived: Those that the data waive, each with the reason.

    Example:
        >>> Report().ok
        True
    """

    findings: tuple[Finding, ...] = attrs.field(default=(), converter=_sorted)
    waived: tuple[Finding, ...] = attrs.field(default=(), converter=_sorted)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    @property
    def ok(self) -> bool:
        """Whether nothing of severity error was found."""
        return not self.counts["error"]

    @property
    def counts(self) -> Mapping[str, int]:
        """How many findings there are of each severity: `error`, `warning` and `note`."""
        found = Counter(finding.severity for finding in self.findings)
        return {severity.value: found[severity] for severity in Severity}

    def of(self, *codes: str) -> tuple[Finding, ...]:
        """The findings with one of these codes."""
        return tuple(finding for finding in self.findings if finding.code in codes)

    def only(self, *, select: Collection[str] | None = None, ignore: Collection[str] = ()) -> Report:
        """The report of some codes: those that are selected, less those that are ignored."""

        def wanted(findings: Iterable[Finding]) -> Iterator[Finding]:
            for finding in findings:
                if (select is None or finding.code in select) and finding.code not in ignore:
                    yield finding

        return Report(wanted(self.findings), wanted(self.waived))

    def __add__(self, other: Self) -> Report:
        return Report(self.findings + other.findings, self.waived + other.waived)
