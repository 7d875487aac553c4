"""Words of units: each stands in two published sources, or in CLDR itself."""

import re
import tomllib
from importlib.resources import files

import pytest

from stargate_model.localization import SUMMARY_LANGUAGES
from stargate_model.localization.units import own

TABLE = tomllib.loads(files("stargate_model.localization").joinpath("unit_sources.toml").read_text("utf-8"))
SOURCES = TABLE["sources"]
WORDS = TABLE["words"]
CLDR = "cldr"
ENOUGH = 2


def shown(language: str) -> set[str]:
    """What the units of a language are told with, without numbers, spaces, hyphens, dots and bars."""
    texts = [
        text
        for languages in own().values()
        for patterns in languages[language].values()
        for text in ([patterns] if isinstance(patterns, str) else patterns.values())
    ]
    return {word for text in texts for word in re.split(r"\{0\}|[\s|⋅-]|\b[Dd]’", text) if word}


def is_made_of(text: str, words: frozenset[str]) -> bool:
    """Whether a text is one or more of the words, written together."""
    reached = [True] + [False] * len(text)
    for end in range(1, len(text) + 1):
        reached[end] = any(reached[end - len(w)] and text.endswith(w, 0, end) for w in words if len(w) <= end)
    return reached[-1]


def sourced(language: str) -> frozenset[str]:
    """The words that may be shown: with two sources, or CLDR's own."""
    return frozenset(
        word.casefold()
        for word, sources in {**WORDS["symbols"], **WORDS[language]}.items()
        if len(set(sources)) >= ENOUGH or sources == [CLDR]
    )


@pytest.mark.parametrize("language", SUMMARY_LANGUAGES)
def test_every_shown_word_has_two_sources(language):
    """A unit is told with words that two sources print; else with its symbol."""
    words = sourced(language)
    assert not {word for word in shown(language) if not is_made_of(word.casefold(), words)}


def test_a_word_without_two_sources_is_found():
    """The check can fail: what no source prints is not made of what some do."""
    words = sourced("de")
    assert is_made_of("terawattstunden", words)
    assert not is_made_of("terawattstündchen", words)
    assert not is_made_of("兆瓦時", sourced("zh-Hant"))


def test_sources_are_named():
    """Each source has a title or an address, is used, and is not its own second."""
    used = {source for words in WORDS.values() for sources in words.values() for source in sources}
    assert used == set(SOURCES)
    assert all(SOURCES.values())
    assert len(set(SOURCES.values())) == len(SOURCES)


@pytest.mark.parametrize("language", SUMMARY_LANGUAGES)
def test_no_word_is_kept_that_nothing_shows(language):
    """A word of the table is part of what its language shows."""
    texts = {word.casefold() for word in shown(language)}
    assert not {word for word in WORDS[language] if not any(word.casefold() in text for text in texts)}
