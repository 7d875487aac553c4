"""`stargate-model show`: one record with its figures, its evidence and what a check finds in it."""

from __future__ import annotations

import click

from stargate_model.cli.language import Misuse
from stargate_model.cli.options import locale_option, sources_of


@click.command()
@click.argument("arguments", nargs=-1, metavar="[PATH] ID")
@locale_option
def show(*, arguments: tuple[str, ...], locale: str) -> None:
    """Show one record, by its id (abilene) or its type and id (site:abilene)."""
    from stargate_model import checking
    from stargate_model.errors import NoSuchRecordError
    from stargate_model.formats import yaml
    from stargate_model.formats.structuring import unstructure
    from stargate_model.outputs import text
    from stargate_model.records.dataset import Dataset, key_of

    match arguments:
        case (wanted,) | (_, wanted):
            sources = sources_of(arguments[:-1], None)
        case _:
            raise Misuse("usage:show", "show takes a PATH at most, and one ID")
    entries = (entry for source in sources for part in source.parts() for entry in part.entries)
    dataset = Dataset({key_of(entry.record): entry.record for entry in entries}.values())
    record = dataset.get(wanted)
    found = dataset.find(wanted) if record is None else (record,)
    if not found:
        raise NoSuchRecordError(f"the data set holds no {wanted[:80]!r}", id=wanted[:80])
    report = checking.check(sources)
    for shown in found:
        click.echo(f"{key_of(shown)}\n")
        click.echo(yaml.write(unstructure(shown)))
        for finding in report:
            if key_of(shown) in (finding.record, *finding.related):
                click.echo(text.line(finding, locale))
