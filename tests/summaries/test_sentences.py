"""The tables of sentences: whole, used, and translated."""

from __future__ import annotations

import pytest

from stargate_model.claims.evidence import Modality, Stance
from stargate_model.localization import Message, Messages
from stargate_model.localization.messages import places
from stargate_model.summaries import choice, measures, sentences
from stargate_model.summaries.choice import sections_of

from .small import SMALL

TABLES = (
    sentences.SECTIONS,
    sentences.HEADINGS,
    sentences.ATTRIBUTES,
    sentences.SUPPLEMENTS,
    sentences.FACTS,
    sentences.DISPUTES,
    sentences.QUALIFIED,
    sentences.NOTES,
    sentences.DOUBTED,
    sentences.DOUBTS,
    sentences.PLACES,
    sentences.CHARTS,
    sentences.CHART_COLUMNS,
    sentences.LEGEND,
    sentences.PAGE,
)
OTHERS = (sentences.TITLE, sentences.TITLE_ALONE, sentences.DOCUMENT, sentences.DOCUMENT_UNDATED, sentences.DOCUMENT_AT)
EVERY = {told for table in TABLES for told in table.values()} | set(OTHERS)


def facts():
    """Every fact of the small data set."""
    return [fact for section in sections_of(SMALL) for entry in section.entries for fact in entry.facts]


def test_each_section_has_a_heading():
    """What is chosen as a section has a heading, and only the list of documents has one more."""
    assert {*choice.SECTIONS, "documents"} == set(sentences.SECTIONS)


def test_each_figure_has_a_sentence():
    """No field of a record with a figure is without a sentence."""
    kinds = {kind for fields in measures.FIELDS.values() for kind in fields.values()}
    assert kinds <= set(sentences.FACTS)


def test_each_way_of_saying_has_a_message():
    """Each modality but the plain one has a message, with and without somebody who says so, and each doubt."""
    ways = {(modality, named) for modality in Modality for named in (True, False)} - {(Modality.STATED, False)}
    assert set(sentences.QUALIFIED) == set(sentences.NOTES) == ways
    doubts = {(stance, named) for stance in Stance if stance is not Stance.SUPPORTS for named in (True, False)}
    assert set(sentences.DOUBTED) == set(sentences.DOUBTS) == doubts


def test_the_small_data_set_tells_almost_every_kind():
    """The golden files show every kind of fact, but those of several programmes, many records or an unusual one."""
    untold = set(sentences.ATTRIBUTES) | set(sentences.SUPPLEMENTS) | set(sentences.FACTS)
    untold -= {fact.kind for fact in facts()}
    rare = {kind for kind in untold if kind.startswith("observed_")}
    verdicts = {"supply_overlapping", "covered", "uncovered", "covered_computing", "covered_unstated"}
    loads = {"milestone_it_load", "milestone_facility_load"}
    many = {"left_out", "left_out_uncounted"}
    assert untold - rare <= {"programme", "about_programme", "stated"} | verdicts | loads | many


@pytest.mark.parametrize("told", sorted(EVERY), ids=lambda told: told.text[:40])
def test_each_message_is_translated_into_chinese(told: Message):
    """No message of summaries is without a Chinese text of its own, with the same places."""
    chinese = Messages("zh-Hans").get(*told)
    assert places(chinese) == places(told.text)
    letters = any(character.isascii() and character.isalpha() for character in _bare(told.text))
    assert chinese != told.text or not letters


@pytest.mark.parametrize("told", sorted(EVERY), ids=lambda told: told.text[:40])
def test_no_figure_stands_after_a_word(told: Message):
    """A figure stands after a colon or alone, so that no language has to inflect its unit."""
    before, place, _ = told.text.partition("{v}")
    assert not place or not before.rstrip() or before.rstrip()[-1] in ":"


def _bare(text: str) -> str:
    for name in places(text):
        text = text.replace(f"{{{name}}}", "")
    return text
