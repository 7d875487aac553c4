"""Outputs: a report as text for people, and in the forms that other programs read.

    text      lines as compilers write them, with the source and a mark under what is meant
    json      one object, for programs of one's own
    sarif     SARIF 2.1.0, for code hosts and editors
    junit     JUnit XML, for CI systems
    github    workflow commands, which GitHub shows beside the line

Each has a `write(report, locale, most=...)` that returns text of so many bytes at most: of a flood of findings, errors
are listed first. `excerpts` draws the source; `places` names files for others; `room` says what fits.
"""

from __future__ import annotations

import importlib
from typing import Protocol, cast

from stargate_model.findings.report import Report
from stargate_model.outputs.room import ROOM


class Writer(Protocol):
    """What writes a report in a form."""

    def __call__(self, report: Report, locale: str = "en", *, most: int = ROOM) -> str:
        """The report as text of so many bytes at most, its messages in a language."""
        ...


def writer(form: str) -> Writer:
    r"""What writes a report in a form; loaded when it is asked for.

    Example:
        >>> from stargate_model.findings.report import Report
        >>> writer("text")(Report(), "en")
        'Errors: 0, warnings: 0, notes: 0.\n'
    """
    return cast(Writer, importlib.import_module(f"{__name__}.{form}").write)
