"""Lexicons: which file a tag means, and that each file is in order."""

from __future__ import annotations

import pytest

from stargate_model.amounts.units import UNITS
from stargate_model.errors import LocaleError
from stargate_model.reading import lexicon
from stargate_model.reading.currency import currency_of
from stargate_model.reading.hedging import EFFECTS
from stargate_model.reading.lexicon import LexiconError, languages, lexicon_for, load
from stargate_model.reading.mention import REFUSALS
from stargate_model.reading.normalise import normalise


@pytest.mark.parametrize(
    ("tag", "file"),
    [
        ("zh", "zh-Hans"),
        ("zh-CN", "zh-Hans"),
        ("zh-SG", "zh-Hans"),
        ("zh-TW", "zh-Hant"),
        ("zh-HK", "zh-Hant"),
        ("zh_Hant_TW", "zh-Hant"),
        ("ZH-hant", "zh-Hant"),
        ("en-US", "en"),
        ("pt-BR", "pt"),
        ("de-CH", "de"),
    ],
)
def test_a_tag_finds_its_file(tag: str, file: str):
    """Regions and scripts lead to the language that is offered."""
    found = lexicon_for(tag)
    assert found is not None
    assert found.language == file


@pytest.mark.parametrize("tag", ["sw", "fi", "tlh"])
def test_other_languages_are_not_offered(tag: str):
    """A language without a file has no lexicon, and is no error."""
    assert lexicon_for(tag) is None


@pytest.mark.parametrize("tag", ["", "e", "../en", "en\n", "english language", "12", "en--US", "x" * 100])
def test_a_malformed_tag_is_refused(tag: str):
    """What is no language tag never reaches the files."""
    with pytest.raises(LocaleError) as caught:
        lexicon_for(tag)
    assert len(caught.value.message) < 200


@pytest.mark.parametrize("name", languages())
def test_each_file_names_what_exists(name: str):
    """Units, currencies, hedges and refusals of a file are those of the library."""
    words = load(name)
    for word, entry in {**words.words, **words.exact}.items():
        assert word == word.strip() or word in {"FY ", "Rs ", "\n", "제 "}, word
        assert entry.unit is None or entry.unit[1] in UNITS
        assert entry.noun is None or UNITS[entry.noun].kind == "count"
        assert {entry.before, entry.after, entry.between} <= {None, *EFFECTS}
        assert entry.refused is None or entry.refused in REFUSALS
        if entry.currency is not None:
            money = currency_of(entry.currency, None, name)
            assert money.code in UNITS or money.refusal == "ambiguous-currency", word


def test_a_word_with_two_meanings_is_found(monkeypatch: pytest.MonkeyPatch):
    """A file that gives one word two values of one field is not loaded."""

    def files(_name: str):
        yield {"numeral": {"1": ["one"], "2": ["one"]}}

    monkeypatch.setattr(lexicon, "_files", files)
    with pytest.raises(LexiconError, match="two meanings"):
        load.__wrapped__("broken")


def test_an_unknown_section_is_found(monkeypatch: pytest.MonkeyPatch):
    """A file with a section that the reader does not know is not loaded."""

    def files(_name: str):
        yield {"numerals": {"1": ["one"]}}

    monkeypatch.setattr(lexicon, "_files", files)
    with pytest.raises(LexiconError, match="no section"):
        load.__wrapped__("broken")


@pytest.mark.parametrize("name", languages())
def test_each_word_can_be_met(name: str):
    """A word is listed in its normalised form: no other can stand in a normalised text."""
    words = load(name)
    assert [word for word in {**words.words, **words.exact} if normalise(word).text != word] == []
