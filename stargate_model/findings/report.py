"""The report: the findings of a check, in the order of the data; all are counted, and as many kept as are read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final, Self

import attrs

from stargate_model.findings.finding import Finding, Severity

_SHOWN: Final = 20  # findings in a notebook


def order(finding: Finding) -> tuple[object, ...]:
    """What findings are sorted by: file, line, column, and then what they say."""
    return (finding.path or "", finding.line or 0, finding.column or 0, *identity(finding))


def identity(finding: Finding) -> tuple[object, ...]:
    """What a finding says, and of what; two that say the same are one, wherever they were found."""
    return (
        finding.pointer,
        finding.code,
        finding.severity,
        finding.record,
        finding.at,
        finding.related,
        tuple(sorted((name, str(value)) for name, value in finding.params.items())),
    )


def _sorted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings in order; what several rules or groups found alike is said once."""
    by_order = {order(finding): finding for finding in findings}
    return tuple(by_order[one] for one in sorted(by_order))


@attrs.frozen
class Report:
    """What a check found.

    Attributes:
        findings: The findings that count and are kept, sorted by file, line and column: the first of all.
        waived: Those that the data waive, each with the reason, as far as they are kept.
        more: How many others count, by code and severity; they are counted, and not kept.
        waived_more: How many others the data waive.

    Example:
        >>> Report().ok
        True
    """

    findings: tuple[Finding, ...] = attrs.field(default=(), converter=_sorted)
    waived: tuple[Finding, ...] = attrs.field(default=(), converter=_sorted)
    more: Mapping[tuple[str, Severity], int] = attrs.field(factory=dict[tuple[str, Severity], int])
    waived_more: Mapping[tuple[str, Severity], int] = attrs.field(factory=dict[tuple[str, Severity], int])

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    def _repr_html_(self) -> str:
        """What notebooks show: the counts, and a row for each of the first findings."""
        from stargate_model.claims import display  # for those who look at it

        rows = [
            (
                finding.severity.value,
                display.words(finding.code),
                display.words(finding.record + finding.at),
                display.words(finding.message()),
            )
            for finding in self.findings[:_SHOWN]
        ]
        left = len(self) + self.left_out - len(rows)
        counts = ", ".join(f"{severity}s: {count:,}" for severity, count in self.counts.items())
        return display.table(f"<b>Report</b> {counts}", [*rows, *((cell, "", "", "") for cell in display.more(left))])

    @property
    def ok(self) -> bool:
        """Whether nothing of severity error was found."""
        return not self.counts["error"]

    @property
    def counts(self) -> Mapping[str, int]:
        """How many findings there are of each severity: `error`, `warning` and `note`; those not kept count too."""
        found = Counter(finding.severity for finding in self.findings)
        for (_, severity), count in self.more.items():
            found[severity] += count
        return {severity.value: found[severity] for severity in Severity}

    @property
    def left_out(self) -> int:
        """How many findings are counted, and not kept."""
        return sum(self.more.values())

    @property
    def waived_count(self) -> int:
        """How many findings the data waive; those not kept count too."""
        return len(self.waived) + sum(self.waived_more.values())

    def count(self, *codes: str) -> int:
        """How many findings there are with one of these codes; those not kept count too."""
        return len(self.of(*codes)) + sum(count for (code, _), count in self.more.items() if code in codes)

    def of(self, *codes: str) -> tuple[Finding, ...]:
        """The findings with one of these codes, of those that are kept."""
        return tuple(finding for finding in self.findings if finding.code in codes)

    def only(self, *, select: Collection[str] | None = None, ignore: Collection[str] = ()) -> Report:
        """The report of some codes: those that are selected, less those that are ignored."""

        def is_wanted(code: str) -> bool:
            return (select is None or code in select) and code not in ignore

        def some(findings: Iterable[Finding]) -> Iterator[Finding]:
            return (finding for finding in findings if is_wanted(finding.code))

        def counted(more: Mapping[tuple[str, Severity], int]) -> dict[tuple[str, Severity], int]:
            return {key: count for key, count in more.items() if is_wanted(key[0])}

        return Report(some(self.findings), some(self.waived), counted(self.more), counted(self.waived_more))

    def __add__(self, other: Self) -> Report:
        return Report(
            self.findings + other.findings,
            self.waived + other.waived,
            Counter(self.more) + Counter(other.more),
            Counter(self.waived_more) + Counter(other.waived_more),
        )
