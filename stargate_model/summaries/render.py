"""Rendering: the sections of a summary as text, as Markdown or as JSON.

In: sections of facts, the documents that they cite, and a language. Out: one text. Facts of one record that stand in
the same documents share a line, and each line ends with the numbers of its documents.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final
from urllib.parse import quote, urlsplit, urlunsplit

from attrs import frozen
from wcwidth import wcswidth

from stargate_model.claims.dates import PartialDate, Period
from stargate_model.claims.document import Document
from stargate_model.claims.figure import Figure
from stargate_model.claims.text import Text
from stargate_model.records.dataset import Dataset
from stargate_model.records.parts import Location
from stargate_model.summaries import contexts
from stargate_model.summaries.choice import documents_of, sections_of
from stargate_model.summaries.facts import Entry, Fact, Section, Value
from stargate_model.summaries.phrases import Teller
from stargate_model.summaries.sentences import ATTRIBUTES, SUPPLEMENTS

# a line that begins with a German date would begin a numbered list
_LIST_NUMBER: Final = re.compile(r"^([0-9]+)([.)])(?=\s)")
_ESCAPED: Final = r"\1\\\2"
_ADDRESS_SAFE: Final = "/:?#@!$&'()*+,;=%~"
_ASCII_END: Final = 127

_Json = str | int | None | list["_Json"] | dict[str, "_Json"]


@frozen(kw_only=True)
class Page:
    """What is rendered: the sections and documents of a data set, and who tells them.

    Attributes:
        title: The title of the summary.
        sections: Its sections.
        documents: The documents, in the order of their numbers.
        numbers: The number of each document, by its id.
        teller: What tells the facts.
    """

    title: str
    sections: Sequence[Section]
    documents: Sequence[Document]
    numbers: Mapping[str, int]
    teller: Teller

    def lines(self, entry: Entry) -> Iterator[str]:
        """The facts of an entry, those that belong together on one line, each line with its numbers."""
        for facts in together(entry.facts):
            sentences = self.teller.joined(map(self.teller.sentence, facts))
            yield self.teller.marked(sentences, self.cited(facts[0]))

    def cited(self, fact: Fact) -> list[int]:
        """The numbers of the documents in which a fact stands."""
        return sorted({self.numbers[id_] for id_ in fact.telling.documents if id_ in self.numbers})


def page(dataset: Dataset, locale: str, escape: Callable[[str], str]) -> Page:
    """What a data set's summary holds, ready to be rendered."""
    teller = Teller(locale, escape)
    documents = documents_of(dataset)
    programmes = sorted(dataset.programmes.values(), key=lambda record: record.id)
    return Page(
        title=teller.title(programme.name for programme in programmes),
        sections=sections_of(dataset),
        documents=documents,
        numbers={document.id: number for number, document in enumerate(documents, 1)},
        teller=teller,
    )


def together(facts: Sequence[Fact]) -> Iterator[list[Fact]]:
    """Facts in groups that share a line: short ones on the same documents, and what goes with the fact before it."""
    group: list[Fact] = []
    for fact in facts:
        if group and not (_continues(group[-1], fact) and _same_documents(group[-1], fact)):
            yield group
            group = []
        group.append(fact)
    if group:
        yield group


def _continues(before: Fact, fact: Fact) -> bool:
    return fact.kind == "note" or fact.kind in SUPPLEMENTS or (fact.kind in ATTRIBUTES and before.kind in ATTRIBUTES)


def _same_documents(before: Fact, fact: Fact) -> bool:
    return set(before.telling.documents) == set(fact.telling.documents)


# -- formats -------------------------------------------------------------------------------------------------------


def text(page: Page) -> str:
    """A summary as plain text."""
    parts = [_underlined(page.title, "=")]
    for section in page.sections:
        parts.append(_underlined(page.teller.section(section.kind), "-"))
        for entry in section.entries:
            heading = [] if entry.title is None else [page.teller.heading(entry.title)]
            parts.append("\n".join([*heading, *(f"- {line}" for line in page.lines(entry))]))
    if page.documents:
        parts.append(_underlined(page.teller.section("documents"), "-"))
        parts.append("\n".join(f"[{number}] {_source(page, one)}" for number, one in enumerate(page.documents, 1)))
    return "\n\n".join(parts) + "\n"


def markdown(page: Page) -> str:
    """A summary as Markdown."""
    parts = [f"# {page.title}"]
    for section in page.sections:
        parts.append(f"## {page.teller.section(section.kind)}")
        for entry in section.entries:
            if entry.title is not None:
                parts.append(f"### {page.teller.heading(entry.title)}")
            if entry.facts:
                parts.append("\n".join(f"- {_LIST_NUMBER.sub(_ESCAPED, line)}" for line in page.lines(entry)))
    if page.documents:
        parts.append(f"## {page.teller.section('documents')}")
        sources = (_source(page, one, "<{}>") for one in page.documents)
        parts.append("\n".join(f"{number}. {source}" for number, source in enumerate(sources, 1)))
    return "\n\n".join(parts) + "\n"


def as_json(page: Page) -> str:
    """A summary as JSON: each fact with its sentence, its phrases and its values."""
    tree: _Json = {
        "locale": page.teller.language,
        "title": page.title,
        "sections": [
            {
                "kind": section.kind,
                "title": page.teller.section(section.kind),
                "entries": [_entry(page, entry) for entry in section.entries],
            }
            for section in page.sections
        ],
        "documents": [
            {"number": number, "id": one.id, "text": page.teller.document(one), "url": one.url}
            for number, one in enumerate(page.documents, 1)
        ],
    }
    return json.dumps(tree, indent=2) + "\n"


RENDERERS: Final[Mapping[str, Callable[[Page], str]]] = {"text": text, "markdown": markdown, "json": as_json}
"""What writes each format."""


def render(dataset: Dataset, locale: str, format: str) -> str:  # noqa: A002 - the public argument's name
    """The summary of a data set in a language and a format of `RENDERERS`."""
    return RENDERERS[format](page(dataset, locale, contexts.ESCAPES[format]))


# -- text and Markdown ---------------------------------------------------------------------------------------------


def _underlined(title: str, line: str) -> str:
    return f"{title}\n{line * max(wcswidth(title), 1)}"


def _source(page: Page, document: Document, link: str = "{}") -> str:
    address = None if document.url is None else _address(document.url)
    return page.teller.document(document, None if address is None else link.format(address))


def _address(url: str) -> str | None:
    """A web address in ASCII; None where its host is not."""
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not all(" " < char < chr(_ASCII_END) for char in parts.netloc):
        return None
    rest = (quote(part, safe=_ADDRESS_SAFE) for part in (parts.path, parts.query, parts.fragment))
    return urlunsplit((parts.scheme, parts.netloc, *rest))


# -- JSON ----------------------------------------------------------------------------------------------------------


def _entry(page: Page, entry: Entry) -> _Json:
    return {
        "record": entry.record or None,
        "title": None if entry.title is None else page.teller.heading(entry.title),
        "facts": [_fact(page, fact) for fact in entry.facts],
    }


def _fact(page: Page, fact: Fact) -> _Json:
    telling = fact.telling
    return {
        "kind": fact.kind,
        "text": page.teller.sentence(fact),
        "phrases": {name: page.teller.phrase(value) for name, value in fact.values.items()},
        "values": {name: _value(value) for name, value in fact.values.items()},
        "stance": telling.stance.value,
        "modality": telling.modality.value,
        "who": [page.teller.phrase(name) for name in telling.who],
        "documents": list[_Json](page.cited(fact)),
    }


def _value(value: Value) -> _Json:
    match value:
        case Text():
            return dict(value)
        case Figure():
            return value.literal
        case PartialDate() | Period() | str():
            return str(value)
        case Location():
            codes = {"country": value.country, "subdivision": value.subdivision}
            locality: dict[str, _Json] = {} if value.locality is None else {"locality": dict(value.locality)}
            return {**{name: code for name, code in codes.items() if code is not None}, **locality}
        case tuple():
            return [_value(item) for item in value]
