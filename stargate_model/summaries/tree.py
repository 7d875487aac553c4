"""The tree of a summary: what JSON holds and what a user's own template is given.

In: an edition. Out: mappings, lists, texts and whole numbers. Every text went through the edition's context, so that
it may stand in the format as it is.
"""

from __future__ import annotations

from stargate_model.claims.dates import PartialDate, Period
from stargate_model.claims.document import Document
from stargate_model.claims.figure import Figure
from stargate_model.claims.text import Text
from stargate_model.records.parts import Location
from stargate_model.summaries.edition import Edition, address, together
from stargate_model.summaries.facts import Entry, Fact, Value

Tree = str | int | None | list["Tree"] | dict[str, "Tree"]
"""What a summary is as data."""


def tree(edition: Edition) -> dict[str, Tree]:
    """A summary as data: each fact with its sentence, its phrases and its values."""
    teller = edition.teller
    return {
        "locale": teller.language,
        "direction": "rtl" if teller.formatter.right_to_left else "ltr",
        "title": edition.title,
        "sections": [
            {
                "kind": section.kind,
                "title": teller.section(section.kind, section.title),
                "entries": [_entry(edition, entry) for entry in section.entries],
            }
            for section in edition.sections
        ],
        "documents": [_document(edition, number, one) for number, one in enumerate(edition.documents, 1)],
    }


def _document(edition: Edition, number: int, one: Document) -> dict[str, Tree]:
    url = address(one)
    return {
        "number": number,
        "id": one.id,
        "text": edition.teller.document(one),
        "url": None if url is None else edition.teller.escaped(url),
    }


def _entry(edition: Edition, entry: Entry) -> dict[str, Tree]:
    return {
        "record": entry.record or None,
        "title": None if entry.title is None else edition.teller.heading(entry.title),
        "lines": [
            {"text": edition.told(facts), "documents": list[Tree](edition.cited(facts[0]))}
            for facts in together(entry.facts)
        ],
        "facts": [_fact(edition, fact) for fact in entry.facts],
    }


def _fact(edition: Edition, fact: Fact) -> dict[str, Tree]:
    telling, teller = fact.telling, edition.teller
    return {
        "kind": fact.kind,
        "text": teller.sentence(fact),
        "phrases": {name: teller.phrase(value) for name, value in fact.values.items()},
        "values": {name: _value(edition, value) for name, value in fact.values.items()},
        "stance": telling.stance.value,
        "modality": telling.modality.value,
        "who": [teller.phrase(name) for name in telling.who],
        "documents": list[Tree](edition.cited(fact)),
        "quotes": [
            {"document": edition.numbers[id_], "text": teller.escaped(quote)}
            for id_, quote in telling.quotes
            if id_ in edition.numbers
        ],
    }


def _value(edition: Edition, value: Value) -> Tree:
    escaped = edition.teller.escaped
    match value:
        case Text():
            return {tag: escaped(text) for tag, text in value.items()}
        case Figure():
            return escaped(value.literal)
        case PartialDate() | Period() | str():
            return escaped(str(value))
        case Location():
            codes = {"country": value.country, "subdivision": value.subdivision}
            locality: dict[str, Tree] = {} if value.locality is None else {"locality": _value(edition, value.locality)}
            return {**{name: code for name, code in codes.items() if code is not None}, **locality}
        case tuple():
            return [_value(edition, item) for item in value]
