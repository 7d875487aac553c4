"""`stargate-model convert`: a data set in another format; of others, or of an older version, too."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

import click

from stargate_model.claims.dates import PartialDate
from stargate_model.cli.language import Misuse
from stargate_model.cli.options import STANDARD_INPUT, input_option, locale_option, sources_of
from stargate_model.formats.limits import DEFAULT_LIMITS, Limits
from stargate_model.formats.loading import EVERY, migrated
from stargate_model.formats.writing import write_dataset
from stargate_model.localization.messages import Messages, message
from stargate_model.summaries.labels import labelled

if TYPE_CHECKING:
    from stargate_model.adapters import Omission
    from stargate_model.records.dataset import Dataset

_SHOWN: Final = 20
_OMITTED: Final = message("convert:omitted", "{place}: not carried over ({reason}): {column} {value}")
_CELLS: Final = message("convert:omitted-column", "{place}: not carried over ({reason}): {column}, in {count} cells")


@click.command()
@click.argument("source", metavar="IN")
@click.argument("target", metavar="OUT")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(EVERY)),
    help="The format of OUT, where its name does not say it; a folder takes csv.",
)
@click.option(
    "--from",
    "adapter",
    metavar="NAME",
    help="Take data of others: epoch, iati, oc4ids or powerplantmatching. What is not carried over is listed.",
)
@click.option("--published", metavar="DATE", help="When the copy of others' data was made, such as 2026-05-23.")
@input_option
@locale_option
def convert(
    *,
    source: str,
    target: str,
    form: str | None,
    adapter: str | None,
    published: str | None,
    input_format: str | None,
    limits: Mapping[str, int],
    locale: str,
) -> None:
    """Write the data set of IN, a file or folder, to OUT; - is standard input.

    Data of an older version are brought into the current form.

    Nothing is written where anything is wrong with the form of IN, since it would be lost.
    """
    if target == STANDARD_INPUT:
        raise Misuse("usage:convert", "OUT is a file or a folder, not standard output")
    if adapter is None:
        dataset = _loaded(source, input_format, DEFAULT_LIMITS.replace(**limits))
        omissions: tuple[Omission, ...] = ()
    else:
        from stargate_model import adapters  # only where data of others are taken

        adapted = adapters.adapt(adapter, source, published=None if published is None else PartialDate(published))
        dataset, omissions = adapted.dataset, adapted.omissions
    write_dataset(dataset, target, form)
    _list(omissions, Messages(locale))


def _loaded(source: str, input_format: str | None, limits: Limits) -> Dataset:
    """A data set of ours, of whatever version."""
    from stargate_model import checking  # what checks is loaded when something is checked

    sources = [migrated(one, limits) for one in sources_of((source,), input_format, limits)]
    return checking.load(sources, limits=limits)


def _list(omissions: tuple[Omission, ...], messages: Messages) -> None:
    """What was not carried over, on standard error; the whole of a column first."""
    ordered = sorted(omissions, key=lambda one: one.cells, reverse=True)
    for one in ordered[:_SHOWN]:
        told = _CELLS if one.cells > 1 else _OMITTED
        phrases = {
            "place": f"{one.source}:{one.line}",
            "reason": labelled(one.reason, messages),
            "column": one.column,
            "value": one.value,
            "count": str(one.cells),
        }
        wanted = {name: phrase for name, phrase in phrases.items() if f"{{{name}}}" in told.text}
        click.echo(messages.tell(told, **wanted).rstrip(), err=True)
    if len(omissions) > _SHOWN:
        click.echo(messages.render("report:more", "and {count} more", count=str(len(omissions) - _SHOWN)), err=True)
