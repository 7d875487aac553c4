"""Plots: which of the facts of a summary are drawn, in which charts.

In: sections of facts. Out: charts, without a language: money by stage, power of each site by source against load, each
series of an indicator, and what is dated. What is not told is not drawn.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from attrs import frozen

from stargate_model.claims.dates import PartialDate, Period
from stargate_model.claims.figure import Figure
from stargate_model.claims.kinds import Power
from stargate_model.summaries.facts import Entry, Fact, Section, Value

_DATED: Final = frozenset({"date", "announced", "milestone", "milestone_capacity"})
"""The kinds of facts that say when something was, or is to be."""

_FEWEST_IN_SERIES: Final = 2


@frozen(kw_only=True)
class Row:
    """One thing that is drawn.

    Attributes:
        title: What it is about, as a heading.
        fact: The fact that is drawn.
        group: What it belongs to, such as a stage; None where rows are not grouped.
        figure: The figure that it states; None where it is a date.
        days: The first and the last day that it may mean, where it is a date.
    """

    title: Fact | None
    fact: Fact
    group: Value | None = None
    figure: Figure | None = None
    days: tuple[date, date] | None = None

    @property
    def begins(self) -> date | None:
        """The first day of the period that its figure is about; None where that is not stated."""
        period = self.fact.values.get("period")
        return period.earliest if isinstance(period, Period) else None


@frozen(kw_only=True)
class Plot:
    """One chart.

    Attributes:
        name: Its name, in small letters; it is that of no other chart of the same summary.
        kind: Which message names it: `money`, `power`, `series` or `timeline`.
        section: The section that it stands in.
        title: What it is about, as a heading; None where its kind says that.
        rows: What it draws, in order.
    """

    name: str
    kind: str
    section: str
    title: Fact | None
    rows: tuple[Row, ...]

    def id_of(self, row: Row) -> str:
        """The name of one of its rows."""
        number = next(number for number, other in enumerate(self.rows, 1) if other is row)
        return f"{self.name}-{number}"

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures that it draws."""
        return tuple(row.figure for row in self.rows if row.figure is not None)

    @property
    def is_over_time(self) -> bool:
        """Whether it draws figures of one thing, each at a time of its own."""
        begins = [row.begins for row in self.rows]
        areas = {str(row.fact.values.get("area")) for row in self.rows}
        return self.kind == "series" and None not in begins and len(set(begins)) == len(begins) and len(areas) == 1


def plots(sections: Iterable[Section]) -> tuple[Plot, ...]:
    """The charts of a summary, in the order of its sections."""
    by_kind = {section.kind: section for section in sections}
    drawn = (_CHARTS[kind](by_kind[kind].entries) for kind in _CHARTS if kind in by_kind)
    return tuple(plot for charts in drawn for plot in charts) + tuple(_timeline(by_kind.values()))


def _money(entries: Sequence[Entry]) -> Iterator[Plot]:
    """Money by stage, one chart for each currency."""
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    for entry in entries:
        stage = next((fact.values["v"] for fact in entry.facts if fact.kind == "stage"), None)
        for fact in entry.facts:
            figure = _figure(fact)
            if fact.kind == "amount" and figure is not None:
                rows[figure.unit.symbol].append(Row(title=entry.title, fact=fact, group=stage, figure=figure))
    for currency, drawn in rows.items():
        yield Plot(name=f"money-{currency.lower()}", kind="money", section="money", title=None, rows=tuple(drawn))


def _power(entries: Sequence[Entry]) -> Iterator[Plot]:
    """The power of each site: what it draws and what supplies it."""
    site: Entry | None = None
    rows: list[Row] = []
    for entry in (*entries, None):
        begins = entry is None or entry.record.startswith("site:")
        if begins and rows and site is not None:
            name = site.record.partition(":")[2]
            yield Plot(name=f"power-{name}", kind="power", section="sites", title=site.title, rows=tuple(rows))
        if begins:
            site, rows = entry, []
        if entry is not None and (begins or _supplies(entry, site)):
            rows.extend(_powers(entry, is_site=begins))


def _supplies(entry: Entry, site: Entry | None) -> bool:
    names = [fact.values["v"] for fact in entry.facts if fact.kind == "supplies"]
    return site is not None and site.title is not None and site.title.values["name"] in names


def _powers(entry: Entry, *, is_site: bool) -> Iterator[Row]:
    for fact in entry.facts:
        figure = _figure(fact)
        if isinstance(figure, Power) and fact.kind not in _NOT_DRAWN:
            yield Row(title=None if is_site else entry.title, fact=fact, figure=figure)


_NOT_DRAWN: Final = frozenset(
    {
        "unit_rating",
        "milestone_capacity",
        "covered",
        "uncovered",
        "covered_open",
        "covered_computing",
        "covered_unstated",
    }
)
"""Facts whose power is that of a part or of another day, or is drawn already."""


def _series(entries: Sequence[Entry]) -> Iterator[Plot]:
    """Each indicator with several figures of one dimension."""
    for entry in entries:
        rows = tuple(
            Row(title=None, fact=fact, figure=figure)
            for fact in entry.facts
            if fact.kind.startswith("observed") and (figure := _figure(fact)) is not None
        )
        if len(rows) >= _FEWEST_IN_SERIES and len({row.figure.unit.dimension for row in rows if row.figure}) == 1:
            name = entry.record.partition(":")[2]
            yield Plot(name=f"series-{name}", kind="series", section="indicators", title=entry.title, rows=rows)


_CHARTS: Final = {"money": _money, "sites": _power, "indicators": _series}


def _timeline(sections: Iterable[Section]) -> Iterator[Plot]:
    """All that is dated, by the first day that it may mean, in the last section that has some of it but the events."""
    held = [(section.kind, row) for section in sections for entry in section.entries for row in _dated(entry)]
    rows = sorted((row for _, row in held), key=_by_day)
    kinds = [kind for kind, _ in held]
    if len(rows) >= _FEWEST_IN_SERIES:
        section = "events" if "events" in kinds else kinds[-1]
        yield Plot(name="timeline", kind="timeline", section=section, title=None, rows=tuple(rows))


def _dated(entry: Entry) -> Iterator[Row]:
    seen: set[PartialDate] = set()
    for fact in entry.facts:
        value = None if fact.kind not in _DATED else fact.values.get("date", fact.values.get("v"))
        if not isinstance(value, PartialDate) or value in seen or value.earliest is None or value.latest is None:
            continue
        seen.add(value)
        yield Row(title=entry.title, fact=fact, days=(value.earliest, value.latest))


def _by_day(row: Row) -> tuple[date, date]:
    first, last = row.days or (date.max, date.max)
    return first, last


def _figure(fact: Fact) -> Figure | None:
    value = fact.values.get("v")
    return value if isinstance(value, Figure) else None
