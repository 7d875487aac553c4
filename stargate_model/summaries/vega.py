"""Vega-Lite: the charts of a summary as specifications, for those who draw them elsewhere.

In: an edition. Out: a specification for each chart. Every label is a finished text of the language, so that nothing is
formatted again: numbers are exact decimals as texts, with the word that they are to be read as numbers. A hedge is
drawn as on the page: what is sure, what is possible, and what goes on.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from stargate_model.amounts.decimals import exact_product, exact_sum, rounded, spell
from stargate_model.summaries import captions
from stargate_model.summaries.bars import bar
from stargate_model.summaries.edition import Edition
from stargate_model.summaries.plots import Plot, Row, plots
from stargate_model.summaries.scales import Scale, calendar, scale
from stargate_model.summaries.tree import Tree

SCHEMA: Final = "https://vega.github.io/schema/vega-lite/v6.json"
_STEP: Final = 44
_WIDTH: Final = 640
_OPACITY: Final[dict[str, Tree]] = {
    "field": "look",
    "type": "nominal",
    "scale": {
        "domain": ["sure", "blurred", "possible", "onward"],
        "range": ["#155e75", "#6f9fac", "#a9c6ce", "#d5e3e7"],
    },
    "legend": None,
}
_ROW: Final[dict[str, Tree]] = {"field": "row", "type": "ordinal", "axis": None, "sort": None}


def specifications(edition: Edition) -> dict[str, Tree]:
    """Each chart of an edition as a Vega-Lite specification, by its name."""
    return {plot.name: _specification(edition, plot) for plot in plots(edition.sections)}


def as_json(edition: Edition) -> str:
    """All charts of an edition as one JSON object of specifications."""
    return json.dumps(specifications(edition), indent=2) + "\n"


def _specification(edition: Edition, plot: Plot) -> dict[str, Tree]:
    title = captions.caption(edition.teller, plot)
    marks, ticks, kind = _days(edition, plot) if plot.kind == "timeline" else _numbers(edition, plot)
    x = _axis(kind, right_to_left=edition.teller.formatter.right_to_left)
    labels: list[Tree] = [
        {"row": number, "text": captions.label(edition.teller, plot, row)} for number, row in enumerate(plot.rows)
    ]
    side: Tree = "right" if edition.teller.formatter.right_to_left else "left"
    begins: dict[str, Tree] = {"value": "width" if side == "right" else 0}
    parse: Tree = {"from": kind, "to": kind}
    layers: list[Tree] = [
        {
            "data": {"values": ticks, "format": {"parse": {"at": kind}}},
            "mark": {"type": "rule", "color": "#d8d8d8"},
            "encoding": {"x": {**x, "field": "at"}},
        },
        {
            "data": {"values": ticks, "format": {"parse": {"at": kind}}},
            "mark": {"type": "text", "baseline": "top", "dy": 6},
            "encoding": {"x": {**x, "field": "at"}, "y": {"value": "height"}, "text": {"field": "label"}},
        },
        {
            "data": {"values": marks, "format": {"parse": parse}},
            "mark": {"type": "bar", "height": 14, "minBandSize": 5},
            "encoding": {
                "x": {**x, "field": "from"},
                "x2": {"field": "to"},
                "y": _ROW,
                "color": _OPACITY,
                "tooltip": {"field": "text"},
            },
        },
        {
            "data": {"values": labels},
            "mark": {"type": "text", "align": side, "dy": -15},
            "encoding": {"x": begins, "y": _ROW, "text": {"field": "text"}},
        },
    ]
    return {
        "$schema": SCHEMA,
        "title": title,
        "description": title,
        "width": _WIDTH,
        "height": {"step": _STEP},
        "layer": layers,
    }


def _axis(kind: str, *, right_to_left: bool) -> dict[str, Tree]:
    type_ = "temporal" if kind == "date" else "quantitative"
    return {"type": type_, "axis": None, "scale": {"nice": False, "zero": False, "reverse": right_to_left}}


def _numbers(edition: Edition, plot: Plot) -> tuple[list[Tree], list[Tree], str]:
    axis = scale(plot.figures)
    ticks: list[Tree] = [{"at": spell(tick), "label": captions.tick(edition.teller, tick, axis)} for tick in axis.ticks]
    marks = [mark for number, row in enumerate(plot.rows) for mark in _stretches(edition, plot, number, row, axis)]
    return marks, ticks, "number"


def _stretches(edition: Edition, plot: Plot, number: int, row: Row, axis: Scale) -> Iterator[Tree]:
    if row.figure is None:
        return
    for part in bar(row.figure, axis).stretches:
        yield {
            "row": number,
            "from": spell(rounded(_at(part.start, axis))),
            "to": spell(rounded(_at(part.end, axis))),
            "look": part.look.value,
            "text": captions.label(edition.teller, plot, row),
            "figure": row.figure.literal,
        }


def _at(share: Decimal, axis: Scale) -> Decimal:
    return exact_sum(axis.low, exact_product(share, exact_sum(axis.high, axis.low.copy_negate())))


def _days(edition: Edition, plot: Plot) -> tuple[list[Tree], list[Tree], str]:
    axis = calendar(day for row in plot.rows for day in row.days or ())
    ticks: list[Tree] = [{"at": day.isoformat(), "label": captions.year(edition.teller, day)} for day in axis.ticks]
    marks: list[Tree] = [
        {
            "row": number,
            "from": row.days[0].isoformat(),
            "to": row.days[1].isoformat(),
            "look": "sure" if row.days[0] == row.days[1] else "possible",
            "text": captions.label(edition.teller, plot, row),
        }
        for number, row in enumerate(plot.rows)
        if row.days is not None
    ]
    return marks, ticks, "date"
