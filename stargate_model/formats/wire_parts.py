"""Columns of objects: records, their parts, evidence and figures, member by member.

In: Structs of one shape. Out: which of them are in doubt, and the objects of the model for those that hold. What the
members of one object say of each other is checked here: that a phrase begins before it ends, that a hedge goes with
its number.
"""

from __future__ import annotations

import functools
import operator
import types
import typing
from collections.abc import Callable, Collection, Mapping, Sequence
from decimal import Decimal
from enum import Enum
from typing import Any, Final, TypeAlias

import attrs
import msgspec
from msgspec import UNSET, Struct

from stargate_model.amounts.hedges import Bound
from stargate_model.amounts.units import unit
from stargate_model.claims.dates import PartialDate, Period
from stargate_model.claims.document import Document
from stargate_model.claims.evidence import Evidence
from stargate_model.claims.fields import check_of
from stargate_model.claims.figure import Figure
from stargate_model.claims.kinds import figure, kind_of
from stargate_model.claims.text import Text, identifier, label, phrase
from stargate_model.formats.wire_build import Cases, Make, Plan, Step, Written, maker, taker
from stargate_model.formats.wire_columns import (
    DECIMAL,
    NOTHING,
    NULL,
    CheckedNumbers,
    Column,
    Ids,
    Kind,
    Known,
    Many,
    Numbers,
    Plain,
    Prose,
    Seen,
    Words,
    WordsOf,
    decimal,
    passes,
)
from stargate_model.formats.wire_structs import Member, Shapes, remembered, units_of
from stargate_model.records.structure import Structure, field_types

Row: TypeAlias = Sequence[Any]
"""The values of some members of one object, or its Struct alone."""


class Together(Struct, frozen=True):
    """What members say of each other.

    Attributes:
        names: The members, of which only the first is always there; none, where a row is the Struct.
        holds: Whether the values of a row go together, of which each holds for itself.
        hold: Whether all rows of some columns do, at a glance; False where that does not tell.
    """

    names: Sequence[str]
    holds: Callable[..., bool]
    hold: Callable[..., bool]

    def refused(self, columns: Sequence[Column], besides: Collection[int], first: int = 0) -> list[int]:
        """The rows of some columns that do not go together, besides those that do not hold by themselves.

        Where a glance does not tell, the halves are looked at.
        """
        if self.hold(*columns):
            return []
        if len(columns[0]) <= _FEW:
            rows = enumerate(zip(*columns, strict=True), first)
            return [at for at, row in rows if at not in besides and not self.holds(*row)]
        middle = len(columns[0]) // 2
        halves = [column[:middle] for column in columns], [column[middle:] for column in columns]
        return self.refused(halves[0], besides, first) + self.refused(halves[1], besides, first + middle)


class _Column(Struct, frozen=True):
    """The column of a member that not every object has.

    Attributes:
        kind: The kind of its values.
    """

    kind: Kind

    def look(self, values: Column, *, suspect: bool) -> Seen:
        """What there is in it; values that are absent are UNSET."""
        here = [value for value in values if value is not UNSET]
        if not here or self.kind.is_plain:
            return Seen(len(here))
        stated = here if all(here) else [value for value in here if value is not None]
        seen = self.kind.look(stated, suspect=suspect) if stated else NOTHING
        return Seen(seen.members + len(here), self._found(values, seen.doubts) if seen.doubts else ())

    def _found(self, values: Column, doubts: Sequence[int]) -> Sequence[int]:
        """The indexes, among all values, of those that are in doubt among the stated ones."""
        rows = [at for at, value in enumerate(values) if value is not UNSET and value is not None]
        found = [rows[at] for at in doubts]
        # the null of a number is a text like the others
        return [at for at in found if bytes(values[at]) != NULL] if isinstance(self.kind, Numbers) else found


class Parts(Kind):
    """Objects of named members: records, their parts, evidence, figures that are written out.

    Args:
        members: The members of their shape.
        kinds: The kind of each.
        plan: How an object is made of a Struct that holds.
        is_inner: Whether it is made inside the function that makes what it is in.
        together: What the members say of each other; nothing, where a shape has the first of them only.
    """

    def __init__(
        self,
        members: Sequence[Member],
        kinds: Sequence[Kind],
        plan: Plan | Cases,
        together: Together | None = None,
        *,
        is_inner: bool = False,
    ) -> None:
        self._plan = plan
        self.make: Make = plan if is_inner else self._made
        self._always = sum(member.default is attrs.NOTHING for member in members)
        given = {member.name for member in members}
        is_needed = together is not None and (not together.names or bool(given & set(together.names[1:])))
        self._together = together if is_needed else None
        related = together.names if together and is_needed else ()
        # of a member that is always there, and of which the shape says all, nothing is looked at
        columns = {
            member.name: kind if member.default is attrs.NOTHING else _Column(kind)
            for member, kind in zip(members, kinds, strict=True)
            if not (kind.is_plain and member.default is attrs.NOTHING)
        }
        names = [*columns, *(name for name in related if name not in columns)]
        self._columns = list(columns.values())
        self._taken = taker([name if name in given else None for name in names])
        self._related = operator.itemgetter(*map(names.index, related)) if related else None

    @functools.cached_property
    def build(self) -> Callable[[Any], object]:
        """Makes the object of a Struct that holds; written when the first is made."""
        return maker(self._plan)

    def _made(self, struct: Any) -> object:  # noqa: ANN401  # of the shape
        return self.build(struct)

    def look(self, values: Column, *, suspect: bool) -> Seen:
        """Which objects have a member that does not hold, or members that do not go together."""
        members = self._always * len(values)
        doubts: set[int] = set()
        taken = self._taken(values)
        for column, found in zip(self._columns, taken, strict=False):
            seen = column.look(found, suspect=suspect)
            members += seen.members
            doubts.update(seen.doubts)
        if self._together:
            related: Sequence[Column] = self._related(taken) if self._related else (values,)
            doubts.update(self._together.refused(related, doubts))
        return Seen(members, sorted(doubts))


class Figures(Kind):
    """Figures of one kind, written out or as literals.

    Args:
        literals: The literals.
        written: Those that are written out.
    """

    def __init__(self, literals: Known, written: Parts) -> None:
        self._literals = literals
        self._written = written
        is_literal = Written("type({x}) is {str}", {"type": type, "str": str})
        self._cases = Cases([(is_literal, literals.values)], written.make)
        self.make: Make = self._cases if isinstance(written.make, (Plan, Cases)) else self._made

    @functools.cached_property
    def build(self) -> Callable[[Any], object]:
        """Makes the figure of a Struct or text that holds."""
        return maker(self._cases)

    def _made(self, value: Any) -> object:  # noqa: ANN401  # a Struct or a text
        return self.build(value)

    def look(self, values: Column, *, suspect: bool) -> Seen:
        """Which figures have a number that is not within the limits, or does not go together with its hedge."""
        try:
            return self._written.look(values, suspect=suspect)
        except AttributeError:  # a text among them
            pass
        return _looked(values, lambda value: self._literals if type(value) is str else self._written, suspect=suspect)


class AnyFigures(Kind):
    """Figures of any kind: each is of the kind of its unit.

    Args:
        literals: The literals.
        written: Gives the kind of figures that are written out.
    """

    def __init__(self, literals: Known, written: Callable[[type[Figure]], Figures]) -> None:
        self._literals = literals
        self._written = written
        self.make: Make = self._made

    def look(self, values: Column, *, suspect: bool) -> Seen:
        """Which of each kind do not hold."""
        return _looked(values, self._kind, suspect=suspect)

    def _kind(self, value: Any) -> Kind:  # noqa: ANN401  # a Struct or a text
        return self._literals if type(value) is str else self._written(kind_of(unit(value.unit)))

    def _made(self, value: Any) -> object:  # noqa: ANN401  # a Struct or a text
        if type(value) is str:
            return self._literals.values[value]
        return self._written(kind_of(unit(value.unit))).build(value)


def _looked(values: Column, kind: Callable[[Any], Kind], *, suspect: bool) -> Seen:
    """What there is in a column of several kinds."""
    groups: dict[Kind, list[int]] = {}
    for at, value in enumerate(values):
        groups.setdefault(kind(value), []).append(at)
    members, doubts = 0, list[int]()
    for of, rows in groups.items():
        seen = of.look([values[at] for at in rows], suspect=suspect)
        members += seen.members
        doubts += [rows[at] for at in seen.doubts]
    return Seen(members, doubts)


# -- the kinds of classes ----------------------------------------------------------------------------------------------


class Kinds:
    """The kind of each class, for some shapes.

    Args:
        shapes: The shapes.
    """

    def __init__(self, shapes: Shapes) -> None:
        self._shapes = shapes
        self._are_inner = shapes.are_narrow  # whole shapes would make functions of a thousand lines
        self._parts: dict[type, Parts] = {}
        self._figures: dict[tuple[type[Figure], type[Figure]], Figures] = {}

    def parts(self, cls: type[attrs.AttrsInstance]) -> Parts:
        """The kind of the objects of a class."""
        if cls not in self._parts:
            members = self._shapes.members(cls)
            fields = {field.name: field for field in attrs.fields(cls)}
            kinds = self.of_members(cls, members)
            given = {
                member.name: Step(kind.make, member.default, is_many=kind.is_many)
                for member, kind in zip(members, kinds, strict=True)
            }
            steps = {name: given.get(name) or Step.absent(field.default) for name, field in fields.items()}
            together = _together(cls, lambda struct: self._parts[cls].build(struct))
            self._parts[cls] = Parts(members, kinds, Plan(cls, steps), together, is_inner=self._are_inner)
        return self._parts[cls]

    def of_members(self, cls: type[attrs.AttrsInstance], members: Sequence[Member]) -> list[Kind]:
        """The kind of each of some members of a class."""
        fields = {field.name: field for field in attrs.fields(cls)}
        return [self._of_field(cls, fields[member.name]) for member in members]

    def figures(self, kind: type[Figure], shaped: type[Figure]) -> Figures:
        """The kind of figures of one kind.

        Args:
            kind: The kind.
            shaped: The class whose shape they have: the kind, or `Figure`, where the field takes any.
        """
        if (kind, shaped) not in self._figures:
            self._figures[kind, shaped] = Figures(_literals(kind), self._written(kind, self._shapes.members(shaped)))
        return self._figures[kind, shaped]

    def _written(self, kind: type[Figure], members: Sequence[Member]) -> Parts:
        evidence = Many(self.parts(Evidence))
        kinds: Mapping[str, Kind] = {
            "value": Numbers(kind.floor),
            "upper": Numbers(),
            "hedge": Prose(),
            "evidence": evidence,
        }
        defaults = {member.name: member.default for member in members}

        def given(name: str, make: Make, otherwise: object, *, is_many: bool = False) -> Step:
            return Step(make, defaults[name], is_many=is_many) if name in defaults else Step.absent(otherwise)

        def steps(bound: Bound, upper: Step) -> Mapping[str, Step]:
            return {
                "value": Step(DECIMAL),
                "unit": Step({text: unit(text) for text in units_of(kind)}),
                "upper": upper,
                "bound": Step(default=bound, null_is_default=True) if "bound" in defaults else Step.absent(bound),
                "approximate": given("approximate", None, False),  # noqa: FBT003  # what the field is otherwise
                "vague": given("vague", None, False),  # noqa: FBT003  # the same
                "hedge": given("hedge", None, ""),
                "evidence": given("evidence", evidence.make, (), is_many=True),
            }

        plan: Plan | Cases = Plan(kind, steps(Bound.EXACT, Step.absent(None)))
        if "upper" in defaults:
            plan = Cases([(_IS_RANGE, Plan(kind, steps(Bound.BETWEEN, Step(DECIMAL))))], plan)
        together = Together(("value", "upper", "bound"), functools.partial(_is_hedged, kind.floor), _are_hedged)
        return Parts(
            members, [kinds.get(member.name) or Plain() for member in members], plan, together, is_inner=self._are_inner
        )

    def _of_field(self, cls: type[attrs.AttrsInstance], field: attrs.Attribute[Any]) -> Kind:
        annotation, check = field_types(cls)[field.name], check_of(field)
        kind = self._of(annotation)
        if check is None:
            return kind
        if isinstance(kind, Numbers):
            return CheckedNumbers(check)
        if check is identifier:
            kind = Ids()
        elif check in _FREE:
            kind = Prose()
        else:
            kind = Known(check)
        return Many(kind) if typing.get_origin(annotation) is tuple else kind

    def _of(self, annotation: Any) -> Kind:  # noqa: ANN401  # a type, of which Python has no static type
        if annotation is Text:
            return Words() if self._shapes.language is None else WordsOf(self._shapes.language)
        if annotation in _LEAVES:
            return _LEAVES[annotation]()
        origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
        if origin in (types.UnionType, typing.Union):
            return self._of(next(one for one in arguments if one is not types.NoneType))
        if origin is tuple:
            return Many(self._of(arguments[0]))
        if issubclass(annotation, Enum):
            return Plain()
        if annotation is Figure:
            return AnyFigures(_literals(Figure), lambda kind: self.figures(kind, Figure))
        return self.figures(annotation, annotation) if issubclass(annotation, Figure) else self.parts(annotation)


@remembered
def _literals(kind: type[Figure]) -> Known:
    return Known(figure if kind is Figure else kind)


def _together(cls: type[attrs.AttrsInstance], build: Callable[[Any], object]) -> Together | None:
    if cls is Evidence:
        return Together(("document", "start", "end"), _is_span, _are_spans)
    if getattr(cls, "__attrs_post_init__") in _ONLY_FIELDS:  # noqa: B009  # attrs does not declare it
        return None
    # a class with a check of its own between fields: only its constructor knows it
    return Together((), functools.partial(_is_constructed, build), _cannot_tell)


# -- what members say of each other ------------------------------------------------------------------------------------


def _are_spans(_: Column, starts: Column, ends: Column) -> bool:
    """Whether each phrase begins before it ends."""
    try:
        return all(map(operator.lt, starts, ends)) and min(starts) >= 0
    except TypeError:  # one of them is absent
        return False


def _is_span(_: object, start: Any, end: Any) -> bool:  # noqa: ANN401  # ints, or absent
    if type(start) is int and type(end) is int:
        return 0 <= start < end
    return type(start) is not int and type(end) is not int


def _are_hedged(values: Column, uppers: Column, bounds: Column) -> bool:
    """Whether value, upper end and bound of each figure go together."""
    single = {bound for upper, bound in zip(uppers, bounds, strict=True) if upper is UNSET}
    if _BETWEEN in single or _LESS_THAN in single:
        return False
    ranges = [row for row in zip(values, uppers, bounds, strict=True) if row[1] is not UNSET]
    if not ranges:
        return True
    lower, upper, of_ranges = zip(*ranges, strict=True)
    # no number is rounded past another: where the roundings differ, so do the numbers
    try:
        return {*of_ranges} <= _OF_RANGES and all(map(operator.lt, _roundings(lower), _roundings(upper)))
    except (ValueError, RecursionError):  # one of them is null, or none that holds
        return False


def _is_hedged(floor: Decimal | None, value: Any, upper: Any, bound: Any) -> bool:  # noqa: ANN401  # numbers as texts
    """Whether value, upper end and bound of a figure go together, as `hedges.check` has it."""
    if _is_absent(upper):
        return bound is not _BETWEEN and not (bound is _LESS_THAN and floor is not None and decimal(value) <= floor)
    return bound in _OF_RANGES and decimal(upper) > decimal(value)


def _roundings(numbers: Column) -> Column:
    return _ROUNDINGS.decode(b"[" + b",".join(numbers) + b"]")


def _is_constructed(build: Callable[[Any], object], struct: Any) -> bool:  # noqa: ANN401  # of any shape
    """Whether the constructor of a class takes what an object that was made around it holds."""
    return passes(attrs.evolve, (build(struct),))


def _cannot_tell(_: Column) -> bool:
    return False


def _is_absent(number: Any) -> bool:  # noqa: ANN401  # the text of a number
    return number is UNSET or bytes(number) == NULL


_LEAVES: Final[Mapping[object, Callable[[], Kind]]] = {
    str: Plain,
    int: Plain,
    bool: Plain,
    Decimal: Numbers,
    PartialDate: lambda: Known(PartialDate),
    Period: lambda: Known(Period),
}
_IS_RANGE: Final = Written(
    "{x}.upper is not {UNSET} and {bytes}({x}.upper) != {NULL}", {"UNSET": UNSET, "bytes": bytes, "NULL": NULL}
)
_FEW: Final = 16  # so many rows are looked at one by one
_BETWEEN: Final = Bound.BETWEEN  # to look a member of an enumeration up takes its time
_LESS_THAN: Final = Bound.LESS_THAN
_OF_RANGES: Final = frozenset([Bound.BETWEEN, UNSET, None])
_ROUNDINGS: Final = msgspec.json.Decoder(list[float])
_FREE: Final = (label, phrase)
_ONLY_FIELDS: Final = (Structure.__attrs_post_init__, Document.__attrs_post_init__)
"""What checks no more than the fields, each alone."""
