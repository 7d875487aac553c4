"""Checking: from files or a data set, through the rules, to a report. The one way through.

In: a path, or a data set. Out: a report of every finding, each at its place; or the data set, when nothing is wrong
with its form. Data flow one way: bytes, records, findings, report.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from stargate_model.amounts.hedges import TOLERANCE
from stargate_model.claims.document import Document
from stargate_model.engines import plain
from stargate_model.errors import StargateError
from stargate_model.findings.finding import Finding, Severity
from stargate_model.findings.report import Report
from stargate_model.formats.limits import DEFAULT_LIMITS, Limits
from stargate_model.formats.sources import Entry, Part, Readable
from stargate_model.formats.tree import child
from stargate_model.packages import are_announced
from stargate_model.records.dataset import AnyRecord, Dataset, collection_of, key_of
from stargate_model.records.model import MODEL, Model
from stargate_model.rules import RULES
from stargate_model.rules.shapes import Context

if TYPE_CHECKING:
    from stargate_model.configuration import Configuration
    from stargate_model.engines.running import Engine
    from stargate_model.extending.registry import Registry
    from stargate_model.findings.code import Code

PathLike: TypeAlias = str | os.PathLike[str]
Target: TypeAlias = PathLike | Iterable[Readable] | Dataset | None
"""What can be checked: a file or folder, sources that were opened already, a data set, or None for the seeds."""


class DatasetError(StargateError, ValueError):
    """A data set is not of the form that records have; carries the report with every finding.

    Attributes:
        report: What was found.
    """

    code = "dataset"

    def __init__(self, report: Report) -> None:
        shown = [f"{_where(finding)}: {finding.message()}" for finding in report if finding.severity is Severity.ERROR]
        count = report.counts["error"]
        more = f"\n  and {count - 10} more" if count > 10 else ""
        super().__init__(f"{count} errors:\n  " + "\n  ".join(shown[:10]) + more)
        self.report = report


def load(
    path: PathLike | Iterable[Readable] | None = None,
    *,
    limits: Limits = DEFAULT_LIMITS,
    registry: Registry | None = None,
) -> Dataset:
    """The data set of a file or folder; without a path, the shipped seeds.

    Args:
        path: The file or folder; or sources that were opened already, which have their own types of records.
        limits: How large and deep it may be.
        registry: What there is to read it with; None for what comes with this library and the installed extensions.

    Raises:
        DatasetError: Something is wrong with its form, its figures or its references; carries every finding.
        SourceError: The file or folder cannot be read.

    Example:
        >>> load().sites["abilene"].capacity
        Power('1.2 GW')
    """
    model = model_of(registry)
    sources = opened(path, limits, model)
    held: dict[str, AnyRecord] = {}
    report = plain.run(
        sources,
        (),
        Context(),
        limits,
        keep=lambda entry: held.setdefault(key_of(entry.record), entry.record),
        model=model,
    )
    if not report.ok:
        raise DatasetError(report)
    return Dataset(held.values())


def check(
    target: Target = None,
    *,
    documents: PathLike | None = None,
    tolerance: Decimal | None = None,
    limits: Limits | None = None,
    configuration: Configuration | None = None,
    registry: Registry | None = None,
    engine: str | Engine = "plain",
    jobs: int = 1,
) -> Report:
    """Check a file, a folder, sources or a data set; without a target, the shipped seeds.

    Files of lines are streamed: memory does not grow with their length. The report keeps the first thousand findings,
    or as many as the limits say, and counts all.

    Args:
        target: What to check.
        documents: A folder with the texts of the documents; each phrase is then looked for at its place.
        tolerance: How far an approximate figure reaches to either side when figures are compared, as a share.
        limits: How large and deep data may be, and how many findings are kept.
        configuration: What is reported and how much it matters; and the documents, the tolerance, the limits and the
            registry, where they are not given. By default all that is found; no file is looked for.
        registry: What there is to check with; None for what comes with this library and the installed extensions.
        engine: Where the check runs: `plain`, `duckdb`, `dask` or `spark`, or an engine that was made. The report is
            the same on each.
        jobs: How many processes of this machine a named engine takes.

    Raises:
        SourceError: The file or folder cannot be read.
        EngineError: There is no such engine, or it failed.
        ExtraError: A library that is needed is not installed.

    Example:
        >>> check().ok
        True
    """
    if configuration is not None:
        limits = configuration.limits if limits is None else limits
        documents = configuration.documents if documents is None else documents
        tolerance = configuration.tolerance if tolerance is None else tolerance
        registry = configuration.registry if registry is None else registry
    within = DEFAULT_LIMITS if limits is None else limits
    there = _installed() if registry is None else registry
    model, rules = (MODEL, RULES) if there is None else (there.model, there.rules)
    sources = opened(target, within, model)
    codes: Mapping[str, Code] = {} if there is None else there.codes
    context = known_in(sources, documents, TOLERANCE if tolerance is None else tolerance, within, codes)
    sift = None if configuration is None else configuration.judged
    if engine == "plain" and jobs == 1:
        report = plain.run(sources, rules, context, within, sift=sift, model=model)
    else:
        from stargate_model.engines import named, running  # what works elsewhere is loaded when it is asked for

        where = named.engine_of(engine, jobs) if isinstance(engine, str) else engine
        report = running.run(where, sources, rules, context, within, sift=sift, model=model)
    broken = () if there is None else there.findings
    told = [told for finding in broken if (told := finding if sift is None else sift(finding)) is not None]
    return report + Report(told) if told else report


def dump(dataset: Dataset, path: PathLike, format: str | None = None) -> None:  # noqa: A002  # the field's own name
    """Write a data set to a file or folder, all of it or nothing.

    Args:
        dataset: The data set.
        path: A file, whose name says the format: JSON, NDJSON or YAML. Or a folder, or a name that ends in a slash,
            which takes CSV: a file a collection.
        format: The name of the format, where the path does not say it, such as `parquet`, which takes a folder too.

    Raises:
        OutputError: Neither says a format, or it cannot be written; what was there before is kept.
    """
    from stargate_model.formats.writing import write_dataset  # what writes is loaded when something is written

    write_dataset(dataset, path, format)


# -- what is checked ---------------------------------------------------------------------------------------------------


class _Memory:
    """A data set that was not read from a file; its pointers are those of the file that `dump` would write.

    Args:
        dataset: The data set.
    """

    path = ""

    def __init__(self, dataset: Dataset) -> None:
        indexes: defaultdict[str, int] = defaultdict(int)
        placed: list[tuple[str, AnyRecord]] = []
        for record in dataset:
            collection = collection_of(record)
            placed.append((child(child("", collection), indexes[collection]), record))
            indexes[collection] += 1
        # in the order of a report, which has nothing to sort by but pointers
        self._entries = [Entry(record, pointer, at) for at, (pointer, record) in enumerate(sorted(placed, key=_first))]
        self._order = {entry.pointer: entry.at for entry in self._entries}

    def parts(self) -> Iterator[Part]:
        """All records."""
        yield Part(entries=tuple(self._entries))

    def again(self, spans: Sequence[tuple[int, int]]) -> Sequence[AnyRecord]:
        """The records at some places."""
        return [self._entries[at].record for at, _ in spans]

    def documents(self) -> Iterator[Document]:
        """The documents."""
        return (entry.record for entry in self._entries if isinstance(entry.record, Document))

    def order(self, pointer: str) -> int:
        """The number of a record."""
        return self._order["/".join(pointer.split("/")[:3])]

    def pointer(self, order: int, at: int) -> str:  # other sources need it
        """The pointer of a record."""
        return self._entries[at].pointer

    def place(self, findings: Collection[Finding]) -> Iterator[Finding]:
        """The same findings: they have no file."""
        return iter(findings)


def _first(placed: tuple[str, AnyRecord]) -> str:
    return placed[0]


def _installed() -> Registry | None:
    """What the installed packages add; None where none adds anything."""
    if not are_announced():
        return None
    from stargate_model.extending.registry import Registry  # what extends is loaded where something does

    return Registry.installed()


def model_of(registry: Registry | None) -> Model:
    """The types of records of a registry; None for what comes with this library and the installed extensions."""
    there = _installed() if registry is None else registry
    return MODEL if there is None else there.model


def opened(target: Target, limits: Limits = DEFAULT_LIMITS, model: Model = MODEL) -> Sequence[Readable]:
    """The sources of what can be checked.

    Raises:
        SourceError: The file or folder cannot be read.
    """
    if isinstance(target, Dataset):
        return (_Memory(target),)
    if target is None or isinstance(target, (str, os.PathLike)):
        return _files(target, limits, model)
    return tuple(target)


def _files(path: PathLike | None, limits: Limits, model: Model) -> Sequence[Readable]:
    from pathlib import Path  # what reads files is loaded when one is read

    from stargate_model import corpus
    from stargate_model.formats.streaming import open_path

    return open_path(corpus.seeds() if path is None else Path(path), limits, model)


def known_in(
    sources: Sequence[Readable],
    folder: PathLike | None = None,
    tolerance: Decimal = TOLERANCE,
    limits: Limits = DEFAULT_LIMITS,
    codes: Mapping[str, Code] = MappingProxyType({}),
) -> Context:
    """What rules may look at beside the records of some sources: their documents, and the texts of those."""
    known: dict[str, Document] = {}
    for source in sources:
        for document in source.documents():
            known.setdefault(document.id, document)
    return Context(documents=known, texts=_texts(known.values(), folder, limits), tolerance=tolerance, codes=codes)


def _texts(documents: Iterable[Document], folder: PathLike | None, limits: Limits) -> Mapping[str, str]:
    if folder is None:
        return {}
    from pathlib import Path  # what reads texts is loaded when there are some

    from stargate_model.formats.texts import texts_of

    return texts_of(documents, Path(folder), limits)


def _where(finding: Finding) -> str:
    place = [str(part) for part in (finding.path, finding.line, finding.column) if part is not None]
    return ":".join(place) or finding.record
