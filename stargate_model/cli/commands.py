"""All commands in one group, and what happened in one as an exit code."""

from __future__ import annotations

import sys
import traceback
from typing import Final

import click

from stargate_model import __version__
from stargate_model.claims.text import visible
from stargate_model.cli import signals
from stargate_model.cli.check import check
from stargate_model.cli.codes import Exit
from stargate_model.cli.convert import convert
from stargate_model.cli.explain import explain
from stargate_model.cli.language import Commands, complain, language_of, spoken
from stargate_model.cli.language import show as show_misuse
from stargate_model.cli.options import language_option
from stargate_model.cli.read import read
from stargate_model.cli.schema import schema
from stargate_model.cli.show import show
from stargate_model.cli.summarize import summarize
from stargate_model.errors import StargateError, TemplateError
from stargate_model.localization.messages import SOURCE, Messages, message, places

_CLOSED: Final = message("program:closed", "stargate-model: standard output is closed")
_REFUSED: Final = message("program:refused", "stargate-model: {problem}")
_UNWRITTEN: Final = message("program:unwritten", "stargate-model: the output cannot be written: {problem}")
_BUG: Final = message("program:bug", "stargate-model: this is a bug of ours: {problem}; --debug shows where")

_OUT_OF_TIME: Final = message(
    "program:out-of-time", "stargate-model: the time is up; set another limit with --limit seconds=N"
)


@click.group(
    cls=Commands,
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


def run(arguments: list[str]) -> int:
    """Run a command; gives its exit code."""
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
        raise
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
    if isinstance(error, TemplateError):
        from stargate_model.summaries.templates import in_words  # here only: it takes its time to load

        return in_words(error, Messages(language))
    from stargate_model.findings.catalogue import CATALOGUE  # here only: it takes its time to load

    entry = CATALOGUE.get(error.code)
    messages = Messages(language)
    if language == SOURCE or entry is None or not places(messages.open(entry.message)) <= set(error.params):
        return str(error)
    return messages.tell(entry.message, **{name: visible(text) for name, text in error.params.items()})


def _code_of(error: StargateError) -> Exit:
    from stargate_model.checking import DatasetError  # here only: what checks takes its time to load

    if not isinstance(error, DatasetError):
        return Exit.USAGE
    return Exit.LIMIT if error.report.count("limit") else Exit.FINDINGS


def refuse_closed(arguments: list[str]) -> None:
    """Say that there is nowhere to write to."""
    complain(_CLOSED, language_of(arguments))
