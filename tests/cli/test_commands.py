"""The commands: what each writes, and where."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

import stargate_model
from stargate_model.cli import check, main
from stargate_model.engines.named import ENGINES
from stargate_model.findings.catalogue import CATALOGUE
from stargate_model.formats import schema
from stargate_model.records.dataset import key_of
from tests.cli.programs import run, run_on_terminal

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
        """The finding, with the path as it was given, its line and how it is mended."""
        (tmp_path / "data.yaml").write_text(ONE)
        done = run("check", "data.yaml", cwd=tmp_path)
        assert done.stdout.decode() == (
            "data.yaml:5:5: error[unknown-key]: There is no key “capcity” here. Nearest: capacity.\n"
            "    5 |     capcity: 1.2 GW\n"
            "      |     ^^^^^^^\n"
            "      = help: Correct the spelling, or take the key out.\n"
            "\n"
            "Errors: 1, warnings: 0, notes: 0.\n"
            "What a code means: stargate-model explain unknown-key\n"
        )

    def test_engines(self, tmp_path: Path, told: Callable[..., str]) -> None:
        """Whatever the engine and the number of processes, the same is written; an engine that is not there is told."""
        assert check._ENGINES == ENGINES
        (tmp_path / "data.yaml").write_text(ONE)
        alone = told("check", str(tmp_path))
        assert told("check", str(tmp_path), "--engine", "duckdb") == alone
        assert told("check", str(tmp_path), "--jobs", "2") == alone
        done = run("check", "data.yaml", "--scheduler", "tcp://127.0.0.1:1", cwd=tmp_path)
        assert (done.returncode, b"only dask" in done.stderr) == (2, True)

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

    def test_a_table_on_standard_input(self) -> None:
        """It takes the name that its file would have, since a table does not say what it holds."""
        table = b"id,name.en\nabilene,Abilene\nA,Abilene\n"
        done = run("check", "-", "--input-format", "sites.csv", given=table)
        assert (done.returncode, done.stdout.splitlines()[0].split(b" ")[0]) == (1, b"sites.csv:3:1:")
        assert b"sites.csv" in run("check", "-", "--input-format", "csv", given=table).stderr

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


class TestForms:
    """The forms that other programs read."""

    def test_each_is_written(self, tmp_path: Path) -> None:
        """By its name, and the same to a file."""
        (tmp_path / "data.yaml").write_text(ONE)
        begins = {"sarif": b'{\n  "$schema"', "junit": b"<?xml", "github": b"::error file=data.yaml,line=5,col=5,"}
        for form, beginning in begins.items():
            done = run("check", "data.yaml", "--format", form, cwd=tmp_path)
            assert (done.returncode, done.stdout.startswith(beginning)) == (1, True)
            run("check", "data.yaml", "--format", form, "--output", "out", cwd=tmp_path)
            assert (tmp_path / "out").read_bytes() == done.stdout


class TestColours:
    """When text is coloured."""

    RED = b"\x1b[31m"

    def test_a_pipe_gets_none_unless_it_asks(self, tmp_path: Path) -> None:
        """A file never does."""
        (tmp_path / "data.yaml").write_text(ONE)
        for more, is_coloured in (([], False), (["--color", "always"], True), (["--color", "never"], False)):
            assert (self.RED in run("check", "data.yaml", *more, cwd=tmp_path).stdout) == is_coloured
        run("check", "data.yaml", "--color", "always", "--output", "out.txt", cwd=tmp_path)
        assert b"\x1b" not in (tmp_path / "out.txt").read_bytes()

    @pytest.mark.parametrize(
        ("more", "env", "is_coloured"),
        [
            ([], {}, True),
            ([], {"NO_COLOR": "1"}, False),
            ([], {"NO_COLOR": ""}, True),
            (["--color", "always"], {"NO_COLOR": "1"}, True),
            (["--color", "never"], {}, False),
            (["--format", "json"], {}, False),
        ],
    )
    def test_a_terminal_does(self, more: list[str], env: dict[str, str], is_coloured: bool, tmp_path: Path) -> None:  # noqa: FBT001
        """Unless the user wants none."""
        (tmp_path / "data.yaml").write_text(ONE)
        assert (self.RED in run_on_terminal("check", "data.yaml", *more, cwd=tmp_path, env=env)) == is_coloured


WAIVING = """stargate_model: "1"
sites:
  - id: abilene
    name: {en: Abilene}
    capacity: 1.2 GW
    waivers:
      - {code: figure-without-evidence, reason: {en: An example.}}
"""


class TestWaivers:
    """Findings that the data waive."""

    def test_they_are_counted_and_shown_when_it_is_asked_for(self, tmp_path: Path) -> None:
        """With the reason; the check holds."""
        (tmp_path / "data.yaml").write_text(WAIVING)
        counted = run("check", "data.yaml", "--strict", cwd=tmp_path)
        assert (counted.returncode, counted.stdout) == (
            0,
            b"Errors: 0, warnings: 0, notes: 0.\nWaived in the data: 1.\n",
        )
        shown = run("check", "data.yaml", "--show-waived", cwd=tmp_path).stdout.decode()
        assert shown.startswith("data.yaml:5:15: waived[figure-without-evidence]: ")
        assert "      = reason: An example.\n" in shown


class TestConfiguration:
    """Settings in a file."""

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        """A repository with data that have a note, in a folder of their own."""
        (tmp_path / ".git").mkdir()
        (tmp_path / "data").mkdir()
        (tmp_path / "data" / "a.yaml").write_text(WAIVING.partition("    waivers")[0])
        return tmp_path

    def test_it_is_found_above(self, folder: Path) -> None:
        """From a folder below the one that has it."""
        (folder / "pyproject.toml").write_text('[tool.stargate-model]\nformat = "json"\nlocale = "de"\n')
        (finding,) = json.loads(run("check", "a.yaml", cwd=folder / "data").stdout)["findings"]
        assert finding["message"].startswith("Für diese Angabe")

    def test_options_win(self, folder: Path) -> None:
        """Over what the file says; the rest of it holds."""
        (folder / "stargate-model.toml").write_text(
            'format = "json"\nignore = ["figure-without-evidence"]\n[severity]\nfigure-without-evidence = "error"\n'
        )
        assert json.loads(run("check", "data/a.yaml", cwd=folder).stdout)["findings"] == []
        told = run("check", "data/a.yaml", "--format", "text", "--ignore", "disputed", cwd=folder)
        assert (told.returncode, b"error[figure-without-evidence]" in told.stdout) == (1, True)

    def test_the_language_before_the_command_wins_too(self, folder: Path) -> None:
        """Wherever `--locale` stands; the file has it where it is not given."""
        (folder / "stargate-model.toml").write_text('locale = "ja"\n')
        for before, after, begins in (
            ([], [], "エラー"),
            (["--locale", "de"], [], "Fehler"),
            ([], ["--locale", "en"], "Errors"),
        ):
            told = run(*before, "check", "data/a.yaml", *after, cwd=folder).stdout.decode()
            assert f"\n{begins}" in told

    def test_a_file_can_be_named(self, folder: Path) -> None:
        """Then no other is looked for."""
        (folder / "stargate-model.toml").write_text("nonsense")
        (folder / "other.toml").write_text('severity = { figure-without-evidence = "warning" }\nstrict = true\n')
        done = run("check", "data/a.yaml", "--config", "other.toml", cwd=folder)
        assert (done.returncode, b"warning[figure-without-evidence]" in done.stdout) == (1, True)

    def test_documents_are_looked_for_from_the_file(self, folder: Path) -> None:
        """Wherever the check is started."""
        (folder / "stargate-model.toml").write_text('documents = "texts"\n')
        assert run("check", "a.yaml", cwd=folder / "data").returncode == 2
        (folder / "texts").mkdir()
        assert run("check", "a.yaml", cwd=folder / "data").returncode == 0

    def test_mistakes_are_told_with_their_lines(self, folder: Path) -> None:
        """All at once, on the other stream; nothing is checked."""
        (folder / "stargate-model.toml").write_text('ignor = ["disputed"]\nstrict = "yes"\n')
        done = run("check", "data/a.yaml", "--locale", "de", cwd=folder)
        assert (done.returncode, done.stdout) == (2, b"")
        told = done.stderr.decode()
        assert "stargate-model.toml:1:1: error[unknown-setting]: Die Einstellung „ignor“ gibt es nicht." in told
        assert '    2 | strict = "yes"\n      |          ^^^^^\n' in told

    def test_a_file_without_settings_is_no_configuration(self, folder: Path) -> None:
        """Named, it is refused; found, it is passed over."""
        (folder / "pyproject.toml").write_text('[project]\nname = "stargate-model"\n')
        assert run("check", "data/a.yaml", cwd=folder).returncode == 0
        assert run("check", "data/a.yaml", "--config", "pyproject.toml", cwd=folder).returncode == 2


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
