"""The JSON Schemas: valid, fresh, and of one mind with the reader as far as a schema can say it."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator
from jsonschema.validators import extend

from stargate_model import corpus, strategies
from stargate_model.amounts.literals import Literal, write
from stargate_model.formats import json as json_format
from stargate_model.formats import schema as schemas
from stargate_model.formats.loading import read_path
from stargate_model.formats.structuring import structure, unstructure
from stargate_model.formats.writing import tree_of
from stargate_model.records.dataset import COLLECTIONS, AnyRecord, Dataset, type_name
from stargate_model.records.places import Site
from stargate_model.strategies import any_records, linked_datasets
from tests.laws import examples

# numbers are Decimal here too, and a whole one is an integer
_TYPES = Draft202012Validator.TYPE_CHECKER.redefine(
    "integer", lambda _, one: isinstance(one, Decimal) and one == one.to_integral_value()
).redefine("number", lambda _, one: isinstance(one, Decimal))
VALIDATORS = {name: extend(Draft202012Validator, type_checker=_TYPES)(schemas.schema(name)) for name in schemas.names()}


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
        """Each property of a record has words that say what it is, unless its own definition has them."""
        for definition in (schemas.schema(name), *schemas.schema(name)["$defs"].values()):  # type: ignore[attr-defined]
            assert definition.get("description") or "enum" in definition


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


def test_the_schemas_say_the_version() -> None:
    """A data set without its version is refused."""
    assert VALIDATORS["dataset"].is_valid({"stargate_model": "1"})
    assert not VALIDATORS["dataset"].is_valid({})
    assert not VALIDATORS["dataset"].is_valid({"stargate_model": "2"})


def test_the_schemas_lie_beside_the_seeds() -> None:
    """Both folders are found from wherever the program runs."""
    assert isinstance(corpus.schemas(), Path)
    assert corpus.schemas().is_dir()
