"""`stargate-model explain`: what a finding means, with an example and the repair."""

from __future__ import annotations

import click

from stargate_model.cli.options import locale_option


@click.command()
@click.argument("code", required=False)
@locale_option
def explain(*, code: str | None, locale: str) -> None:
    """Explain a code of the catalogue; without CODE, list all of them."""
    from stargate_model.extending.registry import Registry
    from stargate_model.findings.telling import explanation

    catalogue = Registry.installed().catalogue
    if code is None:
        for entry in catalogue.values():
            click.echo(f"{entry.family:<13} {entry.severity.value:<8} {entry.code}")
    else:
        click.echo(explanation(code, locale, catalogue))
