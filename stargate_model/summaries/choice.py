"""The choice: which facts of a data set are told, in which sections and order. It is the same in every language."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from stargate_model.claims.document import Document
from stargate_model.records.dataset import Dataset
from stargate_model.records.record import Record
from stargate_model.summaries import added, participants, surroundings, undertakings
from stargate_model.summaries.facts import Entry, Fact, Section, by_date, heading, statements
from stargate_model.summaries.measures import differing, has_disputed, measures


def disagreements(dataset: Dataset) -> Iterator[Entry]:
    """Every figure on which sources differ, with each wording, who disputes it, and what is said of the dispute."""
    records = (record for record in dataset if isinstance(record, Record))
    entries = (
        Entry(title=heading(record.name), record=record.key, facts=tuple(_disagreement(dataset, record)))
        for record in sorted(records, key=lambda record: (record.collection, record.id))
    )
    found = [entry for entry in entries if entry.facts]
    if found:
        yield Entry(title=None, facts=(Fact(kind="first_adopted"),))
    yield from found


def _disagreement(dataset: Dataset, record: Record) -> Iterator[Fact]:
    for measure in measures(record):
        yield from differing(dataset, record, measure)
    if has_disputed(record):
        yield from statements(dataset, record)


SECTIONS: Final[dict[str, Callable[[Dataset], Iterator[Entry]]]] = {
    "programme": participants.programmes,
    "partners": participants.partners,
    "persons": participants.persons,
    "money": undertakings.money,
    "sites": undertakings.sites,
    "works": undertakings.works,
    "indicators": surroundings.indicators,
    "policies": surroundings.policies,
    "events": surroundings.events,
    "assessments": surroundings.assessments,
    "differences": disagreements,
}
"""Every section of a summary, in order, with what chooses its entries; those of added types stand before the last."""


def sections_of(dataset: Dataset) -> tuple[Section, ...]:
    """The sections of a data set's summary; those that would be empty are left out."""
    *ours, differences = (Section(kind=kind, entries=tuple(entries(dataset))) for kind, entries in SECTIONS.items())
    return tuple(section for section in (*ours, *added.sections(dataset), differences) if section.entries)


def documents_of(dataset: Dataset) -> tuple[Document, ...]:
    """The documents in the order of their numbers: by date of publication."""
    return tuple(sorted(dataset.documents.values(), key=lambda document: (by_date(document.published), document.id)))
