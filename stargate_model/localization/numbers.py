"""Numbers as text: rounding, grouping, digits, signs, percent and compact forms of one locale.

In: a finite Decimal and a resolved locale. Out: text. A number is rounded first (only where the caller says to how many
digits), a negative zero loses its sign, and then pattern and plural follow the number as it is shown.
"""

from __future__ import annotations

import decimal
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from stargate_model.amounts.decimals import EXACT
from stargate_model.localization.plurals import Shown

if TYPE_CHECKING:
    from stargate_model.localization.patterns import NumberPattern
    from stargate_model.localization.resolved import Resolved

COMPACT_DIGITS: Final = 2


def shown(value: Decimal, fixed: int | None = None) -> Shown:
    """The digits of a number.

    Args:
        value: The number.
        fixed: Exactly so many digits after the separator, rounded half to even; by default those that the value has.

    Example:
        >>> shown(Decimal("-1234.50"))
        Shown(negative=True, whole='1234', fraction='5', power=0)
    """
    if fixed is not None:
        value = value.quantize(Decimal(1).scaleb(-fixed), context=EXACT)
    text = format(value, "f")
    negative = text.startswith("-")
    whole, _, fraction = (text[1:] if negative else text).partition(".")
    if fixed is None:
        fraction = fraction.rstrip("0")
    if negative and not (whole.strip("0") or fraction.strip("0")):
        negative = False
    return Shown(negative, whole, fraction)


def body(
    number: Shown,
    pattern: NumberPattern,
    locale: Resolved,
    minimum: int | None = None,
    separators: tuple[str, str] | None = None,
) -> str:
    """The digits with separators, without sign or unit."""
    decimal_separator, group = separators or (locale.decimal_separator, locale.group)
    whole = _grouped(number.whole, pattern, group, minimum or locale.minimum_grouping)
    text = f"{whole}{decimal_separator}{number.fraction}" if number.fraction else whole
    return text.translate(locale.native_digits) if locale.native_digits else text


def decimal_text(locale: Resolved, value: Decimal, fixed: int | None = None, *, approximate: bool = False) -> str:
    """A plain number."""
    return plain(locale, shown(value, fixed), approximate=approximate)


def plain(
    locale: Resolved, number: Shown, *, approximate: bool = False, separators: tuple[str, str] | None = None
) -> str:
    """A plain number whose digits are chosen."""
    prefix, suffix = locale.affixes(locale.decimal, negative=number.negative, approximate=approximate)
    return f"{prefix}{body(number, locale.decimal, locale, separators=separators)}{suffix}"


def percent_text(locale: Resolved, value: Decimal, fixed: int | None = None, *, approximate: bool = False) -> str:
    """A share, given in hundredths, with the percent sign: 6.7 as 6.7%."""
    number = shown(value, fixed)
    prefix, suffix = locale.affixes(locale.percent, negative=number.negative, approximate=approximate)
    return f"{prefix}{body(number, locale.percent, locale)}{suffix}"


def compact(
    locale: Resolved, value: Decimal, kind: str, style: str, *, exact: bool = False
) -> tuple[Shown, NumberPattern | None]:
    """The digits and the pattern of a number in compact form.

    Two significant digits or all whole ones, as CLDR asks; or, where the form must be exact, all digits.

    Returns:
        The number to be shown, and the pattern with its word; None for the pattern where there is no word for the size.
    """
    table = locale.compact_patterns(kind, style)
    rounded = value if exact else _rounded(value)
    most = max((len(size) - 1 for size in table.get("other", ())), default=0)
    power = min(rounded.adjusted(), most) if rounded else 0
    pattern, shift, scaled = _compacted(table, value, power, exact=exact)
    # rounding may reach the next power of ten, whose pattern then counts: 999,999 is 1M and not 1000K
    after = min(scaled.adjusted() + shift, most) if scaled else 0
    if after > power:
        power = after
        pattern, shift, scaled = _compacted(table, value, power, exact=exact)
    number = shown(scaled)
    if pattern is None:
        return number, None
    category = locale.plurals.category(number)
    if number.whole == "1" and not number.fraction and "1" in table and not number.negative:
        chosen, _ = _compact_pattern(table, "1", power)
        if chosen is not None:
            return number._replace(power=shift), chosen
    chosen, shift = _compact_pattern(table, category if category in table else "other", power)
    return number._replace(power=shift), chosen or pattern


def compact_text(locale: Resolved, value: Decimal, style: str, *, exact: bool = False) -> str:
    """A number with a word for its size: 1.2 million."""
    number, pattern = compact(locale, value, "decimal", style, exact=exact)
    return compact_number(locale, number, pattern)


def compact_number(
    locale: Resolved, number: Shown, pattern: NumberPattern | None, separators: tuple[str, str] | None = None
) -> str:
    """A number whose compact form is chosen."""
    minimum = max(COMPACT_DIGITS, locale.minimum_grouping)
    used = pattern or locale.decimal
    prefix, suffix = locale.affixes(used, negative=number.negative)
    digits = body(number, locale.decimal, locale, minimum, separators) if used.has_digits else ""
    return f"{prefix}{digits}{suffix}"


def _rounded(value: Decimal) -> Decimal:
    whole = value.quantize(Decimal(1), context=EXACT)
    if not value or value.adjusted() >= COMPACT_DIGITS - 1:
        return whole
    return value.quantize(Decimal(1).scaleb(value.adjusted() - COMPACT_DIGITS + 1), decimal.ROUND_HALF_EVEN, EXACT)


def _compacted(
    table: dict[str, dict[str, NumberPattern]], value: Decimal, power: int, *, exact: bool
) -> tuple[NumberPattern | None, int, Decimal]:
    pattern, shift = _compact_pattern(table, "other", power)
    scaled = value.scaleb(-shift, EXACT)
    return pattern, shift, scaled if exact else _rounded(scaled)


def _compact_pattern(
    table: dict[str, dict[str, NumberPattern]], category: str, power: int
) -> tuple[NumberPattern | None, int]:
    """The pattern for a size, and how many places it shifts the number; the pattern `0` means a plain number."""
    pattern = table.get(category, {}).get(str(10**power)) if power > 0 else None
    if pattern is None or pattern.is_plain:
        return None, 0
    return pattern, power - max(pattern.minimum_whole, 1) + 1


def _grouped(whole: str, pattern: NumberPattern, separator: str, minimum: int) -> str:
    primary, secondary = pattern.primary, pattern.secondary
    if not primary or len(whole) < primary + minimum:
        return whole
    head, parts = whole[:-primary], [whole[-primary:]]
    while len(head) > secondary:
        head, part = head[:-secondary], head[-secondary:]
        parts.append(part)
    parts.append(head)
    return separator.join(reversed(parts))
