"""Money as text: with symbol or name, in full or compact.

In: an amount and an ISO 4217 code. Out: text. Nothing is ever converted, and a fraction is shown only where the amount
has one or the caller asks for it.
"""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from stargate_model.localization import numbers
from stargate_model.localization.patterns import CURRENCY, NumberPattern
from stargate_model.localization.plurals import Shown

if TYPE_CHECKING:
    from stargate_model.localization.resolved import Resolved

STYLES: Final = ("standard", "name", "compact-short", "compact-long")
SPACE: Final = "\N{NO-BREAK SPACE}"


def money_text(locale: Resolved, value: Decimal, code: str, style: str, fixed: int | None = None) -> str:
    """An amount of money in one of the `STYLES`."""
    match style:
        case "name":
            number = numbers.shown(value, fixed)
            return with_name(locale, number, numbers.plain(locale, number, separators=locale.money_separators), code)
        case "compact-short":
            number, pattern = numbers.compact(locale, value, "currency", "short")
            minimum = max(numbers.COMPACT_DIGITS, locale.minimum_grouping)
            return with_symbol(locale, number, code, pattern or locale.currency, minimum=minimum)
        case "compact-long":
            return compact_name(locale, value, code)
        case _:
            return with_symbol(locale, numbers.shown(value, fixed), code, locale.currency)


def compact_name(locale: Resolved, value: Decimal, code: str, *, exact: bool = False) -> str:
    """An amount with a word for its size and the name of the currency: 500 billion US dollars."""
    number, pattern = numbers.compact(locale, value, "decimal", "long", exact=exact)
    text = numbers.compact_number(locale, number, pattern, locale.money_separators)
    return with_name(locale, number, text, code)


def with_name(locale: Resolved, number: Shown, text: str, code: str) -> str:
    """A number that is text already, with the name of the currency in the plural that goes with it."""
    return joined_name(locale, number, text, name(locale, number, code))


def name(locale: Resolved, number: Shown, code: str) -> str:
    """The name of a currency in the plural that goes with a number."""
    names = locale.currency_names(code)
    return names.get(locale.plurals.category(number)) or names["other"]


def joined_name(locale: Resolved, number: Shown, text: str, name: str) -> str:
    """A number that is text already, and the name of a currency, as CLDR joins them."""
    patterns = locale.currency_name_patterns()
    pattern = patterns.get(locale.plurals.category(number)) or patterns.get("other") or "{0} {1}"
    return pattern.replace("{0}", text).replace("{1}", name)


def with_symbol(
    locale: Resolved,
    number: Shown,
    code: str,
    pattern: NumberPattern,
    *,
    approximate: bool = False,
    minimum: int | None = None,
) -> str:
    """A number with the currency's symbol, where the pattern has it."""
    prefix, suffix = symbol_affixes(locale, pattern, code, negative=number.negative, approximate=approximate)
    return f"{prefix}{numbers.body(number, locale.currency, locale, minimum, locale.money_separators)}{suffix}"


def symbol_affixes(
    locale: Resolved, pattern: NumberPattern, code: str, *, negative: bool, approximate: bool = False
) -> tuple[str, str]:
    """What stands before and after the digits of an amount.

    A no-break space keeps a symbol that ends in a letter from the digits, as CLDR's currencySpacing has it, which is
    the same rule in every locale.
    """
    symbol = locale.currency_symbol(code)
    prefix, suffix = locale.affixes(pattern, negative=negative, approximate=approximate, currency=symbol)
    before, after = spaces(pattern, symbol)
    if not prefix.endswith(symbol):  # a sign is between them
        before = ""
    return prefix + before, after + suffix


def spaces(pattern: NumberPattern, symbol: str) -> tuple[str, str]:
    """The spaces that keep a symbol from the digits, where the pattern itself has none."""
    return (
        SPACE if pattern.prefix.endswith(CURRENCY) and _is_letter(symbol[-1]) else "",
        SPACE if pattern.suffix.startswith(CURRENCY) and _is_letter(symbol[0]) else "",
    )


def _is_letter(char: str) -> bool:
    return unicodedata.category(char)[0] not in "SZ"
