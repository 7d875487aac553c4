"""Signals: whatever ends a command, no temporary file is left, and the old file or the new one stands, whole."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import stargate_model as sm
from stargate_model.cli import Exit, main, signals
from tests.cli.programs import START

OLD = b'{"stargate_model": "1"}\n'


def is_ready(program: subprocess.Popen[bytes]) -> bool:
    """Whether a program catches the signal that asks it to end."""
    for line in Path(f"/proc/{program.pid}/status").read_text().splitlines():
        if line.startswith("SigCgt:"):
            return bool(int(line.split()[1], 16) >> (signal.SIGTERM - 1) & 1)
    return False


def started(*arguments: str, cwd: Path) -> subprocess.Popen[bytes]:
    """The program, as far as it takes signals."""
    program = subprocess.Popen(
        [sys.executable, "-c", START, *arguments],
        cwd=cwd,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    while not is_ready(program):
        time.sleep(0.01)
    return program


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Interruptions raise, though who started the tests may have them ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with data that take a moment, and a file that is to be replaced."""
    sites = [sm.Site(id=f"site-{n}", name=sm.Text({"en": f"Site {n}"})) for n in range(3_000)]
    sm.dump(sm.Dataset(sites), tmp_path / "in.ndjson")
    (tmp_path / "out.json").write_bytes(OLD)
    return tmp_path


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, Exit.INTERRUPTED), (signal.SIGTERM, -signal.SIGTERM)])
def test_a_signal_leaves_nothing(sent: signal.Signals, code: int, folder: Path) -> None:
    """At whatever moment: the file is the old one or the new one, alone, and nothing is said."""
    moments = random.Random(int(sent))  # noqa: S311  # moments
    whole: bytes | None = None
    for _ in range(6):
        with started("convert", "in.ndjson", "out.json", cwd=folder) as program:
            time.sleep(moments.random() * 0.6)
            program.send_signal(sent)
            assert program.wait(60) in {code, Exit.HOLDS}
            assert program.stderr is not None
            assert program.stderr.read() == b""
        assert sorted(file.name for file in folder.iterdir()) == ["in.ndjson", "out.json"]
        data = (folder / "out.json").read_bytes()
        if data != OLD:
            whole = whole or data
            assert data == whole
            assert len(sm.load(folder / "out.json")) == 3_000


def test_a_deadline_is_a_limit(folder: Path) -> None:
    """A command that takes longer than it may ends with a limit, and says which."""
    with started("check", "-", "--input-format", "json", "--limit", "seconds=1", cwd=folder) as program:
        assert program.wait(60) == Exit.LIMIT
        assert program.stderr is not None
        assert program.stderr.read().count(b"seconds=N") == 1


def test_signals_are_given_back() -> None:
    """A program that runs a command in itself has its own handlers again afterwards."""
    before = [signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGALRM), sys.unraisablehook]
    with pytest.raises(SystemExit):
        main(["check", "--limit", "seconds=60"])
    assert [signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGALRM), sys.unraisablehook] == before
    with pytest.raises(signals.Terminated), signals.in_order():
        signal.raise_signal(signal.SIGTERM)


@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_within_a_finalizer_is_not_lost(sent: signal.Signals) -> None:
    """What Python can raise nowhere is raised a moment later, once, and not printed."""

    class Finalized:
        def __del__(self) -> None:
            signal.raise_signal(sent)

    def wait() -> None:
        Finalized()
        time.sleep(60)

    with pytest.raises(KeyboardInterrupt), signals.in_order():
        wait()
