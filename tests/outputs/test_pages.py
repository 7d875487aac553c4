"""What the page on checking promises of itself; that its outputs are true is tested with those of all pages."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from tests.pages import ROOT, consoles, files_of, run

CHECKING = (ROOT / "docs" / "checking.md").read_text("utf-8")


def test_the_page_of_checking_shows_five_outputs(tmp_path: Path) -> None:
    """Among them a mistake in the middle of ten thousand lines: its line, a mark, what was expected, the repair."""
    blocks = dict(consoles(CHECKING, tmp_path))
    assert len(blocks) >= 5
    assert 9_990 < (tmp_path / "large.yaml").read_text("utf-8").count("\n") <= 10_000
    (large,) = [text for text in blocks if "large.yaml" in text]
    assert re.search(r"large\.yaml:\d{4}:\d+: error\[[a-z-]+\]: .*\n +\d+ \| .*\n +\| +\^+\n +=.*", large)


def test_the_settings_of_the_page_are_settings(tmp_path: Path) -> None:
    """What the page shows as a configuration is one."""
    from stargate_model.configuration import read

    blocks = files_of(CHECKING)
    (tmp_path / "stargate-model.toml").write_text(blocks["stargate-model.toml"], encoding="utf-8")
    assert read(tmp_path / "stargate-model.toml").strict


class TestHook:
    """The hook for pre-commit."""

    HOOK = yaml.load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"), Loader=yaml.SafeLoader)[0]

    def test_it_runs_the_check(self, tmp_path: Path) -> None:
        """Its entry is a command that there is, and fails on wrong data."""
        (tmp_path / "a.yaml").write_text("sites: []\n")
        assert self.HOOK["entry"] == "stargate-model check"
        assert "error[version]" in run(f"{self.HOOK['entry']} a.yaml", tmp_path)
        assert self.HOOK["require_serial"] is True

    def test_it_takes_the_files_that_are_read(self) -> None:
        """Every ending of every format, and no other."""
        from stargate_model.formats.loading import FORMATS

        endings = {ending for form in FORMATS.values() for ending in form.EXTENSIONS}
        files = re.compile(self.HOOK["files"])
        assert all(files.search(f"data/a{ending}") for ending in endings)
        assert not files.search("data/a.md")

    def test_the_page_names_it(self) -> None:
        """The configuration that the page shows has its id."""
        blocks = files_of(CHECKING)
        shown = yaml.load(blocks[".pre-commit-config.yaml"], Loader=yaml.SafeLoader)
        assert shown["repos"][0]["hooks"][0]["id"] == self.HOOK["id"]
