"""Makes frozen objects of Structs that were checked, around their constructors, which would check them again.

A frozen class assigns through `object.__setattr__`, and that is most of what making one costs. A twin is a subclass
with the same slots that assigns plainly; when its slots are filled it is given the class itself. Where an interpreter
does not allow that, the slots are set in the ordinary way: slower, and the same objects.

The function that fills the slots is written for each class, as attrs writes constructors: a loop over the slots would
cost more than the slots. Only the names of the class's own fields come into its text.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, Self, TypeAlias, TypeVar, cast

import attrs
from msgspec import UNSET

_Made = TypeVar("_Made")
Make: TypeAlias = Callable[[Any], object] | Mapping[Any, object] | None
"""What makes a value of the model of a value on the wire, or the table that has it; None where both are the same."""

_PLAINLY: Final = object.__setattr__


@attrs.frozen
class Step:
    """How the value of a slot is made of the member of a Struct.

    Attributes:
        make: Makes it of what is there.
        default: What it is where the member is absent; `attrs.NOTHING` where it never is, and never null.
        is_many: Whether it is a tuple, of which `make` makes each item.
        null_is_default: Whether null says the default; else it is None.
        is_absent: Whether the Structs have no such member.
    """

    make: Make = None
    default: object = attrs.field(factory=lambda: attrs.NOTHING)
    is_many: bool = False
    null_is_default: bool = False
    is_absent: bool = False

    @classmethod
    def absent(cls, default: object) -> Self:
        """How the value is made where the Structs have no such member."""
        return cls(default=default, is_absent=True)

    def expression(self, name: str, make: str, default: str) -> str:
        """The expression of the value; the arguments are how the text calls the member, `make` and `default`."""
        if self.is_absent:
            return default
        if self.null_is_default:
            return f"struct.{name} or {default}"  # UNSET is as false as null
        if self.default is attrs.NOTHING:
            return self._made(f"struct.{name}", make)
        if self.make is None and not self.is_many:
            return f"{default} if (x := struct.{name}) is UNSET else x"
        nothing = "" if self.is_many else "None if x is None else "
        return f"{default} if (x := struct.{name}) is UNSET else {nothing}{self._made('x', make)}"

    def _made(self, value: str, make: str) -> str:
        one = "{}" if self.make is None else f"{make}({{}})" if callable(self.make) else f"{make}[{{}}]"
        if not self.is_many:
            return one.format(value)
        return f"tuple({value})" if self.make is None else f"tuple([{one.format('y')} for y in {value}])"


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
    plain = twin(cls)
    return ordinary_builder(cls, steps) if plain is None else _written(cls, plain, "one.{} = {}", steps)


def ordinary_builder(cls: type[_Made], steps: Mapping[str, Step]) -> Callable[[Any], _Made]:
    """The ordinary way to the same objects."""
    return _written(cls, cls, "put(one, '{}', {})", steps)


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


def _written(cls: type[_Made], plain: type[Any], assign: str, steps: Mapping[str, Step]) -> Callable[[Any], _Made]:
    namespace: dict[str, Any] = {"cls": cls, "plain": plain, "new": object.__new__, "put": _PLAINLY, "UNSET": UNSET}
    text = ["one = new(plain)"]
    for at, (name, step) in enumerate(steps.items()):
        namespace |= {f"make{at}": step.make, f"default{at}": step.default}
        text.append(assign.format(name, step.expression(name, f"make{at}", f"default{at}")))
    text += ["one.__class__ = cls"] * (plain is not cls)
    # what the text names is among the arguments, where it is found fastest
    head = f"def build(struct, {', '.join(f'{name}={name}' for name in namespace)}):"
    exec("\n    ".join([head, *text, "return one"]), namespace)  # noqa: S102  # see the head of the module
    return cast("Callable[[Any], _Made]", namespace["build"])
