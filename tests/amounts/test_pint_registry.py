"""The private quantity: it does not change, compares across units, and computes in the library's context."""

from __future__ import annotations

import copy
import decimal
import operator
import pickle
from collections.abc import Callable
from decimal import Decimal

import pint
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stargate_model.amounts.decimals import exact_product
from stargate_model.amounts.pint_registry import ExactQuantity
from stargate_model.amounts.quantities import quantity
from stargate_model.amounts.units import Unit, convert, unit
from stargate_model.errors import FigureError
from stargate_model.strategies import numbers, units, units_like

D = Decimal


def of(value: str, symbol: str) -> ExactQuantity:
    """A quantity, for short."""
    return quantity(D(value), unit(symbol))


class TestImmutable:
    """No public path changes a quantity in place."""

    @pytest.mark.parametrize(
        "change",
        [
            operator.iadd,
            operator.isub,
            operator.imul,
            operator.itruediv,
            operator.ifloordiv,
            operator.imod,
            operator.ipow,
        ],
    )
    def test_in_place_operators_raise(self, change: Callable[[object, object], object]) -> None:
        """An augmented assignment is refused, and the quantity is as it was."""
        mine = of("1.2", "GW")
        with pytest.raises(FigureError, match=r"^a quantity does not change in place; use `to`, or an operator that "):
            change(mine, 2)
        assert repr(mine) == "<Quantity(1.2, 'gigawatt')>"

    @pytest.mark.parametrize("name", sorted(name for name in dir(pint.Quantity) if name.startswith("ito")))
    def test_each_conversion_in_place_raises(self, name: str) -> None:
        """Whichever `ito…` this Pint has."""
        mine = of("1.2", "GW")
        with pytest.raises(FigureError, match="does not change in place"):
            getattr(mine, name)("MW")
        assert repr(mine) == "<Quantity(1.2, 'gigawatt')>"

    @pytest.mark.parametrize("name", ["magnitude", "m", "units", "u", "_magnitude", "_units"])
    def test_nothing_is_assigned(self, name: str) -> None:
        """Neither by the public names nor by Pint's own."""
        mine = of("1.2", "GW")
        with pytest.raises((FigureError, AttributeError)):
            setattr(mine, name, D(5))
        with pytest.raises((FigureError, AttributeError)):
            delattr(mine, name)
        assert repr(mine) == "<Quantity(1.2, 'gigawatt')>"

    def test_items_are_not_assigned(self) -> None:
        """A quantity is one number."""
        with pytest.raises((TypeError, AttributeError)):
            of("1", "GW")[0] = 5


class TestEquality:
    """Equal quantities hash equal, across units."""

    @given(st.data(), units(), numbers(digits=12, size=6, signed=True))
    def test_what_states_the_same_is_equal(self, data: st.DataObject, one: Unit, value: Decimal) -> None:
        """Equality is that of the table's exact factors, and the hash follows it."""
        other = data.draw(units_like(one))
        there = convert(value, one, other)
        mine, theirs = quantity(value, one), quantity(there, other)
        same = exact_product(value, one.factor) == exact_product(there, other.factor)
        assert (mine == theirs) is same
        assert (mine != theirs) is not same
        assert hash(mine) == hash(theirs) or not same

    @given(st.data(), units(), numbers(signed=True), numbers(signed=True))
    def test_order_is_that_of_the_exact_values(
        self, data: st.DataObject, one: Unit, value: Decimal, another: Decimal
    ) -> None:
        """Also where the numbers differ in the last of 40 digits; order agrees with equality."""
        other = data.draw(units_like(one))
        mine, theirs = quantity(value, one), quantity(another, other)
        exact = (exact_product(value, one.factor), exact_product(another, other.factor))
        for compare in (operator.lt, operator.le, operator.gt, operator.ge, operator.eq):
            assert compare(mine, theirs) is compare(*exact)

    @given(units(), units())
    def test_other_dimensions_are_never_equal(self, one: Unit, other: Unit) -> None:
        """One dollar is no euro, one turbine no chip."""
        assert (quantity(D(7), one) == quantity(D(7), other)) is (one.dimension == other.dimension and one == other)

    def test_a_share_is_a_number(self) -> None:
        """A dimensionless quantity equals its number, and hashes like it; others equal no number."""
        half = of("50", "%")
        assert half == of("0.5", "ratio")
        assert half == D("0.5")
        assert hash(half) == hash(of("0.5", "ratio")) == hash(D("0.5"))
        assert of("1", "W") != 1
        assert of("1", "USD") != 1
        assert of("1", "pp") != of("1", "%")
        assert of("1", "W") != "1 W"
        assert half != "0.5"

    def test_hashes_tell_quantities_apart(self) -> None:
        """Number and unit count, so that large sets stay fast."""
        assert len({hash(of(str(number), symbol)) for number in range(100) for symbol in ("USD", "EUR", "ratio")}) > 250

    def test_sets_hold_one_of_equal_ones(self) -> None:
        """Quantities are keys."""
        assert len({of("1.2", "GW"), of("1200", "MW"), of("1200.0", "MW"), of("1.2e9", "W")}) == 1

    def test_foreign_quantities_do_not_mix(self) -> None:
        """A quantity of another registry is never equal, and never added silently."""
        foreign = pint.UnitRegistry(non_int_type=Decimal).Quantity(D("1.2"), "GW")
        assert of("1.2", "GW") != foreign
        with pytest.raises(ValueError, match="different registries"):
            of("1.2", "GW") + foreign


class TestCopies:
    """A copy is the same value."""

    @given(numbers(signed=True), units())
    def test_copies_and_pickles_are_the_same(self, value: Decimal, one: Unit) -> None:
        """Every digit, the unit and the registry."""
        mine = quantity(value, one)
        for other in (copy.copy(mine), copy.deepcopy(mine), pickle.loads(pickle.dumps(mine))):  # noqa: S301
            assert other.magnitude.as_tuple() == value.as_tuple()
            assert other.units == mine.units
            assert other._REGISTRY is mine._REGISTRY
            assert hash(other) == hash(mine)

    def test_computed_units_are_pickled_too(self) -> None:
        """Not only the units of the table, and units by themselves."""
        mine = of("1.2", "GW") * of("3", "h") / of("2", "USD")
        assert pickle.loads(pickle.dumps(mine)) == mine  # noqa: S301
        again = pickle.loads(pickle.dumps(mine.units))  # noqa: S301
        assert again == mine.units
        assert (D(1) * again) + (D(1) * mine.units) == D(2) * mine.units


class TestContext:
    """Results never depend on the decimal context of the caller."""

    OPERATIONS: tuple[Callable[[ExactQuantity], object], ...] = (
        lambda q: q + q, lambda q: q - q, lambda q: q * 3, lambda q: 3 * q, lambda q: q / 7, lambda q: 1 / q,
        lambda q: q * q,
        lambda q: q / q, lambda q: q // of("7", "MW"), lambda q: q % of("7", "MW"), lambda q: divmod(q, of("7", "MW")),
        lambda q: q**2, lambda q: q**-1, lambda q: -q, lambda q: +q, abs, lambda q: round(q, 3), lambda q: q.to("W"),
        lambda q: q.to("TW"), lambda q: q.m_as("MW"), lambda q: q.to_base_units(), lambda q: q.to_root_units(),
        lambda q: q.to_reduced_units(), lambda q: q.to_compact(), lambda q: q.to_unprefixed(), hash, bool, str, repr,
        lambda q: q < of("2", "GW"), lambda q: q == of("1234567890.123456789", "W"), lambda q: f"{q:~P}",
        lambda q: f"{q:.3f}",
        lambda q: sum([q, q], of("0", "W")), lambda q: min(q, of("1", "MW")),
        lambda q: (q / of("3", "MW")).to("percent"),
    )  # fmt: skip

    @pytest.mark.parametrize("operation", OPERATIONS, ids=map(str, range(len(OPERATIONS))))
    def test_nothing_depends_on_it(self, operation: Callable[[ExactQuantity], object]) -> None:
        """Three digits, rounding up and every trap change no result."""
        mine = of("1.234567890123456789", "GW")
        expected = repr(operation(mine))
        hostile = decimal.Context(prec=3, rounding=decimal.ROUND_UP, traps=[decimal.Inexact, decimal.Rounded])
        with decimal.localcontext(hostile):
            assert repr(operation(mine)) == expected
