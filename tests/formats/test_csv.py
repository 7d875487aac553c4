"""Tables: one fixed form of text, every cell with its place, nothing that another program runs."""

from __future__ import annotations

import csv as std_csv
import io
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import stargate_model as sm
from stargate_model.errors import SourceError
from stargate_model.formats import csv
from stargate_model.formats.loading import read_bytes
from stargate_model.records.dataset import COLLECTIONS

CELLS = st.text(st.characters(exclude_characters="\x00\r", codec="utf-8"))
SITES = COLLECTIONS["sites"]
HEAD = "id,name.en,capacity,location.latitude\n"


def told(text: str, path: str = "sites.csv") -> list[tuple[str, str, int | None, int | None]]:
    """What is wrong with a table, and where."""
    source = read_bytes(text.encode(), "csv", path)
    found = source.place([problem.finding() for problem in source.problems])
    return [(one.code, one.pointer, one.line, one.column) for one in found]


def ids(text: str) -> list[str]:
    """The ids of the records of a table of sites."""
    return [entry.record.id for entry in read_bytes(text.encode(), "csv", "sites.csv").entries]


class TestForm:
    """What a table is."""

    @pytest.mark.parametrize("end", ["\n", "\r\n"])
    @pytest.mark.parametrize("last", ["", "\n"])
    def test_lines_end_as_systems_write_them(self, end: str, last: str) -> None:
        """With and without the last end, and behind a byte order mark."""
        text = "\ufeffid,name.en\nab,A\ncd,B" + last
        assert ids(text.replace("\n", end)) == ["ab", "cd"]

    def test_a_cell_may_hold_anything_in_quotation_marks(self) -> None:
        """Commas, doubled marks and line ends; lines after it are counted as the file has them."""
        (first, second) = csv.parse('id,name.en\nab,"A, ""B""\nC"\ncd,D\n', SITES)
        assert not isinstance(first, csv.Problem)
        assert first.tree == {"id": "ab", "name": {"en": 'A, "B"\nC'}}
        assert not isinstance(second, csv.Problem)
        assert second.places["/1/name/en"].value == (4, 4)

    @given(
        rows=st.lists(
            st.lists(st.text(st.characters(exclude_characters="\x00\r", codec="utf-8")), min_size=2, max_size=2)
        )
    )
    def test_the_standard_reader_sees_the_same_cells(self, rows: list[list[str]]) -> None:
        """Whatever the standard writer writes, and whatever ours writes, is read alike."""
        text = io.StringIO()
        std_csv.writer(text, lineterminator="\n").writerows(rows)
        ours = [[cell.text for cell in row] for row in csv.rows(text.getvalue()) if not isinstance(row, csv.Break)]
        assert ours == list(std_csv.reader(io.StringIO(text.getvalue(), newline=""), strict=True))

    @given(text=st.text(st.sampled_from('ab,"\n\r\x00é')))
    def test_any_text_is_read_or_refused(self, text: str) -> None:
        """Nothing raises, and each problem stands inside the text."""
        lines = text.split("\n")
        for _, _, line, column in told("id,name.en\n" + text):
            assert line is not None
            assert column is not None
            assert line == 1 or 1 <= column <= len(lines[line - 2]) + 1


class TestRefusal:
    """What is wrong with a table is told at its line and column."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("", [("missing-key", "", 1, 1)]),
            ("id\n", [("missing-key", "", 1, 1)]),
            ("id,name.en,nmae\nab,A,\n", [("unknown-key", "", 1, 12)]),
            ("id,name.en,id\nab,A,cd\n", [("duplicate-key", "", 1, 12)]),
            ("id,name.en\nab\n", [("row-width", "/0", 2, 1)]),
            ("id,name.en\nab,A,\n", [("row-width", "/0", 2, 6)]),
            ("id,name.en\n\nab,A\n", [("row-width", "/0", 2, 1)]),
            ('id,name.en\nab,"A\n', [("syntax", "", 2, 4)]),
            ('id,name.en\nab,"A"b\n', [("syntax", "", 2, 7)]),
            ('id,name.en\nab,A"b\n', [("syntax", "", 2, 5)]),
            ("id,name.en\nab,A\x00\n", [("syntax", "", 2, 5)]),
            ("id,name.en\nab,A\rcd,B\n", [("syntax", "", 2, 5)]),
            (HEAD + "ab,阿,986 MWh,\n", [("wrong-dimension", "/0/capacity/unit", 2, 6)]),
            (HEAD + "ab,A,about 5,\n", [("bad-literal", "/0/capacity", 2, 6)]),
            (HEAD + "ab,A,,north\n", [("bad-number", "/0/location/latitude", 2, 7)]),
            (HEAD + "AB,,,\n", [("missing-key", "/0", 2, 1), ("bad-id", "/0/id", 2, 1)]),
            ("id,name.en,status\nab,A,anounced\n", [("unknown-word", "/0/status", 2, 6)]),
            ("id,name.en,evidence\nab,A,[\n", [("syntax", "/0/evidence", 2, 6)]),
            ('id,name.en,evidence\nab,A,"[{""documnt"":""voa""}]"\n', [
                ("missing-key", "/0/evidence/0", 2, 6), ("unknown-key", "/0/evidence/0/documnt", 2, 6),
            ]),
            ("id,name.en,capacity,capacity.evidence\nab,A,,[]\n", [
                ("missing-key", "/0/capacity", 2, 6), ("missing-key", "/0/capacity", 2, 6),
            ]),
            ('id,name,name.en\nab,"{""en"":""A""}",B\n', [("duplicate-key", "/0/name/en", 2, 21)]),
        ],
    )  # fmt: skip
    def test_each_mistake_has_its_place(self, text: str, expected: list[tuple[str, str, int, int]]) -> None:
        """In code points, quotation marks counted; rows beside it are read."""
        assert sorted(told(text)) == sorted(expected)

    def test_a_bad_row_costs_no_other(self) -> None:
        """And a reference to its record does not dangle."""
        source = read_bytes(b"id,name.en,part_of\nab,A\ncd,C,\nef,E,no one\n", "csv", "sites.csv")
        assert [entry.record.id for entry in source.entries] == ["cd"]
        assert source.broken == {"site:ef"}

    def test_a_name_that_says_no_type_is_refused(self, tmp_path: Path) -> None:
        """A table does not say itself what its rows are."""
        (tmp_path / "data.csv").write_text("id,name.en\n")
        with pytest.raises(SourceError, match=r"sites\.csv"):
            sm.check(tmp_path)

    def test_parts_of_a_table_are_told_by_the_name_before_the_dot(self, tmp_path: Path) -> None:
        """A collection may be split over files."""
        for part, id_ in (("1", "ab"), ("2", "cd")):
            (tmp_path / f"sites.{part}.csv").write_text(f"id,name.en\n{id_},A\n")
        assert list(sm.load(tmp_path).sites) == ["ab", "cd"]


class TestFormulas:
    """No text of data is run by a program that opens the table."""

    @given(text=st.text(max_size=8) | st.text(st.sampled_from("'=+-@＝ \t\na1"), max_size=8))
    @example("'=1")
    @example("''=1")
    def test_guarding_is_undone(self, text: str) -> None:
        """Every text comes back, those included that look guarded already."""
        assert csv.unguarded(csv.guarded(text)) == text
        assert not csv.guarded(text).lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))

    def test_names_are_guarded_and_numbers_are_not(self) -> None:
        """A latitude in the south is a number, to every program."""
        tree = {
            "id": "ab",
            "name": {"en": "=cmd|' /C calc'!A0"},
            "location": {"latitude": Decimal("-5.10"), "country": "US"},
            "may_be_same": ["cd", "ef"],
        }
        assert csv.write({"sites": [tree]}) == {
            "sites.csv": "id,name.en,location.country,location.latitude,may_be_same\n"
            "ab,'=cmd|' /C calc'!A0,US,-5.10,cd;ef\n"
        }


class TestColumns:
    """What stands in which column."""

    def test_a_figure_stands_in_the_literal_notation(self) -> None:
        """With its hedge words and its evidence beside it."""
        power = {
            "value": Decimal("986"),
            "unit": "MW",
            "approximate": True,
            "hedge": "约",
            "evidence": [{"document": "voa"}],
        }
        (text,) = csv.write({"sites": [{"id": "ab", "name": {"en": "A"}, "capacity": power}]}).values()
        assert text == (
            'id,name.en,capacity,capacity.hedge,capacity.evidence\nab,A,~986 MW,约,"[{""document"":""voa""}]"\n'
        )

    def test_the_order_of_languages_is_kept(self) -> None:
        """Where the columns cannot tell it, the text stands in one cell."""
        sites = [{"id": "ab", "name": {"en": "A", "de": "B"}}, {"id": "cd", "name": {"de": "C", "en": "D"}}]
        (text,) = csv.write({"sites": sites}).values()
        assert text == 'id,name,name.en,name.de\nab,,A,B\ncd,"{""de"":""C"",""en"":""D""}",,\n'
        found = [list(row.tree["name"]) for row in csv.parse(text, SITES)]  # type: ignore[union-attr, index, call-overload]
        assert found == [["en", "de"], ["de", "en"]]

    def test_a_data_set_without_records_is_written_too(self, tmp_path: Path) -> None:
        """As a table without rows."""
        sm.dump(sm.Dataset(), tmp_path / "out", format="csv")
        assert [file.name for file in (tmp_path / "out").iterdir()] == ["documents.csv"]
        assert sm.load(tmp_path / "out") == sm.Dataset()


class TestPlaces:
    """What rules find in a table stands at its cell."""

    def test_findings_of_rules_have_the_place_of_their_cell(self, tmp_path: Path) -> None:
        """Behind a cell with lines of its own, and inside a cell that holds JSON, which has the place of the cell."""
        (tmp_path / "sites.csv").write_text(
            'id,name.en,part_of,evidence\nab,"A\nB",,\ncd,阿,xy,"[{""document"":""voa""}]"\n', "utf-8"
        )
        found = {(one.code, one.pointer, one.line, one.column) for one in sm.check(tmp_path)}
        assert found == {
            ("dangling-reference", "/1/part_of", 4, 6),
            ("dangling-reference", "/1/evidence/0/document", 4, 9),
        }

    def test_nothing_is_found_behind_a_break(self) -> None:
        """What was not read has no place."""
        assert list(csv.locate('id,name.en\nab,A\ncd,"B\n', ["/0/id", "/1/id", "/7"])) == ["/0/id"]
