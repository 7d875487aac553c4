"""Which kinds multiply and divide: the documented table, each pair of it."""

from __future__ import annotations

import itertools
import operator
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stargate_model.amounts.intervals import Interval
from stargate_model.claims import arithmetic
from stargate_model.claims.figure import KINDS, Figure
from stargate_model.claims.kinds import Count, Duration, Energy, Power, Share, figure
from stargate_model.errors import DimensionError, FigureError, MeaninglessError
from stargate_model.strategies import EVERY_KIND, figures, numbers

EXAMPLE = {
    "power": "8 GW", "energy": "8 GWh", "money": "8 USD", "count": "4 chip", "share": "50 %", "duration": "2 h",
    "length": "8 km",
    "area": "8 km²", "volume": "8 L", "mass": "8 t", "emissions": "8 tCO2e", "voltage": "8 kV", "compute": "8 PFLOPS",
}  # fmt: skip
EXTENSIVE = EXAMPLE.keys() - {"count", "share", "voltage"}
PAIRS = list(itertools.product(sorted(EXAMPLE), repeat=2))


def times(left: str, right: str) -> str | None:
    """The documented product, said apart from the code under test."""
    if "share" in {left, right}:
        return right if left == "share" else left
    if {left, right} == {"power", "duration"}:
        return "energy"
    if left == "count" and right in EXTENSIVE:
        return right
    return left if right == "count" and left in EXTENSIVE else None


def over(left: str, right: str) -> str | None:
    """The documented quotient."""
    if left == right:
        return "share"
    if right == "share" or (right == "count" and left in EXTENSIVE):
        return left
    return {("energy", "power"): "duration", ("energy", "duration"): "power"}.get((left, right))


class TestTable:
    """All pairs of the thirteen kinds."""

    def test_there_are_thirteen_kinds(self) -> None:
        """Each with a dimension of its own, and an example here."""
        assert {kind.dimension for kind in EVERY_KIND} == EXAMPLE.keys()
        assert len(EVERY_KIND) == 13

    @pytest.mark.parametrize(("left", "right"), PAIRS)
    def test_products(self, left: str, right: str) -> None:
        """A product is of the documented kind, or meaningless."""
        one, other = figure(EXAMPLE[left]), figure(EXAMPLE[right])
        expected = times(left, right)
        assert arithmetic.product(left, right) == expected
        if expected is None:
            with pytest.raises(MeaninglessError, match=r"\* .* has no meaning"):
                one * other  # type: ignore[operator]
        else:
            assert (one * other).dimension == expected  # type: ignore[operator]

    @pytest.mark.parametrize(("left", "right"), PAIRS)
    def test_quotients(self, left: str, right: str) -> None:
        """A quotient is of the documented kind, or meaningless."""
        one, other = figure(EXAMPLE[left]), figure(EXAMPLE[right])
        expected = over(left, right)
        assert arithmetic.ratio(left, right) == expected
        if expected is None:
            with pytest.raises(MeaninglessError, match=r"/ .* has no meaning"):
                one / other  # type: ignore[operator]
        else:
            assert (one / other).dimension == expected  # type: ignore[operator]

    @pytest.mark.parametrize("operation", [operator.add, operator.sub])
    @pytest.mark.parametrize(("left", "right"), PAIRS)
    def test_sums_and_differences(self, operation: Callable[..., Figure], left: str, right: str) -> None:
        """Only one kind adds and subtracts, and stays that kind."""
        one, other = figure(EXAMPLE[left]), figure(EXAMPLE[right])
        if left == right:
            assert type(operation(one, other)) is type(one)
        else:
            with pytest.raises(MeaninglessError, match=r"[+-] .* has no meaning"):
                operation(one, other)

    @pytest.mark.parametrize(
        ("left", "right"), [("5 USD", "5 EUR"), ("5 chip", "5 turbine")], ids=["currencies", "nouns"]
    )
    def test_quotients_of_what_never_converts_are_refused(self, left: str, right: str) -> None:
        """No rate, and no share of chips in turbines."""
        with pytest.raises(DimensionError):
            figure(left) / figure(right)  # type: ignore[operator]

    @pytest.mark.parametrize("other", ["5 %", "5 GW", "5 chip", "5 pp"])
    def test_percentage_points_are_no_part_of_anything(self, other: str) -> None:
        """They add, and numbers scale them; nothing is taken of them."""
        points = Share("5 pp")
        with pytest.raises(MeaninglessError):
            points * figure(other)
        with pytest.raises(MeaninglessError):
            figure(other) / points  # type: ignore[operator]
        assert points * 2 == points + points == Share("10 pp")


class TestUnits:
    """In which unit a result is told."""

    @pytest.mark.parametrize(
        ("compute", "literal"),
        [
            (lambda: Power("2 MW") * Duration("3 h"), "6 MWh"),
            (lambda: Duration("1 day") * Power("2 W"), "48 Wh"),
            (lambda: Power("1 TW") * Duration("1 year"), "8766 TWh"),
            (lambda: Energy("17532 GWh") / Duration("1 year"), "2 GW"),
            (lambda: Energy("6 kWh") / Power("3 kW"), "2 h"),
            (lambda: Energy("6 GWh") / Power("3 MW"), "2000 h"),
            (lambda: Power("1 GW") / Power("4000 MW"), "25 %"),
            (lambda: Share("50 %") / Share("0.25 ratio"), "200 %"),
            (lambda: Share("0.5 ratio") * Share("50 %"), "0.25 ratio"),
            (lambda: Count("29 turbine") * Power("34 MW"), "986 MW"),
            (lambda: Power("986 MW") / Count("29 turbine"), "34 MW"),
            (lambda: Share("4.4 %") * Energy("4000 TWh"), "176 TWh"),
            (lambda: Count("29 turbine") / Count("58 turbine"), "50 %"),
            (lambda: Count("10 site") * Share("20 %"), "2 site"),
            (lambda: Power("<=10 MW") * Duration("2..3 h"), "<=30 MWh"),
            (lambda: Power(">10 MW") * Count("~2..3 site"), "~>20 MW"),
        ],
    )
    def test_told_in_a_unit_of_the_operands(self, compute: Callable[[], Figure], literal: str) -> None:
        """The scale of the operands stays."""
        result = compute()
        assert result == figure(literal)
        assert result.unit is figure(literal).unit

    @pytest.mark.parametrize(("operation", "rule"), [(operator.mul, times), (operator.truediv, over)])
    @given(data=st.data())
    def test_results_take_in_the_intervals(
        self, data: st.DataObject, operation: Callable[..., Figure], rule: Callable[[str, str], str | None]
    ) -> None:
        """A product or quotient leaves possible whatever that of the intervals does, but for the last digit."""
        left, right = data.draw(st.sampled_from([pair for pair in PAIRS if rule(*pair)]))
        one, other = (data.draw(figures(KINDS[kind], numbers(digits=4, size=2), bare=True)) for kind in (left, right))
        try:
            wanted: Interval = operation(one.interval(), other.interval())  # type: ignore[assignment]
            result = operation(one, other)
        except (MeaninglessError, DimensionError, FigureError):
            return
        assert result.dimension == rule(left, right)
        kept = result.interval()
        wanted = wanted if result.floor is None else wanted.clip(result.floor)
        assert kept.low is None or Fraction(kept.low) <= Fraction(wanted.low) + abs(Fraction(wanted.low)) / 10**38
        assert kept.high is None or Fraction(kept.high) >= Fraction(wanted.high) - abs(Fraction(wanted.high)) / 10**38

    @given(st.data())
    def test_products_commute(self, data: st.DataObject) -> None:
        """The order of factors does not matter to what is stated."""
        left, right = data.draw(st.sampled_from([pair for pair in PAIRS if times(*pair)]))
        one, other = figure(EXAMPLE[left]), figure(EXAMPLE[right])
        factor = data.draw(st.integers(1, 10**6))
        assert (one * factor) * other == other * (one * Decimal(factor))  # type: ignore[operator]
