"""The command line: one small file a command, and one place that turns what happened into an exit code.

Exit codes: 0 holds, 1 findings of severity error, 2 usage or unreadable input, 3 a limit was hit, 70 a bug of ours,
130 interrupted, 141 the reader of the output went away.

What right files need is loaded first, `glance`; the commands themselves, in `commands`, where that is not enough.
"""

from __future__ import annotations

import gc
import io
import os
import signal
import sys
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from typing import NoReturn

from stargate_model.cli import signals
from stargate_model.cli.codes import Exit
from stargate_model.cli.glance import checked


def __getattr__(name: str) -> object:
    if name != "group":  # the group of all commands, which is loaded when it is asked for
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from stargate_model.cli.commands import group

    return group


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run a command and exit with its code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    given = list(sys.argv[1:] if arguments is None else arguments)
    if sys.__stdout__ is None:
        from stargate_model.cli.commands import refuse_closed

        refuse_closed(given)
        sys.exit(Exit.USAGE)
    try:
        with signals.in_order():
            code = _flushed(_run(given))
    except signals.Terminated:
        signals.end_by(signal.SIGTERM)
    except KeyboardInterrupt:
        code = Exit.INTERRUPTED
    sys.exit(code)


def _run(arguments: list[str]) -> int:
    with _loading():
        at_a_glance = checked(arguments)
    if at_a_glance is not None:
        sys.stdout.write(at_a_glance)
        return Exit.HOLDS
    with _loading():
        from stargate_model.cli.commands import run
    return run(arguments)


@contextmanager
def _loading() -> Generator[None, None, None]:
    """What is loaded stays: to look through it for what does not, now and at the end, takes as long as half of it."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.freeze()


def _flushed(code: int) -> int:
    """The exit code when all is written, or cannot be."""
    try:
        sys.stdout.flush()
    except OSError as error:
        code = code or (Exit.PIPE if isinstance(error, BrokenPipeError) else Exit.USAGE)
        _silence_stdout()
    return code


def _silence_stdout() -> None:
    # what could not be written must not be tried again when Python closes the stream
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123  # the descriptor is what is needed
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
