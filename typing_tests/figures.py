"""User code that type-checks, and lines that do not: what the kinds of figures tell type checkers. Never run.

A line that has to be refused ends with the comment that silences the refusal; if it were accepted, mypy and pyright
would each complain of a comment that silences nothing.
"""

# pyright: reportUnnecessaryTypeIgnoreComment=true

from __future__ import annotations

from decimal import Decimal
from typing import assert_type

from stargate_model.amounts.hedges import Bound
from stargate_model.amounts.intervals import Answer, Interval
from stargate_model.amounts.units import Unit
from stargate_model.claims.evidence import Evidence
from stargate_model.claims.figure import Figure
from stargate_model.claims.kinds import (
    Area,
    ComputeRate,
    Count,
    Duration,
    Emissions,
    Energy,
    Length,
    Mass,
    Money,
    Power,
    Share,
    Voltage,
    Volume,
    figure,
    kind_of,
)

power, energy, duration = Power("~986 MW"), Energy("5 TWh"), Duration("3 year")
money, count, share = Money("<=500e9 USD"), Count("29 turbine"), Share("4.4 %")
voltage, compute = Voltage("345 kV"), ComputeRate("5 EFLOPS")

refused: object

# making and reading
assert_type(Power(value=986, unit="MW", approximate=True, hedge="约为", evidence=[Evidence(document="paper")]), Power)
assert_type(Power(value=Decimal("1.2"), unit=power.unit, upper=Decimal(2), bound=Bound.BETWEEN), Power)
assert_type(figure("1.2 GW"), Figure)
assert_type(kind_of(power.unit), type[Figure])
assert_type(power.value, Decimal)
assert_type(power.upper, Decimal | None)
assert_type(power.unit, Unit)
assert_type(power.bound, Bound)
assert_type(power.approximate, bool)
assert_type(power.evidence, tuple[Evidence, ...])
assert_type(power.to("GW"), Power)
assert_type(power.literal, str)
assert_type(power.interval(), Interval)
assert_type(power.below(power), Answer)
assert_type(power.fits(power), Answer)
assert_type(power.admits("340 MW"), bool)
assert_type(power < power, bool)

Power()  # type: ignore[call-overload]
Power(986)  # type: ignore[call-overload]
Power(value=1.5, unit="MW")  # type: ignore[call-overload]
Power(value=5)  # type: ignore[call-overload]
Power("5 MW", approximate=True)  # type: ignore[call-overload]
power.value = Decimal(5)  # type: ignore[misc]

# one kind adds
assert_type(power + power, Power)
assert_type(power - power, Power)
assert_type(money + money, Money)
assert_type(share - share, Share)

refused = power + energy  # type: ignore[operator]
refused = energy - power  # type: ignore[operator]
refused = money + count  # type: ignore[operator]
refused = power + 5  # type: ignore[operator]
refused = power < energy  # type: ignore[operator]
power.below(energy)  # type: ignore[arg-type]

# numbers scale every kind
assert_type(3 * power, Power)
assert_type(power * 3, Power)
assert_type(power * Decimal("1.5"), Power)
assert_type(power / 3, Power)
assert_type(2 * share, Share)
assert_type(share * 2, Share)
assert_type(2 * count, Count)
assert_type(money / Decimal(7), Money)
assert_type(2 * voltage, Voltage)
assert_type(compute * 2, ComputeRate)

refused = power * 1.5  # type: ignore[operator]
refused = 1.5 * power  # type: ignore[operator]
refused = power / 1.5  # type: ignore[operator]
refused = 2 / power  # type: ignore[operator]

# power, energy, time
assert_type(power * duration, Energy)
assert_type(duration * power, Energy)
assert_type(energy / duration, Power)
assert_type(energy / power, Duration)

refused = power * power  # type: ignore[operator]
refused = power * energy  # type: ignore[operator]
refused = energy * duration  # type: ignore[operator]
refused = power / energy  # type: ignore[operator]
refused = power / duration  # type: ignore[operator]

# a kind by itself is a share
assert_type(power / power, Share)
assert_type(energy / energy, Share)
assert_type(duration / duration, Share)
assert_type(money / money, Share)
assert_type(count / count, Share)
assert_type(share / share, Share)
assert_type(voltage / voltage, Share)

refused = power / money  # type: ignore[operator]
refused = money / power  # type: ignore[operator]

# a share of everything
assert_type(share * energy, Energy)
assert_type(energy * share, Energy)
assert_type(share * share, Share)
assert_type(share * count, Count)
assert_type(count * share, Count)
assert_type(share * voltage, Voltage)
assert_type(voltage * share, Voltage)
assert_type(money / share, Money)
assert_type(power / share, Power)

# a number of things, each of which has some
assert_type(count * power, Power)
assert_type(power * count, Power)
assert_type(power / count, Power)
assert_type(count * money, Money)
assert_type(money / count, Money)
assert_type(count * Length("5 mi"), Length)
assert_type(count * Area("5 acre"), Area)
assert_type(count * Volume("5 gallon"), Volume)
assert_type(count * Mass("5 t"), Mass)
assert_type(count * Emissions("5 tCO2e"), Emissions)
assert_type(count * compute, ComputeRate)
assert_type(count * duration, Duration)
assert_type(count * energy, Energy)

refused = count * count  # type: ignore[operator]
refused = count * voltage  # type: ignore[operator]
refused = voltage * count  # type: ignore[operator]
refused = voltage / count  # type: ignore[operator]
refused = count / power  # type: ignore[operator]
refused = money * money  # type: ignore[operator]


def needs_power(capacity: Power) -> Power:
    """A field that takes one kind."""
    return capacity


needs_power(power)
needs_power(energy)  # type: ignore[arg-type]
needs_power(figure("5 MW"))  # type: ignore[arg-type]
