"""The second step: what is found of records together, in the rows of all of them.

In: a ledger. Out: findings, each with the place of its record: ids that are given twice, ids that name nothing, and
what the keyed rules say of the records that share a key, which are read again for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Final

import attrs

from stargate_model.engines.mapping import Family, Plan
from stargate_model.engines.rows import Ledger, Span
from stargate_model.findings.finding import Finding, Severity
from stargate_model.formats.limits import Limits
from stargate_model.formats.sources import Readable
from stargate_model.records.dataset import AnyRecord, key_of
from stargate_model.records.model import Model
from stargate_model.rules import references
from stargate_model.rules.shapes import REFERS, Context
from stargate_model.rules.waivers import waived

LIMIT: Final = "limit"
"""The code of what says that something was not read."""


def grouped(
    ledger: Ledger,
    sources: Sequence[Readable],
    plan: Plan,
    context: Context,
    limits: Limits,
    *,
    is_cut: bool = False,
) -> Iterator[tuple[Span, Finding]]:
    """What is found of records together.

    Args:
        ledger: The rows of all records.
        sources: What they stand in.
        plan: The rules.
        context: What every rule may look at.
        limits: How many records a rule looks at together.
        is_cut: Whether something was not read at all: what is named may be there, and is not missed.
    """
    yield from of_ids(ledger, plan.model, is_cut=is_cut)
    yield from of_groups(ledger.groups(), sources, plan, context, limits)


def of_ids(ledger: Ledger, model: Model, *, is_cut: bool = False) -> Iterator[tuple[Span, Finding]]:
    """Ids that are given twice, and ids that name nothing; unless something was not read, which may have them."""
    for row in ledger.repeated():
        span = Span(row.place, row.at, row.size)
        yield span, references.duplicate(row.key)
    collection = {kind: name for name, kind in model.type_of.items()}
    for wanted in () if is_cut else ledger.missing():
        collections = tuple(collection[kind] for kind in wanted.kinds.split())
        finding = references.dangling(wanted.record, wanted.pointer, collections, wanted.id)
        yield Span(wanted.place, wanted.at, 0), finding


def of_groups(
    groups: Iterable[tuple[str, int, Sequence[Span]]],
    sources: Sequence[Readable],
    plan: Plan,
    context: Context,
    limits: Limits,
) -> Iterator[tuple[Span, Finding]]:
    """What the rules say of the records of some keys, each with the number of its family; equal keys follow."""
    read = _Reader(sources)
    for key, number, spans in groups:
        family = plan.families[number]
        if len(spans) < family.least:
            continue
        if len(spans) > limits.group:
            yield spans[0], _too_many(read.records(key, spans[:1])[0], limits)
            continue
        yield from _together(family, read.records(key, spans), spans, context)


def nearest_named(ledger: Ledger, model: Model) -> Callable[[Finding], Finding]:
    """What adds to a finding of an id that names nothing the nearest one that is given."""

    @cache
    def known(kinds: str) -> list[str]:
        return ledger.known(kinds, references.MOST_KNOWN)

    def complete(finding: Finding) -> Finding:
        if finding.code != REFERS.code:
            return finding
        names = str(finding.params["collections"]).split(", ")
        kinds = " ".join(model.type_of[name] for name in names)
        nearest = references.nearest(str(finding.params["id"]), known(kinds))
        return attrs.evolve(finding, params={**finding.params, "nearest": nearest})

    return complete


class _Reader:
    """Reads the records of groups again; those of one key, which several families may ask for, only once."""

    def __init__(self, sources: Sequence[Readable]) -> None:
        self._sources = sources
        self._key = ""
        self._held: dict[int, AnyRecord] = {}

    def records(self, key: str, spans: Sequence[Span]) -> list[AnyRecord]:
        if key != self._key:
            self._key, self._held = key, {}
        wanted: dict[int, list[Span]] = {}
        for span in spans:
            if span.place not in self._held:
                wanted.setdefault(span.source, []).append(span)
        for number, some in wanted.items():
            found = self._sources[number].again([(span.at, span.size) for span in some])
            self._held |= {span.place: record for span, record in zip(some, found, strict=True)}
        return [self._held[span.place] for span in spans]


def _together(
    family: Family, records: Sequence[AnyRecord], spans: Sequence[Span], context: Context
) -> Iterator[tuple[Span, Finding]]:
    where = {key_of(record): span for record, span in zip(records, spans, strict=True)}
    group = tuple(sorted(records, key=key_of))
    for rule in family.rules:
        if len(group) >= rule.least:
            yield from ((where[finding.record], finding) for finding in waived(rule.find(group, context), group))


def _too_many(record: AnyRecord, limits: Limits) -> Finding:
    params = {"limit": limits.named("group")}
    return Finding(code=LIMIT, severity=Severity.ERROR, params=params, record=key_of(record))
