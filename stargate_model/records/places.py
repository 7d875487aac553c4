"""What is built: sites, and the power sources that supply them."""

from __future__ import annotations

from typing import ClassVar

import attrs

from stargate_model.claims.fields import checked, refers
from stargate_model.claims.kinds import Count, Power, Share
from stargate_model.claims.text import label
from stargate_model.records.parts import Location, Milestone
from stargate_model.records.record import Record
from stargate_model.records.vocabularies import (
    CapacityBasis,
    Connection,
    Fuel,
    SiteKind,
    SourceRole,
    Status,
    Technology,
)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Site(Record):
    """A campus, a group of campuses or a building. Its kinds of capacity are never mixed.

    Attributes:
        programme: The programme that it belongs to.
        kind: Whether it is a campus, a group or a building.
        location: Where it is.
        status: How far it has come; that of its most advanced part.
        milestones: Its dated steps.
        data_centres: How many data centres it has.
        capacity: Power whose meaning the source does not state.
        it_load: Power of the computing equipment.
        facility_load: Power of the whole site: computing, cooling and losses.
        grid_connection: The right to draw from or feed the grid.
        contracted: Power bought or reserved by contract.
        permitted: Power that a permit allows.
        pue: Facility power over computing power, where a source states it.
        part_of: The site or group that it is a part of.
        may_be_same: Sites that may be this one under another name.

    Example:
        >>> Site(id="abilene", name=Text({"en": "Abilene"}), capacity=Power("1.2 GW")).capacity
        Power('1.2 GW')
    """

    type: ClassVar[str] = "site"
    collection: ClassVar[str] = "sites"

    programme: str | None = attrs.field(default=None, metadata=refers("programmes"))
    kind: SiteKind = SiteKind.CAMPUS
    location: Location | None = None
    status: Status = Status.UNKNOWN
    milestones: tuple[Milestone, ...] = ()
    data_centres: Count | None = None
    capacity: Power | None = None
    it_load: Power | None = None
    facility_load: Power | None = None
    grid_connection: Power | None = None
    contracted: Power | None = None
    permitted: Power | None = None
    pue: Share | None = None
    part_of: str | None = attrs.field(default=None, metadata=refers("sites"))
    may_be_same: tuple[str, ...] = attrs.field(default=(), metadata=refers("sites"))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class PowerSource(Record):
    """What supplies a site: a plant, a group of units or a connection.

    Attributes:
        site: The site that it supplies.
        location: Where it is, where that is not at its site.
        technology: What turns the fuel into electricity.
        fuel: What it runs on.
        roles: When it runs; a source with several roles counts once.
        connection: Which side of the meter it is on.
        status: How far it has come.
        milestones: Its dated steps.
        maker: The partner that makes it.
        model: The maker's name of the unit.
        unit_count: How many units it has.
        unit_rating: What one unit is rated at.
        capacity: What all of it is rated at.
        basis: Whether the rating is gross or net of its own use.
        permitted: Power that a permit allows.
        part_of: The source that it is a part of.
        may_overlap: Sources that may be the same machines; never summed with it.
    """

    type: ClassVar[str] = "power_source"
    collection: ClassVar[str] = "power_sources"

    site: str | None = attrs.field(default=None, metadata=refers("sites"))
    location: Location | None = None
    technology: Technology = Technology.UNKNOWN
    fuel: Fuel = Fuel.UNKNOWN
    roles: tuple[SourceRole, ...] = ()
    connection: Connection = Connection.UNKNOWN
    status: Status = Status.UNKNOWN
    milestones: tuple[Milestone, ...] = ()
    maker: str | None = attrs.field(default=None, metadata=refers("partners"))
    model: str | None = attrs.field(default=None, metadata=checked(label))
    unit_count: Count | None = None
    unit_rating: Power | None = None
    capacity: Power | None = None
    basis: CapacityBasis | None = None
    permitted: Power | None = None
    part_of: str | None = attrs.field(default=None, metadata=refers("power_sources"))
    may_overlap: tuple[str, ...] = attrs.field(default=(), metadata=refers("power_sources"))
