"""`stargate-model schema`: the JSON Schema of the data set or of one type of record."""

from __future__ import annotations

import json

import click

from stargate_model.cli.language import Misuse
from stargate_model.cli.options import language_option


@click.command()
@click.argument("name", default="dataset")
@language_option
def schema(*, name: str) -> None:
    """Print a JSON Schema; without NAME, that of the whole data set."""
    from stargate_model.extending.registry import Registry
    from stargate_model.formats import schema as schemas

    model = Registry.installed().model
    if name not in schemas.names(model):
        raise Misuse(
            "usage:schema",
            "there is no schema {name}; there are {names}",
            name=repr(name[:80]),
            names=", ".join(schemas.names(model)),
        )
    click.echo(json.dumps(schemas.schema(name, model), ensure_ascii=False, indent=2))
