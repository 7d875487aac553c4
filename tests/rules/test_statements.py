"""Rules of statements: disputes, persons and partners, and facts that are told twice."""

from __future__ import annotations

import pytest

from stargate_model.claims.dates import PartialDate, Period
from stargate_model.claims.evidence import Confidence, Modality, Stance
from stargate_model.claims.kinds import Energy, Money
from stargate_model.claims.text import Text
from stargate_model.records.context import Event, Policy
from stargate_model.records.organisations import Partner, Person
from stargate_model.records.parts import Location, Missing, Observation, Office, Role, Statement
from stargate_model.records.record import Record
from stargate_model.records.vocabularies import (
    AssessmentCategory,
    Effect,
    EventKind,
    MissingReason,
    OfficeRole,
    OrganisationKind,
    PartnerRole,
    PolicyKind,
    SiteKind,
    Stage,
    Status,
)
from stargate_model.rules.statements import RULES
from tests.rules.running import LATE, assessment, cited, codes, commitment, indicator, name, run, site

DISPUTES = cited("5000亿美元", stance=Stance.DISPUTES)


def check(*records: Record) -> list[str]:
    """The codes that the rules of statements find."""
    return codes(run(RULES, *records))


def partner(id_: str = "oracle", english: str = "Oracle", **fields: object) -> Partner:
    """A company."""
    return Partner(id=id_, name=name(english), kind=OrganisationKind.COMPANY, **fields)


def person(id_: str = "larry-ellison", english: str = "Larry Ellison", **fields: object) -> Person:
    """Someone in office."""
    return Person(id=id_, name=name(english), **fields)


class TestDisputes:
    def test_a_disputed_figure_is_a_note(self):
        """Both the figure and what is said against it are kept."""
        found = run(RULES, commitment(amount=Money("500e9 USD", evidence=[cited("x"), DISPUTES])))
        assert [(one.code, one.at) for one in found] == [("disputed", "/amount/evidence/1")]

    def test_only_disputes_for_a_sure_fact_are_a_warning(self):
        """A fact needs somebody who asserts it."""
        assert check(commitment(amount=Money("500e9 USD", evidence=[DISPUTES]))) == ["disputed N", "self-dispute W"]
        assert check(site(statements=(Statement(text=name("x"), evidence=(DISPUTES,)),))) == ["self-dispute W"]

    def test_what_is_said_to_be_unsure_passes(self):
        """A role that is entered as a guess is no sure fact."""
        role = Role(role=PartnerRole.LEAD, evidence=(DISPUTES,), confidence=Confidence.SPECULATIVE)
        assert check(partner(roles=(role,))) == []
        assert check(partner(roles=(role.replace(confidence=Confidence.CONFIDENT),))) == ["self-dispute W"]

    def test_support_that_was_taken_back_is_none(self):
        """What still stands counts: a dispute beside superseded evidence is all there is."""
        gone = cited("x", stance=Stance.SUPERSEDED)
        amount = Money("500e9 USD", evidence=[gone, DISPUTES])
        assert check(commitment(amount=amount)) == ["disputed N", "self-dispute W"]
        assert check(commitment(amount=Money("500e9 USD", evidence=[gone]))) == []
        assert check(commitment(amount=Money("500e9 USD", evidence=[DISPUTES, cited("x")]))) == ["disputed N"]

    def test_the_evidence_of_a_record_as_a_whole_may_dispute(self):
        """A denial is its own subject."""
        assert check(site(evidence=(DISPUTES,))) == []


class TestAssessments:
    BENEFIT = assessment("low-emissions", Effect.BENEFIT, in_tension_with=("fossil-supply",))
    RISK = assessment("fossil-supply", Effect.RISK)

    def test_linked_assessments_are_one_note(self):
        """It is told once, whether one names the other or both do."""
        (note,) = run(RULES, self.BENEFIT, self.RISK)
        assert (note.code, note.record, note.related) == (
            "disputed-benefit",
            "assessment:low-emissions",
            ("assessment:fossil-supply",),
        )
        both = self.RISK.replace(in_tension_with=("low-emissions",))
        assert check(self.BENEFIT, both) == ["disputed-benefit N"]

    @pytest.mark.parametrize(
        ("fields", "expected"),
        [
            ({}, ["disputed-benefit N"]),
            ({"effect": Effect.RISK}, []),
            ({"site": "other"}, []),
            ({"site": None}, []),
            ({"category": AssessmentCategory.COST}, []),
            ({"evidence": (cited(document=LATE),)}, []),
        ],
    )
    def test_unlinked_ones_of_one_source_site_and_category_are_a_note(
        self, fields: dict[str, object], expected: list[str]
    ):
        """A risk and a benefit of the same thing pull apart."""
        common = {"site": "abilene", "evidence": (cited(),)}
        other = {"effect": Effect.BENEFIT, **common, **fields}
        assert check(assessment("risk", Effect.RISK, **common), assessment("other", **other)) == expected


class TestPersons:
    def test_a_person_is_no_partner(self):
        """Neither under the same id nor under the same name."""
        assert check(person(), partner()) == []
        assert check(person(), partner("larry-ellison", "Ellison")) == ["person-as-partner E"]
        assert check(person(), partner("ellison", "LARRY ELLISON")) == ["person-as-partner E"]
        assert check(person(), partner("larry-ellison", "Larry Ellison")) == ["person-as-partner E"]

    def test_an_office_names_its_organisation(self):
        """By id or by name."""
        chair = Office(role=OfficeRole.CHAIR)
        assert check(person(offices=(chair,))) == ["office-without-organisation E"]
        assert check(person(offices=(chair.replace(partner="oracle"),))) == []
        assert check(person(offices=(chair.replace(organisation=name("Oracle")),))) == []


class TestToldTwice:
    def test_two_records_of_one_name_are_a_warning(self):
        """One organisation is one record, under whatever id."""
        assert check(partner("oracle"), partner("oracle-corporation")) == ["duplicate-fact W"]
        assert check(partner("oracle"), partner("softbank", "SoftBank")) == []

    def test_a_name_in_any_language_is_a_name(self):
        """Records that share a spelling are found, whatever languages they have beside it; it is told once a pair."""
        chinese = Text({"zh-Hans": "甲骨文"})
        both = partner("oracle").replace(name=Text({"en": "Oracle", "zh-Hans": "甲骨文"}))
        assert check(both, partner("jiaguwen").replace(name=chinese)) == ["duplicate-fact W"]
        assert check(both, person("jia-guwen").replace(name=chinese)) == ["person-as-partner E"]

    @pytest.mark.parametrize(
        ("fields", "expected"),
        [
            ({}, ["duplicate-fact W"]),
            ({"location": Location(country="US", subdivision="US-TX")}, ["duplicate-fact W"]),
            ({"location": Location(country="US", subdivision="US-KS")}, []),  # another Abilene
            ({"kind": SiteKind.BUILDING}, []),
            ({"part_of": "abilene"}, []),
            ({"may_be_same": ("abilene",)}, []),
            ({"programme": "other"}, []),
            ({"name": name("Abilene 2")}, []),
        ],
    )
    def test_two_sites_of_one_name_are_a_warning(self, fields: dict[str, object], expected: list[str]):
        """Unless they lie apart, are of other kinds, or name each other."""
        texas = Location(country="US", subdivision="US-TX", locality=name("Abilene"))
        first = site(programme="stargate", location=texas)
        other = first.replace(id="abilene-campus", **{"location": None, **fields})
        assert check(first, other) == expected

    @pytest.mark.parametrize(
        ("fields", "expected"),
        [
            ({}, ["duplicate-fact W"]),
            ({"date": PartialDate("2026")}, []),
            ({"date": None}, []),
            ({"site": "other"}, []),
        ],
    )
    def test_two_events_of_one_name_and_day_are_a_warning(self, fields: dict[str, object], expected: list[str]):
        """Of other days or places they are others; without a day nobody can tell."""
        first = Event(id="opening", name=name("Opening"), kind=EventKind.OPENING, date=PartialDate("2025"))
        assert check(first, first.replace(id="opening-day", **fields)) == expected
        orders = [
            Policy(id=id_, name=name("Order"), kind=PolicyKind.EXECUTIVE_ORDER, date=PartialDate("2025-01-23"))
            for id_ in ("first", "second")
        ]
        assert check(*orders) == ["duplicate-fact W"]
        assert check(orders[0].replace(date=None), orders[1].replace(date=None)) == []

    @pytest.mark.parametrize(
        ("fields", "modality", "expected"),
        [
            ({}, Modality.STATED, ["duplicate-fact W"]),
            ({}, Modality.PROJECTED, []),
            ({"period": Period("2024")}, Modality.STATED, []),
            ({"area": "CN"}, Modality.STATED, []),
            ({"text": name("Training only")}, Modality.STATED, []),
            ({"base": Period("2022")}, Modality.STATED, []),
            ({"figure": None}, Modality.STATED, []),
        ],
    )
    def test_two_facts_of_one_time_in_a_series_are_a_warning(
        self, fields: dict[str, object], modality: Modality, expected: list[str]
    ):
        """A forecast beside its outcome, another time or another thing are no second statement of the same."""

        def seen(energy: str, modality: Modality = Modality.STATED, **fields: object) -> Observation:
            figure = Energy(energy, evidence=[cited(energy, modality=modality)])
            return Observation(**{"period": Period("2023"), "area": "US", "figure": figure, **fields})

        both = (seen("176 TWh"), seen("180 TWh", modality, **fields))
        assert check(indicator(observations=both)) == check(indicator(observations=both[::-1])) == expected

    def test_two_equal_promises_are_a_warning(self):
        """Terms and figures count; another stage is another fact."""
        terms = {"programme": "stargate", "from_": ("oracle",), "amount": Money("40e9 USD")}
        first = commitment("first", **terms)
        assert check(first, commitment("again", **terms)) == ["duplicate-fact W"]
        assert check(first, commitment("spent", stage=Stage.EXPENDITURE, **terms)) == []
        assert check(first, commitment("more", **{**terms, "amount": Money("41e9 USD")})) == []
        assert check(commitment("one"), commitment("two")) == []

    @pytest.mark.parametrize(("period", "expected"), [("2023", ["duplicate-fact W"]), ("2024", [])])
    def test_two_series_of_one_subject_are_a_warning(self, period: str, expected: list[str]):
        """Where they are about the same time."""
        series = [
            indicator(
                f"series-{year}-{index}",
                subject=name("Data centres"),
                observations=(Observation(period=Period(year), area="US", figure=Energy("176 TWh")),),
            )
            for index, year in enumerate(("2023", period))
        ]
        assert check(*series) == expected


class TestMissing:
    @pytest.mark.parametrize(
        ("field", "expected"),
        [("capacity", []), ("status", []), ("programme", ["missing-contradicted W"]), ("share of the sum", [])],
    )
    def test_what_is_missing_is_empty(self, field: str, expected: list[str]):
        """A field that is given, or unknown, is told apart; other words are for the reader."""
        gap = Missing(field=field, reason=MissingReason.NOT_STATED)
        assert check(site(programme="stargate", status=Status.UNKNOWN, missing=(gap,))) == expected
