"""Checks and builds what Structs hold, a column at a time: the ids of all records at once, then all their names.

In: columns of values that `wire_structs` let pass. Out: whether every value holds, and the values of the model.
A column never says what is wrong: whatever does not hold is in doubt, and goes to the tier that names errors. Each
kind of column checks all that `structuring` and the classes check of such values.
"""

from __future__ import annotations

import operator
import re
import types
import typing
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from enum import Enum
from itertools import chain
from typing import Any, Final, TypeAlias

import attrs
from msgspec import UNSET, Raw
from msgspec.structs import astuple

from stargate_model.amounts.decimals import number
from stargate_model.amounts.hedges import Bound
from stargate_model.amounts.units import unit
from stargate_model.claims.dates import PartialDate, Period
from stargate_model.claims.document import Document
from stargate_model.claims.evidence import Evidence
from stargate_model.claims.fields import check_of, collections_of
from stargate_model.claims.figure import Figure
from stargate_model.claims.kinds import figure, kind_of
from stargate_model.claims.text import Text, clean, identifier, label, language_tag, phrase
from stargate_model.errors import NumberError, StargateError
from stargate_model.formats.wire_build import Make, Step, builder
from stargate_model.formats.wire_structs import remembered, units_of
from stargate_model.records.structure import Structure, field_types

Column: TypeAlias = Sequence[Any]
"""The values of one member, of every object."""

REMEMBERED: Final = 20_000
"""How many texts of a kind are remembered; when there are more, all are forgotten."""

_KEBAB: Final = b"abcdefghijklmnopqrstuvwxyz0123456789-"

# numbers that are within the limits at a glance; others are tried one by one
_UNSIGNED: Final = rb"[0-9]{1,15}+(?:\.[0-9]{1,15}+)?+(?:[eE]\+?(?:1[0-5]|[0-9]))?+\n"
_AT_A_GLANCE: Final = re.compile(rb"(?:" + _UNSIGNED + rb")*+")
_SIGNED_AT_A_GLANCE: Final = re.compile(rb"(?:-?" + _UNSIGNED + rb")*+")
_WIDEST: Final = 10**31 - 1


class Kind(ABC):
    """A kind of column: what holds for its values, and what the model makes of each.

    Attributes:
        make: What makes a value of the model of one that holds.
        is_many: Whether it makes each item of a tuple.
    """

    make: Make = None
    is_many: bool = False

    @abstractmethod
    def hold(self, values: Column, *, suspect: bool) -> bool:
        """Whether every value is one that the model takes.

        Args:
            values: The values that are there: neither absent nor null.
            suspect: Whether their texts may have control characters.
        """


class Plain(Kind):
    """Values of which the shape has said all: truth values, words of vocabularies, texts without a check."""

    def hold(self, values: Column, *, suspect: bool) -> bool:
        """Always."""
        return True


class Ids(Kind):
    """Ids of records, each another; their lengths were checked by the shape."""

    def hold(self, values: Column, *, suspect: bool) -> bool:
        """Whether they are in kebab-case."""
        ends = f"/{'/'.join(values)}/"
        return not "".join(values).encode().translate(None, _KEBAB) and not (
            "--" in ends or "/-" in ends or "-/" in ends
        )


class Prose(Kind):
    """Texts that are free but for control characters and blanks; their lengths were checked by the shape."""

    def hold(self, values: Column, *, suspect: bool) -> bool:
        """Whether each says something, and none has control characters."""
        if any(map(str.isspace, values)):
            return False
        # whatever is printable is no control character; what is not may be a tab, or a space of another script
        return not suspect or "".join(values).isprintable() or _passes(clean, values)


class Known(Kind):
    """Texts that come again and again: what the model makes of each is remembered.

    Args:
        make: Makes the value of a text, or raises.
    """

    def __init__(self, make: Callable[[Any], object]) -> None:
        self.make = self.values = _Values(make)

    def hold(self, values: Column, *, suspect: bool) -> bool:
        """Whether each can be made."""
        known = self.values
        if all(map(known.__contains__, values)):
            return True
        if len(known) > REMEMBERED:
            known.clear()
        return _passes(known.__getitem__, values)


class _Values(dict[Any, object]):
    """What was made of each text."""

    def __init__(self, make: Callable[[Any], object]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, text: object) -> object:
        made = self[text] = self._make(text)
        return made


class Words(Kind):
    """Texts by language."""

    def __init__(self) -> None:
        self._tags = Known(language_tag)
        self._texts = Prose()
        self.make = _words

    def hold(self, values: Column, *, suspect: bool) -> bool:
        """Whether each tag is one, and each text holds."""
        texts = [text for by_language in values for text in by_language.values()]
        return self._tags.hold(list(chain.from_iterable(values)), suspect=suspect) and self._texts.hold(
            texts, suspect=suspect
        )


class Numbers(Kind):
    """Numbers as ints, or as the text that spells them."""

    def __init__(self) -> None:
        self.make = _decimal

    def hold(self, values: Column, *, suspect: bool) -> bool:
        """Whether all are numbers, and within the limits."""
        return self.within(values, None)

    def within(self, values: Column, floor: Decimal | None) -> bool:
        """Whether all are numbers within the limits, and none is below the floor."""
        if not set(map(type, values)) <= {int, Raw}:  # a truth value is not of the type int
            return False
        whole = [value for value in values if type(value) is int]
        if whole and not ((-_WIDEST if floor is None else floor) <= min(whole) <= max(whole) <= _WIDEST):
            return False
        if len(whole) == len(values):
            return True
        spelt = [value for value in values if type(value) is Raw]
        form = _SIGNED_AT_A_GLANCE if floor is None else _AT_A_GLANCE
        if not floor and form.fullmatch(b"\n".join(spelt) + b"\n"):
            return True
        try:
            least = min(number(str(text, "ascii")) for text in spelt)
        except NumberError:
            return False
        return floor is None or least >= floor


class Checked(Kind):
    """Values of a kind, of which a check says more.

    Args:
        of: The kind.
        check: The check of what the model makes of them.
    """

    def __init__(self, of: Kind, make: Callable[[Any], object], check: Callable[[Any], object]) -> None:
        self._of = of
        self._check = check
        self.make = self._make = make

    def hold(self, values: Column, *, suspect: bool) -> bool:
        """Whether they hold, and the check passes each."""
        return self._of.hold(values, suspect=suspect) and _passes(self._check, map(self._make, values))


class Many(Kind):
    """Tuples of values of one kind."""

    def __init__(self, of: Kind) -> None:
        self._of = of
        self.make = of.make
        self.is_many = True

    def hold(self, values: Column, *, suspect: bool) -> bool:
        """Whether each item of each tuple holds."""
        items = list(chain.from_iterable(values))
        return not items or self._of.hold(items, suspect=suspect)


@attrs.frozen
class _Member:
    """A member of objects: how its column is checked, and what stands for it where it is absent.

    Attributes:
        kind: The kind of its values.
        default: What stands for it where it is absent; `attrs.NOTHING` where it never is.
    """

    kind: Kind
    default: object

    def hold(self, column: Column, absent: Column, *, suspect: bool) -> bool:
        """Whether the values that are there hold.

        Args:
            column: The values, with UNSET for those that are absent.
            absent: A column as long, in which nothing is there.
            suspect: Whether texts may have control characters.
        """
        if column == absent:
            return True
        if self.default is not attrs.NOTHING and not all(column):
            column = [value for value in column if value is not UNSET and value is not None]
        return not column or self.kind.hold(column, suspect=suspect)

    def step(self) -> Step:
        """How its value is made."""
        return Step(self.kind.make, self.default, self.kind.is_many)


class Parts(Kind):
    """Objects of named fields: records, their parts, evidence.

    Args:
        cls: The class.
    """

    def __init__(self, cls: type[attrs.AttrsInstance]) -> None:
        self._cls = cls
        self._names = [field.name for field in attrs.fields(cls)]
        self._members = [_Member(_kind_of_field(cls, field), field.default) for field in attrs.fields(cls)]
        self._checked = [at for at, member in enumerate(self._members) if type(member.kind) is not Plain]
        steps = {name: member.step() for name, member in zip(self._names, self._members, strict=True)}
        self.build = self.make = builder(cls, steps)

    def hold(self, values: Column, *, suspect: bool) -> bool:
        """Whether each member of each object holds, and whether they go together."""
        columns, absent = _columns(values)
        held = all(self._members[at].hold(columns[at], absent, suspect=suspect) for at in self._checked)
        return held and self._together(values, columns)

    def _together(self, values: Column, columns: Sequence[Column]) -> bool:
        if self._cls is Evidence:
            return _spans(columns[self._names.index("start")], columns[self._names.index("end")])
        if getattr(self._cls, "__attrs_post_init__") in _ONLY_FIELDS:  # noqa: B009  # attrs does not declare it
            return True
        # a class with a check of its own between fields: only its constructor knows it
        return _passes(_constructed, map(self.build, values))


class Figures(Kind):
    """Figures of one kind, written out or as literals.

    Args:
        kind: The kind.
    """

    def __init__(self, kind: type[Figure]) -> None:
        self._floor = kind.floor
        self._literals = Known(kind)
        self._evidence = _Member(Many(parts(Evidence)), ())
        self.make = self.build = _figure_maker(kind, self._literals, self._evidence.step())

    def hold(self, values: Column, *, suspect: bool) -> bool:
        """Whether each number is within the limits, and goes together with its hedge."""
        if str in set(map(type, values)):
            literals, values = _parted(values)
            if not self._literals.hold(literals, suspect=suspect):
                return False
            if not values:
                return True
        (value, _, upper, bound, _, _, hedge, evidence), absent = _columns(values)
        return (
            _NUMBERS.within(value, self._floor)
            and ((upper == absent and bound == absent) or self._hedged(value, upper, bound))
            and _HEDGE.hold(hedge, absent, suspect=suspect)
            and self._evidence.hold(evidence, absent, suspect=suspect)
        )

    def _hedged(self, values: Column, uppers: Column, bounds: Column) -> bool:
        """Whether value, upper end and bound go together, as `hedges.check` has it."""
        rows = [row for row in zip(values, uppers, bounds, strict=True) if row[1] is not UNSET or row[2] is not UNSET]
        single = [(value, bound) for value, upper, bound in rows if upper is UNSET or upper is None]
        ranges = [row for row in rows if row[1] is not UNSET and row[1] is not None]
        if any(bound is Bound.BETWEEN for _, bound in single) or any(row[2] not in _OF_RANGES for row in ranges):
            return False
        lower, upper = [row[0] for row in ranges], [row[1] for row in ranges]
        if not (_NUMBERS.within(upper, None) and all(map(operator.lt, map(_decimal, lower), map(_decimal, upper)))):
            return False
        below = [value for value, bound in single if bound is Bound.LESS_THAN]
        return self._floor is None or all(_decimal(value) > self._floor for value in below)


class AnyFigures(Kind):
    """Figures of any kind: each is of the kind of its unit."""

    def __init__(self) -> None:
        self._literals = Known(figure)
        self.make = self._made

    def hold(self, values: Column, *, suspect: bool) -> bool:
        """Whether those of each kind hold."""
        groups: dict[Kind, list[Any]] = {}
        for value in values:
            groups.setdefault(self._literals if type(value) is str else self._figures(value), []).append(value)
        return all(kind.hold(of_kind, suspect=suspect) for kind, of_kind in groups.items())

    def _made(self, value: Any) -> object:  # noqa: ANN401  # a Struct or a text
        if type(value) is str:
            return self._literals.values[value]
        return self._figures(value).build(value)

    def _figures(self, value: Any) -> Figures:  # noqa: ANN401  # a Struct
        return _figures(kind_of(unit(value.unit)))


@remembered
def parts(cls: type[attrs.AttrsInstance]) -> Parts:
    """The kind of the objects of a class."""
    return Parts(cls)


@remembered
def _figures(kind: type[Figure]) -> Figures:
    return Figures(kind)


def _kind_of_field(cls: type[attrs.AttrsInstance], field: attrs.Attribute[Any]) -> Kind:
    annotation, check = field_types(cls)[field.name], check_of(field)
    kind = _kind_of(annotation)
    if check is None:
        return kind
    if isinstance(kind, Numbers):
        return Checked(kind, _decimal, check)
    if check is identifier and collections_of(field) is None:
        kind = Ids()
    elif check in _FREE:
        kind = Prose()
    else:
        kind = Known(check)
    return Many(kind) if typing.get_origin(annotation) is tuple else kind


def _kind_of(annotation: Any) -> Kind:  # noqa: ANN401  # a type, of which Python has no static type
    if annotation in _LEAVES:
        return _LEAVES[annotation]()
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin in (types.UnionType, typing.Union):
        return _kind_of(next(one for one in arguments if one is not types.NoneType))
    if origin is tuple:
        of = _kind_of(arguments[0])
        return of if type(of) is Plain else Many(of)
    if issubclass(annotation, Figure):
        return AnyFigures() if annotation is Figure else _figures(annotation)
    return Plain() if issubclass(annotation, Enum) else parts(annotation)


# -- single values -----------------------------------------------------------------------------------------------------


def _passes(check: Callable[[Any], object], values: Iterable[Any]) -> bool:
    """Whether a check raises on none of some values."""
    try:
        for value in values:
            check(value)
    except StargateError:
        return False
    return True


def _constructed(one: Any) -> object:  # noqa: ANN401  # an object of an attrs class
    return attrs.evolve(one)


def _columns(values: Column) -> tuple[Sequence[Column], Column]:
    """The members of Structs, a column each, and a column in which nothing is there."""
    return list(zip(*map(astuple, values), strict=True)), (UNSET,) * len(values)


def _parted(values: Column) -> tuple[list[str], list[Any]]:
    """The literals among figures, and those that are written out."""
    literals = [value for value in values if type(value) is str]
    return literals, [value for value in values if type(value) is not str]


def _spans(starts: Column, ends: Column) -> bool:
    """Whether each start stands before its end, or both are absent."""
    try:
        return all([0 <= start < end for start, end in zip(starts, ends, strict=True)])  # noqa: C419  # a third faster
    except TypeError:  # one of them is absent
        return all(map(_span, starts, ends))


def _span(start: Any, end: Any) -> bool:  # noqa: ANN401  # ints, or absent
    if type(start) is int and type(end) is int:
        return 0 <= start < end
    return type(start) is not int and type(end) is not int


# -- single values, made -----------------------------------------------------------------------------------------------


def _decimal(value: Any) -> Decimal:  # noqa: ANN401  # an int, or the text of a number
    made = Decimal(value if type(value) is int else str(value, "ascii"))  # its form and limits were checked: `Numbers`
    return made or made.copy_abs()  # no zero has a sign in the model


def _words(by_language: Mapping[str, str]) -> Text:
    text = object.__new__(Text)
    object.__setattr__(text, "_by_language", by_language)  # one slot: a twin would cost more than it saves
    return text


def _figure_maker(kind: type[Figure], literals: Known, evidence: Step) -> Callable[[Any], object]:
    """What makes a figure, written out or a literal."""

    def written(bound: Bound) -> Callable[[Any], Figure]:
        steps = {
            "value": Step(_decimal),
            "unit": Step({text: unit(text) for text in units_of(kind)}),
            "upper": Step(_decimal, default=None),
            "bound": Step(lambda word: word or bound, default=bound, takes_null=True),
            "approximate": Step(default=False),
            "vague": Step(default=False),
            "hedge": Step(default=""),
            "evidence": evidence,
        }
        return builder(kind, steps)

    values, of_number, of_range = literals.values, written(Bound.EXACT), written(Bound.BETWEEN)

    def make(value: Any) -> object:  # noqa: ANN401  # a Struct or a text
        if type(value) is str:
            return values[value]
        return of_number(value) if value.upper is UNSET or value.upper is None else of_range(value)

    return make


# -- tables ------------------------------------------------------------------------------------------------------------


_LEAVES: Final[Mapping[object, Callable[[], Kind]]] = {
    str: Plain,
    int: Plain,
    bool: Plain,
    Decimal: Numbers,
    Text: Words,
    PartialDate: lambda: Known(PartialDate),
    Period: lambda: Known(Period),
}
_FREE: Final = (label, phrase)
_ONLY_FIELDS: Final = (Structure.__attrs_post_init__, Document.__attrs_post_init__)
"""What checks no more than the fields, each alone."""

_NUMBERS: Final = Numbers()
_HEDGE: Final = _Member(Prose(), "")
_OF_RANGES: Final = (Bound.BETWEEN, UNSET, None)
