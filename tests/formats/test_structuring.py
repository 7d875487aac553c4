"""Structuring: from trees to records strictly, with every mistake at once, and back exactly."""

from __future__ import annotations

import copy
import decimal
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stargate_model import strategies
from stargate_model.claims.document import Document
from stargate_model.claims.evidence import Evidence
from stargate_model.claims.kinds import Power
from stargate_model.claims.text import Text
from stargate_model.findings.catalogue import CATALOGUE
from stargate_model.formats.loading import TREES, read_bytes, read_path
from stargate_model.formats.structuring import structure, unstructure
from stargate_model.formats.tree import Plain, Problem, Tree, Unread, child, described, is_list, is_mapping
from stargate_model.formats.writing import tree_of
from stargate_model.records.dataset import COLLECTIONS, AnyRecord, Dataset
from stargate_model.records.parts import Observation
from stargate_model.records.places import PowerSource, Site
from stargate_model.records.structure import Structure
from stargate_model.strategies import PARTS, any_records, evidence, records
from tests.laws import examples

SEEDS = Dataset(entry.record for source in read_path(Path(__file__).parents[2] / "seeds") for entry in source.entries)
SOME: Any = tree_of(Dataset(record for name in COLLECTIONS for record in list(SEEDS.collection(name).values())[:2]))
HOSTILE = ["\x00", "\x1b[31m", "\u202e", "\ufeff", "a" * 200_000, "{x}", "${x}", "<script>", "../..", "%s%n", "''", " "]


class TestBothWays:
    """What is taken apart is put together again."""

    @given(record=any_records())
    def test_each_record_comes_back(self, record: AnyRecord) -> None:
        """Of every type, with every field, the spelling of its numbers included."""
        assert structure(unstructure(record), type(record)) == record

    @pytest.mark.parametrize("cls", PARTS, ids=lambda cls: cls.__name__)
    @settings(max_examples=examples(20))
    @given(data=st.data())
    def test_each_part_comes_back(self, cls: type[Structure], data: st.DataObject) -> None:
        """So does each part that records are made of."""
        part = data.draw(records(cls))
        assert structure(unstructure(part), cls) == part

    @given(given_=evidence())
    def test_evidence_comes_back(self, given_: Evidence) -> None:
        """And evidence, of which figures and records have so much."""
        assert structure(unstructure(given_), Evidence) == given_

    @given(figure=strategies.any_figures())
    def test_any_figure_comes_back_as_its_kind(self, figure: object) -> None:
        """A field for any kind of figure takes the kind from the unit."""
        observed = Observation(figure=figure)  # type: ignore[arg-type]
        assert structure(unstructure(observed), Observation) == observed

    def test_what_is_default_or_absent_is_left_out(self) -> None:
        """A record that states nothing but its name is written as nothing but its name."""
        assert unstructure(Site(id="abilene", name=Text({"en": "Abilene"}))) == {
            "id": "abilene",
            "name": {"en": "Abilene"},
        }

    def test_texts_that_were_unquoted_are_texts_of_no_other_class(self) -> None:
        """Nothing of the format stays in the record, so that it pickles and compares like any other."""
        made = structure({"id": Plain("ab"), "name": {"en": Plain("A")}}, Site)
        assert isinstance(made, Site)
        assert {type(made.id), type(made.name["en"])} == {str}


class TestStrictness:
    """Nothing is converted by guessing."""

    @pytest.mark.parametrize("empty", ["null", "~", ""])
    def test_an_unquoted_null_is_nothing_stated(self, empty: str) -> None:
        """Where a field may be left out, `null` says so, in YAML as in JSON."""
        made = structure({"id": "ab", "name": {"en": "A"}, "capacity": Plain(empty), "part_of": None}, Site)
        assert isinstance(made, Site)
        assert (made.capacity, made.part_of) == (None, None)

    def test_a_quoted_null_is_a_text(self) -> None:
        """A thing may be called null."""
        made = structure({"id": "ab", "name": {"en": "A"}, "model": "null"}, PowerSource)
        assert isinstance(made, PowerSource)
        assert made.model == "null"

    @pytest.mark.parametrize("value", [None, True, Decimal(7), "x", [], {}, Unread("NaN")])
    @pytest.mark.parametrize("field", ["id", "name", "milestones", "capacity", "location", "status", "evidence"])
    def test_each_field_takes_its_own_type_only(self, field: str, value: object) -> None:
        """A value of another type is told at the field, or just inside it."""
        tree = {"id": "ab", "name": {"en": "A"}, field: value}
        made = structure(tree, Site)
        is_fine = (field, value) in (("milestones", []), ("evidence", []), ("location", {})) or (
            value is None and field in {"capacity", "location"}
        )
        assert isinstance(made, Site) == is_fine
        if not isinstance(made, Site):
            assert {problem.pointer for problem in made} == {f"/{field}"} or field == "capacity"

    def test_true_is_no_number_and_one_is_not_true(self) -> None:
        """Numbers and truth values are never taken for each other."""
        assert codes(structure({"document": "voa", "start": True, "end": False}, Evidence)) == ["wrong-type"] * 2
        figure = {"value": Decimal(1), "unit": "GW", "approximate": Decimal(1), "vague": "true"}
        assert codes(structure({"id": "ab", "name": {"en": "A"}, "capacity": figure}, Site)) == ["wrong-type"] * 2

    def test_whole_numbers_do_not_depend_on_the_callers_context(self) -> None:
        """A caller that computes with three digits still reads offsets of six."""
        with decimal.localcontext(decimal.Context(prec=3, traps=[decimal.Inexact, decimal.Rounded])):
            made = structure({"document": "voa", "start": Decimal(123456), "end": Decimal(123460)}, Evidence)
        assert isinstance(made, Evidence)
        assert made.start == 123456

    def test_trees_are_described_in_words(self) -> None:
        """Messages name what stands there, not the class of it."""
        values = [{}, [], "x", Plain("x"), Decimal(1), Unread("NaN"), True, None]
        words = ["an object", "a list", "text", "text", "a number", "a number", "a truth value", "null"]
        assert [described(value) for value in values] == words


class TestEveryMistakeAtOnce:
    """One reading tells all that is wrong."""

    def test_fifteen_mistakes_are_fifteen_problems(self) -> None:
        """None hides another, and none is told twice."""
        tree = {
            "id": "Ab",
            "name": {"en": "", "EN": "A", "de": Decimal(1)},
            "capcity": "1 GW",
            "status": "building",
            "location": {"country": "USA", "subdivision": "Texas", "precision": "about"},
            "capacity": {"value": "1", "unit": "gw", "vague": "yes", "evidence": [{"stance": "pro"}]},
            "part_of": "A B",
        }
        made = structure(tree, Site)
        assert isinstance(made, tuple)
        assert sorted((problem.code, problem.pointer) for problem in made) == [
            ("bad-code", "/location/country"),
            ("bad-code", "/location/subdivision"),
            ("bad-code", "/name/EN"),
            ("bad-id", "/id"),
            ("bad-id", "/part_of"),
            ("bad-text", "/name/en"),
            ("missing-key", "/capacity/evidence/0"),
            ("unknown-key", "/capcity"),
            ("unknown-unit", "/capacity/unit"),
            ("unknown-word", "/capacity/evidence/0/stance"),
            ("unknown-word", "/location/precision"),
            ("unknown-word", "/status"),
            ("wrong-type", "/capacity/vague"),
            ("wrong-type", "/capacity/value"),
            ("wrong-type", "/name/de"),
        ]  # fmt: skip

    def test_each_item_of_a_list_is_told(self) -> None:
        """Of several malformed ids in one field each has its own problem."""
        made = structure({"id": "ab", "name": {"en": "A"}, "may_be_same": ["A", "cd", "B"]}, Site)
        assert isinstance(made, tuple)
        assert [problem.pointer for problem in made] == ["/may_be_same/0", "/may_be_same/2"]

    def test_fields_that_are_keywords_of_python_have_their_own_names(self) -> None:
        """`from` is told as `from`, not as the name that the code gives it."""
        commitment = {"id": "ab", "name": {"en": "A"}, "kind": "investment", "stage": "pledge"}
        made = structure({**commitment, "from": ["A"], "from_": ["ab"]}, read_class("commitments"))
        assert isinstance(made, tuple)
        assert sorted((one.code, one.pointer) for one in made) == [("bad-id", "/from/0"), ("unknown-key", "/from_")]
        assert made[-1].params.get("nearest", made[0].params.get("nearest")) == "from"

    @pytest.mark.parametrize(
        ("key", "nearest"),
        [("capcity", "capacity"), ("It-Load", "it_load"), ("dataCentres", "data_centres"), ("zzzzzz", "")],
    )
    def test_the_nearest_key_is_named(self, key: str, nearest: str) -> None:
        """A misspelt key is told with the one that it is most like; a foreign one without."""
        made = structure({"id": "ab", "name": {"en": "A"}, key: "1 GW"}, Site)
        assert isinstance(made, tuple)
        assert [(one.code, one.params["nearest"]) for one in made] == [("unknown-key", nearest)]

    def test_hostile_text_is_cut_short(self) -> None:
        """No problem carries a megabyte of what it complains of."""
        long = "x" * 1_000_000
        tree = {"id": long, "name": {long: long}, long: long, "status": long, "capacity": long, "part_of": long}
        made = structure(tree, Site)
        assert isinstance(made, tuple)
        assert len(made) == 6
        assert all(len(str(value)) < 1000 for problem in made for value in problem.params.values())


class TestMutations:
    """The shipped data set with one thing spoilt, wherever that is."""

    @settings(max_examples=200)
    @given(data=st.data(), form=st.sampled_from(sorted(TREES)))
    def test_every_problem_has_a_code_and_a_place(self, data: st.DataObject, form: str) -> None:
        """Nothing raises; each pointer is in the document, or its parent is; each place is inside the text."""
        tree = copy.deepcopy(SOME)
        text = TREES[form].write(tree if (spoilt := spoil(data, tree)) is None else spoilt)
        text = text.replace('"@NaN@"', "NaN").replace("@SURROGATE@", "\\ud800").replace("@REPEATED@", "")
        source = read_bytes(text.encode(), form, "data")
        parsed = TREES[form].parse(text).tree
        held = set(pointers(parsed, ""))
        lines = text.split("\n")
        for finding in source.place([problem.finding() for problem in source.problems]):
            assert finding.code in CATALOGUE
            assert finding.pointer in held or finding.pointer.rpartition("/")[0] in held
            assert finding.line is not None
            assert finding.column is not None
            assert 1 <= finding.column <= len(lines[finding.line - 1]) + 1
            assert finding.message("en")

    @given(data=st.data())
    def test_a_misspelt_key_is_found_where_it_is(self, data: st.DataObject) -> None:
        """Whichever key of a record is misspelt, it is told there, with the right one named."""
        tree = copy.deepcopy(SOME)
        name = data.draw(st.sampled_from(sorted(set(tree) - {"stargate_model"})))
        index = data.draw(st.integers(0, len(tree[name]) - 1))
        record = tree[name][index]
        key = data.draw(st.sampled_from(sorted(record)))
        record[f"{key}x"] = record.pop(key)
        source = read_bytes(TREES["json"].write(tree).encode(), "json", "data")
        assert ("unknown-key", f"/{name}/{index}/{key}x", key) in {
            (problem.code, problem.pointer, problem.params.get("nearest")) for problem in source.problems
        }


def spoil(data: st.DataObject, tree: Tree) -> Tree | None:
    """Spoil one thing in a tree; gives the new tree where all of it is replaced."""
    spots = list(nodes(tree))
    parent, key = data.draw(st.sampled_from(spots), label="spot")
    kind = data.draw(
        st.sampled_from(["drop", "misspell", "type", "repeat", "text", "nan", "swap", "all"]), label="kind"
    )
    other = data.draw(st.sampled_from([None, True, Decimal(-7), "text", "7 MWh", [], {}, [[]], {"a": "b"}, "@NaN@"]))
    match kind:
        case "drop" if isinstance(parent, dict):
            del parent[key]
        case "misspell" if isinstance(parent, dict):
            parent[f"{key}s"] = parent.pop(key)
        case "repeat" if isinstance(parent, dict):
            parent[f"{key}@REPEATED@"] = other
        case "text":
            parent[key] = data.draw(st.sampled_from([*HOSTILE, "@SURROGATE@"]) | st.text(st.characters(codec="utf-8")))
        case "swap" if is_mapping(tree):
            first, second = data.draw(st.lists(st.sampled_from(sorted(tree)), min_size=2, max_size=2, unique=True))
            tree[first], tree[second] = tree[second], tree[first]
        case "nan":
            parent[key] = "@NaN@"
        case "all":
            return other
        case _:
            parent[key] = other
    return None


def nodes(tree: Tree) -> list[tuple[Any, Any]]:
    """Each place in a tree: the object or list, and the key or index."""
    members = tree.items() if is_mapping(tree) else enumerate(tree) if is_list(tree) else ()
    return [node for key, value in members for node in ((tree, key), *nodes(value))]


def pointers(tree: Tree, pointer: str) -> list[str]:
    """The pointer of every value in a tree."""
    members = tree.items() if is_mapping(tree) else enumerate(tree) if is_list(tree) else ()
    return [pointer, *(one for key, value in members for one in pointers(value, child(pointer, key)))]


def codes(made: object) -> list[str]:
    """The codes of what is wrong; of a record, none."""
    return [one.code for one in made if isinstance(one, Problem)] if isinstance(made, tuple) else []


def read_class(collection: str) -> type[AnyRecord]:
    """The class of a collection's records."""
    return COLLECTIONS[collection]


def test_a_figure_is_of_its_field() -> None:
    """A literal and its parts make the same figure."""
    name = {"id": "ab", "name": {"en": "A"}}
    parts = {"value": Decimal("1.20"), "unit": "GW", "bound": "at_most", "approximate": True}
    first, second = structure({**name, "capacity": parts}, Site), structure({**name, "capacity": "~<=1.20 GW"}, Site)
    assert first == second
    assert isinstance(first, Site)
    assert first.capacity == Power("~<=1.2 GW")


def test_a_document_is_no_structure_but_read_alike() -> None:
    """Documents have the same strictness as records."""
    assert codes(structure({"id": "ab", "authors": ["", "x"], "length": Decimal(0)}, Document)) != []
