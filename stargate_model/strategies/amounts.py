"""Strategies for amounts: numbers in every spelling, units, intervals, and the parts of a figure.

What each draws is whatever the constructors take, and nothing that they refuse; simple comes first, so that failures
shrink to what one can read. Nothing is drawn and thrown away.
"""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from stargate_model.amounts.decimals import MAX_DIGITS, MAX_EXPONENT
from stargate_model.amounts.hedges import Bound
from stargate_model.amounts.intervals import Interval
from stargate_model.amounts.literals import Literal
from stargate_model.amounts.units import UNITS, Unit


@st.composite
def numbers(
    draw: DrawFn, *, digits: int = MAX_DIGITS, size: int = MAX_EXPONENT, signed: bool = False, positive: bool = False
) -> Decimal:
    """Numbers in every spelling: of so many digits at most, and from 1e-size to 1e+size or zero.

    Args:
        draw: Given by Hypothesis.
        digits: How many digits they have at most.
        size: How far their adjusted exponent is from zero at most.
        signed: Whether some are negative.
        positive: Whether zero is left out.
    """
    coefficient = draw(st.integers(1 if positive else 0, 10**digits - 1))
    adjusted = draw(st.integers(-size, size))
    exponent = adjusted - (len(str(coefficient)) - 1 if coefficient else 0)
    sign = int(signed and coefficient > 0 and draw(st.booleans()))
    return Decimal((sign, tuple(map(int, str(coefficient))), exponent))


def units(kind: str | None = None) -> SearchStrategy[Unit]:
    """Units of the table: all, or those of one kind of figure, such as `power` or `money`."""
    return st.sampled_from([u for u in UNITS.values() if kind in {None, u.kind}])


def units_like(unit: Unit) -> SearchStrategy[Unit]:
    """Units that a unit converts to."""
    return st.sampled_from([u for u in UNITS.values() if u.dimension == unit.dimension])


@st.composite
def intervals(draw: DrawFn, ends: SearchStrategy[Decimal] | None = None) -> Interval:
    """Intervals of each shape: bounded or not, open or closed, of one number.

    Args:
        draw: Given by Hypothesis.
        ends: Their ends; by default numbers of a few digits, of either sign.
    """
    of = numbers(digits=4, size=3, signed=True) if ends is None else ends
    low, high = sorted([draw(of), draw(of)])
    if low == high or draw(st.integers(0, 4)) == 0:
        return Interval.exactly(low)
    return Interval(
        draw(st.sampled_from([low, None])),
        draw(st.sampled_from([high, None])),
        low_open=draw(st.booleans()),
        high_open=draw(st.booleans()),
    )


@st.composite
def literals(
    draw: DrawFn, kind: str | None = None, values: SearchStrategy[Decimal] | None = None, *, signed: bool = True
) -> Literal:
    """The parts of a figure, with every bound and every unit.

    Args:
        draw: Given by Hypothesis.
        kind: Which kind of figure the units are of; every unit where it is None.
        values: The magnitudes; by default every number that is taken.
        signed: Whether magnitudes may be negative, and less than zero be stated.
    """
    of = numbers(signed=signed) if values is None else values
    bound = draw(st.sampled_from(Bound))
    value, upper = draw(of), None
    if bound is Bound.BETWEEN:
        value, upper = sorted([value, draw(of)])
        if value == upper:
            bound, upper = Bound.EXACT, None
    if bound is Bound.LESS_THAN and not signed and not value:
        bound = Bound.AT_MOST
    return Literal(
        value=value,
        unit=draw(units(kind)),
        bound=bound,
        upper=upper,
        approximate=draw(st.booleans()),
        vague=draw(st.booleans()),
    )
