"""`stargate-model convert`: a data set in another format, with nothing lost."""

from __future__ import annotations

from collections.abc import Mapping

import click

from stargate_model.cli.language import Misuse
from stargate_model.cli.options import STANDARD_INPUT, input_option, language_option, sources_of
from stargate_model.formats.limits import DEFAULT_LIMITS
from stargate_model.formats.loading import EVERY
from stargate_model.formats.writing import write_dataset


@click.command()
@click.argument("source", metavar="IN")
@click.argument("target", metavar="OUT")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(EVERY)),
    help="The format of OUT, where its name does not say it; a folder takes csv.",
)
@input_option
@language_option
def convert(*, source: str, target: str, form: str | None, input_format: str | None, limits: Mapping[str, int]) -> None:
    """Write the data set of IN, a file or folder, to OUT; - is standard input.

    Nothing is written where anything is wrong with the form of IN, since it would be lost.
    """
    from stargate_model import checking  # what checks is loaded when something is checked

    if target == STANDARD_INPUT:
        raise Misuse("usage:convert", "OUT is a file or a folder, not standard output")
    within = DEFAULT_LIMITS.replace(**limits)
    write_dataset(checking.load(sources_of((source,), input_format, within), limits=within), target, form)
