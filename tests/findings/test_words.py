"""Words of findings: what is ours is told in the language, what is of the data stays as it is."""

from __future__ import annotations

import pytest

from stargate_model.claims.figure import KINDS
from stargate_model.findings.finding import Finding, Severity
from stargate_model.findings.words import WORDS
from stargate_model.formats.tree import described


def told(code: str, locale: str, **params: str) -> str:
    """The message of a finding."""
    return Finding(code=code, severity=Severity.ERROR, params=params).message(locale)


def test_wanted_and_found_are_in_the_language() -> None:
    """A message has no words of another language, but for names and notations."""
    assert (
        told("wrong-dimension", "zh-Hans", wanted="power", unit="GWh", found="energy")
        == "应为功率，而GWh度量的是能量。"
    )
    assert told("wrong-type", "de", wanted="a list", found="text") == "Erwartet: eine Liste; gefunden: Text."
    assert told("wrong-type", "en", wanted="a list", found="text") == "Expected a list, found text."


def test_words_of_the_data_stay_as_they_are() -> None:
    """Also where they are the same as one of ours."""
    assert "„power“" in told("bad-code", "de", found="power", wanted="a country code of ISO 3166-1, such as US")


@pytest.mark.parametrize("word", sorted(KINDS))
def test_every_dimension_is_told(word: str) -> None:
    """A new one gets its word."""
    assert word in WORDS


@pytest.mark.parametrize("value", [{}, [], "a", True, None], ids=repr)
def test_every_type_is_told(value: object) -> None:
    """What a reader says of a value."""
    assert described(value) in WORDS
