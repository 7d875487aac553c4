"""Checking: the one way through, from files or a data set to a report."""

from __future__ import annotations

import copy
import json
from decimal import Decimal
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import stargate_model as sm
from stargate_model.checking import DatasetError, check, dump, load
from stargate_model.claims.evidence import Evidence
from stargate_model.claims.kinds import Power
from stargate_model.claims.text import Text
from stargate_model.errors import OutputError, SourceError
from stargate_model.findings.catalogue import CATALOGUE
from stargate_model.findings.finding import Finding, Severity
from stargate_model.formats.loading import TREES, read_bytes
from stargate_model.formats.writing import tree_of
from stargate_model.records.dataset import Dataset, key_of
from stargate_model.records.places import PowerSource, Site
from stargate_model.strategies import linked_datasets
from tests.formats.test_structuring import SOME, pointers, spoil
from tests.laws import examples

NAME = Text({"en": "A"})
HEAD = 'stargate_model: "1"\n'


def write(folder: Path, **files: str) -> Path:
    """A folder of YAML files."""
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(HEAD + text)
    return folder


def told(findings: sm.Report) -> list[tuple[str, str, str, int | None]]:
    """What a report says, and where: code, file, pointer and line."""
    return [(one.code, Path(one.path or "").name, one.pointer, one.line) for one in findings]


def said(finding: Finding) -> tuple[object, ...]:
    """What a finding says of a record, wherever that stands."""
    params = sorted((name, str(value)) for name, value in finding.params.items())
    return finding.code, finding.severity, finding.record, finding.at, tuple(params), tuple(sorted(finding.related))


class TestLoad:
    """`load`: a data set, or every reason why there is none."""

    def test_the_seeds_are_loaded_without_a_path(self) -> None:
        """The shipped data set, without any error."""
        dataset = load()
        assert dataset.sites["abilene"].capacity == Power("1.2 GW")
        assert check().ok

    @pytest.mark.parametrize("name", ["a.json", "a.yaml"])
    def test_what_is_dumped_is_loaded(self, name: str, tmp_path: Path) -> None:
        """Through a file of each format, and from a folder with it."""
        dump(load(), tmp_path / name)
        assert load(tmp_path / name) == load(str(tmp_path)) == load()

    def test_everything_wrong_is_told_at_once(self, tmp_path: Path) -> None:
        """The error carries the report, and shows the first ten."""
        wrong = "".join(f"  - {{id: s{index}0, name: {{en: A}}, capcity: 1}}\n" for index in range(12))
        with pytest.raises(DatasetError) as caught:
            load(write(tmp_path, a=f"sites:\n{wrong}"))
        assert len(caught.value.report) == 12
        lines = str(caught.value).splitlines()
        assert lines[0] == "12 errors:"
        assert lines[1].endswith("a.yaml:3:30: There is no key “capcity” here. Nearest: capacity.")
        assert (len(lines), lines[-1].strip()) == (12, "and 2 more")

    def test_what_is_only_doubtful_is_loaded(self, tmp_path: Path) -> None:
        """Contradictions between figures are for a check: the data set is one."""
        steps = "[{date: 2025-03, status: operating}, {date: 2025-01, status: announced}]"
        text = f"sites:\n  - {{id: ab, name: {{en: A}}, status: announced, milestones: {steps}}}\n"
        assert len(load(write(tmp_path, a=text))) == 1

    def test_a_missing_file_is_told(self, tmp_path: Path) -> None:
        """Before anything is read."""
        with pytest.raises(SourceError):
            load(tmp_path / "missing.yaml")
        with pytest.raises(OutputError):
            dump(Dataset(), tmp_path / "a.txt")


class TestUnion:
    """A folder is one data set."""

    def test_references_cross_files(self, tmp_path: Path) -> None:
        """What one file names another holds."""
        write(
            tmp_path, a="sites:\n  - {id: ab, name: {en: A}, part_of: cd}\n", b="sites:\n  - {id: cd, name: {en: B}}\n"
        )
        assert not check(tmp_path).of("dangling-reference")
        assert check(tmp_path / "a.yaml").of("dangling-reference")

    def test_ids_are_unique_across_files_and_in_one(self, tmp_path: Path) -> None:
        """The first of two records counts; the second is told, where it stands."""
        one = "sites:\n  - {id: ab, name: {en: A}}\n"
        write(tmp_path, a=one, b=one + "  - {id: ab, name: {en: B}}\n")
        assert told(sm.Report(check(tmp_path).of("duplicate-id"))) == [
            ("duplicate-id", "b.yaml", "/sites/0/id", 3),
            ("duplicate-id", "b.yaml", "/sites/1/id", 4),
        ]
        with pytest.raises(DatasetError):
            load(tmp_path)

    def test_a_broken_record_is_no_missing_one(self, tmp_path: Path) -> None:
        """One mistake is told once: what names the broken record does not dangle."""
        text = "sites:\n  - {id: ab, name: {en: A}, status: none}\n"
        write(
            tmp_path,
            a=text,
            b="sites:\n  - {id: cd, name: {en: B}, part_of: ab}\n  - {id: ef, name: {en: C}, part_of: xy}\n",
        )
        assert told(check(tmp_path)) == [
            ("unknown-word", "a.yaml", "/sites/0/status", 3),
            ("dangling-reference", "b.yaml", "/sites/1/part_of", 4),
        ]

    def test_a_wrong_type_of_record_is_not_found(self, tmp_path: Path) -> None:
        """An id of a site does not stand for a programme."""
        write(tmp_path, a="sites:\n  - {id: ab, name: {en: A}, programme: ab}\n")
        (finding,) = check(tmp_path).of("dangling-reference")
        assert (finding.params["collections"], finding.record, finding.at) == ("programmes", "site:ab", "/programme")

    def test_problems_of_every_file_are_told(self, tmp_path: Path) -> None:
        """One file that cannot be read does not hide the next."""
        write(tmp_path, a="sites: [", b="site: []\n")
        (tmp_path / "c.json").write_bytes(b"\xff")
        assert [(code, name) for code, name, *_ in told(check(tmp_path))] == [
            ("syntax", "a.yaml"),
            ("unknown-key", "b.yaml"),
            ("not-utf8", "c.json"),
        ]


class TestDatasets:
    """A data set in memory is checked as one in a file."""

    def test_findings_have_records_and_pointers(self) -> None:
        """A place in the data set that would be written, but in no file."""
        source = PowerSource(id="gas", name=NAME, site="nowhere")
        (finding,) = check(Dataset([Site(id="ab", name=NAME), source])).of("dangling-reference")
        assert (finding.record, finding.at) == ("power_source:gas", "/site")
        assert (finding.pointer, finding.path, finding.line) == ("/power_sources/0/site", None, None)

    def test_each_dangling_reference_is_told_where_it_is(self) -> None:
        """Those in evidence of figures too, with the nearest id that is there."""
        evidence = [Evidence(document="voa", attribution=("ann",))]
        site = Site(id="ab", name=NAME, capacity=Power("1 GW", evidence=evidence), may_be_same=("abe", "ab"))
        found = check(Dataset([site, Site(id="abc", name=NAME)])).of("dangling-reference")
        assert {(one.at, one.params["nearest"]) for one in found} == {
            ("/capacity/evidence/0/document", ""),
            ("/capacity/evidence/0/attribution/0", ""),
            ("/may_be_same/0", "ab"),
        }

    @settings(max_examples=examples(25))
    @given(dataset=linked_datasets(most=2))
    def test_consistent_data_have_no_error_of_form(self, dataset: Dataset) -> None:
        """Data sets whose references hold are data sets, whatever else may be doubtful in them."""
        families = {CATALOGUE[one.code].family for one in check(dataset) if one.severity is Severity.ERROR}
        assert not families & {"format", "structure", "unit", "hedge", "reference"}

    @settings(max_examples=examples(25))
    @given(dataset=linked_datasets(most=2), random=st.randoms())
    def test_order_does_not_count(self, dataset: Dataset, random: st.random.Random) -> None:
        """The same records in another order have the same findings."""
        records = list(dataset)
        random.shuffle(records)
        assert sorted(map(repr, map(said, check(Dataset(records))))) == sorted(map(repr, map(said, check(dataset))))

    def test_order_does_not_count_in_the_seeds(self) -> None:
        """Nor in the shipped data set, turned round."""
        seeds = load()
        turned = Dataset(reversed(list(seeds)))
        assert sorted(map(repr, map(said, check(turned)))) == sorted(map(repr, map(said, check(seeds))))

    def test_a_file_and_what_was_loaded_of_it_have_the_same_findings(self) -> None:
        """Where a record stands changes where a finding is, not what it is."""
        assert sorted(map(repr, map(said, check()))) == sorted(map(repr, map(said, check(load()))))

    def test_the_tolerance_is_the_callers(self) -> None:
        """What contradicts at no tolerance may agree at a large one."""
        for tolerance in (Decimal(0), Decimal("0.5")):
            assert isinstance(check(load(), tolerance=tolerance), sm.Report)
        assert len(check(load(), tolerance=Decimal("0.5"))) <= len(check(load(), tolerance=Decimal(0)))


class TestSpoilt:
    """The shipped data set with one thing spoilt."""

    @settings(max_examples=100)
    @given(data=st.data(), form=st.sampled_from(["json", "yaml"]))
    def test_every_finding_has_a_code_and_a_place(self, data: st.DataObject, form: str) -> None:
        """No rule raises on what could be read; each pointer is in the file, or its parent is."""
        tree = copy.deepcopy(SOME)
        text = TREES[form].write(tree if (spoilt := spoil(data, tree)) is None else spoilt)
        text = text.replace('"@NaN@"', "NaN").replace("@SURROGATE@", "\\ud800").replace("@REPEATED@", "")
        held = set(pointers(TREES[form].parse(text).tree, ""))
        lines = text.split("\n")
        for finding in check([read_bytes(text.encode(), form, "data")]):
            assert finding.code in CATALOGUE
            assert finding.pointer in held or finding.pointer.rpartition("/")[0] in held
            assert finding.line is not None
            assert finding.column is not None
            assert 1 <= finding.column <= len(lines[finding.line - 1]) + 1
            assert finding.message()

    def test_a_dataset_that_is_written_has_findings_where_they_are(self, tmp_path: Path) -> None:
        """The line of a finding in a file is the line of its value."""
        site = Site(id="ab", name=NAME, programme="nowhere")
        dump(Dataset([site]), tmp_path / "a.json")
        (finding,) = check(tmp_path / "a.json").of("dangling-reference")
        assert finding.line is not None
        line = (tmp_path / "a.json").read_text().split("\n")[finding.line - 1]
        assert line[(finding.column or 0) - 1 :] == '"nowhere"'


class TestDocuments:
    """With the texts of the documents, each phrase is looked for."""

    def test_texts_are_looked_for_in_the_folder(self, tmp_path: Path) -> None:
        """A phrase that does not stand at its place is told only where the text is given."""
        (tmp_path / "voa.txt").write_text("about 986 MW")
        document = attrs.evolve(next(iter(load().documents.values())), id="voa", sha256=None, length=None)
        evidence = Evidence(document="voa", start=0, end=6, quote="986 MW")
        dataset = Dataset([document, Site(id="ab", name=NAME, capacity=Power("986 MW", evidence=[evidence]))])
        without, with_ = check(dataset), check(dataset, documents=tmp_path)
        assert {one.code for one in with_} - {one.code for one in without}
        with pytest.raises(SourceError):
            check(dataset, documents=tmp_path / "missing")


def test_the_tree_that_is_checked_is_the_tree_that_is_written() -> None:
    """Pointers of findings in memory are those of the file that `dump` would write."""
    seeds = load()
    tree = json.loads(TREES["json"].write(tree_of(seeds)))
    for record in seeds:
        collection = "documents" if key_of(record).startswith("document:") else record.collection  # type: ignore[union-attr]
        ids = [one["id"] for one in tree[collection]]
        assert ids[list(seeds.collection(collection)).index(record.id)] == record.id
