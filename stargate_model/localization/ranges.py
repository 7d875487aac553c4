"""Ranges as text: two ends with one unit, in the locale's own way.

In: both ends and what they are measured in. Out: text. A sign or symbol of one character is repeated at both ends, and
the dash then has spaces around it; a longer one is written once. Ends that are shown alike give the plain figure, never
an approximate one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from stargate_model.localization import money, numbers
from stargate_model.localization.plurals import Shown

if TYPE_CHECKING:
    from stargate_model.localization.resolved import Resolved


def number_range(locale: Resolved, low: Shown, high: Shown) -> str:
    """Two plain numbers."""
    return affixed_range(
        locale,
        (numbers.body(low, locale.decimal, locale), numbers.body(high, locale.decimal, locale)),
        (
            locale.affixes(locale.decimal, negative=low.negative),
            locale.affixes(locale.decimal, negative=high.negative),
        ),
    )


def percent_range(locale: Resolved, low: Shown, high: Shown) -> str:
    """Two shares, given in hundredths."""
    pattern = locale.percent
    return affixed_range(
        locale,
        (numbers.body(low, pattern, locale), numbers.body(high, pattern, locale)),
        (locale.affixes(pattern, negative=low.negative), locale.affixes(pattern, negative=high.negative)),
    )


def money_range(locale: Resolved, low: Shown, high: Shown, code: str) -> str:
    """Two amounts of one currency, with its symbol."""
    pattern = locale.currency

    def digits(end: Shown) -> str:
        return numbers.body(end, pattern, locale, separators=locale.money_separators)

    def affixes(end: Shown) -> tuple[str, str]:
        return money.symbol_affixes(locale, pattern, code, negative=end.negative)

    return affixed_range(
        locale,
        (digits(low), digits(high)),
        (affixes(low), affixes(high)),
        sum(map(len, money.spaces(pattern, locale.currency_symbol(code)))),
    )


def affixed_range(
    locale: Resolved, digits: tuple[str, str], affixes: tuple[tuple[str, str], tuple[str, str]], spaces: int = 0
) -> str:
    """Two numbers with what stands before and after their digits; spaces put in beside a symbol make it no longer."""
    (low_before, low_after), (high_before, high_after) = affixes
    if affixes[0] == affixes[1]:
        if digits[0] == digits[1]:
            return f"{low_before}{digits[0]}{low_after}"
        if len(low_before) + len(low_after) - spaces != 1:
            return f"{low_before}{_joined(locale, *digits, spaced=False)}{low_after}"
    return _joined(locale, f"{low_before}{digits[0]}{low_after}", f"{high_before}{digits[1]}{high_after}", spaced=True)


def _joined(locale: Resolved, low: str, high: str, *, spaced: bool) -> str:
    between = locale.range_pattern.replace("{0}", "").replace("{1}", "")
    if spaced:
        between = f"{'' if between[0].isspace() else ' '}{between}{'' if between[-1].isspace() else ' '}"
    return f"{low}{between}{high}"
