"""The kinds: each has its units and finds itself."""

from __future__ import annotations

import pytest

from stargate_model.amounts.units import UNITS, Unit
from stargate_model.claims import kinds
from stargate_model.claims.figure import KINDS, Figure
from stargate_model.claims.kinds import Share, figure, kind_of
from stargate_model.errors import DimensionError, LiteralError, NumberError, UnknownUnitError
from stargate_model.strategies import EVERY_KIND

NAMES = "Area ComputeRate Count Duration Emissions Energy Length Mass Money Power Share Voltage Volume".split()


class TestKinds:
    """A class a dimension."""

    def test_the_kinds_are_those_of_the_unit_table(self) -> None:
        """Every unit has a kind, and every kind a unit."""
        assert sorted(kind.__name__ for kind in EVERY_KIND) == NAMES
        assert set(KINDS) == {unit.kind for unit in UNITS.values()}
        assert all(getattr(kinds, name) is KINDS[getattr(kinds, name).dimension] for name in NAMES)

    @pytest.mark.parametrize("unit", UNITS.values(), ids=str)
    def test_a_unit_finds_its_kind_and_no_other_takes_it(self, unit: Unit) -> None:
        """`figure` picks the kind; each other kind refuses the unit."""
        found = figure(f"5 {unit}")
        assert type(found) is kind_of(unit)
        for kind in EVERY_KIND:
            if kind is not kind_of(unit):
                with pytest.raises(DimensionError, match=kind.__name__):
                    kind(f"5 {unit}")

    @pytest.mark.parametrize("kind", EVERY_KIND)
    def test_only_shares_are_negative(self, kind: type[Figure]) -> None:
        """A change in percentage points goes down too; no quantity of a thing does."""
        assert (kind.floor is None) is (kind is Share)

    @pytest.mark.parametrize("kind", EVERY_KIND)
    def test_a_figure_is_slotted(self, kind: type[Figure]) -> None:
        """No kind has room for attributes that it does not name."""
        found = kind(f"5 {next(unit for unit in UNITS.values() if unit.kind == kind.dimension)}")
        assert not hasattr(found, "__dict__")
        assert kind.__doc__

    @pytest.mark.parametrize(
        ("literal", "error"),
        [("5", LiteralError), ("5 mw", UnknownUnitError), ("1e31 W", NumberError), ("", LiteralError)],
    )
    def test_figure_refuses_what_no_kind_takes(self, literal: str, error: type[Exception]) -> None:
        """With the error of the part that is wrong."""
        with pytest.raises(error):
            figure(literal)
