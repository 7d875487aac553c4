"""What a report has room for: errors before warnings, those before notes, and what the data waive last.

In: findings, and how each is written. Out: as many of them, written, as fit into so many bytes, in their own order.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, TypeVar

from stargate_model.findings.finding import Finding, Severity
from stargate_model.formats.limits import DEFAULT_LIMITS

ROOM: Final = DEFAULT_LIMITS.report_bytes
"""How many bytes a report takes at most, where nothing else is said."""

_Written = TypeVar("_Written")
_RANKS: Final = {severity: rank for rank, severity in enumerate(Severity)}


def size_of(text: str) -> int:
    """How many bytes a text takes where it is written."""
    return len(text.encode("utf-8", "backslashreplace"))


def fitting(
    findings: Sequence[Finding], write: Callable[[Finding], _Written], size: Callable[[_Written], int], room: int
) -> list[_Written]:
    """As many findings as there is room for, in their order.

    Args:
        findings: The findings.
        write: Writes one of them.
        size: How many bytes it then takes.
        room: How many bytes there are.

    Example:
        >>> found = [Finding(code="nearby", severity=Severity.NOTE), Finding(code="syntax", severity=Severity.ERROR)]
        >>> fitting(found, lambda finding: finding.code, len, 10)
        ['syntax']
    """
    ranks = [_RANKS[finding.severity] if finding.waived is None else len(_RANKS) for finding in findings]
    kept: dict[int, _Written] = {}
    for at in sorted(range(len(findings)), key=ranks.__getitem__):
        written = write(findings[at])
        room -= size(written)
        if room < 0:
            break
        kept[at] = written
    return [kept[at] for at in sorted(kept)]
