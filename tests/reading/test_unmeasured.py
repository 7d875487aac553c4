"""Numbers that nothing after them measures."""

from __future__ import annotations

import pytest

from stargate_model.reading import read
from tests.reading.reread import only, told


@pytest.mark.parametrize(
    ("code", "phrase"),
    [("identifier", "Cognos 12.0"), ("ordinal", "第52集"), ("no-figure", "一个")],
)
def test_silent_refusal(code: str, phrase: str):
    """What a sweep passes over is kept apart with its code."""
    reading = read(phrase, language="zh-Hans")
    assert len(reading) == 0
    assert [mention.refusal for mention in reading.passed_over] == [code]


def test_a_noun_before_the_number_is_counted():
    """用户已达7亿 counts users; a year after a noun counts nothing."""
    assert told("用户已达7亿") == ["700000000 user"]
    assert told("用户 2025") == []


@pytest.mark.parametrize(
    ("text", "refusal"),
    [("耗资数千亿", "currency-missing"), ("超过千亿", "number-missing"), ("约5000万", "unit-missing")],
)
def test_what_is_missing_is_named(text: str, refusal: str):
    """The refusal says what the text leaves out."""
    assert only(text).refusal == refusal
