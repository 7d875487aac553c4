"""Labels: each member of each vocabulary has one in each language."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.extract import extract_from_file

from stargate_model.claims import evidence
from stargate_model.claims.vocabulary import Vocabulary
from stargate_model.errors import LocaleError
from stargate_model.localization import SUMMARY_LANGUAGES
from stargate_model.records import vocabularies
from stargate_model.records.vocabularies import Status, Technology
from stargate_model.summaries import label

MODULES = (vocabularies, evidence)
KINDS = {
    kind
    for module in MODULES
    for kind in vars(module).values()
    if isinstance(kind, type) and issubclass(kind, Vocabulary) and list(kind)
}


@pytest.mark.parametrize("language", SUMMARY_LANGUAGES)
def test_each_member_has_a_label(language):
    """Every code of every vocabulary can be told in every language of summaries."""
    labels = [label(member, language) for kind in KINDS for member in kind]
    assert len(labels) == 205
    assert all(labels)


@pytest.mark.parametrize("language", SUMMARY_LANGUAGES)
def test_labels_of_statuses_are_told_apart(language):
    """No two statuses have the same label."""
    assert len({label(status, language) for status in Status}) == len(Status)


def test_the_english_label_is_that_of_the_member():
    """In English, the label stands with the member."""
    assert label(Status.CONSTRUCTION, "en") == Status.CONSTRUCTION.label == "under construction"


def test_one_word_may_be_several_in_another_language():
    """The vocabulary decides how a word is translated."""
    assert label(Technology.GAS_TURBINE, "zh-Hans") == "燃气轮机"
    assert label(vocabularies.PolicyKind.OTHER, "de") != ""


def test_a_language_that_is_not_offered_is_refused():
    """There are no labels beyond the twelve languages."""
    with pytest.raises(LocaleError):
        label(Status.OPERATING, "sv")


@pytest.mark.parametrize("module", MODULES)
def test_each_label_is_extracted(module):
    """What translators are given holds the label of each member, under the name of its vocabulary."""
    path = Path(str(module.__file__))
    found = {(row[3], row[1]) for row in extract_from_file("extract_messages:extract", path)}
    own = [kind for kind in KINDS if kind.__module__ == module.__name__]
    assert found == {(f"label:{kind.__name__}", member.label) for kind in own for member in kind}
