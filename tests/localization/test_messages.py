"""Messages and their places."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stargate_model.errors import LocaleError
from stargate_model.localization import Messages, message
from stargate_model.localization.messages import compiled_catalog, fill, places


class TestMessages:
    def test_a_message_is_told_in_the_language_of_the_tag(self):
        """The nearest language of the closed list speaks."""
        assert Messages("zh-CN").render("hedge:at_most", "up to {v}", v="29台") == "至多29台"
        assert Messages("zh-TW").language == "zh-Hant"

    def test_english_is_its_own_source(self):
        """An English message needs no catalog entry."""
        assert Messages("en").get("test:none", "there is {v}") == "there is {v}"

    def test_a_missing_translation_is_an_error(self):
        """No English sentence slips into another language."""
        with pytest.raises(LocaleError, match="has no text in 'de'") as raised:
            Messages("de").get("test:none", "there is {v}")
        assert raised.value.code == "locale"

    def test_the_context_tells_two_messages_apart(self):
        """The same English words in another context are another message."""
        with pytest.raises(LocaleError):
            Messages("de").get("hedge:other", "up to {v}")

    def test_a_table_holds_messages_until_they_are_told(self):
        """A marked message is told with its phrases later."""
        held = message("hedge:more_than", "more than {v}")
        assert Messages("ja").tell(held, v="5 GW") == "5 GW超"

    def test_a_language_that_is_not_offered_is_refused(self):
        """There is no silent fall to English."""
        with pytest.raises(LocaleError, match="there are no texts in 'sv'"):
            Messages("sv")

    def test_counted_english_without_forms_falls_to_other(self):
        """A category without a text of its own takes that of `other`."""
        assert Messages("en").count("test:jobs", "{n} jobs", 1, n="1") == "1 jobs"


class TestCompiling:
    SOURCE = b'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgctxt "a:b"\nmsgid "c"\nmsgstr "d"\n'

    def test_a_source_is_read_where_nothing_is_compiled(self, tmp_path):
        """A checkout needs no step of building."""
        (tmp_path / "stargate_model.po").write_bytes(self.SOURCE)
        assert b"a:b\x04c" in compiled_catalog(tmp_path)

    def test_a_compiled_catalog_is_taken_as_it_is(self, tmp_path):
        """What a wheel carries is read, with or without its source, whichever was written first."""
        compiled = tmp_path / "stargate_model.mo"
        compiled.write_bytes(b"compiled")
        assert compiled_catalog(tmp_path) == b"compiled"
        (tmp_path / "stargate_model.po").write_bytes(self.SOURCE)
        assert compiled_catalog(tmp_path) == b"compiled"

    def test_an_edited_source_is_compiled_anew(self, tmp_path):
        """A translator sees the edit at once."""
        source, compiled = tmp_path / "stargate_model.po", tmp_path / "stargate_model.mo"
        source.write_bytes(self.SOURCE)
        compiled.write_bytes(b"compiled")
        os.utime(compiled, (1, 1))
        assert b"a:b\x04c" in compiled_catalog(tmp_path)


class TestPlaces:
    def test_a_phrase_is_put_in_once_and_never_read_again(self):
        """What looks like a place inside a phrase stays as it is."""
        assert fill("{a} {b}", {"a": "{b}", "b": "x"}) == "{b} x"

    @pytest.mark.parametrize("text", ["{0}", "{v.real}", "{v[0]}", "{v!r}", "{v:>99}", "{}", "{V}", "{{v}"])
    def test_only_bare_names_are_places(self, text):
        """Formats, indexes and attributes are plain text."""
        assert fill(text, {"v": "x"}) == text.replace("{v}", "x")
        assert places(text) <= {"v"}

    @given(st.dictionaries(st.from_regex(r"[a-z_]{1,5}", fullmatch=True), st.text(max_size=20), min_size=1, max_size=4))
    def test_phrases_come_out_as_they_went_in(self, phrases):
        """Every phrase stands unchanged in the text, whatever it holds."""
        text = fill("\0".join(f"{{{name}}}" for name in phrases), phrases)
        assert text == "\0".join(phrases.values())
