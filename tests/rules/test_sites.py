"""Rules of sites: places, meanings, and figures that stay with what they are about."""

from __future__ import annotations

from decimal import Decimal

import pytest

from stargate_model.claims.kinds import Power, Share
from stargate_model.records.context import Policy
from stargate_model.records.organisations import Programme
from stargate_model.records.parts import Location, Observation
from stargate_model.records.vocabularies import (
    Connection,
    IndicatorKind,
    PolicyKind,
    Precision,
    SiteKind,
    Status,
    Technology,
)
from stargate_model.rules.sites import RULES
from tests.rules.running import cited, codes, commitment, indicator, name, run, site, source

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


class TestLoadsAndRatings:
    """What a site draws is not what a source gives."""

    LOADED = site(it_load=Power("1.2 GW", evidence=[PHRASE]))

    def test_one_phrase_is_not_load_and_rating(self):
        """The finding stands on the source, and names the site."""
        (finding,) = run(RULES, self.LOADED, source(site="abilene", capacity=Power("1.2 GW", evidence=[PHRASE])))
        assert (finding.code, finding.severity.value, finding.at) == ("mixed-capacity", "error", "/capacity")
        assert finding.related == ("site:abilene",)

    @pytest.mark.parametrize(
        "fields",
        [
            {"capacity": Power("1.2 GW", evidence=[OTHER])},
            {"capacity": Power("1.2 GW")},
            {"capacity": Power("1.2 GW", evidence=[PHRASE]), "technology": Technology.GRID_SUPPLY},
            {"permitted": Power("1.2 GW", evidence=[PHRASE])},
            {"capacity": Power("1.2 GW", evidence=[PHRASE]), "site": "elsewhere"},
        ],
    )
    def test_other_phrases_grids_permits_and_sites_pass(self, fields: dict[str, object]):
        """Only the same words of the same site are told."""
        assert check(self.LOADED, source(**{"site": "abilene", **fields})) == []

    def test_the_capacity_of_a_site_may_be_its_supply(self):
        """Where the source does not say what a capacity means, nothing is mixed."""
        unsaid = site(capacity=Power("1.2 GW", evidence=[PHRASE]))
        assert check(unsaid, source(site="abilene", capacity=Power("1.2 GW", evidence=[PHRASE]))) == []


class TestMixedSums:
    def summed(self, total: str, *parts: dict[str, object], **fields: object) -> list[str]:
        """What is found in a group with a capacity and its parts."""
        group = site("all-sites", kind=SiteKind.GROUP, capacity=Power(total, **fields))
        sites = (site(f"part-{index}", part_of="all-sites", **part) for index, part in enumerate(parts))
        return [code for code in check(group, *sites) if code.startswith("mixed")]

    def test_a_sum_of_other_meanings_that_no_source_states_is_an_error(self):
        """Computing load and capacity are not added up, nor are computing loads to a capacity."""
        assert self.summed("3 GW", {"capacity": Power("1 GW")}, {"it_load": Power("2 GW")}) == ["mixed-sum E"]
        assert self.summed("3 GW", {"it_load": Power("1 GW")}, {"it_load": Power("2 GW")}) == ["mixed-sum E"]
        assert self.summed("3000 MW", {"it_load": Power("1 GW")}, {"it_load": Power("2 GW")}) == ["mixed-sum E"]

    def test_near_misses_pass(self):
        """One meaning, another sum, one part alone, and a total that a source states."""
        one, two = {"capacity": Power("1 GW")}, {"it_load": Power("2 GW")}
        assert self.summed("3 GW", one, {"capacity": Power("2 GW")}) == []
        assert self.summed("3.1 GW", one, two) == []
        assert self.summed(">3 GW", one, two) == []
        assert self.summed("2 GW", two) == []
        assert self.summed("3 GW", one, two, evidence=[PHRASE]) == []
        assert self.summed("3 GW", one, {"it_load": Power("2 GW"), "contracted": Power("2 GW")}) == []


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

    def test_the_capacity_of_a_pledge_is_not_placed_on_a_site(self):
        """A promise for a programme is none for a site, unless it names one."""
        promised = {"programme": "stargate", "capacity": Power("10 GW", evidence=[PHRASE])}
        placed = site(capacity=Power("10 GW", evidence=[PHRASE]))
        assert check(placed, commitment(**promised)) == ["portfolio-not-site E"]
        assert check(placed, commitment(site="abilene", **promised)) == []

    @pytest.mark.parametrize(
        ("parts", "cites", "expected"),
        [
            (["2.5 GW", "2.5 GW"], False, ["portfolio-not-site E"] * 2),
            (["2 GW", "3 GW"], False, ["portfolio-not-site E"] * 2),
            (["5 GW"], False, ["portfolio-not-site E"]),
            (["2 GW", "2 GW"], False, []),
            (["2 GW", "<3 GW"], False, []),
            (["2.5 GW", "2.5 GW"], True, []),
        ],
    )
    def test_a_total_is_not_shared_out(self, parts: list[str], cites: bool, expected: list[str]):  # noqa: FBT001
        """Parts that no source states, and that make the stated total, were made from it."""
        whole = site("all-sites", kind=SiteKind.GROUP, capacity=Power("5 GW", evidence=[PHRASE]))
        evidence = [OTHER] if cites else []
        sites = [
            site(f"part-{index}", part_of="all-sites", capacity=Power(part, evidence=evidence))
            for index, part in enumerate(parts)
        ]
        assert check(whole, *sites) == expected


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
        given_up = site("given-up", part_of="all-sites", capacity=Power("3 GW"), status=Status.CANCELLED)
        assert check(whole, one, given_up) == []
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

    def test_the_coordinate_that_is_outside_is_pointed_at(self):
        """Where the latitude may be right, it is the longitude; and every record with a place is looked at."""
        where = Location(country="US", latitude=Decimal("32.4"), longitude=Decimal("99.7"), precision=Precision.SITE)
        south = Location(country="US", latitude=Decimal("-32.4"), longitude=Decimal("-99.7"), precision=Precision.SITE)
        placed = (
            (site(location=where), "/location/longitude"),
            (site(location=south), "/location/latitude"),
            (commitment(location=where), "/location/longitude"),
            (
                Policy(id="order", name=name("Order"), kind=PolicyKind.PERMIT, jurisdiction=where),
                "/jurisdiction/longitude",
            ),
            (Programme(id="stargate", name=name("Stargate"), seat=where), "/seat/longitude"),
        )
        for record, at in placed:
            (finding,) = run(RULES, record)
            assert (finding.code, finding.at) == ("place-of-site", at)

    @pytest.mark.parametrize("connection", [Connection.BEHIND_THE_METER, Connection.BOTH])
    def test_what_is_behind_the_meter_has_a_site(self, connection: Connection):
        """There is no meter without a site."""
        assert check(source(connection=connection)) == ["meter-without-site E"]
        assert check(source(connection=connection, site="abilene")) == []
        assert check(source(connection=Connection.GRID)) == []
