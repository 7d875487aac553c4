"""An edition: what of a data set is told, to whom and in which words, ready to be rendered.

In: a data set, a language, a context, and which records at what length. Out: sections of facts, the documents that
they cite by number, and the teller that speaks. Facts of one record that stand in the same documents share a line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import quote, urlsplit, urlunsplit

from attrs import frozen

from stargate_model.claims.document import Document
from stargate_model.claims.text import Text
from stargate_model.records.dataset import Dataset
from stargate_model.summaries.choice import documents_of, sections_of
from stargate_model.summaries.contexts import Context
from stargate_model.summaries.facts import Entry, Fact, Section, everything
from stargate_model.summaries.phrases import Teller
from stargate_model.summaries.selection import MOST, Length, documents_cited, of_length, of_records, selected, with_kin
from stargate_model.summaries.sentences import ATTRIBUTES, SUPPLEMENTS

_ADDRESS_SAFE = "/:?#@!$&'()*+,;=%~"
_ASCII_END = 127


@frozen(kw_only=True)
class Edition:
    """What is rendered.

    Attributes:
        locale: The language tag that was asked for.
        names: What it is about: the records asked for, or else the programmes.
        sections: Its sections.
        documents: The documents, in the order of their numbers.
        numbers: The number of each document, by its id.
        teller: What tells the facts.
    """

    locale: str
    names: Sequence[Text]
    sections: Sequence[Section]
    documents: Sequence[Document]
    numbers: Mapping[str, int]
    teller: Teller

    @property
    def title(self) -> str:
        """The title of the summary."""
        return self.teller.title(self.names)

    def lines(self, entry: Entry) -> Iterator[str]:
        """The facts of an entry, those that belong together on one line, each line with its numbers."""
        for facts in together(entry.facts):
            yield self.teller.marked(self.told(facts), "".join(f"[{number}]" for number in self.cited(facts[0])))

    def told(self, facts: Iterable[Fact]) -> str:
        """The sentences of facts that share a line."""
        return self.teller.joined(map(self.teller.sentence, facts))

    def cited(self, fact: Fact) -> list[int]:
        """The numbers of the documents in which a fact stands."""
        return sorted({self.numbers[id_] for id_ in fact.telling.documents if id_ in self.numbers})


def edition(
    dataset: Dataset, locale: str, context: Context, *, select: str | Iterable[str] = (), length: Length = "full"
) -> Edition:
    """What a data set's summary holds, ready to be rendered.

    Args:
        dataset: What is told.
        locale: A language tag.
        context: What the format needs of words.
        select: Keys or ids of records: what is about them is told, and nothing else; empty for all.
        length: All of it, or the lead, money, sites and power, and where the sources differ.

    Raises:
        LocaleError: The language is not offered.
        NoSuchRecordError: The data set holds no such record.
    """
    asked = selected(dataset, select)
    keys = with_kin(dataset, asked) if asked else None
    sections = sections_of(dataset, everything if keys is None else lambda record: record.key in keys, MOST[length])
    if keys is not None:
        sections = of_records(sections, keys)
    sections = of_length(sections, length)
    documents = documents_of(dataset)
    if asked or length != "full":
        cited = documents_cited(fact for section in sections for entry in section.entries for fact in entry.facts)
        documents = tuple(document for document in documents if document.id in cited)
    programmes = sorted(dataset.programmes.values(), key=lambda record: record.id)
    return Edition(
        locale=locale,
        names=tuple(record.name for record in asked or programmes),
        sections=sections,
        documents=documents,
        numbers={document.id: number for number, document in enumerate(documents, 1)},
        teller=Teller(locale, context),
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


def address(document: Document) -> str | None:
    """The web address of a document, in ASCII; None where it has none, or its host is not in ASCII."""
    if document.url is None:
        return None
    parts = urlsplit(document.url)
    if parts.scheme not in {"http", "https"} or not all(" " < char < chr(_ASCII_END) for char in parts.netloc):
        return None
    rest = (quote(part, safe=_ADDRESS_SAFE) for part in (parts.path, parts.query, parts.fragment))
    return urlunsplit((parts.scheme, parts.netloc, *rest))
