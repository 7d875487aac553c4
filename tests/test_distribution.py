"""What a wheel and a source distribution may hold; `.ci/run` builds both and looks into them."""

from __future__ import annotations

import tarfile
import zipfile
from pathlib import Path

import pytest
from distribution import SOURCE, WHEEL, main, names_of, needed_in_source, needed_in_wheel, wrong


def test_what_is_needed_is_expected():
    """Nothing that must be there is taken for a stray."""
    assert list(wrong(needed_in_wheel(), WHEEL, ())) == []
    assert list(wrong(needed_in_source(), SOURCE, ())) == []


def test_what_users_need_is_asked_for():
    """Types, a compiled catalog a language, the schemas and the seeds."""
    needed = set(needed_in_wheel())
    assert {
        "stargate_model/py.typed",
        "stargate_model/localization/catalogs/de/LC_MESSAGES/stargate_model.mo",
        "stargate_model/_data/schemas/dataset.json",
        "stargate_model/_data/seeds/documents.yaml",
    } <= needed


@pytest.mark.parametrize(
    "stray",
    [
        "stargate_model/__pycache__/errors.cpython-311.pyc",
        "stargate_model/notes.log",
        "tests/conftest.py",
        "stargate_model/_data/seeds/.DS_Store",
        "messages.pot",
    ],
)
def test_a_stray_is_found_in_a_wheel(stray: str):
    """What no pattern expects is named."""
    assert list(wrong([stray], WHEEL, ())) == [f"stray: {stray}"]


def test_files_are_listed_without_folders(tmp_path: Path):
    """Those of a source distribution stand below one folder, which counts for nothing."""
    wheel, source = tmp_path / "a.whl", tmp_path / "a.tar.gz"
    (tmp_path / "stray.log").write_text("", "utf-8")
    with zipfile.ZipFile(wheel, "w") as made:
        made.writestr("stargate_model/py.typed", "")
    with tarfile.open(source, "w:gz") as made_source:
        made_source.add(tmp_path / "stray.log", "stargate_model-0/stray.log")
    assert (names_of(wheel), names_of(source)) == (["stargate_model/py.typed"], ["stray.log"])


def test_what_is_missing_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """An empty wheel lacks everything, and says so a line a file."""
    wheel = tmp_path / "empty.whl"
    zipfile.ZipFile(wheel, "w").close()
    assert main([str(wheel)]) == 1
    assert "missing: stargate_model/py.typed" in capsys.readouterr().out
