"""Rules of time: the order of steps, and what a document can tell of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stargate_model.amounts.intervals import Answer
from stargate_model.claims.dates import PartialDate, Period
from stargate_model.claims.evidence import Modality
from stargate_model.claims.kinds import Energy, Power
from stargate_model.records.context import Event, Policy
from stargate_model.records.parts import Milestone, Observation
from stargate_model.records.vocabularies import EventKind, PolicyKind, Status
from stargate_model.rules.time import RULES
from stargate_model.strategies import partial_dates
from tests.rules.running import LATE, cited, codes, indicator, name, run, site, source


def check(*records: object) -> list[str]:
    """The codes that the rules of time find; the documents are of January and August 2025."""
    return codes(run(RULES, *records))


def step(status: Status, date: str, modality: Modality | None = Modality.STATED, **fields: object) -> Milestone:
    """A milestone; without a modality it has no evidence."""
    evidence = () if modality is None else (cited(modality=modality),)
    return Milestone(status=status, date=PartialDate(date), evidence=evidence, **fields)


class TestDatesOrder:
    def test_operating_before_building_is_an_error(self):
        """Steps come in their order."""
        steps = (step(Status.CONSTRUCTION, "2024"), step(Status.OPERATING, "2023-06"))
        (finding,) = run(RULES, site(milestones=steps))
        assert (finding.code, finding.severity.value) == ("dates-order", "error")
        assert (finding.params["later_date"], finding.params["earlier_date"]) == ("2023-06", "2024")

    @pytest.mark.parametrize(
        "steps",
        [
            [("construction", "2023"), ("operating", "2023-06")],  # earlier in the same year
            [("construction", "2022"), ("operating", "2023"), ("construction", "2024")],  # a later phase
            [("land_secured", "2023"), ("announced", "2024")],  # land is often bought in silence
            [("operating", "2023")],
        ],
    )
    def test_what_may_have_been_in_order_passes(self, steps: list[tuple[str, str]]):
        """Dates that leave it open, and further phases, are no error."""
        assert check(source(milestones=tuple(step(Status(status), date) for status, date in steps))) == []

    @given(partial_dates(), partial_dates())
    def test_error_only_where_the_dates_leave_no_doubt(self, permitted: PartialDate, built: PartialDate):
        """No error is reported where a pair of days is in order."""
        steps = (
            Milestone(status=Status.PERMITTED, date=permitted),
            Milestone(status=Status.CONSTRUCTION, date=built),
        )
        found = "dates-order E" in check(site(milestones=steps))
        assert found == (built.before(permitted) is Answer.YES)


class TestStatusDate:
    @pytest.mark.parametrize(
        ("status", "milestones", "expected"),
        [
            (Status.OPERATING, [("operating", "2024")], []),
            (Status.OPERATING, [("operating", "2025-06")], ["status-date E"]),
            (Status.OPERATING, [("operating", "2025")], []),
            (Status.OPERATING, [("operating", "2024"), ("operating", "2025-06")], []),
            (Status.RETIRED, [], ["status-date W"]),
            (Status.RETIRED, [("retired", "2020")], []),
            (Status.ANNOUNCED, [("construction", "2024")], ["status-date W"]),
            (Status.UNKNOWN, [("construction", "2024")], []),
            (Status.CONSTRUCTION, [("permitted", "2024")], []),
        ],
    )
    def test_status_goes_with_its_dates(self, status: Status, milestones: list[tuple[str, str]], expected: list[str]):
        """What operates has begun, what is retired has a date, and no status is behind its steps."""
        steps = tuple(step(Status(one), date, Modality.PLANNED) for one, date in milestones)
        if status is not Status.OPERATING:
            steps = tuple(step(Status(one), date) for one, date in milestones)
        found = check(site(status=status, milestones=steps, evidence=(cited(),)))
        assert [code for code in found if code.startswith("status-date")] == expected

    def test_a_plan_is_no_step_that_has_been_reached(self):
        """A status is not behind what was only planned."""
        planned = step(Status.CONSTRUCTION, "2024", Modality.PLANNED)
        assert "status-date W" not in check(site(status=Status.ANNOUNCED, milestones=(planned,)))


class TestFutureFact:
    @pytest.mark.parametrize(
        ("period", "modality", "expected"),
        [
            ("2028", Modality.STATED, ["future-fact E"]),
            ("2028", Modality.REPORTED, ["future-fact W"]),
            ("2028", Modality.PROJECTED, []),
            ("2028", Modality.PLANNED, []),
            ("2025", Modality.STATED, []),
            ("2024/2028", Modality.STATED, []),
        ],
    )
    def test_what_lies_ahead_is_planned_or_projected(self, period: str, modality: Modality, expected: list[str]):
        """A period that has begun may be a fact."""
        figure = Energy("580 TWh", evidence=[cited("580 TWh", modality=modality)])
        assert check(indicator(observations=(Observation(period=Period(period), figure=figure),))) == expected

    def test_milestones_and_their_capacity_are_dated_too(self):
        """Each piece of evidence is told at its place."""
        power = Power("1 GW", evidence=[cited("1 GW")])
        found = run(RULES, site(milestones=(step(Status.OPERATING, "2027", capacity=power),)))
        assert [(one.code, one.at) for one in found] == [
            ("future-fact", "/milestones/0/evidence/0"),
            ("future-fact", "/milestones/0/capacity/evidence/0"),
        ]

    @pytest.mark.parametrize(("later", "expected"), [(False, ["future-fact E"]), (True, [])])
    def test_an_event_is_told_by_a_document_that_may_know(self, later: bool, expected: list[str]):  # noqa: FBT001
        """An earlier document beside it may tell of something else of the event."""
        evidence = (cited(), cited(document=LATE)) if later else (cited(),)
        date = PartialDate("2025-03-01")
        event = Event(id="opening", name=name("Opening"), kind=EventKind.OPENING, date=date, evidence=evidence)
        order = Policy(id="order", name=name("Order"), kind=PolicyKind.PERMIT, date=date, evidence=evidence)
        assert check(event) == check(order) == expected


class TestOvertaken:
    def projected(self, period: str, modality: Modality = Modality.PROJECTED) -> Observation:
        """An observation of a period."""
        figure = Energy("176 TWh", evidence=[cited("176 TWh", modality=modality)])
        return Observation(period=Period(period), figure=figure)

    def test_a_projection_whose_time_has_come_is_a_note(self):
        """The newest document of the data is the measure, and not the clock."""
        assert check(indicator(observations=(self.projected("2024"),))) == ["projection-passed N"]
        assert check(indicator(observations=(self.projected("2025"),))) == []

    def test_a_projection_with_a_successor_passes(self):
        """Both are kept, and nothing is missing."""
        both = (self.projected("2024"), self.projected("2024", Modality.STATED))
        assert check(indicator(observations=both)) == []

    def test_a_planned_step_that_was_reached_passes(self):
        """Either a milestone or the status says what became of it."""
        planned = step(Status.CONSTRUCTION, "2024", Modality.PLANNED)
        assert check(site(milestones=(planned,))) == ["projection-passed N"]
        assert check(site(milestones=(planned, step(Status.CONSTRUCTION, "2024-05")))) == []
        assert check(site(milestones=(planned,), status=Status.CONSTRUCTION)) == []

    def test_a_status_of_long_ago_is_a_note(self):
        """Silence changes no status, but is told."""
        from tests.rules.running import DOCUMENTS, document

        known = (*DOCUMENTS, document("old", "2022"))
        for status, expected in ((Status.CONSTRUCTION, ["stale-status N"]), (Status.OPERATING, [])):
            old = site(status=status, evidence=(cited(document="old"),))
            assert codes(run(RULES, old, documents=known)) == expected
        assert check(site(status=Status.CONSTRUCTION, evidence=(cited(),))) == []


class TestStatusRegress:
    STEPS = (step(Status.CANCELLED, "2023", None), step(Status.ANNOUNCED, "2024", None))

    def event(self, date: str, site: str = "abilene") -> Event:
        """Something that happened at a site."""
        return Event(id="event", name=name("Event"), kind=EventKind.OTHER, date=PartialDate(date), site=site)

    def test_going_back_needs_an_event(self):
        """What was cancelled is announced again only when something happened."""
        assert check(site(milestones=self.STEPS)) == ["status-regress W"]
        assert check(site(milestones=self.STEPS), self.event("2023-12")) == []
        assert check(source(site="abilene", milestones=self.STEPS), self.event("2023-12")) == []
        assert check(site(milestones=self.STEPS), self.event("2020")) == ["status-regress W"]
        assert check(site(milestones=self.STEPS), self.event("2023-12", "other")) == ["status-regress W"]

    def test_a_later_phase_is_no_way_back(self):
        """A phase has a capacity of its own."""
        phase = step(Status.ANNOUNCED, "2024", None, capacity=Power("1 GW"))
        assert check(site(milestones=(step(Status.OPERATING, "2023", None), phase))) == []

    @given(st.permutations(STEPS))
    def test_the_order_of_the_list_does_not_matter(self, steps: list[Milestone]):
        """Dates tell what came first."""
        assert check(site(milestones=tuple(steps))) == ["status-regress W"]
