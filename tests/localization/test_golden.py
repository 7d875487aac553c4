"""The formatter's strings against ICU's, and against those that people have looked at.

`golden.json` holds ICU's strings for CLDR 47 (`benchmarks/icu_agreement.py golden`). `figures/` holds figures and dates
as the twelve languages tell them: a change there is read before it is accepted.
"""

import ast
import json
import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from stargate_model.claims.dates import PartialDate
from stargate_model.claims.kinds import figure
from stargate_model.localization import SUMMARY_LANGUAGES, Formatter, cldr

HERE = Path(__file__).parent
GOLDEN = json.loads((HERE / "golden.json").read_text("utf-8"))


def written(formatter: Formatter, kind: str, what: str) -> str:
    """The string that one line of the golden file is about."""
    match kind.split():
        case ["decimal"]:
            return formatter.decimal(Decimal(what))
        case ["percent"]:
            return formatter.percent(Decimal(what) / 100)
        case ["plural"]:
            return formatter.plural(Decimal(what))
        case [("decimal" | "percent") as of, "digits"]:
            number, digits = what.split()
            value = Decimal(number) if of == "decimal" else Decimal(number) / 100
            return getattr(formatter, of)(value, digits=int(digits))
        case ["money", "digits"]:
            number, code, style = what.split()
            return formatter.money(Decimal(number), code, style, digits=2)
        case ["part", "of", "year", style]:
            return formatter.date(PartialDate(what), style)
        case ["compact", style]:
            return formatter.compact(Decimal(what), style)
        case ["unit", width]:
            number, symbol = what.split()
            return formatter.unit(Decimal(number), symbol, width)
        case ["money", style]:
            number, code = what.split()
            return formatter.money(Decimal(number), code, style)
        case ["range", of]:
            ends, *unit = what.split()
            low, high = map(Decimal, ends.split(".."))
            return formatter.range(low, high, *(["%", "short"] if of == "percent" else unit))
        case ["approximately"]:
            number, *unit = what.split()
            return formatter.approximately(Decimal(number), *(["%", "short"] if unit == ["%"] else unit))
        case ["list"]:
            return formatter.list(ast.literal_eval(what))
        case ["date", style]:
            return formatter.date(date.fromisoformat(what), style)
        case ["period", style]:
            start, end = map(date.fromisoformat, what.split("/"))
            return formatter.period(start, end, style)
    raise AssertionError(kind)


@pytest.mark.parametrize("tag", sorted(GOLDEN["strings"]))
def test_main_locales_are_written_as_icu_writes_them(tag):
    """Numbers, units, money, ranges, lists and dates of the main locales are ICU's, character for character."""
    assert GOLDEN["cldr"] == cldr.version(), "made with another CLDR: write it again with that of Babel"
    formatter = Formatter(tag)
    different = {
        (kind, what): (written(formatter, kind, what), text)
        for kind, strings in GOLDEN["strings"][tag].items()
        for what, text in strings.items()
        if written(formatter, kind, what) != text
    }
    assert not different


def told(formatter: Formatter, stated: str) -> str:
    """A figure in both widths, or a date in both styles."""
    if stated.startswith("date "):
        day = PartialDate(stated.removeprefix("date "))
        return f"{formatter.date(day)} | {formatter.date(day, 'medium')}"
    return f"{formatter.figure(figure(stated))} | {formatter.figure(figure(stated), 'short')}"


@pytest.mark.parametrize("language", SUMMARY_LANGUAGES)
def test_figures_are_told_as_they_were_read_over(language):
    """Each line of a language's file says what the figure or date on its left becomes there."""
    formatter = Formatter(language)
    for line in (HERE / "figures" / f"{language}.txt").read_text("utf-8").splitlines():
        stated, text = line.split(" => ")
        assert told(formatter, stated) == text


def test_few_differences_from_icu_are_excepted_and_each_has_its_reason():
    """The comparison with ICU excepts no more than ten rules, each of a locale, a kind, a case, and why."""
    lines = (HERE.parents[1] / "benchmarks" / "icu_exceptions.tsv").read_text("utf-8").splitlines()
    assert len(lines) <= 10
    for line in lines:
        locale, kind, case, reason = line.split("\t")
        assert all(map(re.compile, (locale, kind, case)))
        assert reason.startswith(("ICU ", "CLDR "))
