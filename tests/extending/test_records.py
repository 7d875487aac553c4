"""Records of added types are read, written, checked, drawn and told as ours are."""

from __future__ import annotations

import json
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import stargate_model as sm
from stargate_model.formats import json as documents
from stargate_model.formats import loading, ndjson, wire
from stargate_model.formats.loading import read_bytes
from stargate_model.formats.schema import names, schema
from stargate_model.formats.structuring import structure, unstructure
from stargate_model.formats.writing import tree_of
from stargate_model.records.model import MODEL, Model
from stargate_model.strategies import records
from tests.extending.reactors import EXTENSION, REGISTRY, Coolant, Outage, Reactor

MODEL_WITH = REGISTRY.model
NAME = sm.Text({"en": "One"})
SITE = sm.Site(id="campus", name=NAME)
ONE = Reactor(
    id="one",
    name=NAME,
    site="campus",
    coolant=Coolant.SODIUM,
    capacity=sm.Power("~1 GW"),
    outages=(Outage(period=sm.Period("2030/2031"), lost=sm.Energy("5 GWh")),),
    staff=30,
)
DATASET = sm.Dataset([SITE, ONE, Reactor(id="two", name=NAME, after="one")])


class TestADataSet:
    """A data set holds them without being told of their types."""

    def test_they_are_found_by_class_key_and_collection(self):
        """By their class they are typed, and there are none where there are none."""
        assert DATASET.of(Reactor)["one"] is ONE
        assert DATASET.collection("reactors")["one"] is ONE
        assert DATASET.get("reactor:one") is ONE
        assert DATASET.get("reactor:three") is None
        assert DATASET.get("boat:one") is None
        assert dict(sm.Dataset([SITE]).of(Reactor)) == {}
        assert [*DATASET.of(sm.Site)] == ["campus"]
        assert dict(DATASET.of(sm.Document)) == {}

    def test_what_is_done_with_data_sets_is_done_with_them(self):
        """Replaced, merged, compared and counted."""
        changed = DATASET.replace(attrs.evolve(ONE, staff=31))
        assert DATASET.diff(changed).apply(DATASET) == changed != DATASET
        assert DATASET.merge(sm.Dataset([Reactor(id="three", name=NAME)])).of(Reactor).keys() == {"one", "two", "three"}
        assert len(DATASET) == 3
        assert "2 reactors" in repr(DATASET)

    def test_two_classes_of_one_collection_are_refused(self):
        """The error names both."""

        @attrs.frozen(kw_only=True, eq=False)
        class Other(Reactor):
            """Another."""

        with pytest.raises(sm.StargateError, match=r"(?s)reactors\.Reactor.*Other"):
            sm.Dataset([ONE, Other(id="three", name=NAME)])
        with pytest.raises(sm.StargateError, match="holds documents and records"):
            sm.Dataset([Outage(period=sm.Period("2030"))])  # type: ignore[list-item]


@pytest.mark.parametrize("name", ["out.json", "out.ndjson", "out.yaml", "out/"])
def test_every_format_gives_them_back(name: str, tmp_path: Path):
    """What is written is read again with the registry, and refused without it."""
    path = f"{tmp_path}/{name}"
    sm.dump(DATASET, path)
    assert sm.load(path, registry=REGISTRY) == DATASET
    assert sm.check(path, registry=REGISTRY).ok
    with pytest.raises(sm.StargateError, match="reactor"):
        sm.load(path, registry=sm.Registry())
    sm.dump(DATASET, path)  # over what is there


@given(st.lists(records(Reactor), max_size=3, unique_by=lambda record: record.id))
def test_both_tiers_read_what_strategies_draw(drawn: list[Reactor]):
    """A record of an added type is drawn valid, and read by the fast tier and by the one that names errors."""
    dataset = sm.Dataset(drawn)
    assert [structure(unstructure(one), Reactor) for one in drawn] == drawn
    lines = ndjson.write(tree_of(dataset), MODEL_WITH).encode().splitlines()
    assert wire.lines(MODEL_WITH).records(lines) == drawn
    assert wire.lines().records(lines) == [None] * len(drawn)
    text = documents.write(tree_of(dataset))
    Draft202012Validator(schema(model=MODEL_WITH)).validate(json.loads(text))
    assert [entry.record for entry in read_bytes(text.encode(), "json", "data", model=MODEL_WITH).entries] == drawn


BAD = b"""{"stargate_model": "1", "reactors": [
 {"id": "one", "name": {"en": "A"}, "coolant": "watr"},
 {"id": "two", "name": {"en": "A"}, "outages": [{"period": "2030"}, {"lost": "1 GW", "perod": "x"}]},
 {"id": "three", "name": {"en": "A"}, "after": "three"},
 {"id": "four", "name": {"en": "A"}, "after": "fiev", "site": "nowhere"},
 {"id": "five", "name": {"en": "A"}},
 {"id": "five", "name": {"en": "A"}}
]}"""


def test_their_mistakes_have_their_places():
    """All at once: words, parts, what their own class refuses, ids given twice and ids that name nothing."""
    report = sm.check([read_bytes(BAD, "json", "data.json", model=MODEL_WITH)], registry=REGISTRY)
    assert [(finding.code, finding.pointer, finding.line) for finding in report] == [
        ("unknown-word", "/reactors/0/coolant", 2),
        ("missing-key", "/reactors/1/outages/1", 3),
        ("wrong-dimension", "/reactors/1/outages/1/lost", 3),
        ("unknown-key", "/reactors/1/outages/1/perod", 3),
        ("bad-record", "/reactors/2", 4),
        ("dangling-reference", "/reactors/3/after", 5),
        ("dangling-reference", "/reactors/3/site", 5),
        ("duplicate-id", "/reactors/5/id", 7),
    ]
    told = {finding.code: finding.message() for finding in report}
    assert "water" in told["unknown-word"]
    assert "it cannot replace itself" in told["bad-record"]


def test_a_file_without_the_extension_names_what_it_does_not_know():
    """The collection is an unknown key, the type of a line an unknown word."""
    (problem,) = read_bytes(BAD, "json", "data.json").problems
    assert (problem.code, problem.params["key"]) == ("unknown-key", "reactors")
    (problem,) = read_bytes(b'{"type": "reactor", "id": "one", "name": {"en": "A"}}', "ndjson", "a.ndjson").problems
    assert (problem.code, problem.pointer) == ("unknown-word", "/0/type")
    (entry,) = read_bytes(b'{"id": "one", "name": {"en": "A"}}', "ndjson", "reactors.ndjson", model=MODEL_WITH).entries
    assert isinstance(entry.record, Reactor)


class TestASchema:
    """Schemas have added types where a model with them is given."""

    def test_a_type_has_one(self):
        """With its parts, its words and the descriptions of its fields; no `$id` of ours."""
        made = schema("reactor", MODEL_WITH)
        Draft202012Validator.check_schema(made)
        assert made["title"] == "Reactor"
        assert "$id" not in made
        assert made["properties"]["after"]["description"] == "The reactor that it replaces."  # type: ignore[index]
        assert {"tests.extending.reactors.Coolant", "tests.extending.reactors.Outage"} <= made["$defs"].keys()  # type: ignore[union-attr]

    def test_without_them_nothing_changes(self):
        """Ours are the same, and the names end with those that are added."""
        assert names(MODEL_WITH) == (*names(), "reactor")
        assert schema("site", MODEL_WITH) == schema("site")
        assert "reactors" not in schema()["properties"]  # type: ignore[operator]


class TestASummary:
    """Records of added types are told in a section of their own."""

    def test_every_field_that_says_something_is_told(self):
        """With the heading of the type, the names of what it refers to, and its figures."""
        told = sm.summarize(DATASET, locale="en")
        section = told.partition("Reactors\n--------\n")[2]
        for sentence in ("Site: One.", "Coolant: sodium.", "Staff: 30.", "Lost: 5 gigawatt-hours.", "Period: 2030"):
            assert sentence in section, section
        assert "Capacity: about 1 gigawatt." in section
        assert "After: One." in section
        assert "Is open" not in section

    def test_each_language_takes_its_words(self):
        """What there is no word for is told in English; every format has it."""
        assert "原子炉\n" in sm.summarize(DATASET, locale="ja")
        assert "Reactors" in sm.summarize(DATASET, locale="de", format="markdown")
        assert "原子炉" in sm.summarize(DATASET, locale="ja", format="html")
        kinds = [one["kind"] for one in json.loads(sm.summarize(DATASET, format="json"))["sections"]]
        assert kinds == ["sites", "reactors"]

    def test_selecting_a_site_brings_what_refers_to_it(self):
        """A reactor of a site is kin of it."""
        assert "Reactors" in sm.summarize(DATASET, select="site:campus")
        assert "Reactors" not in sm.summarize(sm.Dataset([SITE, *DATASET.of(Reactor).values()]), length="short")


def test_a_model_knows_the_types_of_records():
    """Those of a data set, as far as they are not ours; and equal models are one."""
    assert Model.of(DATASET) == MODEL_WITH == Model((Reactor,))
    assert Model.of(sm.load(registry=sm.Registry())) == MODEL
    assert hash(Model((Reactor,))) == hash(MODEL_WITH)
    assert loading.class_of("reactors.csv", MODEL_WITH) is Reactor
    assert EXTENSION.records == (Reactor,)


@pytest.mark.parametrize("form", ["parquet", "arrow"])
def test_files_of_columns_and_other_engines_have_them_too(form: str, tmp_path: Path):
    """Written by columns and read again; an engine that works in pieces finds what the plain one finds."""
    large = Reactor(id="large", name=NAME, capacity=sm.Power("3 GW"))
    path = f"{tmp_path}/out"
    sm.dump(DATASET.replace(large), path, format=form)
    assert sm.load(path, registry=REGISTRY) == DATASET.replace(large)
    report = sm.check(path, registry=REGISTRY, engine="duckdb")
    assert report == sm.check(path, registry=REGISTRY)
    assert report.count("reactor-too-large") == 1
