"""Converting: what is of lines or tables streams, and what is wrong leaves nothing behind."""

from __future__ import annotations

import json
import weakref
from pathlib import Path

import pytest

import stargate_model as sm
from stargate_model import adapters, converting
from stargate_model.adapters import Omission, files
from stargate_model.engines import plain
from stargate_model.errors import RecordError
from stargate_model.formats.spooling import Spool
from stargate_model.records.dataset import AnyRecord

SAMPLES = Path(__file__).parent / "adapters" / "samples"
SOURCES = {
    "epoch": SAMPLES / "epoch",
    "iati": SAMPLES / "activity.xml",
    "oc4ids": SAMPLES / "project.json",
    "powerplantmatching": SAMPLES / "powerplants.csv",
}
FORMS = {"ndjson": "out.ndjson", "csv": "out", "json": "out.json", "yaml": "out.yaml"}


def lines(count: int) -> str:
    """Lines of sites, each of which has a name of its own."""
    return "".join(
        json.dumps({"type": "site", "id": f"s{n}", "name": {"en": f"Site {n}"}, "capacity": f"{n}.50 MW"}) + "\n"
        for n in range(count)
    )


class TestOwn:
    """Data of our own form."""

    @pytest.mark.parametrize("form", FORMS)
    def test_the_same_as_loading_and_dumping(self, form: str, tmp_path: Path) -> None:
        """Every format holds what was read."""
        sm.dump(sm.load(), tmp_path / "in.ndjson")
        converting.convert(tmp_path / "in.ndjson", tmp_path / FORMS[form], form)
        assert sm.load(tmp_path / FORMS[form]) == sm.load()

    @pytest.mark.parametrize("form", FORMS)
    @pytest.mark.parametrize("wrong", ['{"type": "site", "id": "s1", "name": {"en": "Again"}}', '{"type": "site"}'])
    def test_what_is_wrong_leaves_nothing(self, form: str, wrong: str, tmp_path: Path) -> None:
        """An id that is given twice, and a line that is no record, are told as `load` tells them."""
        (tmp_path / "in.ndjson").write_text(lines(3) + wrong, "utf-8")
        with pytest.raises(sm.DatasetError) as told:
            converting.convert(tmp_path / "in.ndjson", tmp_path / FORMS[form], form)
        assert {finding.line for finding in told.value.report} == {4}
        assert [path.name for path in tmp_path.iterdir()] == ["in.ndjson"]

    @pytest.mark.parametrize("form", ["ndjson", "csv"])
    def test_records_are_not_held(self, form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Of a file of lines no more is in memory at once than a part or two."""
        alive = weakref.WeakSet[AnyRecord]()
        counts: list[int] = []
        real = Spool.put

        def put(spool: Spool, record: AnyRecord) -> None:
            real(spool, record)
            alive.add(record)
            counts.append(len(alive))

        monkeypatch.setattr(Spool, "put", put)
        (tmp_path / "in.ndjson").write_text(lines(6_000), "utf-8")
        converting.convert(tmp_path / "in.ndjson", tmp_path / FORMS[form], form)
        assert len(counts) == 6_000
        assert max(counts) < 3_000


class TestOthers:
    """Data of others."""

    @pytest.mark.parametrize("form", FORMS)
    @pytest.mark.parametrize("name", SOURCES)
    def test_the_same_as_adapting_and_dumping(self, name: str, form: str, tmp_path: Path) -> None:
        """The records, and what they do not carry, are those of `adapt`."""
        omitted: list[Omission] = []
        converting.adapt(name, SOURCES[name], tmp_path / FORMS[form], form, published="2026-05-23", omit=omitted.append)
        expected = adapters.adapt(name, SOURCES[name], published="2026-05-23")
        assert sm.load(tmp_path / FORMS[form]) == expected.dataset
        assert tuple(omitted) == expected.omissions

    @pytest.mark.parametrize("form", FORMS)
    def test_an_id_that_is_given_twice(self, form: str, tmp_path: Path) -> None:
        """Two rows with one id are refused, and nothing is written."""
        text = SOURCES["powerplantmatching"].read_text("utf-8")
        (tmp_path / "in.csv").write_text(text + text.split("\n")[1] + "\n", "utf-8")
        with pytest.raises(RecordError) as told:
            converting.adapt("powerplantmatching", tmp_path / "in.csv", tmp_path / FORMS[form], form, omit=repr)
        assert told.value.code == "duplicate-id"
        assert [path.name for path in tmp_path.iterdir()] == ["in.csv"]

    def test_a_table_is_not_held(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Of a long table there is one record at a time, and one stretch of its text."""
        header, *rows = SOURCES["powerplantmatching"].read_text("utf-8").split("\n")
        more = (f"{n}," + rows[0].partition(",")[2] for n in range(2_000))
        (tmp_path / "in.csv").write_text("\n".join([header, *more]) + "\n", "utf-8")
        monkeypatch.setattr(files, "_BLOCK", 10_000)
        alive = weakref.WeakSet[AnyRecord]()
        most = 0
        for one in adapters.adapter("powerplantmatching")(tmp_path / "in.csv"):
            if not isinstance(one, Omission):
                alive.add(one)
                most = max(most, len(alive))
        assert most < 5

    @pytest.mark.parametrize("held", [0, 1_000])
    def test_keys_on_the_disk(self, held: int) -> None:
        """Keys are compared alike in memory and on the disk; records of two types may share an id."""
        dataset = adapters.adapt("epoch", SOURCES["epoch"]).dataset
        assert list(plain.given_once(dataset, held=held)) == list(dataset)
        with pytest.raises(RecordError, match=r"gives document:.* twice"):
            list(plain.given_once([*dataset, next(iter(dataset))], held=held))
