"""Strategies for records and their parts: every class with every field, read from the classes.

A new field is drawn without a change here. What a field can hold says `Fields`; here that is whatever the classes
take, so that references name whatever there may be. `consistent` narrows it to what is consistent.
"""

from __future__ import annotations

import functools
import types
import typing
from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import Enum
from typing import Any, Final, TypeVar, cast

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from stargate_model.claims.dates import PartialDate, Period
from stargate_model.claims.document import Document
from stargate_model.claims.evidence import Evidence
from stargate_model.claims.fields import check_of, collections_of
from stargate_model.claims.figure import Figure
from stargate_model.claims.text import Form, Text
from stargate_model.findings.catalogue import CATALOGUE
from stargate_model.records.dataset import COLLECTIONS, RECORD_TYPES, AnyRecord, Dataset
from stargate_model.records.parts import Location
from stargate_model.records.record import Record
from stargate_model.records.structure import Structure, field_types
from stargate_model.records.vocabularies import Precision
from stargate_model.rules.waivers import NEVER
from stargate_model.strategies import claims
from stargate_model.strategies.amounts import numbers

_Part = TypeVar("_Part", bound=attrs.AttrsInstance)
Pool = Mapping[str, tuple[str, ...]]
"""The ids of a data set by collection; what refers takes one of them."""

PARTS: Final = tuple(sorted({cls for cls in Structure.__subclasses__() if cls is not Record}, key=lambda c: c.__name__))
"""Every part that records are made of."""

_COUNTRIES: Final = ["US", "CN", "AE", "DE"]
_MOST_GIVEN: Final = 8
_OFFSETS: Final = st.integers(1, 10**6)
_NUMBERS: Final = numbers()
_HEDGES: Final = ["", "多达", "as many as"]
# texts that a reader knows at sight, where their form would allow others
_TEXTS: Final[Mapping[str, SearchStrategy[str]]] = {
    "language": claims.languages(),
    "country": st.sampled_from(_COUNTRIES),
    "area": st.sampled_from(_COUNTRIES),
    "code": st.sampled_from([code for code, entry in CATALOGUE.items() if entry.family not in NEVER]),
    "at": st.sampled_from(["/name", "/statements/0/text/en", "/a~1b"]),
}


@attrs.frozen
class Fields:
    """What the fields of records can hold: whatever their classes take.

    Attributes:
        pool: The ids that references take; any id where it is None.
    """

    pool: Pool | None = None

    def of(self, field: attrs.Attribute[Any], annotation: object) -> SearchStrategy[Any] | None:
        """The values of a field; None where it can only be left out, since the pool has no id for it."""
        arguments = typing.get_args(annotation)
        if typing.get_origin(annotation) in (types.UnionType, typing.Union):
            return self.of(field, next(argument for argument in arguments if argument is not types.NoneType))
        if typing.get_origin(annotation) is tuple:
            items = self.of(field, arguments[0])
            return None if items is None else st.lists(items, min_size=1, max_size=2).map(tuple)
        collections = collections_of(field)
        if collections is not None:
            return self.ids(*collections)
        return self._typed(field, annotation)

    def _typed(self, field: attrs.Attribute[Any], annotation: object) -> SearchStrategy[Any] | None:
        simple: dict[object, Callable[[], SearchStrategy[Any] | None]] = {
            str: lambda: _text(field),
            int: lambda: _OFFSETS,
            bool: st.booleans,
            Decimal: lambda: _NUMBERS,
            Text: claims.texts,
            PartialDate: self.dates,
            Period: self.periods,
            Evidence: self.evidence,
            Location: self.locations,
        }
        if annotation in simple:
            return simple[annotation]()
        cls = cast("type[Any]", annotation)
        if issubclass(cls, Enum):
            return _members(cls)
        return self.figures(cls) if issubclass(cls, Figure) else self.structure(cls)

    def ids(self, *collections: str) -> SearchStrategy[str] | None:
        """Ids of some collections; None where the pool has none."""
        if self.pool is None:
            return claims.identifiers()
        known = [one for name in collections for one in self.pool.get(name, ())]
        return st.sampled_from(known) if known else None

    def dates(self) -> SearchStrategy[PartialDate]:
        """Dates in each of the forms."""
        return claims.partial_dates()

    def periods(self) -> SearchStrategy[Period]:
        """Periods of each shape."""
        return claims.periods()

    def evidence(self) -> SearchStrategy[Evidence] | None:
        """Evidence; None where the pool has no document."""
        if self.pool is None:
            return claims.evidence()
        return self._evidence(self.pool) if self.pool.get("documents") else None

    def _evidence(self, pool: Pool) -> SearchStrategy[Evidence]:
        parties = (*pool.get("partners", ()), *pool.get("persons", ()))

        def resolved(made: Evidence, document: str) -> Evidence:
            attribution = parties[: len(made.attribution)]
            return attrs.evolve(made, document=document, attribution=attribution, superseded_by=None)

        return st.builds(resolved, claims.evidence(), st.sampled_from(pool["documents"]))

    def figures(self, kind: type[Figure]) -> SearchStrategy[Figure]:
        """Figures of a kind, or of every kind."""
        return _figures(kind, self.evidence())

    def locations(self) -> SearchStrategy[Location]:
        """Places as closely known as can be, and less closely."""
        return _locations()

    def structure(self, cls: type[_Part], id_: str | None = None) -> SearchStrategy[_Part]:
        """Records or parts of a class, each field given or left at its default.

        Args:
            cls: The class.
            id_: The record's own id; any where it is None.
        """
        return filled(cls, self, id_)


@st.composite
def filled(draw: DrawFn, cls: type[_Part], fields: Fields, id_: str | None = None) -> _Part:
    """A value of a class of named fields: what is required, and some of the rest."""
    given: dict[str, Any] = {}
    chosen = draw(_optional(cls))
    for field in attrs.fields(cls):
        if field.name == "id" and issubclass(cls, Record):
            given["id"] = draw(claims.identifiers()) if id_ is None else id_
            continue
        if field.default is not attrs.NOTHING and field.name not in chosen:
            continue
        values = fields.of(field, field_types(cls)[field.name])
        if values is not None:
            given[field.name] = draw(values)
    return cls(**given)


@functools.cache
def _optional(cls: type[attrs.AttrsInstance]) -> SearchStrategy[list[str]]:
    """Which of the fields are given that need not be."""
    names = [field.name for field in attrs.fields(cls) if field.default is not attrs.NOTHING]
    return st.lists(st.sampled_from(names), unique=True, max_size=_MOST_GIVEN) if names else st.just([])


@functools.cache
def _members(cls: type[Enum]) -> SearchStrategy[Enum]:
    return st.sampled_from(cls)


def _text(field: attrs.Attribute[Any]) -> SearchStrategy[str]:
    check = check_of(field)
    if field.name in _TEXTS:
        return _TEXTS[field.name]
    return st.from_regex(check.compiled, fullmatch=True) if isinstance(check, Form) else claims.phrases()


@st.composite
def _figures(draw: DrawFn, kind: type[Figure], evidence: SearchStrategy[Evidence] | None) -> Figure:
    made = draw(claims.any_figures(bare=True) if kind is Figure else claims.figures(kind, bare=True))
    return with_evidence(
        made,
        () if evidence is None else draw(st.lists(evidence, max_size=1).map(tuple)),
        hedge=draw(st.sampled_from(_HEDGES)),
    )


def with_evidence(figure: Figure, evidence: tuple[Evidence, ...], hedge: str = "") -> Figure:
    """The same figure with evidence, and with words for its hedge."""
    return type(figure)(
        value=figure.value,
        unit=figure.unit,
        upper=figure.upper,
        bound=figure.bound,
        approximate=figure.approximate,
        vague=figure.vague,
        hedge=hedge,
        evidence=evidence,
    )


@st.composite
def _locations(draw: DrawFn) -> Location:
    country = draw(st.none() | st.sampled_from(_COUNTRIES))
    region = draw(st.none() | st.sampled_from(["TX", "9", "AB1"]))
    is_exact = draw(st.booleans())
    degrees = st.decimals(-90, 90, places=draw(st.integers(0, 6)))
    return Location(
        country=country,
        subdivision=None if region is None else f"{country or 'US'}-{region}",
        locality=draw(st.none() | claims.texts()),
        latitude=draw(degrees) if is_exact else None,
        longitude=draw(degrees) if is_exact else None,
        precision=draw(st.sampled_from(Precision) if is_exact else st.none() | st.sampled_from(Precision)),
    )


def evidence(pool: Pool | None = None) -> SearchStrategy[Evidence]:
    """Evidence whose ids, where there is a pool with documents, are of it."""
    return Fields(pool).evidence() or claims.evidence()


def locations() -> SearchStrategy[Location]:
    """Places as closely known as can be, and less closely."""
    return _locations()


def structures(cls: type[_Part]) -> SearchStrategy[_Part]:
    """Records or parts of a class, whose references name whatever there may be."""
    if issubclass(cls, Location):
        return cast("SearchStrategy[_Part]", _locations())
    return Fields().structure(cls)


def records(cls: type[_Part]) -> SearchStrategy[_Part]:
    """Records of a class, whose references name whatever there may be."""
    return cast("SearchStrategy[_Part]", claims.documents()) if issubclass(cls, Document) else structures(cls)


def any_records() -> SearchStrategy[AnyRecord]:
    """Documents and records of every type."""
    return st.one_of(claims.documents(), *map(records, RECORD_TYPES))


@st.composite
def linked_datasets(draw: DrawFn, most: int = 1) -> Dataset:
    """Data sets in which each reference names a record, whatever else may be doubtful in them.

    Args:
        draw: Given by Hypothesis.
        most: How many records of one type there are at most.
    """
    pool = {
        name: tuple(draw(st.lists(claims.identifiers(), max_size=most, unique=True), label=f"ids of {name}"))
        for name in COLLECTIONS
    }
    fields = Fields(pool)
    held: list[AnyRecord] = []
    for name, cls in COLLECTIONS.items():
        for one in pool[name]:
            if issubclass(cls, Document):
                held.append(attrs.evolve(draw(claims.documents()), id=one))
            else:
                held.append(draw(fields.structure(cls, one)))
    return Dataset(held)
