"""Options and small steps that several commands share."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from stargate_model import corpus
from stargate_model.claims.text import shown
from stargate_model.cli import signals
from stargate_model.cli.language import Misuse
from stargate_model.errors import OutputError
from stargate_model.formats.limits import DEFAULT_LIMITS, Limits
from stargate_model.formats.loading import FORMATS
from stargate_model.formats.sources import Readable
from stargate_model.formats.streaming import open_input, open_path
from stargate_model.formats.writing import write_text
from stargate_model.records.dataset import COLLECTIONS

if TYPE_CHECKING:
    from stargate_model.records.model import Model

_Command = TypeVar("_Command", bound=Callable[..., Any])

STANDARD_INPUT = "-"
_TABLES: Final = tuple(f"{name}.csv" for name in COLLECTIONS)
"""A table does not say what it holds: on standard input it takes the name that its file would have."""

_WHOLE: Final = re.compile(r"[1-9][0-9]{0,14}", re.ASCII)


def locale_option(command: _Command) -> _Command:
    """The language of what is written."""
    return click.option(
        "--locale",
        default="en",
        show_default=True,
        metavar="L",
        callback=_offered,
        help="The language, such as zh-Hans.",
    )(command)


def language_option(command: _Command) -> _Command:
    """The language of help and of what is wrong, for a command that tells nothing else."""
    return click.option(
        "--locale",
        default="en",
        show_default=True,
        metavar="L",
        callback=_offered,
        expose_value=False,
        help="The language, such as zh-Hans.",
    )(command)


def _offered(_context: click.Context, _option: click.Parameter, locale: str) -> str:
    from stargate_model.localization import negotiate  # only where something is told

    negotiate.summary_language(locale)  # refused before any work is done
    return locale


def output_option(command: _Command) -> _Command:
    """Where the result is written."""
    return click.option("--output", metavar="FILE", help="Write to a file instead of standard output.")(command)


def input_option(command: _Command) -> _Command:
    """The format of standard input, and the limits of what is read."""
    command = click.option(
        "--input-format",
        type=click.Choice([*FORMATS, *_TABLES]),
        metavar="FORMAT",
        help="The format of standard input, where a PATH is -: json, yaml, ndjson, or of a table the name of its file, "
        "such as sites.csv.",
    )(command)
    return click.option(
        "--limit",
        "limits",
        multiple=True,
        metavar="NAME=N",
        callback=_limits,
        help="Set a limit, such as depth=32; more than once for several.",
    )(command)


def _limits(_context: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> Mapping[str, int]:
    """The limits that are set, by their names."""
    limits: dict[str, int] = {}
    for text in given:
        name, _, value = text.partition("=")
        if name not in Limits.names():
            names = ", ".join(Limits.names())
            raise Misuse("usage:no-limit", "there is no limit {name}; there are {names}", name=shown(name), names=names)
        if not _WHOLE.fullmatch(value):
            raise Misuse("usage:limit", "{given} is no limit with its value, such as depth=32", given=shown(text))
        limits[name] = int(value)
    return limits


def sources_of(
    paths: tuple[str, ...], input_format: str | None, limits: Limits = DEFAULT_LIMITS
) -> tuple[Readable, ...]:
    """What some paths hold; without paths, the shipped seeds.

    Raises:
        SourceError: A path cannot be read.
    """
    if limits.seconds:
        signals.deadline(limits.seconds)
    from stargate_model.extending.registry import Registry  # where data are read

    model = Registry.installed().model
    if not paths:
        return open_path(corpus.seeds(), limits, model)
    return tuple(source for path in paths for source in _opened(path, input_format, limits, model))


def _opened(path: str, input_format: str | None, limits: Limits, model: Model) -> tuple[Readable, ...]:
    if path != STANDARD_INPUT:
        return open_path(Path(path), limits, model)
    if input_format is None:
        raise Misuse("usage:input-format", "standard input needs --input-format")
    if input_format in _TABLES:
        return (open_input(sys.stdin.buffer, "csv", input_format, limits, model),)
    return (open_input(sys.stdin.buffer, input_format, path, limits, model),)


def put(text: str, output: str | None, given: Iterable[str] = ()) -> None:
    """Write a result to standard output or to a file.

    Args:
        text: The result.
        output: The file; None for standard output.
        given: The files that it was made of, which it never replaces.

    Raises:
        OutputError: The file cannot be written, or is one of those.
    """
    if output is None:
        click.echo(text, nl=False)
        return
    if any(_is_same(output, path) for path in given):
        raise OutputError(f"{shown(output)} is what was read; name another file", path=output)
    write_text(text, Path(output))


def _is_same(one: str, other: str) -> bool:
    try:
        return Path(one).is_file() and Path(one).samefile(other)
    except (OSError, ValueError):  # one of them is not there, or is no path
        return False
