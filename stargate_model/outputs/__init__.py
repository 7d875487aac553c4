"""Outputs: a report as text for people, and in the forms that other programs read.

    text      lines as compilers write them, with the source and a mark under what is meant
    json      one object, for programs of one's own
    sarif     SARIF 2.1.0, for code hosts and editors
    junit     JUnit XML, for CI systems
    github    workflow commands, which GitHub shows beside the line

Each has a `write(report, locale)` that returns text. `excerpts` draws the source; `places` names files for others.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import cast

from stargate_model.findings.report import Report


def writer(form: str) -> Callable[[Report, str], str]:
    r"""What writes a report in a form; loaded when it is asked for.

    Example:
        >>> from stargate_model.findings.report import Report
        >>> writer("text")(Report(), "en")
        'Errors: 0, warnings: 0, notes: 0.\n'
    """
    return cast("Callable[[Report, str], str]", importlib.import_module(f"{__name__}.{form}").write)
