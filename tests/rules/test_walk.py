"""Where a record cites what."""

from __future__ import annotations

from stargate_model.claims.dates import PartialDate
from stargate_model.claims.evidence import Stance
from stargate_model.claims.kinds import Power
from stargate_model.records.parts import Milestone, Statement
from stargate_model.records.vocabularies import Status
from stargate_model.rules.walk import claims, figures_of, newest, phrases, pieces
from tests.rules.running import cited, name, site

BUILT = site(
    capacity=Power("1.2 GW", evidence=[cited("1.2 GW", start=3)]),
    milestones=(Milestone(status=Status.ANNOUNCED, date=PartialDate("2025"), capacity=Power("1 GW")),),
    statements=(Statement(text=name("x"), evidence=(cited("y"), cited("z"))),),
    evidence=(cited("w"),),
)


def test_every_piece_of_evidence_is_found_at_its_place():
    """Of the record, of its parts and of their figures."""
    assert {at: piece.quote for at, piece in pieces(BUILT)} == {
        "/evidence/0": "w",
        "/statements/0/evidence/0": "y",
        "/statements/0/evidence/1": "z",
        "/capacity/evidence/0": "1.2 GW",
    }


def test_claims_without_evidence_are_found_too():
    """They are what a reader may miss it of."""
    assert [claim.at for claim in claims(BUILT) if not claim.evidence] == ["/milestones/0", "/milestones/0/capacity"]


def test_figures_of_parts_are_found():
    """A milestone's capacity is a figure of the site."""
    assert [at for at, _ in figures_of(BUILT)] == ["/milestones/0/capacity", "/capacity"]


def test_a_phrase_has_the_same_key_wherever_it_is_cited():
    """Document and offsets make it; disputes and phrases without a place have none."""
    pieces_ = [cited("a", start=3), cited("a", start=3, stance=Stance.DISPUTES), cited("a")]
    assert [key for key, _ in phrases(Power("1 GW", evidence=pieces_))] == ["early 3 4"]


def test_newest_is_the_last_that_can_be_told():
    """Dates that are not known do not count, nor does their order; of two that overlap, the one that begins later."""
    dates = [None, PartialDate("2024-06"), PartialDate("2025"), PartialDate("2025-06"), PartialDate("--12-31")]
    assert newest(dates) == newest(dates[::-1]) == PartialDate("2025-06")
    assert newest([None]) is None
