"""How far the formatter agrees with ICU on the same CLDR: strings equal, by kind.

ICU is no dependency: install PyICU with ICU 77 (CLDR 47) to run this.

    python benchmarks/icu_agreement.py main            # 33 locales and 27 more, every kind, every difference shown
    python benchmarks/icu_agreement.py all             # every locale that both have; ends with the figures by kind
    python benchmarks/icu_agreement.py golden          # writes ICU's strings to tests/localization/golden.json
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
from pathlib import Path

import icu

from stargate_model.errors import LocaleError
from stargate_model.localization import Formatter, cldr
from stargate_model.localization.units import CLDR_IDS

MAIN = (
    "en zh-Hans zh-Hant ja ko es fr de pt ru ar hi it nl pl cs sv da nb fi tr uk he fa th vi id el hu ro bn en-AU pt-PT"
).split()
MORE = (
    "sw et nb eu sl hr lt lv sk bg sr ca ms ur ta te mr ne my ar-EG en-GB en-IN es-MX fr-CA de-CH de-AT zh-Hant-HK"
).split()
NUMBERS = (
    "0 1 1.0 1.2 1.5 2 3 5 11 15 21 22 101 986 999.6 1000 1234.5 4000 9999.5 10000 12345 100000 123456.789 400000 "
    "999999 1000000 1500000 5000000 10000000 21000000 100000000 999999999 1000000000 1200000000 10000000000 "
    "15000000000 100000000000 500000000000 1000000000000 10000000000000 100000000000000 1000000000000000 "
    "-1 -2.5 -5 -999.6 -1234.5 -500000 -999999999 0.5 0.067 0.0004 -0.0004"
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

EXCEPTIONS = (
    (
        r"(ru|pl|uk|hr|sr|lt|be|bs|sh)(_.*)?",
        "money compact-long",
        r"-?(1234\.5|9999\.5|12345|123456\.789|999999|999999999|999\.6) .*",
        "ICU takes the plural of the currency from the number before it is rounded to 1.2 thousand",
    ),
    (r"my(_.*)?", "money (name|compact-long)", ".*", "CLDR has the name before the number; ICU takes root's pattern"),
    (
        r"en_(AT|BE|DE|ES|FI|FR|IT|NL|PT|SI|SK)|tr_TR",
        "money .*|range money|approximately",
        ".*",
        "ICU writes the symbol and the name of the currency at once (US$0 US dollars), and not CLDR's pattern",
    ),
    (
        r"(pt|kea)_CV",
        ".*",
        ".*",
        "ICU writes every currency with the decimal sign of the escudo (1$2 US$), and plurals of pt",
    ),
    (r"sr_Cyrl_ME", ".*", ".*", "ICU writes Latin words in a Cyrillic locale"),
)
"""Where ICU is not followed: locale, kind, what is compared, and why."""

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
        for symbol in CLDR_IDS:
            for name in WIDTHS:
                yield (
                    f"unit {name}",
                    f"{n} {symbol}",
                    lambda f, x=x, symbol=symbol, name=name: f.unit(x, symbol, name),
                    lambda at, raw=raw, symbol=symbol, name=name: (
                        numbers(at).unit(measure(symbol)).unitWidth(width(name)).formatDecimal(raw)
                    ),
                )
        for code in CURRENCIES:
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
                    icu.NumberFormatter.withLocale(at)
                    .notation(icu.Notation.compactShort())
                    .unit(unit)
                    .formatDecimal(raw)
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
    yield from _ranges()
    yield from _texts()


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
        if not (case[0] == "money compact-long" and case[1].startswith("1234.5")):
            drawn[case[0]].append(case)
    draw = random.Random(47)  # noqa: S311 - a sample, no secret
    strings: dict[str, dict[str, dict[str, str]]] = {}
    for tag in MAIN:
        locale = icu.Locale(tag.replace("-", "_"))
        strings[tag] = {
            kind: {what: theirs(locale) for _, what, _, theirs in draw.sample(every, min(len(every), count))}
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
