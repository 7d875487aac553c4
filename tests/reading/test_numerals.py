"""Numbers of a text, in digits and words."""

from __future__ import annotations

from stargate_model.reading.lexer import tokenize
from stargate_model.reading.lexicon import load
from stargate_model.reading.numerals import numeral_at
from tests.reading.reread import numeral, tokens_of


def test_a_syllable_is_no_number():
    """In Korean a number word inside or without a number is another word."""
    korean = load("ko")
    for text in ("관세 개", "이 기업", "모두 곳"):
        tokens = tokenize(text, korean)
        assert all(
            (found := numeral_at(tokens, at, korean, None)) is None or found.bare for at in range(len(tokens))
        ), text


def test_a_hyphen_may_join_numerator_and_denominator():
    """Two-thirds are a part as two thirds are."""
    joined, apart = numeral("two-thirds", "en"), numeral("two thirds", "en")
    assert joined.share
    assert joined.value == apart.value
    assert joined.end == tokens_of("two-thirds", "en")


def test_nothing_begins_where_the_text_ends():
    """There is no number behind the last token."""
    english = load("en")
    tokens = tokenize("5", english)
    assert numeral_at(tokens, 1, english, None) is None
