"""The tables of phrases: what each says, language by language.

A file in `phrases/` has the figures of phrases without a place (`figures`) and with one (`figures-in.XX`), refusals,
what a sweep passes over in silence (`silent`), text in which a number is refused at most (`unread`), dates as of
2025-01-25 (`dates`), and whole clauses with all their figures and dates of that day (`sentences`). A list says
everything in its order. "!" stands before a refusal, " | " before what else there is to say: a sense, or "per" and
what a figure is counted per.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from stargate_model.claims.dates import PartialDate
from stargate_model.claims.kinds import figure
from stargate_model.reading import Mention, read

FILES = sorted((Path(__file__).parent / "phrases").glob("*.toml"))
PUBLISHED = "2025-01-25"


def rows(section: str) -> Iterator[tuple[str, str, object]]:
    """Language, phrase and what it says, of one section of every file."""
    for file in FILES:
        for phrase, says in tomllib.loads(file.read_text("utf-8")).get(section, {}).items():
            yield file.stem, phrase, says


def listed(says: object) -> list[str]:
    """What is said, one thing or many, as a list."""
    return [says] if isinstance(says, str) else [str(each) for each in list(says)]  # type: ignore[call-overload]


def holds(mention: Mention, says: str) -> bool:
    """Whether a mention says a literal, a date or a refusal, and what else is said of it."""
    literal, *others = says.split(" | ")
    if mention.figure is None or isinstance(mention.figure, PartialDate):
        same = literal == (f"!{mention.refusal}" if mention.figure is None else str(mention.figure))
    else:
        same = not literal.startswith("!") and " " in literal and mention.figure == figure(literal)
    return same and set(others) <= {mention.sense, f"per {mention.per}"}


def assert_says(mentions: Iterable[Mention], says: object) -> None:
    """Each mention says its part, and there is none more."""
    found, expected = list(mentions), listed(says)
    assert len(found) == len(expected), found
    for mention, literal in zip(found, expected, strict=True):
        assert holds(mention, literal), (literal, mention)


@pytest.mark.parametrize(("language", "phrase", "says"), list(rows("figures")))
def test_figure(language: str, phrase: str, says: object):
    """A phrase says its figure and nothing else."""
    assert_says(read(phrase, language=language), says)


@pytest.mark.parametrize(("language", "clause", "says"), list(rows("sentences")))
def test_sentence(language: str, clause: str, says: object):
    """A clause of the press says all its figures and dates, in their order."""
    assert_says(read(clause, language=language, published=PUBLISHED), says)


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


@pytest.mark.parametrize(
    ("language", "phrase"),
    [(language, phrase) for language, _, phrases in rows("unread") for phrase in list(phrases)],  # type: ignore[call-overload]
)
def test_nothing_is_read(language: str, phrase: str):
    """A number that is no figure is refused at most."""
    assert [mention for mention in read(phrase, language=language) if mention.figure is not None] == []


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
    for phrase, says in tables["figures"].items():
        if isinstance(says, str):
            assert_says(read(f"（{phrase}）。", language=file.stem), says)
