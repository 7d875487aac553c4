"""Amounts as text: a number with its unit, bare as CLDR has it, or as a phrase for a sentence.

In: an exact number and a symbol of the unit table. Out: text. The unit is never changed, and a phrase shows every digit
that the number has; only the bare compact forms of CLDR round.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from stargate_model.amounts.currencies import CURRENCIES
from stargate_model.localization import money, numbers, ranges, units
from stargate_model.localization.messages import Message, Messages, message
from stargate_model.localization.plurals import Shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stargate_model.localization.resolved import Resolved

PERCENT: Final = "%"
_MOST_DIGITS: Final = 3
_MILLION: Final = 6
_NO_SHORT_MONEY: Final = frozenset({"es"})
"""Where CLDR's short form hides the currency: `500 mil MUS$`."""
_NAMES_IN_SMALL: Final = frozenset({"pt"})
"""Where CLDR writes names of currencies with a capital, which a sentence does not."""

_MILLIONS: Final = message("money:millions", "{number} {currency}")
_MILLIONS_VOWEL: Final = message("money:millions before a vowel", "{number} {currency}")
_VOWELS: Final = tuple("aàâeéèêhiîïoôuùûyAÀÂEÉÈÊHIÎÏOÔUÙÛY")


def unit_text(
    locale: Resolved,
    number: Shown,
    symbol: str,
    width: str,
    *,
    approximate: bool = False,
    with_digits: bool = False,
) -> str:
    """A number with its unit.

    Args:
        locale: Where it is read.
        number: The number as it is shown.
        symbol: A symbol of the unit table.
        width: `long`, `short` or `narrow`.
        approximate: Whether the sign for an approximate number is put in.
        with_digits: Whether digits must be there, which some patterns of Arabic and Hebrew leave out for 1 and 2.
    """
    if symbol == PERCENT and width != "long":
        prefix, suffix = locale.affixes(locale.percent, negative=number.negative, approximate=approximate)
        return f"{prefix}{numbers.body(number, locale.percent, locale)}{suffix}"
    text = numbers.plain(locale, number, approximate=approximate)
    return in_pattern(units.patterns(locale, symbol, width), locale.plurals.category(number), text, with_digits)


def in_pattern(patterns: Mapping[str, str], category: str, text: str, with_digits: bool = False) -> str:  # noqa: FBT001, FBT002 - private to the floor
    """A number that is text already, in the pattern of its plural category."""
    pattern = patterns.get(category) or patterns.get("other") or next(iter(patterns.values()))
    if with_digits and "{0}" not in pattern:
        pattern = patterns["other"]
    return pattern.replace("{0}", text)


def range_text(locale: Resolved, low: Decimal, high: Decimal, symbol: str, width: str) -> str:
    """A range with its unit, bare."""
    first, last = numbers.shown(low), numbers.shown(high)
    if symbol in CURRENCIES:
        return ranges.money_range(locale, first, last, symbol)
    if symbol == PERCENT:
        return ranges.percent_range(locale, first, last)
    category = (
        locale.plurals.category(first)
        if first == last
        else locale.plural_of_range(locale.plurals.category(first), locale.plurals.category(last))
    )
    return in_pattern(units.patterns(locale, symbol, width), category, ranges.number_range(locale, first, last))


def approximate_text(locale: Resolved, value: Decimal, symbol: str, width: str) -> str:
    """A number with CLDR's sign for approximate numbers and its unit, bare."""
    number = numbers.shown(value)
    if symbol in CURRENCIES:
        return money.with_symbol(locale, number, symbol, locale.currency, approximate=True)
    if symbol == PERCENT:
        return numbers.percent_text(locale, value, approximate=True)
    return unit_text(locale, number, symbol, width, approximate=True)


def phrase(locale: Resolved, messages: Messages | None, value: Decimal, symbol: str, width: str) -> str:
    """A number with its unit, as it stands in a sentence: every digit is shown, and a share has its sign."""
    if symbol in CURRENCIES:
        return _money_phrase(locale, messages, value, symbol, width)
    if symbol == PERCENT:
        return numbers.percent_text(locale, value)
    return unit_text(locale, numbers.shown(value), symbol, width, with_digits=True)


def range_ends(
    locale: Resolved, messages: Messages | None, low: Decimal, high: Decimal, symbol: str, width: str
) -> tuple[str, str]:
    """Both ends of a range as phrases; the unit is not repeated where it goes for both ends alike."""
    last = phrase(locale, messages, high, symbol, width)
    if symbol == PERCENT:
        return numbers.percent_text(locale, low), last
    if symbol in CURRENCIES:
        alike = width == "long" and _has_word(locale, low) and _has_word(locale, high)
        first = numbers.compact_text(locale, low, "long", exact=True) if alike else phrase(
            locale, messages, low, symbol, width
        )
        return first, last
    number = numbers.shown(low)
    text = numbers.plain(locale, number)
    if last.startswith(numbers.decimal_text(locale, high)):
        return text, last
    return unit_text(locale, number, symbol, width, with_digits=True), last


def _has_word(locale: Resolved, value: Decimal) -> bool:
    return value.copy_abs() >= 10**_MILLION and _compact_is_short(locale, value, "decimal", "long")


def _money_phrase(locale: Resolved, messages: Messages | None, value: Decimal, code: str, width: str) -> str:
    if width != "long":
        if locale.language in _NO_SHORT_MONEY or not _compact_is_short(locale, value, "currency", "short"):
            return money.money_text(locale, value, code, "standard")
        number, pattern = numbers.compact(locale, value, "currency", "short", exact=True)
        minimum = max(numbers.COMPACT_DIGITS, locale.minimum_grouping)
        return money.with_symbol(locale, number, code, pattern or locale.currency, minimum=minimum)
    if value.copy_abs() >= 10**_MILLION and _compact_is_short(locale, value, "decimal", "long"):
        number, pattern = numbers.compact(locale, value, "decimal", "long", exact=True)
        text = numbers.compact_number(locale, number, pattern)
    else:
        number = numbers.shown(value)
        text = numbers.plain(locale, number)
    name = money.name(locale, number, code)
    if messages is None:
        return money.joined_name(locale, number, text, name)
    if locale.language in _NAMES_IN_SMALL:
        name = name[:1].lower() + name[1:]
    told: Message | None = None
    if number.power >= _MILLION or _is_whole_millions(number):
        told = _MILLIONS_VOWEL if name.startswith(_VOWELS) else _MILLIONS
    if told is None or messages.tell(told, number="", currency="").strip() == "":
        return money.joined_name(locale, number, text, name)
    return messages.tell(told, number=text, currency=name)


def _is_whole_millions(number: Shown) -> bool:
    return not number.fraction and len(number.whole) > _MILLION and number.whole.endswith("0" * _MILLION)


def _compact_is_short(locale: Resolved, value: Decimal, kind: str, style: str) -> bool:
    """Whether the compact form says every digit and is still easy to read."""
    number, _ = numbers.compact(locale, value, kind, style, exact=True)
    return len(number.fraction) <= _MOST_DIGITS
