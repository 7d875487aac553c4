"""The record of a nuclear plant, and the vocabulary of its reactors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

import attrs

import stargate_model as sm
from stargate_model.extending import Record, Vocabulary, refers
from stargate_nuclear.catalog import words


class ReactorKind(Vocabulary):
    """By what kind of reactor a plant makes its heat."""

    PRESSURISED_WATER = (
        "pressurised_water",
        "water under pressure takes the heat",
        words("kinds", "pressurised_water"),
    )
    BOILING_WATER = "boiling_water", "water boils in the reactor itself", words("kinds", "boiling_water")
    SMALL_MODULAR = "small_modular", "made in a factory, up to 300 MW a unit", words("kinds", "small_modular")
    UNKNOWN = "unknown", "the source does not say", words("kinds", "unknown")


@attrs.frozen(kw_only=True, eq=False)
class NuclearPlant(Record):
    """A nuclear plant that supplies a data centre, or is to.

    Attributes:
        site: The site that it supplies.
        owner: The partner that owns it.
        kind: What kind of reactors it has.
        units: How many reactors it has.
        capacity: Electric power that it delivers, without its own use.
        thermal: Heat that its reactors make.
        first_power: When it first delivers power.
    """

    type: ClassVar[str] = "nuclear_plant"
    collection: ClassVar[str] = "nuclear_plants"
    heading: ClassVar[sm.Text | None] = words("types", "nuclear_plants")
    labels: ClassVar[Mapping[str, sm.Text]] = {
        name: words("fields", name) for name in ("site", "owner", "kind", "units", "capacity", "thermal", "first_power")
    }

    site: str | None = attrs.field(default=None, metadata=refers("sites"))
    owner: str | None = attrs.field(default=None, metadata=refers("partners"))
    kind: ReactorKind = ReactorKind.UNKNOWN
    units: sm.Count | None = None
    capacity: sm.Power | None = None
    thermal: sm.Power | None = None
    first_power: sm.PartialDate | None = None
