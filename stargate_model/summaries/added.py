"""Records of types that other packages add: a section a type, in which every field that says something is told.

In: a data set. Out: sections. A type says what it is called, `heading`, and what its fields are, `labels`; where it
does not, the names that data have stand for them. Its figures are told as those of any record.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from enum import StrEnum
from typing import Final

import attrs

from stargate_model.amounts.decimals import spell
from stargate_model.claims.dates import PartialDate, Period
from stargate_model.claims.evidence import Evidence
from stargate_model.claims.fields import collections_of, listed
from stargate_model.claims.figure import Figure
from stargate_model.claims.text import Text
from stargate_model.claims.vocabulary import Vocabulary
from stargate_model.records.dataset import Dataset, collection_of
from stargate_model.records.model import Model
from stargate_model.records.parts import Location
from stargate_model.records.record import Record
from stargate_model.records.structure import Structure
from stargate_model.summaries.facts import Entry, Fact, Section, Value, Wanted, heading, known, statements, told
from stargate_model.summaries.labels import field_label, in_words
from stargate_model.summaries.measures import adopted, has_disputed, measures

_OF_EVERY_RECORD: Final = frozenset(field.name for field in attrs.fields(Record))


def sections(dataset: Dataset, wanted: Wanted, most: int) -> Iterator[Section]:
    """A section for each added type that has records, of so many entries at most.

    Args:
        dataset: What is told.
        wanted: Whether a record is told.
        most: How many entries a section has.
    """
    for cls in Model.of(dataset).added:
        records = sorted(filter(wanted, dataset.of(cls).values()), key=lambda record: record.id)[:most]
        entries = tuple(
            Entry(title=heading(record.name), record=record.key, facts=tuple(_facts(dataset, record)))
            for record in records
        )
        yield Section(kind=cls.collection, title=cls.heading or in_words(cls.collection), entries=entries)


def _facts(dataset: Dataset, record: Record) -> Iterator[Fact]:
    yield from _stated(dataset, record, record)
    for measure in measures(record):
        yield from adopted(dataset, record, measure)
    for other in record.other_names:
        yield from told(dataset, "other_name", {"v": other.text}, other.evidence, record)
    if not has_disputed(record):
        yield from statements(dataset, record)


def _stated(dataset: Dataset, record: Record, structure: Structure) -> Iterator[Fact]:
    """What the fields of a record, or of a part of it, say beside their figures."""
    evidence: Iterable[Evidence] = getattr(structure, "evidence", ())
    for field in attrs.fields(type(structure)):
        if structure is record and field.name in _OF_EVERY_RECORD:
            continue
        held = listed(getattr(structure, field.name))
        collections = collections_of(field)
        values = [_named(dataset, collections, one) if collections else _value(one) for one in held]
        stated = tuple(value for value in values if value is not None)
        if stated:
            label = field_label(type(structure), field.name)
            yield from told(dataset, "stated", {"field": label, "v": stated}, evidence, record)
        for one in held:
            if isinstance(one, Structure) and not isinstance(one, Location):
                yield from _stated(dataset, record, one)


def _value(value: object) -> Value | None:
    """What is told of a value; None for figures, which are measures, for parts, and for what says nothing."""
    match value:
        case Vocabulary():
            return known(value)
        case StrEnum() | bool() | Figure():
            return str(value.value) if isinstance(value, StrEnum) else None
        case Text() | str() | PartialDate() | Period() | Location():
            return value
        case Decimal():
            return spell(value)
        case int():
            return str(value)
        case _:
            return None


def _named(dataset: Dataset, collections: tuple[str, ...], id_: object) -> Value:
    """The name of the record that an id names; the id where the data set does not hold it."""
    for record in dataset.find(str(id_)):
        if isinstance(record, Record) and collection_of(record) in collections:
            return record.name
    return str(id_)
