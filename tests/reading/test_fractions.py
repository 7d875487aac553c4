"""Parts of a whole."""

from __future__ import annotations

from decimal import Decimal

import pytest

from stargate_model.reading.fractions import SIGNS
from tests.reading.reread import numeral, told


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("zh-Hans", "五分之一", "20"),
        ("zh-Hans", "百分之六十五", "65"),
        ("ja", "4分の3", "75"),
        ("ko", "5분의 1", "20"),
        ("en", "a quarter of", "25"),
        ("en", "three quarters", "75"),
        ("en", "3/4 of", "75"),
    ],
)
def test_a_part_is_told_in_per_cent(language: str, text: str, value: str):
    """Denominator first, after the numerator, or after a stroke."""
    found = numeral(text, language)
    assert found.share
    assert found.value == Decimal(value)


def test_a_part_of_a_scale_is_a_number():
    """A quarter of a million is 250,000, and no per cent."""
    found = numeral("a quarter of a million", "en")
    assert (found.share, found.value) == (False, 250_000)


def test_a_vague_numerator_is_an_interval():
    """Several tenths are two to nine of them."""
    found = numeral("十分之几", "zh-Hans")
    assert (found.value, found.upper) == (20, 90)


@pytest.mark.parametrize("text", ["零分之一", "五分之三一"])
def test_a_part_that_is_none_is_refused(text: str):
    """Of nothing there is no part, and a malformed numerator makes none."""
    assert numeral(text, "zh-Hans").code == "malformed-numeral"


@pytest.mark.parametrize("text", ["24/7 jobs", "1/3/5", "11/4 of"])
def test_a_stroke_is_not_always_a_part(text: str):
    """Nor are rows of numbers and what is more than the whole."""
    assert not numeral(text, "en").share


def test_signs_are_exact():
    """One character may be a fraction; a half is exact, a third as exact as the library is."""
    assert SIGNS["½"] * 2 == SIGNS["¼"] * 4 == 1
    assert SIGNS["⅓"] < Decimal(1) / 3 + Decimal("1e-20")
    assert told("½ GW", "en") == ["0.5 GW"]
