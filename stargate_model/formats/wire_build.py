"""Makes frozen objects of Structs that were checked, around their constructors, which would check them again.

A frozen class assigns through `object.__setattr__`, and that is most of what making one costs. A twin is a subclass
with the same slots that assigns plainly; when its slots are filled it is given the class itself. Where an interpreter
does not allow that, the slots are set in the ordinary way: slower, and the same objects.

The function that fills the slots is written for each class, as attrs writes constructors: a loop over the slots would
cost more than the slots. Where the Structs have few members, the objects inside an object are made in the same
function: to call one for each costs as much as what it does. Only names of our own come into the text.
"""

from __future__ import annotations

import re
import types
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, Self, TypeAlias, TypeVar, cast

import attrs
from msgspec import UNSET, Struct

_Made = TypeVar("_Made")

_PLAINLY: Final = object.__setattr__


class Written(Struct, frozen=True, eq=False):
    """An expression that makes a value of the model, in which `{x}` is the value on the wire.

    Attributes:
        text: The expression.
        names: What the names in it stand for.
    """

    text: str
    names: Mapping[str, object]


class Cases(Struct, frozen=True, eq=False):
    """What makes a value where that depends on it.

    Attributes:
        cases: Conditions in which `{x}` is the value on the wire, and what makes it where they hold, in their order.
        otherwise: What makes it where none holds.
    """

    cases: Sequence[tuple[Written, Make]]
    otherwise: Make


class Plan(Struct, frozen=True, eq=False):
    """How objects of a class are made of Structs, inside the function that makes what they are in.

    Attributes:
        cls: The class.
        steps: How the value of each slot is made, by its name.
    """

    cls: type[Any]
    steps: Mapping[str, Step]


Make: TypeAlias = Callable[[Any], object] | Mapping[Any, object] | Written | Cases | Plan | None
"""What makes a value of the model of a value on the wire, or the table that has it; None where both are the same."""


class Step(Struct, frozen=True):
    """How the value of a slot is made of the member of a Struct.

    Attributes:
        make: Makes it of what is there.
        default: What it is where the member is absent; `attrs.NOTHING` where it never is, and never null.
        is_many: Whether it is a tuple, of which `make` makes each item.
        null_is_default: Whether null says the default; else it is None.
        is_absent: Whether the Structs have no such member.
        member: The name of the member, where it is not that of the slot.
    """

    make: Make = None
    default: object = attrs.NOTHING
    is_many: bool = False
    null_is_default: bool = False
    is_absent: bool = False
    member: str = ""

    @classmethod
    def absent(cls, default: object) -> Self:
        """How the value is made where the Structs have no such member."""
        return cls(default=default, is_absent=True)


def builder(cls: type[_Made], steps: Mapping[str, Step]) -> Callable[[Any], _Made]:
    """A function that makes objects of a class of Structs whose members have passed every check of the class.

    Args:
        cls: A class with slots, whose objects do not change.
        steps: How the value of each slot is made, by its name, which is that of the member too.

    Example:
        >>> from types import SimpleNamespace
        >>> steps = {"document": Step(), "start": Step(int, default=None)}
        >>> builder(Evidence, steps)(SimpleNamespace(document="voa", start="7")).start
        7
    """
    return maker(Plan(cls, steps))


def maker(make: Make) -> Callable[[Any], Any]:
    """A function that makes what is to be made."""
    return _Writer(is_plain=True).function(make)


def ordinary_builder(cls: type[_Made], steps: Mapping[str, Step]) -> Callable[[Any], _Made]:
    """The ordinary way to the same objects."""
    return _Writer(is_plain=False).function(Plan(cls, steps))


def twin(cls: type[_Made]) -> type[_Made] | None:
    """The class that assigns plainly; None where an interpreter or a class does not allow it."""
    # with one of the pair left to the class, an interpreter would look both up for each assignment
    body = {"__slots__": (), "__setattr__": _PLAINLY, "__delattr__": object.__delattr__}
    try:
        plain: type[_Made] = types.new_class(cls.__name__, (cls,), exec_body=lambda namespace: namespace.update(body))
        _PLAINLY(object.__new__(plain), "__class__", cls)
    except TypeError:
        return None
    return plain


def taker(names: Sequence[str | None]) -> Callable[[Sequence[Any]], Sequence[Sequence[Any]]]:
    """What gives the columns of some members of Structs; of a member without a name, a column of UNSET.

    Written as text too: half of what the columns cost would else go into looking their names up.

    Example:
        >>> from types import SimpleNamespace
        >>> taker(["id", None])([SimpleNamespace(id=1), SimpleNamespace(id=2)])
        ([1, 2], [UNSET, UNSET])
    """
    columns = [f"[one.{name} for one in many]" if name else "[UNSET] * len(many)" for name in names]
    namespace: dict[str, Any] = {"UNSET": UNSET}
    exec(f"def take(many): return ({''.join(f'{column}, ' for column in columns)})", namespace)  # noqa: S102  # the same
    return cast("Callable[[Sequence[Any]], Sequence[Sequence[Any]]]", namespace["take"])


class _Writer:
    """Writes the function of a plan.

    Args:
        is_plain: Whether slots are assigned plainly, where a class allows it.
    """

    def __init__(self, *, is_plain: bool) -> None:
        self._is_plain = is_plain
        self._names: dict[str, object] = {}
        self._count = 0

    def function(self, make: Make) -> Callable[[Any], Any]:
        """The function."""
        lines, made = self._made(make, "struct")
        # what the text names is among the arguments, where it is found fastest
        head = f"def build(struct, {', '.join(f'{name}={name}' for name in self._names)}):"
        namespace = dict(self._names)
        exec("\n    ".join([head, *lines, f"return {made}"]), namespace)  # noqa: S102  # see the head of the module
        return cast("Callable[[Any], Any]", namespace["build"])

    def _name(self, value: object) -> str:
        """The name of something that is not written."""
        known = next((name for name, one in self._names.items() if one is value), None)
        if known is None:
            known = self._fresh("given")
            self._names[known] = value
        return known

    def _fresh(self, kind: str) -> str:
        """A name that nothing has yet."""
        self._count += 1
        return f"{kind}{self._count}"

    def _object(self, plan: Plan, struct: str) -> tuple[list[str], str]:
        """The lines that make an object, and its name in them."""
        plain = twin(plan.cls) if self._is_plain else None
        one = self._fresh("one")
        lines = [f"{one} = {self._name(object.__new__)}({self._name(plain or plan.cls)})"]
        for slot, step in plan.steps.items():
            before, value = self._slot(step, f"{struct}.{step.member or slot}")
            put = f"{one}.{slot} = {value}" if plain else f"{self._name(_PLAINLY)}({one}, {slot!r}, {value})"
            lines += [*before, put]
        return [*lines, *([f"{one}.__class__ = {self._name(plan.cls)}"] if plain else [])], one

    def _slot(self, step: Step, member: str) -> tuple[list[str], str]:
        """The lines before the value of a slot is there, and the value."""
        if step.is_absent:
            return [], self._name(step.default)
        if step.null_is_default:
            return [], f"{member} or {self._name(step.default)}"  # UNSET is as false as null
        if step.default is attrs.NOTHING:
            return self._value(step, member)
        x, default, absent = self._fresh("x"), self._name(step.default), self._name(UNSET)
        before, value = self._value(step, x)
        nothing = [] if step.make is None or step.is_many else [f"elif {x} is None: {x} = None"]
        otherwise = ["else:", *_indented([*before, f"{x} = {value}"])]
        return [f"{x} = {member}", f"if {x} is {absent}: {x} = {default}", *nothing, *otherwise], x

    def _value(self, step: Step, x: str) -> tuple[list[str], str]:
        if not step.is_many:
            return self._made(step.make, x)
        if step.make is None:
            return [], f"tuple({x})"
        item, items = self._fresh("item"), self._fresh("items")
        before, value = self._made(step.make, item)
        if not before:
            return [f"{items} = [{value} for {item} in {x}]"], f"tuple({items})"
        loop = [f"for {item} in {x}:", *_indented([*before, f"{items}.append({value})"])]
        return [f"{items} = []", *loop], f"tuple({items})"

    def _made(self, make: Make, x: str) -> tuple[list[str], str]:
        """The lines before a value is made of another, and the expression that makes it."""
        match make:
            case None:
                return [], x
            case Plan():
                struct = x if x.isidentifier() else self._fresh("struct")
                lines, one = self._object(make, struct)
                return [*([] if struct == x else [f"{struct} = {x}"]), *lines], one
            case Written():
                return [], self._expression(make, x)
            case Cases():
                value = self._fresh("value")
                lines = [f"{value} = {x}"]
                x = value
                for at, (condition, case) in enumerate(make.cases):
                    lines += [
                        f"{'elif' if at else 'if'} {self._expression(condition, x)}:",
                        *self._case(case, x, value),
                    ]
                return [*lines, "else:", *self._case(make.otherwise, x, value)], value
            case Mapping():
                return [], f"{self._name(make)}[{x}]"
            case _:
                return [], f"{self._name(make)}({x})"

    def _case(self, make: Make, x: str, value: str) -> list[str]:
        before, made = self._made(make, x)
        return _indented([*before, f"{value} = {made}"])

    def _expression(self, written: Written, x: str) -> str:
        names = {name: self._name(value) for name, value in written.names.items()}
        return re.sub(r"\{(\w+)\}", lambda place: x if place[1] == "x" else names[place[1]], written.text)


def _indented(lines: list[str]) -> list[str]:
    return [f"    {line}" for line in lines]
