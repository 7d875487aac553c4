"""How far the formatter agrees with ICU on the same CLDR: strings equal, by kind.

ICU is no dependency: install PyICU with ICU 77 (CLDR 47) to run this.

    python benchmarks/icu_agreement.py main            # 33 locales and 43 more, every kind, differences shown
    python benchmarks/icu_agreement.py all             # every locale that both have; ends with the figures by kind
    python benchmarks/icu_agreement.py golden          # writes ICU's strings to tests/localization/golden.json

Where ICU is not followed stands in `icu_exceptions.tsv`, with the reason.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

import icu

from stargate_model.claims.dates import PartialDate
from stargate_model.errors import LocaleError
from stargate_model.localization import Formatter, cldr
from stargate_model.localization.units import CLDR_IDS

MAIN = (
    "en zh-Hans zh-Hant ja ko es fr de pt ru ar hi it nl pl cs sv da nb fi tr uk he fa th vi id el hu ro bn en-AU pt-PT"
).split()
MORE = (
    "sw et nb eu sl hr lt lv sk bg sr ca ms ur ta te mr ne my ar-EG en-GB en-IN es-MX fr-CA de-CH de-AT zh-Hant-HK "
    "sr-Latn es-419 es-AR en-CA fr-CH ar-SA ar-MA zh-Hant-TW fa-AF bn gu ka hy kk is af"
).split()
NUMBERS = (
    "0 1 1.0 1.2 1.5 2 3 5 11 15 21 22 101 986 999.6 1000 1234.5 4000 9999.5 10000 12345 100000 123456.789 400000 "
    "999999 1000000 1500000 5000000 10000000 21000000 100000000 999999999 1000000000 1200000000 10000000000 "
    "15000000000 100000000000 500000000000 1000000000000 10000000000000 100000000000000 1000000000000000 "
    "-1 -2.5 -5 -999.6 -1234.5 -500000 -999999999 0.5 0.067 0.0004 -0.0004"
).split()
HALVES = (
    "0.000001 0.1 0.125 0.25 0.95 0.995 1.05 1.15 1.25 2.25 2.5 3.5 9.95 9.99 10.5 12.5 19.5 99.5 99.95 1050 1150 1250 "
    "1350 9950 10500 11500 12500 99500 995000 999500 999950 1050000 1250000 9950000 99500000 999500000 1250000000 "
    "1350000000 9950000000 1234567890123 12345678901234567 987654321098765 -0.5 -1.25 -1250 -1500000000 "
    "-12345678901234567"
).split()
"""Where rounding half-even, the next size and many digits are seen; without a unit and with a few."""
HALVES_UNITS = ("GW", "kWh", "h", "day", "acre")
HALVES_CURRENCIES = ("USD", "EUR", "JPY")
FEW = "0 1 -1 2 1.5 1234.5 12345 999999 1500000 500000000000".split()
MORE_CURRENCIES = "AED CAD MXN ARS CLP NZD SGD THB PLN SEK NOK DKK CZK TRY ILS EGP KWD IRR PKR BDT VND IDR PHP".split()
PARTS = (
    ("2025-01", "yMMMM", "yMMM"),
    ("2024-12", "yMMMM", "yMMM"),
    ("2025-05", "yMMMM", "yMMM"),
    ("2025-Q1", "yQQQQ", "yQQQ"),
    ("2025-Q3", "yQQQQ", "yQQQ"),
    ("2025", "y", "y"),
    ("1999", "y", "y"),
)
"""Dates that are no days, with the skeletons of their long and their medium style."""
RANGES = (
    ("3", "5"), ("1", "2"), ("6.7", "12"), ("0", "1"), ("1000", "1500"), ("-3", "5"), ("18", "48"), ("1", "21"),
    ("-5", "-3"), ("0.5", "1"), ("2", "1000000"), ("10000", "12345.5"), ("500000000000", "1000000000000"),
    ("11", "101"),
)  # fmt: skip
CURRENCIES = "USD EUR CNY JPY GBP KRW TWD HKD INR BRL RUB CHF AUD SAR".split()
LISTS = (
    ["A"], ["A", "B"], ["Oracle", "SoftBank", "MGX"], ["Oracle", "iPhone"], ["A", "B", "C", "D"],
    ["Oracle", "Intel", "IBM"],    ["Texas", "Illinois"], ["SoftBank", "Oracle", "MGX", "Arm", "NVIDIA"],
)  # fmt: skip
DATES = (
    date(2025, 1, 21), date(2025, 12, 31), date(2024, 2, 29), date(2025, 3, 1), date(2025, 5, 5), date(2025, 8, 9),
    date(2025, 6, 30), date(1999, 9, 11), date(2028, 11, 10), date(2030, 4, 2), date(2026, 7, 15), date(2027, 10, 3),
)  # fmt: skip
INTERVALS = (
    (date(2025, 1, 21), date(2025, 1, 25)),
    (date(2025, 1, 21), date(2025, 3, 1)),
    (date(2024, 12, 30), date(2025, 1, 2)),
    (date(2025, 5, 1), date(2025, 8, 31)),
    (date(2025, 10, 9), date(2028, 2, 29)),
)
WIDTHS = {"long": "FULL_NAME", "short": "SHORT", "narrow": "NARROW"}

EXCEPTIONS = tuple(
    line.split("\t") for line in (Path(__file__).parent / "icu_exceptions.tsv").read_text("utf-8").splitlines()
)
"""Where ICU is not followed: locale, kind, what is compared, and why; a line each."""

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
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp()


def ranged(formatter: icu.LocalizedNumberFormatter, locale: icu.Locale, low: str, high: str) -> str:
    """ICU's range."""
    both = icu.NumberRangeFormatter.withLocale(locale).numberFormatterBoth(formatter.withoutLocale())
    return both.formatDoubleRange(float(low), float(high))


def cases() -> Iterator[Case]:
    """Kind, what is compared, ours and theirs."""
    for n in NUMBERS:
        yield from _bare(n)
        for symbol in CLDR_IDS:
            yield from _units(n, symbol)
        for code in CURRENCIES:
            yield from _money(n, code)
    yield from _halves()
    yield from _more_money()
    yield from _ranges()
    yield from _texts()


def _bare(n: str) -> Iterator[Case]:
    x, raw = Decimal(n), n.encode()
    yield "decimal", n, lambda f, x=x: f.decimal(x), lambda at, raw=raw: numbers(at).formatDecimal(raw)
    yield (
        "percent",
        n,
        lambda f, x=x: f.percent(x / 100),
        lambda at, raw=raw: numbers(at).unit(icu.MeasureUnit.createPercent()).formatDecimal(raw),
    )
    for style, notation in (("long", icu.Notation.compactLong()), ("short", icu.Notation.compactShort())):
        yield (
            f"compact {style}",
            n,
            lambda f, x=x, style=style: f.compact(x, style),
            lambda at, raw=raw, notation=notation: (
                icu.NumberFormatter.withLocale(at).notation(notation).formatDecimal(raw)
            ),
        )


def _units(n: str, symbol: str) -> Iterator[Case]:
    x, raw = Decimal(n), n.encode()
    for name in WIDTHS:
        yield (
            f"unit {name}",
            f"{n} {symbol}",
            lambda f, x=x, symbol=symbol, name=name: f.unit(x, symbol, name),
            lambda at, raw=raw, symbol=symbol, name=name: (
                numbers(at).unit(measure(symbol)).unitWidth(width(name)).formatDecimal(raw)
            ),
        )


def _money(n: str, code: str) -> Iterator[Case]:
    x, raw = Decimal(n), n.encode()
    unit = icu.CurrencyUnit(code)
    yield (
        "money standard",
        f"{n} {code}",
        lambda f, x=x, code=code: f.money(x, code),
        lambda at, raw=raw, unit=unit: numbers(at).unit(unit).formatDecimal(raw),
    )
    yield (
        "money name",
        f"{n} {code}",
        lambda f, x=x, code=code: f.money(x, code, "name"),
        lambda at, raw=raw, unit=unit: numbers(at).unit(unit).unitWidth(width("long")).formatDecimal(raw),
    )
    yield (
        "money compact-short",
        f"{n} {code}",
        lambda f, x=x, code=code: f.money(x, code, "compact-short"),
        lambda at, raw=raw, unit=unit: (
            icu.NumberFormatter.withLocale(at).notation(icu.Notation.compactShort()).unit(unit).formatDecimal(raw)
        ),
    )
    yield (
        "money compact-long",
        f"{n} {code}",
        lambda f, x=x, code=code: f.money(x, code, "compact-long"),
        lambda at, raw=raw, unit=unit: (
            icu.NumberFormatter.withLocale(at)
            .notation(icu.Notation.compactLong())
            .unit(unit)
            .unitWidth(width("long"))
            .formatDecimal(raw)
        ),
    )


def _halves() -> Iterator[Case]:
    for n in (*NUMBERS, *HALVES):
        x, raw = Decimal(n), n.encode()
        yield (
            "plural",
            n,
            lambda f, x=x: f.plural(x),
            lambda at, raw=raw: rules(at.getName()).select(numbers(at).formatDecimalToValue(raw)),
        )
        for digits in (0, 1, 2) if not is_negative_zero(x) else ():
            fixed = icu.Precision.fixedFraction(digits)
            yield (
                "decimal digits",
                f"{n} {digits}",
                lambda f, x=x, digits=digits: f.decimal(x, digits=digits),
                lambda at, raw=raw, fixed=fixed: icu.NumberFormatter.withLocale(at).precision(fixed).formatDecimal(raw),
            )
            yield (
                "percent digits",
                f"{n} {digits}",
                lambda f, x=x, digits=digits: f.percent(x / 100, digits=digits),
                lambda at, raw=raw, fixed=fixed: (
                    icu.NumberFormatter.withLocale(at)
                    .unit(icu.MeasureUnit.createPercent())
                    .precision(fixed)
                    .formatDecimal(raw)
                ),
            )
        for code in HALVES_CURRENCIES if not is_negative_zero(x) else ():
            unit, fixed = icu.CurrencyUnit(code), icu.Precision.fixedFraction(2)
            for style, name in (("standard", "short"), ("name", "long")):
                yield (
                    "money digits",
                    f"{n} {code} {style}",
                    lambda f, x=x, code=code, style=style: f.money(x, code, style, digits=2),
                    lambda at, raw=raw, unit=unit, fixed=fixed, name=name: (
                        icu.NumberFormatter.withLocale(at)
                        .unit(unit)
                        .precision(fixed)
                        .unitWidth(width(name))
                        .formatDecimal(raw)
                    ),
                )
    for n in HALVES:
        yield from _bare(n)
        for symbol in HALVES_UNITS:
            yield from _units(n, symbol)
        for code in HALVES_CURRENCIES:
            yield from _money(n, code)


def _more_money() -> Iterator[Case]:
    for n in FEW:
        for code in MORE_CURRENCIES:
            yield from _money(n, code)


def _ranges() -> Iterator[Case]:
    for low, high in RANGES:
        for symbol in ("GW", "h", "kWh", "year", "acre"):
            for name in WIDTHS:
                yield (
                    "range unit",
                    f"{low}..{high} {symbol} {name}",
                    lambda f, low=low, high=high, symbol=symbol, name=name: f.range(
                        Decimal(low), Decimal(high), symbol, name
                    ),
                    lambda at, low=low, high=high, symbol=symbol, name=name: ranged(
                        numbers(at).unit(measure(symbol)).unitWidth(width(name)), at, low, high
                    ),
                )
        yield (
            "range number",
            f"{low}..{high}",
            lambda f, low=low, high=high: f.range(Decimal(low), Decimal(high)),
            lambda at, low=low, high=high: ranged(numbers(at), at, low, high),
        )
        yield (
            "range percent",
            f"{low}..{high}",
            lambda f, low=low, high=high: f.range(Decimal(low), Decimal(high), "%", "short"),
            lambda at, low=low, high=high: ranged(numbers(at).unit(icu.MeasureUnit.createPercent()), at, low, high),
        )
        for code in CURRENCIES:
            yield (
                "range money",
                f"{low}..{high} {code}",
                lambda f, low=low, high=high, code=code: f.range(Decimal(low), Decimal(high), code),
                lambda at, low=low, high=high, code=code: ranged(
                    numbers(at).unit(icu.CurrencyUnit(code)), at, low, high
                ),
            )
    for n in ("1", "3", "986", "1.2", "-3", "5000000"):
        for symbol in ("GW", "kWh", "h", "acre"):
            for name in WIDTHS:
                yield (
                    "approximately",
                    f"{n} {symbol} {name}",
                    lambda f, n=n, symbol=symbol, name=name: f.approximately(Decimal(n), symbol, name),
                    lambda at, n=n, symbol=symbol, name=name: ranged(
                        numbers(at).unit(measure(symbol)).unitWidth(width(name)), at, n, n
                    ),
                )
        for code in CURRENCIES:
            yield (
                "approximately",
                f"{n} {code}",
                lambda f, n=n, code=code: f.approximately(Decimal(n), code),
                lambda at, n=n, code=code: ranged(numbers(at).unit(icu.CurrencyUnit(code)), at, n, n),
            )
        yield (
            "approximately",
            n,
            lambda f, n=n: f.approximately(Decimal(n)),
            lambda at, n=n: ranged(numbers(at), at, n, n),
        )
        yield (
            "approximately",
            f"{n} %",
            lambda f, n=n: f.approximately(Decimal(n), "%", "short"),
            lambda at, n=n: ranged(numbers(at).unit(icu.MeasureUnit.createPercent()), at, n, n),
        )


def _texts() -> Iterator[Case]:
    for items in LISTS:
        yield (
            "list",
            repr(items),
            lambda f, items=items: f.list(items),
            lambda at, items=items: icu.ListFormatter.createInstance(at).format(items),
        )
    for day in DATES:
        for style, ours in ((icu.DateFormat.LONG, "long"), (icu.DateFormat.MEDIUM, "medium")):
            yield (
                f"date {ours}",
                str(day),
                lambda f, day=day, ours=ours: f.date(day, ours),
                lambda at, day=day, style=style: icu.DateFormat.createDateInstance(style, gregorian(at)).format(
                    moment(day)
                ),
            )
    for part, *skeletons in PARTS:
        day = moment(first_day(part))
        for skeleton, ours in zip(skeletons, ("long", "medium"), strict=True):
            yield (
                f"part of year {ours}",
                part,
                lambda f, part=part, ours=ours: f.date(PartialDate(part), ours),
                lambda at, day=day, skeleton=skeleton: icu.SimpleDateFormat(
                    best(at.getName(), skeleton), gregorian(at)
                ).format(day),
            )
    for start, end in INTERVALS:
        for skeleton, ours in (("yMMMMd", "long"), ("yMMMd", "medium")):
            yield (
                f"period {ours}",
                f"{start}/{end}",
                lambda f, start=start, end=end, ours=ours: f.period(start, end, ours),
                lambda at, start=start, end=end, skeleton=skeleton: icu.DateIntervalFormat.createInstance(
                    skeleton, gregorian(at)
                ).format(icu.DateInterval(moment(start), moment(end))),
            )


@lru_cache(maxsize=4096)
def best(name: str, skeleton: str) -> str:
    """ICU's pattern for the parts of a date."""
    return icu.DateTimePatternGenerator.createInstance(gregorian(icu.Locale(name))).getBestPattern(skeleton)


@lru_cache(maxsize=4096)
def rules(name: str) -> icu.PluralRules:
    """ICU's plural rules."""
    return icu.PluralRules.forLocale(icu.Locale(name))


def is_negative_zero(x: Decimal) -> bool:
    """Whether nothing is left of a number below zero when it is rounded: ICU keeps the sign then, and we do not."""
    return -1 < x < 0


def first_day(part: str) -> date:
    """The first day of a year, a quarter or a month."""
    year, _, rest = part.partition("-")
    return date(int(year), 3 * int(rest[1:]) - 2 if rest.startswith("Q") else int(rest or 1), 1)


def gregorian(locale: icu.Locale) -> icu.Locale:
    """The locale with our calendar."""
    return icu.Locale(locale.getName() + "@calendar=gregorian")


def is_exception(name: str, kind: str, what: str) -> bool:
    """Whether ICU is not followed here."""
    return any(
        re.fullmatch(locale, name) and re.fullmatch(of, kind) and re.fullmatch(case, what)
        for locale, of, case, _ in EXCEPTIONS
    )


GOLDEN = Path(__file__).parent.parent / "tests" / "localization" / "golden.json"
GOLDEN_EACH = {"unit long": 9, "unit short": 7, "unit narrow": 3, "money compact-long": 5, "money compact-short": 4}


def golden() -> None:
    """Write a drawn sample of ICU's strings for the main locales; those of ICU's known faults are left out."""
    drawn: defaultdict[str, list[Case]] = defaultdict(list)
    for case in cases():
        drawn[case[0]].append(case)
    draw = random.Random(47)  # noqa: S311 - a sample, no secret
    strings: dict[str, dict[str, dict[str, str]]] = {}
    for tag in MAIN:
        locale = icu.Locale(tag.replace("-", "_"))
        strings[tag] = {
            kind: {
                what: theirs(locale)
                for _, what, _, theirs in draw.sample(every, min(len(every), count))
                if not is_exception(locale.getName(), kind, what)
            }
            for kind, every in drawn.items()
            for count in [GOLDEN_EACH.get(kind, 2)]
        }
    text = json.dumps({"cldr": cldr.version(), "strings": strings}, ensure_ascii=False, indent=0, sort_keys=True)
    GOLDEN.write_text(text + "\n", "utf-8")


def main(which: str, show: str = "") -> None:
    """Compare and print."""
    shared = sorted(cldr.names() & set(icu.Locale.getAvailableLocales()))
    names = (
        [tag.replace("-", "_") for tag in (*MAIN, *MORE)]
        if which == "main"
        else shared
        if which == "all"
        else which.split(",")
    )
    listed = list(cases())
    equal: Counter[str] = Counter()
    total: Counter[str] = Counter()
    excepted: Counter[str] = Counter()
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
            elif is_exception(name, kind, what):
                excepted[kind] += 1
            else:
                by_locale[name] += 1
                if which != "all" and (not show or show in kind) and shown[kind + name] < 6:
                    shown[kind + name] += 1
                    print(f"{name:8} {kind:20} {what:28} {mine!r} ICU {expected!r}")
    for kind in total:
        print(
            f"{kind:22} {equal[kind]:7} of {total[kind]:7}  {equal[kind] / total[kind]:.2%}  excepted {excepted[kind]}"
        )
    print(
        f"{'all':22} {sum(equal.values()):7} of {sum(total.values()):7}  "
        f"excepted {sum(excepted.values())}  in {len(names)} locales"
    )
    print("raw keys", leaked, "refused", len(raised), raised[:3], "most different", by_locale.most_common(40))


if __name__ == "__main__":
    golden() if sys.argv[1:] == ["golden"] else main(*sys.argv[1:])
