"""The shipped files: found in a checkout and in an installed package."""

from __future__ import annotations

from pathlib import Path

import pytest

from stargate_model import corpus


def test_a_checkout_has_them_beside_the_package() -> None:
    """Both folders hold what they are named after."""
    assert any(corpus.seeds().glob("*.yaml"))
    assert (corpus.schemas() / "dataset.json").is_file()


def test_an_installed_package_has_them_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The package's own folder is looked at first."""
    for name in ("seeds", "schemas"):
        (tmp_path / "package" / "_data" / name).mkdir(parents=True)
    monkeypatch.setattr(corpus, "_PACKAGE", tmp_path / "package")
    assert corpus.seeds() == tmp_path / "package" / "_data" / "seeds"
    assert corpus.schemas() == tmp_path / "package" / "_data" / "schemas"


def test_where_a_program_runs_does_not_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder called seeds where the program runs is not taken for ours."""
    (tmp_path / "seeds").mkdir()
    monkeypatch.chdir(tmp_path)
    assert corpus.seeds() != tmp_path / "seeds"
    assert any(corpus.seeds().iterdir())
