"""The balance: what supplies a site against what it draws, as intervals.

In: a site and its power sources. Out: facts: the supply that is named, and whether it covers the load. What is said
never goes beyond the hedges: sources that may be the same machines are counted once at the least and apart at the
most, a permit is a limit and no machine, and a load whose kind is not stated is compared with nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import reduce
from typing import Final

from attrs import frozen

from stargate_model.amounts.hedges import TOLERANCE, Bound, stated
from stargate_model.amounts.intervals import Answer, Interval
from stargate_model.claims.evidence import Evidence, Modality
from stargate_model.claims.figure import Figure
from stargate_model.claims.kinds import Power
from stargate_model.records.dataset import Dataset
from stargate_model.records.places import PowerSource, Site
from stargate_model.rules.power import may_be_firm
from stargate_model.summaries.facts import Fact, Telling, tellings

_FLOOR: Final = Decimal(0)
_WEAKENING: Final = (Modality.STATED, Modality.REPORTED, Modality.PLANNED, Modality.PROJECTED, Modality.CLAIMED)
"""How sure a modality is; what is made of several is as sure as the least."""


@frozen(kw_only=True)
class Balance:
    """What is named as the supply of a site, and the load that it is for.

    Attributes:
        supply: All that the grid connection and the sources give together.
        overlaps: Whether some of them may be the same machines.
        parts: The figures that it is made of.
        load: What the site draws, as closely as it is stated; None where nothing is.
        load_kind: Which of the figures of the site the load is: `facility_load`, `it_load` or `capacity`.
    """

    supply: Power
    overlaps: bool
    parts: tuple[Power, ...]
    load: Power | None
    load_kind: str = ""

    @property
    def covers(self) -> Answer:
        """Whether the supply is at least the load, as far as both hedges tell.

        A load of computers alone, or of a kind that is not stated, is compared with nothing.
        """
        if self.load is None or self.load_kind != "facility_load":
            return Answer.CANNOT_TELL
        supply, load = self.supply.interval(TOLERANCE), self.load.interval(TOLERANCE)
        if supply.below(load) is Answer.YES:
            return Answer.NO
        enough = supply.low is not None and load.high is not None and load.high <= supply.low
        return Answer.YES if enough else Answer.CANNOT_TELL


def balance(site: Site, sources: Iterable[PowerSource]) -> Balance | None:
    """The supply of a site against its load; None where no source states any power.

    Example:
        >>> from stargate_model.claims.text import Text
        >>> name = Text({"en": "A"})
        >>> plant = PowerSource(id="plant", name=name, site="campus", capacity=Power("~300 MW"))
        >>> found = balance(Site(id="campus", name=name, facility_load=Power(">1 GW")), [plant])
        >>> found.supply, found.covers
        (Power('~300 MW'), <Answer.NO: 'no'>)
    """
    groups = _groups([source for source in sources if may_be_firm(source) and _power(source) is not None])
    if not groups:
        return None
    grid = [] if site.grid_connection is None else [[site.grid_connection]]
    together = [*grid, *([power for source in group if (power := _power(source))] for group in groups)]
    parts = tuple(power for group in together for power in group)
    load, kind = _load(site)
    if load is None and len(parts) == 1:
        return None
    return Balance(
        supply=_told(reduce(Interval.__add__, map(_of_group, together)), parts),
        overlaps=any(len(group) > 1 for group in together),
        parts=parts,
        load=load,
        load_kind=kind,
    )


def _power(source: PowerSource) -> Power | None:
    """What a source may give: its capacity, else no more than what a permit allows."""
    if source.capacity is not None or source.permitted is None:
        return source.capacity
    permit = source.permitted
    if permit.bound is not Bound.EXACT:
        return permit
    return Power(
        value=permit.value,
        unit=permit.unit,
        bound=Bound.AT_MOST,
        approximate=permit.approximate,
        evidence=permit.evidence,
    )


def _groups(sources: Sequence[PowerSource]) -> list[list[PowerSource]]:
    """The sources of a site without those that are parts of others, in groups that may be the same machines."""
    ids = {source.id for source in sources}
    groups: list[list[PowerSource]] = []
    for source in sources:
        if source.part_of in ids:
            continue
        near = [group for group in groups if any(_may_overlap(source, other) for other in group)]
        groups = [group for group in groups if group not in near]
        groups.append([*(other for group in near for other in group), source])
    return groups


def _may_overlap(one: PowerSource, other: PowerSource) -> bool:
    return other.id in one.may_overlap or one.id in other.may_overlap


def _of_group(powers: Sequence[Power]) -> Interval:
    """What sources give that may be the same machines: the largest at the least, all of them at the most."""
    numbers = [power.interval() for power in powers]
    largest = max(numbers, key=lambda one: (_FLOOR if one.low is None else one.low, one.low_open))
    all_of_them = reduce(Interval.__add__, numbers)
    return Interval(largest.low, all_of_them.high, largest.low_open, all_of_them.high_open)


def _told(watts: Interval, parts: Sequence[Power]) -> Power:
    bound, low, high = stated(watts, _FLOOR)
    made = Power(
        value=low,
        unit="W",
        upper=high,
        bound=bound,
        approximate=any(part.approximate for part in parts),
        vague=any(part.vague for part in parts),
    )
    return made.to(parts[0].unit)


def _load(site: Site) -> tuple[Power | None, str]:
    """What a site draws, as closely as it is stated, and which of its figures says so."""
    if site.facility_load is not None:
        return site.facility_load, "facility_load"
    if site.it_load is not None:
        return site.it_load, "it_load"
    return site.capacity, "capacity"


# -- told ----------------------------------------------------------------------------------------------------------


def facts(dataset: Dataset, site: Site, sources: Iterable[PowerSource]) -> Iterator[Fact]:
    """The supply that is named for a site, and whether it covers what the site draws."""
    found = balance(site, sources)
    if found is None:
        return
    evidence = [piece for part in found.parts for piece in part.evidence]
    kind = "supply_overlapping" if found.overlaps else "supply"
    yield Fact(kind=kind, values={"v": found.supply}, telling=_weakest(evidence))
    if found.load is not None:
        yield Fact(
            kind=_VERDICTS[found.load_kind, found.covers], values={"v": found.load}, telling=_said(dataset, found.load)
        )


def _weakest(evidence: Iterable[Evidence]) -> Telling:
    pieces = tuple(evidence)
    modality = max((piece.modality for piece in pieces), key=_WEAKENING.index, default=Modality.STATED)
    return Telling(modality=modality, documents=tuple(dict.fromkeys(piece.document for piece in pieces)))


def _said(dataset: Dataset, figure: Figure) -> Telling:
    return next(iter(tellings(dataset, figure.evidence)), Telling())


_VERDICTS: Final = {
    ("facility_load", Answer.YES): "covered",
    ("facility_load", Answer.NO): "uncovered",
    ("facility_load", Answer.CANNOT_TELL): "covered_open",
    ("it_load", Answer.CANNOT_TELL): "covered_computing",
    ("capacity", Answer.CANNOT_TELL): "covered_unstated",
}
"""The kind of sentence that says whether a supply covers a load."""
