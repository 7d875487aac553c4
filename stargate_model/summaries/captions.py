"""Captions: what is written at the charts of a summary, in the words of a teller.

In: a chart, a row or a tick, and a teller. Out: finished texts, in the teller's context.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from stargate_model.claims.dates import PartialDate, Period
from stargate_model.claims.evidence import Modality
from stargate_model.claims.kinds import kind_of
from stargate_model.summaries.facts import Value
from stargate_model.summaries.phrases import Teller
from stargate_model.summaries.plots import Plot, Row
from stargate_model.summaries.scales import Scale
from stargate_model.summaries.sentences import CHART_ROW, CHARTS


def caption(teller: Teller, plot: Plot) -> str:
    """The title of a chart."""
    names = {} if plot.title is None else {"name": teller.heading(plot.title)}
    return teller.tell(CHARTS[plot.kind], **names)


def label(teller: Teller, plot: Plot, row: Row) -> str:
    """What a row says, whole: what it is about, and the figure or date."""
    said = text(teller, plot, row)
    return said if row.title is None else teller.tell(CHART_ROW, name=teller.heading(row.title), text=said)


def text(teller: Teller, plot: Plot, row: Row) -> str:
    """What is said of a row's subject: the figure with its hedge and who says so, or the date."""
    if plot.kind == "money":
        return teller.phrases(row.fact)["v"]
    return when(teller, row) if plot.kind == "timeline" else teller.sentence(row.fact)


def when(teller: Teller, row: Row) -> str:
    """The date of a row."""
    return teller.phrase(_date(row))


def _date(row: Row) -> Value:
    return row.fact.values["date"] if "date" in row.fact.values else row.fact.values["v"]


def value(teller: Teller, row: Row) -> str:
    """The figure of a row in its shortest form, hedge and all."""
    return "" if row.figure is None else teller.apart(teller.formatter.figure(row.figure, "short"))


def time(teller: Teller, row: Row) -> str:
    """The time of a row of a series."""
    period = row.fact.values.get("period")
    return teller.phrase(period) if isinstance(period, Period) else ""


def tick(teller: Teller, number: Decimal, scale: Scale) -> str:
    """The label of a number on an axis."""
    figure = kind_of(scale.unit)(value=number, unit=scale.unit)
    return teller.apart(teller.formatter.figure(figure, "short"))


def year(teller: Teller, day: date) -> str:
    """The label of the first day of a year on an axis."""
    return teller.apart(teller.formatter.date(PartialDate(f"{day.year:04}")))


def is_tentative(row: Row) -> bool:
    """Whether what is drawn is no fact yet, or no more than somebody's claim."""
    return row.fact.telling.modality in {Modality.PLANNED, Modality.PROJECTED, Modality.CLAIMED}
