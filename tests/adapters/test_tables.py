"""Tables of others: wherever a file is cut to be read, the rows, their places and their lines are the same."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stargate_model.adapters import files
from stargate_model.adapters.files import Described, blocks_of
from stargate_model.adapters.tables import opened, stretches
from stargate_model.claims.evidence import SourceType
from stargate_model.errors import SourceError
from stargate_model.formats.csv import Break, rows

DESCRIBED = Described(
    id="table", title="A table", publisher="An office", source_type=SourceType.THIRD_PARTY, url="https://example.org/"
)
CELLS = st.text(st.sampled_from('a"\n,é𝒜 '), max_size=4).map(lambda text: '"' + text.replace('"', '""') + '"')
TABLES = st.lists(st.lists(CELLS | st.sampled_from(["", "1", "b c"]), min_size=1, max_size=3), max_size=6).map(
    lambda table: "\n".join(",".join(row) for row in table)
)


def cut(text: str, size: int) -> list[str]:
    """A text in blocks."""
    return [text[at : at + size] for at in range(0, len(text), size)]


class TestStretches:
    """A text of rows is read in stretches of whole rows."""

    @given(TABLES | st.text(st.sampled_from('a",\n'), max_size=20), st.integers(1, 9))
    def test_together_they_are_the_text(self, text: str, size: int) -> None:
        """Nothing is lost or moved; each says truly where it begins."""
        found = list(stretches(cut(text, size)))
        assert "".join(stretch.text for stretch in found) == text
        for stretch in found:
            assert text.startswith(stretch.text, stretch.at)
            assert stretch.line == text.count("\n", 0, stretch.at) + 1

    @given(TABLES, st.integers(1, 9))
    def test_rows_are_those_of_the_whole(self, text: str, size: int) -> None:
        """A line end within quotation marks ends no row, wherever the text is cut."""
        parted = [
            [(cell.text, stretch.at + cell.at) for cell in row]
            for stretch in stretches(cut(text, size))
            for row in rows(stretch.text)
            if not isinstance(row, Break)
        ]
        assert parted == [[(cell.text, cell.at) for cell in row] for row in rows(text) if not isinstance(row, Break)]


class TestFiles:
    """Files are read a block at a time."""

    def test_digest_and_length_are_of_the_whole(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A letter of several bytes may stand where a block ends."""
        monkeypatch.setattr(files, "_BLOCK", 2)
        text = "\ufeffname,größe\n阿比林,𝒜\n"
        (tmp_path / "a.csv").write_text(text, "utf-8")
        table = opened(tmp_path / "a.csv", DESCRIBED, ["name", "größe"])
        assert table.document.sha256 == hashlib.sha256(text.encode()).hexdigest()
        assert table.document.length == len(text)
        (row,) = table.rows()
        evidence = row.evidence("größe")
        assert (row.line, row["name"], evidence.quote) == (2, "阿比林", "𝒜")
        assert text[evidence.start : evidence.end] == "𝒜"

    @pytest.mark.parametrize("size", [1, 2, 3, 100])
    @pytest.mark.parametrize(("data", "at"), [(b"abc\xff", 3), ("é".encode() + b"\xe9a", 2), ("aé".encode()[:2], 1)])
    def test_a_byte_that_is_not_utf8(
        self, data: bytes, at: int, size: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Its place in the file is told, however the file is read."""
        monkeypatch.setattr(files, "_BLOCK", size)
        (tmp_path / "a.csv").write_bytes(data)
        with pytest.raises(SourceError, match=f"not UTF-8 at byte {at}$"):
            list(blocks_of(tmp_path / "a.csv"))

    def test_cells_are_counted_anew(self, tmp_path: Path) -> None:
        """What a column states is counted in the rows that were read last."""
        (tmp_path / "a.csv").write_text("a,b\n1, \n,2\n3,\n", "utf-8")
        table = opened(tmp_path / "a.csv", DESCRIBED, ["a"])
        for _ in range(2):
            assert len(list(table.rows())) == 3
            assert [(one.column, one.cells) for one in table.left_out(["a"])] == [("b", 1)]
