"""Codes of numbers and units: a figure does not say an amount of what its field holds."""

from __future__ import annotations

from typing import Final

from stargate_model.findings.code import Code, Severity, message

CODES: Final = (
    Code(
        code="bad-number",
        family="unit",
        severity=Severity.ERROR,
        message=message("finding:bad-number", "“{found}” is no number within the limits."),
        explanation=message(
            "explain:bad-number",
            "A number is written in ASCII digits with an optional point and exponent, with at most 40 digits and a size between 1e-30 and 1e30. Separators, other scripts and words are for sources, not for data.",
        ),
        example=("sites:\n  - {id: abilene, name: {en: Abilene}, capacity: {value: 1e99, unit: MW}}"),
        repair=message("repair:bad-number", "Write 1200, 1.2 or 500e9."),
    ),
    Code(
        code="bad-literal",
        family="unit",
        severity=Severity.ERROR,
        message=message("finding:bad-literal", "“{found}” is no figure in the literal notation."),
        explanation=message(
            "explain:bad-literal",
            "A figure on one line is a number and a unit, with marks before it: ~ about, > more than, >= at least, < less than, <= at most, ~< nearly, ? an order of magnitude, and two points between the ends of a range.",
        ),
        example=("sites:\n  - {id: abilene, name: {en: Abilene}, capacity: up to 29 turbines}"),
        repair=message(
            "repair:bad-literal",
            "Write the number with its unit, for example 1.2 GW, ~986 MW, <=29 turbine, >200e6 USD or 6.7..12 %.",
        ),
    ),
    Code(
        code="unknown-unit",
        family="unit",
        severity=Severity.ERROR,
        message=message("finding:unknown-unit", "“{found}” is not a unit of the table. Nearest: {nearest}."),
        explanation=message(
            "explain:unknown-unit",
            "Units are a closed list, and case matters: MW is a megawatt, mW, Mw and mw are nothing here. Currencies are ISO 4217 codes.",
        ),
        example=("sites:\n  - {id: abilene, name: {en: Abilene}, capacity: 986 mw}"),
        repair=message("repair:unknown-unit", "Write the symbol as the table has it."),
        alone=message("finding:unknown-unit-alone", "“{found}” is not a unit of the table."),
    ),
    Code(
        code="wrong-dimension",
        family="unit",
        severity=Severity.ERROR,
        message=message("finding:wrong-dimension", "Expected {wanted}, but {unit} measures {found}."),
        explanation=message(
            "explain:wrong-dimension",
            "Power is not energy: 986 MW is what a plant gives at one moment, 986 MWh what it gives in an hour at 986 MW. A field takes figures of one dimension only.",
        ),
        example=("sites:\n  - {id: abilene, name: {en: Abilene}, capacity: 986 MWh}"),
        repair=message(
            "repair:wrong-dimension", "Use the unit that the source has, or the field that the figure belongs to."
        ),
    ),
)
