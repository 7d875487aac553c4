"""From tokens to a figure: what stands around it."""

from __future__ import annotations

import pytest

from stargate_model.amounts.hedges import Bound
from stargate_model.claims.figure import Figure
from stargate_model.reading import read
from tests.reading.reread import only


def test_hedge_words_are_kept():
    """The hedge is kept as the source has it, before and after."""
    hedged = only("约4.4%左右").figure
    assert isinstance(hedged, Figure)
    assert hedged.hedge == "约 … 左右"


@pytest.mark.parametrize(
    ("language", "text", "per"),
    [
        ("zh-Hans", "每年200亿美元", "year"),
        ("zh-Hans", "140.90港元/股", "股"),
        ("en", "$40 billion a year", "year"),
        ("en", "$0.05/kWh", "kWh"),
        ("en", "50 chips per building", "building"),
        ("de", "10 Milliarden Euro pro Jahr", "year"),
        ("zh-Hans", "200亿美元", None),
    ],
)
def test_per(language: str, text: str, per: str | None):
    """What a figure is counted per stays beside it."""
    assert only(text, language).per == per


@pytest.mark.parametrize(
    ("language", "text", "role"),
    [
        ("zh-Hans", "到2028年", "deadline"),
        ("en", "by 2028", "deadline"),
        ("de", "bis 2028", "deadline"),
        ("ja", "2028年までに", "deadline"),
        ("ko", "2028년까지", "deadline"),
        ("en", "in 2028", None),
        ("zh-Hans", "未来四年", "horizon"),
        ("zh-Hans", "过去四年", None),
    ],
)
def test_role(language: str, text: str, role: str | None):
    """A date by which, and a time from now on, are told apart from others."""
    assert only(text, language).role == role


@pytest.mark.parametrize(
    ("language", "text", "refused"),
    [
        ("en", "-5 MW", "negative"),
        ("en", "at least less than 5 GW", "conflicting-hedges"),
        ("en", "21st", "ordinal"),
        ("ru", "5-й блок", "ordinal"),
        ("en", "less than 0 MW", "malformed-numeral"),
    ],
)
def test_what_makes_no_figure(language: str, text: str, refused: str):
    """A minus of what cannot be negative, hedges in both directions, less than nothing, and which one of several."""
    reading = read(text, language=language)
    assert [mention.refusal for mention in (*reading, *reading.passed_over)] == [refused]


@pytest.mark.parametrize(
    ("text", "figure", "bound"),
    [
        ("增长一倍", "2 ratio", Bound.EXACT),
        ("增长一倍以上", ">2 ratio", Bound.MORE_THAN),
        ("增长6倍", "6 ratio", Bound.EXACT),
    ],
)
def test_growth_by_once_is_twice(text: str, figure: str, bound: Bound):
    """Growth by as much again doubles; growth by six times is noted, because many mean six times as much."""
    mention = only(text)
    assert isinstance(mention.figure, Figure)
    assert (str(mention.figure), mention.figure.bound) == (figure, bound)
    assert ("ambiguous-multiple" in mention.notes) == text.endswith("6倍")


@pytest.mark.parametrize(
    ("text", "language", "figure"),
    [("一半的电力", "zh-Hans", "50 %"), ("half of the power", "en", "50 %"), ("翻倍", "zh-Hans", "2 ratio")],
)
def test_a_word_may_be_number_and_unit_at_once(text: str, language: str, figure: str):
    """Half is fifty per cent, and to double is twice."""
    assert str(only(text, language).figure) == figure


@pytest.mark.parametrize(
    ("language", "text", "figure"), [("zh-Hans", "50至60万千瓦", "500..600 MW"), ("ja", "5〜6億kWh", "0.5..0.6 TWh")]
)
def test_a_range_is_told_in_the_unit_that_sources_mean(language: str, text: str, figure: str):
    """Both ends go over into the larger unit."""
    assert str(only(text, language).figure) == figure


def test_a_rate_of_computing_has_its_second_inside():
    """Per second belongs to the unit, and to the phrase; the figure is counted per nothing else."""
    rate = only("每秒3亿亿次浮点运算")
    assert (rate.quote, rate.per) == ("每秒3亿亿次浮点运算", None)
