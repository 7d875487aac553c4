"""Strategies for whole data sets that are consistent: references resolve, phrases read back, no rule finds an error.

Facts are of years before the documents, and plans of years after them; each phrase stands at its place in a text. What
the rules would still refuse, such as a fuel that a random machine cannot burn, is left out again before it is given.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from typing import Final, TypeVar, cast

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from stargate_model.checking import check
from stargate_model.claims.dates import PartialDate, Period
from stargate_model.claims.document import Document
from stargate_model.claims.evidence import Confidence, Evidence, Modality, SourceType, Stance
from stargate_model.claims.figure import Figure
from stargate_model.claims.text import Text
from stargate_model.findings.finding import Severity
from stargate_model.records.commitments import Commitment
from stargate_model.records.context import Event, Policy
from stargate_model.records.dataset import COLLECTIONS, AnyRecord, Changes, Dataset, key_of
from stargate_model.records.pairs import possible
from stargate_model.records.parts import Location, Milestone, Observation, Office
from stargate_model.records.places import PowerSource
from stargate_model.records.record import Record
from stargate_model.records.structure import Structure, wire_name
from stargate_model.records.vocabularies import Fuel, Precision, Stage
from stargate_model.rules.boxes import BOXES
from stargate_model.rules.walk import pieces
from stargate_model.strategies import claims
from stargate_model.strategies.quoted import PLACES, say, sayable_figures, warm
from stargate_model.strategies.structures import Fields, Pool, any_records, with_evidence

_Part = TypeVar("_Part", bound=attrs.AttrsInstance)
_Value = TypeVar("_Value")

_PAST: Final = (1990, 2018)
_PUBLISHED: Final = (2021, 2029)
_FUTURE: Final = (2032, 2059)
_PLANNED: Final = st.sampled_from((Modality.PLANNED, Modality.PROJECTED))
_MODALITIES: Final = st.sampled_from(Modality)
_STANCES: Final = st.sampled_from(Stance)
_CONFIDENCES: Final = st.none() | st.sampled_from(Confidence)
_QUOTES: Final = st.none() | claims.phrases()
_IS: Final = st.booleans()
_FEW: Final = st.integers(0, 2)
_DATED: Final = (Milestone, Observation, Event, Policy)
_BINDING: Final = frozenset({Stage.COMMITMENT, Stage.DISBURSEMENT, Stage.EXPENDITURE})
_PLACED: Final = tuple(code for code in BOXES if "-" not in code)


@attrs.frozen
class Sourced:
    """A consistent data set with the texts of its documents.

    Attributes:
        dataset: The data set; each digest, length and offset is that of the text.
        texts: The texts, by the ids of the documents.
    """

    dataset: Dataset
    texts: Mapping[str, str]


def datasets(most: int = 1) -> SearchStrategy[Dataset]:
    """Consistent data sets: `check` finds no error in them.

    Args:
        most: How many records of one type there are at most.
    """
    return sourced_datasets(most).map(lambda sourced: sourced.dataset)


def changes() -> SearchStrategy[Changes]:
    """What turns one data set into another: a record or two to put in, and keys to take out."""
    put = st.lists(any_records(), max_size=2).map(tuple)
    removed = st.lists(st.builds("site:{}".format, claims.identifiers()), max_size=2).map(tuple)
    return st.builds(Changes, put=put, removed=removed)


def sourced_datasets(most: int = 1) -> SearchStrategy[Sourced]:
    """Consistent data sets with the texts of their documents, in which each phrase stands at its place.

    Args:
        most: How many records of one type there are at most.
    """
    warm()  # here, since what the first draw takes long for counts as slow drawing
    return _sourced(most)


@st.composite
def _sourced(draw: DrawFn, most: int) -> Sourced:
    pool = draw(_pools(most))
    documents = {id_: draw(_documents(id_)) for id_ in pool["documents"]}
    fields = _Consistent(pool, documents)
    held: list[Record] = []
    for name, cls in COLLECTIONS.items():
        if name != "documents":
            held += [draw(fields.structure(cast("type[Record]", cls), id_)) for id_ in pool[name]]
    dataset, texts = _laid_out(Dataset([*documents.values(), *held]))
    return Sourced(_without_errors(dataset), texts)


@st.composite
def _pools(draw: DrawFn, most: int) -> Pool:
    """Ids of a few records of each type, none of which two records have."""
    pool: dict[str, tuple[str, ...]] = {}
    count = 0
    for name in COLLECTIONS:
        words = draw(st.lists(claims.identifiers(), max_size=most))
        pool[name] = tuple(f"{word}-{count + index}" for index, word in enumerate(words))
        count += len(words)
    return pool


@st.composite
def _documents(draw: DrawFn, id_: str) -> Document:
    language = draw(st.sampled_from(tuple(PLACES)))
    return Document(
        id=id_,
        title=draw(claims.texts()),
        publisher=draw(claims.phrases()),
        language=language,
        place=PLACES[language],
        published=draw(st.none() | claims.partial_dates(*_PUBLISHED, yearless=False)),
        source_type=draw(st.sampled_from(SourceType)),
    )


# -- what fields can hold ------------------------------------------------------------------------------------------


@attrs.frozen
class _Consistent(Fields):
    """What the fields of records can hold where the whole is consistent.

    Attributes:
        documents: The documents that evidence cites, by id.
        plans: Whether what is dated lies ahead of the documents; else it lies behind them.
    """

    documents: Mapping[str, Document] = attrs.field(factory=dict[str, Document])
    plans: bool = False

    def dates(self) -> SearchStrategy[PartialDate]:
        """Dates of before or after the documents."""
        return claims.partial_dates(*(_FUTURE if self.plans else _PAST), yearless=False)

    def periods(self) -> SearchStrategy[Period]:
        """Periods of before or after the documents."""
        return claims.periods(self.dates())

    def evidence(self) -> SearchStrategy[Evidence] | None:
        """Evidence that cites a document, with any phrase or none."""
        return _cited(self) if self.documents else None

    def figures(self, kind: type[Figure]) -> SearchStrategy[Figure]:
        """Figures whose phrases say them, each in the language of its document."""
        return _quoted(self, kind)

    def locations(self) -> SearchStrategy[Location]:
        """Places whose coordinates lie in their country."""
        return _positions()

    def structure(self, cls: type[_Part], id_: str | None = None) -> SearchStrategy[_Part]:
        """Records or parts of a class that hold by themselves."""
        return _consistent(self, cls, id_)


@st.composite
def _consistent(draw: DrawFn, fields: _Consistent, cls: type[_Part], id_: str | None) -> _Part:
    is_ahead = issubclass(cls, _DATED) and draw(_IS)
    inside = attrs.evolve(fields, plans=fields.plans or is_ahead)
    made: object = draw(Fields.structure(inside, cls, id_))
    if isinstance(made, Record):
        made = made.replace(name=_name(made.name, made.id))
    match made:
        case PowerSource():
            fuels = [fuel for fuel in Fuel if possible(fuel, made.technology)]
            made = made.replace(fuel=draw(st.sampled_from(fuels)))
        case Commitment() if made.stage in _BINDING and any(_doubtful(piece) for _, piece in pieces(made)):
            made = made.replace(stage=Stage.PLEDGE)
        case Office() if made.partner is None and made.organisation is None:
            made = made.replace(organisation=draw(claims.texts()))
        case _:
            pass
    return cast(_Part, made)


def _name(name: Text, id_: str) -> Text:
    """A name that no other record has, since it is the id in words; in other languages, any."""
    return Text({**name, "en": id_.replace("-", " ").capitalize()})


def _doubtful(piece: Evidence) -> bool:
    return piece.modality is not Modality.STATED


@st.composite
def _cited(draw: DrawFn, fields: _Consistent, figure: Figure | None = None) -> Evidence:
    """Evidence of a document, that quotes a figure in its language; of no figure, any phrase or none."""
    document = fields.documents[draw(st.sampled_from(tuple(fields.documents)))]
    parties = fields.ids("partners", "persons")
    return Evidence(
        document=document.id,
        quote=draw(_QUOTES) if figure is None else say(figure, document.language),
        stance=draw(_STANCES),
        modality=draw(_PLANNED if fields.plans else _MODALITIES),
        attribution=(draw(parties),) if parties is not None and draw(_IS) else (),
        confidence=draw(_CONFIDENCES),
    )


@st.composite
def _quoted(draw: DrawFn, fields: _Consistent, kind: type[Figure]) -> Figure:
    figure = draw(sayable_figures(kind))
    if not fields.documents:
        return figure
    return with_evidence(figure, tuple(draw(_cited(fields, figure)) for _ in range(draw(_FEW))))


@st.composite
def _positions(draw: DrawFn) -> Location:
    country = draw(st.sampled_from(_PLACED))
    south, north, west, east = BOXES[country][0]
    is_exact = draw(_IS)
    return Location(
        country=country,
        locality=draw(st.none() | claims.texts()),
        latitude=draw(st.decimals(south, north, places=2)) if is_exact else None,
        longitude=draw(st.decimals(west, east, places=2)) if is_exact else None,
        precision=draw(st.sampled_from(Precision) if is_exact else st.none() | st.sampled_from(Precision)),
    )


# -- the texts of the documents ------------------------------------------------------------------------------------


def _laid_out(dataset: Dataset) -> tuple[Dataset, Mapping[str, str]]:
    """The data set with each phrase at its place in the text of its document, and the texts."""
    texts = {id_: f"{id_}\n" for id_ in dataset.documents}

    def placed(piece: Evidence) -> Evidence:
        if piece.quote is None:
            return piece
        start = len(texts[piece.document])
        texts[piece.document] += f"{piece.quote}\n"
        return attrs.evolve(piece, start=start, end=start + len(piece.quote))

    held = [_with_each_piece(record, placed) for record in dataset if isinstance(record, Record)]
    documents = [
        attrs.evolve(document, length=len(texts[id_]), sha256=hashlib.sha256(texts[id_].encode("utf-8")).hexdigest())
        for id_, document in dataset.documents.items()
    ]
    return Dataset([*documents, *held]), texts


def _with_each_piece(value: _Value, change: Callable[[Evidence], Evidence]) -> _Value:
    """A value with each piece of evidence in it changed, in the order of its fields."""
    made: object = value
    match value:
        case Evidence():
            made = change(value)
        case Figure():
            made = with_evidence(value, _with_each_piece(value.evidence, change), value.hedge)
        case tuple():
            made = tuple(_with_each_piece(item, change) for item in cast("tuple[object, ...]", value))
        case Structure():
            names = (field.name for field in attrs.fields(type(value)))
            changed = {name: _with_each_piece(getattr(value, name), change) for name in names}
            made = attrs.evolve(value, **changed)
        case _:
            pass
    return cast(_Value, made)


# -- what the rules refuse -----------------------------------------------------------------------------------------


def _without_errors(dataset: Dataset) -> Dataset:
    """The data set without what its errors are about: an optional field, or else the record."""
    while errors := [finding for finding in check(dataset) if finding.severity is Severity.ERROR]:
        by_key: dict[str, AnyRecord | None] = {}
        for error in errors:
            record = by_key.get(error.record, dataset.get(error.record))
            by_key[error.record] = None if record is None else _without(record, error.at)
        kept = (by_key.get(key_of(record), record) for record in dataset)
        dataset = Dataset(record for record in kept if record is not None)
    return dataset


def _without(record: AnyRecord, at: str) -> AnyRecord | None:
    """The record with the field at a pointer left out; None where it cannot be left out."""
    name = at.partition("/")[2].partition("/")[0]
    field = next((field for field in attrs.fields(type(record)) if wire_name(field.name) == name), None)
    if field is None or field.default in {attrs.NOTHING, getattr(record, field.name)}:
        return None
    return attrs.evolve(record, **{field.name: field.default})
