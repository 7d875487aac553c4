"""`stargate-model explain`: what a finding means, with an example and the repair."""

from __future__ import annotations

import click

from stargate_model.cli.options import locale_option


@click.command()
@click.argument("code", required=False)
@locale_option
def explain(*, code: str | None, locale: str) -> None:
    """Explain a code of the catalogue; without CODE, list all of them."""
    from stargate_model.findings.catalogue import CATALOGUE, code_of
    from stargate_model.findings.telling import explanation

    if code is None:
        for entry in CATALOGUE.values():
            click.echo(f"{entry.family:<13} {entry.severity.value:<8} {entry.code}")
    else:
        click.echo(explanation(code_of(code).code, locale))
