"""Rules of commitments: stages, tranches and prices."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given

from stargate_model.amounts.intervals import Answer
from stargate_model.claims.evidence import Modality
from stargate_model.claims.kinds import Count, Money, Power
from stargate_model.records.vocabularies import CommitmentKind, Stage
from stargate_model.rules.commitments import RULES, unit_price
from stargate_model.strategies import figures, numbers
from tests.rules.running import LATE, cited, codes, commitment, run


def check(*records: object) -> list[str]:
    """The codes that the rules of commitments find."""
    return codes(run(RULES, *records))


class TestStages:
    @pytest.mark.parametrize(
        ("modalities", "expected"),
        [
            ([Modality.STATED], []),
            ([Modality.PLANNED], ["pledge-as-commitment E"]),
            ([Modality.CLAIMED, Modality.PROJECTED], ["pledge-as-commitment E"]),
            ([Modality.REPORTED], ["pledge-as-commitment W"]),
            ([Modality.PLANNED, Modality.STATED], []),
            ([], []),
        ],
    )
    @pytest.mark.parametrize("stage", [Stage.COMMITMENT, Stage.DISBURSEMENT, Stage.EXPENDITURE])
    def test_what_binds_is_stated(self, stage: Stage, modalities: list[Modality], expected: list[str]):
        """Plans and claims are pledges, and hearsay is doubtful."""
        amount = Money("40e9 USD", evidence=[cited(modality=modality) for modality in modalities])
        assert check(commitment(stage=stage, amount=amount)) == expected

    def test_what_the_newest_document_says_counts(self):
        """An older statement makes it a warning; a newer one settles it."""
        planned = cited(document=LATE, modality=Modality.PLANNED)
        amount = Money("40e9 USD", evidence=[cited(), planned])
        assert check(commitment(stage=Stage.COMMITMENT, amount=amount)) == ["pledge-as-commitment W"]
        signed = Money("40e9 USD", evidence=[cited(modality=Modality.PLANNED), cited(document=LATE)])
        assert check(commitment(stage=Stage.COMMITMENT, amount=signed)) == []

    def test_a_pledge_may_be_planned(self):
        """A pledge is what an intention is."""
        assert check(commitment(amount=Money("40e9 USD", evidence=[cited(modality=Modality.PLANNED)]))) == []


class TestTranches:
    @pytest.mark.parametrize(
        ("total", "parts", "expected"),
        [
            ("<=500e9 USD", ["<=100e9 USD"], []),
            ("500e9 USD", ["300e9 USD", "200e9 USD"], []),
            ("500e9 USD", ["300e9 USD", "201e9 USD"], ["tranche-over-total E"]),
            ("~500e9 USD", ["300e9 USD", "201e9 USD"], []),
            (">500e9 USD", ["600e9 USD"], []),
            ("<=500e9 USD", [">=600e9 USD"], ["tranche-over-total E"]),
            ("<=500e9 USD", ["<=600e9 USD"], ["tranche-over-total W"]),
            ("<=500e9 USD", ["<=300e9 USD", "<=300e9 USD"], []),
        ],
    )
    def test_tranches_are_not_more_than_the_total(self, total: str, parts: list[str], expected: list[str]):
        """It is an error where no amounts fit, and a warning where one may be more at most."""
        tranches = [
            commitment(f"part-{index}", amount=Money(part), tranche_of="total") for index, part in enumerate(parts)
        ]
        assert check(commitment("total", amount=Money(total)), *tranches) == expected

    @given(
        total=figures(Money, numbers(digits=4, size=3), bare=True),
        part=figures(Money, numbers(digits=4, size=3), bare=True),
    )
    def test_error_only_where_no_pair_fits(self, total: Money, part: Money):
        """No error is reported where the part may be within the total."""
        found = check(commitment("total", amount=total), commitment("part", amount=part, tranche_of="total"))
        if "tranche-over-total E" in found:
            assert total.below(part) is Answer.YES
        if total.unit != part.unit:
            assert found == ["tranche-mismatch E"]

    def test_jobs_and_power_are_added_up_too(self):
        """The finding stands on the largest part."""
        whole = commitment("total", jobs=Count("100 job"), capacity=Power("1 GW"))
        small = commitment("small", jobs=Count("50 job"), tranche_of="total")
        large = commitment("large", jobs=Count("60 job"), capacity=Power("900 MW"), tranche_of="total")
        (finding,) = run(RULES, whole, small, large)
        assert (finding.record, finding.at, finding.params["sum"]) == ("commitment:large", "/jobs", Count("110 job"))

    def test_a_tranche_is_of_the_same_programme_and_currency(self):
        """Each difference is an error; what one of them leaves out is none."""
        whole = commitment("total", amount=Money("500e9 USD"), programme="stargate")
        assert check(whole, commitment("part", amount=Money("1e9 EUR"), tranche_of="total")) == ["tranche-mismatch E"]
        assert check(whole, commitment("part", programme="other", tranche_of="total")) == ["tranche-mismatch E"]
        assert check(whole, commitment("part", tranche_of="total")) == []

    def test_what_is_its_own_tranche_is_compared_with_nothing(self):
        """A commitment is no part of itself."""
        total = commitment("total", amount=Money("500e9 USD"), tranche_of="total")
        assert check(total, commitment("part", amount=Money("300e9 USD"), tranche_of="total")) == []


class TestPrices:
    @pytest.mark.parametrize(
        ("amount", "units", "expected"),
        [
            ("40e9 USD", "400000 chip", ["unit-price N"]),
            ("40e9 USD", "4000 chip", ["unit-price W"]),
            ("4e6 USD", "400000 chip", ["unit-price W"]),
            (">=40e9 USD", "<=4000 chip", ["unit-price W"]),
            ("<=40e9 USD", "4000 chip", ["unit-price N"]),
            ("40e9 EUR", "4000 chip", []),
            ("40e9 USD", "4000 item", []),
            ("40e9 USD", "0 chip", []),
        ],
    )
    def test_a_thing_has_a_plausible_price(self, amount: str, units: str, expected: list[str]):
        """Outside the band is a warning, inside the derived price is noted, and without a band nothing is."""
        assert check(commitment(amount=Money(amount), units=Count(units))) == expected

    def test_the_derived_price_is_told(self):
        """40 billion dollars for 400,000 chips are 100,000 dollars each."""
        (note,) = run(RULES, commitment(amount=Money("40e9 USD"), units=Count("400000 chip")))
        assert note.params["price"] == Money("100000 USD")

    def test_the_bands_can_be_set(self):
        """A user's own band takes the place of the table."""
        narrow = unit_price({("chip", "USD"): (Decimal(1), Decimal(2))})
        assert codes(run([narrow], commitment(amount=Money("40e9 USD"), units=Count("400000 chip")))) == [
            "unit-price W"
        ]


def test_one_phrase_is_not_two_amounts():
    """Money told once is not entered as two commitments."""
    first = commitment("first", amount=Money("40e9 USD", evidence=[cited("$40bn", start=5)]))
    again = commitment("again", amount=Money("40e9 USD", evidence=[cited("$40bn", start=5)]))
    other = commitment("other", amount=Money("40e9 USD", evidence=[cited("$40bn", start=90)]))
    assert check(first, again) == ["same-money-twice W"]
    assert check(first, other) == []


class TestSpending:
    """What is bought with the money of a programme is not added to it."""

    TOTAL = commitment("total", amount=Money("500e9 USD"))
    MONEY = commitment("money", amount=Money("480e9 USD"), tranche_of="total")

    def bought(self, **fields: object) -> object:
        """Chips as a part of the total."""
        kind = fields.pop("kind", CommitmentKind.PROCUREMENT)
        return commitment("bought", kind=kind, amount=Money("40e9 USD"), tranche_of="total", **fields)

    def test_a_purchase_beside_the_money_that_pays_for_it_is_a_warning(self):
        """It is told once, and not added up to more than the total."""
        (finding,) = run(RULES, self.TOTAL, self.MONEY, self.bought())
        assert (finding.code, finding.severity.value) == ("same-money-twice", "warning")
        assert (finding.record, finding.at) == ("commitment:bought", "/tranche_of")

    def test_near_misses_pass(self):
        """Purchases alone, what was withdrawn, and another kind of total."""
        assert check(self.TOTAL, self.bought()) == []
        assert check(self.TOTAL, self.MONEY, self.bought(stage=Stage.CANCELLED)) == []
        assert check(self.TOTAL, self.MONEY, self.bought(kind=CommitmentKind.EMPLOYMENT)) == ["tranche-over-total E"]
        built = commitment("total", kind=CommitmentKind.CONSTRUCTION, amount=Money("600e9 USD"))
        assert check(built, self.MONEY, self.bought()) == []

    def test_what_was_withdrawn_is_not_added_up(self):
        """A cancelled part is kept, and part of nothing."""
        gone = commitment("gone", amount=Money("400e9 USD"), tranche_of="total", stage=Stage.CANCELLED)
        assert check(self.TOTAL, self.MONEY, gone) == []
