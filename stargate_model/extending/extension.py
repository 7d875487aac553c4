"""An extension: all that another package adds to this library, in one value.

In: classes of records, codes and rules. Out: one immutable value that a registry takes. Refused: what would fail later,
and far from its cause: a class that is not made as ours are, a field of a type that no format can hold, a code without
its message, a rule that finds what nothing explains.
"""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Final, cast

import attrs

from stargate_model.claims.dates import PartialDate, Period
from stargate_model.claims.evidence import Evidence
from stargate_model.claims.figure import Figure
from stargate_model.claims.text import Text, identifier, shown, visible
from stargate_model.errors import ExtensionError, TextError
from stargate_model.findings.catalogue import CATALOGUE
from stargate_model.findings.code import Code
from stargate_model.records.record import Record
from stargate_model.records.structure import Structure, field_types, wire_name
from stargate_model.rules.shapes import Keyed, Row, Rule

_NAME: Final = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*\Z", re.ASCII)
_LONGEST: Final = 64
_DECORATED: Final = "decorate it with @attrs.frozen(kw_only=True, eq=False)"
_SIMPLE: Final[frozenset[object]] = frozenset({str, int, bool, Decimal, Text, PartialDate, Period, Evidence})
_KINDS: Final = (Figure, StrEnum, Structure)
_TAKEN: Final = "text, a number, a figure, a date, a vocabulary, evidence or a part, or a tuple of one of these"


@attrs.frozen(kw_only=True)
class Extension:
    """What a package adds: classes of records, and rules with the codes of what they find.

    Attributes:
        name: What it is called, in lowercase kebab-case; errors name it.
        records: Its classes of records: frozen attrs classes under `Record`, each with a `type` and a `collection`.
        codes: What explains the findings of its rules.
        rules: Its rules; each finds what its own codes or the catalogue explain.

    Raises:
        ExtensionError: A part of it would not work; the message says which, and how to mend it.

    Example:
        >>> Extension(name="nuclear").records
        ()
    """

    name: str
    records: tuple[type[Record], ...] = ()
    codes: tuple[Code, ...] = ()
    rules: tuple[Rule, ...] = ()

    def __attrs_post_init__(self) -> None:
        try:
            identifier(self.name)
        except TextError as error:
            raise refusal(visible(str(self.name)), f"its name: {error.message}") from None
        given: dict[str, object] = {"records": self.records, "codes": self.codes, "rules": self.rules}
        for attribute, value in given.items():
            if not isinstance(value, tuple):
                raise self._wrong(f"{attribute} is a tuple, not {type(value).__name__}")
        for cls in self.records:
            self._look_at_record(cls)
        for code in self.codes:
            self._look_at_code(code)
        known = CATALOGUE.keys() | {code.code for code in self.codes}
        for rule in self.rules:
            self._look_at_rule(rule, known)

    def _wrong(self, problem: str) -> ExtensionError:
        return refusal(self.name, problem)

    # -- records -------------------------------------------------------------------------------------------------------

    def _look_at_record(self, cls: object) -> None:
        said = shown(str(cls))
        if not (isinstance(cls, type) and issubclass(cls, Record)):
            raise self._wrong(f"{said} is no class of records; derive it from Record")
        for attribute in ("type", "collection"):
            name: object = getattr(cls, attribute)
            if not (isinstance(name, str) and len(name) <= _LONGEST and _NAME.match(name)):
                raise self._wrong(
                    f"{cls.__name__}.{attribute} is lowercase words with underscores, such as 'nuclear_plant'; it is "
                    f"{shown(str(name))}"
                )
        for part in structures_of(cls):
            self._look_at_structure(part)

    def _look_at_structure(self, cls: type[Structure]) -> None:
        if "__attrs_attrs__" not in vars(cls) or cls.__eq__ is not Structure.__eq__:
            raise self._wrong(f"{cls.__name__} is not made as records are; {_DECORATED}")
        try:
            annotations = field_types(cls)
        except (NameError, TypeError) as error:
            raise self._wrong(f"the types of {cls.__name__} are not known at run time: {error}") from None
        for field in attrs.fields(cls):
            if not field.kw_only:
                raise self._wrong(f"{cls.__name__}.{field.name} is given by its place; {_DECORATED}")
            if wire_name(field.name) == "type":
                raise self._wrong(f"{cls.__name__}.{field.name} is what lines call the type; give it another name")
            if not (field.name.isidentifier() and _is_taken(annotations[field.name])):
                raise self._wrong(f"{cls.__name__}.{field.name} has a type that no format holds; it takes {_TAKEN}")

    # -- codes and rules -----------------------------------------------------------------------------------------------

    def _look_at_code(self, code: object) -> None:
        if not isinstance(code, Code):
            raise self._wrong(f"{shown(str(code))} is no Code")
        try:
            identifier(code.code)
        except TextError as error:
            raise self._wrong(f"a code: {error.message}") from None
        for part in ("message", "explanation", "repair"):
            told: object = getattr(code, part)
            if not isinstance(told, Text):
                raise self._wrong(f"the {part} of the code {code.code!r} is a Text by language")
            first = _places(told.best("en"))
            for language, text in told.items():
                if _places(text) != first:
                    raise self._wrong(f"the {part} of the code {code.code!r} has other places in {language!r}")

    def _look_at_rule(self, rule: object, known: frozenset[str] | set[str]) -> None:
        if not isinstance(rule, (Row, Keyed)):
            raise self._wrong(f"{shown(str(rule))} is no rule; make one with `row` or `keyed`")
        unknown = sorted(set(rule.codes) - known)
        if unknown or not rule.codes:
            named = unknown[0] if unknown else "nothing"
            raise self._wrong(f"a rule finds {shown(named)}, which nothing explains; add it to the codes")
        of = cast("tuple[object, ...]", rule.of)
        if not (of and all(isinstance(cls, type) for cls in of)):
            raise self._wrong("a rule looks at no class of records; give it a tuple of classes")

    @property
    def catalogue(self) -> Mapping[str, Code]:
        """Its codes, by themselves."""
        return {code.code: code for code in self.codes}


def refusal(extension: str, problem: str) -> ExtensionError:
    """That something is wrong with an extension."""
    return ExtensionError(f"the extension {extension!r}: {problem}", extension=extension, problem=problem)


def structures_of(cls: type[Structure]) -> Iterator[type[Structure]]:
    """A class of records and the parts that it is made of, as far as they are not ours; each once."""
    pending, seen = [cls], set[type]()
    while pending:
        one = pending.pop()
        if one in seen or one.__module__.startswith("stargate_model."):
            continue
        seen.add(one)
        yield one
        for annotation in field_types(one).values():
            pending += [kind for kind in _leaves(annotation) if isinstance(kind, type) and issubclass(kind, Structure)]


def _places(text: str) -> frozenset[str]:
    from stargate_model.localization.messages import places  # catalogs are loaded when something is told

    return places(text)


def _leaves(annotation: object) -> Iterator[object]:
    inner = [one for one in typing.get_args(annotation) if one not in (types.NoneType, Ellipsis)]
    if not inner:
        yield annotation
    for one in inner:
        yield from _leaves(one)


def _is_taken(annotation: object) -> bool:
    """Whether every format can hold values of a type."""
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin in (types.UnionType, typing.Union):
        stated = [one for one in arguments if one is not types.NoneType]
        return len(stated) == 1 < len(arguments) and _is_one(stated[0])
    if origin is tuple:
        return len(arguments) == 2 and arguments[1] is Ellipsis and _is_one(arguments[0])
    return _is_one(annotation)


def _is_one(annotation: object) -> bool:
    return annotation in _SIMPLE or (isinstance(annotation, type) and issubclass(annotation, _KINDS))
