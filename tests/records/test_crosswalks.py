"""The crosswalks to the codes of other standards: every row, in both directions."""

from __future__ import annotations

import tomllib
from collections import Counter
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stargate_model.amounts.units import unit
from stargate_model.claims.evidence import Confidence, SourceType
from stargate_model.claims.vocabulary import Vocabulary
from stargate_model.errors import VocabularyError
from stargate_model.records import crosswalks, vocabularies
from stargate_model.records.crosswalks import Row
from stargate_model.records.vocabularies import (
    Coded,
    Fuel,
    IndicatorKind,
    Instrument,
    PartnerRole,
    SourceRole,
    Stage,
    Status,
    Technology,
)

CODED: dict[str, type[Vocabulary]] = {kind.__name__: kind for kind in Coded.__subclasses__()}
OF_CLAIMS: dict[str, type[Vocabulary]] = {"Confidence": Confidence, "SourceType": SourceType}
KINDS = CODED | OF_CLAIMS
TABLES = [(name, scheme) for name in crosswalks.vocabularies() for scheme in crosswalks.schemes(name)]
ROWS = [(KINDS[name], scheme, row) for name, scheme in TABLES for row in crosswalks.rows(name, scheme)]
IDS = [f"{kind.__name__}-{scheme}-{row.ours}-{row.theirs}" for kind, scheme, row in ROWS]
UNIT_ROWS = crosswalks.rows("units", "rec20")


def _of_code(name: str, scheme: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in crosswalks.rows(name, scheme):
        found.setdefault(row.theirs, []).append(row)
    return found


class TestData:
    """What the file holds."""

    def test_every_vocabulary_and_scheme_is_listed(self) -> None:
        """No table is left unread by a misspelt name."""
        assert {(name, scheme) for name, scheme in TABLES} == {
            ("Status", "eia"),
            ("Status", "gem"),
            ("Status", "oc4ids"),
            ("Status", "iati"),
            ("Status", "wood_mackenzie"),
            ("Status", "jrc_ppdb"),
            ("Fuel", "eia"),
            ("Fuel", "entso_e"),
            ("Fuel", "powerplantmatching"),
            ("Technology", "eia"),
            ("Technology", "entso_e"),
            ("Technology", "powerplantmatching"),
            ("SourceRole", "iso_8528"),
            ("SourceRole", "entso_e"),
            ("PartnerRole", "oc4ids"),
            ("PartnerRole", "iati"),
            ("PartnerRole", "epoch"),
            ("Stage", "iati"),
            ("Stage", "iati_budget"),
            ("Instrument", "iati"),
            ("Instrument", "oc4ids"),
            ("IndicatorKind", "iati"),
            ("Confidence", "epoch"),
            ("SourceType", "bods"),
        }

    def test_every_coded_vocabulary_has_a_table(self) -> None:
        """A vocabulary that offers codes has some, and none is kept for a vocabulary that is not there."""
        assert set(crosswalks.vocabularies()) == set(KINDS)

    @pytest.mark.parametrize(("name", "scheme"), TABLES)
    def test_no_pair_stands_twice(self, name: str, scheme: str) -> None:
        """A pair is one row."""
        pairs = Counter((row.ours, row.theirs) for row in crosswalks.rows(name, scheme))
        assert [pair for pair, times in pairs.items() if times > 1] == []

    @pytest.mark.parametrize(("name", "scheme"), TABLES)
    def test_a_code_has_at_most_one_primary_row_and_only_where_it_is_needed(self, name: str, scheme: str) -> None:
        """Primary rows choose among several candidates, by a rule that the data states."""
        for rows in _of_code(name, scheme).values():
            primary = [row for row in rows if row.primary]
            assert len(primary) <= 1
            assert not primary or len(rows) > 1
            assert all(bool(row.rule) is row.primary for row in rows)

    def test_the_file_says_each_thing_in_the_form_of_a_row(self) -> None:
        """The file has tables of lists of rows, and nothing else."""
        text = files("stargate_model.records").joinpath("crosswalks.toml").read_text(encoding="utf-8")
        fields = {"ours", "theirs", "primary", "rule", "unverified"}
        for schemes in tomllib.loads(text).values():
            for rows in schemes.values():
                assert all({"ours", "theirs"} <= set(row) <= fields for row in rows)

    def test_the_unverified_pairs_are_these(self) -> None:
        """What is only believed is named one by one; checking a pair takes it off this list."""
        unverified = {(kind.__name__, scheme, row.ours, row.theirs) for kind, scheme, row in ROWS if row.unverified}
        assert unverified == {
            ("Status", "gem", "land_secured", "pre-construction"),
            ("Status", "oc4ids", "operating", "maintenance"),
            ("Status", "oc4ids", "standby", "maintenance"),
            ("Status", "iati", "operating", "2"),
            ("Status", "iati", "retired", "4"),
            ("SourceRole", "iso_8528", "primary", "PRP"),
            ("SourceRole", "iso_8528", "backup", "ESP"),
            ("SourceRole", "iso_8528", "bridge", "LTP"),
            ("PartnerRole", "oc4ids", "lead", "administrativeEntity"),
            ("PartnerRole", "iati", "financial_lead", "2"),
            ("PartnerRole", "iati", "technology_partner", "3"),
            ("PartnerRole", "iati", "public_authority", "2"),
            ("PartnerRole", "epoch", "operator", "Owner"),
        }


class TestBothDirections:
    """Every row, read and given back."""

    @pytest.mark.parametrize(("kind", "scheme", "row"), ROWS, ids=IDS)
    def test_our_code_exists(self, kind: type[Vocabulary], scheme: str, row: Row) -> None:
        """A row stands for a member of its vocabulary."""
        assert kind.parse(row.ours).value == row.ours

    @pytest.mark.parametrize(("kind", "scheme", "row"), ROWS, ids=IDS)
    def test_their_code_leads_to_ours(self, kind: type[Vocabulary], scheme: str, row: Row) -> None:
        """Reading their code finds our member among the candidates."""
        assert kind(row.ours) in crosswalks.candidates(kind, scheme, row.theirs)

    @pytest.mark.parametrize(("kind", "scheme", "row"), ROWS, ids=IDS)
    def test_our_code_leads_to_theirs(self, kind: type[Vocabulary], scheme: str, row: Row) -> None:
        """Our member gives their code among its codes."""
        assert row.theirs in crosswalks.codes(kind(row.ours), scheme)

    @pytest.mark.parametrize(("kind", "scheme", "row"), ROWS, ids=IDS)
    def test_a_reading_is_the_only_or_the_primary_candidate_or_refused(
        self, kind: type[Vocabulary], scheme: str, row: Row
    ) -> None:
        """A code is never read as one of several members without a rule that says which."""
        same = _of_code(kind.__name__, scheme)[row.theirs]
        wanted = [other.ours for other in same if other.primary or len(same) == 1]
        if wanted:
            assert [crosswalks.from_code(kind, scheme, row.theirs).value] == wanted
        else:
            with pytest.raises(VocabularyError, match="stands for several"):
                crosswalks.from_code(kind, scheme, row.theirs)

    @pytest.mark.parametrize(("kind", "scheme", "row"), ROWS, ids=IDS)
    def test_whether_it_was_checked_is_reported(self, kind: type[Vocabulary], scheme: str, row: Row) -> None:
        """An unverified row is kept, and said to be unverified."""
        assert crosswalks.is_verified(kind(row.ours), scheme, row.theirs) is not row.unverified


class TestTraps:
    """Rows that are easily got wrong."""

    @pytest.mark.parametrize(
        ("kind", "scheme", "code", "member"),
        [
            (Technology, "eia", "GT", Technology.GAS_TURBINE),
            (Technology, "eia", "CA", Technology.COMBINED_CYCLE),
            (Technology, "eia", "CS", Technology.COMBINED_CYCLE),
            (Technology, "eia", "IC", Technology.RECIPROCATING_ENGINE),
            (Technology, "eia", "ST", Technology.STEAM_TURBINE),
            (Technology, "eia", "CP", Technology.CONCENTRATED_SOLAR),
            (Technology, "eia", "BT", Technology.BINARY_CYCLE),
            (Technology, "entso_e", "B47", Technology.ORGANIC_RANKINE),
            (Fuel, "eia", "WAT", Fuel.HYDRO),
            (Fuel, "eia", "MWH", Fuel.STORAGE),
            (Fuel, "entso_e", "B02", Fuel.COAL),
            (Status, "eia", "P", Status.ANNOUNCED),
            (Status, "eia", "TS", Status.COMMISSIONING),
            (Status, "eia", "OS", Status.MOTHBALLED),
            (Status, "gem", "shelved", Status.SUSPENDED),
            (Status, "iati", "2", Status.CONSTRUCTION),
            (PartnerRole, "oc4ids", "funder", PartnerRole.INVESTOR),
            (PartnerRole, "epoch", "Owner", PartnerRole.OWNER),
            (Stage, "iati", "2", Stage.COMMITMENT),
            (Stage, "iati_budget", "2", Stage.COMMITMENT),
            (Stage, "iati_budget", "1", Stage.PLEDGE),
            (Instrument, "oc4ids", "loan", Instrument.LOAN),
            (SourceRole, "entso_e", "B59", SourceRole.BACKUP),
        ],
    )
    def test_a_code_reads_as_its_member(self, kind: type[Coded], scheme: str, code: str, member: Coded) -> None:
        """A gas turbine is no steam turbine, an engine is no turbine, and a plan is no construction."""
        assert kind.from_code(scheme, code) is member

    @pytest.mark.parametrize(
        ("kind", "scheme", "code"),
        [
            (Status, "oc4ids", "preparation"),
            (Technology, "entso_e", "B25"),
            (Technology, "entso_e", "B54"),
            (PartnerRole, "oc4ids", "supplier"),
            (PartnerRole, "iati", "4"),
            (IndicatorKind, "iati", "1"),
            (IndicatorKind, "iati", "2"),
        ],
    )
    def test_a_code_without_a_rule_is_ambiguous(self, kind: type[Coded], scheme: str, code: str) -> None:
        """The refusal names every candidate, so that a person can choose."""
        with pytest.raises(VocabularyError, match="Choose one") as caught:
            kind.from_code(scheme, code)
        assert caught.value.params["known"] == ", ".join(kind.candidates(scheme, code))

    def test_the_ambiguous_codes_are_no_more_than_those(self) -> None:
        """Seven codes in all are refused as ambiguous."""
        refused = [
            (name, scheme, code)
            for name, scheme in TABLES
            for code, rows in _of_code(name, scheme).items()
            if len(rows) > 1 and not any(row.primary for row in rows)
        ]
        assert len(refused) == 7

    def test_a_status_is_no_role(self) -> None:
        """EIA SB is the status standby; no scheme turns it into a backup source."""
        assert Status.from_code("eia", "SB") is Status.STANDBY
        assert "eia" not in crosswalks.schemes("SourceRole")

    def test_the_owner_type_behind_the_meter_is_no_connection(self) -> None:
        """Connections have no crosswalk: EIA entity type B is a kind of owner."""
        assert crosswalks.schemes("Connection") == ()


class TestRefusals:
    """What is not in the crosswalks."""

    def test_an_unknown_code_names_scheme_code_and_the_nearest(self) -> None:
        """The error helps to find the code that was meant."""
        with pytest.raises(
            VocabularyError, match=r"'shelve' is not a gem code for Status\. Nearest: shelved"
        ) as caught:
            Status.from_code("gem", "shelve")
        assert caught.value.code == "unknown-word"
        assert caught.value.params["vocabulary"] == "Status gem"
        assert caught.value.params["nearest"] == "shelved"

    def test_a_code_like_no_other_names_all(self) -> None:
        """Without a near code the whole list is the help."""
        with pytest.raises(VocabularyError, match=r"'Z9' is not .* Known: 12, 13, 2, 11, 3, 4\."):
            Stage.candidates("iati", "Z9")

    def test_an_unknown_scheme_names_the_known(self) -> None:
        """A misspelt scheme is answered with those that there are."""
        with pytest.raises(VocabularyError, match="known: eia, gem, oc4ids, iati") as caught:
            Status.from_code("eai", "P")
        assert caught.value.params["nearest"] == "eia"

    def test_a_vocabulary_without_a_crosswalk_says_so(self) -> None:
        """Asking for the codes of a vocabulary that has none is an error, not an empty answer."""
        with pytest.raises(VocabularyError, match="there is none"):
            crosswalks.codes(vocabularies.Effect.RISK, "eia")

    def test_verified_is_asked_of_a_pair(self) -> None:
        """A code that stands for another member is refused, with the member that it stands for."""
        with pytest.raises(VocabularyError, match="does not stand for 'coal'") as caught:
            Fuel.COAL.is_verified("eia", "NG")
        assert caught.value.params["known"] == "natural_gas"

    @given(st.text(max_size=100))
    def test_any_text_is_read_or_refused_with_an_error_of_ours(self, code: str) -> None:
        """No text from outside raises anything else."""
        known = _of_code("Fuel", "eia")
        if code in known:
            assert Fuel.candidates("eia", code)
        else:
            with pytest.raises(VocabularyError):
                Fuel.candidates("eia", code)


class TestUnits:
    """The unit codes of Recommendation 20."""

    @pytest.mark.parametrize("row", UNIT_ROWS, ids=lambda row: row.theirs)
    def test_every_code_leads_to_its_unit(self, row: Row) -> None:
        """A code is one unit's."""
        assert crosswalks.unit_of_code(row.theirs) == row.ours
        assert crosswalks.is_verified_unit(row.theirs) is not row.unverified

    @pytest.mark.parametrize("symbol", dict.fromkeys(row.ours for row in UNIT_ROWS))
    def test_every_unit_leads_to_its_code_and_back(self, symbol: str) -> None:
        """A unit written as a code reads as the same unit."""
        assert crosswalks.unit_of_code(crosswalks.unit_code(symbol)) == symbol

    @pytest.mark.parametrize("row", UNIT_ROWS, ids=lambda row: row.theirs)
    def test_every_unit_is_in_the_unit_table_under_its_symbol(self, row: Row) -> None:
        """What a code leads to can be used as a unit, and is no alias of one."""
        assert unit(row.ours).symbol == row.ours

    def test_codes_do_not_repeat(self) -> None:
        """No code stands for two units, and a second code of a unit is marked as such."""
        assert len({row.theirs for row in UNIT_ROWS}) == len(UNIT_ROWS)
        several = [row for row in UNIT_ROWS if row.ours == "item"]
        assert [row.theirs for row in several if row.primary] == ["C62"]

    @pytest.mark.parametrize(
        ("symbol", "code"),
        [("kW", "KWT"), ("MW", "MAW"), ("GW", "A90"), ("TW", "D31"), ("TWh", "D32"), ("GWh", "GWH"), ("%", "P1")],
    )
    def test_power_and_energy_have_their_odd_codes(self, symbol: str, code: str) -> None:
        """The codes follow no pattern: a gigawatt is A90, a gigawatt hour GWH."""
        assert crosswalks.unit_code(symbol) == code

    def test_only_four_codes_were_checked(self) -> None:
        """The codes seen in a listing are named; the others are believed."""
        assert {row.ours for row in UNIT_ROWS if not row.unverified} == {"GW", "TW", "GWh", "TWh"}

    @pytest.mark.parametrize("symbol", ["FLOPS", "tCO2e", "USD", "chip", "mw", ""])
    def test_a_unit_without_a_code_is_refused(self, symbol: str) -> None:
        """No code is made up for computing rates, emissions, money or counted nouns."""
        with pytest.raises(VocabularyError, match="Recommendation 20"):
            crosswalks.unit_code(symbol)

    def test_an_unknown_code_is_refused(self) -> None:
        """A code of no unit of ours names the nearest ones."""
        with pytest.raises(VocabularyError, match="Nearest: KWH"):
            crosswalks.unit_of_code("kwh")


def test_the_functions_serve_vocabularies_that_are_not_coded() -> None:
    """A vocabulary of the claims is read by its name, without knowing the crosswalks."""
    assert crosswalks.from_code(Confidence, "epoch", "Uncertain") is Confidence.SPECULATIVE
    assert crosswalks.codes(Confidence.LIKELY, "epoch") == ("#likely", "Likely")
    assert crosswalks.from_code(SourceType, "bods", "thirdParty") is SourceType.THIRD_PARTY
