"""The short way of `check`: it says what the command says, or nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from stargate_model.cli import glance, group

RIGHT = '{"type": "site", "id": "abilene", "name": {"en": "Abilene"}}\n'


@pytest.fixture
def right(tmp_path: Path) -> str:
    """The path of a file in which nothing is found."""
    path = tmp_path / "one.ndjson"
    path.write_text(RIGHT)
    return str(path)


def test_says_what_the_command_says(right: str) -> None:
    """To the letter."""
    done = CliRunner().invoke(group, ["check", right])
    assert glance.checked(["check", right]) == glance.NOTHING_FOUND == done.output
    assert glance.checked(["check", right, right]) is None  # one id is given twice


DOCUMENT = '{"stargate_model": "1", "sites": [{"id": "abilene", "name": {"en": "Abilene"}}]}'


@pytest.mark.parametrize(
    ("name", "text", "is_right"),
    [
        ("data.json", DOCUMENT, True),
        ("data.json", "\ufeff" + DOCUMENT, True),
        ("data.jsonl", RIGHT + " \t\r\n\n" + RIGHT.replace("bilene", "ustin").replace("\n", "\r\n"), True),
        ("data.json", DOCUMENT.replace('"1"', '"2"'), False),
        ("data.json", DOCUMENT.replace("abilene", "A"), False),
        ("data.json", DOCUMENT.replace('"id"', '"programme": "nowhere", "id"'), False),
        ("data.json", DOCUMENT.replace('"Abilene"', f'"{"a" * 6000}"'), False),  # members are counted by the command
        ("data.jsonl", RIGHT + "\x0b\n", False),
        ("data.jsonl", RIGHT.replace('"Abilene"', f'"{"a" * 6000}"'), False),
    ],
)
def test_takes_documents_and_lines(name: str, text: str, tmp_path: Path, *, is_right: bool) -> None:
    """A mark at the beginning, blank lines and either end of line are right; what is not goes to the command."""
    path = tmp_path / name
    path.write_text(text, newline="")
    assert glance.checked(["check", str(path)]) == (glance.NOTHING_FOUND if is_right else None)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """It is left to the command, whatever its name."""
    pipe = tmp_path / "data.json"
    os.mkfifo(pipe)
    assert glance.checked(["check", str(pipe)]) is None


def test_settings_end_the_short_way(right: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They may ask for more, wherever above the folder they are."""
    inner = tmp_path / "inner"
    inner.mkdir()
    monkeypatch.chdir(inner)
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'stargate-model'\n")
    assert glance.checked(["check", right]) == glance.NOTHING_FOUND
    (tmp_path / "pyproject.toml").write_text("[tool.stargate-model]\nstrict = true\n")
    assert glance.checked(["check", right]) is None


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["check"],
        ["show", "{}"],
        ["check", "{}", "--strict"],
        ["check", "-"],
        ["check", "{}.yaml"],
        ["check", "nowhere.json"],
    ],
)
def test_leaves_the_rest_to_the_command(arguments: list[str], right: str) -> None:
    """Options, other commands and formats, standard input, and what cannot be read."""
    assert glance.checked([one.replace("{}", right) for one in arguments]) is None


def test_leaves_what_is_wrong_or_large_to_the_command(tmp_path: Path) -> None:
    """What is found takes words."""
    path = tmp_path / "one.ndjson"
    for text in ("{", RIGHT + RIGHT, RIGHT.replace("abilene", "A"), RIGHT + "\n" * glance.SMALL):
        path.write_text(text)
        assert glance.checked(["check", str(path)]) is None


def test_a_bug_is_left_to_the_command(right: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Which tells it in one line."""
    monkeypatch.setattr("stargate_model.checking.check", lambda *_: 1 / 0)
    assert glance.checked(["check", right]) is None
