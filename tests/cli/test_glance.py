"""The short way of `check`: it says what the command says, or nothing."""

from __future__ import annotations

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
