"""Codes of references: an id or code is given twice, or names nothing."""

from __future__ import annotations

from typing import Final

from stargate_model.findings.code import Code, Severity, message

CODES: Final = (
    Code(
        code="duplicate-id",
        family="reference",
        severity=Severity.ERROR,
        message=message("finding:duplicate-id", "The id “{id}” is given to two records of one type."),
        explanation=message(
            "explain:duplicate-id",
            "An id names one record of its type. With two, no reference to it could be followed.",
        ),
        example=("sites:\n  - {id: abilene, name: {en: Abilene}}\n  - {id: abilene, name: {en: Abilene campus}}"),
        repair=message("repair:duplicate-id", "Make one record of the two, or give one of them another id."),
    ),
    Code(
        code="dangling-reference",
        family="reference",
        severity=Severity.ERROR,
        message=message(
            "finding:dangling-reference",
            "No record of {collections} has the id “{id}”. Nearest: {nearest}.",
        ),
        explanation=message(
            "explain:dangling-reference",
            "A field names a record that the data set does not hold, or holds under another type.",
        ),
        example=(
            "sites:\n"
            "  - {id: abilene, name: {en: Abilene}, kind: campus}\n"
            "power_sources:\n"
            "  - {id: turbines, name: {en: Turbines}, site: abilen}"
        ),
        repair=message("repair:dangling-reference", "Correct the id, or add the record that it names."),
        alone=message(
            "finding:dangling-reference-alone", "No record of {collections} has the id “{id}”, nor one that is like it."
        ),
    ),
    Code(
        code="unknown-code",
        family="reference",
        severity=Severity.ERROR,
        message=message("finding:unknown-code", "There is no code “{found}”. Nearest: {nearest}."),
        explanation=message("explain:unknown-code", "Findings have the codes of the catalogue, and no others."),
        example="stargate-model explain dangling",
        repair=message("repair:unknown-code", "List all codes with `stargate-model explain`."),
        alone=message("finding:unknown-code-alone", "There is no code “{found}”."),
    ),
    Code(
        code="merge-conflict",
        family="reference",
        severity=Severity.ERROR,
        message=message(
            "finding:merge-conflict",
            "Both data sets have these records, and they differ: {records}.",
        ),
        explanation=message(
            "explain:merge-conflict",
            "Two data sets state different things under one id. Nothing is merged by guessing which is right.",
        ),
        example="dataset.merge(other)",
        repair=message("repair:merge-conflict", "Say which data set to prefer, or change one of them."),
    ),
)
