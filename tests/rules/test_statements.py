"""Rules of statements: disputes, persons and partners, and facts that are told twice."""

from __future__ import annotations

import pytest

from stargate_model.claims.dates import Period
from stargate_model.claims.evidence import Confidence, Stance
from stargate_model.claims.kinds import Energy, Money
from stargate_model.records.organisations import Partner, Person
from stargate_model.records.parts import Missing, Observation, Office, Role, Statement
from stargate_model.records.record import Record
from stargate_model.records.vocabularies import (
    AssessmentCategory,
    Effect,
    MissingReason,
    OfficeRole,
    OrganisationKind,
    PartnerRole,
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
