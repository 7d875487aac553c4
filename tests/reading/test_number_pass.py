"""One pass over the tokens of a number."""

from __future__ import annotations

import pytest

from tests.reading.reread import numeral


@pytest.mark.parametrize(
    ("language", "text", "low", "high"),
    [
        ("zh-Hans", "三四", 3, 4),
        ("zh-Hans", "七八百", 700, 800),
        ("zh-Hans", "十五六", 15, 16),
        ("zh-Hans", "数千亿", 2 * 10**11, 10**12 - 1),
        ("zh-Hans", "几十亿", 2 * 10**9, 10**10 - 1),
        ("zh-Hans", "十几亿", 11 * 10**8, 19 * 10**8),
        ("en", "tens of billions", 2 * 10**10, 10**11 - 1),
        ("en", "hundreds of thousands", 200_000, 999_999),
        ("en", "dozens of", 24, 99),
        ("en", "scores of", 40, 99),
        ("de", "mehrere Milliarden", 2 * 10**9, 10**10 - 1),
    ],
)
def test_intervals(language: str, text: str, low: int, high: int):
    """Adjacent digits and vague words are intervals, never points."""
    found = numeral(text, language)
    assert (found.value, found.upper) == (low, high)


def test_scale_alone():
    """A scale word without a number is marked as such."""
    assert numeral("千亿", "zh-Hans").bare
    assert not numeral("十", "zh-Hans").bare


@pytest.mark.parametrize("text", ["百" * 200, "9" * 50, "千" * 5000 + "万", "一二" * 100])
def test_too_long(text: str):
    """No number explodes."""
    assert numeral(text, "zh-Hans").code == "too-long"


@pytest.mark.parametrize(
    ("language", "text", "bound", "hedges"),
    [
        ("zh-Hans", "100多亿", "more_than", (1,)),
        ("zh-Hans", "上亿", "at_least", (0,)),
        ("fr", "une centaine", "about", (1,)),
        ("en", "millions", "at_least", (0,)),
    ],
)
def test_a_hedge_inside(language: str, text: str, bound: str, hedges: tuple[int, ...]):
    """A hedge inside a number is kept with its token."""
    found = numeral(text, language)
    assert (found.bound, found.hedges) == (bound, hedges)
