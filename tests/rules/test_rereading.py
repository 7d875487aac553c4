"""Phrases that are read again: the short way says what the reader says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stargate_model.claims.evidence import Stance
from stargate_model.claims.kinds import Count, Power, figure
from stargate_model.localization.negotiate import SUMMARY_LANGUAGES
from stargate_model.reading import Outcome, agreement
from stargate_model.rules.rereading import is_literal, phrases_of
from stargate_model.rules.shapes import Context
from tests.rules.running import EARLY, LATE, cited, document

UNITS = ["W", "kW", "MW", "GW", "TW", "Wh", "kWh", "MWh", "GWh", "TWh", "V", "kV"]


def context(language: str = "en") -> Context:
    """A document in a language."""
    return Context(documents={EARLY: document(EARLY, language=language)})


@given(st.integers(1, 999), st.sampled_from(UNITS), st.sampled_from(SUMMARY_LANGUAGES))
def test_what_is_taken_for_the_figure_itself_the_reader_reads_so(number: int, unit: str, language: str):
    """A phrase that need not be read would agree, in every language."""
    quote = f"{number} {unit}"
    stated = figure(quote)
    assert is_literal(stated, quote, language)
    assert agreement(stated, quote, language=language).outcome is Outcome.AGREES


@pytest.mark.parametrize(
    ("literal", "quote", "language"),
    [
        ("986 MW", "986 MW", "sw"),
        ("~986 MW", "986 MW", "en"),
        ("<=986 MW", "986 MW", "en"),
        ("0.986 GW", "986 MW", "en"),
        ("986 MW", "986  MW", "en"),
        ("1200 MW", "1200 MW", "en"),  # four digits may be a year or carry a mark
        ("1.2 GW", "1.2 GW", "de"),  # a point is no decimal mark everywhere
    ],
)
def test_anything_else_is_read(literal: str, quote: str, language: str):
    """Hedges, marks, other spellings and languages that are not offered."""
    assert not is_literal(Power(literal), quote, language)


def test_only_supporting_phrases_of_known_documents_are_read():
    """The others have nothing to be compared with."""
    pieces = [
        cited("986 MW"),
        cited("986 MW", stance=Stance.DISPUTES),
        cited("986 MW", "elsewhere"),
        cited(None),
        cited("around 986 MW"),
    ]
    found = list(phrases_of("/capacity", Power("986 MW", evidence=pieces), context()))
    assert [(one.at, one.outcome) for one in found] == [
        ("/capacity/evidence/0", Outcome.AGREES),
        ("/capacity/evidence/4", Outcome.HEDGED_DIFFERENTLY),
    ]


def test_two_figures_with_one_phrase_are_read_each_for_itself():
    """What is kept is kept for the figure, its hedge and its unit, and for the document."""
    both = [Power("986 MW", evidence=[cited("about 986 MW")]), Power("~986 MW", evidence=[cited("about 986 MW")])]
    outcomes = [one.outcome for stated in both * 2 for one in phrases_of("", stated, context())]
    assert outcomes == [Outcome.HEDGED_DIFFERENTLY, Outcome.AGREES] * 2
    (swahili,) = phrases_of("", both[1], context("sw"))
    assert swahili.refusal == "unsupported-language"


def test_what_was_not_read_differs_by_its_words():
    """Two phrases that state the same do not differ, however they spell it."""
    known = Context(documents={EARLY: document(EARLY), LATE: document(LATE)})
    pieces = [cited("5 GW"), cited("5,000 MW", LATE), cited("6 GW", LATE), cited("several", LATE)]
    five, thousands, six, several = phrases_of("", Power("5 GW", evidence=pieces), known)
    assert (five.differs(thousands), five.differs(six), five.differs(several)) == (False, True, True)
    units = Count("<=29 turbine", evidence=[cited("up to 29 turbines")])
    (phrase,) = phrases_of("", units, known)
    assert phrase.lenient
    assert phrase.marked == "up to 29 turbines"
