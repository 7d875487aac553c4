"""The ends of a figure and what they measure."""

from __future__ import annotations

import pytest

from tests.reading.reread import told


@pytest.mark.parametrize(
    ("language", "text", "figures"),
    [
        ("en", "3-4 billion dollars", ["3000000000..4000000000 USD"]),
        ("en", "US$3.2-4 billion", ["3200000000..4000000000 USD"]),
        ("en", "between 5 GW and 7 GW", ["5..7 GW"]),
        ("en", "800 MW to 1.2 GW", ["800..1200 MW"]),
        ("zh-Hans", "18个月至四年", ["18..48 month"]),
        ("zh-Hans", "2、3年", ["2..3 year"]),
        ("de", "von 58 auf 176 Terawattstunden gestiegen", ["58 TWh", "176 TWh"]),
        ("en", "5 GW-10 hours", ["mixed-dimensions"]),
        ("en", "10-5 GW", ["reversed-range"]),
        ("en", "5 GW to 5 GW", ["5 GW"]),
    ],
)
def test_a_range_or_two_figures(language: str, text: str, figures: list[str]):
    """Two numbers with one unit are a range; where something grows from one to the other, they are two figures."""
    assert told(text, language) == figures


def test_a_number_before_a_date_is_no_range():
    """The second number may begin a date instead."""
    assert told("5 GW to 2028", "en") == ["5 GW", "2028"]


def test_things_are_whole():
    """Where a mark may group or divide, what counts things is grouped."""
    assert told("1.234 empleos", "es") == ["1234 job"]
    assert told("1.234 MW", "es") == ["ambiguous-separator"]
