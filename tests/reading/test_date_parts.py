"""What dates are made of."""

from __future__ import annotations

import pytest

from stargate_model.reading.date_parts import is_year, past_links, whole_at, year_at
from stargate_model.reading.lexer import tokenize
from stargate_model.reading.lexicon import load
from stargate_model.reading.scene import Scene


def scene(text: str, language: str) -> Scene:
    """A text to look at."""
    return Scene(tokenize(text, load(language)), load(language), None, None)


@pytest.mark.parametrize(
    ("text", "whole"),
    [("21", (21, 1)), ("十二", (12, 2)), ("二〇二五", (2025, 4)), ("2.5", None), ("12345", None), ("数千", None)],
)
def test_whole_numbers(text: str, whole: tuple[int, int] | None):
    """A number of a date is whole, of at most four digits, and no interval."""
    assert whole_at(scene(text, "zh-Hans"), 0) == whole


def test_years_have_four_digits():
    """From 1900 to 2100, in digits."""
    assert year_at(scene("2025", "en"), 0) == (2025, 1)
    assert year_at(scene("1492", "en"), 0) is None
    assert (is_year(1899), is_year(1900), is_year(2100), is_year(2101)) == (False, True, True, False)


def test_links_join_the_parts_of_a_date():
    """At most two words or marks stand between day, month and year."""
    spanish = scene("21 de enero", "es")
    assert spanish.text(past_links(spanish, 1)) == "enero"
