"""One locale, resolved: its signs, digits, patterns and plural rules as one immutable object.

In: the name of a locale that Babel has. Out: a `Resolved`, made once and shared between threads. It is all that the
formatting functions look at.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from attrs import field, frozen

from stargate_model.localization import cldr, patterns
from stargate_model.localization.patterns import CURRENCY, MINUS, PERCENT, PLUS, NumberPattern
from stargate_model.localization.plurals import PluralRules

CACHED_LOCALES: Final = 256
_LATIN: Final = "0123456789"


@frozen(eq=False)
class Resolved:
    """What is needed to write figures in one locale.

    Attributes:
        name: The locale's name, such as `zh_Hans`.
        language: Its language, such as `zh`.
        decimal_separator: What stands before the fraction.
        group: What stands between groups of digits.
        money_separators: The same two in amounts of money.
        minimum_grouping: How many digits stand before the first separator at least.
        native_digits: A table from ASCII digits to the locale's own; None where they are the same.
        signs: The signs that the marks of a pattern stand for.
        approximately: The sign for an approximate number.
        range_pattern: How two numbers of a range stand together.
        plurals: Its plural rules.
        plural_ranges: The plural category of a range, by those of its ends.
    """

    name: str
    language: str
    decimal_separator: str
    group: str
    money_separators: tuple[str, str]
    minimum_grouping: int
    native_digits: Mapping[int, str] | None
    signs: Mapping[int, str]
    approximately: str
    decimal: NumberPattern
    percent: NumberPattern
    currency: NumberPattern
    range_pattern: str
    plurals: PluralRules
    plural_ranges: Mapping[str, str]
    tables: cldr.Tables = field(repr=False)

    def affixes(
        self, pattern: NumberPattern, *, negative: bool, approximate: bool = False, currency: str = ""
    ) -> tuple[str, str]:
        """What stands before and after the digits of a number, with the locale's signs."""
        prefix, suffix = pattern.prefix, pattern.suffix
        if negative or approximate:
            sign = (self.approximately if approximate else "") + (MINUS if negative else "")
            if pattern.negative is not None:
                prefix, suffix = (part.replace(MINUS, sign) for part in pattern.negative)
            else:
                prefix = sign + prefix
        if not prefix and not suffix:
            return "", ""
        signs = {**self.signs, ord(CURRENCY): currency}
        return prefix.translate(signs), suffix.translate(signs)

    def plural_of_range(self, low: str, high: str) -> str:
        """The plural category of a range whose ends have these categories."""
        return self.plural_ranges.get(f"{low} {high}", "other")

    def compact_patterns(self, kind: str, style: str) -> dict[str, dict[str, NumberPattern]]:
        """The compact patterns of `decimal` or `currency` numbers, by plural category and power of ten."""
        return _compact_patterns(self.name, kind, style)

    def currency_symbol(self, code: str) -> str:
        """The symbol of a currency; its code where the locale has none."""
        return _currency_symbol(self.name, code)

    def currency_names(self, code: str) -> Mapping[str, str]:
        """The name of a currency by plural category."""
        return _currency_names(self.name, code)

    def currency_name_patterns(self) -> Mapping[str, str]:
        """How number and currency name stand together, by plural category."""
        return _currency_name_patterns(self.name)

    def unit_patterns(self, unit_id: str, width: str) -> Mapping[str, str]:
        """The patterns of a CLDR unit by plural category; empty where the locale has none."""
        return _unit_patterns(self.name, unit_id, width)


@lru_cache(maxsize=CACHED_LOCALES)
def resolve(name: str) -> Resolved:
    """The resolved locale of a name that Babel has.

    Raises:
        LocaleError: Babel has no such locale.
    """
    tables = cldr.tables(name)
    symbols = tables.symbols()
    language = name.partition("_")[0]
    decimal = cldr.corrected("decimal", name, symbols.get("decimal", "."))
    group = cldr.corrected("group", name, symbols.get("group", ","))
    separators = cldr.money_separators(name)
    digits = cldr.digits(tables.numbering_system())
    return Resolved(
        name=name,
        language=language,
        decimal_separator=decimal,
        group=group,
        money_separators=(separators.get("decimal", decimal), separators.get("group", group)),
        minimum_grouping=cldr.minimum_grouping(name),
        native_digits=_native(digits),
        signs={
            ord(MINUS): cldr.corrected("minusSign", name, symbols.get("minusSign", "-")),
            ord(PLUS): symbols.get("plusSign", "+"),
            ord(PERCENT): symbols.get("percentSign", "%"),
        },
        approximately=symbols.get("approximatelySign", "~"),
        decimal=patterns.parse(tables.number_pattern("decimal")),
        percent=patterns.parse(cldr.corrected("percent", name, tables.number_pattern("percent"))),
        currency=patterns.parse(cldr.corrected("currency", name, tables.number_pattern("currency"))),
        range_pattern=cldr.range_pattern(name),
        plurals=PluralRules.parse(tables.plural_rules()),
        plural_ranges=cldr.plural_ranges(language),
        tables=tables,
    )


def _native(digits: str) -> Mapping[int, str] | None:
    if digits == _LATIN:
        return None
    return {ord(latin): native for latin, native in zip(_LATIN, digits, strict=True)}


@lru_cache(maxsize=4 * CACHED_LOCALES)
def _compact_patterns(name: str, kind: str, style: str) -> dict[str, dict[str, NumberPattern]]:
    found = cldr.tables(name).compact_patterns(kind, style)
    return {
        category: {power: patterns.parse(text) for power, text in table.items()} for category, table in found.items()
    }


@lru_cache(maxsize=64 * CACHED_LOCALES)
def _unit_patterns(name: str, unit_id: str, width: str) -> Mapping[str, str]:
    return cldr.tables(name).unit_patterns(unit_id, width)


@lru_cache(maxsize=16 * CACHED_LOCALES)
def _currency_symbol(name: str, code: str) -> str:
    return cldr.corrected(code, name, cldr.tables(name).currency_symbol(code))


@lru_cache(maxsize=16 * CACHED_LOCALES)
def _currency_names(name: str, code: str) -> Mapping[str, str]:
    return cldr.tables(name).currency_names(code)


@lru_cache(maxsize=CACHED_LOCALES)
def _currency_name_patterns(name: str) -> Mapping[str, str]:
    return cldr.tables(name).currency_name_patterns()
