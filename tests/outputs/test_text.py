"""The report as text: a line a finding, safe on a terminal, never a flood."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stargate_model.errors import LocaleError
from stargate_model.findings.finding import Finding, Severity
from stargate_model.findings.report import Report
from stargate_model.outputs.text import MAX_BYTES, line, write

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


def test_a_finding_is_a_line() -> None:
    """As compilers write it, so that editors jump to it; a last line counts."""
    assert write(Report([FINDING])) == (
        "seeds/sites.yaml:12:9: error[duplicate-id]: The id “abilene” is given to two records of one type.\n"
        "Errors: 1, warnings: 0, notes: 0.\n"
    )


def test_nothing_found_is_one_line() -> None:
    """Silence would not say that anything was checked."""
    assert write(Report()) == "Errors: 0, warnings: 0, notes: 0.\n"


def test_what_is_in_no_file_is_told_by_its_record() -> None:
    """A data set in memory has keys and pointers."""
    held = Finding(code="duplicate-id", severity=Severity.NOTE, params={"id": "a"}, record="site:abilene", at="/id")
    assert line(held).startswith("site:abilene /id: note[duplicate-id]: ")


@given(text=st.text(), locale=st.sampled_from(["en", "zh-Hant", "ru"]))
def test_any_text_is_one_line_of_what_shows(text: str, locale: str) -> None:
    """No name of a file and no word of the data breaks a line or commands a terminal."""
    told = line(Finding(code="bad-id", severity=Severity.ERROR, params={"found": text}, path=text), locale)
    assert told.isprintable()
    assert len(told) < 1000 + 10 * len(text)


def test_the_phrase_is_underlined_where_it_was_read() -> None:
    """The mark stands under the part that was read, two columns for a Chinese character."""
    contradicting = attrs.evolve(
        FINDING, code="currency-missing", params={"quote": "耗资数千亿", "marked": "数千亿", "figure": "x"}
    )
    assert write(Report([contradicting])).splitlines()[1:3] == ["    耗资数千亿", "        ^^^^^^"]


@given(quote=st.text(min_size=1, max_size=100), marked=st.text(min_size=1, max_size=20))
def test_any_phrase_is_one_line_and_its_mark_another(quote: str, marked: str) -> None:
    """No phrase breaks a line, and no mark goes beyond it."""
    finding = attrs.evolve(FINDING, params={"quote": quote, "marked": marked})
    _, shown, mark, _ = write(Report([finding])).split("\n")[:4]
    assert shown.isprintable()
    assert set(mark) <= {" ", "^"}


def test_a_flood_is_cut_and_counted() -> None:
    """Ten thousand findings are shown as far as 200 kB go; the rest is a number."""
    written = write(Report(attrs.evolve(FINDING, line=line) for line in range(10_000)))
    *shown, more, total = written.splitlines()
    assert len(written.encode()) < MAX_BYTES + 200
    assert more == f"and {10_000 - len(shown)} more"
    assert total == "Errors: 10000, warnings: 0, notes: 0."


def test_a_language_that_is_not_offered_is_refused() -> None:
    """Also where nothing was found."""
    with pytest.raises(LocaleError):
        write(Report(), "tlh")
