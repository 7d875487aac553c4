"""Hypothesis strategies for records: every type with every field, alone and in whole data sets whose references hold.

The fields are read from the classes, so that a new field is drawn without a change here. Simple comes first.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from stargate_model.claims.dates import PartialDate, Period
from stargate_model.claims.document import Document
from stargate_model.claims.evidence import Evidence
from stargate_model.claims.fields import collections_of
from stargate_model.claims.figure import Figure
from stargate_model.claims.text import Text
from stargate_model.findings.catalogue import CATALOGUE
from stargate_model.records.dataset import COLLECTIONS, RECORD_TYPES, AnyRecord, Dataset
from stargate_model.records.parts import Location
from stargate_model.records.record import Record
from stargate_model.records.structure import Structure, field_types
from stargate_model.records.vocabularies import Precision
from stargate_model.rules.waivers import NEVER
from tests import strategies

_Part = TypeVar("_Part", bound=Structure)
Pool = Mapping[str, list[str]]
"""The ids of a data set by collection; what refers takes one of them."""

PARTS = sorted({cls for cls in Structure.__subclasses__() if cls is not Record}, key=lambda cls: cls.__name__)
"""Every part that records are made of."""

_COUNTRIES = ["US", "CN", "AE", "DE"]
# what the check of a text field takes, by the name of the field
_TEXTS: Mapping[str, SearchStrategy[str]] = {
    "language": strategies.languages(),
    "country": st.sampled_from(_COUNTRIES),
    "area": st.sampled_from(_COUNTRIES),
    "code": st.sampled_from([code for code, entry in CATALOGUE.items() if entry.family not in NEVER]),
    "at": st.sampled_from(["/name", "/statements/0/text/en", "/a~1b"]),
}


def ids(collections: tuple[str, ...], pool: Pool | None) -> SearchStrategy[str]:
    """Ids of some collections: any, or those of a pool."""
    if pool is None:
        return strategies.identifiers()
    return st.sampled_from([one for name in collections for one in pool.get(name, ())])


@st.composite
def evidence(draw: DrawFn, pool: Pool | None = None) -> Evidence:
    """Evidence whose ids, where there is a pool, are of it."""
    made = draw(strategies.evidence())
    if pool is None:
        return made
    parties = [*pool.get("partners", ()), *pool.get("persons", ())]
    return attrs.evolve(
        made,
        document=draw(ids(("documents",), pool)),
        attribution=tuple(parties[: len(made.attribution)]),
        superseded_by=None,
    )


@st.composite
def figures(draw: DrawFn, kind: type[Figure], pool: Pool | None = None) -> Figure:
    """Figures of a kind, or of every kind; whose evidence, where there is a pool, cites documents of it."""
    made = draw(strategies.any_figures(bare=True) if kind is Figure else strategies.figures(kind, bare=True))
    can_cite = pool is None or bool(pool.get("documents"))
    return type(made)(
        value=made.value,
        unit=made.unit,
        upper=made.upper,
        bound=made.bound,
        approximate=made.approximate,
        vague=made.vague,
        hedge=draw(st.sampled_from(["", "多达", "as many as"])),
        evidence=draw(st.lists(evidence(pool), max_size=1)) if can_cite else (),
    )


@st.composite
def locations(draw: DrawFn) -> Location:
    """Places as closely known as can be, and less closely."""
    country = draw(st.none() | st.sampled_from(_COUNTRIES))
    region = draw(st.none() | st.sampled_from(["TX", "9", "AB1"]))
    is_exact = draw(st.booleans())
    degrees = st.decimals(-90, 90, places=draw(st.integers(0, 6)))
    return Location(
        country=country,
        subdivision=None if region is None else f"{country or 'US'}-{region}",
        locality=draw(st.none() | strategies.texts()),
        latitude=draw(degrees) if is_exact else None,
        longitude=draw(degrees) if is_exact else None,
        precision=draw(st.sampled_from(Precision) if is_exact else st.none() | st.sampled_from(Precision)),
    )


@st.composite
def _structures(draw: DrawFn, cls: type[_Part], pool: Pool | None = None, id_: str | None = None) -> _Part:
    given: dict[str, object] = {}
    for field in attrs.fields(cls):
        if field.name == "id" and issubclass(cls, Record):
            given["id"] = draw(strategies.identifiers()) if id_ is None else id_
            continue
        is_required = field.default is attrs.NOTHING
        values = _values(field, field_types(cls)[field.name], pool)
        if values is not None and (is_required or draw(st.integers(0, 3)) == 3):
            given[field.name] = draw(values)
    return cls(**given)


def structures(cls: type[_Part], pool: Pool | None = None, id_: str | None = None) -> SearchStrategy[_Part]:
    """Records or parts of a class, each field given or left at its default.

    Args:
        cls: The class.
        pool: The ids that references take; by default any id.
        id_: The record's own id; by default any.
    """
    return typing.cast("SearchStrategy[_Part]", locations()) if cls is Location else _structures(cls, pool, id_)


def records(cls: type[_Part]) -> SearchStrategy[_Part]:
    """Records of a class, whose references name whatever there may be."""
    return structures(cls)


def any_records() -> SearchStrategy[AnyRecord]:
    """Documents and records of every type."""
    return st.one_of(strategies.documents(), *map(records, RECORD_TYPES))


@st.composite
def datasets(draw: DrawFn, most: int = 1) -> Dataset:
    """Whole data sets in which each reference names a record.

    Args:
        draw: Given by Hypothesis.
        most: How many records of one type there are at most.
    """
    pool = {
        name: draw(st.lists(strategies.identifiers(), max_size=most, unique=True), label=f"ids of {name}")
        for name in COLLECTIONS
    }
    held: list[AnyRecord] = []
    for name, cls in COLLECTIONS.items():
        for one in pool[name]:
            if issubclass(cls, Document):
                held.append(attrs.evolve(draw(strategies.documents()), id=one))
            else:
                held.append(draw(structures(typing.cast("type[Record]", cls), pool, one)))
    return Dataset(held)


def _values(field: attrs.Attribute[Any], annotation: object, pool: Pool | None) -> SearchStrategy[Any] | None:
    """What a field can hold; None where the pool has no id for it."""
    arguments = typing.get_args(annotation)
    if typing.get_origin(annotation) in (types.UnionType, typing.Union):
        return _values(field, next(argument for argument in arguments if argument is not types.NoneType), pool)
    if typing.get_origin(annotation) is tuple:
        items = _values(field, arguments[0], pool)
        return None if items is None else st.lists(items, min_size=1, max_size=2).map(tuple)
    collections = collections_of(field)
    if collections is not None:
        is_empty = pool is not None and not any(pool.get(name) for name in collections)
        return None if is_empty else ids(collections, pool)
    if annotation is Evidence and pool is not None and not pool.get("documents"):
        return None
    return _of_type(field, annotation, pool)


def _of_type(field: attrs.Attribute[Any], annotation: object, pool: Pool | None) -> SearchStrategy[Any]:
    simple: dict[object, SearchStrategy[Any]] = {
        str: _TEXTS.get(field.name, strategies.phrases()),
        Text: strategies.texts(),
        PartialDate: strategies.partial_dates(),
        Period: strategies.periods(),
        Evidence: evidence(pool),
        Decimal: strategies.numbers(),
    }
    if annotation in simple:
        return simple[annotation]
    assert isinstance(annotation, type)
    if issubclass(annotation, StrEnum):
        return st.sampled_from(annotation)
    if issubclass(annotation, Figure):
        return figures(annotation, pool)
    return structures(annotation, pool)
