"""The outputs that pages show are those that the program prints.

A block with a file's name beside its language is that file; a block of a console has commands and what they print.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.cli.programs import START

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "docs" / "checking.md", ROOT / "README.md"]
_BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def printed(page: str, folder: Path) -> Iterator[tuple[str, str]]:
    """Each block of a console as the page has it, and as it would be now."""
    for language, name, text in _BLOCK.findall(page):
        if name:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
        elif language == "console" and "$ stargate-model check" in text:
            commands = [line.removeprefix("$ ") for line in text.split("\n") if line.startswith("$ ")]
            # the settings that a page shows as an example are not those of its other examples
            (folder / "stargate-model.toml").unlink(missing_ok=True)
            yield text, "".join(f"$ {command}\n{run(command, folder)}" for command in commands)


def run(command: str, folder: Path) -> str:
    """What a command prints."""
    program, *arguments = shlex.split(command)
    target = arguments.pop() if ">" in arguments else None
    begin = ["-c", START] if program == "stargate-model" else []
    done = subprocess.run(
        [sys.executable, "-X", "utf8", *begin, *(one for one in arguments if one != ">")],
        cwd=folder,
        capture_output=True,
        check=False,
        timeout=60,
    )
    if target is not None:
        (folder / target).write_bytes(done.stdout)
        return ""
    return (done.stdout + done.stderr).decode()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_shows_what_is_printed(page: Path, tmp_path: Path) -> None:
    """To the letter."""
    blocks = list(printed(page.read_text("utf-8"), tmp_path))
    assert blocks
    for shown, now in blocks:
        assert shown == now


def test_the_page_of_checking_shows_five_outputs(tmp_path: Path) -> None:
    """Among them a mistake in the middle of ten thousand lines: its line, a mark, what was expected, the repair."""
    blocks = dict(printed(PAGES[0].read_text("utf-8"), tmp_path))
    assert len(blocks) >= 5
    assert 9_990 < (tmp_path / "large.yaml").read_text("utf-8").count("\n") <= 10_000
    (large,) = [text for text in blocks if "large.yaml" in text]
    assert re.search(r"large\.yaml:\d{4}:\d+: error\[[a-z-]+\]: .*\n +\d+ \| .*\n +\| +\^+\n +=.*", large)


def test_the_settings_of_the_page_are_settings(tmp_path: Path) -> None:
    """What the page shows as a configuration is one."""
    from stargate_model.configuration import read

    blocks = {name: text for _, name, text in _BLOCK.findall(PAGES[0].read_text("utf-8"))}
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
        blocks = {name: text for _, name, text in _BLOCK.findall(PAGES[0].read_text("utf-8"))}
        shown = yaml.load(blocks[".pre-commit-config.yaml"], Loader=yaml.SafeLoader)
        assert shown["repos"][0]["hooks"][0]["id"] == self.HOOK["id"]
