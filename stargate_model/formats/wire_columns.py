"""Checks what Structs hold, a column at a time: the ids of all records at once, then all their names.

In: columns of values that `wire_structs` let pass. Out: which values are in doubt. A column never says what is wrong:
whatever does not hold goes to the tier that names errors. Each kind of column checks all that `structuring` and the
classes check of such values; columns of objects are in `wire_parts`.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import accumulate, chain
from typing import Any, Final, TypeAlias, cast

from msgspec import Raw, Struct

from stargate_model.amounts.decimals import number
from stargate_model.claims.text import Text, clean, language_tag
from stargate_model.errors import NumberError
from stargate_model.formats.wire_build import Make, Plan, Step, Written

Column: TypeAlias = Sequence[Any]
"""The values of one member, of every object."""

REMEMBERED: Final = 20_000
"""How many texts of a kind are remembered; when there are more, all are forgotten."""

NULL: Final = b"null"
_KEBAB: Final = b"abcdefghijklmnopqrstuvwxyz0123456789-"
_AN_ID: Final = re.compile("[a-z0-9]++(?:-[a-z0-9]++)*+")
_TEXTS: Final = cast("Callable[[Mapping[str, str]], Iterable[str]]", dict.values)
_PLAIN_NUMBER: Final = b"0123456789.\n"
# a number that is within the limits, and not below the floor of any kind
_AT_A_GLANCE: Final = re.compile(rb"[0-9]{1,15}+(?:\.[0-9]{1,15}+)?+(?:[eE]\+?(?:1[0-5]|[0-9]))?+")
_WITHIN: Final = 31  # so many digits and points are within the limits, whatever they are


class Seen(Struct, frozen=True):
    """What there is in a column.

    Attributes:
        members: How many members with a key its values have, all in all.
        doubts: The indexes of the values that are in doubt.
    """

    members: int = 0
    doubts: Sequence[int] = ()


NOTHING: Final = Seen()
"""Values without members, all of which hold."""


class Kind(ABC):
    """A kind of column: what holds for its values, and what the model makes of each.

    Attributes:
        make: What makes a value of the model of one that holds.
        is_many: Whether it makes each item of a list.
        is_plain: Whether the shape has said all.
    """

    make: Make = None
    is_many: bool = False
    is_plain: bool = False

    @abstractmethod
    def look(self, values: Column, *, suspect: bool) -> Seen:
        """Which values are not such as the model takes.

        Args:
            values: The values that are there: neither absent nor null.
            suspect: Whether their texts may have control characters.
        """


class Simple(Kind):
    """Values without members."""

    @abstractmethod
    def hold(self, values: Column, *, suspect: bool) -> bool:
        """Whether every value is one that the model takes."""

    def look(self, values: Column, *, suspect: bool) -> Seen:
        """Which values do not hold."""
        if self.hold(values, suspect=suspect):
            return NOTHING
        return Seen(doubts=refused(lambda some: self.hold(some, suspect=suspect), values))


def refused(hold: Callable[[Column], bool], values: Column, first: int = 0) -> list[int]:
    """The indexes of the values that do not hold, found by halving."""
    if not values or hold(values):
        return []
    if len(values) == 1:
        return [first]
    middle = len(values) // 2
    return refused(hold, values[:middle], first) + refused(hold, values[middle:], first + middle)


class Plain(Simple):
    """Values of which the shape has said all: truth values, words of vocabularies, texts without a check."""

    is_plain = True

    def hold(self, values: Column, *, suspect: bool) -> bool:
        """Always."""
        return True


class Ids(Simple):
    """Ids of records; their lengths were checked by the shape."""

    def hold(self, values: Column, *, suspect: bool) -> bool:
        """Whether they are in kebab-case."""
        joined = "-".join(("", *values, ""))  # so that a hyphen too much at an end is found too
        return "--" not in joined and not joined.encode().translate(None, _KEBAB)

    def look(self, values: Column, *, suspect: bool) -> Seen:
        """Which are not."""
        if self.hold(values, suspect=suspect):
            return NOTHING
        return Seen(doubts=[at for at, value in enumerate(values) if not _AN_ID.fullmatch(value)])


class Prose(Simple):
    """Texts that are free but for control characters and blanks; their lengths were checked by the shape."""

    def hold(self, values: Column, *, suspect: bool) -> bool:
        """Whether each says something, and none has control characters."""
        if any(map(str.isspace, values)):
            return False
        # whatever is printable is no control character; what is not may be a tab, or a space of another script
        return not suspect or "".join(values).isprintable() or passes(clean, values)


class Known(Simple):
    """Texts that come again and again: what the model makes of each is remembered.

    Args:
        make: Makes the value of a text, or raises.
    """

    def __init__(self, make: Callable[[Any], object]) -> None:
        self.values: _Values = _Values(make)
        self.make: Make = self.values

    def hold(self, values: Collection[Any], *, suspect: bool) -> bool:
        """Whether each can be made."""
        known = self.values
        if known.keys() >= {*values}:
            return True
        if len(known) > REMEMBERED:
            known.clear()
        return passes(known.__getitem__, values)


class _Values(dict[Any, object]):
    """What was made of each text."""

    def __init__(self, make: Callable[[Any], object]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, text: object) -> object:
        made = self[text] = self._make(text)
        return made


class Words(Simple):
    """Texts by language."""

    def __init__(self) -> None:
        self._tags = Known(language_tag)
        self._texts = Prose()
        self.make: Make = _words

    def hold(self, values: Column, *, suspect: bool) -> bool:
        """Whether each tag is one, and each text holds."""
        return self._look(values, suspect=suspect)[1]

    def look(self, values: Column, *, suspect: bool) -> Seen:
        """Which values do not hold; their members are the languages."""
        members, hold = self._look(values, suspect=suspect)
        return Seen(members) if hold else Seen(members, super().look(values, suspect=suspect).doubts)

    def _look(self, values: Column, *, suspect: bool) -> tuple[int, bool]:
        texts: list[str] = list(chain.from_iterable(map(_TEXTS, values)))
        tags = set[str](chain.from_iterable(values))
        return len(texts), self._tags.hold(tags, suspect=suspect) and self._texts.hold(texts, suspect=suspect)


class WordsOf(Simple):
    """Texts in one language: Structs of one text.

    Args:
        tag: The language.
    """

    def __init__(self, tag: str) -> None:
        self._texts = Prose()
        self.make: Make = Plan(Text, {"_by_language": Step(Written("{{tag}: {x}}", {"tag": tag}), member="text")})

    def hold(self, values: Column, *, suspect: bool) -> bool:
        """Whether each text holds."""
        return self._texts.hold([one.text for one in values], suspect=suspect)

    def look(self, values: Column, *, suspect: bool) -> Seen:
        """Which values do not hold; each has one member."""
        return Seen(len(values), super().look(values, suspect=suspect).doubts)


class Numbers(Simple):
    """Numbers as the text that spells them: any JSON without a space around it.

    Args:
        floor: What none is below; None where there is no such number.
    """

    def __init__(self, floor: Decimal | None = None) -> None:
        self.make: Make = decimal_or_none
        self._floor = floor

    def hold(self, values: Column, *, suspect: bool) -> bool:
        """Whether all are numbers within the limits, and none is below the floor."""
        return _are_plain(values) or not any(map(self._is_none, values))

    def look(self, values: Column, *, suspect: bool) -> Seen:
        """Which are no such numbers."""
        if _are_plain(values):
            return NOTHING
        return Seen(doubts=[at for at, value in enumerate(values) if self._is_none(value)])

    def _is_none(self, text: Raw) -> bool:
        if _AT_A_GLANCE.fullmatch(text):
            return False
        try:
            found = number(str(text, "ascii"))
        except (NumberError, UnicodeDecodeError):
            return True
        return self._floor is not None and found < self._floor


def _are_plain(numbers: Column) -> bool:
    """Whether some texts are numbers without sign and exponent, and within the limits at a glance."""
    # the decoder has seen to their form: what has only digits and a point is a number
    return not b"\n".join(numbers).translate(None, _PLAIN_NUMBER) and max(map(len, numbers)) <= _WITHIN


class CheckedNumbers(Numbers):
    """Numbers of which a check says more.

    Args:
        check: The check.
    """

    def __init__(self, check: Callable[[Any], object]) -> None:
        super().__init__()
        self._check = check

    def hold(self, values: Column, *, suspect: bool) -> bool:
        """Whether they hold, and the check passes each."""
        return super().hold(values, suspect=suspect) and passes(self._check, map(decimal, values))

    def look(self, values: Column, *, suspect: bool) -> Seen:
        """Which do not hold."""
        return Simple.look(self, values, suspect=suspect)


class Many(Kind):
    """Lists of values of one kind."""

    def __init__(self, of: Kind) -> None:
        self._of = of
        self.make: Make = of.make
        self.is_many = True
        self.is_plain: bool = of.is_plain

    def look(self, values: Column, *, suspect: bool) -> Seen:
        """Which lists have an item that does not hold."""
        items = list(chain.from_iterable(values))
        if not items:
            return NOTHING
        seen = self._of.look(items, suspect=suspect)
        if not seen.doubts:
            return seen
        ends = list(accumulate(map(len, values)))
        return Seen(seen.members, [bisect_right(ends, index) for index in seen.doubts])


# -- single values -----------------------------------------------------------------------------------------------------


def passes(check: Callable[[Any], object], values: Iterable[Any]) -> bool:
    """Whether a check raises on none of some values."""
    try:
        for value in values:
            check(value)
    except Exception:  # noqa: BLE001  # what it is, the tier that names errors says; checks may be those of others
        return False
    return True


def decimal(text: Raw) -> Decimal:
    """The number that a text spells, of which `Numbers` has found that it holds."""
    made = Decimal(str(text, "ascii"))
    return made or made.copy_abs()  # no zero has a sign in the model


DECIMAL: Final = Written(
    "(found if (found := {Decimal}(str({x}, 'ascii'))) else found.copy_abs())", {"Decimal": Decimal}
)
"""The same, where it is written."""


def decimal_or_none(text: Raw) -> Decimal | None:
    """The number that a text spells, or None where it spells null."""
    return None if bytes(text) == NULL else decimal(text)


def _words(by_language: Mapping[str, str]) -> Text:
    text = object.__new__(Text)
    object.__setattr__(text, "_by_language", by_language)  # one slot: a twin would cost more than it saves
    return text
