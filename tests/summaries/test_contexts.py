"""Output contexts: hostile words of the data come out harmless in every format."""

from __future__ import annotations

import json
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stargate_model.claims.dates import PartialDate
from stargate_model.claims.kinds import Power, Share
from stargate_model.claims.text import Text
from stargate_model.records.dataset import Dataset
from stargate_model.records.parts import Milestone
from stargate_model.records.places import Site
from stargate_model.records.vocabularies import Status
from stargate_model.summaries import summarize
from stargate_model.summaries.contexts import (
    FIRST_STRONG_ISOLATE,
    HTML,
    POP_ISOLATE,
    RIGHT_TO_LEFT_ISOLATE,
    TEXT,
    markdown,
    visible,
)
from stargate_model.summaries.phrases import Teller

HOSTILE = (
    "[click](https://evil.example)",
    "![x](http://evil.example/x.png)",
    "<script>alert(1)</script>",
    "`code` *bold* _it_ ~~no~~",
    "| a | b |",
    "# heading\n## another",
    "one\n\n- two",
    "1. first",
    "&lt;b&gt;",
    "\u202eevil\u2066",
    "zero\u200bwidth\ufeff",
    "https://evil.example www.evil.example",
)
OUR_MARKS = frozenset(FIRST_STRONG_ISOLATE + RIGHT_TO_LEFT_ISOLATE + POP_ISOLATE + "\n")


def site(name, **fields):
    """A data set of one site."""
    return Dataset([Site(id="site", name=Text({"en": name}), capacity=Power("1 GW"), **fields)])


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("format_", ["text", "markdown"])
def test_a_hostile_name_has_as_many_lines_as_a_plain_one(name, format_):
    """No name adds a line, a heading or an item, and nothing invisible is left in it."""
    summary, plain = summarize(site(name), format=format_), summarize(site("name"), format=format_)
    assert len(summary.splitlines()) == len(plain.splitlines())
    hidden = {c for c in summary if unicodedata.category(c) in {"Cc", "Cf"}} - OUR_MARKS
    assert hidden == set()


@pytest.mark.parametrize("name", HOSTILE)
def test_markdown_gives_no_mark_of_a_name_a_meaning(name):
    """In Markdown each mark of ASCII in a name is escaped."""
    line = next(line for line in summarize(site(name), format="markdown").splitlines() if line.startswith("### "))
    bare = re.sub(r"\\[!-/:-@\[-`{-~]", "", line.removeprefix("### "))
    assert not re.search(r"[!-/:-@\[-`{-~]", bare)


def test_a_figure_needs_no_escape():
    """Words of our own are not escaped: figures stay as the formatter writes them."""
    assert "nearly 1.5 gigawatts" in summarize(
        Dataset([Site(id="site", name=Text({"en": "x"}), capacity=Power("~<1.5 GW"))]), format="markdown"
    )


def test_words_from_right_to_left_are_isolated():
    """A name that is written from right to left does not turn what is around it."""
    assert f"{FIRST_STRONG_ISOLATE}ستارغيت{POP_ISOLATE}" in summarize(site("ستارغيت"))
    assert FIRST_STRONG_ISOLATE not in summarize(site("Stargate"))


def test_arabic_isolates_figures_and_names():
    """In a language that is written from right to left, each run of Latin letters and digits keeps its direction."""
    teller = Teller("ar", TEXT)
    assert teller.phrase("LM2500") == f"{FIRST_STRONG_ISOLATE}LM2500{POP_ISOLATE}"
    figure = teller.phrase(Power("~986 MW"))
    assert (figure[0], figure[-1]) == (RIGHT_TO_LEFT_ISOLATE, POP_ISOLATE)


def test_arabic_words_of_a_figure_stand_on_their_side():
    """The mark in an Arabic per cent sign does not turn the words of the figure's hedge."""
    assert Teller("ar", TEXT).phrase(Share("~4.4 %"))[0] == RIGHT_TO_LEFT_ISOLATE
    assert '<bdi dir="rtl">' in Teller("ar", HTML).phrase(Share("~4.4 %"))


def test_a_name_that_looks_like_a_place_stays_a_name():
    """What looks like a place of a message inside a name is not filled."""
    milestone = Milestone(date=PartialDate("2025"), status=Status.OPERATING)
    assert "{v} {status}" in summarize(site("{v} {status}", milestones=(milestone,)))


def test_json_keeps_the_name_as_it_is():
    """JSON has its own escape: the name that is read back is the one of the data."""
    name = "\u202e<b>[x](y)\n"
    tree = json.loads(summarize(site(name), format="json"))
    assert tree["sections"][0]["entries"][0]["title"] == name


@given(st.text())
def test_visible_is_one_line_without_what_is_hidden(text):
    """Whatever the text, it comes out as one line with nothing invisible, and stays so."""
    shown = visible(text)
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]", shown)
    assert visible(shown) == shown


@given(st.text())
def test_markdown_unescaped_is_the_visible_text(text):
    """The escape of Markdown adds backslashes and nothing else."""
    assert re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", markdown(text)) == visible(text)
