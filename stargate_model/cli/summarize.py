"""`stargate-model summarize`: a data set, told in a language."""

from __future__ import annotations

from collections.abc import Mapping

import click

from stargate_model.cli.options import input_option, locale_option, output_option, put, sources_of
from stargate_model.formats.limits import DEFAULT_LIMITS


@click.command()
@click.argument("path", required=False)
@click.option("--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True)
@input_option
@locale_option
@output_option
def summarize(
    *, path: str | None, form: str, input_format: str | None, limits: Mapping[str, int], locale: str, output: str | None
) -> None:
    """Tell a data set; without PATH, the shipped seeds."""
    from stargate_model import checking, summaries  # what tells is loaded when something is told

    within = DEFAULT_LIMITS.replace(**limits)
    sources = sources_of(() if path is None else (path,), input_format, within)
    summary = summaries.summarize(checking.load(sources, limits=within), locale=locale, format=form)
    put(summary if summary.endswith("\n") else f"{summary}\n", output)
