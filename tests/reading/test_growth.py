"""How far something grew or fell."""

from __future__ import annotations

import pytest

from stargate_model.claims.kinds import figure
from stargate_model.reading import read
from tests.reading.reread import only


@pytest.mark.parametrize(
    ("language", "text", "sense"),
    [
        ("zh-Hans", "同比增长16.5%", "growth_by"),
        ("zh-Hans", "增加至580太瓦时", "growth_to"),
        ("zh-Hans", "下降5%", "fall_by"),
        ("zh-Hans", "降至5吉瓦", "fall_to"),
        ("zh-Hans", "两倍", "multiple"),
        ("zh-Hans", "5吉瓦", "level"),
        ("en", "rose by 8%", "growth_by"),
        ("en", "grew to 5 GW", "growth_to"),
        ("en", "fell 8%", "fall_by"),
        ("de", "stieg um 8 Prozent", "growth_by"),
        ("fr", "hausse de 8 %", "growth_by"),
        ("es", "aumento del 8 %", "growth_by"),
        ("ja", "8%増", "growth_by"),
        ("ja", "580TWhに増える", "growth_to"),
        ("ko", "8% 증가", "growth_by"),
        ("ko", "580TWh로 늘어", "growth_to"),
    ],
)
def test_sense(language: str, text: str, sense: str):
    """A growth word tells by from to, and is never applied."""
    assert only(text, language).sense == sense


@pytest.mark.parametrize(
    ("language", "text", "ends"),
    [
        ("zh-Hans", "从0.8GW提升至约1.5GW", ["0.8 GW", "~1.5 GW"]),
        ("ja", "4.4%から12%に増える", ["4.4 %", "12 %"]),
        ("ko", "500TWh에서 1000TWh로 증가", ["500 TWh", "1000 TWh"]),
        ("en", "rise from 58 TWh to 176 TWh", ["58 TWh", "176 TWh"]),
    ],
)
def test_from_to_with_growth_is_two_figures(language: str, text: str, ends: list[str]):
    """What grows from one figure to another is no range."""
    assert [mention.figure for mention in read(text, language=language)] == [figure(end) for end in ends]


@pytest.mark.parametrize(
    ("language", "text", "sense"),
    [
        ("de", "Emissionen gingen um 10 % zurück", "fall_by"),
        ("de", "stieg auf 5 GW", "growth_to"),
        ("es", "aumentó hasta 5 GW", "growth_to"),
    ],
)
def test_by_and_to_say_how_far_in_a_clause_of_growth(language: str, text: str, sense: str):
    """The word before the figure tells by from to, and the verb of the clause the direction; neither limits it."""
    mention = only(text, language)
    assert mention.sense == sense
    assert str(mention.figure) in ("10 %", "5 GW")
