"""The choice: which facts of a data set are told, in which sections and order. It is the same in every language."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain, islice
from typing import Final

from attrs import evolve

from stargate_model.claims.document import Document
from stargate_model.claims.kinds import Count
from stargate_model.records.dataset import Dataset
from stargate_model.records.record import Record
from stargate_model.summaries import added, participants, surroundings, undertakings
from stargate_model.summaries.facts import FEW, Entry, Fact, Section, Wanted, by_date, everything, heading, statements
from stargate_model.summaries.measures import differing, has_disputed, measures


def disagreements(dataset: Dataset, wanted: Wanted = everything) -> Iterator[Entry]:
    """Every figure on which sources differ, with each wording, who disputes it, and what is said of the dispute."""
    records = (record for record in dataset if isinstance(record, Record) and wanted(record))
    entries = (
        Entry(title=heading(record.name), record=record.key, facts=tuple(_disagreement(dataset, record)))
        for record in sorted(records, key=lambda record: (record.collection, record.id))
    )
    found = (entry for entry in entries if entry.facts)
    for first in islice(found, 1):
        yield Entry(title=None, facts=(Fact(kind="first_adopted"),))
        yield first
    yield from found


def _disagreement(dataset: Dataset, record: Record) -> Iterator[Fact]:
    for measure in measures(record):
        yield from differing(dataset, record, measure)
    if has_disputed(record):
        yield from statements(dataset, record)


SECTIONS: Final[dict[str, Callable[[Dataset, Wanted, int], Iterator[Entry]]]] = {
    "programme": lambda dataset, _, __: participants.programmes(dataset),
    "partners": lambda dataset, _, __: participants.partners(dataset),
    "persons": lambda dataset, _, __: participants.persons(dataset),
    "money": lambda dataset, _, __: undertakings.money(dataset),
    "sites": undertakings.sites,
    "works": lambda dataset, _, __: undertakings.works(dataset),
    "indicators": lambda dataset, _, __: surroundings.indicators(dataset),
    "policies": lambda dataset, _, __: surroundings.policies(dataset),
    "events": lambda dataset, _, __: surroundings.events(dataset),
    "assessments": lambda dataset, _, __: surroundings.assessments(dataset),
    "differences": lambda dataset, wanted, _: disagreements(dataset, wanted),
}
"""Every section of a summary, in order, with what chooses its entries; those of added types stand before the last."""


def sections_of(dataset: Dataset, wanted: Wanted = everything, most: int = FEW) -> tuple[Section, ...]:
    """The sections of a data set's summary; those that would be empty are left out.

    Args:
        dataset: What is told.
        wanted: Whether a record is told; where there may be very many, the others are not looked at.
        most: How many entries a section has; behind them it is said that there are more.
    """
    *ours, differences = (_section(dataset, kind, wanted, most) for kind in SECTIONS)
    others = (_cut(one, most, Fact(kind="left_out_uncounted")) for one in added.sections(dataset, wanted, most + 1))
    return tuple(section for section in (*ours, *others, differences) if section.entries)


def _section(dataset: Dataset, kind: str, wanted: Wanted, most: int) -> Section:
    section = Section(kind=kind, entries=tuple(islice(SECTIONS[kind](dataset, wanted, most), most + 1)))
    return section if len(section.entries) <= most else _cut(section, most, _left_out(dataset, kind, wanted, most))


def _cut(section: Section, most: int, left_out: Fact) -> Section:
    """So many entries of a section, and that there are more."""
    if len(section.entries) <= most:
        return section
    return evolve(section, entries=(*section.entries[:most], Entry(title=None, facts=(left_out,))))


def _left_out(dataset: Dataset, kind: str, wanted: Wanted, told: int) -> Fact:
    """That a section tells no more, and how much it leaves out where that is known."""
    if kind != "sites":
        return Fact(kind="left_out_uncounted")
    count = sum(map(wanted, chain(dataset.sites.values(), dataset.power_sources.values())))
    return Fact(kind="left_out", values={"v": Count(value=count - told, unit="item")})


def documents_of(dataset: Dataset) -> tuple[Document, ...]:
    """The documents in the order of their numbers: by date of publication."""
    return tuple(sorted(dataset.documents.values(), key=lambda document: (by_date(document.published), document.id)))
