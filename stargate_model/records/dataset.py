"""The data set: documents and records by type and id, immutable, with their references resolved.

In: records. Out: one value that can be asked for them, changed into another, merged and compared. Refused: two
records of one type under one id.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Final, Generic, Literal, TypeVar, cast

from attrs import fields, frozen

from stargate_model.claims.document import Document
from stargate_model.claims.figure import Figure
from stargate_model.errors import MergeError, NoSuchRecordError, RecordError
from stargate_model.records.commitments import Commitment
from stargate_model.records.context import Assessment, Event, Indicator, Policy
from stargate_model.records.organisations import Partner, Person, Programme
from stargate_model.records.places import PowerSource, Site
from stargate_model.records.record import Record

AnyRecord = Record | Document
VERSION: Final = "1"
"""The version of the data's form that this library reads and writes."""

_Item = TypeVar("_Item", bound=AnyRecord, covariant=True)

RECORD_TYPES: Final[tuple[type[Record], ...]] = (
    Programme,
    Partner,
    Site,
    PowerSource,
    Commitment,
    Person,
    Indicator,
    Policy,
    Event,
    Assessment,
)
COLLECTIONS: Final[Mapping[str, type[AnyRecord]]] = {
    "documents": Document,
    **{cls.collection: cls for cls in RECORD_TYPES},
}
"""Every collection of a data set, by the name that data gives it, in the order in which data lists them."""


def key_of(record: AnyRecord) -> str:
    """The name of a document or record in a whole data set, such as `site:abilene`."""
    return record.key if isinstance(record, Record) else f"document:{record.id}"


def collection_of(record: AnyRecord) -> str:
    """The collection that a document or record belongs to."""
    return "documents" if isinstance(record, Document) else getattr(record, "collection", "")


class Records(Mapping[str, _Item], Generic[_Item]):
    """The records of one type, by id, in the order of the data.

    Raises:
        RecordError: An id that the collection does not hold is asked for, or one is given twice.
    """

    __slots__ = ("_by_id", "_collection")

    def __init__(self, collection: str, records: Iterable[_Item]) -> None:
        self._collection = collection
        self._by_id: dict[str, _Item] = {}
        for record in records:
            if record.id in self._by_id:
                raise RecordError(
                    f"two of the {collection} have the id {record.id!r}; ids are unique",
                    code="duplicate-id",
                    id=record.id,
                )
            self._by_id[record.id] = record

    def __getitem__(self, id: str) -> _Item:  # noqa: A002  # the field's own name
        try:
            return self._by_id[id]
        except KeyError:
            raise NoSuchRecordError(f"the {self._collection} hold no {id!r}", id=id) from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_id)

    def __len__(self) -> int:
        return len(self._by_id)

    def __repr__(self) -> str:
        return f"<{len(self)} {self._collection}>"

    def _repr_html_(self) -> str:
        """What notebooks show: a row for each of the first records, with their figures."""
        from stargate_model.claims import display  # for those who look at it

        rows = [_row(record) for record in islice(self.values(), display.MOST)]
        title = f"{len(self):,} {self._collection}"
        return display.table(title, [*rows, *((cell, "", "") for cell in display.more(len(self) - len(rows)))])


@frozen
class Changes:
    """What turns one data set into another: the documents and records to put in, and the keys to take out."""

    put: tuple[AnyRecord, ...] = ()
    removed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.put or self.removed)

    def apply(self, dataset: Dataset) -> Dataset:
        """The data set with the changes made."""
        removed = set(self.removed)
        return Dataset(record for record in dataset if key_of(record) not in removed).replace(*self.put)


class Dataset:
    """Documents and records, by type and id.

    Two data sets are equal when they hold equal records, in whatever order; everything in a record counts, the
    spelling of numbers and the evidence included.

    Args:
        records: The documents and records, in any order.

    Attributes:
        documents: What evidence is cited from.
        programmes: The initiatives.
        partners: The organisations.
        sites: The campuses, groups and buildings.
        power_sources: What supplies them.
        commitments: What was promised.
        persons: Who is quoted or in office.
        indicators: Observed and projected statistics.
        policies: Orders, laws, permits and frameworks.
        events: What happened or is planned.
        assessments: Risks and benefits, as someone holds them.

    Raises:
        RecordError: Two records of one type have one id.

    Example:
        >>> dataset = Dataset([Site(id="abilene", name=Text({"en": "Abilene"}))])
        >>> dataset.sites["abilene"].name["en"]
        'Abilene'
    """

    __slots__ = ("_all", *COLLECTIONS)
    documents: Records[Document]
    programmes: Records[Programme]
    partners: Records[Partner]
    sites: Records[Site]
    power_sources: Records[PowerSource]
    commitments: Records[Commitment]
    persons: Records[Person]
    indicators: Records[Indicator]
    policies: Records[Policy]
    events: Records[Event]
    assessments: Records[Assessment]

    def __init__(self, records: Iterable[AnyRecord] = ()) -> None:
        by_collection: dict[str, list[AnyRecord]] = {name: [] for name in COLLECTIONS}
        added: dict[str, list[AnyRecord]] = {}
        for record in records:
            same = by_collection.get(collection := collection_of(record))
            if same is None:
                if not (collection and isinstance(record, Record)):
                    raise RecordError(f"a data set holds documents and records, not {type(record).__name__}")
                same = added.setdefault(collection, [])
                _alike(same[:1], record)
            same.append(record)
        made = {name: Records(name, held) for name, held in by_collection.items()}
        for name, held in made.items():
            object.__setattr__(self, name, held)
        object.__setattr__(self, "_all", made | {name: Records(name, added[name]) for name in sorted(added)})

    _all: Mapping[str, Records[AnyRecord]]

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a data set does not change; `replace`, `merge` and `Changes.apply` give a new one")

    def __reduce__(self) -> tuple[type[Dataset], tuple[list[AnyRecord]]]:
        return Dataset, (list(self),)

    def __iter__(self) -> Iterator[AnyRecord]:
        """Every document and record, collection by collection."""
        for held in self._all.values():
            yield from held.values()

    def __len__(self) -> int:
        return sum(map(len, self._all.values()))

    def __eq__(self, other: object) -> bool:
        return self._all == other._all if isinstance(other, Dataset) else NotImplemented

    def __hash__(self) -> int:
        return hash(frozenset(self))

    def __repr__(self) -> str:
        held = ", ".join(f"{len(records)} {name}" for name, records in self._all.items() if records)
        return f"<Dataset: {held or 'empty'}>"

    def _repr_html_(self) -> str:
        """What notebooks show: how many records there are of each type, and the first of them."""
        from stargate_model.claims import display  # for those who look at it

        rows = (
            (
                name,
                f"{len(records):,}",
                ", ".join(
                    [*map(display.words, islice(records, display.MOST)), *display.more(len(records) - display.MOST)]
                ),
            )
            for name, records in self._all.items()
            if records
        )
        return display.table("<b>Dataset</b>", rows)

    def collection(self, name: str) -> Records[AnyRecord]:
        """The records of a collection by its name in data, such as `power_sources`.

        Raises:
            RecordError: There is no such collection.
        """
        if name not in self._all:
            raise RecordError(f"there is no collection {name!r}; there are {', '.join(self._all)}", collection=name)
        return self._all[name]

    def of(self, cls: type[_Item]) -> Records[_Item]:
        """The records of a class, which may be one that another package adds; none where the data set has none.

        Example:
            >>> Dataset([Site(id="abilene", name=Text({"en": "Abilene"}))]).of(Site)["abilene"].id
            'abilene'
        """
        name = "documents" if issubclass(cls, Document) else getattr(cls, "collection", "")
        held = self._all[name].values() if name in self._all else ()
        return Records(name, [cast(_Item, record) for record in held if isinstance(record, cls)])

    def get(self, key: str) -> AnyRecord | None:
        """The record with a key such as `site:abilene`; None where there is none."""
        kind, _, id_ = key.partition(":")
        for name, held in self._all.items():
            cls = COLLECTIONS.get(name) or type(next(iter(held.values())))
            if type_name(cls) == kind:
                return held.get(id_)
        return None

    def find(self, id: str) -> tuple[AnyRecord, ...]:  # noqa: A002  # the field's own name
        """Every record with an id, whatever its type."""
        return tuple(held[id] for held in self._all.values() if id in held)

    # -- references, resolved --------------------------------------------------------------------------------------

    def site_of(self, source: PowerSource) -> Site | None:
        """The site that a power source supplies; None where it names none."""
        return None if source.site is None else self.sites[source.site]

    def sources_of(self, site: Site) -> tuple[PowerSource, ...]:
        """The power sources that supply a site."""
        return tuple(source for source in self.power_sources.values() if source.site == site.id)

    def sites_of(self, programme: Programme) -> tuple[Site, ...]:
        """The sites of a programme."""
        return tuple(site for site in self.sites.values() if site.programme == programme.id)

    def tranches_of(self, commitment: Commitment) -> tuple[Commitment, ...]:
        """The commitments that are parts of a commitment."""
        return tuple(part for part in self.commitments.values() if part.tranche_of == commitment.id)

    def party(self, id: str) -> Partner | Person | None:  # noqa: A002  # the field's own name
        """The partner or person with an id; None where there is neither."""
        return self.partners.get(id) or self.persons.get(id)

    # -- other data sets -------------------------------------------------------------------------------------------

    def replace(self, *records: AnyRecord) -> Dataset:
        """The data set with these records in the place of those with their type and id, or added."""
        new = {key_of(record): record for record in records}
        kept = [new.pop(key_of(record), record) for record in self]
        return Dataset([*kept, *new.values()])

    def merge(self, other: Dataset, prefer: Literal["mine", "theirs"] | None = None) -> Dataset:
        """The records of both data sets.

        Args:
            other: The other data set.
            prefer: Whose record to keep where both have one under the same id and they differ.

        Raises:
            MergeError: They differ somewhere, and `prefer` does not say whose to keep.
        """
        mine = {key_of(record): record for record in self}
        clashes = [key for record in other if mine.get(key := key_of(record), record) != record]
        if clashes and prefer is None:
            raise MergeError(
                f"both data sets have {', '.join(clashes[:5])}{' and more' if len(clashes) > 5 else ''}, and they "
                "differ; say `prefer='mine'` or `prefer='theirs'`, or see `diff`",
                records=", ".join(clashes[:50]),
            )
        taken = (record for record in other if prefer == "theirs" or key_of(record) not in mine)
        return self.replace(*taken)

    def diff(self, other: Dataset) -> Changes:
        """What turns this data set into the other: `a.diff(b).apply(a) == b`."""
        mine = {key_of(record): record for record in self}
        theirs = {key_of(record) for record in other}
        return Changes(
            put=tuple(record for record in other if mine.get(key_of(record)) != record),
            removed=tuple(key for key in mine if key not in theirs),
        )


def _row(record: AnyRecord) -> tuple[str, str, str]:
    """What a notebook shows of one of many records: its id, its name and its figures."""
    from stargate_model.claims import display  # for those who look at it

    name = record.name if isinstance(record, Record) else record.title
    stated = [(field.name, getattr(record, field.name)) for field in fields(type(record))]
    figures = "<br>".join(f"{name}: {display.stated(one)}" for name, one in stated if isinstance(one, Figure))
    return display.words(record.id), display.inline(name), figures


def _alike(held: list[AnyRecord], record: AnyRecord) -> None:
    """Pass when a record is of the class of those that its collection holds already."""
    for other in held:
        if type(other) is not type(record):
            mine, theirs = (f"{type(one).__module__}.{type(one).__qualname__}" for one in (other, record))
            raise RecordError(f"two classes call their records {collection_of(record)!r}: {mine} and {theirs}")


def type_name(cls: type[AnyRecord]) -> str:
    """How data names one record of a class, such as `site`."""
    return cls.type if issubclass(cls, Record) else "document"
