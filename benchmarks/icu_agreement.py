"""How far the formatter agrees with ICU on the same CLDR: strings equal, by kind.

ICU is no dependency: install PyICU with ICU 77 (CLDR 47) to run this.

    python benchmarks/icu_agreement.py main            # the main locales, every kind, every difference shown
    python benchmarks/icu_agreement.py all             # every locale that both have; ends with the figures by kind
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import date, datetime, timezone
from decimal import Decimal

import icu

from stargate_model.errors import LocaleError
from stargate_model.localization import Formatter, cldr
from stargate_model.localization.units import CLDR_IDS

MAIN = (
    "en zh-Hans zh-Hant ja ko es fr de pt ru ar hi it nl pl cs sv da nb fi tr uk he fa th vi id el hu ro bn en-AU pt-PT"
).split()
NUMBERS = (
    "0 1 1.2 1.5 2 3 5 11 15 21 22 101 986 999.6 1000 1234.5 4000 9999.5 10000 12345 100000 123456.789 400000 999999 1000000 "
    "1500000 5000000 999999999 1000000000 1200000000 15000000000 500000000000 1000000000000 10000000000000 1000000000000000 "
    "-1 -2.5 -1234.5 -500000 0.5 0.067"
).split()
RANGES = (("3", "5"), ("1", "2"), ("6.7", "12"), ("0", "1"), ("1000", "1500"), ("-3", "5"), ("18", "48"), ("1", "21"))
CURRENCIES = "USD EUR CNY JPY GBP KRW TWD HKD INR BRL RUB CHF AUD SAR".split()
LISTS = (["A"], ["A", "B"], ["Oracle", "SoftBank", "MGX"], ["Oracle", "iPhone"], ["A", "B", "C", "D"])
DATES = (date(2025, 1, 21), date(2025, 12, 31), date(2024, 2, 29))
INTERVALS = (
    (date(2025, 1, 21), date(2025, 1, 25)),
    (date(2025, 1, 21), date(2025, 3, 1)),
    (date(2024, 12, 30), date(2025, 1, 2)),
)
WIDTHS = {"long": "FULL_NAME", "short": "SHORT", "narrow": "NARROW"}

Case = tuple[str, str, Callable[[Formatter], str], Callable[[icu.Locale], str]]


def width(name: str) -> object:
    """ICU's word for a width."""
    return getattr(icu.UNumberUnitWidth, WIDTHS[name])


def numbers(locale: icu.Locale) -> icu.LocalizedNumberFormatter:
    """ICU's formatter with every digit shown."""
    return icu.NumberFormatter.withLocale(locale).precision(icu.Precision.maxFraction(6))


def measure(symbol: str) -> icu.MeasureUnit:
    """ICU's unit."""
    return icu.MeasureUnit.forIdentifier(CLDR_IDS[symbol].partition("-")[2])


def moment(day: date) -> float:
    """ICU's day."""
    return datetime(day.year, day.month, day.day, 12, tzinfo=timezone.utc).timestamp()


def ranged(formatter: icu.LocalizedNumberFormatter, locale: icu.Locale, low: str, high: str) -> str:
    """ICU's range."""
    both = icu.NumberRangeFormatter.withLocale(locale).numberFormatterBoth(formatter.withoutLocale())
    return both.formatDoubleRange(float(low), float(high))


def cases() -> Iterator[Case]:
    """Kind, what is compared, ours and theirs."""
    for n in NUMBERS:
        x, raw = Decimal(n), n.encode()
        yield "decimal", n, lambda f, x=x: f.decimal(x), lambda l, raw=raw: numbers(l).formatDecimal(raw)
        yield (
            "percent",
            n,
            lambda f, x=x: f.percent(x / 100),
            lambda l, raw=raw: numbers(l).unit(icu.MeasureUnit.createPercent()).formatDecimal(raw),
        )
        for style, notation in (("long", icu.Notation.compactLong()), ("short", icu.Notation.compactShort())):
            yield (
                f"compact {style}",
                n,
                lambda f, x=x, style=style: f.compact(x, style),
                lambda l, raw=raw, notation=notation: icu.NumberFormatter.withLocale(l)
                .notation(notation)
                .formatDecimal(raw),
            )
        for symbol in CLDR_IDS:
            for name in WIDTHS:
                yield (
                    f"unit {name}",
                    f"{n} {symbol}",
                    lambda f, x=x, symbol=symbol, name=name: f.unit(x, symbol, name),
                    lambda l, raw=raw, symbol=symbol, name=name: numbers(l)
                    .unit(measure(symbol))
                    .unitWidth(width(name))
                    .formatDecimal(raw),
                )
        for code in CURRENCIES:
            unit = icu.CurrencyUnit(code)
            yield (
                "money standard",
                f"{n} {code}",
                lambda f, x=x, code=code: f.money(x, code),
                lambda l, raw=raw, unit=unit: numbers(l).unit(unit).formatDecimal(raw),
            )
            yield (
                "money name",
                f"{n} {code}",
                lambda f, x=x, code=code: f.money(x, code, "name"),
                lambda l, raw=raw, unit=unit: numbers(l).unit(unit).unitWidth(width("long")).formatDecimal(raw),
            )
            yield (
                "money compact-short",
                f"{n} {code}",
                lambda f, x=x, code=code: f.money(x, code, "compact-short"),
                lambda l, raw=raw, unit=unit: icu.NumberFormatter.withLocale(l)
                .notation(icu.Notation.compactShort())
                .unit(unit)
                .formatDecimal(raw),
            )
            yield (
                "money compact-long",
                f"{n} {code}",
                lambda f, x=x, code=code: f.money(x, code, "compact-long"),
                lambda l, raw=raw, unit=unit: icu.NumberFormatter.withLocale(l)
                .notation(icu.Notation.compactLong())
                .unit(unit)
                .unitWidth(width("long"))
                .formatDecimal(raw),
            )
    yield from _ranges()
    yield from _texts()


def _ranges() -> Iterator[Case]:
    for low, high in RANGES:
        for symbol in ("GW", "h", "kWh", "year", "acre"):
            for name in ("long", "short"):
                yield (
                    "range unit",
                    f"{low}..{high} {symbol} {name}",
                    lambda f, low=low, high=high, symbol=symbol, name=name: f.range(
                        Decimal(low), Decimal(high), symbol, name
                    ),
                    lambda l, low=low, high=high, symbol=symbol, name=name: ranged(
                        numbers(l).unit(measure(symbol)).unitWidth(width(name)), l, low, high
                    ),
                )
        yield (
            "range percent",
            f"{low}..{high}",
            lambda f, low=low, high=high: f.range(Decimal(low), Decimal(high), "%", "short"),
            lambda l, low=low, high=high: ranged(numbers(l).unit(icu.MeasureUnit.createPercent()), l, low, high),
        )
        for code in ("USD", "EUR", "CNY"):
            yield (
                "range money",
                f"{low}..{high} {code}",
                lambda f, low=low, high=high, code=code: f.range(Decimal(low), Decimal(high), code),
                lambda l, low=low, high=high, code=code: ranged(
                    numbers(l).unit(icu.CurrencyUnit(code)), l, low, high
                ),
            )
    for n in ("3", "986", "1.2", "-3"):
        yield (
            "approximately",
            f"{n} GW",
            lambda f, n=n: f.approximately(Decimal(n), "GW", "short"),
            lambda l, n=n: ranged(numbers(l).unit(measure("GW")).unitWidth(width("short")), l, n, n),
        )
        yield (
            "approximately",
            f"{n} USD",
            lambda f, n=n: f.approximately(Decimal(n), "USD"),
            lambda l, n=n: ranged(numbers(l).unit(icu.CurrencyUnit("USD")), l, n, n),
        )


def _texts() -> Iterator[Case]:
    for items in LISTS:
        yield (
            "list",
            repr(items),
            lambda f, items=items: f.list(items),
            lambda l, items=items: icu.ListFormatter.createInstance(l).format(items),
        )
    for day in DATES:
        for style, ours in ((icu.DateFormat.LONG, "long"), (icu.DateFormat.MEDIUM, "medium")):
            yield (
                f"date {ours}",
                str(day),
                lambda f, day=day, ours=ours: f.date(day, ours),
                lambda l, day=day, style=style: icu.DateFormat.createDateInstance(style, gregorian(l)).format(
                    moment(day)
                ),
            )
    for start, end in INTERVALS:
        for skeleton, ours in (("yMMMMd", "long"), ("yMMMd", "medium")):
            yield (
                f"period {ours}",
                f"{start}/{end}",
                lambda f, start=start, end=end, ours=ours: f.period(start, end, ours),
                lambda l, start=start, end=end, skeleton=skeleton: icu.DateIntervalFormat.createInstance(
                    skeleton, gregorian(l)
                ).format(icu.DateInterval(moment(start), moment(end))),
            )


def gregorian(locale: icu.Locale) -> icu.Locale:
    """The locale with our calendar."""
    return icu.Locale(locale.getName() + "@calendar=gregorian")


def main(which: str, show: str = "") -> None:
    """Compare and print."""
    shared = sorted(cldr.names() & set(icu.Locale.getAvailableLocales()))
    names = [tag.replace("-", "_") for tag in MAIN] if which == "main" else shared if which == "all" else which.split(",")
    listed = list(cases())
    equal: Counter[str] = Counter()
    total: Counter[str] = Counter()
    by_locale: Counter[str] = Counter()
    raised: list[str] = []
    shown: defaultdict[str, int] = defaultdict(int)
    keys = re.compile("|".join(map(re.escape, CLDR_IDS.values())))
    leaked = 0
    for name in names:
        formatter, locale = Formatter(name, cache=0), icu.Locale(name)
        for kind, what, ours, theirs in listed:
            try:
                mine = ours(formatter)
            except LocaleError as error:
                mine = f"!{error}"
                raised.append(f"{name} {kind} {what}")
            leaked += bool(keys.search(mine))
            expected = theirs(locale)
            total[kind] += 1
            if mine == expected:
                equal[kind] += 1
            else:
                by_locale[name] += 1
                if which != "all" and (not show or show in kind) and shown[kind + name] < 6:
                    shown[kind + name] += 1
                    print(f"{name:8} {kind:20} {what:28} {mine!r} ICU {expected!r}")
    for kind in total:
        print(f"{kind:22} {equal[kind]:7} of {total[kind]:7}  {equal[kind] / total[kind]:.2%}")
    print(f"{'all':22} {sum(equal.values()):7} of {sum(total.values()):7}  in {len(names)} locales")
    print("raw keys", leaked, "refused", len(raised), raised[:3], "most different", by_locale.most_common(40))


if __name__ == "__main__":
    main(*sys.argv[1:])
