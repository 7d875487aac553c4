"""The parts that records are made of: places, names, milestones, roles, observations, statements and waivers."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import attrs

from stargate_model.amounts.decimals import checked as number_checked
from stargate_model.claims.dates import PartialDate, Period
from stargate_model.claims.evidence import Confidence, Evidence
from stargate_model.claims.fields import checked, refers
from stargate_model.claims.figure import Figure
from stargate_model.claims.kinds import Power
from stargate_model.claims.text import Text, country, identifier, json_pointer, label, language_tag, subdivision
from stargate_model.errors import RecordError
from stargate_model.records.structure import Structure
from stargate_model.records.vocabularies import Criterion, MissingReason, OfficeRole, PartnerRole, Precision, Status


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Location(Structure):
    """A place, as closely as it is known.

    Attributes:
        country: ISO 3166-1 alpha-2, such as `US`.
        subdivision: ISO 3166-2, such as `US-TX`.
        locality: The town, by language.
        latitude: Decimal degrees, north positive; with longitude and precision.
        longitude: Decimal degrees, east positive.
        precision: How exact the place is.
    """

    country: str | None = attrs.field(default=None, metadata=checked(country))
    subdivision: str | None = attrs.field(default=None, metadata=checked(subdivision))
    locality: Text | None = None
    latitude: Decimal | None = attrs.field(default=None, metadata=checked(number_checked))
    longitude: Decimal | None = attrs.field(default=None, metadata=checked(number_checked))
    precision: Precision | None = None

    def __attrs_post_init__(self) -> None:
        Structure.__attrs_post_init__(self)
        if self.subdivision and self.country and not self.subdivision.startswith(f"{self.country}-"):
            raise _misplaced(f"{self.subdivision} is not in {self.country}")
        for name, value, limit in (("latitude", self.latitude, 90), ("longitude", self.longitude, 180)):
            if value is not None and not -limit <= value <= limit:
                raise _misplaced(f"a {name} lies between -{limit} and {limit} degrees")
        if (self.latitude is None) != (self.longitude is None):
            raise _misplaced("latitude and longitude are given together")
        if self.latitude is not None and self.precision is None:
            raise _misplaced("coordinates need their precision, such as 'locality'")


def _misplaced(problem: str) -> RecordError:
    return RecordError(problem, code="bad-place")


@attrs.frozen(kw_only=True, eq=False, repr=False)
class OtherName(Structure):
    """Another name that a source uses, or a name of an earlier time."""

    text: str = attrs.field(metadata=checked(label))
    language: str = attrs.field(metadata=checked(language_tag))
    valid: Period | None = None
    evidence: tuple[Evidence, ...] = ()


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Identifier(Structure):
    """The id that somebody else gives the same thing."""

    scheme: str = attrs.field(metadata=checked(label))
    id: str = attrs.field(metadata=checked(label))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Statement(Structure):
    """A fact without a figure, in our own words, with its evidence."""

    text: Text
    evidence: tuple[Evidence, ...] = ()


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Missing(Structure):
    """A field that a reader would expect, and the reason why it is empty."""

    field: str = attrs.field(metadata=checked(label))
    reason: MissingReason
    evidence: tuple[Evidence, ...] = ()


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Waiver(Structure):
    """That a finding in a record has been judged and is to stand, with the reason.

    Attributes:
        code: The code of the finding.
        at: Where in the record it is, as a JSON pointer, with all that is below; by default anywhere in the record.
        reason: Why it does not count, in our own words.

    Example:
        >>> Waiver(code="unit-price", at="/amount", reason=Text({"en": "The price includes the buildings."})).at
        '/amount'
    """

    code: str = attrs.field(metadata=checked(identifier))
    at: str | None = attrs.field(default=None, metadata=checked(json_pointer))
    reason: Text


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Milestone(Structure):
    """A dated step of a site or a power source.

    Attributes:
        date: When it was, or is to be, reached.
        status: What was reached.
        capacity: What was available then, of a kind that the source does not state.
        it_load: Power of the computing equipment then.
        facility_load: Power of the whole site then: computing, cooling and losses.
        criterion: By what building is taken to have begun.
    """

    date: PartialDate
    status: Status
    capacity: Power | None = None
    it_load: Power | None = None
    facility_load: Power | None = None
    criterion: Criterion | None = None
    evidence: tuple[Evidence, ...] = ()

    @property
    def powers(self) -> Mapping[str, Power]:
        """The powers that are stated, each by the name of its field."""
        held = {"capacity": self.capacity, "it_load": self.it_load, "facility_load": self.facility_load}
        return {name: power for name, power in held.items() if power is not None}


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Role(Structure):
    """What a partner does in a programme or at a site, as one source words it.

    Attributes:
        role: The kind of part it plays.
        programme: The id of the programme.
        site: The id of the site, where the role is there only.
        scope: What the role covers, in our own words.
        valid: When it holds.
        confidence: How sure the one who entered it is.
    """

    role: PartnerRole
    programme: str | None = attrs.field(default=None, metadata=refers("programmes"))
    site: str | None = attrs.field(default=None, metadata=refers("sites"))
    scope: Text | None = None
    valid: Period | None = None
    confidence: Confidence | None = None
    evidence: tuple[Evidence, ...] = ()


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Office(Structure):
    """An office that a person holds.

    Attributes:
        role: The kind of office.
        partner: The id of the organisation, where the data set has it.
        organisation: The name of the organisation, where it has not.
        title: The title, as the source gives it, by language.
        valid: When it is held.
    """

    role: OfficeRole
    partner: str | None = attrs.field(default=None, metadata=refers("partners"))
    organisation: Text | None = None
    title: Text | None = None
    valid: Period | None = None
    evidence: tuple[Evidence, ...] = ()


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Observation(Structure):
    """One value of an indicator.

    Attributes:
        period: The time that it is about.
        figure: The value; None for a ranking or another finding without a number.
        area: The country that it is about, as ISO 3166-1 alpha-2, where the indicator has several.
        base: The time that a growth is measured against.
        text: What is observed, in our own words.
        evidence: Where the period and the finding stand; the figure has its own.
    """

    period: Period | None = None
    figure: Figure | None = None
    area: str | None = attrs.field(default=None, metadata=checked(country))
    base: Period | None = None
    text: Text | None = None
    evidence: tuple[Evidence, ...] = ()
