"""Checking: from files or a data set, through the rules, to a report. The one way through.

In: a path, or a data set. Out: a report of every finding, each at its place; or the data set, when nothing is wrong
with its form. Data flow one way: bytes, records, findings, report.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import TypeAlias

import attrs

from stargate_model import corpus
from stargate_model.configuration import DEFAULT, Configuration
from stargate_model.errors import StargateError
from stargate_model.findings.catalogue import CATALOGUE
from stargate_model.findings.finding import Finding, Severity
from stargate_model.findings.report import Report
from stargate_model.formats.loading import Source, read_path
from stargate_model.formats.texts import texts_of
from stargate_model.formats.tree import child
from stargate_model.formats.writing import write_dataset
from stargate_model.records.dataset import COLLECTIONS, AnyRecord, Dataset, collection_of, key_of, type_name
from stargate_model.records.structure import references
from stargate_model.rules import RULES
from stargate_model.rules.references import dangling, duplicate
from stargate_model.rules.shapes import Context, Keyed, Row, Rule
from stargate_model.rules.waivers import mistakes, waived

PathLike: TypeAlias = str | os.PathLike[str]
Target: TypeAlias = PathLike | Iterable[Source] | Dataset | None
"""What can be checked: a file or folder, sources that were read already, a data set, or None for the seeds."""

_FORM: frozenset[str] = frozenset({"format", "structure", "unit", "hedge", "reference"})
"""The families of what keeps data from being a data set at all."""


class DatasetError(StargateError, ValueError):
    """A data set is not of the form that records have; carries the report with every finding.

    Attributes:
        report: What was found.
    """

    code = "dataset"

    def __init__(self, report: Report) -> None:
        shown = [f"{_where(finding)}: {finding.message()}" for finding in report if finding.severity is Severity.ERROR]
        more = f"\n  and {len(shown) - 10} more" if len(shown) > 10 else ""
        super().__init__(f"{len(shown)} errors:\n  " + "\n  ".join(shown[:10]) + more)
        self.report = report


def load(path: PathLike | None = None) -> Dataset:
    """The data set of a file or folder; without a path, the shipped seeds.

    Raises:
        DatasetError: Something is wrong with its form, its figures or its references; carries every finding.
        SourceError: The file or folder cannot be read.

    Example:
        >>> load().sites["abilene"].capacity
        Power('1.2 GW')
    """
    loaded = _loaded(path)
    report = _report(loaded, Context(documents=loaded.dataset.documents))
    wrong = Report(finding for finding in report if CATALOGUE[finding.code].family in _FORM)
    if not wrong.ok:
        raise DatasetError(wrong)
    return loaded.dataset


def check(
    target: Target = None,
    *,
    documents: PathLike | None = None,
    tolerance: Decimal | None = None,
    configuration: Configuration = DEFAULT,
) -> Report:
    """Check a file, a folder, sources or a data set; without a target, the shipped seeds.

    Args:
        target: What to check.
        documents: A folder with the texts of the documents; each phrase is then looked for at its place.
        tolerance: How far an approximate figure reaches to either side when figures are compared, as a share.
        configuration: What is reported and how much it matters; and the documents and the tolerance, where they are
            not given. No file is looked for.

    Raises:
        SourceError: The file or folder cannot be read.

    Example:
        >>> check().ok
        True
    """
    loaded = _loaded(target)
    known = loaded.dataset.documents
    folder = configuration.documents if documents is None else Path(documents)
    texts: Mapping[str, str] = {} if folder is None else texts_of(known.values(), folder)
    share = configuration.tolerance if tolerance is None else tolerance
    return _report(loaded, Context(documents=known, texts=texts, tolerance=share), configuration)


def dump(dataset: Dataset, path: PathLike) -> None:
    """Write a data set to a file, in the format that its name says: JSON, NDJSON or YAML.

    Raises:
        OutputError: The name says no format, or the file cannot be written; what was there before is kept.
    """
    write_dataset(dataset, Path(path))


# -- reading -------------------------------------------------------------------------------------------------------


@attrs.frozen
class _Loaded:
    """Records and where they stand.

    Attributes:
        dataset: The records; of two with one key, the first.
        places: The source and pointer of each record, by its key; without a source for a data set in memory.
        sources: The files that were read.
        repeated: The places of records whose key an earlier one has.
    """

    dataset: Dataset
    places: Mapping[str, tuple[Source | None, str]]
    sources: tuple[Source, ...] = ()
    repeated: tuple[tuple[Source, str, AnyRecord], ...] = ()


def _loaded(target: Target) -> _Loaded:
    if isinstance(target, Dataset):
        return _held(target)
    if target is None or isinstance(target, (str, os.PathLike)):
        return _joined(read_path(corpus.seeds() if target is None else Path(target)))
    return _joined(tuple(target))


def _joined(sources: tuple[Source, ...]) -> _Loaded:
    """The union of the records of some files."""
    places: dict[str, tuple[Source | None, str]] = {}
    records: list[AnyRecord] = []
    repeated: list[tuple[Source, str, AnyRecord]] = []
    for source in sources:
        for entry in source.entries:
            if key_of(entry.record) in places:
                repeated.append((source, entry.pointer, entry.record))
            else:
                places[key_of(entry.record)] = (source, entry.pointer)
                records.append(entry.record)
    return _Loaded(Dataset(records), places, sources, tuple(repeated))


def _held(dataset: Dataset) -> _Loaded:
    places: dict[str, tuple[Source | None, str]] = {}
    indexes: defaultdict[str, int] = defaultdict(int)
    for record in dataset:
        collection = collection_of(record)
        places[key_of(record)] = (None, child(child("", collection), indexes[collection]))
        indexes[collection] += 1
    return _Loaded(dataset, places)


# -- judging -------------------------------------------------------------------------------------------------------


def _report(loaded: _Loaded, context: Context, configuration: Configuration = DEFAULT) -> Report:
    placed: list[Finding] = []
    by_source: defaultdict[int, list[Finding]] = defaultdict(list)
    for source, pointer, record in loaded.repeated:
        by_source[id(source)].append(attrs.evolve(duplicate(record), pointer=f"{pointer}/id"))
    for finding in judge(loaded.dataset, context, broken=_broken(loaded.sources)):
        held_in, pointer = loaded.places[finding.record]
        found_here = placed if held_in is None else by_source[id(held_in)]
        found_here.append(attrs.evolve(finding, pointer=pointer + finding.at))
    for source in loaded.sources:
        problems = [problem.finding() for problem in source.problems]
        placed += source.place([*problems, *by_source[id(source)]])
    reported = [judged for finding in placed if (judged := configuration.judged(finding)) is not None]
    return Report(
        (finding for finding in reported if finding.waived is None),
        (finding for finding in reported if finding.waived is not None),
    )


def judge(
    dataset: Dataset, context: Context, rules: Iterable[Rule] = RULES, broken: frozenset[str] = frozenset()
) -> Iterator[Finding]:
    """What the rules find in a data set; what a record waives has the reason.

    Args:
        dataset: The data set.
        context: What rules look at beside its records.
        rules: The rules.
        broken: The keys of records that were given, but could not be read: references to them do not dangle.
    """
    by_record: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in waived(chain(_dangling(dataset, broken), _found(dataset, context, rules)), dataset):
        by_record[finding.record].append(finding)
        yield finding
    for record in dataset:
        yield from mistakes(record, by_record[key_of(record)], context, is_whole=not broken)


def _found(dataset: Dataset, context: Context, rules: Iterable[Rule]) -> Iterator[Finding]:
    # by their keys, so that what is found does not depend on the order of the data
    records = sorted(dataset, key=key_of)
    for rule in rules:
        concerned = [record for record in records if isinstance(record, rule.of)]
        match rule:
            case Row():
                for record in concerned:
                    yield from rule.find(record, context)
            case Keyed():
                groups: defaultdict[str, list[AnyRecord]] = defaultdict(list)
                for record in concerned:
                    for key in rule.keys(record):
                        groups[key].append(record)
                for group in groups.values():
                    yield from rule.find(tuple(group), context)


def _dangling(dataset: Dataset, broken: frozenset[str]) -> Iterator[Finding]:
    given = {type_name(cls): set(dataset.collection(name)) for name, cls in COLLECTIONS.items()}
    for key in broken:
        kind, _, id_ = key.partition(":")
        given[kind].add(id_)
    for record in dataset:
        for at, collections, id_ in references(record):
            known = [given[type_name(COLLECTIONS[name])] for name in collections]
            if not any(id_ in ids for ids in known):
                yield dangling(record, at, collections, id_, sorted(set[str]().union(*known)))


def _broken(sources: Iterable[Source]) -> frozenset[str]:
    return frozenset(key for source in sources for key in source.broken)


def _where(finding: Finding) -> str:
    place = [str(part) for part in (finding.path, finding.line, finding.column) if part is not None]
    return ":".join(place) or finding.record
