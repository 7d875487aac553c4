"""What was promised: money, jobs, things and power, by whom, to whom and until when."""

from __future__ import annotations

from typing import ClassVar

import attrs

from stargate_model.claims.dates import PartialDate
from stargate_model.claims.fields import refers
from stargate_model.claims.kinds import Count, Duration, Money, Power
from stargate_model.records.parts import Location
from stargate_model.records.record import Record
from stargate_model.records.vocabularies import CommitmentKind, Instrument, Stage


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Commitment(Record):
    """A pledge, a commitment, a disbursement or an expenditure.

    Attributes:
        kind: What is promised.
        stage: How binding it is.
        instrument: The form of the money.
        programme: The programme that it is for.
        site: The site that it is for.
        location: Where it is to be spent or built.
        from_: The partners that promise; `from` in data.
        to: The partners that receive.
        amount: The money.
        jobs: The jobs.
        units: The things bought or built.
        capacity: The power.
        horizon: How long it is spread over.
        announced: When it was announced.
        tranche_of: The commitment that it is a part of.

    Example:
        >>> Commitment(
        ...     id="stargate-initial",
        ...     name=Text({"en": "Initial investment"}),
        ...     kind=CommitmentKind.INVESTMENT,
        ...     stage=Stage.PLEDGE,
        ...     amount=Money("<=100e9 USD"),
        ... ).amount
        Money('<=100e9 USD')
    """

    type: ClassVar[str] = "commitment"
    collection: ClassVar[str] = "commitments"

    kind: CommitmentKind
    stage: Stage
    instrument: Instrument = Instrument.UNKNOWN
    programme: str | None = attrs.field(default=None, metadata=refers("programmes"))
    site: str | None = attrs.field(default=None, metadata=refers("sites"))
    location: Location | None = None
    from_: tuple[str, ...] = attrs.field(default=(), metadata=refers("partners"))
    to: tuple[str, ...] = attrs.field(default=(), metadata=refers("partners"))
    amount: Money | None = None
    jobs: Count | None = None
    units: Count | None = None
    capacity: Power | None = None
    horizon: Duration | None = None
    announced: PartialDate | None = None
    tranche_of: str | None = attrs.field(default=None, metadata=refers("commitments"))
