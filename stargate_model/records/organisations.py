"""Who takes part: the programme, the organisations in it, and the persons who speak for them."""

from __future__ import annotations

from typing import ClassVar

import attrs

from stargate_model.claims.dates import PartialDate
from stargate_model.claims.fields import refers
from stargate_model.claims.text import Text
from stargate_model.records.parts import Location, Office, Role
from stargate_model.records.record import Record
from stargate_model.records.vocabularies import OrganisationKind


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Programme(Record):
    """An initiative to build data centres.

    Attributes:
        description: What it is, in our own words.
        vehicle: The partner that was founded to carry it out.
        seat: Where the vehicle has its seat.
        leads: The partners that lead it.
        announced: When it was announced.

    Example:
        >>> Programme(id="stargate", name=Text({"en": "Stargate"})).key
        'programme:stargate'
    """

    type: ClassVar[str] = "programme"
    collection: ClassVar[str] = "programmes"

    description: Text | None = None
    vehicle: str | None = attrs.field(default=None, metadata=refers("partners"))
    seat: Location | None = None
    leads: tuple[str, ...] = attrs.field(default=(), metadata=refers("partners"))
    announced: PartialDate | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Partner(Record):
    """An organisation, and the parts that it plays.

    Attributes:
        kind: What kind of organisation it is.
        seat: Where it has its seat.
        roles: What it does in which programme or at which site; one record a wording, never merged.
    """

    type: ClassVar[str] = "partner"
    collection: ClassVar[str] = "partners"

    kind: OrganisationKind
    seat: Location | None = None
    roles: tuple[Role, ...] = ()


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Person(Record):
    """Someone quoted or in office; never a partner.

    Attributes:
        offices: The offices that the person holds, with their organisations.
    """

    type: ClassVar[str] = "person"
    collection: ClassVar[str] = "persons"

    offices: tuple[Office, ...] = ()
