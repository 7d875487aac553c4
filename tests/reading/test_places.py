"""Numbers as texts build them."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from stargate_model.reading.places import Part, evaluated, lowest_place, plus, without_shared
from tests.reading.reread import told


def plain(value: int) -> Part:
    """A plain number."""
    return Part(Decimal(value), Decimal(value), is_scale=False)


def scale(value: int) -> Part:
    """A scale word."""
    return Part(Decimal(value), Decimal(value), is_scale=True)


@given(st.lists(st.integers(1, 9), min_size=1, max_size=9))
def test_places_in_falling_order_add_up(digits: list[int]):
    """三千五百二十 is each digit at its place."""
    parts: list[Part] = []
    for place, digit in zip(range(len(digits), 0, -1), digits, strict=True):
        parts += [plain(digit), scale(10**place)]
    assert evaluated(parts, low=True) == int("".join(map(str, digits)) + "0")


def test_a_larger_scale_multiplies_all_that_stands_before():
    """1亿2千5百万 is 125 million, and 亿亿 10^16."""
    parts = [plain(1), scale(10**8), plain(2), scale(1000), plain(5), scale(100), scale(10**4)]
    assert evaluated(parts, low=True) == 125_000_000
    assert evaluated([plain(1350), scale(10**8), scale(10**8)], low=True) == 1350 * 10**16


@given(st.integers(1, 10**9), st.integers(0, 9))
def test_what_fits_below_the_lowest_place_adds_digits(value: int, zeros: int):
    """The lowest place is the largest power of ten that divides the number."""
    place = lowest_place(Decimal(value * 10**zeros))
    assert value * 10**zeros % place == 0
    assert value * 10**zeros % (place * 10) != 0
    assert plus(plain(value * 10), Decimal(5)) == plain(value * 10 + 5)


def test_a_range_shares_the_last_scale():
    """In 3-4 billion both ends are billions; where the first has a large scale of its own, none is shared."""
    billions = [plain(4), scale(10**9)]
    assert without_shared(billions, any_size=False) == 1
    assert without_shared([plain(4), scale(1000)], any_size=False) == 2
    assert without_shared([plain(4), scale(1000)], any_size=True) == 1
    assert without_shared([plain(1), scale(10**12), plain(5), scale(10**8)], any_size=True) == 4
    assert told("3-4 billion dollars", "en") == ["3000000000..4000000000 USD"]
