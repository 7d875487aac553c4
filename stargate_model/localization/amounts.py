"""Amounts as text: a number with its unit, bare as CLDR has it, or as a phrase for a sentence.

In: an exact number and a symbol of the unit table. Out: text. The unit is never changed, and a phrase shows every digit
that the number has; only the bare compact forms of CLDR round.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from stargate_model.amounts.currencies import CURRENCIES
from stargate_model.localization import money, numbers, ranges, units
from stargate_model.localization.messages import Messages, message
from stargate_model.localization.plurals import Shown

if TYPE_CHECKING:
    from stargate_model.localization.resolved import Resolved

PERCENT: Final = "%"
_MOST_DIGITS: Final = 3
_MILLION: Final = 6
_NO_SHORT_MONEY: Final = frozenset({"es"})
"""Where CLDR's short form hides the currency: `500 mil MUS$`."""
_SHARED_SYMBOLS: Final = MappingProxyType(
    {
        "$": frozenset({("", "USD")}),
        "¥": frozenset({("ja", "JPY"), ("zh", "CNY"), ("zh_Hans", "CNY")}),
        "元": frozenset[tuple[str, str]](),
    }
)
"""Symbols of several currencies, with the locale (or any) and the currency that they are left to."""
_IN_FULL: Final = frozenset("m t day week month year acre pp L gallon ft ft² item".split())
"""What a sentence writes in full, for short forms of some languages are those of other units: `m.`, `a`, `pi`."""
_NAMES_IN_SMALL: Final = frozenset({"pt"})
"""Where CLDR writes names of currencies with a capital, which a sentence does not."""

_MILLIONS: Final = message("money:millions", "{number} {currency}")
_ELISION: Final = MappingProxyType(
    {"fr": re.compile(r"\b(d)e[ \xa0](?=[aeiouàâéèêëîïôùûœ]|heure|hectare)", re.IGNORECASE)}
)
"""Where a word loses its vowel before another: millions d'euros."""

_VAGUE: Final = (
    message("vague:number", "several"),
    message("vague:number", "tens of"),
    message("vague:number", "hundreds of"),
    message("vague:number", "several thousand"),
    message("vague:number", "tens of thousands of"),
    message("vague:number", "hundreds of thousands of"),
    message("vague:number", "several million"),
    message("vague:number", "tens of millions of"),
    message("vague:number", "hundreds of millions of"),
    message("vague:number", "several billion"),
    message("vague:number", "tens of billions of"),
    message("vague:number", "hundreds of billions of"),
    message("vague:number", "several trillion"),
)
"""The vague numbers from twice a power of ten to just below the next, by the power."""
_AFTER_VAGUE: Final = MappingProxyType({"ru": "many", "ar": "few"})
"""The plural that follows a vague number, where it is not `other`."""
_NAMED_AFTER_VAGUE: Final[Mapping[tuple[str, str], str]] = MappingProxyType(
    {
        ("fr", "year"): "années",
        ("ar", "USD"): "الدولارات الأمريكية",
        ("ar", "EUR"): "اليورو",
        ("ar", "job"): "الوظائف",
        ("ar", "chip"): "الرقائق",
        ("ar", "turbine"): "التوربينات",
        ("ar", "engine"): "المحركات",
        ("ar", "site"): "المواقع",
        ("ar", "data_centre"): "مراكز البيانات",
        ("ar", "home"): "المنازل",
        ("ar", "rack"): "خزائن الخوادم",
        ("ar", "user"): "المستخدمين",
        ("ar", "person"): "الأشخاص",
        ("ar", "item"): "العناصر",
        ("ar", "h"): "الساعات",
        ("ar", "day"): "الأيام",
        ("ar", "week"): "الأسابيع",
        ("ar", "month"): "الأشهر",
        ("ar", "year"): "السنوات",
    }
)
"""What follows a vague number in another form than any number: plusieurs années, and the definite plural of Arabic."""
_BARE_AFTER_SEVERAL: Final = frozenset({"ar"})
"""Where the word for "several" itself goes with the form of a number."""

_SAID: Final[Mapping[tuple[str, str], str]] = MappingProxyType({("ja", "day"): "{0}日間", ("ko", "day"): "{0}일간"})
"""What a sentence says where CLDR's bare figure could be another thing: 17日 is the day of a month."""
_NAMES: Final[Mapping[tuple[str, str], Mapping[str, str]]] = MappingProxyType(
    {("ar", "USD"): MappingProxyType({"few": "دولارات أمريكية", "many": "دولارًا أمريكيًا"})}
)
"""Plural names of currencies of which CLDR has but one."""
_NO_SPACE: Final = frozenset({"zh", "ja"})
"""Where a sentence has no space between a number and a word, as CLDR's bare figures have."""
_SPACE_BEFORE_WORD: Final = re.compile(r"(?<=\{0\}) (?=[\u3041-\u30ff\u3400-\u9fff])")

BAR: Final = "|"
"""In a pattern of `units.toml`, stands before and after what a hedge goes with: 29基以上のタービン."""


def unit_text(
    locale: Resolved,
    number: Shown,
    symbol: str,
    width: str,
    *,
    approximate: bool = False,
) -> str:
    """A number with its unit, bare. Some patterns of Arabic and Hebrew have no digits for 1 and 2."""
    if symbol == PERCENT and width != "long":
        prefix, suffix = locale.affixes(locale.percent, negative=number.negative, approximate=approximate)
        return f"{prefix}{numbers.body(number, locale.percent, locale)}{suffix}"
    text = numbers.plain(locale, number, approximate=approximate)
    return _in_pattern(units.patterns(locale, symbol, width), locale.plurals.category(number), text)


def _in_pattern(patterns: Mapping[str, str], category: str, text: str) -> str:
    """A number that is text already, in the pattern of its plural category."""
    pattern = patterns.get(category) or patterns.get("other") or next(iter(patterns.values()))
    return pattern.replace("{0}", text).replace(BAR, "")


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
    return _in_pattern(units.patterns(locale, symbol, width), category, ranges.number_range(locale, first, last))


def approximate_text(locale: Resolved, value: Decimal, symbol: str, width: str) -> str:
    """A number with CLDR's sign for approximate numbers and its unit, bare."""
    number = numbers.shown(value)
    if symbol in CURRENCIES:
        return money.with_symbol(locale, number, symbol, locale.currency, approximate=True)
    if symbol == PERCENT:
        return numbers.percent_text(locale, value, approximate=True)
    return unit_text(locale, number, symbol, width, approximate=True)


def phrase(locale: Resolved, messages: Messages | None, value: Decimal, symbol: str, width: str) -> str:
    """A number with its unit, as it stands in a sentence: with digits, and with all of them; a share has its sign.

    Millions of things and of money are told with the word. Where a hedge goes with a part, bars stand round that part.
    """
    return _phrase(locale, messages, value, symbol, width, spoken=_has_word(locale, value, symbol, width))


def range_ends(
    locale: Resolved, messages: Messages | None, low: Decimal, high: Decimal, symbol: str, width: str
) -> tuple[str, str]:
    """Both ends of a range as phrases; the unit is not repeated where it goes for both ends alike.

    A word for the size stands at both ends or at none, so that it is never taken for that of both.
    """
    spoken = all(_has_word(locale, end, symbol, width) for end in (low, high))
    first, last = (_phrase(locale, messages, end, symbol, width, spoken=spoken) for end in (low, high))
    in_digits = symbol == PERCENT or (symbol in CURRENCIES and _symbol_is_clear(locale, symbol, width))
    number = _spoken if spoken else _written
    if not in_digits and core(last)[1].startswith(number(locale, high)[1]) and (spoken or symbol not in CURRENCIES):
        return number(locale, low)[1], last
    return first.replace(BAR, ""), last


def core(phrase: str) -> tuple[str, str, str]:
    """What a hedge goes with, between what stands before and after it."""
    before, bar, rest = phrase.partition(BAR)
    if not bar:
        return "", phrase, ""
    middle, _, after = rest.partition(BAR)
    return before, middle, after


def vague_phrase(locale: Resolved, messages: Messages, low: Decimal, high: Decimal | None, symbol: str) -> str | None:
    """A number that is no more than an order of magnitude, in words: hundreds of millions of users.

    Args:
        locale: Where it is read.
        messages: Its words.
        low: The lower end: twice a power of ten.
        high: The upper end: just below the next power of ten; None where only the lower end is stated.
        symbol: A symbol of the unit table.

    Returns:
        None where the ends are not those of such words.
    """
    power = low.adjusted()
    if symbol == PERCENT or not 0 <= power < len(_VAGUE) or low != 2 * 10**power:
        return None
    if high is not None and high != 10 ** (power + 1) - 1:
        return None
    text = messages.tell(_VAGUE[power])
    category = _AFTER_VAGUE.get(locale.language, "other")
    named = _NAMED_AFTER_VAGUE.get((locale.language, symbol))
    if named is not None and (power or locale.language not in _BARE_AFTER_SEVERAL):
        pattern = f"{{0}} {named}"
    elif symbol in CURRENCIES:
        names = locale.currency_names(symbol)
        joined = locale.currency_name_patterns()
        pattern = joined["other"].replace("{1}", _in_sentence(locale, names.get(category) or names["other"]))
    else:
        patterns = units.patterns(locale, symbol, "long")
        pattern = patterns.get(category) or patterns["other"]
    return _elided(locale, _close(locale, pattern).replace("{0}", text).replace(BAR, ""))


def _close(locale: Resolved, pattern: str) -> str:
    """A pattern without the space that a sentence has not."""
    return _SPACE_BEFORE_WORD.sub("", pattern) if locale.language in _NO_SPACE else pattern


def _written(locale: Resolved, value: Decimal) -> tuple[Shown, str]:
    """A number in digits."""
    number = numbers.shown(value)
    return number, numbers.plain(locale, number)


def _spoken(locale: Resolved, value: Decimal) -> tuple[Shown, str]:
    """A number in digits with the word for its size."""
    number, pattern = numbers.compact(locale, value, "decimal", "long", exact=True)
    return number, numbers.compact_number(locale, number, pattern)


def _has_word(locale: Resolved, value: Decimal, symbol: str, width: str) -> bool:
    """Whether a number is told with a word for its size: millions of money and things are, if few digits stay."""
    if value.copy_abs() < 10**_MILLION or symbol in units.CLDR_IDS:
        return False
    if symbol not in units.THINGS and symbol not in CURRENCIES:
        return False
    kind, style = ("currency", "short") if _symbol_is_clear(locale, symbol, width) else ("decimal", "long")
    number, _ = numbers.compact(locale, value, kind, style, exact=True)
    return len(number.fraction) <= _MOST_DIGITS


def _phrase(
    locale: Resolved, messages: Messages | None, value: Decimal, symbol: str, width: str, *, spoken: bool
) -> str:
    if symbol in CURRENCIES:
        if _symbol_is_clear(locale, symbol, width):
            return _with_symbol(locale, value, symbol, spoken=spoken)
        return _with_name(locale, messages, value, symbol, spoken=spoken)
    if symbol == PERCENT:
        return numbers.percent_text(locale, value)
    said = _SAID.get((locale.language, symbol))
    patterns = {"other": said} if said else units.patterns(locale, symbol, "long" if symbol in _IN_FULL else width)
    number, text = _spoken(locale, value) if spoken else _written(locale, value)
    pattern = patterns.get(locale.plurals.category(number)) or patterns.get("other") or next(iter(patterns.values()))
    if "{0}" not in pattern:
        pattern = patterns["other"]
    return _close(locale, pattern).replace("{0}", text)


def _symbol_is_clear(locale: Resolved, code: str, width: str) -> bool:
    """Whether an amount may be told with the symbol of its currency: that is short, and no other currency's."""
    if width == "long" or code not in CURRENCIES:
        return False
    owners = _SHARED_SYMBOLS.get(locale.currency_symbol(code))
    return owners is None or bool(owners & {("", code), (locale.name, code)})


def _with_symbol(locale: Resolved, value: Decimal, code: str, *, spoken: bool) -> str:
    if not spoken or locale.language in _NO_SHORT_MONEY:
        return money.money_text(locale, value, code, "standard")
    number, pattern = numbers.compact(locale, value, "currency", "short", exact=True)
    minimum = max(numbers.COMPACT_DIGITS, locale.minimum_grouping)
    return money.with_symbol(locale, number, code, pattern or locale.currency, minimum=minimum)


def _with_name(locale: Resolved, messages: Messages | None, value: Decimal, code: str, *, spoken: bool) -> str:
    number, text = _spoken(locale, value) if spoken else _written(locale, value)
    names = _NAMES.get((locale.language, code), {})
    name = names.get(locale.plurals.category(number)) or _in_sentence(locale, money.name(locale, number, code))
    if locale.language in _NO_SPACE:
        return f"{text}{name}"
    if messages is None or not (number.power or _is_whole_millions(number)):
        return money.joined_name(locale, number, text, name)
    return _elided(locale, messages.tell(_MILLIONS, number=text, currency=name))


def _in_sentence(locale: Resolved, name: str) -> str:
    return name[:1].lower() + name[1:] if locale.language in _NAMES_IN_SMALL else name


def _elided(locale: Resolved, text: str) -> str:
    rule = _ELISION.get(locale.language)
    return rule.sub("\\1’", text) if rule else text


def _is_whole_millions(number: Shown) -> bool:
    return not number.fraction and len(number.whole) > _MILLION and number.whole.endswith("0" * _MILLION)
