"""Extending: what other packages add to this library, and all that they need to write it.

    extension  what a package adds, as one value
    registry   what there is: ours, and what extensions add
    guarding   rules of others, so that none of them breaks a check
    installed  what the installed packages add

Example:
    >>> import attrs
    >>> from typing import ClassVar
    >>> from stargate_model.claims.kinds import Power
    >>> @attrs.frozen(kw_only=True, eq=False)
    ... class NuclearPlant(Record):
    ...     type: ClassVar[str] = "nuclear_plant"
    ...     collection: ClassVar[str] = "nuclear_plants"
    ...     capacity: Power | None = None
    >>> Registry().with_(Extension(name="nuclear", records=(NuclearPlant,))).model.types["nuclear_plant"].__name__
    'NuclearPlant'
"""

from __future__ import annotations

from stargate_model.claims.fields import checked, refers
from stargate_model.claims.vocabulary import Vocabulary
from stargate_model.extending.extension import Extension
from stargate_model.extending.registry import Registry
from stargate_model.findings.code import Code
from stargate_model.records.record import Record
from stargate_model.records.structure import Structure
from stargate_model.rules.shapes import Context, Keyed, Row, Rule, found, keyed, row

__all__ = [
    "Code",
    "Context",
    "Extension",
    "Keyed",
    "Record",
    "Registry",
    "Row",
    "Rule",
    "Structure",
    "Vocabulary",
    "checked",
    "found",
    "keyed",
    "refers",
    "row",
]
