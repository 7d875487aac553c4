"""Rules of time: steps come in their order, and nothing is reported before it has happened.

Nothing here asks the clock. What has happened is what a document of a later day tells of.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise
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
from stargate_model.rules.ranges import exceeds, printed, together
from stargate_model.rules.shapes import ERROR, WARNING, Context, Rule, found, keyed, row
from stargate_model.rules.walk import published, told, told_of

STALE: Final = dt.timedelta(days=2 * 365)
"""How much older than the newest document the last word on a status may be, before a reader is told."""

_TWO: Final = 2
_Built = Site | PowerSource
_Step = tuple[int, Milestone]
_BUILT: Final[tuple[type[_Built], ...]] = (Site, PowerSource)
_PLANNING: Final = (Status.ANNOUNCED, Status.LAND_SECURED, Status.PERMITTING, Status.PERMITTED)
_UNDERWAY: Final = (*_PLANNING, Status.CONSTRUCTION, Status.COMMISSIONING)
_RANKS: Final = {status: rank for rank, status in enumerate((*_UNDERWAY, Status.OPERATING, Status.RETIRED))}
_ORDER: Final = (Status.ANNOUNCED, Status.PERMITTED, Status.CONSTRUCTION, Status.OPERATING, Status.RETIRED)
_LASTING: Final = frozenset({Status.OPERATING, Status.CANCELLED, Status.RETIRED})
_STOPPED: Final = frozenset({Status.STANDBY, Status.SUSPENDED, Status.CANCELLED, Status.MOTHBALLED, Status.RETIRED})
_OF_THE_FUTURE: Final = frozenset({Modality.PLANNED, Modality.PROJECTED})


# -- steps of one record -------------------------------------------------------------------------------------------


def _dates_order(record: _Built, _: Context) -> Iterable[Finding]:
    return _out_of_order(record) if len(record.milestones) >= _TWO else ()


def _out_of_order(record: _Built) -> Iterator[Finding]:
    wrong: dict[int, tuple[_Step, _Step]] = {}
    for steps in _comparable(record.milestones):
        for earlier, later in combinations(_ORDER, 2):
            before = _of(steps, earlier)
            for step in _before_all(_of(steps, later), before):
                wrong.setdefault(step[0], (min(before, key=_first_day), step))
    for index, ((_, first), (_, second)) in sorted(wrong.items(), key=lambda one: one[0]):
        yield found(
            "dates-order",
            record,
            f"/milestones/{index}/date",
            earlier=first.status.value,
            earlier_date=str(first.date),
            later=second.status.value,
            later_date=str(second.date),
        )


def _first_day(step: _Step) -> tuple[dt.date, int]:
    return step[1].date.earliest or dt.date.max, step[0]


def _comparable(milestones: tuple[Milestone, ...]) -> Iterator[list[_Step]]:
    """The steps that are held against each other: those of one phase that have happened, and those of one document.

    A step with a capacity of its own is that of a phase. A plan is not held against what happened after all, nor
    against the plan of another document, which may have put it off.
    """
    phases: defaultdict[Power | None, list[_Step]] = defaultdict(list)
    for index, milestone in enumerate(milestones):
        if told_of(milestone.evidence):
            phases[milestone.capacity].append((index, milestone))
    for steps in phases.values():
        yield [step for step in steps if not _is_plan(step[1].evidence)]
        planned = {piece.document for _, step in steps if _is_plan(step.evidence) for piece in step.evidence}
        for document in sorted(planned):
            yield [step for step in steps if any(piece.document == document for piece in step[1].evidence)]


def _of(steps: Iterable[_Step], status: Status) -> list[_Step]:
    return [step for step in steps if step[1].status is status]


def _before_all(steps: Iterable[_Step], others: Iterable[_Step]) -> list[_Step]:
    """Those of some steps that surely come before each of the others, where there are others."""
    starts = [other.date.earliest for _, other in others]
    known = [start for start in starts if start is not None]
    if not known or len(known) < len(starts):
        return []
    begun = min(known)
    return [step for step in steps if (latest := step[1].date.latest) is not None and latest < begun]


def _status_date(record: _Built, context: Context) -> Iterable[Finding]:
    return _misdated(record, context) if record.milestones or record.status is Status.RETIRED else ()


def _misdated(record: _Built, context: Context) -> Iterator[Finding]:
    last = told(record, context.documents)
    for milestone, severity in _misfits(record, last):
        yield found(
            "status-date",
            record,
            "/status",
            severity=severity,
            status=record.status.value,
            milestone="" if milestone is None else milestone.status.value,
            date="" if milestone is None else str(milestone.date),
            published="" if last is None else str(last),
        )


def _misfits(record: _Built, last: PartialDate | None) -> Iterator[tuple[Milestone | None, Severity]]:
    milestones = [milestone for milestone in record.milestones if told_of(milestone.evidence)]
    if record.status is Status.RETIRED and not any(one.status is Status.RETIRED for one in milestones):
        yield None, WARNING
    if last is None:
        return
    starts = [milestone for milestone in milestones if milestone.status is Status.OPERATING]
    future = [start for start in starts if last.before(start.date) is Answer.YES]
    if record.status is Status.OPERATING and future and future == starts:
        yield starts[0], ERROR
    for milestone in milestones:
        ahead = _RANKS.get(milestone.status, -1) > _RANKS.get(record.status, len(_RANKS))
        happened = milestone.date.before(last) is Answer.YES and not _is_plan(milestone.evidence)
        if ahead and happened and not _is_past(milestone, record.status, milestones):
            yield milestone, WARNING


def _is_past(milestone: Milestone, status: Status, milestones: Iterable[Milestone]) -> bool:
    """Whether a step no longer counts: a part was retired, or a later step leads back to the status."""
    if milestone.status is Status.RETIRED and milestone.capacity is not None:
        return True
    back = (other for other in milestones if _RANKS.get(other.status, len(_RANKS)) <= _RANKS.get(status, -1))
    return any(milestone.date.before(other.date) is Answer.YES for other in back)


def _is_plan(evidence: Iterable[Evidence]) -> bool:
    modalities = {piece.modality for piece in evidence if piece.stance is Stance.SUPPORTS}
    return bool(modalities) and modalities <= _OF_THE_FUTURE


# -- what documents can tell ---------------------------------------------------------------------------------------


def _future_fact(record: _Built | Indicator | Event | Policy, context: Context) -> Iterable[Finding]:
    return () if isinstance(record, _BUILT) and not record.milestones else _ahead(record, context)


def _ahead(record: _Built | Indicator | Event | Policy, context: Context) -> Iterator[Finding]:
    for at, date, evidence in _dated(record):
        early = [
            (index, piece, last)
            for index, piece in enumerate(evidence)
            if (last := published(piece, context.documents)) is not None and last.before(date) is Answer.YES
        ]
        if not at and len(early) < len(evidence):
            continue  # what an earlier document says of a record as a whole need not be that it has happened
        for index, piece, last in early:
            if piece.stance is Stance.SUPPORTS and piece.modality not in _OF_THE_FUTURE:
                yield found(
                    "future-fact",
                    record,
                    f"{at}/evidence/{index}",
                    published=str(last),
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
                for name, power in step.powers.items():
                    yield f"/milestones/{index}/{name}", step.date, power.evidence


# -- what time has overtaken ---------------------------------------------------------------------------------------


def _projection_passed(record: _Built | Indicator, context: Context) -> Iterable[Finding]:
    last = context.newest
    if last is None or (isinstance(record, _BUILT) and not record.milestones):
        return ()
    return _overtaken(record, last)


def _overtaken(record: _Built | Indicator, last: PartialDate) -> Iterator[Finding]:
    for at, date, modality in _projections(record):
        if date.before(last) is Answer.YES:
            yield found("projection-passed", record, at, modality=modality, date=str(date), published=str(last))


def _projections(record: _Built | Indicator) -> Iterator[tuple[str, PartialDate, str]]:
    """Plans and projections that no statement of the same has followed."""
    if isinstance(record, Indicator):
        seen = [(index, one, _all_evidence(one)) for index, one in enumerate(record.observations)]
        facts = {(str(one.period), one.area) for _, one, evidence in seen if not _is_plan(evidence)}
        for index, one, evidence in seen:
            end = None if one.period is None else one.period.end
            if end is not None and _is_plan(evidence) and (str(one.period), one.area) not in facts:
                yield f"/observations/{index}", end, _modality(evidence)
    else:
        reached = {step.status for step in record.milestones if not _is_plan(step.evidence)} | {record.status}
        for index, step in enumerate(record.milestones):
            if step.status not in reached and _is_plan(step.evidence):
                yield f"/milestones/{index}", step.date, _modality(step.evidence)


def _all_evidence(observation: Observation) -> tuple[Evidence, ...]:
    return observation.evidence + (observation.figure.evidence if observation.figure else ())


def _modality(evidence: Iterable[Evidence]) -> str:
    supporting = (piece.modality for piece in evidence if piece.stance is Stance.SUPPORTS)
    return next(modality.value for modality in supporting if modality in _OF_THE_FUTURE)


def _stale_status(record: _Built, context: Context) -> Iterable[Finding]:
    last = context.newest
    if last is None or last.earliest is None or record.status not in _UNDERWAY:
        return ()
    seen = told(record, context.documents)
    if seen is None or seen is last or seen.latest is None or last.earliest - seen.latest <= STALE:
        return ()
    status, told_on = record.status.value, str(seen)
    return (found("stale-status", record, "/status", status=status, published=told_on, newest=str(last)),)


# -- records of one site -------------------------------------------------------------------------------------------


def _site_key(record: Site | PowerSource | Event) -> tuple[str, ...]:
    """The site; a source without one stands by itself, under a key that no site has."""
    if isinstance(record, Event):
        return () if record.site is None or record.date is None else (record.site,)
    if len(record.milestones) < _TWO:
        return ()
    return (record.id if isinstance(record, Site) else record.site or record.key,)


def _events(records: Iterable[Site | PowerSource | Event]) -> list[PartialDate]:
    return [record.date for record in records if isinstance(record, Event) and record.date is not None]


def _status_regress(records: tuple[Site | PowerSource | Event, ...], _: Context) -> Iterator[Finding]:
    events = _events(records)
    for record in records:
        if isinstance(record, Event):
            continue
        plans = _plans(record)
        starts = [plan[0] for plan in plans]
        for reached in record.milestones:
            if reached.status not in _LASTING or reached.capacity is not None or reached.date.latest is None:
                continue
            if not told_of(reached.evidence) or _is_plan(reached.evidence):
                continue
            next_plan = bisect_right(starts, reached.date.latest)
            if next_plan == len(plans):
                continue
            index, back = plans[next_plan][1:]
            if not _explained(reached.date, back.date, events):
                yield found(
                    "status-regress",
                    record,
                    f"/milestones/{index}",
                    reached=reached.status.value,
                    reached_date=str(reached.date),
                    planned=back.status.value,
                    planned_date=str(back.date),
                )


def _plans(record: _Built) -> list[tuple[dt.date, int, Milestone]]:
    """The steps of planning, by their first day; a step with a capacity of its own is another phase."""
    plans = [
        (step.date.earliest, index, step)
        for index, step in enumerate(record.milestones)
        if step.status in _PLANNING and step.capacity is None and step.date.earliest is not None
        if told_of(step.evidence)
    ]
    return sorted(plans, key=lambda plan: plan[:2])


def _explained(reached: PartialDate, back: PartialDate, events: Iterable[PartialDate]) -> bool:
    return any(event.before(reached) is not Answer.YES and back.before(event) is not Answer.YES for event in events)


def _capacity_regress(records: tuple[Site | PowerSource | Event, ...], context: Context) -> Iterator[Finding]:
    events = _events(records)
    for record in records:
        if isinstance(record, Event):
            continue
        for name in dict.fromkeys(name for step in record.milestones for name in step.powers):
            yield from _fallen(record, name, _available(record, name), events, context)


def _fallen(
    record: _Built,
    name: str,
    steps: list[tuple[int, Milestone, Power]],
    events: Iterable[PartialDate],
    context: Context,
) -> Iterator[Finding]:
    for earlier, later in pairwise(steps):
        explained = _accounted(record, name, steps, (earlier, later), events, context)
        if _fell(earlier[2], later[2], context) and not explained:
            yield found(
                "capacity-regress",
                record,
                f"/milestones/{later[0]}/{name}",
                capacity=later[2],
                date=str(later[1].date),
                earlier=earlier[2],
                earlier_date=str(earlier[1].date),
            )


def _available(record: _Built, name: str) -> list[tuple[int, Milestone, Power]]:
    """A power in operation, by its first day."""
    dated = [
        (step.date.earliest, index, step, step.powers[name])
        for index, step in enumerate(record.milestones)
        if step.status is Status.OPERATING and name in step.powers and step.date.earliest is not None
        if told_of(step.evidence) and not _is_plan(step.evidence)
    ]
    return [one[1:] for one in sorted(dated, key=lambda one: one[:2])]


def _fell(earlier: Power, later: Power, context: Context) -> bool:
    return exceeds(printed(earlier, context.tolerance), printed(later, context.tolerance))


def _accounted(
    record: _Built,
    name: str,
    steps: list[tuple[int, Milestone, Power]],
    fall: tuple[tuple[int, Milestone, Power], tuple[int, Milestone, Power]],
    events: Iterable[PartialDate],
    context: Context,
) -> bool:
    """Whether there is a reason for less: an event, a part that stopped, or phases that add up to the whole."""
    before, after = fall[0][1].date, fall[1][1].date
    if before.before(after) is not Answer.YES or _explained(before, after, events):
        return True
    if any(step.status in _STOPPED and step.date.before(before) is not Answer.YES for step in record.milestones):
        return True
    whole: Power | None = getattr(record, name, None)
    made = together((power for _, _, power in steps), context.tolerance)
    return whole is not None and made.meets(printed(whole, context.tolerance))


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
    keyed(_EVENTFUL, _site_key, _capacity_regress, "capacity-regress"),
)
