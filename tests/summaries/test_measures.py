"""Measures: which wording of a figure is adopted, and what each source says differently."""

from __future__ import annotations

import pytest

from stargate_model.claims.kinds import Count, Money
from stargate_model.reading import Outcome
from stargate_model.records.commitments import Commitment
from stargate_model.records.places import Site
from stargate_model.records.vocabularies import CommitmentKind, Stage
from stargate_model.summaries.measures import adopted, differing, measures, wordings

from .small import SMALL, both, said

TOTAL = SMALL.commitments["total"]


def wording(figure, quote):
    """What a phrase says of a figure."""
    (found,) = wordings(SMALL, type(figure)(figure.literal, evidence=[said(quote)]))
    return found


@pytest.mark.parametrize(
    ("quote", "outcome", "literal"),
    [
        ("up to $500 billion", Outcome.AGREES, "<=500000000000 USD"),
        ("$500 billion", Outcome.HEDGED_DIFFERENTLY, "500000000000 USD"),
        ("$700 billion", Outcome.CONTRADICTS, "700000000000 USD"),
    ],
)
def test_a_phrase_is_read_again(quote, outcome, literal):
    """A wording has the figure as its source words it, and how that stands to the record's."""
    found = wording(Money("<=500e9 USD"), quote)
    assert (found.outcome, found.figure) == (outcome, Money(literal))


def test_a_phrase_without_a_currency_stays_a_phrase():
    """Where a phrase holds no complete figure, the phrase is told, and nothing is made of it."""
    assert wording(Money("<=500e9 USD"), "several hundred billion").quote == "several hundred billion"


def test_what_cannot_be_read_again_is_taken_as_the_record_has_it():
    """Evidence without a readable phrase says what the record says."""
    assert wording(Count("1 item"), "it").is_adopted


def test_only_sources_that_agree_are_cited_for_the_adopted_wording():
    """The adopted wording names no document that hedges the figure differently."""
    amount = next(iter(measures(TOTAL)))
    fact, differ = adopted(SMALL, TOTAL, amount)
    assert fact.telling.documents == ("the-paper",)
    assert (differ.kind, set(differ.telling.documents)) == ("sources_differ", {"the-paper", "the-register"})


def test_each_other_wording_is_told():
    """Hedged differently, incomplete, disputed by someone, taken back and disputed: each is a fact of its own."""
    amount = next(iter(measures(TOTAL)))
    kinds = [fact.kind for fact in differing(SMALL, TOTAL, amount)]
    assert kinds == ["amount", "amount", "incomplete", "disputed_by", "superseded", "disputed"]


def test_sources_that_agree_do_not_differ():
    """Nothing is told of a difference where there is none."""
    horizon = list(measures(TOTAL))[1]
    assert list(differing(SMALL, TOTAL, horizon)) == []


def test_a_figure_that_no_source_words_as_the_record_does_cites_none_for_it():
    """Where no phrase agrees with the record, its wording stands without a document in the list of differences."""
    record = Commitment(
        id="sum",
        name=both("Sum", "总额"),
        kind=CommitmentKind.INVESTMENT,
        stage=Stage.PLEDGE,
        amount=Money("~500e9 USD", evidence=[said("$500 billion")]),
    )
    first, second = differing(SMALL, record, next(iter(measures(record))))
    assert (first.telling.documents, second.telling.documents) == ((), ("the-paper",))


def test_a_record_without_figures_has_no_measures():
    """Nothing is told of what is not stated."""
    assert list(measures(Site(id="bare", name=both("Bare", "无")))) == []
