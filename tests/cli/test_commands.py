"""The commands: what each writes, and where."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import stargate_model
from stargate_model.cli import main
from stargate_model.findings.catalogue import CATALOGUE
from stargate_model.formats import schema
from stargate_model.records.dataset import key_of
from tests.cli.programs import run

ONE = 'stargate_model: "1"\nsites:\n  - id: abilene\n    name: {en: Abilene}\n    capcity: 1.2 GW\n'


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> object:
    """Runs the program here, and gives its output."""

    def call(*arguments: str) -> str:
        with pytest.raises(SystemExit):
            main(arguments)
        return capsys.readouterr().out

    return call


class TestCheck:
    """`stargate-model check`."""

    def test_text(self, tmp_path: Path) -> None:
        """A line a finding, with the path as it was given."""
        (tmp_path / "data.yaml").write_text(ONE)
        done = run("check", "data.yaml", cwd=tmp_path)
        assert done.stdout.decode() == (
            "data.yaml:5:5: error[unknown-key]: There is no key “capcity” here. Nearest: capacity.\n"
            "Errors: 1, warnings: 0, notes: 0.\n"
        )

    def test_json(self, tmp_path: Path) -> None:
        """The contract, from a file."""
        (tmp_path / "data.yaml").write_text(ONE)
        stated = json.loads(run("check", "data.yaml", "--format", "json", cwd=tmp_path).stdout)
        assert (stated["ok"], stated["counts"]) == (False, {"error": 1, "warning": 0, "note": 0})
        (finding,) = stated["findings"]
        assert {key: finding[key] for key in ("code", "path", "line", "column", "pointer", "record", "related")} == {
            "code": "unknown-key",
            "path": "data.yaml",
            "line": 5,
            "column": 5,
            "pointer": "/sites/0/capcity",
            "record": None,
            "related": [],
        }

    def test_standard_input(self) -> None:
        """`-` is read as the format that is named, and called `-`."""
        done = run("check", "-", "--input-format", "yaml", given=ONE.encode())
        assert (done.returncode, done.stdout.splitlines()[0].split(b" ")[0]) == (1, b"-:5:5:")
        assert run("check", "-", "--input-format", "json", given=b'{"stargate_model": "1"}').returncode == 0
        assert run("check", "-", "--input-format", "json", given=b"\xff").returncode == 1

    def test_several_paths_are_one_data_set(self, tmp_path: Path) -> None:
        """Ids are unique, and references found, across all files that are given, folders included."""
        (tmp_path / "folder").mkdir()
        (tmp_path / "folder" / "a.yaml").write_text(ONE.replace("    capcity: 1.2 GW\n", ""))
        source = {"id": "gas", "name": {"en": "Gas"}, "site": "abilene"}
        (tmp_path / "b.json").write_text(json.dumps({"stargate_model": "1", "power_sources": [source]}))
        assert b"dangling-reference" not in run("check", "b.json", "folder", cwd=tmp_path).stdout
        assert b"dangling-reference" in run("check", "b.json", cwd=tmp_path).stdout
        assert b"duplicate-id" in run("check", "folder", "folder/a.yaml", cwd=tmp_path).stdout

    def test_output(self, tmp_path: Path) -> None:
        """The same bytes go to a file, whole, and nothing to standard output."""
        (tmp_path / "data.yaml").write_text(ONE)
        shown = run("check", "data.yaml", "--format", "json", cwd=tmp_path)
        (tmp_path / "out.json").write_text("old")
        written = run("check", "data.yaml", "--format", "json", "--output", "out.json", cwd=tmp_path)
        assert (written.returncode, written.stdout) == (shown.returncode, b"")
        assert (tmp_path / "out.json").read_bytes() == shown.stdout
        assert sorted(file.name for file in tmp_path.iterdir()) == ["data.yaml", "out.json"]

    def test_names_of_files_do_no_harm(self, tmp_path: Path) -> None:
        """A name that is no text, and one that commands a terminal, are shown made visible."""
        names = [b"a\x1b[31m\n.yaml", b"caf\xe9.yaml"]
        for name in names:
            Path(tmp_path / name.decode("utf-8", "surrogateescape")).write_text(ONE)
        for more in ([], ["--format", "json"], ["--output", "out.txt"]):
            done = run("check", ".", *more, cwd=tmp_path)
            assert (done.returncode, b"\x1b" in done.stdout, done.stderr) == (1, False, b"")


class TestShow:
    """`stargate-model show`."""

    @pytest.mark.parametrize("key", [key_of(record) for record in stargate_model.load()])
    def test_every_record_of_the_seeds(self, key: str, told: object) -> None:
        """By its type and id: its name, and what it states."""
        shown = told(*("show", key))  # type: ignore[operator]
        assert shown.startswith(f"{key}\n\nid: {key.partition(':')[2]}\n")

    def test_an_id_shows_all_that_have_it(self, tmp_path: Path) -> None:
        """A site and a programme may share an id; a type tells them apart."""
        record = {"id": "stargate", "name": {"en": "S"}}
        (tmp_path / "a.json").write_text(
            json.dumps({"stargate_model": "1", "programmes": [record], "sites": [{**record, "programme": "stargat"}]})
        )
        both = run("show", "a.json", "stargate", cwd=tmp_path).stdout.decode()
        assert re.findall(r"^\w+:stargate$", both, re.MULTILINE) == ["programme:stargate", "site:stargate"]
        one = run("show", "a.json", "site:stargate", cwd=tmp_path).stdout.decode()
        assert "programme:stargate\n" not in one
        assert "error[dangling-reference]" in one

    def test_what_is_not_there_is_named(self) -> None:
        """With the id as it was asked for."""
        done = run("show", "site:nowhere")
        assert (done.stdout, done.stderr) == (b"", b"stargate-model: the data set holds no 'site:nowhere'\n")


class TestExplain:
    """`stargate-model explain`."""

    @pytest.mark.parametrize("code", CATALOGUE)
    def test_every_code(self, code: str, told: object) -> None:
        """The code, what it means, an example and the repair."""
        shown = told("explain", code)  # type: ignore[operator]
        entry = CATALOGUE[code]
        for part in (code, entry.explanation.text, entry.repair.text, entry.example.split("\n")[0]):
            assert part in shown

    def test_the_list(self, told: object) -> None:
        """Without a code, all of them, a line each."""
        lines = told("explain").splitlines()  # type: ignore[operator]
        assert [line.split()[-1] for line in lines] == list(CATALOGUE)

    def test_a_code_that_is_nearly_one(self) -> None:
        """The nearest is named."""
        assert b"did you mean 'dangling-reference'?" in run("explain", "dangling-refernce").stderr


class TestSchema:
    """`stargate-model schema`."""

    @pytest.mark.parametrize("name", schema.names())
    def test_every_name(self, name: str, told: object) -> None:
        """The schema, as the library makes it."""
        assert json.loads(told("schema", name)) == schema.schema(name)  # type: ignore[operator]

    def test_without_a_name(self, told: object) -> None:
        """That of the data set."""
        assert json.loads(told("schema")) == schema.schema("dataset")  # type: ignore[operator]


class TestSummarize:
    """`stargate-model summarize`."""

    @pytest.mark.parametrize("form", ["text", "markdown", "html", "json", "vega"])
    def test_the_seeds(self, form: str, told: object, tmp_path: Path) -> None:
        """In each format; to a file the same."""
        shown = told("summarize", "--format", form)  # type: ignore[operator]
        assert "Abilene" in shown
        assert shown.endswith("\n")
        told("summarize", "--format", form, "--output", str(tmp_path / "out"))  # type: ignore[operator]
        assert (tmp_path / "out").read_text("utf-8") == shown

    def test_a_part_in_short(self, told: object) -> None:
        """Of some records, in short."""
        shown = told("summarize", "--select", "site:abilene", "--select", "oracle", "--length", "short")  # type: ignore[operator]
        assert shown.startswith("Summary: Abilene and Oracle\n")
        assert "Microsoft" not in shown

    def test_an_own_template(self, told: object, tmp_path: Path) -> None:
        """A template from a file; its last line ends."""
        (tmp_path / "own.jinja").write_text("{{ title }}, {{ documents|length }}")
        assert told("summarize", "--template", str(tmp_path / "own.jinja")) == "Summary: Stargate, 2\n"  # type: ignore[operator]

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            (b"{{ title", "line 1 of the template: unexpected end"),
            (b"\n{% include 'x' %}", "line 2 of the template: a template has no include"),
            (b"\xff", "is not written in UTF-8"),
            (b" " * (1024 * 1024 + 1), "has more than the 1048576 bytes"),
            (None, "cannot be read"),
        ],
    )
    def test_a_template_that_is_none(
        self, content: bytes | None, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """It is refused as other unreadable input is, with the line."""
        path = tmp_path / "own.jinja"
        if content is not None:
            path.write_bytes(content)
        with pytest.raises(SystemExit) as ended:
            main(["summarize", "--template", str(path)])
        assert ended.value.code == 2
        assert said in capsys.readouterr().err


def test_the_version(told: object) -> None:
    """One line."""
    assert told("--version") == f"{stargate_model.__version__}\n"  # type: ignore[operator]
