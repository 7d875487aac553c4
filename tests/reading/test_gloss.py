"""Brackets after a figure."""

from __future__ import annotations

from stargate_model.claims.kinds import Energy, figure
from stargate_model.reading import read
from tests.reading.reread import only, told


def test_glosses():
    """A bracket that names the unit, or agrees within the printed precision, belongs to the figure."""
    assert only("58太瓦时(TWh)").figure == Energy("58 TWh")
    assert only("1050兆瓦（1GW）").notes == ()
    assert only("3GW（300MW）").notes == ("gloss-conflict",)


def test_a_hedge_after_a_conversion_belongs_to_the_figure():
    """In Japanese and Korean the hedge may follow the bracket."""
    first, _ = read("4000億ドル（約59兆円）を超える", language="ja")
    assert first.figure == figure(">400e9 USD")


def test_a_bracket_of_something_else_stays_outside():
    """Another dimension in brackets is another mention, and words are none."""
    assert told("5吉瓦（10亿美元）") == ["5 GW", "1000000000 USD"]
    assert only("5吉瓦（计划）").quote == "5吉瓦"


def test_an_unclosed_bracket_takes_nothing():
    """A bracket that is not closed right after its number belongs to no figure."""
    assert told("1050兆瓦（1GW") == ["1050 MW", "1 GW"]
