"""What the installed packages add: their entry points, looked for and loaded when they are first asked for.

A package says so in its metadata, under the group `stargate_model.extensions`: a name, and where its `Extension` is.

In: the packages on Python's path. Out: a registry. What cannot be loaded, is no extension, or does not go together with
another one is left out and told of, with the package that it is from; nothing else fails for it.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import attrs

from stargate_model.claims.text import visible
from stargate_model.errors import ExtensionError
from stargate_model.extending.extension import Extension
from stargate_model.extending.registry import Registry
from stargate_model.packages import GROUP, may_announce

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

_SHOWN: Final = 300


def installed() -> Registry:
    """The registry of what is installed; the same, and loaded once, as long as Python's path is."""
    return _on_path(tuple(sys.path))


@functools.lru_cache(maxsize=4)
def _on_path(path: tuple[str, ...]) -> Registry:
    registry = Registry()
    broken: list[ExtensionError] = []
    for entry in _entries() if may_announce(path) else ():
        try:
            registry = registry.with_(_loaded(entry))
        except ExtensionError as error:
            broken.append(_from_package(entry, error))
    return attrs.evolve(registry, broken=tuple(broken))


def _entries() -> Iterator[EntryPoint]:
    """The entry points, in the order of their packages and names: not in that of the disk."""
    from importlib import metadata  # it takes long to load

    yield from sorted(metadata.entry_points(group=GROUP), key=lambda entry: (_package(entry), entry.name))


def _package(entry: EntryPoint) -> str:
    return "?" if entry.dist is None else f"{entry.dist.name} {entry.dist.version}"


def _loaded(entry: EntryPoint) -> Extension:
    try:
        found: object = entry.load()
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001  # it is not ours; one that ends the program must not
        problem = visible(f"{type(error).__name__}: {error}", _SHOWN)
        raise ExtensionError(problem, extension=entry.name, problem=problem) from None
    if not isinstance(found, Extension):
        problem = f"{visible(entry.value)} is no Extension, but {type(found).__name__}"
        raise ExtensionError(problem, extension=entry.name, problem=problem)
    return found


def _from_package(entry: EntryPoint, error: ExtensionError) -> ExtensionError:
    name = f"{visible(entry.name)} ({visible(_package(entry))})"
    problem = error.params["problem"]
    return ExtensionError(f"the extension {name} cannot be used: {problem}", extension=name, problem=problem)
