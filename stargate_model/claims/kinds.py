"""The kinds of figures: what each measures, and what their products and quotients are for the type checker.

In: the literal notation or the parts of a figure. Out: the figure of the kind that its unit belongs to. The table of
what multiplies and divides is in `arithmetic`; the overloads here only tell type checkers what it says.
"""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar, Self, TypeVar, cast, overload

from stargate_model.amounts import literals
from stargate_model.amounts.units import Unit
from stargate_model.claims.figure import KINDS, Figure

_Other = TypeVar("_Other", bound=Figure)
_Whole = TypeVar(
    "_Whole", bound="Duration | Power | Energy | Money | Length | Area | Volume | Mass | Emissions | ComputeRate"
)


class Share(Figure):
    """A part of a whole, in per cent; a ratio; or, apart from both, a difference in percentage points.

    Example:
        >>> Share("4.4 %") * Energy("4000 TWh")
        Energy('176 TWh')
    """

    __slots__ = ()

    dimension: ClassVar[str] = "share"
    floor: ClassVar[Decimal | None] = None

    @overload
    def __mul__(self, other: Decimal | int) -> Share: ...

    @overload
    def __mul__(self, other: _Other) -> _Other: ...

    def __mul__(self, other: Figure | Decimal | int) -> Figure:
        return self._times(other)

    @overload
    def __truediv__(self, other: Share) -> Share: ...

    @overload
    def __truediv__(self, other: Decimal | int) -> Share: ...

    def __truediv__(self, other: Figure | Decimal | int) -> Figure:
        return self._over(other)


class Count(Figure):
    """A number of things of one noun of the unit table; nouns never mix.

    Example:
        >>> Count("29 turbine") * Power("34 MW")
        Power('986 MW')
    """

    __slots__ = ()

    dimension: ClassVar[str] = "count"

    @overload
    def __mul__(self, other: Decimal | int | Share) -> Count: ...

    @overload
    def __mul__(self, other: _Whole) -> _Whole: ...

    def __mul__(self, other: Figure | Decimal | int) -> Figure:
        return self._times(other)

    @overload
    def __truediv__(self, other: Count) -> Share: ...

    @overload
    def __truediv__(self, other: Decimal | int | Share) -> Count: ...

    def __truediv__(self, other: Figure | Decimal | int) -> Figure:
        return self._over(other)


class Duration(Figure):
    """A length of time; a year is a Julian year of 8,766 hours, and a month a twelfth of it.

    Example:
        >>> Duration("1 year").to("h")
        Duration('8766 h')
    """

    __slots__ = ()

    dimension: ClassVar[str] = "duration"

    @overload
    def __mul__(self, other: Power) -> Energy: ...

    @overload
    def __mul__(self, other: Decimal | int | Count | Share) -> Duration: ...

    def __mul__(self, other: Figure | Decimal | int) -> Figure:
        return self._times(other)

    @overload
    def __truediv__(self, other: Duration) -> Share: ...

    @overload
    def __truediv__(self, other: Decimal | int | Count | Share) -> Duration: ...

    def __truediv__(self, other: Figure | Decimal | int) -> Figure:
        return self._over(other)


class Power(Figure):
    """Electric power, in watts: what a site draws, or a source gives, at one moment.

    Example:
        >>> Power(">5 GW") + Power("1.2 GW")
        Power('>6.2 GW')
        >>> Power("1 GW") * Duration("2 h")
        Energy('2 GWh')
    """

    __slots__ = ()

    dimension: ClassVar[str] = "power"

    @overload
    def __mul__(self, other: Duration) -> Energy: ...

    @overload
    def __mul__(self, other: Decimal | int | Count | Share) -> Power: ...

    def __mul__(self, other: Figure | Decimal | int) -> Figure:
        return self._times(other)

    @overload
    def __truediv__(self, other: Power) -> Share: ...

    @overload
    def __truediv__(self, other: Decimal | int | Count | Share) -> Power: ...

    def __truediv__(self, other: Figure | Decimal | int) -> Figure:
        return self._over(other)


class Energy(Figure):
    """Electric energy over a stretch of time, in watt-hours.

    Example:
        >>> Energy("17532 GWh") / Duration("1 year")
        Power('2 GW')
    """

    __slots__ = ()

    dimension: ClassVar[str] = "energy"

    def __mul__(self, other: Decimal | int | Count | Share) -> Energy:
        return cast(Energy, self._times(other))

    @overload
    def __truediv__(self, other: Duration) -> Power: ...

    @overload
    def __truediv__(self, other: Power) -> Duration: ...

    @overload
    def __truediv__(self, other: Energy) -> Share: ...

    @overload
    def __truediv__(self, other: Decimal | int | Count | Share) -> Energy: ...

    def __truediv__(self, other: Figure | Decimal | int) -> Figure:
        return self._over(other)


class _Scaled(Figure):
    """A kind that only numbers, counts and shares multiply and divide."""

    __slots__ = ()

    def __mul__(self, other: Decimal | int | Count | Share) -> Self:
        return cast(Self, self._times(other))

    @overload
    def __truediv__(self, other: Self) -> Share: ...

    @overload
    def __truediv__(self, other: Decimal | int | Count | Share) -> Self: ...

    def __truediv__(self, other: Figure | Decimal | int) -> Figure:
        return self._over(other)


class Money(_Scaled):
    """An amount of one currency of ISO 4217; currencies never mix.

    Example:
        >>> Money("40e9 USD") / Count("400000 chip")
        Money('100000 USD')
    """

    __slots__ = ()

    dimension: ClassVar[str] = "money"


class Voltage(Figure):
    """Electric voltage, in volts: nothing that a number of things adds up to."""

    __slots__ = ()

    dimension: ClassVar[str] = "voltage"

    def __mul__(self, other: Decimal | int | Share) -> Voltage:
        return cast(Voltage, self._times(other))

    @overload
    def __truediv__(self, other: Voltage) -> Share: ...

    @overload
    def __truediv__(self, other: Decimal | int | Share) -> Voltage: ...

    def __truediv__(self, other: Figure | Decimal | int) -> Figure:
        return self._over(other)


class Length(_Scaled):
    """A length or distance."""

    __slots__ = ()

    dimension: ClassVar[str] = "length"


class Area(_Scaled):
    """An area of land or floor."""

    __slots__ = ()

    dimension: ClassVar[str] = "area"


class Volume(_Scaled):
    """A volume, mostly of water."""

    __slots__ = ()

    dimension: ClassVar[str] = "volume"


class Mass(_Scaled):
    """A mass."""

    __slots__ = ()

    dimension: ClassVar[str] = "mass"


class Emissions(_Scaled):
    """Greenhouse gases, in tonnes of carbon dioxide equivalent; no mass of anything."""

    __slots__ = ()

    dimension: ClassVar[str] = "emissions"


class ComputeRate(_Scaled):
    """Floating-point operations per second."""

    __slots__ = ()

    dimension: ClassVar[str] = "compute"


def kind_of(unit: Unit) -> type[Figure]:
    """The kind of figure that a unit belongs to."""
    return KINDS[unit.kind]


def figure(literal: str) -> Figure:
    """The figure that a literal states, of whichever kind its unit belongs to.

    Raises:
        LiteralError: The text is not in the literal notation.
        NumberError: A number in it is beyond the limits.
        UnknownUnitError: Its unit is not in the table.
        FigureError: Its parts contradict each other.

    Example:
        >>> figure("~986 MW")
        Power('~986 MW')
    """
    return kind_of(literals.parse(literal).unit)(literal)
