"""`stargate-model convert`: between all formats, with nothing lost."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

import stargate_model as sm
from stargate_model.cli import Exit
from tests.cli.programs import run
from tests.cli.test_exit_codes import code_of


def test_round_through_every_format(tmp_path: Path) -> None:
    """JSON, lines, tables, YAML and back: the same bytes, and the same data on the way."""
    sm.dump(sm.load(), tmp_path / "first.json")
    way = ["first.json", "b.ndjson", "c/", "d.yaml", "last.json"]
    for source, target in pairwise(way):
        assert code_of("convert", str(tmp_path / source), f"{tmp_path}/{target}") == Exit.HOLDS
        assert sm.load(tmp_path / target) == sm.load()
    assert (tmp_path / "first.json").read_bytes() == (tmp_path / "last.json").read_bytes()


def test_standard_input_is_read(tmp_path: Path) -> None:
    """In the format that is named; lines of it are streamed."""
    sm.dump(sm.load(), tmp_path / "a.ndjson")
    data = (tmp_path / "a.ndjson").read_bytes()
    assert run("convert", "-", "b.ndjson", "--input-format", "ndjson", given=data, cwd=tmp_path).returncode == 0
    assert (tmp_path / "b.ndjson").read_bytes() == data
    told = run("summarize", "-", "--input-format", "ndjson", given=data).stdout
    assert told == run("summarize").stdout
    assert run("check", "-", "--input-format", "ndjson", given=data).stdout.count(b"\n-:") > 1


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["wrong.json", "out.yaml"], Exit.FINDINGS),
        (["deep.json", "out.yaml"], Exit.LIMIT),
        (["missing.json", "out.yaml"], Exit.USAGE),
        (["fine.json", "out.txt"], Exit.USAGE),
        (["fine.json", "out.csv"], Exit.USAGE),
        (["fine.json", "-"], Exit.USAGE),
        (["-", "out.json"], Exit.USAGE),
    ],
)
def test_nothing_is_written_that_is_not_whole(arguments: list[str], code: int, tmp_path: Path) -> None:
    """Data with findings of form, data beyond a limit, and names of no format leave nothing behind."""
    for name, text in {"fine": "{}", "wrong": '{"site": []}', "deep": "[" * 100}.items():
        (tmp_path / f"{name}.json").write_text(text.replace("{", '{"stargate_model": "1"' + ", " * (text != "{}")))
    before = sorted(file.name for file in tmp_path.iterdir())
    assert run("convert", *arguments, cwd=tmp_path).returncode == code
    assert sorted(file.name for file in tmp_path.iterdir()) == before


def test_data_of_an_older_version_are_migrated(tmp_path: Path) -> None:
    """They are written in the current form, though a check refuses them as they are."""
    old = Path(__file__).parents[1] / "formats" / "data" / "0.9.yaml"
    assert code_of("check", str(old)) == Exit.FINDINGS
    for name in ("new.json", "new.yaml", "new/"):
        assert code_of("convert", str(old), f"{tmp_path}/{name}") == Exit.HOLDS
        assert sm.load(tmp_path / name).sites["abilene"].capacity == sm.Power("<=1.2 GW")
    assert sm.check(tmp_path / "new.json").ok


def test_what_no_step_knows_is_told_where_it_stands(tmp_path: Path) -> None:
    """A word that the older version had not either is a finding, at its line in the old file."""
    text = 'stargate_model: "0.9"\nsites:\n  - id: abilene\n    name: Abilene\n    status: dreamt of\n'
    (tmp_path / "old.yaml").write_text(text)
    done = run("convert", "old.yaml", "new.yaml", cwd=tmp_path)
    assert done.returncode == Exit.FINDINGS
    assert b"old.yaml:5" in done.stderr + done.stdout
    assert not (tmp_path / "new.yaml").exists()
