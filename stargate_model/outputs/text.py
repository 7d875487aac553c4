"""A report as text: findings as compilers write them, with their source, and a line that counts them.

The first line of a finding is of one form in every language, so that editors jump to its place. Under it stands the
line of the source with a mark, and, where a code is met for the first time, how it is mended.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from stargate_model.claims.text import visible
from stargate_model.findings.catalogue import entry_of
from stargate_model.findings.finding import Finding
from stargate_model.findings.report import Report
from stargate_model.localization.messages import Messages
from stargate_model.outputs.excerpts import GUTTER, source
from stargate_model.outputs.room import ROOM, fitting, size_of

_PATH: Final = 1_000
_POINTER: Final = 500
_REASON: Final = 1_000
_WAIVED: Final = "waived"
_MORE: Final = 200  # the line that counts the rest

Paint: TypeAlias = Callable[[str, str], str]
"""Gives a part of the text its colour: from what it is (error, warning, note, place, help, waived) and the text."""


def plain(_what: str, text: str) -> str:
    """The text without colour."""
    return text


def write(
    report: Report, locale: str = "en", *, most: int = ROOM, paint: Paint = plain, show_waived: bool = False
) -> str:
    """The report in a language; what there is no room for is counted, not shown.

    Args:
        report: The report.
        locale: The language.
        most: How many bytes it takes at most.
        paint: Gives each part its colour; by default none.
        show_waived: Whether findings that the data waive are shown, with the reasons.

    Raises:
        LocaleError: The language is not offered.
    """
    messages = Messages(locale)
    repaired: set[str] = set()

    def block(finding: Finding) -> str:
        is_first = finding.code not in repaired
        repaired.add(finding.code)
        return "".join(f"{line}\n" for line in _block(finding, messages, paint, is_first=is_first))

    told = (*report, *(report.waived if show_waived else ()))
    end = "".join(f"{line}\n" for line in _end(report, messages))
    blocks = fitting(told, block, size_of, most - size_of(end) - _MORE)
    more = len(told) - len(blocks) + report.left_out
    said = messages.render("report:more", "and {count} more", count=str(more))
    return "".join([*blocks, f"{said}\n" if more else "", end])


def line(finding: Finding, locale: str = "en", paint: Paint = plain) -> str:
    """One finding in a language, after its place.

    Raises:
        LocaleError: The language is not offered.
    """
    kind = finding.severity.value if finding.waived is None else _WAIVED
    head = paint(kind, f"{kind}[{finding.code}]")
    return f"{paint('place', f'{_place(finding)}:')} {head}: {finding.message(locale)}"


def _block(finding: Finding, messages: Messages, paint: Paint, *, is_first: bool) -> Iterator[str]:
    """The lines of one finding; a blank one after those that say more than one thing."""
    yield line(finding, messages.language, paint)
    lines = source(finding)
    for shown in lines:
        yield paint(finding.severity.value, shown) if _is_mark(shown) else shown
    said: tuple[str, ...] = ()
    if finding.waived is not None:
        reason = visible(finding.waived.best(messages.language), _REASON)
        said = (messages.render("report:reason", "reason: {reason}", reason=reason),)
    elif is_first:
        repair = messages.open(entry_of(finding).repair)
        said = (messages.render("report:help", "help: {repair}", repair=repair),)
    for one in said:
        yield f"{'':>{GUTTER}} = {paint('help', one)}"
    if lines or said:
        yield ""


def _is_mark(line: str) -> bool:
    return set(line) <= set(" |^~") and bool(set(line) & set("^~"))


def _place(finding: Finding) -> str:
    if finding.path is None:
        return visible(f"{finding.record} {finding.at}".rstrip(), _POINTER)
    # a file may be called anything, a line break and a terminal's commands included
    return f"{visible(finding.path, _PATH)}:{finding.line or 1}:{finding.column or 1}"


def _end(report: Report, messages: Messages) -> Iterator[str]:
    """How much was found, and where more is to be read about it."""
    counts = {f"{severity}s": str(count) for severity, count in report.counts.items()}
    yield messages.render("report:total", "Errors: {errors}, warnings: {warnings}, notes: {notes}.", **counts)
    if report.waived_count:
        yield messages.render("report:waived-total", "Waived in the data: {count}.", count=str(report.waived_count))
    if report.findings:
        command = f"stargate-model explain {report.findings[0].code}"
        yield messages.render("report:explain", "What a code means: {command}", command=command)
