"""An extension is looked at when it is made: what would fail later is refused, with how to mend it."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from enum import Enum
from typing import Any, ClassVar

import attrs
import pytest
from msgspec.structs import replace

import stargate_model as sm
from stargate_model.errors import ExtensionError
from stargate_model.extending import Code, Extension, Record, Structure, keyed, row
from tests.extending.reactors import CROWDED, EXTENSION, TOO_LARGE, Reactor, code, text, too_large


@attrs.frozen(kw_only=True, eq=False)
class Plain(Record):
    """A record that is right."""

    type: ClassVar[str] = "plain"
    collection: ClassVar[str] = "plains"


class Undecorated(Plain):
    """A class that attrs did not make."""

    more: str = ""


@attrs.frozen(kw_only=True)
class Comparing(Plain):
    """A class that compares in its own way."""


@attrs.frozen(eq=False)
class ByPlace(Plain):
    """A class with a field that is given by its place."""

    more: str = ""


class Colour(Enum):
    """No words of data."""

    RED = 1


@attrs.frozen(kw_only=True, eq=False)
class WithMapping(Structure):
    """A part with a field that no format holds."""

    more: Mapping[str, str]


@attrs.frozen(kw_only=True, eq=False)
class HasPart(Plain):
    """A record with such a part."""

    parts: tuple[WithMapping, ...] = ()


@attrs.frozen(kw_only=True, eq=False)
class Unknown(Plain):
    """A record with a type that is nowhere."""

    more: "Nowhere | None" = None  # type: ignore[name-defined]  # noqa: F821, UP037


def field_of(annotation: object, name: str = "more") -> type[Record]:
    """A class of records with a field of a type."""
    made = attrs.make_class(
        "Made",
        {name: attrs.field(default=None)},
        bases=(Plain,),
        class_body={"__annotations__": {name: annotation}},
        frozen=True,
        kw_only=True,
        eq=False,
        slots=True,
    )
    made.__annotations__ = {name: annotation}
    return made


def named(**names: object) -> type[Record]:
    """A class of records with other names."""
    return type("Named", (Plain,), {**names, "__slots__": ()})


def without(**parts: Any) -> Code:
    """A code with something else in its place."""
    return attrs.evolve(TOO_LARGE, **parts)


WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "a name": ({"name": "My Extension"}, "its name: .* is not an id"),
    "a list": ({"records": [Reactor]}, "records is a tuple, not list"),
    "no class": ({"records": (3,)}, "no class of records; derive it from Record"),
    "another class": ({"records": (dict,)}, "derive it from Record"),
    "no type": ({"records": (Record,)}, r"Record\.type is lowercase words"),
    "a type in capitals": ({"records": (named(type="Plain"),)}, r"Named\.type is lowercase words.*'Plain'"),
    "a collection with a quotation mark": ({"records": (named(collection="a'b"),)}, r"Named\.collection"),
    "undecorated": ({"records": (Undecorated,)}, "Undecorated is not made as records are; decorate it"),
    "comparing": ({"records": (Comparing,)}, "Comparing is not made as records are"),
    "by place": ({"records": (ByPlace,)}, r"ByPlace\.\w+ is given by its place"),
    "a mapping in a part": ({"records": (HasPart,)}, r"WithMapping\.more has a type that no format holds"),
    "an enum": ({"records": (field_of(Colour),)}, r"Made\.more has a type"),
    "two types": ({"records": (field_of(int | str),)}, r"Made\.more has a type"),
    "two types or none": ({"records": (field_of(int | str | None),)}, r"Made\.more has a type"),
    "a pair": ({"records": (field_of(tuple[int, str]),)}, r"Made\.more has a type"),
    "a type that is nowhere": ({"records": (Unknown,)}, "types of Unknown are not known at run time: .*Nowhere"),
    "a field called type": ({"records": (field_of(str, "type_"),)}, "what lines call the type"),
    "no code": ({"codes": ("reactor-too-large",)}, "is no Code"),
    "a code in capitals": ({"codes": (without(code="Too Large"),)}, "a code: .* is not an id"),
    "a message of the catalogs": ({"codes": (without(message="Too large."),)}, "the message of the code .* is a Text"),
    "other places": (
        {"codes": (without(message=sm.Text({"en": "{a}", "ja": "{b}"})),)},
        "the message of the code 'reactor-too-large' has other places in 'ja'",
    ),
    "no rule": ({"rules": (too_large,)}, "is no rule; make one with `row` or `keyed`"),
    "a rule without its code": ({"rules": (row((Reactor,), too_large, "x-y"),)}, "finds 'x-y', which nothing explains"),
    "a rule without codes": ({"rules": (row((Reactor,), too_large),)}, "finds 'nothing'"),
    "a rule of nothing": ({"codes": (TOO_LARGE,), "rules": (row((), too_large, "reactor-too-large"),)}, "no class"),
}


@pytest.mark.parametrize(("given", "problem"), WRONG.values(), ids=WRONG)
def test_what_would_not_work_is_refused(given: dict[str, Any], problem: str):
    """The error names the extension and what is wrong; it is one of ours."""
    with pytest.raises(ExtensionError, match=problem) as caught:
        Extension(**{"name": "mine", **given})
    assert isinstance(caught.value, sm.StargateError)
    assert str(caught.value).startswith("the extension '")
    assert caught.value.params["problem"]


@pytest.mark.parametrize(
    "annotation", [str, bool | None, tuple[int, ...], sm.Figure, sm.Money | None, sm.Location, sm.PartialDate]
)
def test_every_type_that_formats_hold_is_taken(annotation: object):
    """Texts, numbers, figures, parts; each also as what may be absent, and several."""
    assert Extension(name="mine", records=(field_of(annotation),)).records


def test_a_rule_may_find_what_the_catalogue_has():
    """Codes of ours need not be explained again."""
    rule = keyed((Reactor,), lambda reactor: (reactor.id,), lambda reactors, context: (), "overlapping-total")
    with pytest.raises(ExtensionError, match="'overlapping-total', which nothing explains"):
        Extension(name="mine", rules=(rule,))
    assert Extension(name="mine", rules=(replace(rule, codes=("disputed",)),)).rules


def test_an_extension_is_a_value():
    """Equal where it adds the same, hashable, and it outlives a trip to another process."""
    assert pickle.loads(pickle.dumps(EXTENSION)) == EXTENSION  # noqa: S301  # our own bytes
    assert len({EXTENSION, attrs.evolve(EXTENSION)}) == 1
    assert EXTENSION.codes == (TOO_LARGE, CROWDED)
    assert code("a-b", "{count}").message == text("{count}")
