"""`stargate-model check`: what is wrong or worth knowing in a data set, and where."""

from __future__ import annotations

import click

from stargate_model.cli import progress
from stargate_model.cli.options import input_option, locale_option, output_option, put, sources_of
from stargate_model.findings.finding import Finding
from stargate_model.formats.limits import Limits
from stargate_model.outputs import json, text

_WRITERS = {"text": text.write, "json": json.write}


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH ...]")
@click.option("--documents", metavar="DIR", help="A folder with the documents' texts; phrases are looked for in them.")
@click.option("--format", "form", type=click.Choice(list(_WRITERS)), default="text", show_default=True)
@click.option("--select", metavar="CODES", help="Report these codes only, with commas between them.")
@click.option("--ignore", metavar="CODES", help="Leave these codes out, with commas between them.")
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@input_option
@locale_option
@output_option
def check(
    *,
    paths: tuple[str, ...],
    documents: str | None,
    form: str,
    select: str | None,
    ignore: str | None,
    strict: bool,
    input_format: str | None,
    limits: Limits,
    locale: str,
    output: str | None,
) -> int:
    """Check files or folders together; without PATH, the shipped seeds."""
    from stargate_model import checking  # what checks is loaded when something is checked

    selected, ignored = _codes(select), _codes(ignore)
    beyond: list[str] = []

    def wanted(finding: Finding) -> Finding | None:
        beyond.extend({finding.code} & {"limit"} if not beyond else ())
        is_wanted = (selected is None or finding.code in selected) and finding.code not in (ignored or ())
        return finding if is_wanted else None

    with progress.shown(sources_of(paths, input_format, limits)) as sources:
        report = checking.check(sources, documents=documents, limits=limits, sift=wanted)
    put(_WRITERS[form](report, locale), output)
    if beyond:  # what was not read holds nothing, whichever codes are asked for
        return 3
    return int(not report.ok or (strict and bool(report.counts["warning"])))


def _codes(given: str | None) -> frozenset[str] | None:
    """The codes of an option, each of them in the catalogue."""
    from stargate_model.findings.catalogue import code_of

    return None if given is None else frozenset(code_of(code.strip()).code for code in given.split(","))
