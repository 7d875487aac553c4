"""Phrases: facts told in a language, as finished sentences.

In: a fact. Out: its sentence, with how it is said in it. Words of the data, and our own from the catalogs, go through
the context of the format that is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
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
from stargate_model.summaries.contexts import Context
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
        context: What the format needs of the words that stand in it.

    Attributes:
        language: The language of summaries that it speaks.
        formatter: What writes its figures and dates.

    Raises:
        LocaleError: The language is not offered.
    """

    def __init__(self, locale: str, context: Context) -> None:
        self._locale: Final = locale
        self._context: Final = context
        self._messages: Final = Messages(locale)
        self.formatter: Final = Formatter(locale)
        self.language: Final = self._messages.language

    # -- sentences ---------------------------------------------------------------------------------------------------

    def tell(self, told: Message, **phrases: str) -> str:
        """A message with its phrases; a phrase that ends a sentence takes the full stop of the message after it."""

        def at_stop(place: re.Match[str]) -> str:
            end = contexts.last_seen(phrases[place[1]])
            return f"{{{place[1]}}}" if end == place[2] or end in _ENDS else place[0]

        return fill(_PLACE_AT_STOP.sub(at_stop, self._context.own(self._messages.get(*told))), phrases)

    def title(self, names: Iterable[Text]) -> str:
        """The title of a summary of these programmes."""
        phrases = [self.phrase(name) for name in names]
        if not phrases:
            return self.tell(TITLE_ALONE)
        return self.tell(TITLE, names=self.formatter.list(phrases))

    def section(self, kind: str, title: Text | None = None) -> str:
        """The heading of a section: its own title, or that of its kind."""
        return self.tell(SECTIONS[kind]) if title is None else self.phrase(title)

    def heading(self, fact: Fact) -> str:
        """The heading of an entry."""
        return self.tell(HEADINGS[fact.kind], **{name: self.phrase(v) for name, v in fact.values.items()})

    def sentence(self, fact: Fact) -> str:
        """A fact as a finished sentence, with how it is said and by whom."""
        if fact.kind == "note":
            return self._note(fact.telling)
        if fact.kind == "sources_differ":
            return self.tell(FACTS[fact.kind], section=self.section("differences"))
        if fact.kind in {"disputed", "disputed_by"}:
            return self._dispute(fact)
        return self.tell(_TELLING[fact.kind], **self.phrases(fact))

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
            told = self.tell(_JOINED, first=told, next=sentence) if told else sentence
        return told

    def marked(self, sentences: str, marks: str) -> str:
        """Sentences with the marks of their documents, if they have any."""
        return self.tell(_MARKED, sentences=sentences, marks=marks) if marks else sentences

    def document(self, document: Document, address: str | None = None) -> str:
        """A document as the list of documents names it, with its address where one is given."""
        if address is not None:
            return self.tell(DOCUMENT_AT, document=self.document(document), address=self.apart(address))
        title, publisher = self.phrase(document.title), self.phrase(document.publisher)
        if document.published is None:
            return self.tell(DOCUMENT_UNDATED, title=title, publisher=publisher)
        return self.tell(DOCUMENT, title=title, publisher=publisher, date=self.phrase(document.published))

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
        modality = self.phrase(telling.modality)
        return self._said(DISPUTES[fact.kind, plainly], telling, modality=modality, **phrases)

    def _said(self, told: Message, telling: Telling, **phrases: str) -> str:
        who = self.formatter.list([self.phrase(name) for name in telling.who])
        return self.tell(told, who=who, **phrases)

    # -- phrases -----------------------------------------------------------------------------------------------------

    def escaped(self, text: str) -> str:
        """A text of the data as the format needs it, and no more."""
        return self._context.words(text)

    def phrase(self, value: Value) -> str:
        """A value as a finished phrase."""
        match value:
            case Text():
                return self._words(value)
            case Vocabulary():
                return self._context.own(labelled(value, self._messages))
            case str():
                return self._words(value)
            case Figure():
                return self.apart(self.formatter.figure(value))
            case PartialDate():
                return self.apart(self.formatter.date(value))
            case Period():
                return self.apart(self.formatter.period(value.start, value.end))
            case Location():
                return self._place(value)
            case tuple():
                return self.formatter.list([self.phrase(item) for item in value])

    def _part(self, name: str, value: Value) -> str:
        """A value in its place; a sentence is without its full stop, since how it is said may follow it."""
        if name in _SENTENCES and isinstance(value, Text):
            return self._words(value, ends=True)
        return self.phrase(value)

    def _words(self, words: Text | str, *, ends: bool = False) -> str:
        text = words if isinstance(words, str) else words.best(self.language)
        if ends and text.endswith(_STOPS) and not text.endswith(".."):
            text = text[:-1]
        escaped = self._context.words(text)
        isolate = self._context.isolate
        foreign = self._foreign(words)
        is_name = foreign is not None or not ends  # a sentence of the language that is told goes with the others
        needed = (
            self.formatter.right_to_left or contexts.has_right_to_left(text) or (self._context.is_strict and is_name)
        )
        return escaped if isolate is None or not needed else isolate(escaped, foreign)

    def _foreign(self, words: Text | str) -> str | None:
        """The language of words that the data do not have in the language that is told."""
        if isinstance(words, str):
            return None
        best = words.best(self.language)
        tag = next(tag for tag, text in words.items() if text == best)
        return None if tag.partition("-")[0] == self.language.partition("-")[0] else tag

    def _place(self, place: Location) -> str:
        known = {
            "locality": None if place.locality is None else self._words(place.locality),
            "subdivision": None if place.subdivision is None else self._subdivision(place.subdivision),
            "country": self._country(place),
        }
        phrases = {name: phrase for name, phrase in known.items() if phrase is not None}
        told = PLACES.get(("locality" in phrases, "subdivision" in phrases, "country" in phrases))
        return self.formatter.list(list(phrases.values())) if told is None else self.tell(told, **phrases)

    def _subdivision(self, code: str) -> str:
        return self._context.own(places.subdivision(code, self._messages))

    def _country(self, place: Location) -> str | None:
        code = place.country or (place.subdivision or "").partition("-")[0]
        return self._context.own(places.country(code, self._locale)) if code else None

    def apart(self, figure: str) -> str:
        """A figure or a date as the formatter writes it, kept apart from what is written from right to left."""
        own = self._context.own(figure)
        return self._context.figure(own) if self.formatter.right_to_left else own
