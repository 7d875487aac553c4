"""The catalogue: every code once, whole and in plain sentences."""

from __future__ import annotations

import re

import pytest

from stargate_model.errors import ExplainError
from stargate_model.findings.catalogue import CATALOGUE, code_of
from stargate_model.findings.code import Code
from stargate_model.findings.families import (
    configuration,
    consistency,
    cross_source,
    evidence,
    extension,
    formats,
    hedge,
    reading,
    reference,
    structure,
    unit,
    waiver,
)
from stargate_model.localization.messages import places
from stargate_model.reading.mention import NOTES, REFUSALS, SILENT

FAMILIES = {
    "format": formats,
    "structure": structure,
    "unit": unit,
    "hedge": hedge,
    "reference": reference,
    "evidence": evidence,
    "reading": reading,
    "consistency": consistency,
    "cross-source": cross_source,
    "waiver": waiver,
    "configuration": configuration,
    "extension": extension,
}
ENTRIES = [pytest.param(entry, id=entry.code) for entry in CATALOGUE.values()]


def test_no_code_is_given_twice():
    """A code of one family does not hide that of another."""
    every = [entry.code for family in FAMILIES.values() for entry in family.CODES]
    assert len(every) == len(set(every)) == len(CATALOGUE)


def test_each_entry_is_of_its_family():
    """The family is that of the module."""
    for name, family in FAMILIES.items():
        assert {entry.family for entry in family.CODES} == {name}


@pytest.mark.parametrize("entry", ENTRIES)
def test_an_entry_is_whole(entry: Code):
    """Code in kebab-case, contexts that name it, and sentences that end."""
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", entry.code)
    assert entry.message.context == f"finding:{entry.code}"
    assert entry.explanation.context == f"explain:{entry.code}" or entry.explanation == entry.message
    assert entry.repair.context == f"repair:{entry.code}"
    for text in (entry.explanation.text, entry.repair.text):
        assert re.search(r"[.:]\Z|\A-\Z", text), text
        assert text == text.strip()
        assert "  " not in text
    assert entry.example
    assert '"{' not in entry.message.text


@pytest.mark.parametrize("entry", ENTRIES)
def test_places_are_names(entry: Code):
    """Every brace in a message is part of a place, and explanations of messages have none."""
    assert entry.message.text.count("{") == len(re.findall(r"\{[a-z_]+\}", entry.message.text))
    assert len(places(entry.message.text)) <= 8


def test_an_unknown_code_names_the_nearest():
    """A misspelt code is told with the one that may be meant."""
    with pytest.raises(ExplainError, match="dangling-reference") as caught:
        code_of("dangling-referense")
    assert caught.value.params["nearest"] == "dangling-reference"
    with pytest.raises(ExplainError, match="lists all codes"):
        code_of("zzzz")


def test_what_the_reader_says_is_explained():
    """Each refusal and each note of the reader has its entry."""
    assert CATALOGUE.keys() >= REFUSALS | SILENT | NOTES
