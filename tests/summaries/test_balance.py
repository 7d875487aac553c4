"""The balance: supply against load, never beyond the hedges."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stargate_model.amounts.intervals import Answer
from stargate_model.checking import load
from stargate_model.claims.evidence import Evidence, Modality
from stargate_model.claims.kinds import Power, Share
from stargate_model.claims.text import Text
from stargate_model.records.dataset import Dataset
from stargate_model.records.places import PowerSource, Site
from stargate_model.records.vocabularies import SourceRole, Technology
from stargate_model.summaries import summarize
from stargate_model.summaries.balance import balance

NAME = Text({"en": "A"})


def site(**figures):
    """A site with some figures."""
    return Site(id="campus", name=NAME, **figures)


def source(id_, **fields):
    """A power source of the site."""
    return PowerSource(id=id_, name=NAME, site="campus", **fields)


@pytest.mark.parametrize(
    ("load_", "capacities", "supply", "covers"),
    [
        ("1 GW", ["400 MW", "700 MW"], "1100 MW", Answer.YES),
        ("1 GW", ["400 MW", "500 MW"], "900 MW", Answer.NO),
        ("1 GW", ["400 MW", ">=500 MW"], ">=900 MW", Answer.CANNOT_TELL),
        ("1 GW", [">=1 GW"], ">=1 GW", Answer.YES),
        ("1 GW", ["<=2 GW"], "<=2 GW", Answer.CANNOT_TELL),
        ("1 GW", ["<500 MW"], "<500 MW", Answer.NO),
        (">1 GW", ["1 GW"], "1 GW", Answer.NO),
        ("~1 GW", ["1 GW"], "1 GW", Answer.CANNOT_TELL),
        ("<=1 GW", ["300..400 MW", "700 MW"], "1000..1100 MW", Answer.YES),
    ],
)
def test_intervals_decide(load_, capacities, supply, covers):
    """A supply covers a load only where every number that the hedges leave possible does."""
    sources = [source(f"plant-{n}", capacity=Power(capacity)) for n, capacity in enumerate(capacities)]
    found = balance(site(facility_load=Power(load_)), sources)
    assert (found.supply, found.covers) == (Power(supply), covers)


def test_what_may_overlap_counts_once_at_the_least():
    """Sources that may be the same machines are the largest of them at the least and all of them at the most."""
    sources = [
        source("turbines", capacity=Power("~986 MW"), may_overlap=("plant",)),
        source("plant", capacity=Power("360 MW")),
        source("solar", capacity=Power("100 MW")),
    ]
    found = balance(site(facility_load=Power("1 GW")), sources)
    assert (found.supply, found.overlaps) == (Power("~1086..1446 MW"), True)


def test_overlaps_reach_further_than_a_pair():
    """Three sources of which each may be the next are one group."""
    sources = [
        source("a1", capacity=Power("1 MW"), may_overlap=("b1",)),
        source("c1", capacity=Power("3 MW"), may_overlap=("b1",)),
        source("b1", capacity=Power("2 MW")),
    ]
    assert balance(site(), sources).supply == Power("3..6 MW")


def test_a_permit_is_no_more_than_a_limit():
    """A source with a permit and no capacity gives anything up to the permit."""
    assert balance(site(capacity=Power("1 GW")), [source("plant", permitted=Power("360 MW"))]).supply == Power(
        "<=360 MW"
    )
    assert balance(site(capacity=Power("1 GW")), [source("plant", permitted=Power(">1 GW"))]).supply == Power(">1 GW")


def test_stores_backups_and_parts_do_not_supply():
    """What only stores, stands by, or is a part of another source is not counted."""
    sources = [
        source("plant", capacity=Power("1 GW")),
        source("half", capacity=Power("500 MW"), part_of="plant"),
        source("battery", capacity=Power("1 GW"), technology=Technology.BATTERY),
        source("diesel", capacity=Power("1 GW"), roles=(SourceRole.BACKUP,)),
    ]
    assert balance(site(facility_load=Power("1 GW")), sources).supply == Power("1 GW")


def test_the_grid_is_a_supply():
    """A grid connection is added to what stands on the site."""
    found = balance(
        site(facility_load=Power("1 GW"), grid_connection=Power("<=900 MW")), [source("a1", capacity=Power("1 GW"))]
    )
    assert found.supply == Power("1..1.9 GW")


@pytest.mark.parametrize("kind", ["it_load", "capacity"])
def test_a_load_of_another_kind_is_compared_with_nothing(kind):
    """Neither the computers' load nor a capacity of unknown kind is the load of the facility."""
    found = balance(site(**{kind: Power("1 MW")}, pue=Share("1.2 ratio")), [source("plant", capacity=Power("5 GW"))])
    assert (found.load_kind, found.covers) == (kind, Answer.CANNOT_TELL)


def test_nothing_named_is_no_balance():
    """Without any power of a source, or with a single one and no load, there is nothing to set against anything."""
    assert balance(site(facility_load=Power("1 GW")), [source("plant")]) is None
    assert balance(site(), [source("plant", capacity=Power("1 GW"))]) is None
    assert balance(site(), [source("a1", capacity=Power("1 GW")), source("b1", capacity=Power("1 GW"))]).covers is (
        Answer.CANNOT_TELL
    )


@given(st.lists(st.tuples(st.integers(1, 500), st.integers(0, 500)), min_size=1, max_size=5), st.data())
def test_whatever_the_sources_really_give_lies_in_the_supply(ranges, data):
    """However overlapping machines are shared out, their sum is among what the balance leaves possible."""
    powers = [Power(f"{low}..{low + more} MW" if more else f"{low} MW") for low, more in ranges]
    may_overlap = tuple(f"s{n}" for n in range(1, len(powers))) if data.draw(st.booleans()) else ()
    sources = [
        source(f"s{n}", capacity=power, may_overlap=may_overlap if n == 0 else ()) for n, power in enumerate(powers)
    ]
    real = [data.draw(st.integers(low, low + more)) for low, more in ranges]
    found = balance(site(facility_load=Power("1 GW")), sources).supply.interval()
    total = max(real) if may_overlap and data.draw(st.booleans()) else sum(real)
    assert found.contains(Decimal(total) * 10**6)


def test_the_seeds_leave_the_balance_of_abilene_open():
    """Turbines and plant may be the same, and the capacity is of no stated kind: both are told."""
    told = summarize(load(), select="site:abilene")
    assert (
        "counted once for the lower end and separately for the upper): about 986 to 1,346 megawatts (reported)." in told
    )
    assert "it is not stated what kind of capacity that is: 1.2 gigawatts (planned)." in told


def test_what_is_made_of_several_is_as_sure_as_the_least():
    """A supply of one stated and one planned source is told as planned."""
    stated = Evidence(document="paper", modality=Modality.STATED)
    planned = Evidence(document="paper", modality=Modality.PLANNED)
    sources = [
        source("a1", capacity=Power("1 GW", evidence=[stated])),
        source("b1", capacity=Power("2 GW", evidence=[planned])),
    ]
    told = summarize(Dataset([site(facility_load=Power("2 GW")), *sources]))
    assert "Supply named in all: 3 gigawatts (planned)." in told
    assert "The supply covers the load of the whole facility: 2 gigawatts." in told
