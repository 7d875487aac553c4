"""Converting: from files, or the data of others, to files of another format. What is of lines or tables streams.

In: sources, or what an adapter yields. Out: a file or folder with all records, or nothing; and what an adapter could
not carry, as it comes. Refused: what `load` refuses, since it would be lost; two records of one key.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from stargate_model.checking import DatasetError, PathLike, known_in, model_of, opened
from stargate_model.engines import plain
from stargate_model.formats.limits import DEFAULT_LIMITS, Limits
from stargate_model.formats.sources import Entry, Readable
from stargate_model.formats.writing import writing

if TYPE_CHECKING:
    from stargate_model.adapters import Omission
    from stargate_model.claims.dates import PartialDate
    from stargate_model.extending.registry import Registry


def convert(
    path: PathLike | Iterable[Readable],
    target: PathLike,
    form: str | None = None,
    *,
    limits: Limits = DEFAULT_LIMITS,
    registry: Registry | None = None,
) -> None:
    """Write what a file or folder holds to another.

    Args:
        path: What is read; or sources that were opened already.
        target: A file or folder, as for `dump`.
        form: The name of its format, where the path does not say it.
        limits: How large and deep the data may be.
        registry: What there is to read it with; None for what comes with this library and the installed extensions.

    Raises:
        DatasetError: Something is wrong with the form of the data, its figures or its references.
        SourceError: A source cannot be read.
        OutputError: The path says no format, or it cannot be written; what was there before is kept.
    """
    model = model_of(registry)
    sources = opened(path, limits, model)
    with writing(target, form) as put:

        def keep(entry: Entry) -> None:
            put(entry.record)

        report = plain.run(sources, (), known_in(sources), limits, keep=keep, model=model)
        if not report.ok:
            raise DatasetError(report)


def adapt(
    name: str,
    path: PathLike,
    target: PathLike,
    form: str | None = None,
    *,
    published: PartialDate | str | None = None,
    omit: Callable[[Omission], object],
) -> None:
    """Write what an adapter makes of the data of others.

    Args:
        name: The name of the adapter.
        path: The file or folder of the data.
        target: A file or folder, as for `dump`.
        form: The name of its format, where the path does not say it.
        published: When the copy was made; what it dates later is then known to lie ahead.
        omit: Is told whatever no record carries, in the order of the source.

    Raises:
        SourceError: There is no such adapter, or the source cannot be read or is not what is expected.
        RecordError: Two records have one key.
        DateError: `published` is no date.
        OutputError: The path says no format, or it cannot be written; what was there before is kept.
    """
    from stargate_model import adapters  # only where data of others are taken

    when = adapters.dated(published)
    with writing(target, form) as put:
        carried = adapters.adapter(name)(Path(path), published=when)
        for record in plain.given_once(adapters.split(carried, omit)):
            put(record)
