"""Structures: typed at run time, immutable, compared whole, and walked."""

from __future__ import annotations

import copy
import pickle
from decimal import Decimal

import attrs
import pytest
from hypothesis import given

from stargate_model.claims.dates import PartialDate
from stargate_model.claims.evidence import Evidence
from stargate_model.claims.fields import check_of, collections_of
from stargate_model.claims.kinds import Count, Energy, Power
from stargate_model.claims.text import Text
from stargate_model.errors import DimensionError, RecordError, StargateError, TextError
from stargate_model.formats.structuring import unstructure
from stargate_model.records.commitments import Commitment
from stargate_model.records.dataset import COLLECTIONS, RECORD_TYPES, AnyRecord
from stargate_model.records.parts import Location, Milestone
from stargate_model.records.places import Site
from stargate_model.records.record import Record
from stargate_model.records.structure import Structure, field_types, figures, references, wire_name
from stargate_model.records.vocabularies import CommitmentKind, Precision, Stage, Status
from stargate_model.strategies import PARTS, any_records

NAME = Text({"en": "Abilene"})
EVERY = [*RECORD_TYPES, *PARTS]


def site(**fields: object) -> Site:
    """A site with some fields."""
    return Site(**{"id": "abilene", "name": NAME, **fields})  # type: ignore[arg-type]


class TestTypes:
    """Each field holds what its type says, whoever makes the record."""

    @pytest.mark.parametrize(
        ("fields", "problem"),
        [
            ({"name": "Abilene"}, r"Site\.name wants Text, not str"),
            ({"id": None}, r"Site\.id wants str, not NoneType"),
            ({"status": "operating"}, r"Site\.status wants Status, not str"),
            ({"milestones": []}, r"Site\.milestones wants a tuple of Milestone, not list"),
            ({"milestones": (1,)}, r"Site\.milestones wants a tuple of Milestone, not tuple"),
            ({"capacity": "1 GW"}, r"Site\.capacity wants Power, not str"),
            ({"location": "US"}, r"Site\.location wants Location, not str"),
            ({"may_be_same": "ab"}, r"Site\.may_be_same wants a tuple of str, not str"),
        ],
    )
    def test_a_value_of_another_type_is_refused(self, fields: dict[str, object], problem: str) -> None:
        """The message names the class, the field, what it wants and what it got."""
        with pytest.raises(RecordError, match=problem):
            site(**fields)

    def test_a_figure_of_another_dimension_is_refused(self) -> None:
        """Energy is no power, though both are figures; the message names both dimensions."""
        with pytest.raises(DimensionError, match=r"Site\.capacity wants power, but '1 GWh' measures energy") as caught:
            site(capacity=Energy("1 GWh"))
        assert caught.value.params == {"field": "capacity", "wanted": "power", "found": "energy", "unit": "GWh"}

    @pytest.mark.parametrize("wrong", [{"id": "Abilene"}, {"part_of": "A"}, {"may_be_same": ("cd", "C D")}])
    def test_ids_are_checked(self, wrong: dict[str, object]) -> None:
        """Its own and those that it refers to."""
        with pytest.raises(TextError, match="is not an id"):
            site(**wrong)

    @pytest.mark.parametrize("number", ["NaN", "Infinity", "sNaN", "1E-1000"])
    def test_coordinates_are_numbers_within_the_limits(self, number: str) -> None:
        """No number that is none gets in, and none leaves an error of another library."""
        with pytest.raises(StargateError):
            Location(latitude=Decimal(number), longitude=Decimal(1), precision=Precision.SITE)

    @pytest.mark.parametrize("cls", EVERY, ids=lambda cls: cls.__name__)
    def test_each_field_has_a_type_that_is_checked(self, cls: type[Structure]) -> None:
        """No class has a field whose type cannot be told from others, and each reference is checked to be an id."""
        assert list(field_types(cls)) == [field.name for field in attrs.fields(cls)]
        for field in attrs.fields(cls):
            if collections_of(field) is not None:
                assert check_of(field) is not None
                assert set(collections_of(field) or ()) <= set(COLLECTIONS)


class TestValues:
    """Structures are values."""

    @given(record=any_records())
    def test_copies_are_equal_and_nothing_changes(self, record: AnyRecord) -> None:
        """A pickle, a copy and a record with the same fields are equal and hash alike; no field can be set."""
        for other in (pickle.loads(pickle.dumps(record)), copy.deepcopy(record), attrs.evolve(record)):  # noqa: S301
            assert other == record
            assert hash(other) == hash(record)
        with pytest.raises(AttributeError):
            record.id = "other"  # type: ignore[misc]
        with pytest.raises(AttributeError):
            record.more = 1  # type: ignore[union-attr]

    def test_everything_counts(self) -> None:
        """Evidence, the unit and the spelling of a number make two records different, though figures are equal."""
        plain = site(capacity=Power("1.2 GW"))
        cited = site(capacity=Power("1.2 GW", evidence=[Evidence(document="voa")]))
        for other in (cited, site(capacity=Power("1.20 GW")), site(capacity=Power("1200 MW")), site()):
            assert other != plain
            assert len({other, plain}) == 2
        assert cited.capacity == plain.capacity
        place = Location(latitude=Decimal("32.40"), longitude=Decimal(0), precision=Precision.SITE)
        assert place != place.replace(latitude=Decimal("32.4"))

    def test_classes_are_never_equal(self) -> None:
        """Two records of the same fields and different classes differ."""
        assert Record(id="ab", name=NAME) != Site(id="ab", name=NAME)
        assert site() != "abilene"

    def test_replace_gives_another(self) -> None:
        """Some fields are new, the others stay, and the old record is as it was."""
        old = site(status=Status.PERMITTED)
        new = old.replace(status=Status.OPERATING, capacity=Power("1 GW"))
        assert (new.status, new.capacity, new.name) == (Status.OPERATING, Power("1 GW"), NAME)
        assert old == site(status=Status.PERMITTED)

    def test_replace_checks_what_it_is_given(self) -> None:
        """A field that is not there is named; a value of another type is refused."""
        with pytest.raises(RecordError, match="Site has no field 'capcity'"):
            site().replace(capcity=Power("1 GW"))
        with pytest.raises(DimensionError):
            site().replace(capacity=Count("1 site"))


class TestWalks:
    """What a record refers to and states."""

    def test_references_have_their_places(self) -> None:
        """Those of evidence of figures and of parts included, with the collections that may hold them."""
        record = Commitment(
            id="ab",
            name=NAME,
            kind=CommitmentKind.INVESTMENT,
            stage=Stage.PLEDGE,
            from_=("oracle", "mgx"),
            capacity=Power("1 GW", evidence=[Evidence(document="voa", attribution=("ann",))]),
            tranche_of="total",
        )
        assert list(references(record)) == [
            ("/from/0", ("partners",), "oracle"),
            ("/from/1", ("partners",), "mgx"),
            ("/capacity/evidence/0/document", ("documents",), "voa"),
            ("/capacity/evidence/0/attribution/0", ("partners", "persons"), "ann"),
            ("/tranche_of", ("commitments",), "total"),
        ]

    def test_figures_have_their_places(self) -> None:
        """Those of parts included."""
        step = Milestone(date=PartialDate("2025"), status=Status.OPERATING, capacity=Power("1 GW"))
        found = list(figures(site(milestones=(step,), capacity=Power("2 GW"))))
        assert found == [("/milestones/0/capacity", Power("1 GW")), ("/capacity", Power("2 GW"))]

    @given(record=any_records())
    def test_every_place_is_one_in_the_data(self, record: AnyRecord) -> None:
        """A pointer of a walk leads, in the tree of the record, to the id or the figure that it names."""
        tree = unstructure(record)
        for pointer, _, id_ in references(record):
            assert _at(tree, pointer) == id_
        for pointer, figure in figures(record):
            assert _at(tree, f"{pointer}/value") == figure.value

    def test_the_names_of_data_have_no_underscore_at_the_end(self) -> None:
        """Python's keywords carry one in code only; no two fields of a class have one name in data."""
        assert (wire_name("from_"), wire_name("part_of")) == ("from", "part_of")
        for cls in EVERY:
            names = [wire_name(field.name) for field in attrs.fields(cls)]
            assert len(set(names)) == len(names)


def _at(tree: object, pointer: str) -> object:
    for part in pointer.split("/")[1:]:
        tree = tree[int(part)] if isinstance(tree, list) else tree[part]  # type: ignore[index]
    return tree
