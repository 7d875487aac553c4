"""Codes of hedges: value, upper end and bound of a figure contradict each other, or leave a question open."""

from __future__ import annotations

from typing import Final

from stargate_model.findings.code import Code, Severity, message

CODES: Final = (
    Code(
        code="bound-and-upper",
        family="hedge",
        severity=Severity.ERROR,
        message=message("finding:bound-and-upper", "The bound “{bound}” and the upper end do not go together."),
        explanation=message(
            "explain:bound-and-upper",
            "A range has two ends and the bound “between”; every other bound has one number only.",
        ),
        example=(
            "sites:\n  - {id: abilene, name: {en: Abilene}, capacity: {value: 5, upper: 8, unit: GW, bound: at_least}}"
        ),
        repair=message("repair:bound-and-upper", "Give an upper end with “between”, and with no other bound."),
    ),
    Code(
        code="reversed-range",
        family="hedge",
        severity=Severity.ERROR,
        message=message("finding:reversed-range", "The range that begins at {value} does not go up."),
        explanation=message(
            "explain:reversed-range",
            "A range is written with its lower end first, and its ends differ.",
        ),
        example=("sites:\n  - {id: abilene, name: {en: Abilene}, capacity: 12..6.7 GW}"),
        repair=message(
            "repair:reversed-range",
            "Write the lower end first; where both ends are equal, write one number.",
        ),
    ),
    Code(
        code="negative",
        family="hedge",
        severity=Severity.ERROR,
        message=message(
            "finding:negative",
            "This kind of figure has no values below zero, so {value} states nothing.",
        ),
        explanation=message(
            "explain:negative",
            "Power, money, counts and most other kinds of figures begin at zero. A share may be negative.",
        ),
        example=("sites:\n  - {id: abilene, name: {en: Abilene}, capacity: -986 MW}"),
        repair=message("repair:negative", "Take out the sign, or use the field that the figure belongs to."),
    ),
    Code(
        code="bad-figure",
        family="hedge",
        severity=Severity.ERROR,
        message=message("finding:bad-figure", "The parts make no figure: {problem}."),
        explanation=message(
            "explain:bad-figure",
            "A figure is given as one literal, or as a value and a unit with the parts of its hedge; never as both,"
            " and never as half of it.",
        ),
        example="Power(value=986)",
        repair=message("repair:bad-figure", "Write the literal, such as ~986 MW, or both value and unit."),
    ),
    Code(
        code="undecided",
        family="hedge",
        severity=Severity.ERROR,
        message=message("finding:undecided", "The hedges leave the comparison open: {problem}."),
        explanation=message(
            "explain:undecided",
            "“More than 5 GW” may or may not be more than 6 GW. Such a comparison has the answer “cannot tell”, and"
            " is never taken for a yes or a no.",
        ),
        example='Power(">5 GW") < Power("6 GW")',
        repair=message("repair:undecided", "Ask with `below` or `fits`, which answer yes, no or cannot tell."),
    ),
    Code(
        code="meaningless",
        family="hedge",
        severity=Severity.ERROR,
        message=message("finding:meaningless", "The calculation has no meaning: {problem}."),
        explanation=message(
            "explain:meaningless",
            "Figures add up within one kind only, and few kinds multiply or divide. Power times money is nothing.",
        ),
        example='Power("1 GW") + Energy("1 GWh")',
        repair=message("repair:meaningless", "Compare and add figures of one kind."),
    ),
)
