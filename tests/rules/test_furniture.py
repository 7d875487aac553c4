"""Page furniture: what gives it away, and sentences that only look like it."""

from __future__ import annotations

import pytest
from hypothesis import given

from stargate_model.claims.kinds import Power
from stargate_model.rules.evidence import RULES
from stargate_model.rules.furniture import furniture
from stargate_model.strategies import figures, numbers
from tests.rules.running import EARLY, cited, codes, run, site


@pytest.mark.parametrize(
    ("quote", "mark"),
    [
        ("25 April, episode 52", "episode 52"),
        ("S02E03", "S02E03"),
        ("第 52 集", "第 52 集"),
        ("version 3.1", "version 3.1"),
        ("v2.1", "v2.1"),
        ("版本 2", "版本 2"),
        ("20% off your plan", "20% off your"),
    ],
)
def test_what_is_numbered_or_praised_is_furniture(quote: str, mark: str):
    """The words that show it are given."""
    assert furniture(quote) == mark


@pytest.mark.parametrize(
    "quote",
    [
        "60% off-grid",
        "52 turbines",
        "save 20% of electricity",
        "第 2 集群",
        "第3回審査",
        "in der Folge 500 Stellen",
        "выпуск 500 чипов",
        "3회차 투자",
        "20 % Rabatt",
        "a podcast said 5 GW",
        "H100",
        "2.5 GW",
    ],
)
def test_what_may_be_a_fact_is_none(quote: str):
    """A phrase that can be meant otherwise is left alone."""
    assert furniture(quote) == ""


PAGE = "Experts | 25 April, weekly podcast\nA podcast of 25 April names 5 GW, and more. | is a bar.\n25 April"


@pytest.mark.parametrize(
    ("text", "start", "mark"),
    [
        (PAGE, PAGE.index("25 April"), "podcast"),
        (PAGE, PAGE.rindex("25 April"), ""),
        ("A podcast of 25 April names 5 GW", 13, ""),
        ("Power | 25 April | Texas", 8, ""),
        (f"{'long ' * 40}| podcast, 25 April", 211, ""),
        ("x | podcast\n25 April", 12, ""),
    ],
)
def test_a_line_of_a_page_is_cut_by_bars_and_names_what_it_sells(text: str, start: int, mark: str):
    """Sentences, long lines and lines without a bar are text."""
    assert furniture("25 April", text, start) == mark


@given(figures(Power, numbers(digits=6, size=6)))
def test_a_figure_is_never_furniture(power: Power):
    """Neither as a literal nor after a noun."""
    assert furniture(str(power)) == furniture(f"turbines: {power}") == ""


def test_the_rule_looks_at_phrases_and_their_lines():
    """With the text at hand, the line counts; without it, the phrase alone."""
    power = Power("5 GW", evidence=[cited("5 GW", start=8)])
    page = site(capacity=power)
    assert run(RULES, page) == []
    found = run(RULES, page, texts={EARLY: "Power | 5 GW | Episode 12"})
    assert [(one.code, one.at) for one in found] == [("furniture", "/capacity/evidence/0")]
    assert codes(run(RULES, site(evidence=(cited("Episode 12"),)))) == ["furniture W"]
