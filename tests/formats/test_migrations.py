"""Migrations: data of older versions come into the current form, step by step, and nothing is lost."""

from __future__ import annotations

import copy
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import stargate_model as sm
from stargate_model import corpus, strategies
from stargate_model.formats import json as json_format
from stargate_model.formats import yaml as yaml_format
from stargate_model.formats.loading import VERSION, read_bytes
from stargate_model.formats.migrations import STEPS, Change, is_old, migrate, version_of
from stargate_model.formats.structuring import structure
from stargate_model.formats.tree import Tree
from stargate_model.formats.writing import tree_of
from stargate_model.records.dataset import COLLECTIONS, Dataset
from tests.formats.test_schema import VALIDATORS, as_editors_read
from tests.laws import examples

FIXTURE = Path(__file__).parent / "data" / "0.9.yaml"
PAGE = Path(__file__).parents[2] / "docs" / "schemas.md"


def old() -> Tree:
    """The data of version 0.9, as they were read."""
    return yaml_format.parse(FIXTURE.read_text("utf-8")).tree


def records_of(tree: Any) -> Dataset:
    """The data set of a tree of the current version."""
    held = [structure(item, COLLECTIONS[name]) for name, items in tree.items() if name in COLLECTIONS for item in items]
    wrong = [one for one in held if isinstance(one, tuple)]
    assert not wrong
    return Dataset(one for one in held if not isinstance(one, tuple))


class TestFromZeroPointNine:
    """The data of version 0.9."""

    def test_they_are_of_their_own_schema(self) -> None:
        """The old schema is kept, is valid itself, and takes the data that were written under it."""
        schema = json.loads((corpus.schemas() / "0.9" / "dataset.json").read_text("utf-8"))
        Draft202012Validator.check_schema(schema)
        tree = json.loads(json_format.write(as_editors_read(old())))
        assert [error.message for error in Draft202012Validator(schema).iter_errors(tree)] == []

    def test_they_are_of_the_current_schema_afterwards(self) -> None:
        """What comes out is taken by the schema and by the loader, and contradicts nothing."""
        tree, _ = migrate(old())
        assert [error.message for error in VALIDATORS["dataset"].iter_errors(as_editors_read(tree))] == []
        assert sm.check(records_of(tree)).ok

    def test_they_say_the_same(self) -> None:
        """Every name, figure, hedge and piece of evidence is there, in its new words."""
        dataset = records_of(migrate(old())[0])
        site, source = dataset.sites["abilene"], dataset.power_sources["turbines"]
        assert dict(site.name) == {"en": "Abilene", "zh-Hans": "阿比林"}
        assert (site.capacity, site.it_load, site.facility_load) == (
            sm.Power("<=1.2 GW"),
            sm.Power("880 MW"),
            sm.Power("~<1 GW"),
        )
        assert (site.status.value, site.milestones[0].status.value) == ("construction", "construction")
        assert (source.unit_count, source.capacity, source.maker) == (
            sm.Count("~29 turbine"),
            sm.Power("986 MW"),
            "a-maker",
        )
        assert site.capacity is not None
        (piece,) = site.capacity.evidence
        assert (piece.document, piece.start, piece.end, piece.quote) == ("a-report", 12, 24, "up to 1.2 GW")
        assert piece.modality is sm.Modality.PLANNED

    def test_each_step_changes_something_and_says_where(self) -> None:
        """Every step has work to do in the fixture, and each change points to what was there."""
        _, changes = migrate(old())
        assert {change.step for change in changes} == set(STEPS["0.9"][1])
        assert Change("collections", "/organisations") in changes
        assert Change("names", "/sites/0/name_zh") in changes

    def test_each_step_is_documented(self) -> None:
        """The page has a row for each step, and the table of versions has each version."""
        page = PAGE.read_text("utf-8")
        for version, (_, steps) in STEPS.items():
            assert re.search(rf"^\| {re.escape(version)} \|", page, re.MULTILINE)
            assert all(f"| `{name}` |" in page for name in steps)

    def test_the_tree_itself_is_left_as_it_is(self) -> None:
        """A migration gives a new tree."""
        before = old()
        kept = copy.deepcopy(before)
        migrate(before)
        assert before == kept

    def test_each_old_version_leads_to_the_current_one(self) -> None:
        """By one step of version or by several."""
        for version in STEPS:
            assert version_of(migrate({"stargate_model": version})[0]) == VERSION

    def test_what_is_not_known_is_left_for_the_loader(self) -> None:
        """A word that no table has, or a span that is none, is not dropped."""
        site = {"id": "ab", "name": "A", "status": "dreamt of", "power": {"value": 1, "unit": "GW", "qualifier": "x"}}
        evidence = {"source": "paper", "span": "here", "certainty": "rumour"}
        tree, _ = migrate({"stargate_model": "0.9", "sites": [{**site, "evidence": [evidence]}], "extra": [1]})
        assert tree == {
            "stargate_model": VERSION,
            "sites": [
                {
                    "id": "ab",
                    "name": {"en": "A"},
                    "status": "dreamt of",
                    "capacity": {"value": 1, "unit": "GW", "qualifier": "x"},
                    "evidence": [{"document": "paper", "span": "here", "modality": "rumour"}],
                }
            ],
            "extra": [1],
        }


class TestLaws:
    """What holds of every migration."""

    @settings(max_examples=examples(20))
    @given(dataset=strategies.linked_datasets())
    def test_current_data_are_not_touched(self, dataset: Dataset) -> None:
        """They come back as they are, without a change."""
        tree = tree_of(dataset)
        assert not is_old(tree)
        assert migrate(tree) == (tree, ())

    @settings(max_examples=examples(50))
    @given(
        tree=st.recursive(
            st.none() | st.booleans() | st.text(max_size=3),
            lambda inside: (
                st.lists(inside, max_size=3)
                | st.dictionaries(
                    st.sampled_from("sites name name_zh power status value qualifier source span evidence".split()),
                    inside,
                    max_size=4,
                )
            ),
        )
    )
    def test_no_tree_is_too_strange(self, tree: Tree) -> None:
        """Whatever stands in old data, a migration raises nothing, and done twice it is done once."""
        strange = {**tree, "stargate_model": "0.9"} if isinstance(tree, dict) else tree
        once, _ = migrate(strange)
        assert migrate(once) == (once, ())


@pytest.mark.parametrize("tree", [None, [], "0.9", {}, {"stargate_model": None}, {"stargate_model": "7"}], ids=str)
def test_other_trees_are_left_alone(tree: Tree) -> None:
    """What is no data set, or is of a version that nobody knows, is for the loader to tell of."""
    assert not is_old(tree)
    assert migrate(tree) == (tree, ())


def test_old_data_are_told_of_once() -> None:
    """They are not read as if they were current: one finding says which version it is, and how to migrate."""
    source = read_bytes(FIXTURE.read_bytes(), "yaml", "old.yaml")
    (finding,) = sm.check([source])
    assert (finding.code, finding.pointer, finding.line) == ("old-version", "/stargate_model", 2)
    assert "stargate-model convert" in finding.message()
    with pytest.raises(sm.DatasetError, match=r"stargate-model convert"):
        sm.load(FIXTURE)
