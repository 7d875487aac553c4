"""The command line: one small file a command, and one place that turns what happened into an exit code.

Exit codes: 0 holds, 1 findings of severity error, 2 usage or unreadable input, 3 a limit was hit, 70 a bug of ours,
130 interrupted, 141 the reader of the output went away, 143 terminated.
"""

from __future__ import annotations

import io
import os
import signal
import sys
import traceback
from collections.abc import Sequence
from enum import IntEnum
from typing import NoReturn

import click

from stargate_model import __version__
from stargate_model.cli import signals
from stargate_model.cli.check import check
from stargate_model.cli.convert import convert
from stargate_model.cli.explain import explain
from stargate_model.cli.read import read
from stargate_model.cli.schema import schema
from stargate_model.cli.show import show
from stargate_model.cli.summarize import summarize
from stargate_model.errors import StargateError


class Exit(IntEnum):
    """What the exit codes mean."""

    HOLDS = 0
    FINDINGS = 1
    USAGE = 2
    LIMIT = 3
    BUG = 70
    INTERRUPTED = 130
    PIPE = 141
    TERMINATED = 143


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 holds, 1 findings of severity error, 2 usage or unreadable input, 3 a limit was hit, "
    "70 a bug of ours, 130 interrupted, 141 the reader of the output went away, 143 terminated.",
)
@click.version_option(__version__, message="%(version)s")
@click.option("--debug", is_flag=True, help="Show where in the program a bug is.")
def group(*, debug: bool) -> None:
    """Records of AI data-centre programmes in which every figure keeps its hedge and its evidence."""


for _command in (check, summarize, convert, read, show, schema, explain):
    group.add_command(_command)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run a command and exit with its code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if sys.__stdout__ is None:
        click.echo("stargate-model: standard output is closed", err=True)
        sys.exit(Exit.USAGE)
    with signals.in_order():
        code = _run(list(sys.argv[1:] if arguments is None else arguments))
    if code == Exit.TERMINATED:
        signals.end_by(signal.SIGTERM)
    try:
        sys.stdout.flush()
    except OSError as error:
        code = code or (Exit.PIPE if isinstance(error, BrokenPipeError) else Exit.USAGE)
        _silence_stdout()
    sys.exit(code)


def _run(arguments: list[str]) -> int:
    is_debugged = "--debug" in arguments
    try:
        with group.make_context("stargate-model", arguments) as context:
            code = int(group.invoke(context) or 0)
        sys.stdout.flush()
        return code
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.ClickException as error:
        error.show()
        return Exit.USAGE
    except signals.Terminated:
        return Exit.TERMINATED
    except signals.OutOfTime:
        click.echo("stargate-model: the limit of seconds is reached; set another with --limit seconds=N", err=True)
        return Exit.LIMIT
    except (KeyboardInterrupt, click.Abort):
        return Exit.INTERRUPTED
    except BrokenPipeError:
        return Exit.PIPE
    except StargateError as error:
        click.echo(f"stargate-model: {error}", err=True)
        return _code_of(error)
    except OSError as error:
        click.echo(f"stargate-model: the output cannot be written: {error.strerror}", err=True)
        return Exit.USAGE
    except Exception as error:  # noqa: BLE001  # the last door: a bug is told in one line, not in a traceback
        if is_debugged:
            traceback.print_exc()
        click.echo(f"stargate-model: this is a bug of ours: {type(error).__name__}; --debug shows where", err=True)
        return Exit.BUG


def _code_of(error: StargateError) -> Exit:
    from stargate_model.checking import DatasetError  # here only: what checks takes its time to load

    if not isinstance(error, DatasetError):
        return Exit.USAGE
    return Exit.LIMIT if error.report.count("limit") else Exit.FINDINGS


def _silence_stdout() -> None:
    # what could not be written must not be tried again when Python closes the stream
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123  # the descriptor is what is needed
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
