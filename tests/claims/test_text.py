"""Texts by language, ids and language tags."""

from __future__ import annotations

import copy
import pickle
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stargate_model.claims.text import (
    MAX_TEXT,
    Text,
    clean,
    country,
    identifier,
    json_pointer,
    label,
    language_tag,
    phrase,
    shown,
    visible,
    worded,
)
from stargate_model.errors import FigureError, TextError
from stargate_model.strategies import identifiers, languages, phrases, texts
from tests.refusals import refusal

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

    def test_a_refusal_shows_an_id(self) -> None:
        """What was found, what is wanted, and one that would do."""
        message = "'A\\u{7}b' is not an id; write 2 to 64 lowercase letters, digits and hyphens, such as 'abilene'"
        assert refusal(identifier, "A\x07b") == ("bad-id", message, {"found": "A\\u{7}b"})

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


class TestForm:
    """Checks of texts of one form."""

    def test_a_refusal_says_the_form_in_words(self) -> None:
        """A schema has the expression; a person has the words."""
        wanted = "a country code of ISO 3166-1, such as US"
        values = {"found": "U\\u{9}", "wanted": wanted}
        assert refusal(country, "U\t") == ("bad-code", f"'U\\u{{9}}' is not {wanted}", values)
        assert country.pattern == "[A-Z]{2}"
        assert country.wanted == wanted

    def test_only_texts_are_of_a_form(self) -> None:
        """Another type is refused with its name, in the class of error that the caller wants."""
        found = {"found": "int"}
        assert refusal(country, 5) == ("bad-text", "a text is wanted here, not int", found)
        assert refusal(worded, 5, FigureError) == ("bad-figure", "a text is wanted here, not int", found)

    def test_alternatives_are_held_to_the_whole_text(self) -> None:
        """The expression is one group, whatever it consists of, and knows ASCII alone."""
        assert json_pointer("/milestones/0") == "/milestones/0"
        assert refusal(json_pointer, "/milestones/0\n")[0] == "bad-code"
        assert refusal(json_pointer, "/é")[0] == "bad-code"


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

    def test_a_refusal_shows_the_text(self) -> None:
        """Cut, and with everything invisible made visible."""
        assert refusal(clean, "\tx" * 50, 10)[2] == {"found": "\\u{9}x" * 40 + "…"}
        message = "the text holds the control character U+0007 at position 1; remove it"
        assert refusal(clean, "a\x07") == ("bad-text", message, {"found": "a\\u{7}"})
        message = "the text is empty; leave the field out where nothing is stated"
        assert refusal(clean, "\n") == ("bad-text", message, {"found": ""})

    def test_labels_and_phrases_are_short(self) -> None:
        """A name has 200 characters at most, and what is cited 500."""
        assert label("x" * 200) == "x" * 200
        assert refusal(label, "x" * 201)[1] == "a text may have 200 characters at most, not 201"
        assert phrase("x" * 500) == "x" * 500
        assert refusal(phrase, "x" * 501)[1] == "a text may have 500 characters at most, not 501"

    @given(phrases())
    def test_what_is_clean_stays_as_it_is(self, text: str) -> None:
        """Nothing is trimmed, folded or normalised."""
        assert clean(text) is text

    @given(st.text(st.characters()))
    def test_messages_show_only_what_prints(self, text: str) -> None:
        """Quoting makes everything invisible visible, and cuts."""
        assert shown(text).isprintable()
        assert shown(text).encode()
        assert visible(text, 5) == visible(text[:5]) + "…" * (len(text) > 5)

    def test_messages_cut_after_eighty_characters(self) -> None:
        """What is cut ends in an ellipsis, and what is not does not."""
        assert shown("x" * 80) == "'" + "x" * 80 + "'"
        assert shown("x" * 81) == "'" + "x" * 80 + "…'"
        assert visible("a\u202eb") == "a\\u{202E}b"


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

    def test_a_refusal_shows_how_a_text_is_given(self) -> None:
        """By language, and with one at least."""
        message = "a text is given by language, such as {'en': 'Abilene'}"
        assert refusal(Text, "Abilene") == ("bad-text", message, {"found": "str"})
        message = "a text needs at least one language, such as {'en': 'Abilene'}"
        assert refusal(Text, {}) == ("bad-text", message, {"found": "{}"})

    def test_what_does_not_change_says_so(self) -> None:
        """In the words of Python's own values."""
        for change in (lambda: setattr(NAMES, "en", "x"), lambda: delattr(NAMES, "en")):
            with pytest.raises(AttributeError, match=r"^a text does not change$"):
                change()

    def test_only_a_tag_asks_for_the_best(self) -> None:
        """Another type is refused like any other text."""
        assert refusal(NAMES.best, 5) == ("bad-text", "a text is wanted here, not int", {"found": "int"})

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

    def test_a_language_without_script_stands_in_for_one_with(self) -> None:
        """Where neither script nor region fit, the bare language comes before English."""
        assert Text({"en": "One", "zh": "一"}).best("zh-Hant-TW") == "一"

    def test_no_region_comes_before_another(self) -> None:
        """What is written for a language as a whole is nearer than what is written for elsewhere."""
        assert Text({"pt-BR": "Brasil", "pt": "Em geral"}).best("pt-PT") == "Em geral"
        assert Text({"zh-Hans-SG": "新", "zh-Hans": "中"}).best("zh-Hans-CN") == "中"

    def test_english_comes_before_the_first(self) -> None:
        """Where the language is missing."""
        assert Text({"fr": "Un", "en": "One"}).best("de") == "One"

    def test_hashes_tell_texts_apart(self) -> None:
        """Large sets of them stay fast."""
        assert len({hash(Text({"en": str(number)})) for number in range(100)}) > 90
