"""What completes a date that a text leaves short."""

from __future__ import annotations

from tests.reading.reread import only


def test_a_word_of_the_future_looks_ahead():
    """What will happen lies after publication."""
    assert str(only("将于3月5日开业", "zh-Hans", "2025-01-25").figure) == "2025-03-05"
    assert str(only("于3月5日开业", "zh-Hans", "2025-01-25").figure) == "2024-03-05"


def test_the_future_ends_with_its_clause():
    """A word of the future of another clause does not govern the date."""
    assert str(only("将开业，于3月5日签约", "zh-Hans", "2025-01-25").figure) == "2024-03-05"


def test_without_a_day_of_publication_nothing_is_completed():
    """A month and day stay without a year; what has less is refused."""
    assert str(only("4 月 25 日", "zh-Hans").figure) == "--04-25"
    assert [only(text, "zh-Hans").refusal for text in ("12月", "23日", "去年")] == ["unanchored-date"] * 3
