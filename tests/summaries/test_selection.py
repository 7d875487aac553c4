"""Selection: a record with all that is about it, at two lengths, in every format."""

from __future__ import annotations

import json

import pytest

from stargate_model.checking import load
from stargate_model.errors import NoSuchRecordError, VocabularyError
from stargate_model.summaries import summarize
from stargate_model.summaries.selection import selected, with_kin

from .small import SMALL

SEEDS = load()


def told(**choice):
    """The keys of the records that a summary has entries for, and the kinds of its sections."""
    tree = json.loads(summarize(SEEDS, format="json", **choice))
    sections = tree["sections"]
    return {entry["record"] for section in sections for entry in section["entries"]}, [one["kind"] for one in sections]


def test_a_site_brings_its_power_commitments_events_and_policies():
    """What stands at a site, and what is about its power, is told with it; other sites are not."""
    records, _ = told(select="site:abilene")
    assert {"site:abilene", "power_source:abilene-turbines", "power_source:abilene-gas-plant"} <= records
    assert "policy:abilene-plant-permit" in records
    assert "partner:ge-vernova" in records
    assert "site:stargate-us-development" not in records


def test_a_partner_brings_what_it_promises_and_says():
    """A partner is told with its commitments and the people in its offices."""
    records, _ = told(select=["oracle"])
    assert {"partner:oracle", "commitment:oracle-gb200", "person:larry-ellison"} <= records
    assert "partner:microsoft" not in records


def test_names_of_what_is_not_selected_are_told_all_the_same():
    """A selection chooses what is told, not what is known: the maker of the turbines keeps its name."""
    assert "Maker: GE Vernova" in summarize(SEEDS, select="power_source:abilene-turbines")


def test_the_title_names_what_was_asked_for():
    """A selection's title is that of its records."""
    assert summarize(SEEDS, "zh-Hans", select=["site:abilene", "oracle"]).startswith("阿比林和甲骨文概要\n")


def test_only_documents_that_are_cited_are_listed():
    """The documents of a selection are those of its lines, numbered from one."""
    summary = summarize(SEEDS, select="power_source:abilene-gas-plant")
    assert "[1] A company's explainer" in summary
    assert "[2]" not in summary


def test_in_short_there_is_the_lead_money_power_and_what_differs():
    """The short form has four sections, and of the programme its lead."""
    _, sections = told(length="short")
    assert sections == ["programme", "money", "sites", "differences"]
    short, full = summarize(SEEDS, length="short"), summarize(SEEDS)
    assert "A programme of several companies" in short
    assert "It is named after" not in short
    assert "It is named after" in full
    assert all(line in full for line in short.split("\n"))


@pytest.mark.parametrize("format_", ["text", "markdown", "html", "json", "vega"])
def test_each_format_can_be_selected_and_short(format_):
    """Selection and length hold in every format."""
    chosen = summarize(SEEDS, format=format_, select="oracle", length="short")
    assert len(chosen) < len(summarize(SEEDS, format=format_))


def test_an_unknown_record_is_refused_with_the_nearest():
    """What is not there is refused by name, and the nearest is offered."""
    with pytest.raises(NoSuchRecordError, match=r"no record 'site:abilen'\. Did you mean 'site:abilene'\?"):
        summarize(SEEDS, select="site:abilen")
    with pytest.raises(NoSuchRecordError, match="no record 'document:voa'"):
        summarize(SEEDS, select="document:voa")


def test_an_unknown_length_is_refused():
    """There are two lengths."""
    with pytest.raises(
        VocabularyError, match=r"'shrt' is no length of summaries\. Did you mean 'short'\? Known: short, full"
    ):
        summarize(SEEDS, length="shrt")


@pytest.mark.parametrize("key", [record.key for record in SMALL if hasattr(record, "key")])
def test_each_record_can_be_selected(key):
    """Whatever record is asked for, its name is in the title, and nothing is told that is not about it."""
    (record,) = selected(SMALL, key)
    tree = json.loads(summarize(SMALL, format="json", select=key))
    assert record.name["en"].removesuffix(".") in tree["title"]
    records = {entry["record"] for section in tree["sections"] for entry in section["entries"]} - {None}
    assert records <= with_kin(SMALL, [record])
