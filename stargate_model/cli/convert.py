"""`stargate-model convert`: a data set in another format; of others, or of an older version, too."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

import click

from stargate_model.cli.language import Misuse
from stargate_model.cli.options import STANDARD_INPUT, input_option, locale_option, sources_of
from stargate_model.formats.limits import DEFAULT_LIMITS
from stargate_model.formats.loading import EVERY, migrated
from stargate_model.localization.messages import Messages, message
from stargate_model.summaries.labels import labelled

if TYPE_CHECKING:
    from stargate_model.adapters import Omission

_SHOWN: Final = 20
_ROOM: Final = 10  # times as many are held before those that are not shown are let go
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
    from stargate_model import converting  # what converts is loaded when something is converted

    omitted = _Omitted()
    if adapter is None:
        within = DEFAULT_LIMITS.replace(**limits)
        sources = [migrated(one, within) for one in sources_of((source,), input_format, within)]
        converting.convert(sources, target, form, limits=within)
    else:
        converting.adapt(adapter, source, target, form, published=published, omit=omitted.add)
    _list(omitted, Messages(locale))


class _Omitted:
    """What was not carried over: all of it counted, and as much held as is shown."""

    def __init__(self) -> None:
        self.count = 0
        self._held: list[Omission] = []

    def add(self, omission: Omission) -> None:
        """Take an omission."""
        self.count += 1
        self._held.append(omission)
        if len(self._held) > _SHOWN * _ROOM:
            self._held = self.shown

    @property
    def shown(self) -> list[Omission]:
        """Those that are shown: the most cells first."""
        return sorted(self._held, key=lambda one: one.cells, reverse=True)[:_SHOWN]


def _list(omitted: _Omitted, messages: Messages) -> None:
    """What was not carried over, on standard error; the whole of a column first."""
    for one in omitted.shown:
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
    if omitted.count > _SHOWN:
        click.echo(messages.render("report:more", "and {count} more", count=str(omitted.count - _SHOWN)), err=True)
