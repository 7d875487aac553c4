"""The shapes of rules: what a rule may look at, declared, so that the same rule runs on one core and on many.

A **row** rule looks at one record at a time. A **keyed** rule looks at the records that share a key, such as a site
and the power sources that name it. Both may look at the documents and their texts, which every worker has.

Whether ids are unique and name records that are there is declared as data, `UNIQUE` and `REFERS`: an engine answers it
on its own tables, and nobody holds all ids at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Final, Generic, TypeVar, cast

import attrs
from msgspec import Struct

from stargate_model.amounts.hedges import TOLERANCE
from stargate_model.claims.dates import PartialDate
from stargate_model.claims.document import Document
from stargate_model.findings.finding import Finding, Param, Severity
from stargate_model.later import Later
from stargate_model.records.dataset import AnyRecord, key_of
from stargate_model.records.structure import references
from stargate_model.rules.walk import newest

if TYPE_CHECKING:
    from stargate_model.findings import catalogue
    from stargate_model.findings.code import Code
else:  # all that is said of the codes is loaded with the first finding
    catalogue = Later("stargate_model.findings.catalogue")

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
        codes: The codes that there are beside ours.
    """

    documents: Mapping[str, Document] = attrs.field(factory=dict[str, Document])
    texts: Mapping[str, str] = attrs.field(factory=dict[str, str])
    tolerance: Decimal = TOLERANCE
    codes: Mapping[str, Code] = attrs.field(factory=dict[str, "Code"])
    newest: PartialDate | None = attrs.field(init=False, default=attrs.Factory(_newest, takes_self=True))


class Row(Struct, Generic[_Of], frozen=True):
    """A rule for one record at a time.

    Attributes:
        codes: What it may find.
        of: The types of records that it looks at.
        find: Says what is wrong with a record.
    """

    codes: tuple[str, ...]
    of: tuple[type[_Of], ...]
    find: Callable[[_Of, Context], Iterable[Finding]]


class Keyed(Struct, Generic[_Of], frozen=True):
    """A rule for the records that share a key.

    Attributes:
        codes: What it may find.
        of: The types of records that it looks at.
        keys: The keys of a record; a record without one is left out.
        find: Says what is wrong with the records of one key, in the order of their ids.
        least: How many records must share a key for the rule to find anything.
    """

    codes: tuple[str, ...]
    of: tuple[type[_Of], ...]
    keys: Callable[[_Of], Iterable[str]]
    find: Callable[[tuple[_Of, ...], Context], Iterable[Finding]]
    least: int = 1


class Unique(Struct, frozen=True):
    """That no two records share a key; every record but the first that has it is told.

    Attributes:
        code: What is found.
        key: The key of a record.
    """

    code: str
    key: Callable[[AnyRecord], str]


class Refers(Struct, frozen=True):
    """That there is a record for each that is named.

    Attributes:
        code: What is found.
        names: What a record names: the pointer of the id in it, the collections that may hold the record, the id.
    """

    code: str
    names: Callable[[AnyRecord], Iterable[tuple[str, tuple[str, ...], str]]]


UNIQUE: Final = Unique("duplicate-id", key_of)
"""That ids are unique among the records of a type."""

REFERS: Final = Refers("dangling-reference", references)
"""That ids name records which are there."""

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
    least: int = 1,
) -> Keyed[AnyRecord]:
    """A rule for the records that share a key.

    Args:
        of: The types of records that it looks at, with their subclasses.
        keys: The keys of a record; a record without one is left out.
        find: Says what is wrong with the records of one key, in the order of their ids.
        *codes: What it may find.
        least: How many records must share a key for the rule to find anything.
    """
    return cast("Keyed[AnyRecord]", Keyed(codes, of, keys, find, least))


def found(
    code: str | Code,
    record: AnyRecord,
    at: str = "",
    *,
    related: Iterable[AnyRecord] = (),
    severity: Severity | None = None,
    **params: Param,
) -> Finding:
    """A finding in a record.

    Args:
        code: A code of the catalogue; or what explains one that is not in it.
        record: The record that it is in.
        at: Where in the record, as a JSON pointer.
        related: Other records that it is about.
        severity: How much it matters, where that depends; else as the catalogue says.
        params: What the message names.
    """
    own = None if isinstance(code, str) else code
    entry = catalogue.CATALOGUE[code] if isinstance(code, str) else code
    return Finding(
        code=entry.code,
        severity=severity or entry.severity,
        params=params,
        record=key_of(record),
        at=at,
        related=tuple(key_of(other) for other in related),
        own=own,
    )
