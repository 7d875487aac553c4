"""Progress is shown on a terminal only, and changes nothing of what is done."""

from __future__ import annotations

import builtins
import io
from pathlib import Path

import pytest

import stargate_model as sm
from stargate_model.cli import progress
from stargate_model.formats.streaming import Stream, open_path


class Terminal(io.StringIO):
    """A terminal that keeps what is written to it."""

    def isatty(self) -> bool:
        """It is one."""
        return True


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    """The seeds as lines, with a table beside them."""
    sm.dump(sm.load(), tmp_path / "seeds.ndjson")
    (tmp_path / "policies.csv").write_text("id,name.en,kind\n")
    return tmp_path


def test_a_terminal_shows_it(lines: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While lines are read; the report is that without."""
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setattr(progress, "_LONG", 1)
    with progress.shown(open_path(lines)) as sources:
        (stream,) = [source for source in sources if isinstance(source, Stream)]
        assert stream.watch is not None
        report = sm.check(sources)
    assert report.findings == sm.check(lines).findings
    assert "100%" in terminal.getvalue()


@pytest.mark.parametrize("why", ["short", "no terminal", "no rich"])
def test_else_nothing_is_shown(why: str, lines: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the work is short, nobody looks, or rich is not installed."""
    terminal = io.StringIO() if why == "no terminal" else Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setattr(progress, "_LONG", 1 if why != "short" else 10**9)
    real = builtins.__import__

    def refuse(name: str, *more: object) -> object:
        if name.startswith("rich") and why == "no rich":
            raise ImportError(name)
        return real(name, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", refuse)
    opened = open_path(lines)
    with progress.shown(opened) as sources:
        assert sources is opened
    assert terminal.getvalue() == ""


def test_standard_input_has_no_size(monkeypatch: pytest.MonkeyPatch) -> None:
    """What has no size that is known has no bar."""
    monkeypatch.setattr("sys.stderr", Terminal())
    monkeypatch.setattr(progress, "_LONG", 0)
    stream = Stream("-", lambda: io.BytesIO(b""))
    with progress.shown([stream]) as (same,):
        assert same is stream or isinstance(same, Stream)
        assert list(same.parts()) == []
