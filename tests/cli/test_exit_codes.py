"""Exit codes: what a program that calls ours can rely on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from stargate_model import checking
from stargate_model.cli import Exit, main
from tests.cli.programs import START, run

FINE = '{"stargate_model": "1"}'
WRONG = '{"stargate_model": "1", "site": []}'
# an evidence that may be speculative is no error; a name that two sites share is a warning
LIMIT = "[" * 100_000


def code_of(*arguments: str) -> int:
    """The exit code of the program, run here."""
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    return int(ended.value.code or 0)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with a file that is fine, one that is wrong and one beyond a limit."""
    for name, text in {"fine.json": FINE, "wrong.json": WRONG, "limit.json": LIMIT, "notes.txt": "?"}.items():
        (tmp_path / name).write_text(text)
    (tmp_path / "empty").mkdir()
    return tmp_path


class TestCheck:
    """What `check` ends with."""

    def test_fine_data_is_zero(self, files: Path) -> None:
        """Nothing of severity error; the shipped seeds too."""
        assert code_of("check", str(files / "fine.json")) == Exit.HOLDS
        assert code_of("check") == Exit.HOLDS

    def test_findings_are_one(self, files: Path) -> None:
        """In whatever format they are told, and whether they are told at all or not."""
        wrong = str(files / "wrong.json")
        for more in ([], ["--format", "json"], ["--locale", "en"], ["--output", str(files / "out")]):
            assert code_of("check", wrong, *more) == Exit.FINDINGS
        assert code_of("check", str(files / "fine.json"), wrong) == Exit.FINDINGS

    def test_codes_that_are_left_out_do_not_count(self, files: Path) -> None:
        """Who asks for some codes asks for their outcome."""
        wrong = str(files / "wrong.json")
        assert code_of("check", wrong, "--ignore", "unknown-key") == Exit.HOLDS
        assert code_of("check", wrong, "--select", "bad-id, bad-text") == Exit.HOLDS
        assert code_of("check", wrong, "--select", "unknown-key") == Exit.FINDINGS

    @pytest.mark.parametrize(
        "arguments",
        [
            ["check", "missing.json"],
            ["check", "notes.txt"],
            ["check", "empty"],
            ["check", "fine.json", "--documents", "missing"],
            ["check", "fine.json", "--locale", "tlh"],
            ["check", "fine.json", "--locale", "../../etc"],
            ["check", "fine.json", "--format", "json", "--locale", "tlh"],
            ["check", "fine.json", "--format", "pdf"],
            ["check", "fine.json", "--select", "no-such-code"],
            ["check", "fine.json", "--output", "missing/out.txt"],
            ["check", "fine.json", "--output", "empty"],
            ["check", "-"],
            ["check", "--no-such-option"],
            ["no-such-command"],
            [],
            ["show"],
            ["show", "a", "b", "c"],
            ["show", "fine.json", "abilene"],
            ["show", "nowhere"],
            ["explain", "no-such-code"],
            ["schema", "no-such-schema"],
            ["summarize", "missing.json"],
            ["summarize", "--locale", "tlh"],
            ["summarize", "--select", "nowhere"],
            ["summarize", "--template", "missing.jinja"],
        ],
        ids=" ".join,
    )
    def test_usage_and_unreadable_input_are_two(
        self, arguments: list[str], files: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """And never one: a missing file is not taken for wrong data. The error is told, on the other stream."""
        monkeypatch.chdir(files)
        assert code_of(*arguments) == Exit.USAGE
        told = capsys.readouterr().err
        assert told
        assert "Traceback" not in told

    def test_a_limit_is_three(self, files: Path) -> None:
        """Whichever codes are asked for: what was not read holds nothing."""
        limit = str(files / "limit.json")
        assert code_of("check", limit) == Exit.LIMIT
        assert code_of("check", limit, "--ignore", "limit") == Exit.LIMIT
        assert code_of("check", limit, "--select", "bad-id") == Exit.LIMIT
        assert code_of("summarize", limit) == Exit.LIMIT

    def test_summaries_of_wrong_data_are_one(self, files: Path) -> None:
        """Data that is no data set has findings, whoever asks."""
        assert code_of("summarize", str(files / "wrong.json")) == Exit.FINDINGS

    def test_strict_counts_warnings(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """Data with warnings only hold, unless they are to be perfect."""
        seeds = code_of("check", "--strict")
        assert seeds == (Exit.HOLDS if "warnings: 0" in capsys.readouterr().out else Exit.FINDINGS)
        (tmp_path / "fine.json").write_text(FINE)
        assert code_of("check", "--strict", str(tmp_path / "fine.json")) == Exit.HOLDS


class TestBugs:
    """What is our own fault."""

    def test_a_bug_is_seventy_and_one_line(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """No traceback, unless it is asked for."""

        def fail(*_: object, **__: object) -> None:
            raise ZeroDivisionError("secret of the data")

        monkeypatch.setattr(checking, "check", fail)
        assert code_of("check") == Exit.BUG
        assert (
            capsys.readouterr().err == "stargate-model: this is a bug of ours: ZeroDivisionError; --debug shows where\n"
        )
        assert code_of("--debug", "check") == Exit.BUG
        assert "Traceback" in capsys.readouterr().err

    @pytest.mark.parametrize(("error", "code"), [(KeyboardInterrupt, Exit.INTERRUPTED), (BrokenPipeError, Exit.PIPE)])
    def test_what_is_no_bug(
        self,
        error: type[BaseException],
        code: Exit,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        """An interruption and a closed pipe are nobody's fault, and say nothing."""

        def fail(*_: object, **__: object) -> None:
            raise error

        monkeypatch.setattr(checking, "check", fail)
        assert code_of("check") == code
        assert capsys.readouterr().err == ""


class TestProcesses:
    """What only a process can show."""

    def test_a_closed_pipe_is_141(self) -> None:
        """`stargate-model explain | head -1` ends in silence."""
        done = subprocess.run(
            ["bash", "-c", f"{sys.executable} -c '{START}' check --format json | head -1; exit ${{PIPESTATUS[0]}}"],  # noqa: S607
            capture_output=True,
            check=False,
            timeout=60,
        )
        assert done.stdout == b"{\n"
        assert done.stderr == b""
        assert done.returncode in {Exit.PIPE, Exit.HOLDS}  # the pipe may hold all of a short output

    def test_a_pipe_that_nobody_reads_is_141(self) -> None:
        """Nobody reads at all: not one line was wanted."""
        reading, writing = os.pipe()
        os.close(reading)
        done = subprocess.run(
            [sys.executable, "-c", START, "explain"], stdout=writing, stderr=subprocess.PIPE, check=False, timeout=60
        )
        os.close(writing)
        assert (done.returncode, done.stderr) == (Exit.PIPE, b"")

    def test_a_full_disk_is_two(self) -> None:
        """What cannot be written is told in one line."""
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                [sys.executable, "-c", START, "explain"], stdout=full, stderr=subprocess.PIPE, check=False, timeout=60
            )
        assert done.returncode == Exit.USAGE
        assert done.stderr.count(b"\n") == 1
        assert b"No space left" in done.stderr

    def test_a_closed_output_is_two(self) -> None:
        """Without any standard output there is nothing to write to."""
        done = subprocess.run(
            ["bash", "-c", f"{sys.executable} -c '{START}' explain >&-"],  # noqa: S607
            capture_output=True,
            check=False,
            timeout=60,
        )
        assert done.returncode == Exit.USAGE
        assert b"Traceback" not in done.stderr

    def test_the_language_of_the_system_does_not_count(self) -> None:
        """Output is UTF-8 whatever the environment says."""
        told = {
            run("check", env={"LC_ALL": locale, "PYTHONIOENCODING": code}).stdout
            for locale, code in (("C", "ascii"), ("C.UTF-8", "utf-8"), ("POSIX", "latin-1:strict"))
        }
        assert len(told) == 1
        assert "“" in told.pop().decode("utf-8")

    def test_the_codes_are_in_the_help(self) -> None:
        """Each code and what it means."""
        shown = run("--help").stdout.decode()
        for code in Exit:
            assert str(code.value) in shown
