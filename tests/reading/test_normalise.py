"""Normalised text knows where each of its characters came from."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stargate_model.reading import read
from stargate_model.reading.normalise import normalise


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("５０㎿", "50MW"),
        ("10⁵", "10⁵"),
        ("GW²", "GW²"),
        ("3½", "3½"),
        ("①", "①"),
        ("１，０００", "1,000"),
        ("一，５", "一，5"),
        ("5，GW", "5，GW"),
        ("㎡", "m2"),
        ("jusqu’à", "jusqu'à"),
        ("5‑GW", "5-GW"),
        ("5〜10", "5~10"),
        ("5\u200e%", "5%"),
        ("ｶﾞ", "ガ"),
        ("a \u3000\t b", "a b"),
        ("a \n b", "a\nb"),
        ("5\u202f000", "5\u00a0000"),
        ("e\u0301", "é"),
    ],
)
def test_form(text: str, form: str):
    """Compatible forms are unified, but for those that would change a number."""
    assert normalise(text).text == form


def test_a_character_that_grows_is_one_place():
    """Each character of an expanded ellipsis stands at the ellipsis."""
    wide = normalise("5…6")
    assert wide.text == "5...6"
    assert wide.span(1, 4) == (1, 2)
    assert wide.span(4, 5) == (2, 3)


@given(st.text() | st.text(st.sampled_from("5０，．…½²㎿\u0301\u3099ｶﾞ \n\u200e가\u1100\u1161")))
def test_offsets(text: str):
    """Starts and ends grow with the text, lie in it, and cover what is not dropped."""
    wide = normalise(text)
    assert len(wide.text) == len(wide.starts) == len(wide.ends)
    assert list(wide.starts) == sorted(wide.starts)
    assert list(wide.ends) == sorted(wide.ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(wide.starts, wide.ends, strict=True))


@given(st.text(st.characters(categories=["L", "Nd"])))
def test_letters_and_digits_as_in_nfkc(text: str):
    """Letters and digits have their NFKC form."""
    assert normalise(text).text == "".join(unicodedata.normalize("NFKC", text))


def test_a_long_run_of_marks_is_cut():
    """Endless combining marks cannot make sorting them slow."""
    assert len(normalise("a" + "\u0301\u0323" * 500).text) > 500


def test_a_fraction_with_a_mark_stays_one_number():
    """Marks on a fraction do not make two numbers of it, which would stand in one place of the text."""
    assert normalise("½\u0301").text == "½\u0301"
    spans = [(mention.start, mention.end) for mention in read("½\u0301 MW ½\u0301", language="ar").mentions]
    assert spans == sorted(set(spans))
