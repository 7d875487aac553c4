"""Spooling: records that come one after the other are written as a whole data set is, or not at all."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import IO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stargate_model.claims.text import Text
from stargate_model.errors import OutputError
from stargate_model.formats.writing import write_dataset, writing
from stargate_model.records.dataset import Dataset
from stargate_model.records.places import Site
from stargate_model.strategies import linked_datasets
from tests.laws import examples

FORMS = {"csv": "folder", "ndjson": "data.ndjson", "json": "data.json"}
SITE = Site(id="abilene", name=Text({"en": "Abilene"}))


def files(path: Path) -> dict[str, bytes]:
    """What a file or folder holds, by name."""
    return {file.name: file.read_bytes() for file in (path.iterdir() if path.is_dir() else [path])}


class TestBytes:
    """The same as of the whole."""

    @pytest.mark.parametrize("form", FORMS)
    @settings(max_examples=examples(25))
    @given(dataset=linked_datasets(2), order=st.permutations(range(4)))
    def test_whatever_comes_first(self, form: str, dataset: Dataset, order: list[int]) -> None:
        """Collections may come mixed; each is written in its place, with the columns that all of its rows need."""
        held = list(dataset)
        records = [record for first in order for record in held[first::4]]
        whole = Dataset(records)
        with tempfile.TemporaryDirectory() as folder:
            write_dataset(whole, Path(folder) / f"whole-{FORMS[form]}", form)
            with writing(Path(folder) / FORMS[form], form) as put:
                for record in records:
                    put(record)
            written, expected = files(Path(folder) / FORMS[form]), files(Path(folder) / f"whole-{FORMS[form]}")
        assert list(written.values()) == list(expected.values())

    @pytest.mark.parametrize("form", FORMS)
    def test_no_records(self, form: str, tmp_path: Path) -> None:
        """A data set without records is written as one too."""
        with writing(tmp_path / FORMS[form], form):
            pass
        write_dataset(Dataset(), tmp_path / "whole", form)
        assert list(files(tmp_path / FORMS[form]).values()) == list(files(tmp_path / "whole").values())


class TestNothing:
    """Where it fails, there is nothing, or what was there before."""

    @pytest.mark.parametrize("form", FORMS)
    def test_a_block_that_raises(self, form: str, tmp_path: Path) -> None:
        """What was put so far is in no file."""
        target = tmp_path / FORMS[form]

        def interrupted() -> None:
            with writing(target, form) as put:
                put(SITE)
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            interrupted()
        assert [*tmp_path.iterdir()] == []

    def test_a_name_of_no_format(self, tmp_path: Path) -> None:
        """It is told before anything is read."""
        with pytest.raises(OutputError, match="name it"), writing(tmp_path / "data.txt"):
            pytest.fail("the block was entered")

    def test_a_disk_without_room(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A spool that is full is told as a file that cannot be written."""

        def full() -> IO[bytes]:
            return Path("/dev/full").open("wb", buffering=0)

        monkeypatch.setattr(tempfile, "TemporaryFile", full)
        with (
            pytest.raises(OutputError, match="No space left"),
            writing(tmp_path / "data.ndjson") as put,
        ):
            put(SITE)
        assert [*tmp_path.iterdir()] == []
