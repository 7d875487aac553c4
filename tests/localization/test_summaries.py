"""The seeds told in twelve languages: the same facts, with figures that read back, and each language's own marks."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache

import pytest

from stargate_model.checking import load
from stargate_model.claims.figure import Figure
from stargate_model.claims.kinds import figure
from stargate_model.errors import StargateError
from stargate_model.localization import SUMMARY_LANGUAGES, Formatter
from stargate_model.reading import read
from stargate_model.records.record import Record
from stargate_model.records.structure import figures
from stargate_model.summaries import summarize
from stargate_model.summaries.selection import Length

SEEDS = load()
PLACES = {"es": "ES", "pt-BR": "BR"}
OPEN, CLOSE = "\u2066\u2067\u2068", "\u2069"
FIRST_STRONG = "\u2068"
ISOLATE = re.compile(f"[{OPEN}][^{OPEN}{CLOSE}]*{CLOSE}")
SAME = {  # offices that several languages write alike
    "Director, Center for Data Innovation.",
    "Fellow, Mercatus Institute, George Mason University.",
    "Co-founder, Oracle.",
}
SCRIPTS = {
    "zh-Hans": "[\u4e00-\u9fff]",
    "zh-Hant": "[\u4e00-\u9fff]",
    "ja": "[\u3041-\u30ff\u4e00-\u9fff]",
    "ko": "[\uac00-\ud7a3]",
    "ru": "[\u0400-\u04ff]",
    "ar": "[\u0600-\u06ff]",
    "hi": "[\u0900-\u097f]",
}
HAN_OR_KANA = r"[\u3041-\u30ff\u3400-\u9fff]"


@cache
def told(language: str, form: str = "text", length: Length = "full") -> str:
    """The summary of the seeds."""
    return str(summarize(SEEDS, language, form, length=length))


def facts(language: str, length: Length = "full") -> Iterator[tuple[tuple[str, str, str], dict[str, object]]]:
    """Each fact with its section, its record and its kind."""
    for section in json.loads(told(language, "json", length))["sections"]:
        for entry in section["entries"]:
            for fact in entry["facts"]:
                yield (section["kind"], entry["record"], fact["kind"]), fact


def without_isolates(text: str) -> str:
    """A text without marks of direction."""
    return re.sub(f"[{OPEN}{CLOSE}]", "", text)


def stated(fact: dict[str, object]) -> Iterator[Figure]:
    """The figures that a fact states."""
    values = fact["values"]
    assert isinstance(values, dict)
    for value in values.values():
        try:
            yield figure(value)
        except (StargateError, TypeError):
            continue


@pytest.mark.parametrize("language", SUMMARY_LANGUAGES)
@pytest.mark.parametrize(("length", "least"), [("full", 200), ("short", 60)])
class TestTheSameIsTold:
    def test_every_fact_of_the_english_summary_is_there(self, language: str, length: Length, least: int) -> None:
        """By record, kind and value, with its stance, its modality and its documents, in the same order."""
        shared = ("values", "stance", "modality", "documents")
        english = [(where, [fact[name] for name in shared]) for where, fact in facts("en", length)]
        assert len(english) > least
        assert [(where, [fact[name] for name in shared]) for where, fact in facts(language, length)] == english

    def test_every_fact_is_in_the_text(self, language: str, length: Length, least: int) -> None:
        """What JSON gives as one fact stands in the text as it is."""
        text = without_isolates(told(language, "text", length))
        sentences = [str(fact["text"]) for _, fact in facts(language, length)]
        assert len(sentences) > least
        assert not [sentence for sentence in sentences if sentence not in text]


@pytest.mark.parametrize("language", SUMMARY_LANGUAGES)
class TestTheLanguage:
    def test_every_sentence_is_written_in_its_script(self, language: str) -> None:
        """Names may be Latin everywhere; no sentence is: what the seeds say, they say in each language."""
        letters = SCRIPTS.get(language, "[A-Za-z]")
        assert not [fact["text"] for _, fact in facts(language) if not re.search(letters, str(fact["text"]))]

    def test_no_english_message_is_left(self, language: str) -> None:
        """A sentence of another language is not the English one; names and statements of the data may be."""
        if language == "en":
            return
        same = [
            str(own["text"])
            for (_, own), (_, english) in zip(facts(language), facts("en"), strict=True)
            if own["text"] == english["text"]
        ]
        assert [text for text in same if text not in SAME] == []


@pytest.mark.parametrize("language", SUMMARY_LANGUAGES)
class TestFigures:
    @pytest.mark.parametrize(("length", "least"), [("full", 30), ("short", 20)])
    def test_they_read_back_as_the_records_have_them(self, language: str, length: Length, least: int) -> None:
        """Value, unit, bound and hedge of each figure are read in the sentence that tells it."""
        wrong = {}
        count = 0
        for _, fact in facts(language, length):
            found = [m.figure for m in read(str(fact["text"]), language=language, place=PLACES.get(language))]
            for one in stated(fact):
                if one.unit.symbol == "ratio":  # a number without a unit: no reader can tell it from another
                    assert Formatter(language).figure(one) in str(fact["text"])
                    continue
                count += 1
                if one not in found:
                    wrong[str(fact["text"])] = (str(one), found)
        assert count > least
        assert not wrong

    def test_every_figure_of_every_record_is_told(self, language: str) -> None:
        """No figure of the seeds is left out."""
        literals = {one for _, fact in facts(language) for one in stated(fact)}
        for record in SEEDS:
            for _, one in figures(record) if isinstance(record, Record) else ():
                assert one in literals


@pytest.mark.parametrize("form", ["text", "markdown"])
class TestMarks:
    @pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "ja"])
    def test_no_ascii_mark_stands_beside_han_or_kana(self, language: str, form: str) -> None:
        """Marks beside Han and kana are full-width."""
        text = without_isolates(told(language, form)).replace("\\", "")
        assert re.findall(f"{HAN_OR_KANA}[,.:;!?]|[,.:;!?]{HAN_OR_KANA}", text) == []

    def test_isolates_of_arabic_are_paired(self, form: str) -> None:
        """Each line opens what it closes, and closes what it opens, in order."""
        lines = told("ar", form).splitlines()
        for line in lines:
            depth = 0
            for char in line:
                depth += (char in OPEN) - (char == CLOSE)
                assert depth in {0, 1, 2}
            assert depth == 0
        assert sum(line.count(FIRST_STRONG) for line in lines) > 300

    def test_what_runs_from_left_to_right_is_isolated_in_arabic(self, form: str) -> None:
        """Names, figures and addresses stand in isolates; the numbers of documents stand in brackets."""
        text = told("ar", form)
        while ISOLATE.search(text):
            text = ISOLATE.sub("", text)
        bare = re.sub(r"\\?\[[0-9]+\\?\](?:\([^)]*\))?|^[0-9]+\\?\.|<[^>]*>", "", text, flags=re.MULTILINE)
        assert re.findall(r"[A-Za-z0-9]+", bare) == []

    @pytest.mark.parametrize("language", [language for language in SUMMARY_LANGUAGES if language != "ar"])
    def test_names_of_the_other_direction_are_isolated_elsewhere(self, language: str, form: str) -> None:
        """From left to right, a mark stands only where a name needs one, so that a plain text stays plain."""
        assert not set(told(language, form)) & {*OPEN, CLOSE}


@pytest.mark.parametrize(
    ("language", "mark", "wrong"),
    [("ar", "،", r"[\u0600-\u06ff],"), ("ar", "؛", r"[\u0600-\u06ff];"), ("hi", "।", r"[\u0900-\u097f]\.(?= |$)")],
)
def test_a_language_has_its_own_marks(language: str, mark: str, wrong: str) -> None:
    """Arabic has its comma and semicolon, Hindi its full stop."""
    assert mark in told(language)
    assert not re.search(wrong, without_isolates(told(language)), re.MULTILINE)


def test_french_marks_keep_their_space() -> None:
    """Between a letter of a sentence of ours and the colon or semicolon after it stands a no-break space."""
    kinds = {"capacity", "amount", "kind", "status", "place", "observed", "horizon"}
    sentences = [str(fact["text"]) for (_, _, kind), fact in facts("fr") if kind in kinds]
    assert len(sentences) > 30
    assert not [text for text in sentences if re.search(r"\w[:;?!]|\w [:;?!]|[0-9 ]%", text)]
