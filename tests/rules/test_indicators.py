"""Rules of indicators: shares, wholes and growth."""

from __future__ import annotations

import pytest
from hypothesis import given

from stargate_model.amounts.intervals import Interval
from stargate_model.claims.dates import Period
from stargate_model.claims.kinds import Energy, Power, Share
from stargate_model.records.context import Indicator
from stargate_model.records.parts import Observation
from stargate_model.records.vocabularies import IndicatorKind
from stargate_model.rules.indicators import RULES
from stargate_model.strategies import figures, numbers
from tests.rules.running import LATE, cited, codes, indicator, run


def check(*records: object) -> list[str]:
    """The codes that the rules of indicators find."""
    return codes(run(RULES, *records))


def shares(*literals: str, areas: str = "US CN AE DE", period: str | None = "2023") -> Indicator:
    """Shares of computing power at one time, of one area each."""
    when = None if period is None else Period(period)
    seen = zip(literals, areas.split(), strict=False)
    return indicator(
        kind=IndicatorKind.COMPUTE_SHARE,
        observations=tuple(Observation(period=when, area=area, figure=Share(literal)) for literal, area in seen),
    )


class TestShares:
    @pytest.mark.parametrize(
        ("literal", "expected"),
        [
            ("34 %", []),
            ("100 %", []),
            ("134 %", ["share-range E"]),
            ("-1 %", ["share-range E"]),
            ("~102 %", []),
            (">=90 %", []),
            (">100 %", ["share-range E"]),
            ("134 pp", []),
        ],
    )
    def test_a_part_is_not_more_than_its_whole(self, literal: str, expected: list[str]):
        """What a hedge leaves within 0% and 100% passes, and a difference in points is no part."""
        assert check(shares(literal)) == expected

    @given(figures(Share, numbers(digits=4, size=3, signed=True), bare=True))
    def test_error_only_where_no_part_fits(self, share: Share):
        """No error is reported where the figure may be a part."""
        record = indicator(kind=IndicatorKind.ELECTRICITY_SHARE, observations=(Observation(figure=share),))
        if check(record):
            assert not share.interval().meets(Interval(Share("0 %").value, Share("1 ratio").value))

    @pytest.mark.parametrize(
        ("literals", "areas", "expected"),
        [
            (["34 %", "33 %", "33 %"], "US CN AE", []),
            (["34 %", "33 %", "34 %"], "US CN AE", []),  # rounded
            (["34 %", "33 %", "36 %"], "US CN AE", ["share-range E"]),
            (["60 %", "60 %"], "US US", []),
            (["60 %", "<=60 %"], "US CN", []),
        ],
    )
    def test_parts_of_one_whole_are_not_more_than_all(self, literals: list[str], areas: str, expected: list[str]):
        """Rounded digits may add up to a little more, and one area told twice is not added up."""
        assert check(shares(*literals, areas=areas)) == expected

    def test_without_a_period_nothing_is_added_up(self):
        """Shares of different times may be more than all together."""
        assert check(shares("60 %", "60 %", period=None)) == []

    def test_ratios_of_other_kinds_may_be_more(self):
        """A cost ratio of more than one is no share."""
        cost = indicator(kind=IndicatorKind.COST_RATIO, observations=(Observation(figure=Share("134 %")),))
        assert check(cost) == []


class TestWholes:
    def seen(self, share: str, *uses: str, period: str = "2023", document: str = LATE) -> list[Indicator]:
        """A share and uses of electricity in one document and year."""
        evidence = [cited("x", document)]
        part = indicator(
            "share",
            IndicatorKind.ELECTRICITY_SHARE,
            observations=(Observation(period=Period("2023"), figure=Share(share, evidence=evidence)),),
        )
        others = (Observation(period=Period(period), figure=Energy(use, evidence=[cited("x", LATE)])) for use in uses)
        return [part, *(indicator(f"use-{index}", observations=(one,)) for index, one in enumerate(others))]

    @pytest.mark.parametrize(
        ("share", "uses", "expected"),
        [
            ("~4.4 %", ["176 TWh"], ["share-against-total N"]),
            ("~4.4 %", ["176 TWh", "4000 TWh"], []),
            ("4.4 %", ["4000 TWh", "176 TWh"], []),
            ("4.4 %", ["176 TWh", "8000 TWh"], ["share-against-total W"]),
            ("4.4 %", ["176 TWh", "8000 TWh", "9000 TWh"], []),
            ("0 %", ["176 TWh"], ["share-against-total N"]),
        ],
    )
    def test_a_share_is_its_part_over_its_whole(self, share: str, uses: list[str], expected: list[str]):
        """Two uses are compared, one gives the whole, and of more nobody can tell which is which."""
        assert check(*self.seen(share, *uses)) == expected

    def test_the_whole_that_follows_is_told(self):
        """176 TWh at about 4.4% are part of about 4,000 TWh."""
        (note,) = run(RULES, *self.seen("~4.4 %", "176 TWh"))
        assert note.params["whole"] == Energy("~4000 TWh")

    def test_other_times_and_documents_are_not_compared(self):
        """Nobody says that they are about the same whole."""
        assert check(*self.seen("4.4 %", "176 TWh", period="2022")) == []
        assert check(*self.seen("4.4 %", "176 TWh", document="elsewhere")) == []


class TestGrowth:
    def grown(self, **fields: object) -> list[str]:
        """What is found in an observation of growth."""
        return check(indicator(kind=IndicatorKind.COMPUTE_GROWTH, observations=(Observation(**fields),)))

    def test_growth_names_period_and_base(self):
        """Without either it cannot be compared, and power is no growth."""
        times = {"period": Period("2024"), "base": Period("2023-end")}
        assert self.grown(figure=Share("16.5 %"), **times) == []
        assert self.grown(figure=Share("16.5 %"), period=Period("2024")) == ["growth-base E"]
        assert self.grown(figure=Share("16.5 %"), base=Period("2023-end")) == ["growth-base E"]
        assert self.grown(figure=Power("16 MW"), **times) == ["growth-base E"]
        assert self.grown(**times) == []
