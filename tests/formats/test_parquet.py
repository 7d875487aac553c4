"""Files of columns: nothing is lost, nothing that was spoilt is read, and what is wrong has its row."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings

import stargate_model as sm
from stargate_model.errors import ExtraError, SourceError
from stargate_model.findings.finding import Finding
from stargate_model.formats import arrow, parquet
from stargate_model.formats.limits import DEFAULT_LIMITS, Limits
from stargate_model.formats.loading import COLUMNS, read_file
from stargate_model.formats.sources import Cut, Part
from stargate_model.formats.streaming import open_path
from stargate_model.formats.tables import Table, open_table
from stargate_model.formats.writing import tree_of
from stargate_model.records.dataset import COLLECTIONS, Dataset
from stargate_model.records.places import Site
from stargate_model.strategies import linked_datasets
from tests.laws import examples

EVERY = pytest.mark.parametrize("form", COLUMNS)
SITES = [{"id": f"site-{n}", "name": [{"language": "en", "text": f"Site {n}"}]} for n in range(7)]


def written(files: dict[str, bytes], folder: Path) -> Path:
    """A folder with files."""
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder


def parts_of(path: Path, limits: Limits = DEFAULT_LIMITS) -> list[Part]:
    """All that a table holds."""
    return [*open_table(path, limits).parts()]


def records_of(parts: list[Part]) -> list[Any]:
    """The records of parts."""
    return [entry.record for part in parts for entry in part.entries]


def problems_of(parts: list[Part]) -> list[tuple[str, str]]:
    """The codes and places of what is wrong."""
    return [(problem.code, problem.pointer) for part in parts for problem in part.problems]


def sites(path: Path, rows: list[dict[str, Any]], **columns: pa.DataType) -> Path:
    """A table of sites that somebody else wrote."""
    schema = arrow.schema_of(Site)
    for name, kind in columns.items():
        at = schema.get_field_index(name)
        schema = schema.append(pa.field(name, kind)) if at < 0 else schema.set(at, pa.field(name, kind))
    pq.write_table(pa.Table.from_pylist(rows, schema=schema), path, row_group_size=3)
    return path


class TestRoundTrips:
    """What is written is read again."""

    @EVERY
    @settings(max_examples=examples(25))
    @given(dataset=linked_datasets(most=2))
    def test_a_round_trip_loses_nothing(
        self, form: str, dataset: Dataset, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        """Records, evidence, spelling and the order of languages come back, and the bytes the second time."""
        files = dict(COLUMNS[form].write(tree_of(dataset)))
        folder = written(files, tmp_path_factory.getbasetemp() / form)
        again = Dataset(record for source in open_path(folder) for part in source.parts() for record in all_of(part))
        assert again == dataset
        assert sm_json(again) == sm_json(dataset)
        assert dict(COLUMNS[form].write(tree_of(again))) == files

    @EVERY
    def test_the_seeds(self, form: str, tmp_path: Path) -> None:
        """The shipped data have the same findings, told at their rows."""
        sm.dump(sm.load(), tmp_path / "data", form)
        assert sm.load(tmp_path / "data") == sm.load()
        report = sm.check(tmp_path / "data")
        assert sorted(map(said, report)) == sorted(map(said, sm.check()))
        assert all(finding.line and finding.column for finding in report)


def all_of(part: Part) -> Iterator[Any]:
    """The records of a part, of which nothing is wrong."""
    assert part.problems == ()
    return (entry.record for entry in part.entries)


def sm_json(dataset: Dataset) -> object:
    """All that a data set states, in order."""
    return repr(tree_of(dataset))


def said(finding: Finding) -> tuple[str, str, str]:
    """What a finding says, without its place in the file."""
    return (finding.code, finding.record, finding.at)


class TestColumns:
    """What others see in the columns."""

    def test_figures_have_numbers_for_queries(self) -> None:
        """The spelling stays text; the amount in base units is a decimal, and so is the upper end."""
        tree = {
            "id": "abilene",
            "name": {"en": "Abilene"},
            "capacity": {"value": Decimal("1.20"), "upper": Decimal(2), "unit": "GW", "approximate": True},
        }
        table = arrow.table_of([tree], Site)
        capacity = table.column("capacity").to_pylist()[0]
        assert (capacity["value"], capacity["unit"], capacity["approximate"]) == ("1.20", "GW", True)
        assert (capacity["base"], capacity["base_upper"]) == (Decimal("1.2E9"), Decimal("2E9"))
        assert capacity["dimension"] == "power"
        assert table.schema.field("capacity").metadata == {b"dimension": b"power", b"unit": b"GW"}
        base = pc.struct_field(table.column("capacity").combine_chunks(), "base")
        assert pa.types.is_decimal128(base.type)

    def test_what_38_digits_do_not_hold_is_null(self) -> None:
        """A number that is too large for the column of queries is still there as text."""
        large = {"value": Decimal("9E29"), "unit": "TW"}
        row = arrow.table_of([{"id": "ab", "name": {"en": "A"}, "capacity": large}], Site).to_pylist()[0]
        assert (row["capacity"]["value"], row["capacity"]["base"]) == ("9e29", None)

    def test_no_class_has_binary_fractions(self) -> None:
        """Every column of every class is one that would be read again."""
        assert not [problem for cls in COLLECTIONS.values() for problem in arrow.problems_of(arrow.schema_of(cls), cls)]

    def test_checksums_are_written(self, tmp_path: Path) -> None:
        """A page that has changed is told, with its group and row, and the other groups are read."""
        path = sites(tmp_path / "sites.parquet", SITES)
        pq.write_table(pq.read_table(path), path, row_group_size=3, write_page_checksum=True, compression="none")
        data = bytearray(path.read_bytes())
        data[data.index(b"site-4")] ^= 1
        path.write_bytes(data)
        parts = parts_of(path)
        assert [site.id for site in records_of(parts)] == ["site-0", "site-1", "site-2", "site-6"]
        assert problems_of(parts) == [("syntax", "/3")]
        assert "row group 1" in str(parts[1].problems[0].params["problem"])


class TestForeignTables:
    """Tables that somebody else wrote."""

    def test_figures_as_decimals(self, tmp_path: Path) -> None:
        """Exact numbers are read whatever their type, and columns that are worked out are not."""
        figure = pa.struct([("value", pa.decimal128(20, 2)), ("unit", pa.large_string()), ("base", pa.float64())])
        rows = [{**SITES[0], "capacity": {"value": Decimal("1.20"), "unit": "GW", "base": 7}}]
        (site,) = records_of(parts_of(sites(tmp_path / "sites.parquet", rows, capacity=figure)))
        assert str(site.capacity) == "1.20 GW"

    @pytest.mark.parametrize(
        ("name", "kind", "code"),
        [
            ("capacity", pa.float64(), "wrong-type"),
            ("capacity", pa.struct([("value", pa.float32()), ("unit", pa.string())]), "wrong-type"),
            ("announced", pa.date32(), "wrong-type"),
            ("capacitee", pa.string(), "unknown-key"),
        ],
    )
    def test_columns_that_are_not_read(self, name: str, kind: pa.DataType, code: str, tmp_path: Path) -> None:
        """Binary fractions, dates of another kind and unknown columns are told once, and no row is read."""
        if name == "announced" and "announced" not in arrow.schema_of(Site).names:
            name = "status"
        parts = parts_of(sites(tmp_path / "sites.parquet", SITES, **{name: kind}))
        assert not records_of(parts)
        assert [one for one, _ in problems_of(parts)] == [code]

    def test_a_column_that_is_not_read_has_its_place(self, tmp_path: Path) -> None:
        """The report names the file, the first row and the column."""
        path = sites(tmp_path / "sites.parquet", SITES, capacity=pa.float64())
        (finding,) = sm.check(path)
        at = 1 + arrow.schema_of(Site).names.index("capacity")
        assert (finding.code, finding.path, finding.line, finding.column) == ("wrong-type", str(path), 1, at)

    def test_a_language_that_is_null(self, tmp_path: Path) -> None:
        """Names without a language are told at their row."""
        path = sites(tmp_path / "sites.parquet", [{**SITES[0], "name": [{"language": None, "text": "A"}]}])
        assert problems_of(parts_of(path)) == [("wrong-type", "/0/name")]

    def test_a_table_without_ids(self, tmp_path: Path) -> None:
        """The columns of required fields must be there."""
        pq.write_table(pa.table({"id": ["ab"]}), tmp_path / "sites.parquet")
        assert problems_of(parts_of(tmp_path / "sites.parquet")) == [("missing-key", "")]

    def test_a_row_that_is_wrong_costs_no_other(self, tmp_path: Path) -> None:
        """It is told at its row and column, and its id is known to be given."""
        rows = [
            *SITES[:4],
            {**SITES[4], "capacity": {"value": "much", "unit": "GW"}},
            {**SITES[5], "capacity": {"value": "5", "unit": "GWh"}},
            {**SITES[6], "name": [{"language": "en", "text": "A"}, {"language": "en", "text": "B"}]},
        ]
        path = sites(tmp_path / "sites.parquet", rows)
        report = sm.check(path)
        assert [(finding.code, finding.line) for finding in report if finding.severity == "error"] == [
            ("bad-number", 5),
            ("wrong-dimension", 6),
            ("wrong-type", 7),
        ]
        assert {finding.column for finding in report} <= {1, 2, 1 + arrow.schema_of(Site).names.index("capacity")}
        assert frozenset(key for part in parts_of(path) for key in part.broken) == {
            "site:site-4", "site:site-5", "site:site-6",
        }  # fmt: skip

    @EVERY
    def test_batches_are_measured(self, form: str, tmp_path: Path) -> None:
        """A small file that stands for very many bytes is read a few rows at a time, by what they are in memory."""
        once = pa.DictionaryArray.from_arrays(pa.array([0] * 900, pa.int32()), pa.array(["x" * 50_000]))
        name = pa.ListArray.from_arrays(
            pa.array(range(901), pa.int32()),
            pa.StructArray.from_arrays([pa.array(["en"] * 900), once], ["language", "text"]),
        )
        table = pa.table({"id": [f"site-{n}" for n in range(900)], "name": name})
        path = tmp_path / f"sites.{form}"
        if form == "parquet":
            pq.write_table(table, path)
        else:
            with pa.ipc.new_file(str(path), table.schema) as writer:
                writer.write_table(table)
        assert path.stat().st_size < 200_000
        parts = parts_of(path, Limits(batch_bytes=5_000_000))
        assert len(records_of(parts)) == 900
        assert max(len(part.entries) for part in parts) == 99
        few = parts_of(path, Limits(line_bytes=40_000))
        assert problems_of(few) == [("limit", f"/{n}") for n in range(900)]

    def test_a_row_that_is_too_long_costs_no_other(self, tmp_path: Path) -> None:
        """It is told at its place, and those around it are read."""
        rows = [*SITES[:2], {**SITES[2], "name": [{"language": "en", "text": "x" * 5_000}]}, *SITES[3:]]
        parts = parts_of(sites(tmp_path / "sites.parquet", rows), Limits(line_bytes=1_000))
        assert problems_of(parts) == [("limit", "/2")]
        assert [one.id for one in records_of(parts)] == [f"site-{n}" for n in (0, 1, 3, 4, 5, 6)]

    def test_items_are_counted_before_they_are_read(self, tmp_path: Path) -> None:
        """A list of very many items that take no room in the file is refused."""
        path = tmp_path / "sites.parquet"
        pq.write_table(pa.table({"id": ["ab"], "name": pa.array([[None] * 2_000], pa.list_(pa.string()))}), path)
        assert problems_of(parts_of(path, Limits(items=1_000))) == [("limit", "/0")]
        assert problems_of(parts_of(path)) == [("wrong-type", "/0/name")]


class TestFiles:
    """What a file can be."""

    @EVERY
    @pytest.mark.parametrize("data", [b"", b"PAR1", b"PAR1" + bytes(100) + b"PAR1", b"ARROW1\0\0" + bytes(50)])
    def test_what_is_no_table(self, form: str, data: bytes, tmp_path: Path) -> None:
        """It is told as broken off at its beginning."""
        path = tmp_path / f"sites.{form}"
        path.write_bytes(data)
        assert [(one.code, one.line, one.path) for one in sm.check(path)] == [("syntax", 1, str(path))]
        assert [*open_table(path).cuts(10)] == [Cut(0, -1, 0, 0)]

    def test_the_name_says_what_it_holds(self, tmp_path: Path) -> None:
        """As that of a table of text does."""
        (tmp_path / "data.parquet").write_bytes(b"")
        with pytest.raises(SourceError, match=r"sites\.parquet"):
            sm.check(tmp_path / "data.parquet")
        with pytest.raises(SourceError, match="cannot be read"):
            sm.check(tmp_path / "sites.parquet")
        with pytest.raises(SourceError, match="some rows at a time"):
            read_file(tmp_path / "data.parquet")

    def test_without_pyarrow(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        """The error names what is missing, and how to get it."""
        monkeypatch.setitem(sys.modules, "pyarrow", None)
        with pytest.raises(ExtraError, match=r"stargate-model\[tables\]"):
            sm.dump(sm.load(), tmp_path / "data", "parquet")
        with pytest.raises(ExtraError, match="pyarrow"):
            sm.check(tmp_path / "sites.parquet")

    def test_a_folder_in_pieces(self, tmp_path: Path) -> None:
        """All pieces together are the whole, each record at its row; any of them is read again."""
        path = sites(tmp_path / "sites.parquet", SITES)
        table = open_table(path)
        cuts = table.cuts(1)
        assert [(cut.begin, cut.end, cut.first) for cut in cuts] == [(0, 1, 0), (1, 2, 3), (2, 3, 6)]
        entries = [entry for cut in reversed(cuts) for part in table.stretch(cut) for entry in part.entries]
        assert sorted(entry.pointer for entry in entries) == [f"/{n}" for n in range(7)]
        assert table.again([(entry.at, entry.size) for entry in entries]) == [entry.record for entry in entries]

    def test_documents_are_found(self, tmp_path: Path) -> None:
        """Those of a table of documents; no other table is looked through."""
        sm.dump(sm.load(), tmp_path / "data", "parquet")
        found = [document.id for source in open_path(tmp_path / "data") for document in source.documents()]
        assert found == [*sm.load().documents]


def spoilt(data: bytes, chance: random.Random) -> bytes:
    """The same with one to six bytes changed."""
    changed = bytearray(data)
    for at in chance.sample(range(len(data)), chance.randint(1, 6)):
        changed[at] ^= chance.randint(1, 255)
    return bytes(changed)


def test_no_spoilt_file_is_read_as_another(tmp_path: Path) -> None:
    """Bytes changed anywhere are told, or change nothing that is read; nothing else is ever raised."""
    chance = random.Random(7)  # noqa: S311  # made-up damage
    dataset = sm.load()
    files = parquet.write(tree_of(dataset))
    name = "sites.parquet"
    whole = list(dataset.sites.values())
    for _ in range(examples(60)):
        path = tmp_path / name
        path.write_bytes(spoilt(files[name], chance))
        parts = [*Table(str(path), Site).parts()]
        assert problems_of(parts) or records_of(parts) == whole
