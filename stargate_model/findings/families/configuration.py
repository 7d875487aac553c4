"""Codes of configuration: a setting that is none, or has no such value."""

from __future__ import annotations

from typing import Final

from stargate_model.findings.code import Code, Severity, message

CODES: Final = (
    Code(
        code="setting-syntax",
        family="configuration",
        severity=Severity.ERROR,
        message=message("finding:setting-syntax", "The configuration is not TOML from here on: {problem}."),
        explanation=message(
            "explain:setting-syntax",
            "A configuration is read whole or not at all, so that no setting is lost in silence.",
        ),
        example='ignore = ["disputed"',
        repair=message(
            "repair:setting-syntax",
            "Mend the line shown; most often a quotation mark, a bracket or an equals sign is missing.",
        ),
    ),
    Code(
        code="unknown-setting",
        family="configuration",
        severity=Severity.ERROR,
        message=message("finding:unknown-setting", "There is no setting “{key}”. Nearest: {nearest}."),
        explanation=message(
            "explain:unknown-setting", "A setting that nothing reads would be taken for one that holds."
        ),
        example='ignor = ["disputed"]',
        repair=message("repair:unknown-setting", "Correct the spelling, or take the setting out."),
        alone=message("finding:unknown-setting-alone", "There is no setting “{key}”."),
    ),
    Code(
        code="bad-setting",
        family="configuration",
        severity=Severity.ERROR,
        message=message("finding:bad-setting", "The setting “{key}” takes {wanted}, but has {found}."),
        explanation=message("explain:bad-setting", "A setting has one form. Nothing is converted by guessing."),
        example='strict = "yes"',
        repair=message("repair:bad-setting", "Write the value in the form that the message shows."),
    ),
)
