"""Selection: which records a summary tells, and how much of each.

In: records by key or id, and a length. Out: the keys of what is told, and what is kept of each section. A record
brings what refers to it: a site its power, commitments and events, a partner what it promises, supplies and says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final, Literal

from attrs import evolve

from stargate_model.claims.vocabulary import cut, nearest
from stargate_model.errors import NoSuchRecordError
from stargate_model.records.dataset import Dataset
from stargate_model.records.model import Model
from stargate_model.records.places import PowerSource
from stargate_model.records.record import Record
from stargate_model.records.structure import references
from stargate_model.summaries.facts import FEW, Entry, Fact, Section

Length = Literal["short", "full"]
LENGTHS: Final[Mapping[str, Length]] = {"short": "short", "full": "full"}
"""The lengths of a summary, by their names."""

MOST: Final[Mapping[Length, int]] = {"short": 50, "full": FEW}
"""How many entries a section has at most, by the length of the summary."""

_SHORT: Final = frozenset({"programme", "money", "sites", "differences"})
_ASIDES: Final = frozenset({"text", "other_name"})


# -- which records -------------------------------------------------------------------------------------------------


def selected(dataset: Dataset, select: str | Iterable[str]) -> tuple[Record, ...]:
    """The records with these keys (`site:abilene`) or ids (`abilene`), in the order asked for.

    Raises:
        NoSuchRecordError: The data set holds no such record.
    """
    asked = (select,) if isinstance(select, str) else tuple(select)
    found = {record.key: record for name in asked for record in _named(dataset, name)}
    return tuple(found.values())


def _named(dataset: Dataset, name: str) -> list[Record]:
    found = [dataset.get(name)] if ":" in name else dataset.find(name)
    records = [record for record in found if isinstance(record, Record)]
    if not records:
        known = [known for record in dataset if isinstance(record, Record) for known in (record.key, record.id)]
        near = nearest(name, known, count=1)
        hint = f" Did you mean {near[0]!r}?" if near else ""
        raise NoSuchRecordError(f"the data set holds no record {cut(name)!r}.{hint}", id=cut(name))
    return records


def with_kin(dataset: Dataset, records: Iterable[Record]) -> frozenset[str]:
    """The keys of some records and of all that refer to them; what refers to a site's power counts as well."""
    referring = _referring(dataset)
    told: set[str] = set()
    for record in records:
        told.add(record.key)
        for kin in referring[record.key]:
            told.add(kin.key)
            if isinstance(kin, PowerSource):
                told.update(other.key for other in referring[kin.key])
    return frozenset(told)


def _referring(dataset: Dataset) -> defaultdict[str, list[Record]]:
    """The records that refer to each record, by its key."""
    referring: defaultdict[str, list[Record]] = defaultdict(list)
    type_of = Model.of(dataset).type_of
    for record in dataset:
        if isinstance(record, Record):
            for _, collections, id_ in references(record):
                for collection in collections:
                    if collection in type_of:  # of an added type, there may be no record
                        referring[f"{type_of[collection]}:{id_}"].append(record)
    return referring


# -- how much of them ----------------------------------------------------------------------------------------------


def of_records(sections: Iterable[Section], keys: frozenset[str]) -> tuple[Section, ...]:
    """What sections tell of some records; an entry about no one record goes with those that are left."""
    chosen = (_of_records(section, keys) for section in sections)
    return tuple(section for section in chosen if any(map(_is_of_records, section.entries)))


def _of_records(section: Section, keys: frozenset[str]) -> Section:
    entries = (_about(entry, keys) for entry in section.entries)
    return evolve(section, entries=tuple(entry for entry in entries if entry is not None))


def _about(entry: Entry, keys: frozenset[str]) -> Entry | None:
    if entry.record:
        return entry if entry.record in keys else None
    facts = tuple(fact for fact in entry.facts if not fact.record or fact.record in keys)
    return evolve(entry, facts=facts) if facts else None


def of_length(sections: Iterable[Section], length: Length) -> tuple[Section, ...]:
    """The whole of the sections, or in short: the lead, money, sites and power, and where the sources differ."""
    if length == "full":
        return tuple(sections)
    return tuple(_in_short(section) for section in sections if section.kind in _SHORT)


def _in_short(section: Section) -> Section:
    if section.kind == "differences":
        return section
    is_lead = section.kind == "programme"
    return evolve(section, entries=tuple(_without_asides(entry, lead=is_lead) for entry in section.entries))


def _without_asides(entry: Entry, *, lead: bool) -> Entry:
    """An entry without what is only said of its record; the lead keeps its first sentence."""
    kept = (fact for place, fact in enumerate(entry.facts) if fact.kind not in _ASIDES or (lead and place == 0))
    return evolve(entry, facts=tuple(kept))


def _is_of_records(entry: Entry) -> bool:
    return bool(entry.record) or any(fact.record for fact in entry.facts)


def documents_cited(facts: Iterable[Fact]) -> frozenset[str]:
    """The ids of the documents in which facts stand."""
    return frozenset(id_ for fact in facts for id_ in fact.telling.documents)
