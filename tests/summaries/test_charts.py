"""Charts: which facts are drawn, that labels have room, and the same as Vega-Lite."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from stargate_model.checking import load
from stargate_model.claims.dates import Period
from stargate_model.claims.kinds import Energy, Money, Power
from stargate_model.claims.text import Text
from stargate_model.localization import SUMMARY_LANGUAGES
from stargate_model.records.commitments import Commitment
from stargate_model.records.context import Indicator
from stargate_model.records.dataset import Dataset
from stargate_model.records.parts import Observation
from stargate_model.records.vocabularies import CommitmentKind, IndicatorKind, Stage
from stargate_model.summaries import charts, contexts, svg
from stargate_model.summaries.bars import Bar, Look, Stretch, Tip
from stargate_model.summaries.drawing import drawing
from stargate_model.summaries.edition import edition
from stargate_model.summaries.phrases import Teller
from stargate_model.summaries.plots import plots
from stargate_model.summaries.widths import apart, width

from .small import SMALL

SEEDS = load()
ALTAIR = Path(find_spec("altair").origin).parent
SCHEMA = json.loads((ALTAIR / "vegalite/v6/schema/vega-lite-schema.json").read_text("utf-8"))
NAME = Text({"en": "A"})


def drawn(dataset=SEEDS, **choice):
    """The charts of a data set, by name."""
    found = plots(edition(dataset, "en", contexts.TEXT, **choice).sections)
    return {plot.name: plot for plot in found}


class TestWhatIsDrawn:
    def test_the_seeds(self):
        """Money by stage, power of each site, each series, and what is dated."""
        assert list(drawn()) == [
            "money-usd",
            "power-abilene",
            "power-stargate-us-development",
            "series-us-dc-electricity",
            "series-us-dc-share",
            "series-compute-share",
            "timeline",
        ]

    def test_money_is_grouped_by_stage(self):
        """Each amount stands under its stage."""
        rows = drawn()["money-usd"].rows
        assert [(row.group.value, row.figure.literal) for row in rows] == [
            ("pledge", "<=500e9 USD"),
            ("pledge", "<=100e9 USD"),
            ("commitment", "40e9 USD"),
        ]

    def test_currencies_are_never_on_one_axis(self):
        """Each currency has a chart of its own."""
        held = [
            Commitment(
                id=f"in-{code.lower()}", name=NAME, kind=CommitmentKind.INVESTMENT, stage=Stage.PLEDGE,
                amount=Money(f"5e9 {code}"),
            )
            for code in ("USD", "CNY")
        ]  # fmt: skip
        assert {name for name in drawn(Dataset(held)) if name.startswith("money")} == {"money-usd", "money-cny"}

    def test_power_of_a_site_and_of_what_supplies_it(self):
        """A site's chart has its figures, the supply together, and each source; not the load a second time."""
        rows = drawn()["power-abilene"].rows
        assert [row.fact.kind for row in rows] == ["capacity_open", "supply_overlapping", "capacity", "permitted"]
        assert [row.title is None for row in rows] == [True, True, False, False]

    def test_a_source_without_a_site_is_in_no_chart_of_a_site(self):
        """What supplies no site that is told is not drawn as if it did."""
        assert len(drawn(SMALL)["power-campus"].rows) == 9
        assert all(row.figure != Power("50 MW") for plot in drawn(SMALL).values() for row in plot.rows)

    def test_what_is_dated_stands_in_order(self):
        """The timeline has events, policies, announcements and milestones, by the first day that they may mean."""
        rows = drawn(SMALL)["timeline"].rows
        assert [(row.fact.kind, row.days[0].isoformat()) for row in rows] == [
            ("milestone", "2024-07-01"),
            ("date", "2024-09-01"),
            ("announced", "2025-02-01"),
            ("announced", "2025-02-03"),
            ("milestone_capacity", "2026-01-01"),
        ]

    def test_a_selection_draws_what_it_tells(self):
        """Where only a partner is told, no other one's money is drawn."""
        assert [row.figure.literal for row in drawn(select="commitment:oracle-gb200")["money-usd"].rows] == ["40e9 USD"]

    def test_series_over_time_stand_and_others_lie(self):
        """Figures of one thing at several times are columns; figures of several things are bars."""
        teller = Teller("en", contexts.TEXT)
        assert drawing(teller, drawn()["series-us-dc-electricity"]).whole
        assert len(drawing(teller, drawn()["series-compute-share"]).rows) == 2

    def test_a_crowded_series_lies(self):
        """Where the labels of columns would meet on a narrow page, the series is drawn as bars."""
        observations = tuple(
            Observation(period=Period(f"{year}"), figure=Energy(f"{year} TWh")) for year in range(2000, 2020)
        )
        use = Indicator(id="use", name=NAME, kind=IndicatorKind.ELECTRICITY_USE, observations=observations)
        found = drawing(Teller("en", contexts.TEXT), drawn(Dataset([use]))["series-use"])
        assert not found.whole
        assert len(found.rows) == 20


class TestDrawings:
    BAR = Bar(stretches=(Stretch(Decimal("0.2"), Decimal("0.5"), Look.SURE),), tip=Tip.CLOSED, at=Decimal("0.5"))

    def test_from_right_to_left_is_mirrored(self):
        """In Arabic, a bar begins on the right, number by number; the drawing itself is from left to right."""
        plain = svg.row(self.BAR, "", "id", mirrored=False, tentative=False)
        mirrored = svg.row(self.BAR, "", "id", mirrored=True, tentative=False)
        assert 'x="20%" y="4" width="30%"' in plain
        assert 'x="50%" y="4" width="30%"' in mirrored
        assert plain.count('direction="ltr"') == mirrored.count('direction="ltr"') == 1

    def test_labels_at_the_ends_stay_inside(self):
        """The first label begins at the axis and the last ends with it, on whichever side it begins."""
        ticks = [svg.Tick(Decimal(0), "0"), svg.Tick(Decimal(1), "10 GW")]
        anchors = re.compile(r'text-anchor="(\w+)"')
        assert anchors.findall(svg.axis(ticks, mirrored=False)) == ["start", "end"]
        assert anchors.findall(svg.axis(ticks, mirrored=True)) == ["end", "start"]

    @given(st.lists(st.text(alphabet="0 1GWमाر五$", min_size=1, max_size=30), min_size=2, max_size=7), st.booleans())
    def test_no_two_labels_of_an_axis_meet(self, labels, mirrored):
        """Labels that would meet on the narrowest page are left out; the first is always there."""
        last = len(labels) - 1
        ticks = [svg.Tick(Decimal(n) / last, label) for n, label in enumerate(labels)]
        kept = re.findall(
            r'<text x="([\d.]+)%" y="14" text-anchor="(\w+)" class="tick">([^<]*)<', svg.axis(ticks, mirrored=mirrored)
        )
        assert kept
        spans = []
        for at, anchor, label in kept:
            size = width(label) * 12
            begin = Decimal(at) / 100 * svg.NARROWEST - {"start": 0, "middle": size / 2, "end": size}[anchor]
            spans.append((begin, begin + size))
        assert all(apart(one, other, Decimal(6)) for n, one in enumerate(spans) for other in spans[:n])

    def test_labels_are_escaped(self):
        """A label is text, whatever is in it."""
        assert "<b>" not in svg.axis([svg.Tick(Decimal(0), "<b>"), svg.Tick(Decimal(1), "&")], mirrored=False)

    @pytest.mark.parametrize("language", SUMMARY_LANGUAGES)
    def test_labels_come_from_the_formatter(self, language):
        """Every number at an axis or a column of the seeds is written as the language writes it."""
        teller = Teller(language, contexts.TEXT)
        for plot in drawn().values():
            shapes = drawing(teller, plot)
            for label in re.findall(r"<text [^>]*>([^<]*)</text>", shapes.axis + shapes.whole):
                assert label
                if teller.formatter.right_to_left and re.search(r"\d", label):
                    assert label[0] in "\u2067\u2068"
                    assert label[-1] == "\u2069"


@pytest.mark.parametrize("language", SUMMARY_LANGUAGES)
class TestVega:
    def test_is_vega_lite(self, language):
        """Each chart is a valid specification, in an object of plain JSON."""
        specifications = json.loads(json.dumps(charts(SEEDS, language)))
        assert list(specifications) == list(drawn())
        for specification in specifications.values():
            assert list(Draft7Validator(SCHEMA).iter_errors(specification)) == []

    def test_nothing_is_formatted_again(self, language):
        """Every label is a finished text: no specification has a number format, or an axis that makes labels."""
        text = json.dumps(charts(SEEDS, language))
        assert '"format":' not in text.replace('"format": {"parse"', "")
        assert text.count('"axis": null') >= len(drawn())

    def test_labels_say_what_the_page_says(self, language):
        """Each figure that is drawn has its hedge in words beside it."""
        teller = Teller(language, contexts.JSON)
        specifications = charts(SEEDS, language)
        for name, plot in drawn().items():
            labels = " ".join(value["text"] for value in specifications[name]["layer"][-1]["data"]["values"])
            for figure in plot.figures:
                assert teller.formatter.figure(figure) in labels


def test_vega_keeps_numbers_exact():
    """Bars are given as decimals in their unit, as texts that are read as numbers."""
    (layer,) = [one for one in charts(SEEDS)["power-stargate-us-development"]["layer"] if one["mark"]["type"] == "bar"]
    assert [(mark["from"], mark["to"], mark["look"]) for mark in layer["data"]["values"]] == [
        ("0", "5", "sure"),
        ("5", "8", "onward"),
    ]


@given(st.text(max_size=30), st.text(max_size=30))
def test_a_longer_text_is_wider(one, other):
    """Room is made for every character."""
    assert width(one + other) == width(one) + width(other) >= 0
