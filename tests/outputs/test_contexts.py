"""Every form of a report, with names that would disturb it, in every language: nothing raw comes out."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings

from stargate_model.configuration import FORMATS
from stargate_model.findings.catalogue import CATALOGUE
from stargate_model.findings.report import Report
from stargate_model.localization import SUMMARY_LANGUAGES
from stargate_model.outputs import writer
from tests.laws import examples
from tests.outputs.reports import HOSTILE, full_of, reports

_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def raw(text: str) -> set[str]:
    """The controls, surrogates and marks of direction of a text, but for the ends of its lines."""
    return {char for char in text if unicodedata.category(char) in {"Cc", "Cs"} or char in _BIDI} - {"\n"}


@pytest.mark.parametrize("language", SUMMARY_LANGUAGES)
@pytest.mark.parametrize("form", FORMATS)
def test_no_name_puts_a_control_into_an_output(form: str, language: str) -> None:
    """A terminal, a browser and a parser get only what shows."""
    every = Report(full_of(name, code) for name in HOSTILE for code in ("unknown-key", "bad-id", "bad-text"))
    assert raw(writer(form)(every, language)) == set()


@settings(max_examples=examples(50))
@given(report=reports())
def test_no_text_at_all_does(report: Report) -> None:
    """Whatever stands wherever."""
    for form in FORMATS:
        assert raw(writer(form)(report, "ar")) == set()


@pytest.mark.parametrize("form", FORMATS)
def test_every_code_is_told_in_every_form(form: str) -> None:
    """No code lacks what a form tells of it, in any language."""
    every = Report(full_of("abilene", code) for code in CATALOGUE)
    for language in SUMMARY_LANGUAGES:
        told = writer(form)(every, language, most=10_000_000)
        assert all(code in told for code in CATALOGUE)
