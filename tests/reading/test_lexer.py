"""Tokens: the longest word the lexicon knows, at each place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stargate_model.reading import lexer
from stargate_model.reading.lexer import tokenize
from stargate_model.reading.lexicon import Lexicon, languages, lexicon_for, load
from stargate_model.reading.normalise import normalise


def offered(language: str) -> Lexicon:
    """The lexicon of a language that is offered."""
    found = lexicon_for(language)
    assert found is not None
    return found


def texts(text: str, language: str) -> list[str]:
    """The texts of the tokens."""
    return [token.text for token in tokenize(text, offered(language))]


@pytest.mark.parametrize(
    ("language", "text", "cut"),
    [
        ("zh-Hans", "1.2千兆瓦", ["1.2", "千兆瓦"]),
        ("zh-Hans", "纽约10座", ["纽约", "10", "座"]),
        ("zh-Hans", "不超过5GW", ["不超过", "5", "GW"]),
        ("zh-Hans", "GB200芯片", ["GB200", "芯片"]),
        ("zh-Hans", "LM2500XPRESS", ["LM2500XPRESS"]),
        ("zh-Hans", "RMB500", ["RMB", "500"]),
        ("zh-Hans", "A1000", ["A1000"]),
        ("en", "no more than 5 GW", ["no more than", "5", "GW"]),
        ("en", "more\nthan 5", ["more than".replace(" ", "\n"), "5"]),
        ("en", "mid-2026", ["mid", "-", "2026"]),
        ("en", "GPT-4", ["GPT-4"]),
        ("en", "FY2026", ["FY", "2026"]),
        ("en", "1,000.50", ["1,000.50"]),
        ("en", "5.", ["5", "."]),
        ("fr", "100 000 emplois", ["100 000", "emplois"]),
        ("en", "100 000 jobs", ["100", "000", "jobs"]),
        ("ko", "1조달러", ["1", "조", "달러"]),
        ("ko", "자금 조달", ["자금", "조달"]),
        ("ja", "GPU40万個", ["GPU", "40", "万", "個"]),
        ("ar", "و10", ["و", "10"]),
    ],
)
def test_cut(language: str, text: str, cut: list[str]):
    """The longest word wins, and never ends inside a word of a spaced script."""
    assert texts(text, language) == cut


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2025-01-21", lexer.DATE),
        ("2025-01-21T15:40:42Z", lexer.DATE),
        ("21/01/2025", lexer.DATE),
        ("15:40", lexer.TIME),
        ("Q3", lexer.QUARTER),
        ("3Q26", lexer.QUARTER),
        ("1990s", lexer.DECADE),
        ("½", lexer.VULGAR),
        ("H2O", lexer.IDENTIFIER),
        ("blorp", lexer.WORD),
        ("1’000".replace("’", ""), lexer.NUMBER),
    ],
)
def test_kinds(text: str, kind: str):
    """Dates, times, quarters and identifiers are tokens of their own."""
    (token,) = tokenize(text, offered("en"))
    assert token.kind == kind


def test_native_digits_are_digits_where_the_language_is_named():
    """Arabic-Indic digits are digits in Arabic, and nothing in English."""
    assert texts("٥٠٠", "ar") == ["500"]
    assert tokenize("٥", offered("en"))[0].kind != lexer.NUMBER


@given(st.text(), st.sampled_from(languages()))
def test_tokens_cover_the_text_in_order(text: str, language: str):
    """Nothing but blanks lies between tokens, and none is empty."""
    wide = normalise(text).text
    end = 0
    for token in tokenize(wide, load(language)):
        assert token.start >= end
        assert token.end > token.start
        assert not wide[end : token.start].strip()
        end = token.end
    assert not wide[end:].strip()


@pytest.mark.parametrize(
    ("word", "noun"),
    [
        ("Industriearbeitsplätze", "job"),
        ("Produktionsstandorte", "site"),
        ("Tankstellen", None),
        ("Menschenleben", None),
    ],
)
def test_a_compound_counts_what_its_last_part_counts(word: str, noun: str | None):
    """A long noun at the end of a German word says what is counted; a short one may be there by chance."""
    (token,) = tokenize(word, offered("de"))
    assert token.entry.noun == noun
