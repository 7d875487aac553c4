"""Phrases: facts told in a language, as finished sentences.

In: a fact. Out: its sentence, with how it is said in it. Words of the data go through the escape of the format that is
written; the words of the catalogs are our own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from stargate_model.claims.dates import PartialDate, Period
from stargate_model.claims.document import Document
from stargate_model.claims.evidence import Stance
from stargate_model.claims.figure import Figure
from stargate_model.claims.text import Text
from stargate_model.claims.vocabulary import Vocabulary
from stargate_model.localization import Formatter, Message, Messages, message
from stargate_model.records.parts import Location
from stargate_model.summaries import contexts, places
from stargate_model.summaries.facts import Fact, Telling, Value
from stargate_model.summaries.labels import labelled
from stargate_model.summaries.sentences import (
    ATTRIBUTES,
    DISPUTES,
    DOCUMENT,
    DOCUMENT_UNDATED,
    DOUBTED,
    DOUBTS,
    FACTS,
    HEADINGS,
    NOTES,
    PLACES,
    QUALIFIED,
    SECTIONS,
    SUPPLEMENTS,
    TITLE,
    TITLE_ALONE,
)

_JOINED: Final = message("summary:sentences", "{first} {next}")
_MARKED: Final = message("summary:marked", "{sentences} {marks}")
_STOPS: Final = (".", "。", "．", "｡", "।")
_SENTENCES: Final = frozenset({"text", "name"})
_QUALIFIED_STANCES: Final = frozenset({Stance.DISPUTES, Stance.SUPERSEDED})
_TELLING: Final = {**ATTRIBUTES, **SUPPLEMENTS, **FACTS}


class Teller:
    """Tells facts in one language and one format.

    Args:
        locale: A language tag.
        escape: What is done to words of the data.

    Attributes:
        language: The language of summaries that it speaks.

    Raises:
        LocaleError: The language is not offered.
    """

    def __init__(self, locale: str, escape: Callable[[str], str]) -> None:
        self._locale: Final = locale
        self._escape: Final = escape
        self._messages: Final = Messages(locale)
        self._formatter: Final = Formatter(locale)
        self.language: Final = self._messages.language

    # -- sentences ---------------------------------------------------------------------------------------------------

    def title(self, names: Iterable[Text]) -> str:
        """The title of a summary of these programmes."""
        phrases = [self.phrase(name) for name in names]
        if not phrases:
            return self._messages.tell(TITLE_ALONE)
        return self._messages.tell(TITLE, names=self._formatter.list(phrases))

    def section(self, kind: str) -> str:
        """The heading of a section."""
        return self._messages.tell(SECTIONS[kind])

    def heading(self, fact: Fact) -> str:
        """The heading of an entry."""
        return self._messages.tell(HEADINGS[fact.kind], **{name: self.phrase(v) for name, v in fact.values.items()})

    def sentence(self, fact: Fact) -> str:
        """A fact as a finished sentence, with how it is said and by whom."""
        if fact.kind == "note":
            return self._note(fact.telling)
        if fact.kind == "sources_differ":
            return self._messages.tell(FACTS[fact.kind], section=self.section("differences"))
        if fact.kind in {"disputed", "disputed_by"}:
            return self._dispute(fact)
        return self._messages.tell(_TELLING[fact.kind], **self.phrases(fact))

    def phrases(self, fact: Fact) -> dict[str, str]:
        """The finished phrases of a fact, by the places of its message; how it is said stands in the last."""
        phrases = {name: self._part(name, value) for name, value in fact.values.items()}
        last = next(reversed(fact.values), None)
        if last is not None and fact.kind in _TELLING:
            bare, told = phrases[last], _TELLING[fact.kind]
            phrases[last] = self._qualified(bare, fact)
            if phrases[last] == bare and told.text.endswith(f"{{{last}}}."):
                phrases[last] = self._part(last, fact.values[last], ends=True)
        return phrases

    def joined(self, sentences: Iterable[str]) -> str:
        """Finished sentences, one after the other."""
        told = ""
        for sentence in sentences:
            told = self._messages.tell(_JOINED, first=told, next=sentence) if told else sentence
        return told

    def marked(self, sentences: str, numbers: Sequence[int]) -> str:
        """Sentences with the numbers of their documents."""
        marks = "".join(f"[{number}]" for number in numbers)
        return self._messages.tell(_MARKED, sentences=sentences, marks=marks) if marks else sentences

    def document(self, document: Document) -> str:
        """A document as the list of documents names it."""
        title, publisher = self._words(document.title, ends=True), self._words(document.publisher)
        if document.published is None:
            return self._messages.tell(DOCUMENT_UNDATED, title=title, publisher=publisher)
        return self._messages.tell(DOCUMENT, title=title, publisher=publisher, date=self.phrase(document.published))

    # -- how it is said ----------------------------------------------------------------------------------------------

    def _qualified(self, phrase: str, fact: Fact) -> str:
        telling = fact.telling
        told = QUALIFIED.get((telling.modality, bool(telling.who)))
        if told is not None:
            phrase = self._said(told, telling, v=phrase)
        if telling.stance in _QUALIFIED_STANCES and fact.kind != "superseded":
            phrase = self._messages.tell(DOUBTED[telling.stance], v=phrase)
        return phrase

    def _note(self, telling: Telling) -> str:
        said = NOTES.get((telling.modality, bool(telling.who)))
        notes = [self._said(said, telling)] if said else []
        if telling.stance in _QUALIFIED_STANCES:
            notes.append(self._messages.tell(DOUBTS[telling.stance]))
        return self.joined(notes)

    def _dispute(self, fact: Fact) -> str:
        telling = fact.telling
        plainly = QUALIFIED.get((telling.modality, False)) is None
        phrases = {name: self.phrase(value) for name, value in fact.values.items()}
        modality = labelled(telling.modality, self._messages)
        return self._said(DISPUTES[fact.kind, plainly], telling, modality=modality, **phrases)

    def _said(self, told: Message, telling: Telling, **phrases: str) -> str:
        who = self._formatter.list([self.phrase(name) for name in telling.who])
        return self._messages.tell(told, who=who, **phrases)

    # -- phrases -----------------------------------------------------------------------------------------------------

    def phrase(self, value: Value) -> str:
        """A value as a finished phrase."""
        match value:
            case Text():
                return self._words(value)
            case Vocabulary():
                return labelled(value, self._messages)
            case str():
                return self._words(value)
            case Figure():
                return self._apart(self._formatter.figure(value))
            case PartialDate():
                return self._apart(self._formatter.date(value))
            case Period():
                return self._apart(self._formatter.period(value.start, value.end))
            case Location():
                return self._place(value)
            case tuple():
                return self._formatter.list([self.phrase(item) for item in value])

    def _part(self, name: str, value: Value, *, ends: bool = False) -> str:
        if isinstance(value, Vocabulary) or not isinstance(value, Text | str):
            return self.phrase(value)
        return self._words(value, ends=ends or name in _SENTENCES)

    def _words(self, words: Text | str, *, ends: bool = False) -> str:
        """Words of the data; without their full stop where the message has its own."""
        text = words if isinstance(words, str) else words.best(self.language)
        if ends and text.endswith(_STOPS) and not text.endswith(".."):
            text = text[:-1]
        escaped = self._escape(text)
        return contexts.isolated(escaped) if self._needs_isolation(text) else escaped

    def _place(self, place: Location) -> str:
        known = {
            "locality": None if place.locality is None else self._words(place.locality),
            "subdivision": None if place.subdivision is None else places.subdivision(place.subdivision, self._messages),
            "country": self._country(place),
        }
        phrases = {name: phrase for name, phrase in known.items() if phrase is not None}
        told = PLACES.get(("locality" in phrases, "subdivision" in phrases, "country" in phrases))
        return self._formatter.list(list(phrases.values())) if told is None else self._messages.tell(told, **phrases)

    def _country(self, place: Location) -> str | None:
        code = place.country or (place.subdivision or "").partition("-")[0]
        return places.country(code, self._locale) if code else None

    def _apart(self, figure: str) -> str:
        return contexts.isolated(figure) if self._isolates and self._formatter.right_to_left else figure

    def _needs_isolation(self, text: str) -> bool:
        return self._isolates and (self._formatter.right_to_left or contexts.has_right_to_left(text))

    @property
    def _isolates(self) -> bool:
        return self._escape is not contexts.unchanged
