"""Codes of the structure: the document can be read, but is not of the form that records have."""

from __future__ import annotations

from typing import Final

from stargate_model.findings.code import Code, Severity, message

CODES: Final = (
    Code(
        code="version",
        family="structure",
        severity=Severity.ERROR,
        message=message("finding:version", 'A data set begins with stargate_model: "1"; found {found}.'),
        explanation=message(
            "explain:version",
            "The version says which fields a record has. Without it, data of another time would be read as if they were of this one.",
        ),
        example="sites: []",
        repair=message("repair:version", 'Write stargate_model: "1" as the first line.'),
    ),
    Code(
        code="old-version",
        family="structure",
        severity=Severity.ERROR,
        message=message(
            "finding:old-version",
            "These are data of version {found}; “stargate-model convert OLD NEW” writes them in the current form.",
        ),
        explanation=message(
            "explain:old-version",
            "The data are of an older version, whose fields have other names and other words. They are not read as if they were current, since that would lose or change what they state.",
        ),
        example='stargate_model: "0.9"',
        repair=message("repair:old-version", "Run “stargate-model convert OLD NEW”, which migrates the data."),
    ),
    Code(
        code="wrong-type",
        family="structure",
        severity=Severity.ERROR,
        message=message("finding:wrong-type", "Expected {wanted}, found {found}."),
        explanation=message(
            "explain:wrong-type", "The value is of another type than the field has. Nothing is converted by guessing."
        ),
        example=("sites:\n  - {id: abilene, name: {en: Abilene}, milestones: 2026}"),
        repair=message("repair:wrong-type", "Write the value in the form that the field wants."),
    ),
    Code(
        code="missing-key",
        family="structure",
        severity=Severity.ERROR,
        message=message("finding:missing-key", "The key “{key}” is missing."),
        explanation=message("explain:missing-key", "A record of this type cannot be understood without this field."),
        example=("partners:\n  - {id: oracle, name: {en: Oracle}}   # no kind"),
        repair=message("repair:missing-key", "Add the key."),
    ),
    Code(
        code="unknown-key",
        family="structure",
        severity=Severity.ERROR,
        message=message("finding:unknown-key", "There is no key “{key}” here. Nearest: {nearest}."),
        explanation=message(
            "explain:unknown-key",
            "A key that no field has would be dropped in silence, and a misspelt figure with it.",
        ),
        example=("sites:\n  - {id: abilene, name: {en: Abilene}, capcity: 1.2 GW}"),
        repair=message("repair:unknown-key", "Correct the spelling, or take the key out."),
        alone=message("finding:unknown-key-alone", "There is no key “{key}” here. All: {known}."),
    ),
    Code(
        code="unknown-word",
        family="structure",
        severity=Severity.ERROR,
        message=message(
            "finding:unknown-word", "“{found}” is not a word of this list. Nearest: {nearest}. All: {known}."
        ),
        explanation=message(
            "explain:unknown-word",
            "The field takes a word of a closed list, so that all data sets mean the same by it.",
        ),
        example=("sites:\n  - {id: abilene, name: {en: Abilene}, status: under-construction}"),
        repair=message(
            "repair:unknown-word",
            "Choose the word of the list that fits best. Where the source does not say: `unknown`, if the list has it; else leave the field out.",
        ),
        alone=message("finding:unknown-word-alone", "“{found}” is not a word of this list. All: {known}."),
    ),
    Code(
        code="bad-id",
        family="structure",
        severity=Severity.ERROR,
        message=message("finding:bad-id", "“{found}” is no id: 2 to 64 lowercase letters, digits and single hyphens."),
        explanation=message(
            "explain:bad-id", "Ids are plain ASCII, so that they are the same in every file, address and language."
        ),
        example=("sites:\n  - {id: Abilene Campus, name: {en: Abilene}}"),
        repair=message("repair:bad-id", "Write it in lowercase with hyphens, such as abilene-campus."),
    ),
    Code(
        code="bad-text",
        family="structure",
        severity=Severity.ERROR,
        message=message("finding:bad-text", "The text cannot be taken: {problem}"),
        explanation=message(
            "explain:bad-text",
            "Text is not empty, not longer than the limit, and free of control characters, which would not show and could change what is shown.",
        ),
        example=('sites:\n  - {id: abilene, name: {en: ""}}'),
        repair=message("repair:bad-text", "Take out what does not show; leave the field out where nothing is stated."),
    ),
    Code(
        code="bad-code",
        family="structure",
        severity=Severity.ERROR,
        message=message("finding:bad-code", "“{found}” is not {wanted}."),
        explanation=message(
            "explain:bad-code",
            "Languages, countries, digests and addresses are written as their standards have them: BCP 47, ISO 3166, SHA-256 in hexadecimal, http or https.",
        ),
        example=("sites:\n  - {id: abilene, name: {en: Abilene}, location: {country: USA}}"),
        repair=message("repair:bad-code", "Write the standard's code."),
    ),
    Code(
        code="bad-date",
        family="structure",
        severity=Severity.ERROR,
        message=message("finding:bad-date", "“{found}” is no date or period: {problem}"),
        explanation=message(
            "explain:bad-date",
            "Dates are ISO 8601 as far as the source gives them (2025, 2025-01, 2025-01-21), or one of the looser forms: 2025-Q3, 2024-end, 2021-winter, 1990s, FY2026. A period is two of them with a slash, either end open.",
        ),
        example=("programmes:\n  - {id: stargate, name: {en: Stargate}, announced: 21 January 2025}"),
        repair=message("repair:bad-date", "Write 2025-01-21, or less where the source says less."),
    ),
    Code(
        code="bad-place",
        family="structure",
        severity=Severity.ERROR,
        message=message("finding:bad-place", "The place contradicts itself: {problem}"),
        explanation=message(
            "explain:bad-place",
            "Coordinates come in pairs, within their range, and with a precision; a subdivision lies in its country.",
        ),
        example=("sites:\n  - {id: abilene, name: {en: Abilene}, location: {country: US, subdivision: CA-ON}}"),
        repair=message("repair:bad-place", "Correct the place, or leave out what the source does not give."),
    ),
    Code(
        code="bad-offsets",
        family="structure",
        severity=Severity.ERROR,
        message=message("finding:bad-offsets", "The offsets are no stretch of text: {problem}"),
        explanation=message(
            "explain:bad-offsets", "A phrase begins before it ends, and both offsets are given, in code points from 0."
        ),
        example=(
            "documents:\n"
            "  - {id: report, title: {en: Report}, publisher: Agency, language: en, published: 2025-01-25, source_type: news_report}\n"
            "sites:\n"
            "  - {id: abilene, name: {en: Abilene}, evidence: [{document: report, start: 40, end: 30}]}"
        ),
        repair=message(
            "repair:bad-offsets",
            "Give start and end as the positions before the first and after the last code point of the phrase.",
        ),
    ),
    Code(
        code="bad-record",
        family="structure",
        severity=Severity.ERROR,
        message=message("finding:bad-record", "The record contradicts itself: {problem}"),
        explanation=message("explain:bad-record", "A field holds something that its record cannot have."),
        example="-",
        repair=message("repair:bad-record", "See the problem named."),
    ),
)
