"""Every adapter: nothing is dropped in silence, and each figure stands where its evidence says."""

from __future__ import annotations

from pathlib import Path

import pytest

import stargate_model as sm
from stargate_model.adapters import ADAPTERS, Adapted, Omission, adapt, adapter
from stargate_model.errors import SourceError
from stargate_model.records.structure import figures

SAMPLES = Path(__file__).parent / "samples"
SOURCES = {
    "epoch": SAMPLES / "epoch",
    "iati": SAMPLES / "activity.xml",
    "oc4ids": SAMPLES / "project.json",
    "powerplantmatching": SAMPLES / "powerplants.csv",
}
PUBLISHED = "2026-05-23"


def adapted(name: str) -> Adapted:
    """The sample of an adapter."""
    return adapt(name, SOURCES[name], published=PUBLISHED)


def test_there_is_a_sample_for_each() -> None:
    """No adapter goes untested."""
    assert set(SOURCES) == set(ADAPTERS)


@pytest.mark.parametrize("name", list(SOURCES))
def test_each_figure_has_its_cell(name: str) -> None:
    """The evidence of each figure is the text at its offsets, and the check reads it again without a complaint."""
    data = adapted(name).dataset
    texts = [path.read_text("utf-8") for path in sorted(SAMPLES.rglob("*")) if path.is_file()]
    lengths = {len(text): text for text in texts}
    for record in data:
        for _, figure in figures(record):
            (piece,) = figure.evidence
            text = lengths[data.documents[piece.document].length or 0]
            assert text[piece.start : piece.end] == piece.quote
    folder = SOURCES[name] if SOURCES[name].is_dir() else SAMPLES
    codes = {finding.code for finding in sm.check(data, documents=folder)}
    assert not codes & {"evidence-contradicts", "unreadable-evidence", "phrase-absent", "phrase-moved", "phrase-length"}


@pytest.mark.parametrize("name", list(SOURCES))
def test_it_survives_the_round_trip(name: str, tmp_path: Path) -> None:
    """What was adapted is a data set like any other."""
    data = adapted(name).dataset
    sm.dump(data, tmp_path / "data.json")
    assert sm.load(tmp_path / "data.json") == data


def said(name: str) -> set[tuple[int, str, str, str, int]]:
    """The omissions of a sample."""
    return {
        (one.line, one.column.rpartition("/")[2], one.value, one.reason.value, one.cells)
        for one in adapted(name).omissions
    }


class TestPowerplantmatching:
    def test_rows_in_are_records_out(self) -> None:
        """Each row is a plant, with what the crosswalk makes of its codes."""
        plants = adapted("powerplantmatching").dataset.power_sources
        assert {plant.id: (plant.technology.value, plant.fuel.value) for plant in plants.values()} == {
            "plant-0": ("pumped_storage", "hydro"),
            "plant-1": ("unknown", "solar"),
            "plant-2": ("photovoltaic", "storage"),
        }
        assert plants["plant-0"].capacity == sm.Power("380 MW")
        assert [(one.scheme, one.id) for one in plants["plant-0"].identifiers][-2:] == [("GEM", "G1"), ("GEM", "G2")]

    def test_what_is_left_out(self) -> None:
        """A code of no crosswalk, an empty capacity, and columns without a field are told."""
        assert said("powerplantmatching") == {
            (3, "Technology", "CSP", "unknown_code", 1),
            (4, "Capacity", "", "not_stated", 1),
            (1, "Efficiency", "", "no_field", 1),
        }

    def test_known_defects_are_found(self) -> None:
        """A pair that cannot be, and an end before a start, are errors of the check."""
        report = sm.check(adapted("powerplantmatching").dataset)
        assert {(finding.code, finding.record) for finding in report if finding.severity is sm.Severity.ERROR} == {
            ("fuel-technology", "power_source:plant-2"),
            ("dates-order", "power_source:plant-1"),
        }


class TestEpoch:
    def test_sites_with_their_milestones(self) -> None:
        """A row of the sites with its rows of the timelines is one site; its powers stay apart."""
        data = adapted("epoch").dataset
        site = data.sites["first-campus"]
        assert site.facility_load == sm.Power("100 MW")
        assert [(str(step.date), step.status.value, step.it_load) for step in site.milestones] == [
            ("2025-01-10", "construction", sm.Power("0 MW")),
            ("2025-12-01", "operating", sm.Power("80 MW")),
            ("2027-06-01", "operating", sm.Power("60 MW")),
        ]
        assert site.status.value == "operating"
        assert [str(statement.text["en"]) for statement in site.statements] == ["about 200 MW", "up to 40 MW"]

    def test_tags_are_confidence(self) -> None:
        """A tag behind a name is how sure the table is; it is no part of the name."""
        partners = adapted("epoch").dataset.partners
        assert partners["acme-cloud"].roles[0].confidence is sm.Confidence.CONFIDENT
        assert [role.role.value for role in partners["other-lab"].roles] == ["tenant"]

    def test_money_and_water(self) -> None:
        """Costs are money of the year that the heading names; water is told a day."""
        data = adapted("epoch").dataset
        assert data.commitments["first-campus-capital"].amount == sm.Money("4.5e9 USD")
        assert data.indicators["first-campus-water"].observations[0].figure == sm.Volume("500000 gallon")

    def test_what_is_left_out(self) -> None:
        """A timeline of no site, an unknown tag and columns without a field are told."""
        assert said("epoch") == {
            (5, "Data center", "Lost campus", "no_record", 1),
            (4, "Users", "Third Lab #certain", "unknown_code", 1),
            (1, "Address", "", "no_field", 1),
        }

    def test_known_defects_are_found(self) -> None:
        """What is dated after the copy, and stated as a fact, is an error."""
        found = sm.check(adapted("epoch").dataset).of("future-fact")
        assert {finding.record for finding in found} >= {"site:first-campus", "indicator:first-campus-capital"}


class TestOc4ids:
    def test_projects(self) -> None:
        """A project is a site, its budget a pledge, its final value an expenditure."""
        data = adapted("oc4ids").dataset
        assert {site.id: site.status.value for site in data.sites.values()} == {
            "oc4ids-abcd12-0001": "construction",
            "oc4ids-abcd12-0002": "commissioning",
        }
        assert {one.id: (str(one.amount), one.stage.value) for one in data.commitments.values()} == {
            "oc4ids-abcd12-0001-budget": ("1200000000.50 USD", "pledge"),
            "oc4ids-abcd12-0002-final-value": ("88000000 EUR", "expenditure"),
        }

    def test_what_is_left_out(self) -> None:
        """A role that may be several, a currency that is none, and members without a field are told."""
        omitted = {(one.column, one.value, one.reason.value) for one in adapted("oc4ids").omissions}
        assert ("projects/parties/roles", "supplier", "unknown_code") in omitted
        assert ("projects/budget/amount/amount", "90000000", "unreadable") in omitted
        assert ("projects/sector", "energy", "no_field") in omitted


class TestIati:
    def test_activities(self) -> None:
        """An activity is a programme; what is budgeted and paid are commitments at their stage."""
        data = adapted("iati").dataset
        assert list(data.programmes) == ["xx-1-grid"]
        assert {one.id: (str(one.amount), one.stage.value) for one in data.commitments.values()} == {
            "xx-1-grid-budget-1": ("25000000 USD", "commitment"),
            "xx-1-grid-transaction-1": ("1500000.75 EUR", "disbursement"),
        }
        assert [role.role.value for role in data.partners["bank-of-the-region"].roles] == ["investor"]

    def test_what_is_left_out(self) -> None:
        """A code that may be several, or none of ours, is told with its line."""
        omitted = {(one.line, one.value, one.reason.value) for one in adapted("iati").omissions}
        assert {(8, "4", "unknown_code"), (18, "8", "unknown_code")} <= omitted


class TestRefusals:
    @pytest.mark.parametrize(
        ("name", "file", "content", "said"),
        [
            ("powerplantmatching", "a.csv", b"id,Name\n1,x\n", "lacks the column"),
            ("powerplantmatching", "a.csv", b"\xff\xfe", "not UTF-8"),
            ("iati", "a.xml", b"<iati-activities>", "is not the XML"),
            ("iati", "a.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "document type"),
            ("iati", "a.xml", b"<a>" * 100, "deep"),
            ("oc4ids", "a.json", b'{"id": 1,}', "is not the JSON"),
        ],
    )
    def test_what_is_no_such_source(self, tmp_path: Path, name: str, file: str, content: bytes, said: str) -> None:
        """A file of another form is refused with the reason."""
        (tmp_path / file).write_bytes(content)
        with pytest.raises(SourceError, match=said):
            adapt(name, tmp_path / file)

    def test_a_missing_file(self, tmp_path: Path) -> None:
        """A file that is not there is told as such."""
        with pytest.raises(SourceError, match="cannot be read"):
            adapt("oc4ids", tmp_path / "none.json")

    def test_an_unknown_adapter(self) -> None:
        """The nearest name is offered."""
        with pytest.raises(SourceError, match="did you mean 'epoch'"):
            adapter("epoc")

    @pytest.mark.parametrize("row", ["1,x\n", '1,"x\n', "1,2,3," * 9 + "\n"])
    def test_a_broken_row(self, tmp_path: Path, row: str) -> None:
        """A row of another width is told with its line; nothing is guessed."""
        text = (SAMPLES / "powerplants.csv").read_text("utf-8") + row
        (tmp_path / "plants.csv").write_text(text, "utf-8")
        with pytest.raises(SourceError, match="line 5"):
            adapt("powerplantmatching", tmp_path / "plants.csv")


def test_omissions_name_their_source() -> None:
    """An omission can be found in the file that it is of."""
    assert {one.source for name in SOURCES for one in adapted(name).omissions if isinstance(one, Omission)} == {
        "data_centers.csv", "data_center_timelines.csv", "powerplants.csv", "project.json", "activity.xml",
    }  # fmt: skip
