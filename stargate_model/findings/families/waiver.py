"""Codes of waivers: a record waives what may not be waived, or what is not there."""

from __future__ import annotations

from typing import Final

from stargate_model.findings.code import Code, Severity, message

CODES: Final = (
    Code(
        code="waiver-refused",
        family="waiver",
        severity=Severity.ERROR,
        message=message("finding:waiver-refused", "Findings of “{waived}” cannot be waived."),
        explanation=message(
            "explain:waiver-refused",
            "What keeps data from being read or followed is mended, not waived: the codes of format, structure, unit, hedge and reference.",
        ),
        example="sites:\n  - id: abilene\n    name: {en: Abilene}\n    waivers:\n      - code: dangling-reference\n        reason: {en: The partner is added later.}",
        repair=message("repair:waiver-refused", "Take the waiver out, and mend what the code finds."),
    ),
    Code(
        code="waiver-unused",
        family="waiver",
        severity=Severity.WARNING,
        message=message("finding:waiver-unused", "There is no finding of “{waived}” here that could be waived."),
        explanation=message(
            "explain:waiver-unused",
            "A waiver stands for the judgement of one finding. Left behind when that is gone, it would hide the next one, which nobody has judged.",
        ),
        example="sites:\n  - id: abilene\n    name: {en: Abilene}\n    waivers:\n      - code: unit-price   # a site has no price\n        reason: {en: The price includes the buildings.}",
        repair=message("repair:waiver-unused", "Take the waiver out, or correct its code or its place."),
    ),
)
