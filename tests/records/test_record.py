"""Records: what all ten types have in common."""

from __future__ import annotations

import attrs
import pytest

from stargate_model.claims.text import Text
from stargate_model.records.dataset import COLLECTIONS, RECORD_TYPES, type_name
from stargate_model.records.organisations import Programme
from stargate_model.records.record import Record


@pytest.mark.parametrize("cls", RECORD_TYPES, ids=lambda cls: cls.type)
class TestEach:
    """Each type of record."""

    def test_has_its_names_in_data(self, cls: type[Record]) -> None:
        """The type names one record, the collection all of them; both are in snake case."""
        assert COLLECTIONS[cls.collection] is cls
        assert type_name(cls) == cls.type
        assert f"{cls.type} {cls.collection}".replace("_", "").replace(" ", "").isalpha()

    def test_describes_each_of_its_fields(self, cls: type[Record]) -> None:
        """The docstring of the class, or of `Record`, has a line for every field."""
        described = f"{Record.__doc__}{cls.__doc__}"
        for field in attrs.fields(cls):
            assert f"\n        {field.name}: " in described or f"\n    {field.name}: " in described

    def test_needs_its_arguments_named(self, cls: type[Record]) -> None:
        """No record depends on the order of its fields."""
        with pytest.raises(TypeError):
            cls("ab", Text({"en": "A"}))  # type: ignore[misc]


def test_no_two_types_share_a_name() -> None:
    """A key such as `site:abilene` names one record."""
    assert len({type_name(cls) for cls in COLLECTIONS.values()}) == len(COLLECTIONS) == 11


def test_a_key_names_a_record_in_a_data_set() -> None:
    """Its type and its id."""
    assert Programme(id="stargate", name=Text({"en": "Stargate"})).key == "programme:stargate"
