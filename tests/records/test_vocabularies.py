"""The closed vocabularies of the records: their codes, meanings and labels."""

from __future__ import annotations

import inspect
import re
from itertools import pairwise

import pytest

from stargate_model.claims.vocabulary import Vocabulary
from stargate_model.errors import VocabularyError
from stargate_model.records import vocabularies
from stargate_model.records.vocabularies import Coded, Stage, Status, Technology

CODES = {
    "Status": "announced land_secured permitting permitted construction commissioning operating standby suspended "
    "cancelled mothballed retired unknown",
    "Criterion": "permanent_works site_preparation ceremony reported",
    "Fuel": "natural_gas other_gas biogas biomass waste coal diesel oil peat hydrogen nuclear solar wind hydro marine "
    "geothermal storage grid_mix waste_heat other unknown",
    "Technology": "gas_turbine combined_cycle steam_turbine reciprocating_engine fuel_cell photovoltaic "
    "concentrated_solar wind_onshore wind_offshore hydro_turbine pumped_storage hydrokinetic organic_rankine "
    "binary_cycle nuclear_reactor battery flywheel compressed_air grid_supply other unknown",
    "SourceRole": "primary backup bridge peaking unknown",
    "Connection": "grid behind_the_meter islanded both unknown",
    "CapacityBasis": "nameplate_gross nameplate_net",
    "PartnerRole": "lead equity_funder debt_funder investor financial_lead operator owner landlord tenant "
    "technology_partner technology_supplier constructor energy_supplier public_authority",
    "OfficeRole": "chair executive founder head_of_government official analyst academic",
    "OrganisationKind": "company joint_venture investment_fund government agency research_institute university press",
    "SiteKind": "campus group building",
    "CommitmentKind": "investment procurement employment construction capacity",
    "Stage": "pledge commitment disbursement expenditure cancelled",
    "Instrument": "equity preferred_equity loan subordinated_loan bond grant guarantee hybrid purchase lease in_kind "
    "unknown",
    "IndicatorKind": "electricity_use electricity_share power_demand compute_share compute_growth cost_ratio users "
    "count ranking qualitative cost water_use",
    "PolicyKind": "executive_order emergency_declaration statute_or_state_rule permit export_control sanctions "
    "treaty_withdrawal framework_or_standard public_land support_statement other",
    "EventKind": "announcement opening ground_breaking statement denial publication order outage other",
    "Effect": "risk benefit neutral",
    "AssessmentCategory": "supply_chain regulation politics security energy_supply climate cost competition "
    "innovation economy access leadership data_protection",
    "MissingReason": "not_stated not_applicable withheld not_yet_known",
    "Precision": "exact site locality county subdivision country region unknown",
}

VOCABULARIES = [
    kind
    for _, kind in inspect.getmembers(vocabularies, inspect.isclass)
    if issubclass(kind, Vocabulary) and kind not in {Vocabulary, Coded}
]
MEMBERS = [member for kind in VOCABULARIES for member in kind]


def _name(value: object) -> str:
    return (
        f"{type(value).__name__}.{value}" if isinstance(value, Vocabulary) else getattr(value, "__name__", str(value))
    )


class TestCodes:
    """Which codes there are."""

    def test_no_vocabulary_is_missing_or_unlisted(self) -> None:
        """The vocabularies of the module are those of the specification."""
        assert {kind.__name__ for kind in VOCABULARIES} == set(CODES)

    @pytest.mark.parametrize("kind", VOCABULARIES, ids=_name)
    def test_the_codes_are_those_of_the_specification_in_its_order(self, kind: type[Vocabulary]) -> None:
        """A vocabulary is closed: no code is added, lost or renamed unseen."""
        assert " ".join(member.value for member in kind) == CODES[kind.__name__]

    @pytest.mark.parametrize("member", MEMBERS, ids=_name)
    def test_a_code_is_the_name_of_its_member_in_lowercase(self, member: Vocabulary) -> None:
        """Codes are lowercase snake_case, and the Python name is the same word in capitals."""
        assert re.fullmatch(r"[a-z]+(_[a-z]+)*", member.value)
        assert member.name == member.value.upper()

    @pytest.mark.parametrize("member", MEMBERS, ids=_name)
    def test_a_code_parses_to_its_member(self, member: Vocabulary) -> None:
        """Every code can be read back."""
        assert type(member).parse(member.value) is member


class TestWords:
    """What is told about a code."""

    @pytest.mark.parametrize("kind", VOCABULARIES, ids=_name)
    def test_every_vocabulary_says_what_it_classifies_and_its_source(self, kind: type[Vocabulary]) -> None:
        """The docstring is its own, and names in brackets where the list is from."""
        assert kind.__doc__
        assert re.fullmatch(r"[A-Z][^\n]+ \([^()]+\)\.", kind.__doc__)

    @pytest.mark.parametrize("member", MEMBERS, ids=_name)
    def test_every_meaning_is_a_phrase(self, member: Vocabulary) -> None:
        """A meaning starts small or with an acronym, and has no full stop."""
        assert re.fullmatch(r"\S.*[^.\s]", member.meaning)

    @pytest.mark.parametrize("member", MEMBERS, ids=_name)
    def test_every_label_is_a_short_phrase_without_an_article(self, member: Vocabulary) -> None:
        """A label is sentence case in running text: no capital at the start, no code left over."""
        assert re.fullmatch(r"[a-z][A-Za-z -]{1,39}", member.label)
        assert not re.match(r"(a|an|the) ", member.label)

    @pytest.mark.parametrize("kind", VOCABULARIES, ids=_name)
    def test_labels_and_meanings_tell_codes_apart(self, kind: type[Vocabulary]) -> None:
        """No two codes of a vocabulary have one label or one meaning."""
        assert len({member.label for member in kind}) == len(kind)
        assert len({member.meaning for member in kind}) == len(kind)

    def test_a_proper_name_keeps_its_capital(self) -> None:
        """A label that is not the code in words is written out in the table."""
        assert Technology.ORGANIC_RANKINE.label == "organic Rankine cycle"
        assert vocabularies.PartnerRole.EQUITY_FUNDER.label == "equity funder"


class TestOrder:
    """Codes whose order means something."""

    def test_stages_and_statuses_stand_in_the_order_of_progress(self) -> None:
        """The order of the table is the order of progress, up to the point where the promise or plant is real."""
        stages = list(Stage)
        assert stages.index(Stage.PLEDGE) < stages.index(Stage.COMMITMENT) < stages.index(Stage.DISBURSEMENT)
        progress = [Status.ANNOUNCED, Status.PERMITTED, Status.CONSTRUCTION, Status.OPERATING, Status.RETIRED]
        statuses = list(Status)
        assert all(statuses.index(before) < statuses.index(after) for before, after in pairwise(progress))


class TestCoded:
    """The methods of a vocabulary with codes elsewhere."""

    def test_a_code_of_another_standard_is_read(self) -> None:
        """The member comes back typed as its own vocabulary."""
        assert Technology.from_code("eia", "CT") is Technology.COMBINED_CYCLE

    def test_candidates_are_all_that_a_code_may_mean(self) -> None:
        """A planned plant may have its land or not."""
        assert Status.candidates("eia", "P") == (Status.ANNOUNCED, Status.LAND_SECURED)

    def test_codes_are_given_back(self) -> None:
        """A member knows its codes; one without an equivalent has none."""
        assert Status.OPERATING.codes("eia") == ("OP", "OA")
        assert Technology.GRID_SUPPLY.codes("eia") == ()

    def test_what_is_only_believed_is_said_to_be(self) -> None:
        """An unverified pair reads like any other, and can be told from it."""
        assert Status.RETIRED.is_verified("gem", "retired")
        assert not Status.RETIRED.is_verified("iati", "4")

    def test_a_vocabulary_refuses_a_scheme_it_has_no_codes_in(self) -> None:
        """Fuels are not in IATI."""
        with pytest.raises(VocabularyError, match="known: eia, entso_e"):
            vocabularies.Fuel.from_code("iati", "1")
