"""Codes of extensions: what another package adds cannot be used, or fails."""

from __future__ import annotations

from typing import Final

from stargate_model.findings.code import Code, Severity, message

CODES: Final = (
    Code(
        code="extension-broken",
        family="extension",
        severity=Severity.WARNING,
        message=message(
            "finding:extension-broken",
            "The extension {extension} cannot be used, and nothing of it was checked: {problem}.",
        ),
        explanation=message(
            "explain:extension-broken",
            "An installed package says that it extends this library, but what it adds could not be loaded or does not "
            "fit. Everything else is checked without it.",
        ),
        example='[project.entry-points."stargate_model.extensions"]\nnuclear = "stargate_nuclear:MISSPELT"',
        repair=message(
            "repair:extension-broken", "Update or remove the package that is named, or tell those who make it."
        ),
    ),
    Code(
        code="rule-failed",
        family="extension",
        severity=Severity.ERROR,
        message=message(
            "finding:rule-failed", "The rule {rule} of the extension {extension} failed on this record: {problem}."
        ),
        explanation=message(
            "explain:rule-failed",
            "A rule that another package adds broke off, so that it is not known whether what it looks at holds. The "
            "other rules are not touched by it.",
        ),
        example="def find(plant, context):\n    return 1 / 0",
        repair=message("repair:rule-failed", "Tell those who make the package, with the record; or check without it."),
    ),
)
