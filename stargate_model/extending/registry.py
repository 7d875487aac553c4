"""A registry: what there is to read, check and tell with, ours and that of some extensions, as one immutable value.

In: extensions. Out: the model of data, the catalogue of codes and the rules that hold together. Refused: two things
under one name, ours or of whichever extension; the error names both. Registries know nothing of each other: what is
read or checked with one is not touched by any other in the process.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import attrs

from stargate_model.claims.fields import collections_of
from stargate_model.errors import ExtensionError
from stargate_model.extending.extension import Extension, refusal, structures_of
from stargate_model.extending.guarding import guarded
from stargate_model.findings.catalogue import CATALOGUE
from stargate_model.findings.finding import Finding, Severity
from stargate_model.records.dataset import COLLECTIONS, type_name
from stargate_model.records.model import Model
from stargate_model.records.record import Record

if TYPE_CHECKING:
    from stargate_model.findings.code import Code
    from stargate_model.rules.shapes import Rule

_OURS: Final = "stargate-model"


@attrs.frozen
class Registry:
    """What comes with this library, and what some extensions add to it.

    Attributes:
        extensions: The extensions, in the order in which they were added.
        broken: What is wrong with installed extensions that could not be added.

    Raises:
        ExtensionError: Two things have one name, or ids name records of a collection that there is not.

    Example:
        >>> Registry().with_(Extension(name="nuclear")).extensions[0].name
        'nuclear'
    """

    extensions: tuple[Extension, ...] = ()
    broken: tuple[ExtensionError, ...] = attrs.field(default=(), eq=False, kw_only=True)

    def __attrs_post_init__(self) -> None:
        owners = dict.fromkeys(_OUR_NAMES, _OURS)
        for extension in self.extensions:
            for named in _names(extension):
                if named in owners:
                    raise _clash(*named, owners[named], extension.name)
                owners[named] = extension.name
        for extension in self.extensions:
            for cls in extension.records:
                _look_at_references(cls, self.model, extension.name)

    def with_(self, *extensions: Extension) -> Registry:
        """The registry with some extensions more.

        Raises:
            ExtensionError: Something of them has a name that is taken.
        """
        return attrs.evolve(self, extensions=(*self.extensions, *extensions))

    @staticmethod
    def installed() -> Registry:
        """What the installed packages add; it is looked for, and loaded, when it is first asked for.

        An extension that cannot be loaded, or does not fit, is left out, and told of in `broken` and by every check.
        """
        from stargate_model.extending.installed import installed  # entry points are looked for when they are wanted

        return installed()

    @cached_property
    def model(self) -> Model:
        """The types of records that there are."""
        return Model(tuple(cls for extension in self.extensions for cls in extension.records))

    @cached_property
    def codes(self) -> Mapping[str, Code]:
        """The codes that are added, by themselves."""
        return MappingProxyType({code.code: code for extension in self.extensions for code in extension.codes})

    @cached_property
    def catalogue(self) -> Mapping[str, Code]:
        """Every code that a finding can have, by itself."""
        return MappingProxyType({**CATALOGUE, **self.codes})

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule; where one of an extension fails, that is a finding."""
        from stargate_model.rules import RULES  # who only reads needs none

        added = ((extension.name, rule) for extension in self.extensions for rule in extension.rules)
        return (*RULES, *(one for name, rule in added for one in guarded(name, rule)))

    @property
    def findings(self) -> Iterator[Finding]:
        """What is wrong with the installed extensions, for the report of a check."""
        for error in self.broken:
            yield Finding(code="extension-broken", severity=Severity.WARNING, params=error.params)


# -- what has a name -----------------------------------------------------------------------------------------------

_VERSION_KEY: Final = "stargate_model"


def _names(extension: Extension) -> Iterator[tuple[str, str]]:
    """What an extension gives a name to, and the name."""
    yield "extension", extension.name
    for cls in extension.records:
        yield "type", cls.type
        yield "collection", cls.collection
    for code in extension.codes:
        yield "code", code.code


_OUR_NAMES: Final = frozenset(
    {
        ("extension", _OURS),
        ("collection", _VERSION_KEY),
        *(("type", type_name(cls)) for cls in COLLECTIONS.values()),
        *(("collection", name) for name in COLLECTIONS),
        *(("code", code) for code in CATALOGUE),
    }
)


def _clash(what: str, name: str, owner: str, other: str) -> ExtensionError:
    return refusal(other, f"the {what} {name!r} is that of {owner} already; give it another name")


def _look_at_references(cls: type[Record], model: Model, extension: str) -> None:
    """Pass when each field that holds ids names collections that there are."""
    for part in structures_of(cls):
        for field in attrs.fields(part):
            for name in collections_of(field) or ():
                if name not in model.collections:
                    problem = f"{part.__name__}.{field.name} names records of {name!r}, which is no collection"
                    raise refusal(extension, problem)
