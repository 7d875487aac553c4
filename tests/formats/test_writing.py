"""Writing: all of it or nothing, whatever fails, and the same bytes for the same data set."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from stargate_model.claims.kinds import Power
from stargate_model.claims.text import Text
from stargate_model.errors import OutputError
from stargate_model.formats import writing
from stargate_model.formats.exchanging import exchanged
from stargate_model.formats.writing import tree_of, write_dataset, write_text
from stargate_model.records.dataset import Dataset
from stargate_model.records.places import Site

DATASET = Dataset([Site(id="abilene", name=Text({"en": "Abilene", "zh-Hans": "阿比林"}), capacity=Power("1.20 GW"))])


class Failing:
    """A function of the system that fails at its n-th call."""

    def __init__(self, real: Callable[..., object], at: int, error: BaseException) -> None:
        self.real, self.at, self.error = real, at, error

    def __call__(self, *args: object, **kwargs: object) -> object:
        """Call the real one, or fail."""
        self.at -= 1
        if self.at == 0:
            raise self.error
        return self.real(*args, **kwargs)


class TestDatasets:
    """Data sets take the format of the name."""

    def test_json(self, tmp_path: Path) -> None:
        """JSON has two spaces of indent, its text as it is, and a line end."""
        write_dataset(DATASET, tmp_path / "a.json")
        assert (tmp_path / "a.json").read_bytes().decode() == (
            '{\n  "stargate_model": "1",\n  "sites": [\n    {\n      "id": "abilene",\n      "name": {\n'
            '        "en": "Abilene",\n        "zh-Hans": "阿比林"\n      },\n      "capacity": {\n'
            '        "value": 1.20,\n        "unit": "GW"\n      }\n    }\n  ]\n}\n'
        )

    def test_yaml(self, tmp_path: Path) -> None:
        """YAML is written in blocks, and what another reader could misread in quotes."""
        write_dataset(DATASET, tmp_path / "a.yml")
        assert (tmp_path / "a.yml").read_bytes().decode() == (
            'stargate_model: "1"\nsites:\n- id: abilene\n  name:\n    en: Abilene\n    zh-Hans: 阿比林\n'
            "  capacity:\n    value: 1.20\n    unit: GW\n"
        )

    def test_empty_collections_are_left_out(self) -> None:
        """What a data set does not hold it does not name."""
        assert tree_of(Dataset()) == {"stargate_model": "1"}

    @pytest.mark.parametrize("name", ["a.txt", "a", "a.json.bak"])
    def test_a_name_of_no_format_is_refused(self, name: str, tmp_path: Path) -> None:
        """The name says the format, or nothing is written."""
        with pytest.raises(OutputError, match="name it"):
            write_dataset(DATASET, tmp_path / name)
        assert list(tmp_path.iterdir()) == []


class TestAllOrNothing:
    """Whatever fails, the file has its old content, and nothing else is left."""

    @pytest.mark.parametrize(
        ("owner", "function"),
        [(os, "fsync"), (os, "fdopen"), (os, "replace"), (tempfile, "mkstemp"), (Path, "chmod")],
    )
    @pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt(), MemoryError()])
    def test_a_failure_keeps_the_old_content(
        self, owner: object, function: str, error: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A full disk is told; an interruption goes on. Either way the old file stands, alone."""
        target = tmp_path / "data.json"
        target.write_text("old")
        monkeypatch.setattr(owner, function, Failing(getattr(owner, function), 1, error))
        with pytest.raises(OutputError if isinstance(error, OSError) else type(error)):
            write_text("new", target)
        assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [("data.json", "old")]

    def test_a_write_that_fails_midway_keeps_the_old_content(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A part that was written is in no file that remains."""
        target = tmp_path / "data.json"
        target.write_text("old")
        real = os.fdopen

        def half(descriptor: int, mode: str) -> object:
            file = real(descriptor, mode)
            monkeypatch.setattr(writing.os, "fsync", Failing(os.fsync, 1, OSError(5, "Input/output error")))
            return file

        monkeypatch.setattr(os, "fdopen", half)
        with pytest.raises(OutputError, match="Input/output error"):
            write_text("new", target)
        assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [("data.json", "old")]

    def test_a_folder_that_cannot_be_synced_is_told(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Then the new content stands, whole, and may not outlive a crash."""
        monkeypatch.setattr(os, "fsync", Failing(os.fsync, 2, OSError(5, "Input/output error")))
        with pytest.raises(OutputError):
            write_text("new", tmp_path / "data.json")
        assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [("data.json", "new")]


class TestTargets:
    """What a path can be."""

    def test_the_mode_of_a_file_is_kept(self, tmp_path: Path) -> None:
        """Who could read the old file can read the new one, and nobody else."""
        target = tmp_path / "data.json"
        target.write_text("old")
        for mode in (0o600, 0o644, 0o664):
            target.chmod(mode)
            write_text("new", target)
            assert stat.S_IMODE(target.stat().st_mode) == mode

    def test_a_new_file_has_the_usual_mode(self, tmp_path: Path) -> None:
        """Not the one of a temporary file, which nobody else can read."""
        (tmp_path / "usual").touch()
        write_text("new", tmp_path / "data.json")
        assert (tmp_path / "data.json").stat().st_mode == (tmp_path / "usual").stat().st_mode

    def test_a_link_is_followed(self, tmp_path: Path) -> None:
        """The file that a link names is written; the link stays one."""
        (tmp_path / "real").mkdir()
        target, link = tmp_path / "real" / "data.json", tmp_path / "link.json"
        target.write_text("old")
        link.symlink_to(target)
        write_text("new", link)
        assert link.is_symlink()
        assert target.read_text() == "new"
        assert [file.name for file in (tmp_path / "real").iterdir()] == ["data.json"]

    def test_a_device_is_written_to_and_stays_one(self) -> None:
        """`/dev/null` is never replaced by a file; `/dev/full` is told."""
        write_text("new", Path(os.devnull))
        assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)
        with pytest.raises(OutputError, match="No space left"):
            write_text("new", Path("/dev/full"))

    @pytest.mark.parametrize("name", ["missing/data.json", "", "file/data.json", "nul\x00.json"])
    def test_what_cannot_be_written_is_told(self, name: str, tmp_path: Path) -> None:
        """A folder that is not there is not made; a folder is no file."""
        (tmp_path / "file").write_text("old")
        with pytest.raises(OutputError, match="cannot be written"):
            write_text("new", tmp_path / name)
        assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [("file", "old")]

    def test_a_long_name_is_no_hindrance(self, tmp_path: Path) -> None:
        """A name as long as the system takes is written under."""
        name = f"{'阿' * 83}.json"
        write_text("new", tmp_path / name)
        assert (tmp_path / name).read_text() == "new"

    def test_text_is_utf8_with_plain_line_ends(self, tmp_path: Path) -> None:
        """Bytes do not depend on the system."""
        write_text("阿\r\nb\n", tmp_path / "a")
        assert (tmp_path / "a").read_bytes() == "阿\r\nb\n".encode()


class TestFolders:
    """A folder of tables is written as a file is: all of it or nothing."""

    def test_a_folder_takes_tables(self, tmp_path: Path) -> None:
        """A name that ends in a slash, a folder that is there, and the name of the format say the same."""
        (tmp_path / "there").mkdir()
        write_dataset(DATASET, f"{tmp_path}/slash/")
        write_dataset(DATASET, tmp_path / "there")
        write_dataset(DATASET, tmp_path / "named", "csv")
        for name in ("slash", "there", "named"):
            assert [file.name for file in (tmp_path / name).iterdir()] == ["sites.csv"]

    def test_what_is_no_longer_held_is_gone(self, tmp_path: Path) -> None:
        """The folder is the data set, not the union with the one before; its mode is kept."""
        write_dataset(DATASET, tmp_path / "out", "csv")
        (tmp_path / "out").chmod(0o700)
        write_dataset(Dataset(), tmp_path / "out")
        assert [file.name for file in (tmp_path / "out").iterdir()] == ["documents.csv"]
        assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == 0o700
        assert [file.name for file in tmp_path.iterdir()] == ["out"]

    def test_the_folder_is_never_away(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """The old and the new folder change places in one step: there is no moment without either."""
        write_dataset(DATASET, tmp_path / "out", "csv")
        before = (tmp_path / "out").stat().st_ino
        monkeypatch.setattr(Path, "replace", Failing(Path.replace, 1, OSError(5, "not called")))
        write_dataset(Dataset(), tmp_path / "out")
        assert (tmp_path / "out").stat().st_ino != before
        assert [file.name for file in (tmp_path / "out").iterdir()] == ["documents.csv"]
        assert [file.name for file in tmp_path.iterdir()] == ["out"]

    @pytest.mark.parametrize("name", ["notes.txt", "other.csv", "sites.json"])
    def test_a_folder_with_other_files_is_left_alone(self, name: str, tmp_path: Path) -> None:
        """What we did not write is not ours to remove."""
        (tmp_path / name).write_text("mine")
        with pytest.raises(OutputError, match="holds other files"):
            write_dataset(DATASET, tmp_path)
        assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [(name, "mine")]

    @pytest.mark.parametrize(
        ("owner", "function", "at"),
        [(os, "fsync", 1), (os, "fsync", 2), (tempfile, "mkdtemp", 1), (tempfile, "mkdtemp", 2), (Path, "chmod", 1),
         (os, "replace", 1), (os, "replace", 2)],
    )  # fmt: skip
    @pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
    def test_a_failure_keeps_the_old_folder(
        self,
        owner: object,
        function: str,
        at: int,
        error: BaseException,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        """Whatever fails, and whenever, on a system that needs two steps: the old files stand, alone."""
        monkeypatch.setattr(writing, "exchanged", lambda *_: False)
        write_dataset(Dataset(), tmp_path / "out", "csv")
        old = (tmp_path / "out" / "documents.csv").read_bytes()
        monkeypatch.setattr(owner, function, Failing(getattr(owner, function), at, error))
        with pytest.raises(OutputError if isinstance(error, OSError) else type(error)):
            write_dataset(DATASET, tmp_path / "out")
        monkeypatch.undo()
        assert [file.name for file in tmp_path.iterdir()] == ["out"]
        assert [(file.name, file.read_bytes()) for file in (tmp_path / "out").iterdir()] == [("documents.csv", old)]

    def test_two_folders_change_places(self, tmp_path: Path) -> None:
        """In one step or not at all: where the system cannot, nothing was done."""
        for name in ("one", "other"):
            (tmp_path / name).mkdir()
            (tmp_path / name / "held").write_text(name)
        done = exchanged(tmp_path / "one", tmp_path / "other")
        assert (tmp_path / "one" / "held").read_text() == ("other" if done else "one")
        assert not exchanged(tmp_path / "one", tmp_path / "nothing")
        assert sorted(path.name for path in tmp_path.iterdir()) == ["one", "other"]
