"""Drawing: a chart of a summary as SVG, its labels in a language.

In: a chart and a teller of plain text. Out: a drawing for each of its rows with their axis, or one for all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from attrs import frozen

from stargate_model.summaries import captions, svg
from stargate_model.summaries.bars import Bar, Look, Stretch, Tip, bar
from stargate_model.summaries.phrases import Teller
from stargate_model.summaries.plots import Plot
from stargate_model.summaries.scales import Calendar, Scale, calendar, scale
from stargate_model.summaries.sentences import LEGEND


@frozen(kw_only=True)
class Drawing:
    """A drawn chart.

    Attributes:
        rows: A drawing for each row of the chart; empty where there is one for all.
        axis: The labels under the rows.
        whole: The one drawing of all rows; empty where each has its own.
    """

    rows: tuple[str, ...] = ()
    axis: str = ""
    whole: str = ""


def drawing(teller: Teller, plot: Plot) -> Drawing:
    """The drawing of a chart: of dates, of figures over time where there is room for it, or of figures."""
    if plot.kind == "timeline":
        return _days(teller, plot)
    axis = scale(plot.figures)
    if plot.is_over_time:
        whole = svg.columns(_columns(teller, plot, axis), captions.caption(teller, plot), mirrored=_mirrored(teller))
        if whole is not None:
            return Drawing(whole=whole)
    return _numbers(teller, plot, axis)


def _numbers(teller: Teller, plot: Plot, axis: Scale) -> Drawing:
    ticks = [svg.Tick(axis.place(tick), captions.tick(teller, tick, axis)) for tick in axis.ticks]
    drawn = [(row, row.figure) for row in plot.rows if row.figure is not None]
    grids = svg.grids(ticks, plot.name, len(drawn), mirrored=_mirrored(teller))
    rows = tuple(
        svg.row(
            bar(figure, axis),
            grid,
            plot.id_of(row),
            mirrored=_mirrored(teller),
            tentative=captions.is_tentative(row),
        )
        for (row, figure), grid in zip(drawn, grids, strict=True)
    )
    return Drawing(rows=rows, axis=svg.axis(ticks, mirrored=_mirrored(teller)))


def _columns(teller: Teller, plot: Plot, axis: Scale) -> Sequence[svg.Column]:
    days = [(row, row.begins) for row in plot.rows if row.begins is not None]
    times = Calendar(first=min(day for _, day in days), last=max(day for _, day in days), ticks=())
    return [
        svg.Column(
            times.place(day),
            bar(row.figure, axis),
            captions.value(teller, row),
            captions.time(teller, row),
            captions.is_tentative(row),
        )
        for row, day in days
        if row.figure is not None
    ]


def _days(teller: Teller, plot: Plot) -> Drawing:
    axis = calendar(day for row in plot.rows for day in row.days or ())
    ticks = [svg.Tick(axis.place(day), captions.year(teller, day)) for day in axis.ticks]
    drawn = [(row, row.days) for row in plot.rows if row.days is not None]
    grids = svg.grids(ticks, plot.name, len(drawn), mirrored=_mirrored(teller))
    rows = tuple(
        svg.span(axis.place(first), axis.place(last), grid, plot.id_of(row), mirrored=_mirrored(teller))
        for (row, (first, last)), grid in zip(drawn, grids, strict=True)
    )
    return Drawing(rows=rows, axis=svg.axis(ticks, mirrored=_mirrored(teller)))


def _mirrored(teller: Teller) -> bool:
    return teller.formatter.right_to_left


# -- the legend ----------------------------------------------------------------------------------------------------


def _legend_bar(*stretches: tuple[str, str, Look], tip: Tip = Tip.NONE) -> Bar:
    parts = tuple(Stretch(Decimal(start), Decimal(end), look) for start, end, look in stretches)
    return Bar(stretches=parts, tip=tip, at=parts[-1].end)


_LEGEND: Final = {
    "exact": _legend_bar(("0", "0.6", Look.SURE), tip=Tip.CLOSED),
    "approximate": _legend_bar(("0", "0.45", Look.SURE), ("0.45", "0.75", Look.BLURRED)),
    "at_least": _legend_bar(("0", "0.5", Look.SURE), ("0.5", "1", Look.ONWARD)),
    "at_most": _legend_bar(("0", "0.6", Look.POSSIBLE), tip=Tip.CLOSED),
    "between": _legend_bar(("0", "0.4", Look.SURE), ("0.4", "0.7", Look.POSSIBLE), tip=Tip.CLOSED),
    "tentative": _legend_bar(("0", "0.6", Look.SURE), tip=Tip.CLOSED),
}


def legend(teller: Teller) -> tuple[tuple[str, str], ...]:
    """A small drawing of each hedge, and what it says."""
    return tuple(
        (
            svg.row(drawn, "", "", mirrored=_mirrored(teller), tentative=name == "tentative"),
            teller.tell(LEGEND[name]),
        )
        for name, drawn in _LEGEND.items()
    )
