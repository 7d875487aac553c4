"""The JSON Schemas: valid, fresh, and of one mind with the reader as far as a schema can say it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, ValidationError
from jsonschema.validators import extend

from stargate_model import corpus, strategies
from stargate_model.amounts.literals import Literal, write
from stargate_model.formats import json as json_format
from stargate_model.formats import schema as schemas
from stargate_model.formats import yaml as yaml_format
from stargate_model.formats.loading import read_path
from stargate_model.formats.structuring import structure, unstructure
from stargate_model.formats.tree import Plain, Tree, is_list, is_mapping
from stargate_model.formats.writing import tree_of
from stargate_model.records.dataset import COLLECTIONS, AnyRecord, Dataset, type_name
from stargate_model.records.places import Site
from stargate_model.strategies import any_records, linked_datasets
from stargate_model.strategies.faults import FORM
from tests.formats.mutated import document, mutated
from tests.laws import examples


def _pattern(validator: Any, pattern: str, instance: object, _: object) -> Iterator[ValidationError]:
    # in a schema, $ is the end of the text, and not also what stands before a last line end
    if validator.is_type(instance, "string") and not re.search(re.sub(r"\$$", r"\\Z", pattern), str(instance)):
        yield ValidationError(f"{instance!r} is not of the form {pattern}")


# numbers are Decimal here too, and a whole one is an integer
_TYPES = Draft202012Validator.TYPE_CHECKER.redefine(
    "integer", lambda _, one: isinstance(one, Decimal) and one == one.to_integral_value()
).redefine("number", lambda _, one: isinstance(one, Decimal))
_VALIDATOR = extend(Draft202012Validator, {"pattern": _pattern}, type_checker=_TYPES)
VALIDATORS = {name: _VALIDATOR(schemas.schema(name)) for name in schemas.names()}
EDITOR_HEADER = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")
# what YAML 1.2 takes an unquoted scalar for, where no schema is asked
_CORE_NUMBER = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z")


def seeds() -> Dataset:
    """The shipped data set."""
    return Dataset(entry.record for source in read_path(corpus.seeds()) for entry in source.entries)


@pytest.mark.parametrize("name", schemas.names())
class TestEach:
    """Every schema."""

    def test_is_valid(self, name: str) -> None:
        """It is a schema of draft 2020-12, names itself, and every reference in it leads somewhere."""
        made: Any = schemas.schema(name)
        Draft202012Validator.check_schema(made)
        assert made["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
        assert made["$id"].endswith(f"/{name}.json")
        referred = {part.split('"')[0] for part in json.dumps(made).split('"$ref": "#/$defs/')[1:]}
        assert referred == set(made["$defs"])

    def test_is_fresh(self, name: str) -> None:
        """The file in the repository is what `stargate-model schema` prints."""
        written = (corpus.schemas() / f"{name}.json").read_text(encoding="utf-8")
        assert written == json.dumps(schemas.schema(name), ensure_ascii=False, indent=2) + "\n"

    def test_describes_every_field(self, name: str) -> None:
        """Each definition has words that say what it is, and so has each property or what it refers to."""
        made: Any = schemas.schema(name)
        for definition in (made, *made["$defs"].values()):
            assert definition["description"]

    def test_its_examples_hold(self, name: str) -> None:
        """What it shows as examples, it takes; so does the reader."""
        made: Any = schemas.schema(name)
        for definition in (made, *made["$defs"].values()):
            for example in definition.get("examples", ()):
                tree = json_format.parse(json.dumps(example)).tree
                rooted = {**definition, "$defs": made["$defs"]}
                assert [error.message for error in _VALIDATOR(rooted).iter_errors(tree)] == []
        if name not in {"dataset", "document"}:
            cls = next(cls for cls in COLLECTIONS.values() if type_name(cls) == name)
            assert isinstance(structure(json_format.parse(json.dumps(made["examples"][0])).tree, cls), cls)

    def test_an_editor_needs_nothing_else(self, name: str) -> None:
        """No reference leaves the file, and each word of a list has its meaning beside it."""
        made: Any = schemas.schema(name)
        assert not re.findall(r'"\$ref": "(?!#/\$defs/)', json.dumps(made))
        for definition in _inside(made):
            if "enum" in definition and "if" not in definition and "enumDescriptions" in definition:
                assert len(definition["enumDescriptions"]) == len(definition["enum"])
                assert all(definition["enumDescriptions"])
        vocabularies = [definition for definition in made["$defs"].values() if "enum" in definition]
        assert all("enumDescriptions" in vocabulary for vocabulary in vocabularies)


def _inside(tree: Any) -> Iterator[dict[str, Any]]:
    """Every object in a tree."""
    if isinstance(tree, dict):
        yield tree
    for value in tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ():
        yield from _inside(value)


def test_no_schema_is_missing_and_none_is_left_over() -> None:
    """There is a schema for the data set and for each type, and a file for each schema."""
    assert set(schemas.names()) == {"dataset", *map(type_name, COLLECTIONS.values())}
    assert {file.stem for file in corpus.schemas().glob("*.json")} == set(schemas.names())


class TestOfOneMind:
    """What the library writes, the schema takes; what both can tell, both refuse."""

    @settings(max_examples=100)
    @given(record=any_records())
    def test_every_record_is_accepted(self, record: AnyRecord) -> None:
        """Records of every type, with every field."""
        tree = json_format.parse(json_format.write(unstructure(record))).tree
        assert [error.message for error in VALIDATORS[type_name(type(record))].iter_errors(tree)] == []

    @settings(max_examples=examples(30))
    @given(dataset=linked_datasets())
    def test_every_dataset_is_accepted(self, dataset: Dataset) -> None:
        """Whole data sets."""
        tree = json_format.parse(json_format.write(tree_of(dataset))).tree
        assert [error.message for error in VALIDATORS["dataset"].iter_errors(tree)] == []

    def test_the_seeds_are_accepted(self) -> None:
        """The shipped data set."""
        tree = json_format.parse(json_format.write(tree_of(seeds()))).tree
        assert [error.message for error in VALIDATORS["dataset"].iter_errors(tree)] == []

    @given(literal=strategies.literals("power", signed=False))
    def test_every_literal_is_accepted(self, literal: Literal) -> None:
        """A figure may be written in the literal notation."""
        tree = {"id": "ab", "name": {"en": "A"}, "capacity": write(literal)}
        assert isinstance(structure(tree, Site), Site)
        assert VALIDATORS["site"].is_valid(tree)

    @pytest.mark.parametrize(
        "change",
        [
            {"id": "Ab"},
            {"id": "a"},
            {"id": Decimal(1)},
            {"name": {}},
            {"name": {"EN": "A"}},
            {"name": {"en": ""}},
            {"name": "A"},
            {"capcity": "1 GW"},
            {"capacity": "a lot"},
            {"capacity": Decimal(1)},
            {"capacity": {"value": Decimal(1)}},
            {"capacity": {"value": Decimal(1), "unit": "MWh"}},
            {"capacity": {"value": "1", "unit": "MW"}},
            {"capacity": {"value": Decimal(1), "unit": "MW", "bound": "about"}},
            {"capacity": {"value": Decimal(1), "unit": "MW", "more": True}},
            {"status": "building"},
            {"milestones": {}},
            {"milestones": [{"date": "2025"}]},
            {"part_of": "A B"},
            {"may_be_same": ["A B"]},
            {"evidence": [{"document": "ab", "start": Decimal("1.5"), "end": Decimal(3)}]},
            {"evidence": [{"start": Decimal(1), "end": Decimal(3)}]},
        ],
        ids=str,
    )
    def test_both_refuse(self, change: dict[str, object]) -> None:
        """What is of the wrong form is refused by the schema as it is by the reader."""
        tree = {"id": "ab", "name": {"en": "A"}, **change}
        assert not isinstance(structure(tree, Site), Site)
        assert not VALIDATORS["site"].is_valid(tree)


class TestMutated:
    """Documents that were mutated: the schema refuses nothing that the reader takes, and misses what it cannot say."""

    @settings(max_examples=examples(150))
    @given(seed=st.integers(0, 2**32))
    def test_the_schema_and_the_reader_agree(self, seed: int) -> None:
        """What a schema refuses the reader refuses; what the reader alone refuses is of the listed codes."""
        random = Random(seed)  # noqa: S311  # to vary data
        cls = random.choice(list(COLLECTIONS.values()))
        try:
            parsed = json_format.parse(mutated(document(cls, random), random).decode("utf-8"))
        except UnicodeDecodeError:
            return
        if parsed.problems:
            return  # such bytes are no JSON, or repeat a key: no tree that a schema could be asked of
        made = structure(parsed.tree, cls)
        codes = {problem.code for problem in made} if isinstance(made, tuple) else set[str]()
        refused = [error.message for error in VALIDATORS[type_name(cls)].iter_errors(parsed.tree)]
        assert bool(refused) <= bool(codes), refused
        if not refused:
            assert codes <= schemas.UNSAID.keys()

    @settings(max_examples=examples(40))
    @given(mutation=strategies.mutations(*sorted({fault.code for fault in FORM})))
    def test_known_faults_are_refused_or_listed(self, mutation: strategies.Mutation) -> None:
        """The schema of the data set refuses a known fault of form, or lists its code as what it cannot say."""
        tree = json_format.parse(mutation.data.decode("utf-8")).tree
        is_valid = VALIDATORS["dataset"].is_valid(tree)
        assert not is_valid or mutation.code in {*schemas.UNSAID, "dangling-reference"}

    UNSAID = (
        ("bad-number", {"capacity": {"value": Decimal("1e-31"), "unit": "MW"}}),
        ("bad-date", {"milestones": [{"date": "2025-02-30", "status": "announced"}]}),
        ("bad-offsets", {"evidence": [{"document": "ab", "start": Decimal(5), "end": Decimal(3)}]}),
        ("bad-place", {"location": {"country": "US", "subdivision": "CA-ON"}}),
        ("bad-text", {"name": {"en": "\ufdd0"}}),
        ("reversed-range", {"capacity": "5..3 MW"}),
        ("negative", {"capacity": "-5 MW"}),
    )

    @pytest.mark.parametrize(("code", "change"), UNSAID, ids=[code for code, _ in UNSAID])
    def test_what_is_listed_is_not_said(self, code: str, change: dict[str, object]) -> None:
        """Each listed code has a case that the schema lets pass and the reader refuses."""
        tree = {"id": "ab", "name": {"en": "A"}, **change}
        made = structure(tree, Site)
        assert isinstance(made, tuple)
        assert {problem.code for problem in made} == {code}
        assert VALIDATORS["site"].is_valid(tree)

    def test_all_that_is_listed_was_tried(self) -> None:
        """The list has no code too many; two of it are about a whole file."""
        assert schemas.UNSAID.keys() == {code for code, _ in self.UNSAID} | {"duplicate-id", "duplicate-key"}

    def test_the_page_lists_what_is_not_said(self) -> None:
        """The documentation has each of the codes."""
        page = (Path(__file__).parents[2] / "docs" / "schemas.md").read_text("utf-8")
        assert all(f"| `{code}` |" in page for code in schemas.UNSAID)

    @pytest.mark.parametrize("value", [None])
    @pytest.mark.parametrize("name", ["capacity", "part_of", "location", "status", "milestones", "id", "evidence"])
    def test_null_is_taken_where_nothing_may_be_stated(self, name: str, value: None) -> None:
        """A field that may be left out may be null, for both; no other may."""
        tree = {"id": "ab", "name": {"en": "A"}, name: value}
        assert VALIDATORS["site"].is_valid(tree) == isinstance(structure(tree, Site), Site)


class TestEditors:
    """What an editor of YAML needs."""

    @pytest.mark.parametrize("path", sorted(corpus.seeds().glob("*.yaml")), ids=lambda path: path.name)
    def test_each_file_of_the_seeds_names_its_schema(self, path: Path) -> None:
        """Its first line does, by a path that leads to the schema of the data set."""
        header = EDITOR_HEADER.match(path.read_text("utf-8"))
        assert header is not None
        target = path.parent / header[1]
        assert json.loads(target.read_text("utf-8"))["$id"] == f"{schemas.ID}/dataset.json"

    @pytest.mark.parametrize("path", sorted(corpus.seeds().glob("*.yaml")), ids=lambda path: path.name)
    def test_an_editor_marks_nothing_in_the_seeds(self, path: Path) -> None:
        """Also where unquoted scalars get their types by YAML 1.2 and not by our fields."""
        tree = as_editors_read(yaml_format.parse(path.read_text("utf-8")).tree)
        assert [(list(e.absolute_path), e.message) for e in VALIDATORS["dataset"].iter_errors(tree)] == []


def as_editors_read(tree: Tree) -> Tree:
    """A tree of YAML with the types of the core schema of YAML 1.2."""
    if is_mapping(tree):
        return {key: as_editors_read(value) for key, value in tree.items()}
    if is_list(tree):
        return [as_editors_read(value) for value in tree]
    if not isinstance(tree, Plain):
        return tree
    if tree in {"null", "~", ""}:
        return None
    if tree in {"true", "false"}:
        return tree == "true"
    return Decimal(tree) if _CORE_NUMBER.match(tree) else str(tree)


def test_the_schemas_say_the_version() -> None:
    """A data set without its version is refused."""
    assert VALIDATORS["dataset"].is_valid({"stargate_model": "1"})
    assert not VALIDATORS["dataset"].is_valid({})
    assert not VALIDATORS["dataset"].is_valid({"stargate_model": "2"})


def test_the_schemas_lie_beside_the_seeds() -> None:
    """Both folders are found from wherever the program runs."""
    assert isinstance(corpus.schemas(), Path)
    assert corpus.schemas().is_dir()
