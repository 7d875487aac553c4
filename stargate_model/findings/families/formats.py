"""Codes of the format: the bytes are not a document that can be read."""

from __future__ import annotations

from typing import Final

from stargate_model.findings.code import Code, Severity, message

CODES: Final = (
    Code(
        code="not-utf8",
        family="format",
        severity=Severity.ERROR,
        message=message("finding:not-utf8", "The file is not UTF-8: byte {offset} cannot be read."),
        explanation=message(
            "explain:not-utf8",
            "Data are read as UTF-8 only, so that a name never depends on the machine that reads it.",
        ),
        example="sites:\n  - id: caf\\xe9   # the byte E9 of Latin-1",
        repair=message("repair:not-utf8", "Save the file as UTF-8."),
    ),
    Code(
        code="syntax",
        family="format",
        severity=Severity.ERROR,
        message=message("finding:syntax", "The document breaks off here: {problem}."),
        explanation=message(
            "explain:syntax",
            "The text is not well-formed JSON, YAML or CSV. Nothing after this place was read.",
        ),
        example='{"stargate_model": "1", "sites": [}',
        repair=message(
            "repair:syntax",
            "Mend the punctuation at the place shown; most often a bracket, comma, colon or quotation mark just before it is missing or one too many, or the line is indented too far or not far enough.",
        ),
    ),
    Code(
        code="duplicate-key",
        family="format",
        severity=Severity.ERROR,
        message=message("finding:duplicate-key", "The key “{key}” stands twice in one object."),
        explanation=message(
            "explain:duplicate-key",
            "Most readers keep the last of two equal keys and drop the first in silence, so one of two statements would be lost.",
        ),
        example=("sites:\n  - {id: abilene, name: {en: Abilene}, status: announced, status: operating}"),
        repair=message(
            "repair:duplicate-key", "Keep one of the two, or put both statements into a list where the field takes one."
        ),
    ),
    Code(
        code="yaml-feature",
        family="format",
        severity=Severity.ERROR,
        message=message("finding:yaml-feature", "YAML's {feature} is not read in data."),
        explanation=message(
            "explain:yaml-feature",
            "Anchors, aliases, merge keys, tags, directives and several documents in one file can make a small file very large, or give a value a type that its text does not show. Data need none of them.",
        ),
        example=("sites:\n  - &first {id: abilene, name: {en: Abilene}}\n  - *first"),
        repair=message("repair:yaml-feature", "Write the value out where it is used."),
    ),
    Code(
        code="number-form",
        family="format",
        severity=Severity.ERROR,
        message=message("finding:number-form", "“{found}” is no number of JSON."),
        explanation=message("explain:number-form", "NaN and infinity are no figures, and JSON has no words for them."),
        example='{"stargate_model": "1", "sites": [{"id": "abilene", "name": {"en": "Abilene"}, "capacity": {"value": NaN, "unit": "MW"}}]}',
        repair=message("repair:number-form", "Leave the field out and name the reason in `missing`."),
    ),
    Code(
        code="limit",
        family="format",
        severity=Severity.ERROR,
        message=message("finding:limit", "The document is beyond a limit: {limit}."),
        explanation=message(
            "explain:limit",
            "Limits on size and depth keep a hostile or broken file from taking all memory or time. What is beyond them is not read.",
        ),
        example="[[[[…]]]]   # nested more than 64 deep",
        repair=message("repair:limit", "Split the file, flatten it, or raise the limit that is named."),
    ),
    Code(
        code="row-width",
        family="format",
        severity=Severity.ERROR,
        message=message(
            "finding:row-width", "The row has another number of cells ({found}) than the header ({wanted})."
        ),
        explanation=message(
            "explain:row-width",
            "In a table, a cell belongs to the column above it. In a row that is longer or shorter, nobody can tell which cell is missing, so the row is not read.",
        ),
        example="id,name.en,capacity\nabilene,Abilene,1.2 GW,operating",
        repair=message(
            "repair:row-width",
            "Add the missing cell, empty where nothing is stated; or put a cell that holds a comma in quotation marks.",
        ),
    ),
)
