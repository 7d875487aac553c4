"""Lists."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stargate_model.localization import SUMMARY_LANGUAGES, Formatter


@pytest.mark.parametrize(
    ("locale", "items", "text"),
    [
        ("en", [], ""),
        ("en", ["A"], "A"),
        ("en", ["A", "B", "C"], "A, B, and C"),
        ("zh-Hans", ["A", "B", "C"], "A、B和C"),
        ("ja", ["A", "B", "C"], "A、B、C"),
        ("es", ["Oracle", "iPhone"], "Oracle e iPhone"),
        ("es", ["agua", "hielo"], "agua y hielo"),
        ("es", ["agua", "hidrógeno"], "agua e hidrógeno"),
        ("he", ["A", "B"], "A ו-B"),
        ("he", ["A", "ב"], "A וב"),
    ],
)
def test_items_are_joined_as_the_locale_joins_them(locale, items, text):
    """The joining word is CLDR's, and in Spanish and Hebrew fits the item after it."""
    assert Formatter(locale).list(items) == text


@given(st.lists(st.text(min_size=1, max_size=12), max_size=6), st.sampled_from(SUMMARY_LANGUAGES))
def test_every_item_stands_in_the_list_in_order(items, language):
    """Items are neither changed nor read as patterns, whatever they hold."""
    text = Formatter(language).list(items)
    at = 0
    for item in items:
        at = text.index(item, at) + len(item)
