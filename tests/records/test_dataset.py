"""The data set: records by type and id, changed into others by value."""

from __future__ import annotations

import copy
import pickle

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stargate_model.claims.document import Document
from stargate_model.claims.evidence import SourceType
from stargate_model.claims.kinds import Power
from stargate_model.claims.text import Text
from stargate_model.errors import MergeError, NoSuchRecordError, RecordError
from stargate_model.records.commitments import Commitment
from stargate_model.records.dataset import COLLECTIONS, AnyRecord, Dataset, collection_of, key_of
from stargate_model.records.organisations import Partner, Person, Programme
from stargate_model.records.parts import Location
from stargate_model.records.places import PowerSource, Site
from stargate_model.records.structure import references
from stargate_model.records.vocabularies import CommitmentKind, OrganisationKind, Stage
from stargate_model.strategies import linked_datasets
from tests.laws import examples

NAME = Text({"en": "A"})
PROGRAMME = Programme(id="stargate", name=NAME)
ABILENE = Site(id="abilene", name=NAME, programme="stargate")
OTHER = Site(id="other", name=NAME)
TURBINES = PowerSource(id="turbines", name=NAME, site="abilene")
GRID = PowerSource(id="grid", name=NAME)
TOTAL = Commitment(id="total", name=NAME, kind=CommitmentKind.INVESTMENT, stage=Stage.PLEDGE)
FIRST = TOTAL.replace(id="first", tranche_of="total")
ORACLE = Partner(id="oracle", name=NAME, kind=OrganisationKind.COMPANY)
ANN = Person(id="ann", name=NAME)
DOCUMENT = Document(id="abilene", title=NAME, publisher="P", language="en", source_type=SourceType.NEWS_REPORT)
RECORDS: tuple[AnyRecord, ...] = (PROGRAMME, ABILENE, OTHER, TURBINES, GRID, TOTAL, FIRST, ORACLE, ANN, DOCUMENT)
DATASET = Dataset(RECORDS)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Dataset, Dataset]:
    """Two data sets that share some records, differ in others, and have some of their own."""
    first, new = draw(linked_datasets()), draw(linked_datasets())
    fates = draw(st.lists(st.sampled_from(["kept", "changed", "gone"]), min_size=len(first), max_size=len(first)))
    shared = [
        renamed(one) if fate == "changed" else one for one, fate in zip(first, fates, strict=True) if fate != "gone"
    ]
    return first, Dataset(shared).merge(new, prefer="mine")


def renamed(record: AnyRecord) -> AnyRecord:
    """The same record under another name."""
    field = "title" if isinstance(record, Document) else "name"
    return attrs.evolve(record, **{field: Text({"en": "another name"})})


class TestAsking:
    """What a data set can be asked for."""

    def test_records_stand_in_their_collections(self) -> None:
        """By id, in the order that they were given."""
        assert list(DATASET.sites) == ["abilene", "other"]
        assert DATASET.sites["abilene"] is ABILENE
        assert DATASET.documents["abilene"] is DOCUMENT
        assert DATASET.collection("power_sources") == {"turbines": TURBINES, "grid": GRID}
        assert len(DATASET) == len(list(DATASET)) == len(RECORDS)

    def test_keys_and_ids_find_records(self) -> None:
        """A key finds one, an id all that have it."""
        assert DATASET.get("site:abilene") is ABILENE
        assert DATASET.get("document:abilene") is DOCUMENT
        assert DATASET.find("abilene") == (DOCUMENT, ABILENE)
        for nothing in ("site:nowhere", "sites:abilene", "abilene", "", ":", "site:"):
            assert DATASET.get(nothing) is None
        assert DATASET.find("nowhere") == ()

    def test_what_is_not_there_is_named(self) -> None:
        """An id or a collection that is not there: one error that is a KeyError too, without its quotes."""
        with pytest.raises(NoSuchRecordError, match=r"^the sites hold no 'nowhere'$"):
            DATASET.sites["nowhere"]
        with pytest.raises(KeyError):
            DATASET.sites["nowhere"]
        with pytest.raises(RecordError, match=r"there is no collection 'site'; there are documents"):
            DATASET.collection("site")
        assert "nowhere" not in DATASET.sites
        assert DATASET.sites.get("nowhere") is None

    def test_references_are_resolved(self) -> None:
        """Both ways, and nothing where nothing is named."""
        assert DATASET.site_of(TURBINES) is ABILENE
        assert DATASET.site_of(GRID) is None
        assert DATASET.sources_of(ABILENE) == (TURBINES,)
        assert DATASET.sites_of(PROGRAMME) == (ABILENE,)
        assert DATASET.tranches_of(TOTAL) == (FIRST,)
        assert (DATASET.party("oracle"), DATASET.party("ann"), DATASET.party("nobody")) == (ORACLE, ANN, None)
        with pytest.raises(NoSuchRecordError):
            DATASET.site_of(TURBINES.replace(site="nowhere"))

    def test_its_words_say_how_much_it_holds(self) -> None:
        """A data set shows itself in one line."""
        assert repr(Dataset()) == "<Dataset: empty>"
        assert repr(Dataset([ABILENE, OTHER, ANN])) == "<Dataset: 2 sites, 1 persons>"
        assert repr(DATASET.sites) == "<2 sites>"


class TestRefusals:
    """What is no data set."""

    def test_ids_are_unique_in_a_collection(self) -> None:
        """Two sites cannot share one; a site and a document can."""
        with pytest.raises(RecordError, match="two of the sites have the id 'abilene'") as caught:
            Dataset([ABILENE, ABILENE])
        assert caught.value.code == "duplicate-id"

    @pytest.mark.parametrize("wrong", ["abilene", None, Location(), 7])
    def test_only_records_are_held(self, wrong: object) -> None:
        """Neither texts nor parts of records."""
        with pytest.raises(RecordError, match="holds documents and records, not"):
            Dataset([wrong])  # type: ignore[list-item]

    def test_nothing_changes_it(self) -> None:
        """Neither its collections nor what they hold."""
        with pytest.raises(AttributeError, match="does not change"):
            DATASET.sites = {}  # type: ignore[assignment]
        with pytest.raises(TypeError):
            DATASET.sites["new"] = OTHER  # type: ignore[index]


class TestLaws:
    """Whatever the data sets."""

    @settings(max_examples=examples(30))
    @given(dataset=linked_datasets(), random=st.randoms())
    def test_it_is_a_value(self, dataset: Dataset, random: st.random.Random) -> None:
        """Order does not count; pickles and copies are equal and hash alike."""
        records = list(dataset)
        random.shuffle(records)
        for other in (Dataset(records), pickle.loads(pickle.dumps(dataset)), copy.deepcopy(dataset)):  # noqa: S301
            assert other == dataset
            assert hash(other) == hash(dataset)

    @settings(max_examples=examples(30))
    @given(dataset=linked_datasets())
    def test_generated_references_hold(self, dataset: Dataset) -> None:
        """Each reference of a record names one that is there: the strategy is what it says."""
        for record in dataset:
            for _, collections, id_ in references(record):
                assert any(id_ in dataset.collection(name) for name in collections)

    @settings(max_examples=examples(30))
    @given(pair=pairs())
    def test_a_difference_turns_one_into_the_other(self, pair: tuple[Dataset, Dataset]) -> None:
        """And there is none between a data set and itself."""
        first, second = pair
        assert first.diff(second).apply(first) == second
        assert not first.diff(first)
        assert bool(first.diff(second)) == (first != second)

    @settings(max_examples=examples(30))
    @given(pair=pairs())
    def test_merging(self, pair: tuple[Dataset, Dataset]) -> None:
        """Merged with itself or with nothing it is the same; the side that is preferred wins; the ids are all there."""
        first, second = pair
        assert first.merge(first) == first
        assert first.merge(Dataset()) == Dataset().merge(first) == first
        mine, theirs = first.merge(second, prefer="mine"), first.merge(second, prefer="theirs")
        assert mine == second.merge(first, prefer="theirs")
        assert {key_of(one) for one in mine} == {key_of(one) for one in theirs} == keys(first) | keys(second)
        assert all(mine.get(key_of(one)) == one for one in first)
        assert all(theirs.get(key_of(one)) == one for one in second)

    @settings(max_examples=examples(30))
    @given(dataset=linked_datasets())
    def test_replacing_changes_what_it_names_and_nothing_else(self, dataset: Dataset) -> None:
        """Every record can be replaced, in its place."""
        for record in dataset:
            new = renamed(record)
            other = dataset.replace(new)
            assert list(map(key_of, other)) == list(map(key_of, dataset))
            assert other.get(key_of(record)) == new
            assert other.replace(record) == dataset


class TestMerging:
    """Two data sets that state different things."""

    def test_a_clash_is_refused_and_named(self) -> None:
        """Nobody's record is dropped in silence, not even for a spelling."""
        first = Dataset([ABILENE.replace(capacity=Power("1.2 GW"))])
        second = Dataset([ABILENE.replace(capacity=Power("1.20 GW"))])
        with pytest.raises(MergeError, match="both data sets have site:abilene, and they differ") as caught:
            first.merge(second)
        assert caught.value.params == {"records": "site:abilene"}
        assert first.merge(second, prefer="mine") == first
        assert first.merge(second, prefer="theirs") == second

    def test_many_clashes_are_not_all_named(self) -> None:
        """A message stays readable."""
        sites = [Site(id=f"site-{index}", name=NAME) for index in range(20)]
        with pytest.raises(MergeError, match=r"site:site-4 and more, and they differ"):
            Dataset(sites).merge(Dataset(site.replace(programme="other") for site in sites))

    def test_removal_and_addition(self) -> None:
        """A change takes out by key, and puts in what is new."""
        changes = Dataset([ABILENE, OTHER]).diff(Dataset([OTHER, TURBINES]))
        assert changes.removed == ("site:abilene",)
        assert changes.put == (TURBINES,)


def keys(dataset: Dataset) -> set[str]:
    """The keys of all records."""
    return set(map(key_of, dataset))


def test_every_collection_is_an_attribute() -> None:
    """Each name in data is a name in code."""
    for name in COLLECTIONS:
        assert getattr(DATASET, name) is DATASET.collection(name)
    assert {collection_of(record) for record in DATASET} <= set(COLLECTIONS)
