"""`stargate-model schema`: the JSON Schema of the data set or of one type of record."""

from __future__ import annotations

import json

import click


@click.command()
@click.argument("name", default="dataset")
def schema(*, name: str) -> None:
    """Print a JSON Schema; without NAME, that of the whole data set."""
    from stargate_model.formats import schema as schemas

    if name not in schemas.names():
        raise click.UsageError(f"there is no schema {name[:80]!r}; there are {', '.join(schemas.names())}")
    click.echo(json.dumps(schemas.schema(name), ensure_ascii=False, indent=2))
