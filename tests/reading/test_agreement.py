"""A figure against the phrase that it was read from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stargate_model.claims.dates import PartialDate
from stargate_model.claims.kinds import figure
from stargate_model.reading import Outcome, agreement
from stargate_model.reading.mention import REFUSALS, SILENT


@pytest.mark.parametrize(
    ("literal", "phrase", "outcome"),
    [
        ("~986 MW", "约为 986 兆瓦 (MW)", "agrees"),
        ("~0.986 GW", "约为 986 兆瓦 (MW)", "agrees"),
        (">5 GW", "超过 5 千兆瓦", "agrees"),
        ("1.20 GW", "1.2 千兆瓦", "agrees"),
        ("5 GW", "超过 5 千兆瓦", "contradicts"),
        (">=5 GW", "超过 5 千兆瓦", "hedged_differently"),
        ("986 MW", "约为 986 兆瓦", "hedged_differently"),
        ("1000 MW", "约为 986 兆瓦", "compatible"),
        ("1100 MW", "约为 986 兆瓦", "contradicts"),
        ("5.5 GW", "超过 5 千兆瓦", "compatible"),
        ("4 GW", "超过 5 千兆瓦", "contradicts"),
        ("500e9 USD", "高达5000亿美元", "compatible"),
        ("<=500e9 USD", "高达5000亿美元", "agrees"),
        ("600e9 USD", "高达5000亿美元", "contradicts"),
        ("4 year", "4 年内", "compatible"),
        ("5 year", "4 年内", "contradicts"),
        ("500e9 CNY", "5000亿美元", "contradicts"),
        ("5 GWh", "5吉瓦", "contradicts"),
        ("5.2 %", "5.2个百分点", "contradicts"),
        ("20e9 USD", "每年200亿美元", "contradicts"),
        ("6.7..12 %", "约6.7%至12%", "hedged_differently"),
        ("10 %", "约6.7%至12%", "compatible"),
        ("400000 chip", "400,000 块", "agrees"),
        ("29 turbine", "29 台", "agrees"),
        ("29 job", "29 台", "contradicts"),
        ("<=29 turbine", "多达 29 台", "agrees"),
        ("10 data_centre", "十座", "agrees"),
        ("100000 job", "10万个工作机会", "agrees"),
        ("100000 chip", "10万个工作机会", "contradicts"),
        ("20 %", "五分之一", "agrees"),
        ("0.2 ratio", "五分之一", "agrees"),
        ("?200000000..999999999 user", "数亿用户", "agrees"),
        ("500000000 user", "数亿用户", "compatible"),
    ],
)
def test_outcome(literal: str, phrase: str, outcome: str):
    """Equal figures agree; a contradiction is reported only where no number satisfies both."""
    found = agreement(figure(literal), phrase, language="zh-Hans")
    assert found.outcome == outcome
    assert found.refusal is None
    assert found.mention is not None


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("数千亿", "unit-missing"),
        ("耗资数千亿", "currency-missing"),
        ("3兆美元", "ambiguous-scale"),
        ("大量投资", "no-figure"),
        ("", "no-figure"),
        ("GB200", "no-figure"),
        ("Cognos 12.0", "identifier"),
        ("第52集", "ordinal"),
        ('<img width="100%">', "markup"),
        ("1000亿美元和5000亿美元", "several-figures"),
    ],
)
def test_unreadable(phrase: str, code: str):
    """What a sweep passes over in silence is a refusal of a phrase that should hold a figure."""
    found = agreement(figure("500e9 USD"), phrase, language="zh-Hans")
    assert (found.outcome, found.refusal) == (Outcome.UNREADABLE, code)


def test_one_of_the_kind_is_enough():
    """Beside a date or a figure of another kind, the one that the record can mean is found."""
    found = agreement(figure("580 TWh"), "预计到2028年将增加至580太瓦时", language="zh-Hans")
    assert found.outcome is Outcome.AGREES
    found = agreement(figure("400000 chip"), "花费 400 亿美元来购买 400,000 块芯片", language="zh-Hans")
    assert found.outcome is Outcome.AGREES


def test_a_conversion_is_no_evidence():
    """A derived mention is never evidence for the figure it converts."""
    phrase = "5000亿美元(约合人民币3.56万亿元)"
    assert agreement(figure("500e9 USD"), phrase, language="zh-Hans").outcome is Outcome.AGREES
    assert agreement(figure("~3.56e12 CNY"), phrase, language="zh-Hans").outcome is Outcome.CONTRADICTS


@pytest.mark.parametrize(
    ("date", "phrase", "outcome"),
    [
        ("2025-01-21", "1月21日", "agrees"),
        ("2025-01-21", "2025年1月21日", "agrees"),
        ("2025-01-22", "1月21日", "contradicts"),
        ("2025-01", "1月21日", "compatible"),
        ("2024-12", "12月", "agrees"),
        ("2024-end", "2024年底", "agrees"),
        ("2024-12-31", "2024年底", "compatible"),
        ("2024-01-31", "2024年底", "contradicts"),
        ("2021-winter", "2021 年冬季", "agrees"),
        ("--01-21", "1月21日", "agrees"),
        ("--01-21", "2025年1月21日", "compatible"),
        ("2028", "5000亿美元", "contradicts"),
    ],
)
def test_dates(date: str, phrase: str, outcome: str):
    """Dates agree as figures do, completed from the day of publication."""
    found = agreement(PartialDate(date), phrase, language="zh-Hans", published="2025-01-25")
    assert found.outcome == outcome


def test_a_date_without_a_day_of_publication_is_unreadable():
    """A date that cannot be completed is refused."""
    found = agreement(PartialDate("2025-01-23"), "23日", language="zh-Hans")
    assert (found.outcome, found.refusal) == (Outcome.UNREADABLE, "unanchored-date")


def test_the_place_decides():
    """The same phrase agrees in one place and contradicts in another."""
    assert agreement(figure("380e9 CNY"), "3800亿元", language="zh-Hans", place="CN").outcome is Outcome.AGREES
    assert agreement(figure("380e9 CNY"), "3800亿元", language="zh-Hans", place="TW").outcome is Outcome.CONTRADICTS


@given(st.text(max_size=60), st.sampled_from(["en", "zh-Hans", "sw", "es"]))
def test_agreement_is_total(phrase: str, language: str):
    """Nothing in a phrase raises, and what is unreadable has a code."""
    found = agreement(figure("5 GW"), phrase, language=language)
    assert (found.refusal is not None) == (found.outcome is Outcome.UNREADABLE)
    assert found.refusal is None or found.refusal in REFUSALS | SILENT
