"""Phrases: facts told in a language, as finished sentences.

In: a fact. Out: its sentence, with how it is said in it. Words of the data go through the escape of the format that is
written; the words of the catalogs are our own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from stargate_model.claims.dates import PartialDate, Period
from stargate_model.claims.document import Document
from stargate_model.claims.evidence import Stance
from stargate_model.claims.figure import Figure
from stargate_model.claims.text import Text
from stargate_model.claims.vocabulary import Vocabulary
from stargate_model.localization import Formatter, Message, Messages, message
from stargate_model.localization.messages import fill
from stargate_model.records.parts import Location
from stargate_model.summaries import contexts, places
from stargate_model.summaries.facts import Fact, Telling, Value
from stargate_model.summaries.labels import labelled
from stargate_model.summaries.sentences import (
    ATTRIBUTES,
    DISPUTES,
    DOCUMENT,
    DOCUMENT_AT,
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
_PLACE_AT_STOP: Final = re.compile(r"\{([a-z_]+)\}([.。।])")
_ENDS: Final = frozenset("!?…！？؟")
_SENTENCES: Final = frozenset({"text", "name"})
_DOUBTING: Final = frozenset({Stance.DISPUTES, Stance.SUPERSEDED})
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
            return self._tell(TITLE_ALONE)
        return self._tell(TITLE, names=self._formatter.list(phrases))

    def section(self, kind: str) -> str:
        """The heading of a section."""
        return self._tell(SECTIONS[kind])

    def heading(self, fact: Fact) -> str:
        """The heading of an entry."""
        return self._tell(HEADINGS[fact.kind], **{name: self.phrase(v) for name, v in fact.values.items()})

    def sentence(self, fact: Fact) -> str:
        """A fact as a finished sentence, with how it is said and by whom."""
        if fact.kind == "note":
            return self._note(fact.telling)
        if fact.kind == "sources_differ":
            return self._tell(FACTS[fact.kind], section=self.section("differences"))
        if fact.kind in {"disputed", "disputed_by"}:
            return self._dispute(fact)
        return self._tell(_TELLING[fact.kind], **self.phrases(fact))

    def phrases(self, fact: Fact) -> dict[str, str]:
        """The finished phrases of a fact, by the places of its message; how it is said stands in the last."""
        phrases = {name: self._part(name, value) for name, value in fact.values.items()}
        if phrases:
            last = list(phrases)[-1]
            phrases[last] = self._qualified(phrases[last], fact)
        return phrases

    def joined(self, sentences: Iterable[str]) -> str:
        """Finished sentences, one after the other."""
        told = ""
        for sentence in sentences:
            told = self._tell(_JOINED, first=told, next=sentence) if told else sentence
        return told

    def marked(self, sentences: str, numbers: Sequence[int]) -> str:
        """Sentences with the numbers of their documents."""
        marks = "".join(f"[{number}]" for number in numbers)
        return self._tell(_MARKED, sentences=sentences, marks=marks) if marks else sentences

    def document(self, document: Document, address: str | None = None) -> str:
        """A document as the list of documents names it, with its address where one is given."""
        if address is not None:
            return self._tell(DOCUMENT_AT, document=self.document(document), address=self._apart(address))
        title, publisher = self.phrase(document.title), self.phrase(document.publisher)
        if document.published is None:
            return self._tell(DOCUMENT_UNDATED, title=title, publisher=publisher)
        return self._tell(DOCUMENT, title=title, publisher=publisher, date=self.phrase(document.published))

    # -- how it is said ----------------------------------------------------------------------------------------------

    def _qualified(self, phrase: str, fact: Fact) -> str:
        telling = fact.telling
        is_doubted = telling.stance in _DOUBTING and fact.kind != "superseded"
        told = QUALIFIED.get((telling.modality, bool(telling.who) and not is_doubted))
        if told is not None:
            phrase = self._said(told, telling, v=phrase)
        return self._said(DOUBTED[telling.stance, bool(telling.who)], telling, v=phrase) if is_doubted else phrase

    def _note(self, telling: Telling) -> str:
        is_doubted = telling.stance in _DOUBTING
        told = [NOTES.get((telling.modality, bool(telling.who) and not is_doubted))]
        if is_doubted:
            told.append(DOUBTS[telling.stance, bool(telling.who)])
        return self.joined(self._said(note, telling) for note in told if note is not None)

    def _dispute(self, fact: Fact) -> str:
        telling = fact.telling
        plainly = QUALIFIED.get((telling.modality, False)) is None
        phrases = {name: self.phrase(value) for name, value in fact.values.items()}
        modality = labelled(telling.modality, self._messages)
        return self._said(DISPUTES[fact.kind, plainly], telling, modality=modality, **phrases)

    def _tell(self, told: Message, **phrases: str) -> str:
        """A message with its phrases; a phrase that ends a sentence takes the full stop of the message after it."""

        def at_stop(place: re.Match[str]) -> str:
            end = phrases[place[1]].rstrip(contexts.POP_ISOLATE)[-1:]
            return f"{{{place[1]}}}" if end == place[2] or end in _ENDS else place[0]

        return fill(_PLACE_AT_STOP.sub(at_stop, self._messages.get(*told)), phrases)

    def _said(self, told: Message, telling: Telling, **phrases: str) -> str:
        who = self._formatter.list([self.phrase(name) for name in telling.who])
        return self._tell(told, who=who, **phrases)

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

    def _part(self, name: str, value: Value) -> str:
        """A value in its place; a sentence is without its full stop, since how it is said may follow it."""
        if name in _SENTENCES and isinstance(value, Text):
            return self._words(value, ends=True)
        return self.phrase(value)

    def _words(self, words: Text | str, *, ends: bool = False) -> str:
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
        return self._formatter.list(list(phrases.values())) if told is None else self._tell(told, **phrases)

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
