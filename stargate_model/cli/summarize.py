"""`stargate-model summarize`: a data set, told in a language."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from stargate_model.claims.text import visible
from stargate_model.cli.options import input_option, locale_option, output_option, put, sources_of
from stargate_model.errors import SourceError
from stargate_model.formats.limits import DEFAULT_LIMITS
from stargate_model.formats.loading import unreadable

_FORMATS = ("text", "markdown", "html", "json", "vega")
_MOST_BYTES = 1024 * 1024


@click.command()
@click.argument("path", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    default="text",
    show_default=True,
    help="The format; vega gives the charts as Vega-Lite specifications.",
)
@click.option(
    "--select",
    "select",
    multiple=True,
    metavar="KEY",
    help="Tell what is about this record only, by key or id, such as site:abilene; may be given several times.",
)
@click.option(
    "--length",
    type=click.Choice(["short", "full"]),
    default="full",
    show_default=True,
    help="All of it, or in short the main things.",
)
@click.option("--template", metavar="FILE", help="Your own Jinja2 template; it is given what --format json prints.")
@input_option
@locale_option
@output_option
def summarize(
    *,
    path: str | None,
    form: str,
    select: tuple[str, ...],
    length: str,
    template: str | None,
    input_format: str | None,
    limits: Mapping[str, int],
    locale: str,
    output: str | None,
) -> None:
    """Tell a data set; without PATH, the shipped seeds."""
    from stargate_model import checking, summaries  # what tells is loaded when something is told

    source = None if template is None else _read(Path(template))
    within = DEFAULT_LIMITS.replace(**limits)
    sources = sources_of(() if path is None else (path,), input_format, within)
    dataset = checking.load(sources, limits=within)
    summary = summaries.summarize(dataset, locale=locale, format=form, select=select, length=length, template=source)
    given = [*(source.path for source in sources), *(() if template is None else (template,))]
    put(summary if summary.endswith("\n") else f"{summary}\n", output, given)


def _read(template: Path) -> str:
    """The source of a template.

    Raises:
        SourceError: It cannot be read, is too long, or is not in UTF-8.
    """
    try:
        if template.exists() and not template.is_file():
            raise ValueError("a pipe would be waited for")
        with template.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise unreadable(template, error) from None
    if len(content) > _MOST_BYTES:
        raise SourceError(
            f"{visible(str(template))} has more than the {_MOST_BYTES} bytes that are read", path=str(template)
        )
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        raise SourceError(f"{visible(str(template))} is not written in UTF-8", path=str(template)) from None
