"""Adapters: the data that others made, as records with evidence.

Each adapter is a module with the same function, `adapt`, which takes a path and yields, in the order of the source,
documents, records, and an omission for whatever no record carries. Each figure has the cell or member that it was made
of as its evidence, with its offsets in the file; the heading or path of it says the unit.

    epoch                Frontier Data Centers of Epoch AI: sites, milestones, costs, water
    powerplantmatching   power plants of Europe
    oc4ids               projects of the Open Contracting for Infrastructure Data Standard
    iati                 activities of the International Aid Transparency Initiative

Example:
    >>> sorted(ADAPTERS)
    ['epoch', 'iati', 'oc4ids', 'powerplantmatching']
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, Protocol

from stargate_model.adapters import epoch, iati, oc4ids, powerplantmatching
from stargate_model.adapters.adapted import Adapted, Carried, Omission, Reason, gathered, split
from stargate_model.claims.dates import PartialDate
from stargate_model.claims.text import shown
from stargate_model.claims.vocabulary import nearest
from stargate_model.errors import SourceError


class Adapter(Protocol):
    """What each adapter offers."""

    def __call__(self, path: Path, *, published: PartialDate | None = None) -> Iterator[Carried]:
        """Yield what a source states, and what of it no record carries."""
        ...


ADAPTERS: Final[Mapping[str, Adapter]] = {
    "epoch": epoch.adapt,
    "iati": iati.adapt,
    "oc4ids": oc4ids.adapt,
    "powerplantmatching": powerplantmatching.adapt,
}
"""Every adapter, by its name."""


def adapter(name: str) -> Adapter:
    """The adapter of a name.

    Raises:
        SourceError: There is none; the nearest one is named.
    """
    if name not in ADAPTERS:
        near = nearest(name, ADAPTERS, count=1)
        hint = f"; did you mean {near[0]!r}?" if near else f"; there are {', '.join(ADAPTERS)}"
        raise SourceError(f"there is no adapter {shown(name)}{hint}", path=name)
    return ADAPTERS[name]


def adapt(name: str, path: str | os.PathLike[str], *, published: PartialDate | str | None = None) -> Adapted:
    """A source of others as a data set, and what of it the data set does not carry.

    Args:
        name: The name of its adapter.
        path: The file or folder.
        published: When the copy was made; what it dates later is then known to lie ahead.

    Raises:
        SourceError: There is no such adapter, or the source cannot be read or is not what is expected.
        DateError: `published` is no date.
    """
    return gathered(adapter(name)(Path(path), published=dated(published)))


def dated(published: PartialDate | str | None) -> PartialDate | None:
    """When a copy was made, as a date.

    Raises:
        DateError: It is none.
    """
    return PartialDate(published) if isinstance(published, str) else published


__all__ = [
    "ADAPTERS",
    "Adapted",
    "Adapter",
    "Carried",
    "Omission",
    "Reason",
    "adapt",
    "adapter",
    "dated",
    "gathered",
    "split",
]
