"""The page: an edition as one HTML file that needs nothing else.

In: an edition whose teller speaks HTML. Out: a page with charts, without a script and without any request. Texts of the
teller are finished HTML; every other text goes through the template's own escape.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Final

from attrs import frozen
from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from stargate_model.claims.dates import PartialDate
from stargate_model.claims.document import Document
from stargate_model.claims.figure import Figure
from stargate_model.claims.markup import element
from stargate_model.localization import Message
from stargate_model.summaries import captions, contexts, svg
from stargate_model.summaries.drawing import drawing, legend
from stargate_model.summaries.edition import Edition, address, together
from stargate_model.summaries.facts import Entry, Fact, Section
from stargate_model.summaries.phrases import Teller
from stargate_model.summaries.plots import Plot, Row, plots
from stargate_model.summaries.sentences import (
    CHART_COLUMNS,
    CHART_DATA,
    LEGEND_TITLE,
    PAGE,
    QUOTE,
    QUOTED,
    SOURCE_SHORT,
    TITLE_ALONE,
)

_CSS_SPACE: Final = re.compile(r"\s*([{};,])\s*")
_KEY_SECTIONS: Final = ("money", "sites", "works")


@frozen(kw_only=True)
class Mark:
    """The number of a document at a line, and what is shown of it on hover and focus."""

    number: int
    note: Markup


@frozen(kw_only=True)
class Line:
    """Sentences, and the marks of their documents."""

    text: Markup
    marks: tuple[Mark, ...] = ()


@frozen(kw_only=True)
class Told:
    """An entry: its heading, its lines, and the anchor under which it is found."""

    anchor: str
    title: Markup | None
    lines: tuple[Line, ...]


@frozen(kw_only=True)
class Drawn:
    """A row of a chart: what it belongs to, where that begins, what it says, and its drawing, if it has its own."""

    id: str
    group: Markup | None
    name: Markup | None
    line: Line
    drawing: Markup | None


@frozen(kw_only=True)
class Chart:
    """A chart, and what its table tells again."""

    name: str
    kind: str
    title: Markup
    rows: tuple[Drawn, ...]
    whole: Markup
    axis: Markup
    is_first: bool


@frozen(kw_only=True)
class Part:
    """A section of the page."""

    kind: str
    title: Markup
    charts: tuple[Chart, ...]
    entries: tuple[Told, ...]


def html(edition: Edition) -> str:
    """A summary as one page of HTML."""
    return _template().render(_Page(edition).parts())


@cache
def _template() -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(_file("page.html"))


@cache
def _file(name: str) -> str:
    return files("stargate_model.summaries").joinpath(name).read_text("utf-8")


@cache
def _style() -> str:
    """The style sheet without what is there for those who edit it; no text in it has a mark that this would change."""
    return _CSS_SPACE.sub(r"\1", _file("page.css")).replace(": ", ":").replace(";}", "}")


def _finished(markup: str) -> Markup:
    """What a teller of HTML, a drawing or a file of ours has made; nothing else may come this way."""
    return Markup(markup)  # noqa: S704 - the one door for finished HTML


class _Page:
    """The parts of a page, told by two tellers: one in HTML, and one in plain text for attributes and drawings."""

    def __init__(self, edition: Edition) -> None:
        self._edition: Final = edition
        self._teller: Final = edition.teller
        self._plain: Final = Teller(edition.locale, contexts.TEXT)
        self._plots: Final = plots(edition.sections)

    def parts(self) -> dict[str, object]:
        """What the template is given."""
        names = [self._teller.phrase(name) for name in self._edition.names]
        alone = self._told(TITLE_ALONE)
        return {
            "language": self._teller.language,
            "direction": "rtl" if self._teller.formatter.right_to_left else "ltr",
            "style": _finished(_style()),
            "title": self._plain.title(self._edition.names),
            "kicker": alone if names else None,
            "heading": _finished(self._teller.formatter.list(names)) if names else alone,
            "label": {name: self._told(message) for name, message in PAGE.items()},
            "plain": {name: self._plain.tell(message) for name, message in PAGE.items()},
            "keys": tuple(self._keys()),
            "sections": tuple(self._section(section) for section in self._edition.sections),
            "sources": _finished(self._teller.section("documents")),
            "documents": tuple(map(self._document, self._edition.documents)),
            "legend": self._told(LEGEND_TITLE) if self._plots else None,
            "hedges": tuple((_finished(drawn), text) for drawn, text in legend(self._plain)),
            "table": self._told(CHART_DATA),
            "columns": tuple(self._told(message) for message in CHART_COLUMNS.values()),
            "definitions": _finished(svg.DEFINITIONS),
        }

    def _told(self, message: Message) -> Markup:
        return _finished(self._teller.tell(message))

    # -- what is told ------------------------------------------------------------------------------------------------

    def _keys(self) -> Iterator[Told]:
        """The first figure of money, of power and of all else that is promised."""
        for kind in _KEY_SECTIONS:
            entries = (entry for section in self._edition.sections if section.kind == kind for entry in section.entries)
            found = ((entry, fact) for entry in entries for fact in entry.facts if _states_figure(fact))
            for entry, fact in found:
                line = Line(text=_finished(self._teller.phrases(fact)["v"]), marks=self._marks([fact]))
                yield Told(anchor=_anchor(entry), title=self._heading(entry.title), lines=(line,))
                break

    def _section(self, section: Section) -> Part:
        return Part(
            kind=section.kind,
            title=_finished(self._teller.section(section.kind, section.title)),
            charts=tuple(self._chart(plot) for plot in self._plots if plot.section == section.kind),
            entries=tuple(self._entry(section, entry) for entry in section.entries),
        )

    def _entry(self, section: Section, entry: Entry) -> Told:
        lines = (
            Line(text=_finished(self._edition.told(facts)), marks=self._marks(facts)) for facts in together(entry.facts)
        )
        # a record is told a second time where its sources differ
        anchor = "" if section.kind == "differences" else _anchor(entry)
        return Told(anchor=anchor, title=self._heading(entry.title), lines=tuple(lines))

    def _heading(self, title: Fact | None) -> Markup | None:
        return None if title is None else _finished(self._teller.heading(title))

    # -- charts ------------------------------------------------------------------------------------------------------

    def _chart(self, plot: Plot) -> Chart:
        drawn = drawing(self._plain, plot)
        shapes = drawn.rows or ("",) * len(plot.rows)
        groups = (row.group for row in plot.rows)
        before = (None, *(row.group for row in plot.rows))
        begins = [None if group == last else group for group, last in zip(groups, before, strict=False)]
        return Chart(
            name=plot.name,
            kind=plot.kind,
            title=_finished(captions.caption(self._teller, plot)),
            rows=tuple(
                Drawn(
                    id=plot.id_of(row) if shape else "",
                    group=None if group is None else _finished(self._teller.phrase(group)),
                    name=self._heading(row.title),
                    line=self._row(plot, row),
                    drawing=_finished(shape) if shape else None,
                )
                for row, shape, group in zip(plot.rows, shapes, begins, strict=True)
            ),
            whole=_finished(drawn.whole),
            axis=_finished(drawn.axis),
            is_first=plot is self._plots[0],
        )

    def _row(self, plot: Plot, row: Row) -> Line:
        return Line(text=_finished(captions.text(self._teller, plot, row)), marks=self._marks([row.fact]))

    # -- sources -----------------------------------------------------------------------------------------------------

    def _marks(self, facts: Iterable[Fact]) -> tuple[Mark, ...]:
        """The numbers of the documents of some facts, each with the phrases that it states their figures in."""
        told = tuple(facts)
        quotes = tuple(dict.fromkeys(quote for fact in told for quote in fact.telling.quotes))
        documents = [self._edition.documents[number - 1] for number in self._edition.cited(told[0])]
        return tuple(
            Mark(
                number=self._edition.numbers[document.id],
                note=_finished(self._note(document, [quote for id_, quote in quotes if id_ == document.id])),
            )
            for document in documents
        )

    def _note(self, document: Document, quotes: list[str]) -> str:
        teller = self._teller
        source = teller.phrase(document.publisher)
        if document.published is not None:
            source = teller.tell(SOURCE_SHORT, publisher=source, date=teller.phrase(_day(document.published)))
        if not quotes:
            return source
        words = [teller.tell(QUOTE, quote=element(teller.escaped(quote), document.language)) for quote in quotes]
        return teller.tell(QUOTED, source=source, quotes=teller.formatter.list(words))

    def _document(self, document: Document) -> tuple[int, Markup, str | None]:
        number = self._edition.numbers[document.id]
        return number, _finished(self._teller.document(document)), address(document)


def _states_figure(fact: Fact) -> bool:
    return isinstance(fact.values.get("v"), Figure) and not fact.kind.startswith(("supply", "covered", "uncovered"))


def _day(published: PartialDate) -> PartialDate:
    """The day of a time that is stated to the second; the list of documents has all of it."""
    return PartialDate(str(published).partition("T")[0])


def _anchor(entry: Entry) -> str:
    return entry.record.replace(":", "-")
