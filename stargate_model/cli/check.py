"""`stargate-model check`: what is wrong or worth knowing in a data set, and where."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

import attrs
import click
from click.core import ParameterSource

from stargate_model.cli import progress
from stargate_model.cli.options import input_option, locale_option, output_option, put, sources_of
from stargate_model.configuration import DEFAULT, FORMATS, Configuration, ConfigurationError, find, read

if TYPE_CHECKING:
    from stargate_model.findings.report import Report

_ENGINES: Final = ("plain", "duckdb", "dask", "spark")
_COLOURS: Final[Mapping[str, str]] = {
    "error": "red",
    "warning": "yellow",
    "note": "blue",
    "help": "green",
    "waived": "magenta",
}


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH ...]")
@click.option("--documents", metavar="DIR", help="A folder with the documents' texts; phrases are looked for in them.")
@click.option("--format", type=click.Choice(FORMATS), default=DEFAULT.format, show_default=True)
@click.option("--select", metavar="CODES", help="Report these codes only, with commas between them.")
@click.option("--ignore", metavar="CODES", help="Leave these codes out, with commas between them.")
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option("--show-waived", is_flag=True, help="Show what the data waive, with the reasons.")
@click.option("--config", metavar="FILE", help="Where the settings are; else those of this folder or one above it.")
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="Colours in text; with auto on a terminal only, and never where NO_COLOR is set.",
)
@click.option("--engine", type=click.Choice(_ENGINES), default="plain", show_default=True, help="Where the check runs.")
@click.option("--jobs", type=click.IntRange(1), default=1, metavar="N", help="Check in so many processes.")
@click.option("--scheduler", metavar="ADDRESS", help="With dask: the scheduler of a cluster that reads the same paths.")
@click.option("--no-color", envvar="NO_COLOR", hidden=True)
@input_option
@locale_option
@output_option
@click.pass_context
def check(
    context: click.Context,
    /,
    *,
    paths: tuple[str, ...],
    show_waived: bool,
    config: str | None,
    color: str,
    no_color: str | None,
    engine: str,
    jobs: int,
    scheduler: str | None,
    input_format: str | None,
    limits: Mapping[str, int],
    output: str | None,
    **settings: object,
) -> int:
    """Check files or folders together; without PATH, the shipped seeds."""
    from stargate_model import checking  # what checks is loaded when something is checked
    from stargate_model.engines.named import engine_of

    try:
        configuration = _configuration(context, config, settings)
    except ConfigurationError as error:
        click.echo(_text(error.report, str(settings["locale"]), DEFAULT.limits.report_bytes), nl=False, err=True)
        return 2
    within = configuration.limits.replace(**limits)
    with progress.shown(sources_of(paths, input_format, within)) as sources:
        where = engine if scheduler is None else engine_of(engine, jobs, scheduler)
        report = checking.check(sources, limits=within, configuration=configuration, engine=where, jobs=jobs)
    most, locale = within.report_bytes, configuration.locale
    given = [*(source.path for source in sources), *(() if config is None else (config,))]
    if configuration.format != "text":
        put(_machine(report, configuration.format, locale, most), output, given)
    elif output is None and (color == "always" or (color == "auto" and not no_color and sys.stdout.isatty())):
        told = _text(report, locale, most, is_coloured=True, show_waived=show_waived)
        click.echo(told, nl=False, color=True)
    else:
        put(_text(report, locale, most, show_waived=show_waived), output, given)
    if report.count("limit"):  # what was not read holds nothing
        return 3
    return int(not report.ok or (configuration.strict and bool(report.counts["warning"])))


def _configuration(context: click.Context, config: str | None, settings: Mapping[str, object]) -> Configuration:
    """What the configuration says, and above it what the options say."""
    file = find(Path.cwd()) if config is None else Path(config)
    said = {
        name: _MAKE.get(name, _as_it_is)(value)
        for name, value in settings.items()
        if context.get_parameter_source(name) is ParameterSource.COMMANDLINE
        # before the command, --locale is the default of the command's own
        or (name == "locale" and value != DEFAULT.locale)
    }
    return attrs.evolve(DEFAULT if file is None else read(file), **cast("dict[str, Any]", said))


def _codes(given: object) -> frozenset[str]:
    return frozenset(code.strip() for code in str(given).split(","))


def _folder(given: object) -> Path:
    return Path(str(given))


def _as_it_is(given: object) -> object:
    return given


_MAKE: Final = {"select": _codes, "ignore": _codes, "documents": _folder}


def _text(report: Report, locale: str, most: int, *, is_coloured: bool = False, show_waived: bool = False) -> str:
    from stargate_model.outputs import text

    paint = _painted if is_coloured else text.plain
    return text.write(report, locale, most=most, paint=paint, show_waived=show_waived)


def _machine(report: Report, form: str, locale: str, most: int) -> str:
    from stargate_model.outputs import writer

    return writer(form)(report, locale, most=most)


def _painted(what: str, text: str) -> str:
    return click.style(text, fg=_COLOURS.get(what), bold=True)
