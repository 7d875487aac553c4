"""The source of a finding: its line, and a mark exactly under what is meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from stargate_model.findings.finding import Excerpt, Finding, Severity
from stargate_model.outputs.excerpts import GUTTER, WIDTH, meant, source


def finding(line: str, column: int, code: str = "bad-text", path: str = "a.yaml", **params: str) -> Finding:
    """A finding at a column of a line."""
    return Finding(
        code=code,
        severity=Severity.ERROR,
        params=params,
        path=path,
        line=3,
        column=column,
        excerpt=Excerpt.around(line, column),
    )


def marked(line: str, column: int, code: str = "bad-text", path: str = "a.yaml") -> str:
    """The part of a line that is marked."""
    span = meant(finding(line, column, code, path))
    assert span is not None
    return line[span[0] - 1 : span[1] - 1]


class TestMeant:
    """How far what is meant reaches."""

    @pytest.mark.parametrize(
        ("line", "column", "part"),
        [
            ("    capacity: 1.2 GW", 15, "1.2 GW"),
            ("    capacity: 1.2 GW   # of two", 15, "1.2 GW"),
            ("    at: 12:30#4", 9, "12:30#4"),
            ("    name: {en: Abilene, zh-Hans: 阿比林}", 34, "阿比林"),
            ("    name: {en: Abilene, zh-Hans: 阿比林 }", 34, "阿比林"),
            ('{"id": "a\\"b", "start": 12}', 8, '"a\\"b"'),
            ('{"id": "a\\"b", "start": 12}', 25, "12"),
            ('    "start": 12,', 14, "12"),
            ("    quote: 'it''s'  # so", 12, "'it''s'"),
            ("    leads: [one, two]", 12, "["),
            ("    leads: [one, two]", 18, "two"),
            ("  - id: abilene  # Texas", 5, "id: abilene"),
            ('    quote: "never closed', 12, '"never closed'),
        ],
    )
    def test_a_value_is_marked_whole(self, line: str, column: int, part: str) -> None:
        """A text with its quotation marks, a plain one without its comment, an object by its first member."""
        assert marked(line, column) == part

    def test_a_key_is_marked_and_not_its_value(self) -> None:
        """Where the key is what is wrong."""
        assert marked("    capcity: 1.2 GW", 5, "unknown-key") == "capcity"
        assert marked('{"id": 1, "id": 2}', 11, "duplicate-key") == '"id"'

    def test_a_cell_ends_at_its_comma(self) -> None:
        """A table has no other punctuation."""
        assert marked("abilene,1.2 GW: planned,x", 9, path="a.csv") == "1.2 GW: planned"
        assert marked('abilene,"a ""b"", c",x', 9, path="a.CSV") == '"a ""b"", c"'

    def test_what_breaks_off_is_one_character(self) -> None:
        """Nothing is known of what follows it."""
        assert marked('{"sites": nothing}', 11, "syntax") == "n"

    def test_what_is_missing_at_the_end_has_a_column(self) -> None:
        """The mark stands after the last character."""
        assert meant(finding('{"sites": [', 12, "syntax")) == (12, 13)
        assert source(finding('{"sites": [', 12, "syntax"))[1] == "      | " + " " * 11 + "^"

    def test_without_a_line_nothing_is_shown(self) -> None:
        """A data set in memory has no source; a column that the line has not is no place."""
        bare = Finding(code="bad-text", severity=Severity.ERROR)
        assert (meant(bare), source(bare)) == (None, ())
        assert meant(finding("short", 100)) is None


class TestColumns:
    """The mark stands under what is meant, whatever stands before it."""

    @pytest.mark.parametrize(
        ("before", "width"),
        [
            ("名称: ", 6),
            ("e\u0301: ", 3),
            ("\u1112\u1161\u11ab: ", 4),
            ("\t- ", 6),
            ("क्षि: ", 4),
            ("❤\ufe0f: ", 4),
            ("a\u202e: ", 11),
            ("a\x1b: ", 9),
        ],
        ids=ascii,
    )
    def test_the_columns_of_a_terminal_count(self, before: str, width: int) -> None:
        """Two for a Chinese character, none for an accent, four for a tab, all that is written for a control."""
        _, mark = source(finding(f"{before}阿比林", len(before) + 1))
        assert mark == f"      | {' ' * width}^^^^^^"

    @pytest.mark.parametrize("column", [1, 60, 500, 999, 1001])
    def test_of_a_long_line_the_part_around_the_mark_is_shown(self, column: int) -> None:
        """Within the width of a terminal, with an ellipsis where something is left out."""
        shown, mark = source(finding("阿b" * 500, column, "syntax"))
        assert wcswidth(shown) <= WIDTH
        assert len(mark) <= WIDTH
        assert shown.startswith("    3 | …") == (column > 1)
        assert shown.endswith("…") == (column < 960)

    def test_a_number_of_many_digits_keeps_the_columns(self) -> None:
        """The bar below stands under the bar above."""
        excerpt = Excerpt.around("abc", 2)
        shown, mark = source(Finding(code="syntax", severity=Severity.ERROR, line=12345678, column=2, excerpt=excerpt))
        assert (shown, mark) == ("12345678 | abc", "         |  ^")


class TestPhrases:
    """The phrase that a finding is about."""

    LINE = "- {document: voa, quote: 耗资数千亿}"

    def test_it_is_marked_in_its_line(self) -> None:
        """Where the line shows it, the part that was read has a mark of its own."""
        found = finding(self.LINE, 3, "currency-missing", quote="耗资数千亿", marked="数千亿")
        assert source(found) == (
            f"    3 | {self.LINE}",
            "      |   ^                          ~~~~~~",
        )

    def test_else_it_has_a_line_of_its_own(self) -> None:
        """A phrase that stands on another line, or too far to the right."""
        for line in ("- document: voa", f"- {{document: {'voa' * 30}, quote: 耗资数千亿}}"):
            found = finding(line, 3, "currency-missing", quote="耗资数千亿", marked="数千亿")
            assert source(found)[2:] == ("      | 耗资数千亿", "      |     ~~~~~~")

    def test_it_is_shown_without_a_source(self) -> None:
        """Data sets in memory have phrases too."""
        found = Finding(
            code="currency-missing", severity=Severity.NOTE, params={"quote": "about 5 GW", "marked": "5 GW"}
        )
        assert source(found) == ("    about 5 GW", "          ~~~~")


LINES = st.text(st.characters(exclude_characters="\n"), max_size=300) | st.text("阿b\t\u0301{}[]:,\"' #", max_size=300)


@given(line=LINES, column=st.integers(1, 320), code=st.sampled_from(["syntax", "unknown-key", "bad-text"]))
def test_any_line_is_shown_and_marked(line: str, column: int, code: str) -> None:
    """No line breaks the picture: two lines of what shows, none too wide, the lower one a mark."""
    found = finding(line, column, code)
    shown = source(found)
    if not shown:
        assert column > len(line) + 1
        return
    text, mark = shown
    assert text.isprintable()
    assert wcswidth(text) <= WIDTH
    assert mark[: GUTTER + 3] == "      | "
    assert set(mark[GUTTER + 3 :].lstrip(" ")) == {"^"}
    assert len(mark) <= WIDTH + 10  # a control that is made visible at the very end takes ten columns


@given(
    line=LINES,
    column=st.integers(1, 50),
    quote=st.text(min_size=1, max_size=100),
    part=st.text(min_size=1, max_size=20),
)
def test_any_phrase_is_marked_below(line: str, column: int, quote: str, part: str) -> None:
    """Whatever a phrase is, each of its lines is one line of what shows."""
    for shown in source(finding(line, column, quote=quote, marked=part)):
        assert shown.isprintable()
