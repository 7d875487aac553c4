"""Rules of power: what is found, and what comes near it and is not."""

from __future__ import annotations

import pytest
from hypothesis import given

from stargate_model.amounts.hedges import Bound
from stargate_model.amounts.intervals import Answer
from stargate_model.claims.dates import Period
from stargate_model.claims.kinds import Count, Power, Share, figure
from stargate_model.records.parts import Observation
from stargate_model.records.vocabularies import Connection, Fuel, IndicatorKind, SourceRole, Status, Technology
from stargate_model.rules.power import RULES
from stargate_model.strategies import figures, numbers
from tests.rules.running import cited, codes, indicator, name, run, site, source

SMALL = numbers(digits=4, size=3)


def check(*records: object) -> list[str]:
    """The codes that the rules of power find."""
    return codes(run(RULES, *records))


class TestFuelTechnology:
    def test_impossible_pair_is_an_error(self):
        """A gas turbine does not run on wind."""
        assert check(source(technology=Technology.GAS_TURBINE, fuel=Fuel.WIND)) == ["fuel-technology E"]

    @pytest.mark.parametrize("fuel", [Fuel.NATURAL_GAS, Fuel.UNKNOWN, Fuel.OTHER])
    def test_possible_and_unknown_pairs_pass(self, fuel: Fuel):
        """What can be, and what is not told, is no finding."""
        assert check(source(technology=Technology.GAS_TURBINE, fuel=fuel)) == []


class TestUnitsTimesRating:
    @pytest.mark.parametrize(
        ("units", "rating", "capacity", "expected"),
        [
            ("29 turbine", "34 MW", "986 MW", []),
            ("29 turbine", "34.3 MW", "1 GW", []),  # 994.7 MW, printed as one digit of gigawatts
            ("29 turbine", "40 MW", "986 MW", ["units-times-rating E"]),
            ("29 turbine", "36 MW", "~986 MW", []),  # 1,044 MW is within the tolerance and the rounding of the rating
            ("29 turbine", "40 MW", "~986 MW", ["units-times-rating E"]),
            ("<=29 turbine", "34 MW", "986 MW", ["units-times-rating W"]),  # only with all 29
            ("<=29 turbine", "40 MW", "986 MW", []),
            ("<=29 turbine", "30 MW", "986 MW", ["units-times-rating E"]),
            (">=29 turbine", "20 MW", "986 MW", []),
            (">29 turbine", "40 MW", "986 MW", ["units-times-rating E"]),
        ],
    )
    def test_the_units_make_the_capacity(self, units: str, rating: str, capacity: str, expected: list[str]):
        """It is an error where no numbers fit, and a warning where only the edge of a hedge does."""
        built = source(unit_count=Count(units), unit_rating=Power(rating), capacity=Power(capacity))
        assert check(built) == expected

    def test_a_rating_that_is_not_stated_is_derived_in_a_note(self):
        """Up to 29 turbines with about 986 MW are at least about 34 MW each."""
        (note,) = run(RULES, source(unit_count=Count("<=29 turbine"), capacity=Power("~986 MW")))
        assert (note.code, note.severity.value, note.params["rating"]) == (
            "units-times-rating",
            "note",
            Power("~>=34 MW"),
        )

    def test_a_rating_that_was_worked_out_is_a_note(self):
        """Beside a count and a capacity that a source states, one without evidence is derived."""
        stated = {
            "unit_count": Count("29 turbine", evidence=[cited("29 turbines")]),
            "capacity": Power("986 MW", evidence=[cited("986 MW")]),
        }
        (note,) = run(RULES, source(unit_rating=Power("34 MW"), **stated))
        assert (note.code, note.severity.value, note.at) == ("units-times-rating", "note", "/unit_rating")
        assert check(source(unit_rating=Power("34 MW", evidence=[cited("34 MW")]), **stated)) == []
        assert check(source(unit_rating=Power("34 MW"), unit_count=Count("29 turbine"), capacity=Power("986 MW"))) == []

    def test_a_long_quotient_is_told_short_and_as_approximate(self):
        """What is rounded for a message is told as rounded."""
        (note,) = run(RULES, source(unit_count=Count("3 turbine"), capacity=Power("100 MW")))
        assert note.params["rating"] == Power("~33.33 MW")

    def test_no_units_share_no_capacity(self):
        """Zero units derive no rating, and raise nothing."""
        assert check(source(unit_count=Count("0 turbine"), capacity=Power("100 MW"))) == []

    @given(units=figures(Count, SMALL, bare=True), rating=figures(Power, SMALL, bare=True))
    def test_a_capacity_that_the_units_can_make_is_no_error(self, units: Count, rating: Power):
        """Where one pair of numbers makes the capacity, no error is reported."""
        made = (units.interval() * rating.interval()).low
        assert made is not None
        capacity = Power(value=made, unit="W", bound=Bound.AT_LEAST)
        found = check(source(unit_count=units, unit_rating=rating, capacity=capacity))
        assert "units-times-rating E" not in found


class TestBackupNotFirm:
    def test_primary_and_backup_at_once_is_a_note(self):
        """A source with both roles counts once."""
        assert check(source(roles=(SourceRole.PRIMARY, SourceRole.BACKUP))) == ["backup-not-firm N"]

    def test_a_store_as_primary_supply_is_a_warning(self):
        """A battery has to be filled by others."""
        stored = source(technology=Technology.BATTERY, fuel=Fuel.STORAGE, roles=(SourceRole.PRIMARY,))
        assert check(stored) == ["backup-not-firm W"]

    @pytest.mark.parametrize("roles", [(), (SourceRole.PRIMARY,), (SourceRole.BACKUP,)])
    def test_one_role_passes(self, roles: tuple[SourceRole, ...]):
        """A source with one role or none is no finding."""
        assert check(source(roles=roles)) == []


class TestLoads:
    @pytest.mark.parametrize(
        ("it_load", "facility_load", "expected"),
        [
            ("1 GW", "1.2 GW", []),
            ("1.2 GW", "1 GW", ["it-over-facility E"]),
            ("~1.05 GW", "1 GW", []),
            (">=0.9 GW", "1 GW", []),
            (">1 GW", "1 GW", ["it-over-facility E"]),
            ("1 GW", "2.6 GW", ["it-over-facility W"]),
            ("1 GW", ">=2.4 GW", []),
        ],
    )
    def test_the_whole_draws_as_much_as_its_computers(self, it_load: str, facility_load: str, expected: list[str]):
        """Less than the computers is an error, far more a warning, and what a hedge leaves open is nothing."""
        assert check(site(it_load=Power(it_load), facility_load=Power(facility_load))) == expected

    @given(it_load=figures(Power, SMALL, bare=True), facility=figures(Power, SMALL, bare=True))
    def test_error_only_where_no_pair_fits(self, it_load: Power, facility: Power):
        """No error is reported where the facility may draw as much as its computers."""
        if "it-over-facility E" in check(site(it_load=it_load, facility_load=facility)):
            assert facility.below(it_load) is Answer.YES

    def test_a_stated_pue_goes_with_both_loads(self):
        """Facility load is computing load times the ratio, within the printed digits."""
        loads = {"it_load": Power("1 GW"), "pue": Share("1.2 ratio")}
        assert check(site(facility_load=Power("1.2 GW"), **loads)) == []
        assert check(site(facility_load=Power("1.00 TW"), **loads)) == ["it-over-facility W", "pue-mismatch E"]


class TestLoadOverConnection:
    LOADED = site(facility_load=Power("1.2 GW"), grid_connection=Power("200 MW"))

    def on_site(self, roles: tuple[SourceRole, ...], capacity: str | None) -> object:
        """A source behind the meter of the site."""
        power = None if capacity is None else Power(capacity)
        return source(site="abilene", roles=roles, capacity=power, connection=Connection.BEHIND_THE_METER)

    def test_too_little_firm_supply_is_a_warning(self):
        """Backup does not count towards the load."""
        assert check(self.LOADED) == ["load-over-connection W"]
        backup = self.on_site((SourceRole.BACKUP,), "2 GW")
        assert check(self.LOADED, backup) == ["load-over-connection W"]

    @pytest.mark.parametrize("capacity", ["1 GW", ">500 MW", None])
    def test_supply_that_may_be_enough_passes(self, capacity: str | None):
        """A primary source that may fill the gap, or whose capacity is not stated, leaves it open."""
        assert check(self.LOADED, self.on_site((SourceRole.PRIMARY,), capacity)) == []

    @pytest.mark.parametrize("status", [Status.CANCELLED, Status.RETIRED])
    def test_what_is_gone_supplies_nothing(self, status: Status):
        """A source that was given up or retired does not count."""
        gone = self.on_site((SourceRole.PRIMARY,), "2 GW").replace(status=status)
        assert check(self.LOADED, gone) == ["load-over-connection W"]

    def test_supply_beyond_any_figure_is_told_as_nothing(self):
        """A message names no power that a figure cannot state."""
        vast = site(facility_load=Power("1e20 TW"), grid_connection=Power("1e19 TW"))
        (finding,) = run(RULES, vast)
        assert finding.params["supply"] == ""

    def test_without_a_stated_connection_it_is_open(self):
        """A grid connection that is not told of may be any; where all supply is islanded there is none."""
        alone = site(facility_load=Power("1.2 GW"))
        assert check(alone) == []
        island = source(site="abilene", capacity=Power("1 GW"), connection=Connection.ISLANDED)
        assert check(alone, island) == ["load-over-connection W"]


class TestPlantAndUnits:
    TURBINES = source("turbines", site="abilene", fuel=Fuel.NATURAL_GAS, capacity=Power("986 MW"))

    def test_unlinked_sources_of_one_site_and_fuel_are_a_warning(self):
        """They may be the same machines told of twice."""
        plant = source("plant", site="abilene", fuel=Fuel.NATURAL_GAS)
        assert check(self.TURBINES, plant) == ["plant-and-units W"]

    def test_linked_sources_are_a_note(self):
        """Once linked, it is only said that they are not summed."""
        plant = source("plant", site="abilene", fuel=Fuel.NATURAL_GAS, may_overlap=("turbines",))
        assert check(self.TURBINES, plant) == ["plant-and-units N"]

    @pytest.mark.parametrize("evidence", [(), (cited("1346 MW", start=0),)])
    def test_a_sum_of_linked_sources_is_an_error(self, evidence: tuple[object, ...]):
        """A figure without a source of its own that adds them up counts the machines twice."""
        plant = source("plant", site="abilene", permitted=Power("360 MW"), may_overlap=("turbines",))
        summed = site(capacity=Power("1346 MW", evidence=evidence))
        assert check(self.TURBINES, plant, summed) == ["plant-and-units N" if evidence else "plant-and-units E"]

    def test_a_sum_of_all_sources_is_an_error_too(self):
        """Two of them are linked, and the third is counted with both; other sums and others' figures pass."""
        plant = source("plant", site="abilene", permitted=Power("360 MW"), may_overlap=("turbines",))
        panels = source("panels", site="abilene", fuel=Fuel.SOLAR, capacity=Power("4 MW"))
        (finding,) = run(RULES, self.TURBINES, plant, panels, site(facility_load=Power("1.35 GW")))
        assert (finding.code, finding.severity.value) == ("plant-and-units", "error")
        assert (finding.record, finding.at) == ("site:abilene", "/facility_load")
        assert check(self.TURBINES, plant, panels, site(facility_load=Power("1.36 GW"))) == ["plant-and-units N"]
        spare = source("spare", site="abilene", fuel=Fuel.OIL, capacity=Power("1346 MW"))
        assert check(self.TURBINES, plant, spare) == ["plant-and-units N"]

    def test_the_link_is_pointed_at(self):
        """Of two records that name each other, in the one whose id comes last."""
        plant = source("plant", site="abilene", fuel=Fuel.NATURAL_GAS, may_overlap=("turbines",))
        (note,) = run(RULES, plant, self.TURBINES)
        assert (note.record, note.at) == ("power_source:plant", "/may_overlap/0")
        part = self.TURBINES.replace(part_of="plant")
        (note,) = run(RULES, plant, part)
        assert (note.record, note.at, note.related) == ("power_source:turbines", "/part_of", ("power_source:plant",))

    def test_parts_of_one_plant_are_told_apart(self):
        """Units of a plant are not each other."""
        plant = source("plant", site="abilene", fuel=Fuel.NATURAL_GAS)
        units = [source(f"unit-{one}", site="abilene", fuel=Fuel.NATURAL_GAS, part_of="plant") for one in "ab"]
        assert check(plant, *units) == ["plant-and-units N"] * 2

    def test_each_of_many_sources_is_told_of_with_one_other(self):
        """What is found grows with the data, and not with its square; a third is found beside a linked pair."""
        many = [source(f"unit-{number}", site="abilene", fuel=Fuel.NATURAL_GAS) for number in range(100)]
        assert check(*many) == ["plant-and-units W"] * 99
        plant = source("plant", site="abilene", fuel=Fuel.NATURAL_GAS, part_of="turbines")
        third = source("third", site="abilene", fuel=Fuel.NATURAL_GAS, may_overlap=("turbines",))
        assert check(self.TURBINES, plant, third) == ["plant-and-units N", "plant-and-units N", "plant-and-units W"]

    def test_other_machines_pass(self):
        """Other sites, other fuels and machines of another kind are told apart."""
        others = (
            source("elsewhere", site="other", fuel=Fuel.NATURAL_GAS),
            source("panels", site="abilene", fuel=Fuel.SOLAR, technology=Technology.PHOTOVOLTAIC),
        )
        assert check(self.TURBINES, *others) == []
        turbines = source("a1", site="abilene", fuel=Fuel.NATURAL_GAS, technology=Technology.GAS_TURBINE)
        engines = source("a2", site="abilene", fuel=Fuel.NATURAL_GAS, technology=Technology.RECIPROCATING_ENGINE)
        assert check(turbines, engines) == []


class TestEnergyOverCapacity:
    def observed(self, energy: str, power: str, year: str = "2023") -> tuple[object, ...]:
        """Energy and power of one subject in one year."""
        return tuple(
            indicator(
                f"series-{index}",
                kind,
                subject=name("Data centres"),
                observations=(Observation(period=Period(year), figure=figure(amount)),),
            )
            for index, (kind, amount) in enumerate(
                [(IndicatorKind.ELECTRICITY_USE, energy), (IndicatorKind.POWER_DEMAND, power)]
            )
        )

    @pytest.mark.parametrize(
        ("energy", "power", "year", "expected"),
        [
            ("8.76 TWh", "1 GW", "2023", []),
            ("8.784 TWh", "1 GW", "2023", ["energy-over-capacity E"]),
            ("8.784 TWh", "1 GW", "2024", []),
            ("8.785 TWh", "1 GW", "2024", ["energy-over-capacity E"]),
            ("8.76 TWh", "1 GW", "2023-01-01/2023-12-31", []),
            ("8.784 TWh", "1 GW", "2023-03-01/2024-02-29", []),  # a year with a 29 February in it
            ("8.761 TWh", "1 GW", "2022-03-01/2023-02-28", ["energy-over-capacity E"]),
            ("0.744 TWh", "1 GW", "2025-01", []),
            ("0.745 TWh", "1 GW", "2025-01", ["energy-over-capacity E"]),
            ("9 TWh", "1 GW", "FY2023", []),  # which months it has is not said
            ("9 TWh", "1 GW", "2023/..", []),
            ("<=9 TWh", "1 GW", "2023", []),
            ("9 TWh", "~1 GW", "2023", []),
            ("9 TWh", ">=1 GW", "2023", []),
            (">=9 TWh", "1 GW", "2023", ["energy-over-capacity E"]),
        ],
    )
    def test_a_year_has_its_hours(self, energy: str, power: str, year: str, expected: list[str]):
        """Energy is at most power times 8,760 hours, and 8,784 in a leap year."""
        assert check(*self.observed(energy, power, year)) == expected

    def test_other_subjects_and_times_are_not_compared(self):
        """The energy of one year is not held against the power of another."""
        use, _ = self.observed("9 TWh", "1 GW")
        _, demand = self.observed("9 TWh", "1 GW", "2022")
        assert check(use, demand) == []
