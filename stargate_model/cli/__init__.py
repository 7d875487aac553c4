"""The command line: one small file a command, and one place that turns what happened into an exit code.

Exit codes: 0 holds, 1 findings of severity error, 2 usage or unreadable input, 3 a limit was hit, 70 a bug of ours,
130 interrupted, 141 the reader of the output went away.
"""

from __future__ import annotations

import io
import os
import signal
import sys
import traceback
from collections.abc import Sequence
from enum import IntEnum
from typing import Final, NoReturn

import click

from stargate_model import __version__
from stargate_model.claims.text import visible
from stargate_model.cli import signals
from stargate_model.cli.check import check
from stargate_model.cli.convert import convert
from stargate_model.cli.explain import explain
from stargate_model.cli.language import complain, language_of, spoken
from stargate_model.cli.language import show as show_misuse
from stargate_model.cli.options import language_option
from stargate_model.cli.read import read
from stargate_model.cli.schema import schema
from stargate_model.cli.show import show
from stargate_model.cli.summarize import summarize
from stargate_model.errors import StargateError
from stargate_model.localization.messages import SOURCE, Messages, message, places

_CLOSED: Final = message("program:closed", "stargate-model: standard output is closed")
_REFUSED: Final = message("program:refused", "stargate-model: {problem}")
_UNWRITTEN: Final = message("program:unwritten", "stargate-model: the output cannot be written: {problem}")
_BUG: Final = message("program:bug", "stargate-model: this is a bug of ours: {problem}; --debug shows where")
_OUT_OF_TIME: Final = message(
    "program:out-of-time", "stargate-model: the time is up; set another limit with --limit seconds=N"
)
_TERMINATED: Final = -signal.SIGTERM  # no exit code: the program ends by the signal itself


class Exit(IntEnum):
    """What the exit codes mean."""

    HOLDS = 0
    FINDINGS = 1
    USAGE = 2
    LIMIT = 3
    BUG = 70
    INTERRUPTED = 130
    PIPE = 141


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 holds, 1 findings of severity error, 2 usage or unreadable input, 3 a limit was hit, "
    "70 a bug of ours, 130 interrupted, 141 the reader of the output went away.",
)
@click.version_option(__version__, message="%(version)s", help="Show the version and exit.")
@language_option
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
    given = list(sys.argv[1:] if arguments is None else arguments)
    if sys.__stdout__ is None:
        complain(_CLOSED, language_of(given))
        sys.exit(Exit.USAGE)
    with signals.in_order():
        code = _run(given)
    if code == _TERMINATED:
        signals.end_by(signal.SIGTERM)
    try:
        sys.stdout.flush()
    except OSError as error:
        code = code or (Exit.PIPE if isinstance(error, BrokenPipeError) else Exit.USAGE)
        _silence_stdout()
    sys.exit(code)


def _run(arguments: list[str]) -> int:
    is_debugged = "--debug" in arguments
    language = language_of(arguments)
    try:
        told = spoken(group, language)
        with told.make_context("stargate-model", arguments) as context:
            code = int(told.invoke(context) or 0)
        sys.stdout.flush()
        return code
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.ClickException as error:
        show_misuse(error, language)
        return Exit.USAGE
    except signals.Terminated:
        return _TERMINATED
    except signals.OutOfTime:
        complain(_OUT_OF_TIME, language)
        return Exit.LIMIT
    except (KeyboardInterrupt, click.Abort):
        return Exit.INTERRUPTED
    except BrokenPipeError:
        return Exit.PIPE
    except StargateError as error:
        complain(_REFUSED, language, problem=_problem(error, language))
        return _code_of(error)
    except OSError as error:
        complain(_UNWRITTEN, language, problem=str(error.strerror))
        return Exit.USAGE
    except Exception as error:  # noqa: BLE001  # the last door: a bug is told in one line, not in a traceback
        if is_debugged:
            traceback.print_exc()
        complain(_BUG, language, problem=type(error).__name__)
        return Exit.BUG


def _problem(error: StargateError, language: str) -> str:
    """What is wrong, in a language where the catalogue has words for it and the error what they name."""
    from stargate_model.findings.catalogue import CATALOGUE  # here only: it takes its time to load

    entry = CATALOGUE.get(error.code)
    if language == SOURCE or entry is None or not places(entry.message.text) <= set(error.params):
        return str(error)
    return Messages(language).tell(entry.message, **{name: visible(text) for name, text in error.params.items()})


def _code_of(error: StargateError) -> Exit:
    from stargate_model.checking import DatasetError  # here only: what checks takes its time to load

    if not isinstance(error, DatasetError):
        return Exit.USAGE
    return Exit.LIMIT if error.report.count("limit") else Exit.FINDINGS


def _silence_stdout() -> None:
    # what could not be written must not be tried again when Python closes the stream
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123  # the descriptor is what is needed
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
