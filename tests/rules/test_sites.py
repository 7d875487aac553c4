"""Rules of sites: places, meanings, and figures that stay with what they are about."""

from __future__ import annotations

from decimal import Decimal

import pytest

from stargate_model.claims.kinds import Power, Share
from stargate_model.records.parts import Location, Observation
from stargate_model.records.vocabularies import Connection, IndicatorKind, Precision, SiteKind
from stargate_model.rules.sites import BOXES, RULES
from tests.rules.running import cited, codes, indicator, run, site, source

PHRASE = cited("1.2 GW", start=100)
OTHER = cited("1.2 GW", start=200)


def check(*records: object) -> list[str]:
    """The codes that the rules of sites find."""
    return codes(run(RULES, *records))


class TestMixedCapacity:
    def test_one_phrase_has_one_meaning(self):
        """The same phrase as evidence of two capacities is an error."""
        mixed = site(capacity=Power("1.2 GW", evidence=[PHRASE]), it_load=Power("1.2 GW", evidence=[PHRASE]))
        assert check(mixed) == ["mixed-capacity E"]
        assert check(source(capacity=Power("1.2 GW", evidence=[PHRASE]), permitted=Power("1.2 GW", evidence=[PHRASE])))

    def test_two_phrases_and_a_stated_pue_pass(self):
        """Equal figures of two phrases differ in meaning, and a stated ratio leads from one load to the other."""
        apart = site(capacity=Power("1.2 GW", evidence=[PHRASE]), it_load=Power("1.2 GW", evidence=[OTHER]))
        assert check(apart) == []
        loads = {"it_load": Power("1 GW", evidence=[PHRASE]), "facility_load": Power("1.2 GW", evidence=[PHRASE])}
        assert check(site(pue=Share("1.2 ratio"), **loads)) == []
        assert check(site(**loads)) == ["mixed-capacity E"]


class TestPortfolios:
    GROUP = site("all-sites", kind=SiteKind.GROUP, capacity=Power(">5 GW", evidence=[PHRASE]))

    def test_the_figure_of_a_group_is_not_placed_on_a_site(self):
        """One phrase on a group and on a campus is an error on the campus."""
        (finding,) = run(RULES, site(capacity=Power(">5 GW", evidence=[PHRASE])), self.GROUP)
        assert (finding.code, finding.record, finding.related) == (
            "portfolio-not-site",
            "site:abilene",
            ("site:all-sites",),
        )

    def test_the_figure_of_a_programme_is_not_placed_on_a_site(self):
        """The need of all installations is not that of one."""
        need = indicator(
            kind=IndicatorKind.POWER_DEMAND,
            programme="stargate",
            observations=(Observation(figure=Power("15 GW", evidence=[PHRASE])),),
        )
        assert check(site(capacity=Power("15 GW", evidence=[PHRASE])), need) == ["portfolio-not-site E"]

    def test_a_phrase_of_its_own_passes(self):
        """What is said of the site alone stays on it."""
        assert check(site(capacity=Power("1.2 GW", evidence=[OTHER])), self.GROUP) == []


class TestParts:
    @pytest.mark.parametrize(
        ("total", "parts", "expected"),
        [
            ("5 GW", ["2 GW", "3 GW"], []),
            ("5 GW", ["2 GW", "3.1 GW"], ["site-over-programme W"]),
            (">5 GW", ["4 GW", "4 GW"], []),
            ("5 GW", ["<=4 GW", "<=4 GW"], []),
            ("~5 GW", ["2 GW", "3.1 GW"], []),
        ],
    )
    def test_parts_are_not_more_than_their_whole(self, total: str, parts: list[str], expected: list[str]):
        """Only what the hedges rule out is told."""
        sites = [site(f"part-{index}", part_of="all-sites", capacity=Power(part)) for index, part in enumerate(parts)]
        assert check(site("all-sites", kind=SiteKind.GROUP, capacity=Power(total)), *sites) == expected

    def test_a_site_under_two_names_counts_once(self):
        """What may be the same is not added up, and another kind of capacity is not compared."""
        whole = site("all-sites", kind=SiteKind.GROUP, capacity=Power("5 GW"))
        one = site("one", part_of="all-sites", capacity=Power("3 GW"))
        again = site("again", part_of="all-sites", capacity=Power("3 GW"), may_be_same=("one",))
        assert check(whole, one, again) == []
        assert check(whole, one, site("other", part_of="all-sites", contracted=Power("9 GW"))) == []


class TestPlaces:
    def placed(self, latitude: str, longitude: str, subdivision: str | None = "US-TX") -> list[str]:
        """What is found at a position."""
        where = Location(
            country="US",
            subdivision=subdivision,
            latitude=Decimal(latitude),
            longitude=Decimal(longitude),
            precision=Precision.LOCALITY,
        )
        return check(site(location=where))

    def test_a_position_lies_in_its_country_and_state(self):
        """A lost sign is found, and a place in another state."""
        assert self.placed("32.4", "-99.7") == []
        assert self.placed("32.4", "99.7") == ["place-of-site E", "place-of-site E"]
        assert self.placed("39.1", "-75.5") == ["place-of-site E"]
        assert self.placed("52.8", "173.2", None) == []  # the Aleutians

    def test_boxes_are_ordered(self):
        """Each box has its south and west first."""
        for boxes in BOXES.values():
            for south, north, west, east in boxes:
                assert -90 <= south < north <= 90
                assert -180 <= west < east <= 180

    @pytest.mark.parametrize("connection", [Connection.BEHIND_THE_METER, Connection.BOTH])
    def test_what_is_behind_the_meter_has_a_site(self, connection: Connection):
        """There is no meter without a site."""
        assert check(source(connection=connection)) == ["meter-without-site E"]
        assert check(source(connection=connection, site="abilene")) == []
        assert check(source(connection=Connection.GRID)) == []
