"""Rules of time: the order of steps, and what a document can tell of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stargate_model.amounts.intervals import Answer
from stargate_model.claims.dates import PartialDate, Period
from stargate_model.claims.evidence import Modality, Stance
from stargate_model.claims.kinds import Energy, Power
from stargate_model.records.context import Event, Policy
from stargate_model.records.parts import Milestone, Observation
from stargate_model.records.vocabularies import EventKind, PolicyKind, Status
from stargate_model.rules.time import RULES
from stargate_model.strategies import figures, numbers, partial_dates
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

    def test_the_step_that_is_too_early_is_pointed_at(self):
        """Each is told once, with the first step that it should follow."""
        steps = (step(Status.OPERATING, "2023"), step(Status.CONSTRUCTION, "2024"), step(Status.PERMITTED, "2025"))
        found = [one.at for one in run(RULES, site(milestones=steps)) if one.code == "dates-order"]
        assert found == ["/milestones/0/date", "/milestones/1/date"]

    def test_a_plan_that_was_put_off_is_no_step_out_of_order(self):
        """What was planned and what happened are not held against each other, nor plans of two documents."""
        planned = step(Status.OPERATING, "2024", Modality.PLANNED)
        for modality in (Modality.STATED, Modality.PLANNED):
            evidence = (cited(document=LATE, modality=modality),)
            later = Milestone(status=Status.CONSTRUCTION, date=PartialDate("2025-06"), evidence=evidence)
            assert "dates-order E" not in check(site(milestones=(planned, later)))

    def test_the_plans_of_one_document_are_in_order(self):
        """A document that plans to operate before it builds contradicts itself."""
        planned = (
            step(Status.OPERATING, "2026", Modality.PLANNED),
            step(Status.CONSTRUCTION, "2027", Modality.PLANNED),
        )
        assert check(site(milestones=planned)) == ["dates-order E"]

    def test_what_was_taken_back_is_held_against_nothing(self):
        """A step whose evidence is superseded or disputed is kept, and compared with none."""
        for stance in (Stance.SUPERSEDED, Stance.DISPUTES):
            gone = Milestone(status=Status.OPERATING, date=PartialDate("2023"), evidence=(cited(stance=stance),))
            assert check(site(milestones=(gone, step(Status.CONSTRUCTION, "2024")))) == []


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

    def test_a_status_that_was_reached_again_is_not_behind(self):
        """A later step that leads back to the status explains it; an unexplained one is a way back."""
        steps = tuple(
            step(status, date)
            for status, date in ((Status.ANNOUNCED, "2018"), (Status.OPERATING, "2020"), (Status.ANNOUNCED, "2024"))
        )
        found = check(site(status=Status.ANNOUNCED, milestones=steps, evidence=(cited(),)))
        assert found == ["status-regress W"]

    def test_a_part_that_was_retired_leaves_the_rest_operating(self):
        """The status is that of the most advanced part, and a part has a capacity of its own."""
        part = step(Status.RETIRED, "2020", capacity=Power("100 MW", evidence=[cited()]))
        whole = step(Status.RETIRED, "2020")
        assert check(site(status=Status.OPERATING, milestones=(part,))) == []
        assert check(site(status=Status.OPERATING, milestones=(whole,))) == ["status-date W"]


class TestFutureFact:
    @pytest.mark.parametrize(
        ("period", "modality", "expected"),
        [
            ("2028", Modality.STATED, ["future-fact E"]),
            ("2028", Modality.REPORTED, ["future-fact E"]),
            ("2028", Modality.CLAIMED, ["future-fact E"]),
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

    def test_the_planned_step_is_pointed_at(self):
        """It is the one that goes back."""
        (finding,) = run(RULES, site(milestones=self.STEPS))
        assert finding.at == "/milestones/1"

    def test_a_source_without_a_site_is_looked_at_by_itself(self):
        """Neither events of a site nor other sources are mixed in."""
        steps = {"milestones": self.STEPS}
        assert check(source("one", **steps), source("two", **steps)) == ["status-regress W"] * 2

    def test_planned_ends_and_steps_of_phases_pass(self):
        """A retirement that is planned has not happened, and a phase that ended says nothing of the site."""
        planned = step(Status.RETIRED, "2023", Modality.PLANNED)
        assert "status-regress W" not in check(site(milestones=(planned, step(Status.ANNOUNCED, "2024"))))
        phase = step(Status.CANCELLED, "2023", None, capacity=Power("1 GW"))
        assert check(site(milestones=(phase, step(Status.ANNOUNCED, "2024", None)))) == []

    @given(st.permutations(STEPS))
    def test_the_order_of_the_list_does_not_matter(self, steps: list[Milestone]):
        """Dates tell what came first."""
        assert check(site(milestones=tuple(steps))) == ["status-regress W"]


class TestCapacityRegress:
    """What was available does not become less without a reason."""

    def steps(
        self, first: str, second: str, date: str = "2025", modality: Modality | None = None
    ) -> tuple[Milestone, ...]:
        """Two steps in operation."""
        return (
            step(Status.OPERATING, "2024", None, capacity=Power(first)),
            step(Status.OPERATING, date, modality, capacity=Power(second)),
        )

    def test_less_than_before_is_a_warning(self):
        """It stands on the capacity of the later step, wherever that is in the list."""
        (finding,) = run(RULES, site(milestones=self.steps("1 GW", "400 MW")[::-1]))
        assert (finding.code, finding.severity.value, finding.at) == (
            "capacity-regress",
            "warning",
            "/milestones/0/capacity",
        )
        assert check(source(milestones=self.steps("1 GW", "400 MW"))) == ["capacity-regress W"]

    @pytest.mark.parametrize(
        ("first", "second", "date"),
        [
            ("400 MW", "1 GW", "2025"),
            ("1 GW", "1000 MW", "2025"),
            ("1.2 GW", "1.15 GW", "2025"),  # 1.2 may be a rounded 1.15
            ("~1.2 GW", "1.1 GW", "2025"),
            ("<=1.2 GW", "400 MW", "2025"),
            ("1.2 GW", ">400 MW", "2025"),
            ("1 GW", "400 MW", "2024-06"),  # in the same year, in whichever order
        ],
    )
    def test_what_may_be_as_much_passes(self, first: str, second: str, date: str):
        """Hedges, rounded digits and dates that leave it open."""
        assert check(site(milestones=self.steps(first, second, date))) == []

    def test_a_reason_passes(self):
        """An event, a part that stopped, phases that make the whole, and a plan for less."""
        steps = self.steps("1 GW", "400 MW")
        date = PartialDate("2024-12")
        event = Event(id="fire", name=name("Fire"), kind=EventKind.OUTAGE, date=date, site="abilene")
        assert check(site(milestones=steps), event) == []
        assert check(site(milestones=(*steps, step(Status.RETIRED, "2025", None, capacity=Power("600 MW"))))) == []
        assert check(site(milestones=steps, capacity=Power("1.4 GW"))) == []
        assert check(site(milestones=steps, capacity=Power("2 GW"))) == ["capacity-regress W"]
        planned = self.steps("1 GW", "400 MW", "2027", Modality.PLANNED)
        assert check(site(milestones=planned)) == []

    @given(figures(Power, numbers(digits=3, size=2), bare=True), figures(Power, numbers(digits=3, size=2), bare=True))
    def test_warning_only_where_it_is_surely_less(self, first: Power, second: Power):
        """No warning where some power fits both."""
        steps = self.steps(str(first), str(second))
        if "capacity-regress W" in check(site(milestones=steps)):
            assert second.below(first) is Answer.YES
