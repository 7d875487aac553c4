"""Facts: what a summary tells, before any language is chosen.

In: evidence, and the values of records. Out: facts with the way in which they are said, in entries and sections.
Nothing here knows a word of any language.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, TypeAlias

from attrs import evolve, field, frozen

from stargate_model.claims.dates import PartialDate, Period
from stargate_model.claims.evidence import Confidence, Evidence, Modality, Stance
from stargate_model.claims.figure import Figure
from stargate_model.claims.text import Text
from stargate_model.claims.vocabulary import Vocabulary
from stargate_model.records.dataset import Dataset
from stargate_model.records.parts import Location
from stargate_model.records.record import Record
from stargate_model.records.structure import references

Value: TypeAlias = Text | str | Figure | PartialDate | Period | Vocabulary | Location | tuple["Value", ...]
"""What a fact names: words of the data by language or as they stand, a figure, a time, a code, a place, or several."""


@frozen(kw_only=True)
class Telling:
    """How something is said, and by whom; pieces of evidence that are alike in this make one telling.

    Attributes:
        stance: Whether it is borne out, disputed or superseded.
        modality: Whether it is stated, planned, projected, reported or claimed.
        who: Who says so, where it is not the document itself.
        confidence: How sure the one who entered it is; None where that is not assessed.
        documents: The ids of the documents that say so.
        quotes: The short phrases of figures in which they say so, each with the id of its document.
    """

    stance: Stance = Stance.SUPPORTS
    modality: Modality = Modality.STATED
    who: tuple[Text | str, ...] = ()
    confidence: Confidence | None = None
    documents: tuple[str, ...] = ()
    quotes: tuple[tuple[str, str], ...] = ()

    @property
    def is_plain(self) -> bool:
        """Whether the documents state it as a fact, in their own voice."""
        return self.stance is Stance.SUPPORTS and self.modality is Modality.STATED and not self.who


@frozen(kw_only=True)
class Fact:
    """One thing that a summary tells.

    Attributes:
        kind: Which sentence tells it.
        values: What the sentence names, by the places of its message; what is said in some way comes last.
        telling: How it is said, and where.
        record: The key of the record that it is about, where its entry is about several; empty otherwise.
    """

    kind: str
    values: Mapping[str, Value] = field(factory=dict[str, Value])
    telling: Telling = Telling()
    record: str = ""


@frozen(kw_only=True)
class Entry:
    """What is told of one record, or of several that belong together.

    Attributes:
        title: What it is about, as a fact whose sentence is a heading; None where the section says it.
        record: The key of the record; empty where there are several.
        facts: What is told, in order.
    """

    title: Fact | None
    record: str = ""
    facts: tuple[Fact, ...] = ()


@frozen(kw_only=True)
class Section:
    """A part of a summary, with a heading of its own.

    Attributes:
        kind: Which part it is.
        entries: What it tells.
        title: Its heading, where the data's own types say it; else its kind does.
    """

    kind: str
    entries: tuple[Entry, ...] = ()
    title: Text | None = None


FEW: Final = 500
"""How many entries a section has at most."""

Wanted: TypeAlias = Callable[[Record], bool]
"""Whether a record is told."""


def everything(_record: Record) -> bool:
    """Every record is told."""
    return True


# -- how it is said ------------------------------------------------------------------------------------------------


def tellings(dataset: Dataset, evidence: Iterable[Evidence]) -> tuple[Telling, ...]:
    """The ways in which evidence says something, each with all its documents."""
    found: dict[Telling, list[Evidence]] = {}
    for piece in evidence:
        manner = Telling(
            stance=piece.stance, modality=piece.modality, who=_who(dataset, piece), confidence=piece.confidence
        )
        found.setdefault(manner, []).append(piece)
    return tuple(evolve(manner, documents=_documents(alike), quotes=_quotes(alike)) for manner, alike in found.items())


def _documents(evidence: Iterable[Evidence]) -> tuple[str, ...]:
    ids = (id_ for piece in evidence for id_ in (piece.document, piece.superseded_by))
    return tuple(dict.fromkeys(id_ for id_ in ids if id_ is not None))


def _quotes(evidence: Iterable[Evidence]) -> tuple[tuple[str, str], ...]:
    return tuple(dict.fromkeys((piece.document, piece.quote) for piece in evidence if piece.quote is not None))


def _who(dataset: Dataset, piece: Evidence) -> tuple[Text | str, ...]:
    voice: tuple[Text | str, ...] = () if piece.voice is None else (piece.voice,)
    return tuple(party(dataset, id_) for id_ in piece.attribution) + voice


def cited(record: Record) -> tuple[str, ...]:
    """The ids of all documents that a record cites anywhere, each once."""
    ids = (id_ for _, collections, id_ in references(record) if collections == ("documents",))
    return tuple(dict.fromkeys(ids))


def told(
    dataset: Dataset, kind: str, values: Mapping[str, Value], evidence: Iterable[Evidence], record: Record
) -> Iterator[Fact]:
    """A fact once for each way in which its evidence says it; without evidence, on that of the whole record."""
    for telling in tellings(dataset, evidence) or (Telling(documents=cited(record)),):
        yield Fact(kind=kind, values=values, telling=telling)
        yield from _confidence(telling)


def attributes(dataset: Dataset, record: Record, values: Mapping[str, Value | None]) -> Iterator[Fact]:
    """Short facts about a record, by the kinds of their sentences, on the evidence of the whole record.

    They are told once for all documents that state them plainly, and once more for each other way of saying them, with
    a note of it.
    """
    present = {kind: value for kind, value in values.items() if value not in (None, ())}
    for way in _ways(dataset, record) if present else ():
        where = Telling(documents=way.documents)
        for kind, value in present.items():
            yield Fact(kind=kind, values={"v": value} if value else {}, telling=where)
        if not way.is_plain:
            yield Fact(kind="note", telling=way)
        yield from _confidence(way)


def _ways(dataset: Dataset, record: Record) -> Iterator[Telling]:
    """How the evidence of a whole record is said; all that is plain and as sure as the rest is one way."""
    ways = tellings(dataset, record.evidence)
    plain = [way for way in ways if way.is_plain]
    for confidence in dict.fromkeys(way.confidence for way in plain):
        documents = (id_ for way in plain if way.confidence is confidence for id_ in way.documents)
        yield Telling(confidence=confidence, documents=tuple(dict.fromkeys(documents)))
    yield from (way for way in ways if not way.is_plain)
    if not ways:
        yield Telling(documents=cited(record))


def _confidence(telling: Telling) -> Iterator[Fact]:
    if telling.confidence is not None:
        where = Telling(documents=telling.documents)
        yield Fact(kind="confidence", values={"v": telling.confidence}, telling=where)


def statements(dataset: Dataset, record: Record) -> Iterator[Fact]:
    """What is said of a record in our own words."""
    for statement in record.statements:
        yield from told(dataset, "text", {"text": statement.text}, statement.evidence, record)


# -- what it is about ----------------------------------------------------------------------------------------------


def heading(name: Text) -> Fact:
    """The title of an entry about one record."""
    return Fact(kind="name", values={"name": name})


def party(dataset: Dataset, id_: str) -> Text | str:
    """The name of a partner or person; the id where the data set has neither."""
    found = dataset.party(id_)
    return id_ if found is None else found.name


def name_of(dataset: Dataset, collection: str, id_: str | None) -> Text | str | None:
    """The name of a record; the id where the data set does not hold it, None where none is named."""
    if id_ is None:
        return None
    found = dataset.collection(collection).get(id_)
    return found.name if isinstance(found, Record) else id_


def names_of(dataset: Dataset, collection: str, ids: Iterable[str]) -> tuple[Value, ...]:
    """The names of several records, in the order of the data."""
    names = (name_of(dataset, collection, id_) for id_ in ids)
    return tuple(name for name in names if name is not None)


def programme_of(dataset: Dataset, id_: str | None) -> Text | str | None:
    """The name of the programme that a record belongs to, where there are several."""
    return name_of(dataset, "programmes", id_) if len(dataset.programmes) > 1 else None


def known(member: Vocabulary | None) -> Vocabulary | None:
    """A member that says something; None for those that say that nothing is known."""
    return None if member is None or member.value in {"unknown", "other"} else member


def by_date(date: PartialDate | None) -> tuple[bool, str, str]:
    """A key that sorts dates; what has none comes last."""
    if date is None or date.earliest is None:
        return (True, "", str(date or ""))
    return (False, date.earliest.isoformat(), str(date))


def rank(member: Vocabulary) -> int:
    """The place of a member in its vocabulary."""
    return list(type(member)).index(member)
