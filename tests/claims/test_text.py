"""Texts by language, ids and language tags."""

from __future__ import annotations

import copy
import pickle
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stargate_model.claims.text import MAX_TEXT, Text, clean, identifier, language_tag, shown
from stargate_model.errors import TextError
from stargate_model.strategies import identifiers, languages, phrases, texts

NAMES = Text({"en": "Abilene", "zh-Hans": "阿比林", "pt-BR": "Abilene (BR)"})


class TestIdentifier:
    """Ids are lowercase kebab-case."""

    @pytest.mark.parametrize("text", ["ab", "abilene", "ibm-stargate", "2025-07-22", "a1", "a" * 64])
    def test_ids(self, text: str) -> None:
        """2 to 64 letters, digits and single hyphens."""
        assert identifier(text) == text

    @pytest.mark.parametrize(
        "text",
        ["", "a", "a" * 65, "Abilene", "a_b", "a b", "-ab", "ab-", "a--b", "ab\n", "äb", "ab\u200b", "аб", "a/b",
         "../ab", "ab\x00"],
        ids=ascii,
    )  # fmt: skip
    def test_other_texts_are_refused(self, text: str) -> None:
        """No other case, script, separator or line end."""
        with pytest.raises(TextError, match="is not an id"):
            identifier(text)

    def test_long_text_is_refused_at_once(self) -> None:
        """The length is looked at first, and the message shows the beginning."""
        before = time.perf_counter()
        with pytest.raises(TextError) as caught:
            identifier("a-" * 100_000)
        assert time.perf_counter() - before < 0.05
        assert len(caught.value.message) < 250

    @given(identifiers())
    def test_strategy_and_check_agree(self, text: str) -> None:
        """What is drawn as an id is one."""
        assert identifier(text) is text


class TestLanguageTag:
    """Tags are written in their usual case."""

    @pytest.mark.parametrize("tag", ["en", "haw", "zh-Hans", "pt-BR", "sr-Latn-RS", "es-419"])
    def test_tags(self, tag: str) -> None:
        """Language, script and region, the last two as wanted."""
        assert language_tag(tag) == tag

    @pytest.mark.parametrize(
        "tag",
        [
            "",
            "e",
            "EN",
            "en-us",
            "en_US",
            "zh-hans",
            "zh-CN-Hans",
            "english",
            "en-",
            "en\n",
            "en-US-x-a",
            "ен",
            "i-klingon",
        ],
    )
    def test_other_tags_are_refused(self, tag: str) -> None:
        """No other case, order or separator."""
        with pytest.raises(TextError, match="is not a language tag"):
            language_tag(tag)


class TestClean:
    """Texts without what nobody sees."""

    @pytest.mark.parametrize(
        "bad", ["\x00", "\x07", "\x1b", "\r", "\x7f", "\x85", "\x9b", "\ud800", "\ufdd0", "\ufffe", "\uffff"]
    )
    def test_control_characters_are_refused(self, bad: str) -> None:
        """The message says which one stands where, and shows it harmlessly."""
        with pytest.raises(TextError, match=rf"U\+{ord(bad):04X} at position 2") as caught:
            clean(f"ab{bad}c")
        assert bad not in caught.value.message
        assert caught.value.params["found"].isprintable()

    @pytest.mark.parametrize("blank", ["", " ", "\n\t", "\u3000\u00a0"])
    def test_blank_text_is_refused(self, blank: str) -> None:
        """A text that says nothing is left out."""
        with pytest.raises(TextError, match="empty"):
            clean(blank)

    def test_the_length_is_limited(self) -> None:
        """The limit itself is taken."""
        assert len(clean("x" * MAX_TEXT)) == MAX_TEXT
        with pytest.raises(TextError, match="at most"):
            clean("x" * (MAX_TEXT + 1))
        with pytest.raises(TextError, match="10 characters at most, not 11"):
            clean("x" * 11, 10)

    @given(phrases())
    def test_what_is_clean_stays_as_it_is(self, text: str) -> None:
        """Nothing is trimmed, folded or normalised."""
        assert clean(text) is text

    @given(st.text(st.characters()))
    def test_messages_show_only_what_prints(self, text: str) -> None:
        """Quoting makes everything invisible visible, and cuts."""
        assert shown(text).isprintable()
        assert shown(text).encode()
        assert len(shown("x" * 1000)) == 83


class TestText:
    """A mapping of languages to texts that does not change."""

    @given(st.dictionaries(languages(), phrases(), min_size=1))
    def test_it_is_the_mapping_it_was_made_of(self, by_language: dict[str, str]) -> None:
        """Keys, values, order, length, membership and equality are those of the dictionary."""
        text = Text(by_language)
        assert dict(text) == by_language
        assert text == by_language
        assert list(text) == list(by_language)
        assert len(text) == len(by_language)
        assert list(text.items()) == list(by_language.items())
        assert all(tag in text and text[tag] == by_language[tag] for tag in by_language)
        assert "tlh" not in text
        assert text.get("tlh") is None

    @given(texts())
    def test_copies_are_equal_and_hash_alike(self, text: Text) -> None:
        """Also across process borders, and in another order."""
        turned = Text({tag: text[tag] for tag in reversed(list(text))})
        for other in (pickle.loads(pickle.dumps(text)), copy.copy(text), copy.deepcopy(text), turned):  # noqa: S301
            assert other == text
            assert hash(other) == hash(text)

    def test_it_does_not_change(self) -> None:
        """Neither itself nor through what it was made of."""
        source = {"en": "Abilene"}
        text = Text(source)
        source["en"] = "Milam"
        assert text["en"] == "Abilene"
        with pytest.raises(TypeError):
            text["en"] = "Milam"  # type: ignore[index]
        for name in ("_by_language", "other"):
            with pytest.raises(AttributeError):
                setattr(text, name, {"en": "Milam"})
        with pytest.raises(AttributeError):
            del text._by_language
        assert repr(text) == "Text({'en': 'Abilene'})"

    @pytest.mark.parametrize("by_language", [{}, {"EN": "x"}, {"en": ""}, {"en": "\x00"}, {"en": "x", "": "y"}])
    def test_malformed_ones_are_refused(self, by_language: dict[str, str]) -> None:
        """Each tag and each text is checked."""
        with pytest.raises(TextError):
            Text(by_language)

    @pytest.mark.parametrize(
        ("language", "best"),
        [
            ("en", "Abilene"),
            ("zh-Hans", "阿比林"),
            ("zh-Hans-CN", "阿比林"),
            ("zh-Hant", "Abilene"),
            ("pt-PT", "Abilene (BR)"),
            ("pt", "Abilene (BR)"),
            ("en-GB", "Abilene"),
            ("de", "Abilene"),
        ],
    )
    def test_the_best_text_is_the_nearest(self, language: str, best: str) -> None:
        """The language itself, else another region of it, else English; another script is another language."""
        assert NAMES.best(language) == best

    @given(texts(), languages())
    def test_there_is_always_a_best_text(self, text: Text, language: str) -> None:
        """Whatever is asked for, a text is found, and the exact one where it is there."""
        assert text.best(language) in text.values()
        assert text.best(language) == text.get(language, text.best(language))

    def test_without_english_the_first_is_taken(self) -> None:
        """The order of the languages is the author's."""
        assert Text({"fr-CA": "Un", "haw": "Deux"}).best("de") == "Un"
