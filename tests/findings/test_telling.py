"""Findings and codes in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stargate_model.claims.figure import Figure
from stargate_model.claims.kinds import Count
from stargate_model.errors import ExplainError, LocaleError
from stargate_model.findings.catalogue import CATALOGUE
from stargate_model.findings.finding import Finding, Param, Severity
from stargate_model.findings.telling import NOTHING, explanation, message
from stargate_model.localization.messages import Messages, places
from stargate_model.strategies import any_figures

CODES = sorted(CATALOGUE)


def finding(code: str, **params: Param) -> Finding:
    """A finding with what its message names."""
    return Finding(code=code, severity=Severity.ERROR, params=params)


@pytest.mark.parametrize("code", CODES)
def test_every_message_is_told_in_english(code: str):
    """With every place filled."""
    entry = CATALOGUE[code]
    for text in (entry.message.text, entry.alone.text if entry.alone else entry.message.text):
        names = places(text) - {"why"}
        told = message(finding(code, **{name: f"the-{name}" for name in names}))
        assert all(f"the-{name}" in told for name in names)
        assert "{" not in told


@pytest.mark.parametrize("code", CODES)
def test_every_code_is_explained_in_english(code: str):
    """Title, explanation, example and repair, in this order."""
    title, _, rest = explanation(code).partition("\n\n")
    entry = CATALOGUE[code]
    assert title == f"{code} ({entry.family}, {entry.severity})"
    parts = [rest.index(part) for part in (entry.explanation.text, entry.example.splitlines()[0], entry.repair.text)]
    assert parts == sorted(parts)


def test_figures_are_told_as_the_language_writes_them():
    """Hedge and unit in words."""
    told = message(finding("figure-without-evidence", figure=Count("<=29 turbine")))
    assert told == "There is no evidence for this figure: up to 29 turbines."


def test_nothing_to_name_is_a_dash():
    """Whether a place is empty or not given."""
    assert message(finding("missing-key", key="")) == f"The key “{NOTHING}” is missing."
    assert message(finding("missing-key")) == f"The key “{NOTHING}” is missing."


def test_where_nothing_is_near_what_is_known_is_told():
    """A misspelt key has a nearest one; one of another kind is answered with all that there are."""
    assert message(finding("unknown-key", key="capcity", nearest="capacity", known="id, capacity")) == (
        "There is no key “capcity” here. Nearest: capacity."
    )
    assert message(finding("unknown-key", key="power", nearest="", known="id, capacity")) == (
        "There is no key “power” here. All: id, capacity."
    )


def test_why_a_phrase_is_refused_is_told_with_its_code():
    """In the language of the message."""
    refused = finding("unreadable-evidence", quote="about 5,000", refusal="unit-missing")
    assert message(refused).endswith(": unit-missing. Nothing says what the number counts or measures.")
    assert message(refused, "de").endswith(Messages("de").get(*CATALOGUE["unit-missing"].explanation))
    assert message(finding("unreadable-evidence", quote="x", refusal="none")).endswith(f": none. {NOTHING}")


def test_words_of_the_data_are_cut_and_made_visible():
    """No data can break a line, hide what follows or fill the screen."""
    told = message(finding("phrase-absent", quote="a\nb\u202e{document}" + "x" * 500, document="voa"))
    assert told.startswith("The phrase “a\\u{A}b\\u{202E}{document}xxx")
    assert len(told) < 200


@given(st.sampled_from(CODES), st.text(max_size=200) | any_figures())
def test_a_message_is_one_printable_line(code: str, param: str | Figure):
    """Whatever is put into it."""
    names = places(CATALOGUE[code].message.text)
    told = message(finding(code, **dict.fromkeys(names, param)))
    assert "\n" not in told
    assert all(character.isprintable() or character in "\xa0\u202f\u2009" for character in told)


def test_what_is_not_there_is_refused():
    """A code that the catalogue has not, and a language that is not offered."""
    with pytest.raises(ExplainError):
        explanation("no-such-code")
    with pytest.raises(LocaleError):
        message(finding("duplicate-id", id="abilene"), "tlh")
