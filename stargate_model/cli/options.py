"""Options and small steps that several commands share."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from stargate_model import corpus
from stargate_model.cli.language import Misuse
from stargate_model.formats.loading import FORMATS, Source, read_bytes, read_path
from stargate_model.formats.tree import DEFAULT_LIMITS
from stargate_model.formats.writing import write_text

_Command = TypeVar("_Command", bound=Callable[..., Any])

STANDARD_INPUT = "-"


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
    """The format of standard input."""
    return click.option(
        "--input-format", type=click.Choice(list(FORMATS)), help="The format of standard input, where a PATH is -."
    )(command)


def sources_of(paths: tuple[str, ...], input_format: str | None) -> tuple[Source, ...]:
    """What some paths hold; without paths, the shipped seeds.

    Raises:
        SourceError: A path cannot be read.
    """
    if not paths:
        return read_path(corpus.seeds())
    return tuple(source for path in paths for source in _read(path, input_format))


def _read(path: str, input_format: str | None) -> tuple[Source, ...]:
    if path != STANDARD_INPUT:
        return read_path(Path(path))
    if input_format is None:
        raise Misuse("usage:input-format", "standard input needs --input-format")
    return (read_bytes(sys.stdin.buffer.read(DEFAULT_LIMITS.file_bytes + 1), input_format, path),)


def put(text: str, output: str | None) -> None:
    """Write a result to standard output or to a file.

    Raises:
        OutputError: The file cannot be written.
    """
    if output is None:
        click.echo(text, nl=False)
    else:
        write_text(text, Path(output))
