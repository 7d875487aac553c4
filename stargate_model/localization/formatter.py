"""The formatter: figures, numbers, money, dates and lists in one locale.

In: exact numbers, figures and dates. Out: plain text, unescaped and without marks of direction, which are for the page
that it goes to. Nothing global is read or set; the locale is the formatter's own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import lru_cache
from typing import Final, Literal

from stargate_model.amounts.currencies import CURRENCIES
from stargate_model.amounts.decimals import EXACT, checked
from stargate_model.amounts.hedges import Bound
from stargate_model.amounts.units import Unit
from stargate_model.claims.dates import PartialDate
from stargate_model.claims.figure import Figure
from stargate_model.errors import UnknownUnitError, VocabularyError
from stargate_model.localization import amounts, dates, hedges, lists, money, negotiate, numbers, units
from stargate_model.localization.messages import Messages
from stargate_model.localization.resolved import Resolved, resolve

Width = Literal["long", "short", "narrow"]
MoneyStyle = Literal["standard", "name", "compact-short", "compact-long"]
CompactStyle = Literal["long", "short"]
DateStyle = Literal["long", "medium"]

CACHE: Final = 16_384
MOST_CACHED: Final = 65_536
_MOST_FIXED: Final = 30
_VAGUE_BOUNDS: Final = frozenset({Bound.BETWEEN, Bound.AT_LEAST})


class Formatter:
    """Writes figures and their parts in one locale.

    Bare numbers, units, money, lists and dates are written in any locale of CLDR. Words for hedges and for the looser
    dates exist in the twelve languages of summaries; elsewhere a hedge is a mathematical sign, and what has no sign is
    refused.

    Args:
        locale: A BCP 47 tag, such as `de` or `zh-Hans`.
        cache: How many finished texts are kept; 0 for none.

    Attributes:
        locale: The name of the locale that was found, such as `zh_Hans`.
        language: The language of summaries that its words come from; None where it has no words.

    Raises:
        LocaleError: CLDR has no such locale.

    Example:
        >>> german = Formatter("de")
        >>> german.unit(Decimal("1.2"), "GW", "short"), german.money(500_000_000_000, "USD", style="compact-long")
        ('1,2 GW', '500 Milliarden US-Dollar')
    """

    __slots__ = ("_cache", "_finished", "_messages", "_resolved", "_tag", "language", "locale")

    def __init__(self, locale: str, *, cache: int = CACHE) -> None:
        if not 0 <= cache <= MOST_CACHED:
            raise VocabularyError(f"the cache may have 0 to {MOST_CACHED} texts, not {cache}", found=str(cache))
        self._tag: Final = locale
        self._cache: Final = cache
        self._resolved: Final[Resolved] = resolve(negotiate.locale_name(locale))
        self.locale: Final = self._resolved.name
        self.language: Final = negotiate.offered(negotiate.parse(locale))
        self._messages: Final = Messages(self.language) if self.language else None
        self._finished: Final = lru_cache(maxsize=cache)(self._write) if cache else self._write

    def __reduce__(self) -> tuple[Callable[[str, int], Formatter], tuple[str, int]]:
        return _formatter, (self._tag, self._cache)

    def __repr__(self) -> str:
        return f"Formatter({self._tag!r})"

    @property
    def right_to_left(self) -> bool:
        """Whether the locale is written from right to left."""
        return self._resolved.tables.right_to_left()

    def decimal(self, x: Decimal | int, *, digits: int | None = None) -> str:
        """A number, with all its digits or exactly `digits` after the separator.

        Example:
            >>> Formatter("hi").decimal(400_000), Formatter("en").decimal(Decimal("2.5"), digits=0)
            ('4,00,000', '2')
        """
        return self._finished("decimal", _text(x), _fixed(digits))

    def percent(self, share: Decimal | int, *, digits: int | None = None) -> str:
        """A share of one, in per cent.

        Example:
            >>> Formatter("en").percent(Decimal("0.044")), Formatter("ja").percent(Decimal("0.5"), digits=1)
            ('4.4%', '50.0%')
        """
        return self._finished("percent", _text(share), _fixed(digits))

    def unit(self, x: Decimal | int, unit: str | Unit, width: Width = "long", *, digits: int | None = None) -> str:
        """A number with a unit of the unit table.

        Raises:
            UnknownUnitError: The unit is not in the table.
            LocaleError: The unit is a countable thing, for which there is no word in this language.

        Example:
            >>> Formatter("zh-Hans").unit(Decimal("1.2"), "GW")
            '1.2吉瓦'
        """
        return self._finished("unit", _text(x), _symbol(unit), _one_of(width, units.WIDTHS), _fixed(digits))

    def money(
        self, x: Decimal | int, currency: str | Unit, style: MoneyStyle = "standard", *, digits: int | None = None
    ) -> str:
        """An amount of money, in a currency of ISO 4217.

        The compact styles round as CLDR does, to two significant digits or to whole ones. A fraction is shown only
        where the amount has one or `digits` asks for it.

        Raises:
            UnknownUnitError: The code names no currency.

        Example:
            >>> Formatter("en").money(999_999_999, "USD", "compact-short")
            '$1B'
        """
        code = currency if isinstance(currency, str) else currency.symbol
        if code not in CURRENCIES:
            raise UnknownUnitError(
                f"{code[:40]!r} is not a currency; write an ISO 4217 code, such as USD", found=code[:40]
            )
        return self._finished("money", _text(x), code, _one_of(style, money.STYLES), _fixed(digits))

    def compact(self, x: Decimal | int, style: CompactStyle = "long") -> str:
        """A number with a word or letter for its size, rounded as CLDR does.

        Example:
            >>> Formatter("zh-Hans").compact(500_000_000_000)
            '5000亿'
        """
        return self._finished("compact", _text(x), _one_of(style, ("long", "short")))

    def range(
        self, low: Decimal | int, high: Decimal | int, unit: str | Unit = units.BARE, width: Width = "long"
    ) -> str:
        """A range, with its unit where it has one. Shares and money have their sign or symbol in every width.

        Example:
            >>> Formatter("en").range(Decimal("6.7"), 12, "%"), Formatter("de").range(3, 5, "GW", "short")
            ('6.7% – 12%', '3–5 GW')
            >>> Formatter("ja").range(3, 5)
            '3～5'
        """
        return self._finished("range", _text(low), _text(high), _symbol(unit), _one_of(width, units.WIDTHS))

    def approximately(self, x: Decimal | int, unit: str | Unit = units.BARE, width: Width = "long") -> str:
        """A number with CLDR's sign for approximate numbers. It is no sentence's hedge: `figure` has words.

        Example:
            >>> Formatter("ja").approximately(3, "USD")
            '約$3'
        """
        return self._finished("approximately", _text(x), _symbol(unit), _one_of(width, units.WIDTHS))

    def figure(self, figure: Figure, width: Width = "long") -> str:
        """A figure with the words of its hedge, in its own unit, with every digit that it has.

        Raises:
            LocaleError: The figure is vague or of a countable thing, and this language has no words.

        Example:
            >>> from stargate_model.claims.kinds import Power
            >>> Formatter("en").figure(Power("~<15 GW")), Formatter("zh-Hans").figure(Power("<=29 MW"))
            ('nearly 15 gigawatts', '至多29兆瓦')
        """
        return self._finished(
            "figure",
            str(figure.value),
            "" if figure.upper is None else str(figure.upper),
            figure.unit.symbol,
            figure.bound,
            figure.approximate,
            figure.vague,
            _one_of(width, units.WIDTHS),
        )

    def date(self, d: dt.date | PartialDate, style: DateStyle = "long") -> str:
        """A day or a partial date, in the Gregorian calendar.

        Raises:
            LocaleError: The date is of a form that needs words, and this language has none.

        Example:
            >>> Formatter("en").date(PartialDate("2025-Q3")), Formatter("zh-Hans").date(PartialDate("2024-end"))
            ('3rd quarter 2025', '2024年底')
        """
        return self._finished("date", _date(d), _one_of(style, dates.STYLES))

    def period(
        self, start: dt.date | PartialDate | None, end: dt.date | PartialDate | None, style: DateStyle = "long"
    ) -> str:
        """A period; None for an end that is open.

        Raises:
            LocaleError: An end is open, or of a form that needs words, and this language has none.

        Example:
            >>> Formatter("de").period(dt.date(2025, 1, 21), dt.date(2025, 1, 25))
            '21.–25. Januar 2025'
        """
        if start is None and end is None:
            raise VocabularyError("a period needs a beginning or an end")
        return self._finished("period", _date(start), _date(end), _one_of(style, dates.STYLES))

    def list(self, items: Iterable[str]) -> str:
        """Finished phrases joined to one text.

        Example:
            >>> Formatter("es").list(["Oracle", "iPhone"])
            'Oracle e iPhone'
        """
        return lists.list_text(self._resolved, tuple(items))

    def plural(self, x: Decimal | int, *, digits: int | None = None) -> str:
        """The CLDR plural category of a number as it is shown.

        Example:
            >>> Formatter("en").plural(1), Formatter("en").plural(1, digits=1)
            ('one', 'other')
        """
        return self._resolved.plurals.category(numbers.shown(checked(x), _fixed(digits)))

    def _write(self, kind: str, *parts: object) -> str:
        return _WRITERS[kind](self._resolved, self._messages, *parts)


def _formatter(locale: str, cache: int) -> Formatter:
    return Formatter(locale, cache=cache)


def _decimal(locale: Resolved, _: Messages | None, text: str, fixed: int | None) -> str:
    return numbers.decimal_text(locale, _number(text), fixed)


def _percent(locale: Resolved, _: Messages | None, text: str, fixed: int | None) -> str:
    return numbers.percent_text(locale, _number(text).scaleb(2, EXACT), fixed)


def _unit(locale: Resolved, _: Messages | None, text: str, symbol: str, width: str, fixed: int | None) -> str:
    value = _number(text)
    if symbol in CURRENCIES:
        return money.money_text(locale, value, symbol, "name" if width == "long" else "standard", fixed)
    return amounts.unit_text(locale, numbers.shown(value, fixed), symbol, width)


def _money(locale: Resolved, _: Messages | None, text: str, code: str, style: str, fixed: int | None) -> str:
    return money.money_text(locale, _number(text), code, style, fixed)


def _compact(locale: Resolved, _: Messages | None, text: str, style: str) -> str:
    return numbers.compact_text(locale, _number(text), style)


def _range(locale: Resolved, _: Messages | None, low: str, high: str, symbol: str, width: str) -> str:
    return amounts.range_text(locale, _number(low), _number(high), symbol, width)


def _approximately(locale: Resolved, _: Messages | None, text: str, symbol: str, width: str) -> str:
    return amounts.approximate_text(locale, _number(text), symbol, width)


def _figure(
    locale: Resolved,
    messages: Messages | None,
    text: str,
    upper: str,
    symbol: str,
    bound: Bound,
    approximate: bool,  # noqa: FBT001 - a key of the cache
    vague: bool,  # noqa: FBT001 - a key of the cache
    width: str,
) -> str:
    hedge = (bound, approximate, vague)
    value = _number(text)
    if messages is None:
        sign = hedges.sign(hedge, locale.approximately)
        if upper:
            return sign + amounts.range_text(locale, value, _number(upper), symbol, width)
        return sign + amounts.phrase(locale, messages, value, symbol, width)
    end = _number(upper) if upper else None
    if vague and bound in _VAGUE_BOUNDS and (end is None or not approximate):
        told = amounts.vague_phrase(locale, messages, value, end, symbol)
        if told is not None:
            return told if end else hedges.hedged(messages, (bound, approximate, False), told)
    if end is None:
        before, phrase, after = amounts.core(amounts.phrase(locale, messages, value, symbol, width))
        return before + hedges.hedged(messages, hedge, phrase) + after
    low, last = amounts.range_ends(locale, messages, value, end, symbol, width)
    before, high, after = amounts.core(last)
    return before + hedges.hedged_range(messages, hedge, low, high) + after


def _date_text(locale: Resolved, messages: Messages | None, text: str, style: str) -> str:
    return dates.date_text(locale, messages, text, style)


def _period_text(locale: Resolved, messages: Messages | None, start: str, end: str, style: str) -> str:
    return dates.period_text(locale, messages, start, end, style)


_WRITERS: Final[dict[str, Callable[..., str]]] = {
    "decimal": _decimal,
    "percent": _percent,
    "unit": _unit,
    "money": _money,
    "compact": _compact,
    "range": _range,
    "approximately": _approximately,
    "figure": _figure,
    "date": _date_text,
    "period": _period_text,
}


def _text(x: Decimal | int) -> str:
    """A number as a key; what it holds is checked when it is written for the first time."""
    return str(x) if type(x) is Decimal else str(checked(x))


def _number(text: str) -> Decimal:
    return checked(Decimal(text))


def _symbol(unit: str | Unit) -> str:
    return unit if isinstance(unit, str) else unit.symbol


def _date(d: dt.date | PartialDate | None) -> str:
    if d is None:
        return ""
    if isinstance(d, dt.datetime):
        d = d.date()
    return str(d)


def _fixed(digits: int | None) -> int | None:
    if digits is not None and not 0 <= digits <= _MOST_FIXED:
        raise VocabularyError(
            f"the digits after the separator may be 0 to {_MOST_FIXED}, not {digits}", found=str(digits)
        )
    return digits


def _one_of(word: str, words: tuple[str, ...]) -> str:
    if word not in words:
        raise VocabularyError(f"{word!r} is not one of {', '.join(words)}", found=str(word))
    return word
