"""`stargate-model summarize`: a data set, told in a language."""

from __future__ import annotations

import click

from stargate_model.cli.options import locale_option, output_option, put


@click.command()
@click.argument("path", required=False)
@click.option("--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True)
@locale_option
@output_option
def summarize(*, path: str | None, form: str, locale: str, output: str | None) -> None:
    """Tell a data set; without PATH, the shipped seeds."""
    from stargate_model import checking, summaries  # what tells is loaded when something is told

    summary = summaries.summarize(checking.load(path), locale=locale, format=form)
    put(summary if summary.endswith("\n") else f"{summary}\n", output)
