"""The tables of phrases: what each says, language by language.

A file in `phrases/` has the figures of phrases without a place (`figures`) and with one (`figures-in.XX`), refusals,
what a sweep passes over in silence (`silent`), and dates as of 2025-01-25 (`dates`, "!" before a refusal).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from stargate_model.claims.dates import PartialDate
from stargate_model.claims.kinds import figure
from stargate_model.reading import read

FILES = sorted((Path(__file__).parent / "phrases").glob("*.toml"))
PUBLISHED = "2025-01-25"


def rows(section: str) -> Iterator[tuple[str, str, object]]:
    """Language, phrase and what it says, of one section of every file."""
    for file in FILES:
        for phrase, says in tomllib.loads(file.read_text("utf-8")).get(section, {}).items():
            yield file.stem, phrase, says


@pytest.mark.parametrize(("language", "phrase", "literal"), list(rows("figures")))
def test_figure(language: str, phrase: str, literal: str):
    """A phrase says its figure and nothing else."""
    assert [mention.figure for mention in read(phrase, language=language)] == [figure(literal)]


@pytest.mark.parametrize(
    ("language", "place", "phrase", "literal"),
    [
        (language, place, phrase, literal)
        for language, place, phrases in rows("figures-in")
        for phrase, literal in dict(phrases).items()  # type: ignore[call-overload]
    ],
)
def test_figure_in_a_place(language: str, place: str, phrase: str, literal: str):
    """A place decides what its currencies and separators mean."""
    assert [mention.figure for mention in read(phrase, language=language, place=place)] == [figure(literal)]


@pytest.mark.parametrize(("language", "phrase", "code"), list(rows("refused")))
def test_refusal(language: str, phrase: str, code: str):
    """What cannot be relied on is refused whole, with its code."""
    assert [(mention.figure, mention.refusal) for mention in read(phrase, language=language)] == [(None, code)]


@pytest.mark.parametrize(
    ("language", "phrase"),
    [(language, phrase) for language, _, phrases in rows("silent") for phrase in list(phrases)],  # type: ignore[call-overload]
)
def test_silence(language: str, phrase: str):
    """Identifiers, ordinals, articles and words with numbers in them are no figures."""
    assert list(read(phrase, language=language)) == []


@pytest.mark.parametrize(("language", "phrase", "says"), list(rows("dates")))
def test_date(language: str, phrase: str, says: str | list[str]):
    """A phrase says its date, completed from the day of publication."""
    found = [
        f"!{mention.refusal}" if mention.figure is None else str(mention.figure)
        for mention in read(phrase, language=language, published=PUBLISHED)
    ]
    assert found == ([says] if isinstance(says, str) else says)
    assert all(isinstance(m.figure, PartialDate | None) for m in read(phrase, language=language, published=PUBLISHED))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_figure_stands_in_a_sentence(file: Path):
    """A phrase says the same between other words of a sentence."""
    tables = tomllib.loads(file.read_text("utf-8"))
    for phrase, literal in tables["figures"].items():
        mentions = read(f"（{phrase}）。", language=file.stem)
        assert [mention.figure for mention in mentions] == [figure(literal)], phrase
