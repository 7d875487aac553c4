"""A report as text: a line a finding, as compilers write them, and a line that counts them.

Under a finding about a phrase stands the phrase, and under it a mark of the part that was read.
"""

from __future__ import annotations

from stargate_model.claims.text import visible
from stargate_model.findings.finding import Finding
from stargate_model.findings.report import Report
from stargate_model.localization.messages import Messages

MAX_BYTES = 200_000


def write(report: Report, locale: str = "en") -> str:
    """The report in a language; what is beyond 200 kB is counted, not shown.

    Raises:
        LocaleError: The language is not offered.
    """
    lines: list[str] = []
    size = 0
    for finding in report:
        told = "\n".join([line(finding, locale), *_underlined(finding)])
        size += len(told.encode("utf-8", "backslashreplace")) + 1
        if size > MAX_BYTES:
            lines.append(_more(locale, len(report) - len(lines)))
            break
        lines.append(told)
    return "\n".join([*lines, _total(report, locale)]) + "\n"


def line(finding: Finding, locale: str = "en") -> str:
    """One finding in a language, after its place.

    Raises:
        LocaleError: The language is not offered.
    """
    return f"{_place(finding)}: {finding.severity.value}[{finding.code}]: {finding.message(locale)}"


def _underlined(finding: Finding) -> tuple[str, ...]:
    """The phrase that a finding is about, and a line that marks the part that was read; nothing where it has none."""
    quote, marked = finding.params.get("quote"), finding.params.get("marked")
    if not (isinstance(quote, str) and isinstance(marked, str) and quote and marked):
        return ()
    from wcwidth import wcswidth  # loaded where a phrase is shown

    shown, part = visible(quote), visible(marked)
    before = shown.partition(part)[0] if part in shown else ""
    width = wcswidth(part if part in shown else shown)
    return f"    {shown}", f"    {' ' * wcswidth(before)}{'^' * width}"


def _place(finding: Finding) -> str:
    if finding.path is None:
        return f"{finding.record} {finding.at}".rstrip()
    # a file may be called anything, a line break and a terminal's commands included
    path = "".join(c if c.isprintable() else f"\\u{{{ord(c):X}}}" for c in finding.path)
    return f"{path}:{finding.line}:{finding.column}"


def _more(locale: str, count: int) -> str:
    return Messages(locale).render("report:more", "and {count} more", count=str(count))


def _total(report: Report, locale: str) -> str:
    counts = {f"{severity}s": str(count) for severity, count in report.counts.items()}
    return Messages(locale).render("report:total", "Errors: {errors}, warnings: {warnings}, notes: {notes}.", **counts)
