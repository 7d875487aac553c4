"""Number patterns."""

import pytest

from stargate_model.localization.patterns import CURRENCY, MINUS, PERCENT, parse


def test_groups():
    """Indian numbers have groups of two before the last of three."""
    assert (parse("#,##,##0.###").primary, parse("#,##,##0.###").secondary) == (3, 2)
    assert (parse("#,##0").primary, parse("#,##0").secondary, parse("0").primary) == (3, 3, 0)


def test_signs_are_marked_and_quoted_text_is_not():
    """A quoted sign is a letter like any other."""
    assert parse("0 Mio'.' ¤").suffix == f" Mio. {CURRENCY}"
    assert parse("#,##0%").suffix == PERCENT
    assert parse("0'%'").suffix == "%"
    assert parse("'o''clock' 0").prefix == "o'clock "


def test_the_negative_pattern_is_read_apart():
    """Digits are counted in the positive pattern only."""
    pattern = parse("elfu 00;elfu -00")
    assert pattern.minimum_whole == 2
    assert pattern.negative == (f"elfu {MINUS}", "")


@pytest.mark.parametrize("text", ["0", "00", "#,##0.###"])
def test_a_pattern_that_adds_nothing_is_plain(text):
    """CLDR writes `0` where a size has no word."""
    assert parse(text).is_plain


def test_a_pattern_may_have_no_digits():
    """French says just mille."""
    assert not parse("mille").has_digits
    assert parse("mille").prefix == "mille"
