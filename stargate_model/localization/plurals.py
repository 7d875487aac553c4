"""Plural categories: which form of a word goes with a number, as the number is shown.

In: the conditions that CLDR gives for a language, and the digits of a shown number. Out: `one`, `few`, `other`.... The
category belongs to the digits on the page: in English it is 1 hour, but 1.0 hours.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from attrs import frozen

CATEGORIES: Final = ("zero", "one", "two", "few", "many", "other")


class Shown(NamedTuple):
    """A number as it stands on the page, before digits and separators are chosen.

    Attributes:
        negative: Whether it has a minus sign; never for zero.
        whole: The digits before the separator.
        fraction: The digits after it.
        power: The power of ten that a word stands for: 6 in "1.2 million".
    """

    negative: bool
    whole: str
    fraction: str
    power: int = 0


class Condition(NamedTuple):
    """One condition of a rule: an operand, perhaps its remainder, is (or is not) in one of the ranges."""

    operand: str
    modulus: int
    negated: bool
    ranges: tuple[tuple[int, int], ...]


_CONDITION: Final = re.compile(r"([nivwftce])(?: mod ([0-9]+))?( not)? in ([0-9.,]+)")


@frozen
class PluralRules:
    """The plural rules of a language: for each category, alternatives of conditions that hold together.

    Example:
        >>> rules = PluralRules.parse({"one": "i in 1 and v in 0"})
        >>> rules.category(Shown(False, "1", "")), rules.category(Shown(False, "1", "0"))
        ('one', 'other')
    """

    rules: tuple[tuple[str, tuple[tuple[Condition, ...], ...]], ...]

    @classmethod
    def parse(cls, conditions: Mapping[str, str]) -> PluralRules:
        """Read the conditions of CLDR, as Babel spells them."""
        return cls(
            tuple(
                (category, tuple(_conditions(part) for part in conditions[category].split(" or ")))
                for category in CATEGORIES
                if category in conditions
            )
        )

    @property
    def categories(self) -> tuple[str, ...]:
        """The categories that the language tells apart."""
        return (*(category for category, _ in self.rules), "other")

    def category(self, shown: Shown) -> str:
        """The category of a number as it is shown."""
        if not self.rules:
            return "other"
        operands = _operands(shown)
        for category, alternatives in self.rules:
            for conditions in alternatives:
                if all(_holds(condition, operands) for condition in conditions):
                    return category
        return "other"


def _conditions(text: str) -> tuple[Condition, ...]:
    parts: list[Condition] = []
    for part in text.split(" and "):
        match = _CONDITION.fullmatch(part)
        if match is None:
            raise ValueError(f"no plural condition: {part!r}")
        operand, modulus, negated, ranges = match.groups()
        ends = (span.partition("..") for span in ranges.split(","))
        parts.append(
            Condition(
                operand,
                int(modulus or 0),
                negated is not None,
                tuple((int(low), int(high or low)) for low, _, high in ends),
            )
        )
    return tuple(parts)


def _operands(shown: Shown) -> dict[str, int | None]:
    """The operands of UTS #35; n is None where the number is not whole, for no rule matches it then."""
    moved = shown.fraction[: shown.power].ljust(shown.power, "0")
    whole = int(shown.whole + moved)
    fraction = shown.fraction[shown.power :]
    bare = fraction.rstrip("0")
    return {
        "n": None if bare else whole,
        "i": whole,
        "v": len(fraction),
        "w": len(bare),
        "f": int(fraction or 0),
        "t": int(bare or 0),
        "c": shown.power,
        "e": shown.power,
    }


def _holds(condition: Condition, operands: Mapping[str, int | None]) -> bool:
    number = operands[condition.operand]
    if number is None:
        return condition.negated
    if condition.modulus:
        number %= condition.modulus
    return any(low <= number <= high for low, high in condition.ranges) is not condition.negated
