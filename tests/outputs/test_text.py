"""The report as text: what compilers show, safe on a terminal, never a flood."""

from __future__ import annotations

import re

import attrs
import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stargate_model.claims.text import Text
from stargate_model.errors import LocaleError
from stargate_model.findings.finding import Finding, Severity
from stargate_model.findings.report import Report
from stargate_model.outputs.room import ROOM
from stargate_model.outputs.text import line, write
from tests.outputs import reports

FINDING = Finding(
    code="duplicate-id",
    severity=Severity.ERROR,
    params={"id": "abilene"},
    record="site:abilene",
    at="/id",
    path="seeds/sites.yaml",
    line=12,
    column=9,
)
REASON = Text({"en": "Both are right.", "zh-Hans": "两者都对。"})


def test_a_finding_is_told_as_compilers_do() -> None:
    """Its place and message on one line, so that editors jump to it; the source, a mark and the repair below."""
    assert write(Report([reports.finding()])) == (
        "data/sites.yaml:7:5: error[unknown-key]: There is no key “capcity” here. Nearest: capacity.\n"
        "    7 |     capcity: 1.2 GW\n"
        "      |     ^^^^^^^\n"
        "      = help: Correct the spelling, or take the key out.\n"
        "\n"
        "Errors: 1, warnings: 0, notes: 0.\n"
        "What a code means: stargate-model explain unknown-key\n"
    )


def test_the_repair_is_told_once_a_code() -> None:
    """Who has a thousand such findings reads it once."""
    written = write(Report([reports.finding(), reports.finding(line=9), reports.finding("bad-id", line=8)]))
    assert re.findall(r"^(\S+?:\d+:\d+|      = help)", written, re.MULTILINE) == [
        "data/sites.yaml:7:5",
        "      = help",
        "data/sites.yaml:8:5",
        "      = help",
        "data/sites.yaml:9:5",
    ]


def test_the_first_line_has_one_form_in_every_language() -> None:
    """Place, severity and code, whatever the language of what follows."""
    for locale in ("en", "zh-Hans", "ar"):
        assert line(FINDING, locale).startswith("seeds/sites.yaml:12:9: error[duplicate-id]: ")


def test_nothing_found_is_one_line() -> None:
    """Silence would not say that anything was checked."""
    assert write(Report()) == "Errors: 0, warnings: 0, notes: 0.\n"


def test_what_is_in_no_file_is_told_by_its_record() -> None:
    """A data set in memory has keys and pointers."""
    held = Finding(code="duplicate-id", severity=Severity.NOTE, params={"id": "a"}, record="site:abilene", at="/id")
    assert line(held).startswith("site:abilene /id: note[duplicate-id]: ")


class TestWaived:
    """What the data waive."""

    REPORT = Report((), [attrs.evolve(FINDING, waived=REASON)])

    def test_it_is_counted(self) -> None:
        """Nothing is taken out in silence."""
        assert write(self.REPORT) == "Errors: 0, warnings: 0, notes: 0.\nWaived in the data: 1.\n"

    def test_it_is_shown_when_it_is_asked_for(self) -> None:
        """With the reason, in the language where the data have it."""
        shown = write(self.REPORT, "zh-Hans", show_waived=True).split("\n")
        assert shown[0].startswith("seeds/sites.yaml:12:9: waived[duplicate-id]: ")
        assert shown[1] == "      = 理由：两者都对。"


class TestColours:
    """Colours, where the caller paints."""

    def test_each_part_is_painted_as_what_it_is(self) -> None:
        """Place, severity, mark and help; the text is the same without them."""
        painted: dict[str, str] = {}

        def paint(what: str, text: str) -> str:
            painted.setdefault(what, text)
            return click.style(text, fg="red")

        written = write(Report([reports.finding()]), paint=paint)
        assert click.unstyle(written) == write(Report([reports.finding()]))
        assert painted == {
            "place": "data/sites.yaml:7:5:",
            "error": "error[unknown-key]",
            "help": "help: Correct the spelling, or take the key out.",
        }
        assert "\x1b[31m      |     ^^^^^^^\x1b[0m" in written


@given(text=st.text(), locale=st.sampled_from(["en", "zh-Hant", "ru"]))
def test_any_text_is_one_line_of_what_shows(text: str, locale: str) -> None:
    """No name of a file and no word of the data breaks a line or commands a terminal."""
    told = line(Finding(code="bad-id", severity=Severity.ERROR, params={"found": text}, path=text), locale)
    assert told.isprintable()
    assert len(told) < 1000 + 10 * len(text)


def test_the_phrase_stands_below_where_there_is_no_line() -> None:
    """The mark stands under the part that was read, two columns for a Chinese character."""
    contradicting = attrs.evolve(
        FINDING, code="currency-missing", params={"quote": "耗资数千亿", "marked": "数千亿", "figure": "x"}
    )
    assert write(Report([contradicting])).split("\n")[1:3] == ["    耗资数千亿", "        ~~~~~~"]


@pytest.mark.parametrize("paint", [lambda _, text: text, lambda _, text: click.style(text, fg="red")])
def test_a_flood_is_cut_and_counted(paint: object) -> None:
    """Ten thousand findings are shown as far as 200 kB go, colours included; the rest is a number."""
    found = reports.finding()
    written = write(Report(attrs.evolve(found, line=line) for line in range(10_000)), paint=paint)  # type: ignore[arg-type]
    *_, more, total, _ = written.removesuffix("\n").split("\n")
    shown = written.count("[unknown-key]")
    assert ROOM - 1000 < len(written.encode()) <= ROOM
    assert more == f"and {10_000 - shown} more"
    assert total == "Errors: 10000, warnings: 0, notes: 0."


def test_a_language_that_is_not_offered_is_refused() -> None:
    """Also where nothing was found."""
    with pytest.raises(LocaleError):
        write(Report(), "tlh")
