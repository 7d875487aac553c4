"""The shapes of rules: what a rule may look at, declared, so that the same rule runs on one core and on many.

A **row** rule looks at one record at a time. A **keyed** rule looks at the records that share a key, such as a site
and the power sources that name it. Both may look at the documents and their texts, which every worker has. Whether ids
are unique and name records that are there, the checker finds, which holds them all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Final, Generic, TypeVar, cast

import attrs

from stargate_model.amounts.hedges import TOLERANCE
from stargate_model.claims.dates import PartialDate
from stargate_model.claims.document import Document
from stargate_model.findings.catalogue import CATALOGUE
from stargate_model.findings.finding import Finding, Param, Severity
from stargate_model.records.dataset import AnyRecord, key_of
from stargate_model.rules.walk import newest

_Of = TypeVar("_Of", bound=AnyRecord)


def _newest(context: Context) -> PartialDate | None:
    return newest(document.published for document in context.documents.values())


@attrs.frozen(kw_only=True)
class Context:
    """What every rule may look at beside its records.

    Attributes:
        documents: The documents of the data set, by id.
        texts: The texts of documents, by id of the document, where they were given.
        tolerance: How far an approximate figure reaches to either side, as a share.
        newest: When the newest of the documents was published, where that is known.
    """

    documents: Mapping[str, Document] = attrs.field(factory=dict[str, Document])
    texts: Mapping[str, str] = attrs.field(factory=dict[str, str])
    tolerance: Decimal = TOLERANCE
    newest: PartialDate | None = attrs.field(init=False, default=attrs.Factory(_newest, takes_self=True))


@attrs.frozen
class Row(Generic[_Of]):
    """A rule for one record at a time.

    Attributes:
        codes: What it may find.
        of: The types of records that it looks at.
        find: Says what is wrong with a record.
    """

    codes: tuple[str, ...]
    of: tuple[type[_Of], ...]
    find: Callable[[_Of, Context], Iterable[Finding]]


@attrs.frozen
class Keyed(Generic[_Of]):
    """A rule for the records that share a key.

    Attributes:
        codes: What it may find.
        of: The types of records that it looks at.
        keys: The keys of a record; a record without one is left out.
        find: Says what is wrong with the records of one key, in the order of their ids.
    """

    codes: tuple[str, ...]
    of: tuple[type[_Of], ...]
    keys: Callable[[_Of], Iterable[str]]
    find: Callable[[tuple[_Of, ...], Context], Iterable[Finding]]


Rule = Row[AnyRecord] | Keyed[AnyRecord]


ERROR: Final = Severity.ERROR
NOTE: Final = Severity.NOTE
WARNING: Final = Severity.WARNING


def row(of: tuple[type[_Of], ...], find: Callable[[_Of, Context], Iterable[Finding]], *codes: str) -> Row[AnyRecord]:
    """A rule for one record at a time.

    Args:
        of: The types of records that it looks at, with their subclasses.
        find: Says what is wrong with a record.
        *codes: What it may find.
    """
    return cast("Row[AnyRecord]", Row(codes, of, find))


def keyed(
    of: tuple[type[_Of], ...],
    keys: Callable[[_Of], Iterable[str]],
    find: Callable[[tuple[_Of, ...], Context], Iterable[Finding]],
    *codes: str,
) -> Keyed[AnyRecord]:
    """A rule for the records that share a key.

    Args:
        of: The types of records that it looks at, with their subclasses.
        keys: The keys of a record; a record without one is left out.
        find: Says what is wrong with the records of one key, in the order of their ids.
        *codes: What it may find.
    """
    return cast("Keyed[AnyRecord]", Keyed(codes, of, keys, find))


def found(
    code: str,
    record: AnyRecord,
    at: str = "",
    *,
    related: Iterable[AnyRecord] = (),
    severity: Severity | None = None,
    **params: Param,
) -> Finding:
    """A finding in a record.

    Args:
        code: A code of the catalogue.
        record: The record that it is in.
        at: Where in the record, as a JSON pointer.
        related: Other records that it is about.
        severity: How much it matters, where that depends; else as the catalogue says.
        params: What the message names.
    """
    return Finding(
        code=code,
        severity=severity or CATALOGUE[code].severity,
        params=params,
        record=key_of(record),
        at=at,
        related=tuple(key_of(other) for other in related),
    )
