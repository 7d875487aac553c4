"""Rules of time: steps come in their order, and nothing is reported before it has happened.

Nothing here asks the clock. What has happened is what a document of a later day tells of.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Final

from stargate_model.amounts.intervals import Answer
from stargate_model.claims.dates import PartialDate
from stargate_model.claims.evidence import Evidence, Modality, Stance
from stargate_model.claims.kinds import Power
from stargate_model.findings.finding import Finding, Severity
from stargate_model.records.context import Event, Indicator, Policy
from stargate_model.records.parts import Milestone, Observation
from stargate_model.records.places import PowerSource, Site
from stargate_model.records.vocabularies import Status
from stargate_model.rules.shapes import ERROR, WARNING, Context, Rule, found, keyed, row
from stargate_model.rules.walk import newest, pieces, published

STALE: Final = dt.timedelta(days=2 * 365)
"""How much older than the newest document the last word on a status may be, before a reader is told."""

_Built = Site | PowerSource
_PLANNING: Final = (Status.ANNOUNCED, Status.LAND_SECURED, Status.PERMITTING, Status.PERMITTED)
_UNDERWAY: Final = (*_PLANNING, Status.CONSTRUCTION, Status.COMMISSIONING)
_RANKS: Final = {status: rank for rank, status in enumerate((*_UNDERWAY, Status.OPERATING, Status.RETIRED))}
_ORDER: Final = (Status.ANNOUNCED, Status.PERMITTED, Status.CONSTRUCTION, Status.OPERATING, Status.RETIRED)
_LASTING: Final = frozenset({Status.OPERATING, Status.CANCELLED, Status.RETIRED})
_OF_THE_FUTURE: Final = frozenset({Modality.PLANNED, Modality.PROJECTED})


# -- steps of one record -------------------------------------------------------------------------------------------


def _dates_order(record: _Built, _: Context) -> Iterator[Finding]:
    # a step with a capacity of its own is that of a phase, and compared with the steps of the same phase
    phases: defaultdict[Power | None, list[Milestone]] = defaultdict(list)
    for step in record.milestones:
        phases[step.capacity].append(step)
    for steps in phases.values():
        for earlier, later in combinations(_ORDER, 2):
            first = _dates(steps, earlier)
            wrong = _before_all(_dates(steps, later), first)
            if wrong is not None:
                yield found(
                    "dates-order",
                    record,
                    "/milestones",
                    earlier=earlier.value,
                    earlier_date=str(first[0]),
                    later=later.value,
                    later_date=str(wrong),
                )


def _dates(steps: Iterable[Milestone], status: Status) -> list[PartialDate]:
    return [step.date for step in steps if step.status is status]


def _before_all(dates: Iterable[PartialDate], others: Iterable[PartialDate]) -> PartialDate | None:
    """The first of some dates that surely comes before each of the others, where there are others."""
    starts = [other.earliest for other in others]
    known = [start for start in starts if start is not None]
    if not known or len(known) < len(starts):
        return None
    begun = min(known)
    return next((date for date in dates if date.latest is not None and date.latest < begun), None)


def _status_date(record: _Built, context: Context) -> Iterator[Finding]:
    told = newest(published(piece, context.documents) for _, piece in pieces(record))
    for milestone, severity in _misfits(record, told):
        yield found(
            "status-date",
            record,
            "/status",
            severity=severity,
            status=record.status.value,
            milestone="" if milestone is None else milestone.status.value,
            date="" if milestone is None else str(milestone.date),
            published="" if told is None else str(told),
        )


def _misfits(record: _Built, told: PartialDate | None) -> Iterator[tuple[Milestone | None, Severity]]:
    if record.status is Status.RETIRED and not _dates(record.milestones, Status.RETIRED):
        yield None, WARNING
    if told is None:
        return
    starts = [milestone for milestone in record.milestones if milestone.status is Status.OPERATING]
    future = [start for start in starts if told.before(start.date) is Answer.YES]
    if record.status is Status.OPERATING and future and future == starts:
        yield starts[0], ERROR
    for milestone in record.milestones:
        ahead = _RANKS.get(milestone.status, -1) > _RANKS.get(record.status, len(_RANKS))
        if ahead and milestone.date.before(told) is Answer.YES and not _is_plan(milestone.evidence):
            yield milestone, WARNING


def _is_plan(evidence: Iterable[Evidence]) -> bool:
    modalities = {piece.modality for piece in evidence if piece.stance is Stance.SUPPORTS}
    return bool(modalities) and modalities <= _OF_THE_FUTURE


# -- what documents can tell ---------------------------------------------------------------------------------------


def _future_fact(record: _Built | Indicator | Event | Policy, context: Context) -> Iterator[Finding]:
    for at, date, evidence in _dated(record):
        early = [
            (index, piece, told)
            for index, piece in enumerate(evidence)
            if (told := published(piece, context.documents)) is not None and told.before(date) is Answer.YES
        ]
        if not at and len(early) < len(evidence):
            continue  # what an earlier document says of a record as a whole need not be that it has happened
        for index, piece, told in early:
            if piece.stance is Stance.SUPPORTS and piece.modality not in _OF_THE_FUTURE:
                yield found(
                    "future-fact",
                    record,
                    f"{at}/evidence/{index}",
                    severity=None if piece.modality is Modality.STATED else WARNING,
                    published=str(told),
                    date=str(date),
                    modality=piece.modality.value,
                )


def _dated(record: _Built | Indicator | Event | Policy) -> Iterator[tuple[str, PartialDate, tuple[Evidence, ...]]]:
    """What is dated in a record: its place, when it begins, and its evidence."""
    match record:
        case Indicator():
            for index, seen in enumerate(record.observations):
                start = None if seen.period is None else seen.period.start
                at = f"/observations/{index}"
                if start is not None and seen.figure is not None:
                    yield f"{at}/figure", start, seen.figure.evidence
                elif start is not None:
                    yield at, start, seen.evidence
        case Event() | Policy():
            if record.date is not None:
                yield "", record.date, record.evidence
        case _:
            for index, step in enumerate(record.milestones):
                yield f"/milestones/{index}", step.date, step.evidence
                if step.capacity is not None:
                    yield f"/milestones/{index}/capacity", step.date, step.capacity.evidence


# -- what time has overtaken ---------------------------------------------------------------------------------------


def _projection_passed(record: _Built | Indicator, context: Context) -> Iterator[Finding]:
    last = context.newest
    if last is None:
        return
    for at, date, modality in _projections(record):
        if date.before(last) is Answer.YES:
            yield found("projection-passed", record, at, modality=modality, date=str(date), published=str(last))


def _projections(record: _Built | Indicator) -> Iterator[tuple[str, PartialDate, str]]:
    """Plans and projections that no statement of the same has followed."""
    if isinstance(record, Indicator):
        facts = {(str(seen.period), seen.area) for seen in record.observations if not _is_plan(_all_evidence(seen))}
        for index, seen in enumerate(record.observations):
            end = None if seen.period is None else seen.period.end
            if end is not None and _is_plan(_all_evidence(seen)) and (str(seen.period), seen.area) not in facts:
                yield f"/observations/{index}", end, _modality(_all_evidence(seen))
        return
    reached = {step.status for step in record.milestones if not _is_plan(step.evidence)} | {record.status}
    for index, step in enumerate(record.milestones):
        if _is_plan(step.evidence) and step.status not in reached:
            yield f"/milestones/{index}", step.date, _modality(step.evidence)


def _all_evidence(observation: Observation) -> tuple[Evidence, ...]:
    return observation.evidence + (observation.figure.evidence if observation.figure else ())


def _modality(evidence: Iterable[Evidence]) -> str:
    return next(piece.modality.value for piece in evidence if piece.modality in _OF_THE_FUTURE)


def _stale_status(record: _Built, context: Context) -> Iterator[Finding]:
    last = context.newest
    told = newest(published(piece, context.documents) for _, piece in pieces(record))
    if record.status not in _UNDERWAY or last is None or told is None or last.earliest is None or told.latest is None:
        return
    if last.earliest - told.latest > STALE:
        yield found(
            "stale-status", record, "/status", status=record.status.value, published=str(told), newest=str(last)
        )


# -- records of one site -------------------------------------------------------------------------------------------


def _site_key(record: Site | PowerSource | Event) -> Iterator[str]:
    site = record.id if isinstance(record, Site) else record.site
    if site is not None:
        yield site


def _status_regress(records: tuple[Site | PowerSource | Event, ...], _: Context) -> Iterator[Finding]:
    events = [record.date for record in records if isinstance(record, Event) and record.date is not None]
    for record in records:
        if isinstance(record, Event):
            continue
        plans = _plans(record)
        starts = [start for start, _ in plans]
        for reached in record.milestones:
            if reached.status not in _LASTING or reached.date.latest is None:
                continue
            next_plan = bisect_right(starts, reached.date.latest)
            if next_plan == len(plans):
                continue
            back = plans[next_plan][1]
            if not _explained(reached.date, back.date, events):
                yield found(
                    "status-regress",
                    record,
                    "/milestones",
                    reached=reached.status.value,
                    reached_date=str(reached.date),
                    planned=back.status.value,
                    planned_date=str(back.date),
                )


def _plans(record: _Built) -> list[tuple[dt.date, Milestone]]:
    """The steps of planning, by their first day; a step with a capacity of its own is another phase."""
    plans = [
        (step.date.earliest, step)
        for step in record.milestones
        if step.status in _PLANNING and step.capacity is None and step.date.earliest is not None
    ]
    return sorted(plans, key=lambda plan: plan[0])


def _explained(reached: PartialDate, back: PartialDate, events: Iterable[PartialDate]) -> bool:
    return any(event.before(reached) is not Answer.YES and back.before(event) is not Answer.YES for event in events)


_BUILT: Final[tuple[type[_Built], ...]] = (Site, PowerSource)
_DATED: Final[tuple[type[_Built | Indicator | Event | Policy], ...]] = (Site, PowerSource, Indicator, Event, Policy)
_FORESEEN: Final[tuple[type[_Built | Indicator], ...]] = (Site, PowerSource, Indicator)
_EVENTFUL: Final[tuple[type[_Built | Event], ...]] = (Site, PowerSource, Event)
RULES: Final[tuple[Rule, ...]] = (
    row(_BUILT, _dates_order, "dates-order"),
    row(_BUILT, _status_date, "status-date"),
    row(_DATED, _future_fact, "future-fact"),
    row(_FORESEEN, _projection_passed, "projection-passed"),
    row(_BUILT, _stale_status, "stale-status"),
    keyed(_EVENTFUL, _site_key, _status_regress, "status-regress"),
)
