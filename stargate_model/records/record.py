"""The base of the ten records, and what they have in common."""

from __future__ import annotations

from typing import ClassVar

import attrs

from stargate_model.claims.evidence import Evidence
from stargate_model.claims.fields import checked
from stargate_model.claims.text import Text, identifier
from stargate_model.records.parts import Identifier, Missing, OtherName, Statement, Waiver
from stargate_model.records.structure import Structure


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Record(Structure):
    """Something that a data set knows under an id.

    Attributes:
        id: Lowercase kebab-case, unique among the records of its type, and stable for ever.
        name: What it is called, by language.
        other_names: Other names that sources use.
        identifiers: The ids that others give it.
        statements: Facts without a figure, in our own words.
        missing: Which fields a reader would expect, and why they are empty.
        waivers: Which findings in the record have been judged and do not count, and why.
        evidence: Where it stands, for what is not a figure.
    """

    type: ClassVar[str] = ""
    """How data names the type of one record, such as `site`."""

    collection: ClassVar[str] = ""
    """How data names all records of the type, such as `sites`."""

    heading: ClassVar[Text | None] = None
    """What summaries call all records of the type, by language; for types that another package adds."""

    id: str = attrs.field(metadata=checked(identifier))
    name: Text
    other_names: tuple[OtherName, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    statements: tuple[Statement, ...] = ()
    missing: tuple[Missing, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    @property
    def key(self) -> str:
        """The record's name in a whole data set, such as `site:abilene`."""
        return f"{self.type}:{self.id}"
