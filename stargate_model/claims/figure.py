"""The figure: a quantity as its source states it, with its hedge and its evidence.

In: the literal notation, or the parts. Out: an immutable claim that compares, adds and scales as the interval that
its hedge leaves. Refused: a unit of another dimension than the kind has, and parts that contradict each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar, Final, Self, TypeVar, overload

from attrs import define, field

from stargate_model.amounts import hedges, literals
from stargate_model.amounts.decimals import checked, exact_product, quotient, rounded
from stargate_model.amounts.hedges import TOLERANCE, Bound
from stargate_model.amounts.intervals import Answer, Interval
from stargate_model.amounts.units import Unit, convert, same_dimension, unit
from stargate_model.claims import arithmetic
from stargate_model.claims.evidence import Evidence
from stargate_model.claims.text import MAX_QUOTE, clean, shown, worded
from stargate_model.errors import DimensionError, FigureError, MeaninglessError, UndecidedError, UnknownUnitError

if TYPE_CHECKING:
    from stargate_model.amounts.pint_registry import ExactQuantity
    from stargate_model.amounts.quantities import QuantityLike

_EXACTLY: Final = Decimal(0)
_Kind = TypeVar("_Kind", bound="Figure")

KINDS: Final[dict[str, type[Figure]]] = {}
"""Every kind of figure by what it measures; a kind enters itself when it is defined."""


@define(frozen=True, slots=True, init=False, eq=False, order=False, repr=False)
class Figure:
    """A quantity, a hedge and its evidence. Use its kinds: `Power`, `Energy`, `Money`, `Count` and the others.

    Figures are equal when they state the same, whatever the unit: quantity and hedge. Evidence and the hedge's words
    do not count; `exact_form` compares those too. Nothing is converted or rounded on the way in.

    Args:
        literal: The figure in the literal notation (`~986 MW`); or else the parts, by name.

    Attributes:
        value: Magnitude, exact; the lower end where the bound is `BETWEEN`.
        unit: A unit of the closed table; its text is its symbol.
        upper: The upper end in the same unit, given exactly where the bound is `BETWEEN`.
        bound: What the value limits.
        approximate: Whether the source rounds or estimates; independent of the bound.
        vague: Whether the source gives an order of magnitude only, and no digit.
        hedge: The hedge words as the source has them; empty where it has none.
        evidence: Where it stands; empty for a computed figure.

    Raises:
        FigureError: The parts contradict each other.
        DimensionError: The unit measures something else than this kind.
        LiteralError: The text is not in the literal notation.
        NumberError: A number is beyond the limits.
        UnknownUnitError: The unit is not in the table.
    """

    dimension: ClassVar[str] = ""
    """What figures of this kind measure; the kind of their units."""

    floor: ClassVar[Decimal | None] = Decimal(0)
    """What no figure of this kind goes below; None where there is no such number."""

    def __init_subclass__(cls) -> None:
        # a user's own subclass of a kind does not take the kind's place
        if "dimension" in vars(cls):
            KINDS[cls.dimension] = cls

    value: Decimal
    unit: Unit
    upper: Decimal | None
    bound: Bound
    approximate: bool
    vague: bool
    hedge: str
    evidence: tuple[Evidence, ...] = field()

    @overload
    def __init__(self, literal: str, /, *, hedge: str = "", evidence: Iterable[Evidence] = ()) -> None: ...

    @overload
    def __init__(
        self,
        /,
        *,
        value: Decimal | int,
        unit: str | Unit,
        upper: Decimal | int | None = None,
        bound: Bound | None = None,
        approximate: bool = False,
        vague: bool = False,
        hedge: str = "",
        evidence: Iterable[Evidence] = (),
    ) -> None: ...

    def __init__(
        self,
        literal: str | None = None,
        /,
        *,
        value: Decimal | int | None = None,
        unit: str | Unit | None = None,
        upper: Decimal | int | None = None,
        bound: Bound | None = None,
        approximate: bool = False,
        vague: bool = False,
        hedge: str = "",
        evidence: Iterable[Evidence] = (),
    ) -> None:
        parts = _parts(literal, value, unit, upper, bound, approximate=approximate, vague=vague)
        kind = type(self)
        if not kind.dimension:
            raise FigureError(
                "a figure is of some kind, such as Power('1 GW'); `figure('1 GW')` picks the kind by the unit"
            )
        if parts.unit.kind != kind.dimension:
            raise DimensionError(
                f"{kind.__name__} wants a unit of {kind.dimension}, but {shown(literal or parts.unit.symbol)} "
                f"measures {parts.unit.kind}",
                wanted=kind.dimension,
                found=parts.unit.kind,
                unit=parts.unit.symbol,
            )
        hedges.check(parts.bound, parts.value, parts.upper, kind.floor)
        if hedge:
            clean(hedge, MAX_QUOTE)
        # attrs makes it where a class has an __init__ of its own
        self.__attrs_init__(  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
            parts.value, parts.unit, parts.upper, parts.bound, parts.approximate, parts.vague, hedge, tuple(evidence)
        )

    @classmethod
    def of(cls, quantity: QuantityLike) -> Self:
        """The figure of a Pint quantity of any registry, read again by its number and unit name.

        Raises:
            NumberError: The magnitude is no finite number within the limits.
            UnknownUnitError: The unit is not in the closed table.
            DimensionError: The unit measures something else than this kind.
        """
        from stargate_model.amounts.quantities import reread  # used by few

        value, of = reread(quantity)
        return cls(value=value, unit=of)

    # -- what it says -------------------------------------------------------------------------------------------

    @property
    def literal(self) -> str:
        """The figure in the literal notation."""
        return literals.write(
            literals.Literal(self.value, self.unit, self.bound, self.upper, self.approximate, self.vague)
        )

    @property
    def quantity(self) -> ExactQuantity:
        """The value as an immutable Pint quantity; the hedge stays behind."""
        from stargate_model.amounts.quantities import quantity  # Pint is for those who ask for it

        return quantity(self.value, self.unit)

    @property
    def exact_form(self) -> tuple[object, ...]:
        """Everything the figure holds, the spelling of its numbers and its evidence included, for comparison."""
        upper = None if self.upper is None else self.upper.as_tuple()
        hedge = (self.bound, self.approximate, self.vague, self.hedge)
        return (type(self), self.value.as_tuple(), upper, self.unit, *hedge, self.evidence)

    def __str__(self) -> str:
        return self.literal

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.literal!r})"

    def _repr_html_(self) -> str:
        """What notebooks show: the figure with its hedge and its evidence."""
        from stargate_model.claims import display  # for those who look at it

        return display.of_figure(self)

    def __eq__(self, other: object) -> bool:
        return self._stated() == other._stated() if isinstance(other, Figure) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._stated())

    def _stated(self) -> tuple[object, ...]:
        upper = None if self.upper is None else self._in_base(self.upper)
        return (self.unit.dimension, self._in_base(self.value), upper, self.bound, self.approximate, self.vague)

    def _in_base(self, value: Decimal) -> Decimal:
        return exact_product(value, self.unit.factor)

    def to(self, symbol: str | Unit) -> Self:
        """The same figure in another unit: exact where the quotient ends, else rounded once.

        Raises:
            DimensionError: The unit measures something else.

        Example:
            >>> Power(">1.2 GW").to("MW")
            Power('>1200 MW')
        """
        target = unit(_symbol(symbol))
        upper = None if self.upper is None else convert(self.upper, self.unit, target)
        bound, value, upper = _apart(self.bound, convert(self.value, self.unit, target), upper)
        return type(self)(
            value=value,
            unit=target,
            upper=upper,
            bound=bound,
            approximate=self.approximate,
            vague=self.vague,
            hedge=self.hedge,
            evidence=self.evidence,
        )

    # -- what it leaves possible --------------------------------------------------------------------------------

    def interval(self, tolerance: Decimal = _EXACTLY) -> Interval:
        """The numbers that the hedge leaves possible, in the base unit of the dimension.

        Args:
            tolerance: How far an approximate figure reaches to either side, as a share of its ends.
        """
        upper = None if self.upper is None else self._in_base(self.upper)
        numbers = hedges.interval(self.bound, self._in_base(self.value), upper, self.floor)
        return numbers.widen(tolerance) if self.approximate else numbers

    def admits(self, other: Self | str, tolerance: Decimal = TOLERANCE) -> bool:
        """Whether this figure leaves room for all that the other states.

        Example:
            >>> Power("<=360 MW").admits("340 MW")
            True
        """
        stated = type(self)(other) if isinstance(other, str) else other
        return stated.fits(self, tolerance) is Answer.YES

    def below(self, other: Self, tolerance: Decimal = TOLERANCE) -> Answer:
        """Whether this figure is less than the other, as far as both hedges tell.

        Raises:
            DimensionError: They measure different things.
        """
        mine, theirs = self._comparable(other, tolerance)
        return mine.below(theirs)

    def fits(self, other: Self, tolerance: Decimal = TOLERANCE) -> Answer:
        """Whether what this figure states can be what the other states: yes, no, or in part.

        Raises:
            DimensionError: They measure different things.

        Example:
            >>> Power(">5 GW").fits(Power("4.9 GW")), Power("5.5 GW").fits(Power(">5 GW"))
            (<Answer.NO: 'no'>, <Answer.YES: 'yes'>)
        """
        mine, theirs = self._comparable(other, tolerance)
        return mine.fits(theirs)

    def _comparable(self, other: object, tolerance: Decimal = TOLERANCE) -> tuple[Interval, Interval]:
        if not isinstance(other, Figure):
            raise MeaninglessError(
                f"{self!r} compares with a figure, not with {type(other).__name__}; give the other one its unit"
            )
        same_dimension(other.unit, self.unit)
        return self.interval(tolerance), other.interval(tolerance)

    def __lt__(self, other: Self) -> bool:
        mine, theirs = self._comparable(other)
        return _decided(mine.below(theirs), self, "<", other)

    def __gt__(self, other: Self) -> bool:
        mine, theirs = self._comparable(other)
        return _decided(theirs.below(mine), self, ">", other)

    def __le__(self, other: Self) -> bool:
        mine, theirs = self._comparable(other)
        return not _decided(theirs.below(mine), self, "<=", other)

    def __ge__(self, other: Self) -> bool:
        mine, theirs = self._comparable(other)
        return not _decided(mine.below(theirs), self, ">=", other)

    # -- arithmetic: on intervals of base units, told in a unit of the operands -----------------------------------

    def __add__(self, other: Self) -> Self:
        self._same_kind(other, "+")
        return self._computed(self.interval() + other.interval(), other)

    def __sub__(self, other: Self) -> Self:
        self._same_kind(other, "-")
        return self._computed(self.interval() - other.interval(), other)

    # * and / have the types of each kind: the kinds declare them, and hand over to these

    def _times(self, other: Figure | Decimal | int) -> Figure:
        if isinstance(other, Figure):
            return self._combined(arithmetic.product, "*", other)
        return self._computed(self.interval().scale(checked(other)))

    def _over(self, other: Figure | Decimal | int) -> Figure:
        if isinstance(other, Figure):
            return self._combined(arithmetic.ratio, "/", other)
        return self._computed(self.interval() / Interval.exactly(checked(other)))

    def __rmul__(self, other: Decimal | int) -> Self:
        return self._computed(self.interval().scale(checked(other)))

    def _same_kind(self, other: object, sign: str) -> None:
        if not isinstance(other, Figure) or other.dimension != self.dimension:
            raise _meaningless(self, sign, other)
        same_dimension(other.unit, self.unit)

    def _combined(self, rule: Callable[[str, str], str | None], sign: str, other: Figure) -> Figure:
        measured = rule(self.unit.kind, other.unit.kind)
        if measured is None or "share/point" in {self.unit.dimension, other.unit.dimension}:
            raise _meaningless(self, sign, other)
        if measured == "share":
            same_dimension(other.unit, self.unit)
        mine, theirs = self.interval(), other.interval()
        numbers = mine * theirs if sign == "*" else mine / theirs
        of = arithmetic.told_in(measured, self.unit, other.unit)
        return _told(KINDS[measured], numbers, of, (self, other))

    def _computed(self, numbers: Interval, *others: Figure) -> Self:
        return _told(type(self), numbers, self.unit, (self, *others))


def _told(kind: type[_Kind], numbers: Interval, of: Unit, operands: tuple[Figure, ...]) -> _Kind:
    """The figure of a kind that states an interval of base units; it has no evidence of its own."""
    if kind.floor is not None:
        numbers = numbers.clip(kind.floor)
    bound, low, high = hedges.stated(numbers, kind.floor)
    upper = None if high is None else rounded(quotient(high, of.factor))
    bound, value, upper = _apart(bound, rounded(quotient(low, of.factor)), upper)
    return kind(
        value=value,
        unit=of,
        upper=upper,
        bound=bound,
        approximate=any(operand.approximate for operand in operands),
        vague=any(operand.vague for operand in operands),
    )


def _apart(bound: Bound, value: Decimal, upper: Decimal | None) -> tuple[Bound, Decimal, Decimal | None]:
    """The parts themselves, but where rounding has made the ends of a range one number: that number."""
    return (Bound.EXACT, value, None) if upper == value else (bound, value, upper)


def _parts(
    literal: object,
    value: Decimal | int | None,
    of: str | Unit | None,
    upper: Decimal | int | None,
    bound: Bound | None,
    *,
    approximate: bool,
    vague: bool,
) -> literals.Literal:
    if literal is not None:
        if (value, of, upper, bound) != (None, None, None, None) or approximate or vague:
            raise FigureError("a figure is given as a literal or by its parts, not both")
        if not isinstance(literal, str):
            raise FigureError(
                f"a literal is text, not {type(literal).__name__}; write '1.2 GW', or value=Decimal('1.2'), unit='GW'"
            )
        return literals.parse(literal)
    if value is None or of is None:
        raise FigureError("a figure needs a value and a unit, or a literal such as '1.2 GW'")
    return literals.Literal(
        value=checked(value),
        unit=unit(_symbol(of)),  # also a Unit is looked up: the table is closed
        bound=_bound(bound) if bound else Bound.EXACT if upper is None else Bound.BETWEEN,
        upper=None if upper is None else checked(upper),
        approximate=approximate,
        vague=vague,
    )


def _symbol(of: object) -> str:
    return of.symbol if isinstance(of, Unit) else worded(of, UnknownUnitError)


def _bound(given: object) -> Bound:
    word = worded(given, FigureError)
    try:
        return Bound(word)
    except ValueError:
        raise FigureError(f"{shown(word)} is no bound; write one of {', '.join(Bound)}", bound=shown(word)) from None


def _decided(answer: Answer, left: Figure, sign: str, right: Figure) -> bool:
    if answer is Answer.CANNOT_TELL:
        raise UndecidedError(
            f"the hedges leave open whether {left} {sign} {right}; `below` and `fits` answer in three values"
        )
    return answer is Answer.YES


def _meaningless(left: Figure, sign: str, right: object) -> MeaninglessError:
    other = f"{type(right).__name__} ({right})" if isinstance(right, Figure) else type(right).__name__
    return MeaninglessError(f"{type(left).__name__} ({left}) {sign} {other} has no meaning")
