"""Checks and builds what Structs hold, a column at a time: the ids of all records at once, then all their names.

In: columns of values that `wire_structs` let pass. Out: whether every value holds, and the values of the model.
A column never says what is wrong: whatever does not hold is in doubt, and goes to the tier that names errors. Each
kind of column checks all that `structuring` and the classes check of such values.
"""

from __future__ import annotations

import re
import types
import typing
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from enum import Enum
from functools import cache
from itertools import chain, islice
from operator import attrgetter
from typing import Any, Final, cast

import attrs
from msgspec import UNSET, Raw

from stargate_model.amounts.decimals import MAX_DIGITS, number
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
from stargate_model.formats.wire_build import Column, maker
from stargate_model.formats.wire_structs import units_of
from stargate_model.records.structure import Structure, field_types

REMEMBERED: Final = 20_000
"""How many texts of a kind are remembered; when there are more, all are forgotten."""

_KEBAB: Final = b"abcdefghijklmnopqrstuvwxyz0123456789-"

# numbers that are within the limits at a glance; others are tried one by one
_UNSIGNED: Final = rb"[0-9]{1,15}+(?:\.[0-9]{1,15}+)?+(?:[eE]\+?(?:1[0-5]|[0-9]))?+\n"
_AT_A_GLANCE: Final = re.compile(rb"(?:" + _UNSIGNED + rb")*+")
_SIGNED_AT_A_GLANCE: Final = re.compile(rb"(?:-?" + _UNSIGNED + rb")*+")
_WIDEST: Final = 10**30


class Kind(ABC):
    """A kind of column: what holds for its values, and what the model makes of them."""

    @abstractmethod
    def hold(self, values: Column, *, suspect: bool) -> bool:
        """Whether every value is one that the model takes.

        Args:
            values: The values that are there: neither absent nor null.
            suspect: Whether their texts may have control characters.
        """

    def made(self, values: Column) -> Column:
        """The values of the model; they must hold."""
        return values


class Plain(Kind):
    """Values of which the shape has said all: truth values, words of vocabularies, texts without a check."""

    def hold(self, values: Column, *, suspect: bool) -> bool:  # noqa: ARG002  # see Kind
        """Always."""
        return True


class Ids(Kind):
    """Ids of records, each another; their lengths were checked by the shape."""

    def hold(self, values: Column, *, suspect: bool) -> bool:  # noqa: ARG002  # see Kind
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
        self._values = _Values(make)

    def __len__(self) -> int:
        return len(self._values)

    def hold(self, values: Column, *, suspect: bool) -> bool:  # noqa: ARG002  # see Kind
        """Whether each can be made."""
        known = self._values
        if all(map(known.__contains__, values)):
            return True
        if len(known) > REMEMBERED:
            known.clear()
        return _passes(known.__getitem__, values)

    def made(self, values: Column) -> Column:
        """The values, one object for each text."""
        return list(map(self._values.__getitem__, values))


class _Values(dict[Any, object]):
    """What was made of each text."""

    def __init__(self, make: Callable[[Any], object]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, text: object) -> object:
        made = self[text] = self._make(text)
        return made


class Table(Kind):
    """Texts of a closed table, which the shape lists."""

    def __init__(self, table: Mapping[str, object]) -> None:
        self._table = table

    def hold(self, values: Column, *, suspect: bool) -> bool:  # noqa: ARG002  # see Kind
        """Always."""
        return True

    def made(self, values: Column) -> Column:
        """What the table has for them."""
        return list(map(self._table.__getitem__, values))


class Words(Kind):
    """Texts by language."""

    def __init__(self) -> None:
        self._tags = Known(language_tag)
        self._texts = Prose()
        self._make = maker(Text, ("_by_language",))

    def hold(self, values: Column, *, suspect: bool) -> bool:
        """Whether each tag is one, and each text holds."""
        texts = [text for by_language in values for text in by_language.values()]
        return self._tags.hold(list(chain.from_iterable(values)), suspect=suspect) and self._texts.hold(
            texts, suspect=suspect
        )

    def made(self, values: Column) -> Column:
        """The texts."""
        return self._make(values)


class Numbers(Kind):
    """Numbers as ints, or as the text that spells them."""

    def hold(self, values: Column, *, suspect: bool) -> bool:  # noqa: ARG002  # see Kind
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

    def made(self, values: Column) -> Column:
        """The Decimals that the texts spell."""
        return list(map(_decimal, values))


class Checked(Kind):
    """Values of a kind, of which a check says more.

    Args:
        of: The kind.
        check: The check of what the model makes of them.
    """

    def __init__(self, of: Kind, check: Callable[[Any], object]) -> None:
        self._of = of
        self._check = check

    def hold(self, values: Column, *, suspect: bool) -> bool:
        """Whether they hold, and the check passes each."""
        return self._of.hold(values, suspect=suspect) and _passes(self._check, self._of.made(values))

    def made(self, values: Column) -> Column:
        """What the kind makes of them."""
        return self._of.made(values)


class Many(Kind):
    """Tuples of values of one kind."""

    def __init__(self, of: Kind) -> None:
        self._of = of

    def hold(self, values: Column, *, suspect: bool) -> bool:
        """Whether each item of each tuple holds."""
        items = list(chain.from_iterable(values))
        return not items or self._of.hold(items, suspect=suspect)

    def made(self, values: Column) -> Column:
        """The tuples of what is made of their items."""
        items = iter(self._of.made(list(chain.from_iterable(values))))
        return [tuple(islice(items, len(value))) for value in values]


class _Member:
    """A member of objects: how its column is checked and made, and what stands for it where it is absent.

    Args:
        name: Its name.
        kind: The kind of its values.
        default: What stands for it where it is absent; `attrs.NOTHING` where it never is.
    """

    def __init__(self, name: str, kind: Kind, default: object = attrs.NOTHING) -> None:
        self.kind = kind
        self._column = attrgetter(name)
        self._default = default

    def hold(self, owners: Column, absent: Column, *, suspect: bool) -> bool:
        """Whether the values that are there hold.

        Args:
            owners: The Structs that have the member.
            absent: A column as long, in which nothing is there.
            suspect: Whether texts may have control characters.
        """
        column = list(map(self._column, owners))
        if column == absent:
            return True
        present = self._present(column)
        return not present or self.kind.hold(present, suspect=suspect)

    def made(self, owners: Column, absent: Column) -> Column:
        """The values of the model."""
        column = list(map(self._column, owners))
        if column == absent:
            return [self._default] * len(column)
        present = self._present(column)
        made = self.kind.made(present)
        if len(present) == len(column):
            return made
        each = iter(made)
        return [self._default if value is UNSET else None if value is None else next(each) for value in column]

    def _present(self, column: Column) -> Column:
        if self._default is attrs.NOTHING or all(column):
            return column
        return [value for value in column if value is not UNSET and value is not None]


class Parts(Kind):
    """Objects of named fields: records, their parts, evidence.

    Args:
        cls: The class.
    """

    def __init__(self, cls: type[attrs.AttrsInstance]) -> None:
        self._cls = cls
        self._names = [field.name for field in attrs.fields(cls)]
        self._members = [_Member(field.name, _kind_of_field(cls, field), field.default) for field in attrs.fields(cls)]
        self._checked = [member for member in self._members if type(member.kind) is not Plain]
        self._make = maker(cls, self._names)

    def hold(self, values: Column, *, suspect: bool) -> bool:
        """Whether each member of each object holds, and whether they go together."""
        absent = [UNSET] * len(values)
        return all([member.hold(values, absent, suspect=suspect) for member in self._checked]) and self._together(values)

    def made(self, values: Column) -> Column:
        """The objects."""
        return self._make(*self._made(values))

    def _made(self, values: Column) -> list[Column]:
        absent = [UNSET] * len(values)
        return [member.made(values, absent) for member in self._members]

    def _together(self, values: Column) -> bool:
        if self._cls is Evidence:
            return _spans([value.start for value in values], [value.end for value in values])
        if self._cls.__attrs_post_init__ in _ONLY_FIELDS:
            return True
        # a class with a check of its own between fields: only its constructor knows it
        rows = zip(*self._made(values), strict=True)
        return _passes(lambda row: self._cls(**dict(zip(self._names, row, strict=True))), rows)


class Figures(Kind):
    """Figures of one kind, written out or as literals.

    Args:
        kind: The kind.
    """

    def __init__(self, kind: type[Figure]) -> None:
        self._floor = kind.floor
        self._literals = Known(kind)
        units = {text: unit(text) for text in units_of(kind)}
        self._evidence = _Member("evidence", Many(parts(Evidence)), ())
        self._members = [
            _Member("value", _NUMBERS),
            _Member("unit", Table(units)),
            _Member("upper", _NUMBERS, None),
            _Member("bound", Plain(), None),
            _Member("approximate", Plain(), False),
            _Member("vague", Plain(), False),
            _Member("hedge", Plain(), ""),
            self._evidence,
        ]
        self._make = maker(kind, [field.name for field in attrs.fields(Figure)])

    def hold(self, values: Column, *, suspect: bool) -> bool:
        """Whether each number is within the limits, and goes together with its hedge."""
        if str in set(map(type, values)):
            literals, values = _parted(values)
            if not self._literals.hold(literals, suspect=suspect):
                return False
        hedged = [value for value in values if value.upper is not UNSET or value.bound is not UNSET]
        words = [value.hedge for value in values if value.hedge]
        return (
            _NUMBERS.within([value.value for value in values], self._floor)
            and (not hedged or self._hedged(hedged))
            and (not words or _PROSE.hold(words, suspect=suspect))
            and self._evidence.hold(values, [UNSET] * len(values), suspect=suspect)
        )

    def _hedged(self, values: Column) -> bool:
        """Whether value, upper end and bound go together, as `hedges.check` has it."""
        floor = self._floor
        ranges = [value for value in values if value.upper is not UNSET and value.upper is not None]
        if ranges and not _NUMBERS.within([value.upper for value in ranges], None):
            return False
        for value in values:
            if value.upper is UNSET or value.upper is None:
                if value.bound is Bound.BETWEEN:
                    return False
                if value.bound is Bound.LESS_THAN and floor is not None and _decimal(value.value) <= floor:
                    return False
            elif value.bound not in _RANGES or _decimal(value.upper) <= _decimal(value.value):
                return False
        return True

    def made(self, values: Column) -> Column:
        """The figures."""
        if str in set(map(type, values)):
            literals, written = _parted(values)
            made, parsed = iter(self.made(written) if written else ()), iter(self._literals.made(literals))
            return [next(parsed if type(value) is str else made) for value in values]
        absent = [UNSET] * len(values)
        columns = [member.made(values, absent) for member in self._members]
        columns[_BOUND] = list(map(_bound, columns[_BOUND], columns[_UPPER]))
        return self._make(*columns)


class AnyFigures(Kind):
    """Figures of any kind: each is of the kind of its unit."""

    def __init__(self) -> None:
        self._literals = Known(figure)

    def hold(self, values: Column, *, suspect: bool) -> bool:
        """Whether those of each kind hold."""
        return all(kind.hold(of_kind, suspect=suspect) for kind, of_kind in self._by_kind(values))

    def made(self, values: Column) -> Column:
        """The figures."""
        made = {id(value): one for kind, same in self._by_kind(values) for value, one in zip(same, kind.made(same), strict=True)}
        return [made[id(value)] for value in values]

    def _by_kind(self, values: Column) -> Iterable[tuple[Kind, Column]]:
        groups: dict[Kind, list[Any]] = {}
        for value in values:
            kind = self._literals if type(value) is str else _figures(kind_of(unit(value.unit)))
            groups.setdefault(kind, []).append(value)
        return groups.items()


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
_PROSE: Final = Prose()
_UPPER, _BOUND = (("value", "unit", "upper", "bound").index(name) for name in ("upper", "bound"))
_RANGES: Final = (UNSET, None, Bound.BETWEEN)


@cache
def parts(cls: type[attrs.AttrsInstance]) -> Parts:
    """The kind of the objects of a class."""
    return Parts(cls)


@cache
def _figures(kind: type[Figure]) -> Kind:
    return AnyFigures() if kind is Figure else Figures(kind)


def _kind_of_field(cls: type[attrs.AttrsInstance], field: attrs.Attribute[Any]) -> Kind:
    annotation, check = field_types(cls)[field.name], check_of(field)
    kind = _kind_of(annotation)
    if check is None:
        return kind
    if type(kind) is not Plain:
        return Checked(kind, check)
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
        return _figures(annotation)
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


def _parted(values: Column) -> tuple[list[str], list[Any]]:
    """The literals among figures, and those that are written out."""
    literals = [value for value in values if type(value) is str]
    return literals, [value for value in values if type(value) is not str]


def _spans(starts: Column, ends: Column) -> bool:
    """Whether each start stands before its end, or both are absent."""
    try:
        return all([0 <= start < end for start, end in zip(starts, ends, strict=True)])
    except TypeError:  # one of them is absent
        return all(map(_span, starts, ends))


def _span(start: Any, end: Any) -> bool:  # noqa: ANN401  # ints, or absent
    if type(start) is int and type(end) is int:
        return 0 <= start < end
    return type(start) is not int and type(end) is not int


def _bound(bound: Bound | None, upper: Decimal | None) -> Bound:
    return bound or (Bound.EXACT if upper is None else Bound.BETWEEN)


def _decimal(value: Any) -> Decimal:  # noqa: ANN401  # an int, or the text of a number
    if type(value) is int:
        return Decimal(value)
    text = str(value, "ascii")
    return number(text) if text[0] == "-" else Decimal(text)  # the sign of -0.0 is dropped there
