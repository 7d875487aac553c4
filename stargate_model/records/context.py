"""What surrounds a programme: indicators, policies, events, and what people hold of it."""

from __future__ import annotations

from typing import ClassVar

import attrs

from stargate_model.claims.dates import PartialDate
from stargate_model.claims.fields import refers
from stargate_model.claims.text import Text
from stargate_model.records.parts import Location, Observation
from stargate_model.records.record import Record
from stargate_model.records.vocabularies import AssessmentCategory, Effect, EventKind, IndicatorKind, PolicyKind


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Indicator(Record):
    """An observed or projected statistic.

    Attributes:
        kind: What it measures.
        subject: What and where it is measured, in our own words.
        publisher: Whose series it is, by language.
        programme: The programme that it is about, if it is about one.
        observations: Its values.
    """

    type: ClassVar[str] = "indicator"
    collection: ClassVar[str] = "indicators"

    kind: IndicatorKind
    subject: Text | None = None
    publisher: Text | None = None
    programme: str | None = attrs.field(default=None, metadata=refers("programmes"))
    observations: tuple[Observation, ...] = ()


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Policy(Record):
    """An order, a law, a permit or a framework.

    Attributes:
        kind: What kind of act it is.
        jurisdiction: Where it holds.
        date: When it was signed, passed or announced.
        issued_by: The partners and persons that issue it.
        programme: The programme that it is for, if it is for one.
        site: The site that it is for, if it is for one.
        power_source: The power source that it is for, if it is for one.
    """

    type: ClassVar[str] = "policy"
    collection: ClassVar[str] = "policies"

    kind: PolicyKind
    jurisdiction: Location | None = None
    date: PartialDate | None = None
    issued_by: tuple[str, ...] = attrs.field(default=(), metadata=refers("partners", "persons"))
    programme: str | None = attrs.field(default=None, metadata=refers("programmes"))
    site: str | None = attrs.field(default=None, metadata=refers("sites"))
    power_source: str | None = attrs.field(default=None, metadata=refers("power_sources"))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Event(Record):
    """Something dated that happened or is planned.

    Attributes:
        kind: What kind of event it is.
        date: When; None where the source gives no date.
        participants: The partners and persons in it.
        programme: The programme that it is about, if it is about one.
        site: The site that it is about, if it is about one.
        location: Where.
    """

    type: ClassVar[str] = "event"
    collection: ClassVar[str] = "events"

    kind: EventKind
    date: PartialDate | None = None
    participants: tuple[str, ...] = attrs.field(default=(), metadata=refers("partners", "persons"))
    programme: str | None = attrs.field(default=None, metadata=refers("programmes"))
    site: str | None = attrs.field(default=None, metadata=refers("sites"))
    location: Location | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Assessment(Record):
    """A risk or a benefit, as someone holds it; its name says it in our own words.

    Attributes:
        effect: Whether it is a risk or a benefit.
        category: What it is about.
        description: More of it, in our own words.
        holders: The partners and persons who hold it; empty where it is the document's own view or `voice` says.
        programme: The programme that it is about.
        site: The site that it is about.
        in_tension_with: Assessments that pull the other way.
    """

    type: ClassVar[str] = "assessment"
    collection: ClassVar[str] = "assessments"

    effect: Effect
    category: AssessmentCategory
    description: Text | None = None
    holders: tuple[str, ...] = attrs.field(default=(), metadata=refers("partners", "persons"))
    programme: str | None = attrs.field(default=None, metadata=refers("programmes"))
    site: str | None = attrs.field(default=None, metadata=refers("sites"))
    in_tension_with: tuple[str, ...] = attrs.field(default=(), metadata=refers("assessments"))
