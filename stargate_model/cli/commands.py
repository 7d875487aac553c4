"""All commands in one group, and what happened in one as an exit code."""

from __future__ import annotations

import sys
import traceback

import click

from stargate_model import __version__
from stargate_model.cli.check import check
from stargate_model.cli.codes import Exit
from stargate_model.cli.explain import explain
from stargate_model.cli.read import read
from stargate_model.cli.schema import schema
from stargate_model.cli.show import show
from stargate_model.cli.summarize import summarize
from stargate_model.errors import StargateError


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 holds, 1 findings of severity error, 2 usage or unreadable input, 3 a limit was hit, "
    "70 a bug of ours, 130 interrupted, 141 the reader of the output went away.",
)
@click.version_option(__version__, message="%(version)s")
@click.option("--debug", is_flag=True, help="Show where in the program a bug is.")
def group(*, debug: bool) -> None:
    """Records of AI data-centre programmes in which every figure keeps its hedge and its evidence."""


for _command in (check, summarize, read, show, schema, explain):
    group.add_command(_command)


def run(arguments: list[str]) -> int:
    """Run a command; gives its exit code."""
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
    return Exit.LIMIT if error.report.of("limit") else Exit.FINDINGS
