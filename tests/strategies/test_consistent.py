"""Consistent data sets: references resolve, phrases stand at their places and read back, and no rule finds an error."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import Phase, find, given, settings

import stargate_model as sm
from stargate_model import strategies
from stargate_model.claims.figure import Figure
from stargate_model.findings.finding import Severity
from stargate_model.reading import Outcome, agreement
from stargate_model.records.dataset import COLLECTIONS
from stargate_model.records.record import Record
from stargate_model.rules.walk import figures_of
from stargate_model.strategies.consistent import _without_errors
from tests.laws import examples

QUICK = settings(max_examples=20, database=None, deadline=None)


class TestDatasets:
    """Whole data sets."""

    @settings(max_examples=examples(30))
    @given(dataset=strategies.datasets())
    def test_a_check_finds_no_error(self, dataset: sm.Dataset) -> None:
        """Neither of form nor of any rule."""
        assert [str(finding) for finding in sm.check(dataset) if finding.severity is Severity.ERROR] == []

    @settings(max_examples=examples(15))
    @given(sourced=strategies.sourced_datasets())
    def test_each_phrase_stands_in_its_text(self, sourced: strategies.Sourced) -> None:
        """With the texts beside them, digests, lengths and places hold."""
        with tempfile.TemporaryDirectory() as folder:
            for id_, text in sourced.texts.items():
                (Path(folder) / f"{id_}.txt").write_text(text, "utf-8", newline="")
            report = sm.check(sourced.dataset, documents=folder)
        assert [finding.code for finding in report if finding.severity is Severity.ERROR] == []
        assert not report.of("document-text-missing")

    @settings(max_examples=examples(15))
    @given(dataset=strategies.datasets())
    def test_they_are_loaded_again(self, dataset: sm.Dataset) -> None:
        """They are data sets like any other: what is dumped comes back."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "data.json"
            sm.dump(dataset, path)
            assert sm.load(path) == dataset

    def test_every_type_of_record_is_drawn(self) -> None:
        """None is always taken out again, and figures have evidence, so that what is tested sees quotes."""
        seen: set[str] = set()

        @settings(max_examples=60, database=None, phases=[Phase.generate])
        @given(dataset=strategies.datasets())
        def law(dataset: sm.Dataset) -> None:
            seen.update(name for name in COLLECTIONS if dataset.collection(name))
            records = (record for record in dataset if isinstance(record, Record))
            seen.update("cited" for record in records for _, figure in figures_of(record) if figure.evidence)

        law()
        assert seen == {*COLLECTIONS, "cited"}

    def test_what_a_rule_refuses_is_left_out(self) -> None:
        """An optional field is; a record whose field is required is left out whole."""
        name = sm.Text({"en": "A"})
        site = sm.Site(id="ab", name=name, it_load=sm.Power("2 GW"), facility_load=sm.Power("1 GW"))
        person = sm.Person(id="cd", name=name)
        partner = sm.Partner(id="ef", name=name, kind=next(iter(type(_company().kind))))
        mended = _without_errors(sm.Dataset([site, person, partner]))
        assert mended.sites["ab"].it_load is None
        assert mended.sites["ab"].facility_load == sm.Power("1 GW")
        assert not mended.partners


def _company() -> sm.Partner:
    return next(iter(sm.load().partners.values()))


class TestQuoted:
    """Figures with a phrase."""

    @settings(max_examples=examples(60))
    @given(quoted=strategies.quoted_figures())
    def test_the_phrase_reads_back(self, quoted: strategies.Quoted) -> None:
        """In each language, as the very figure."""
        found = agreement(quoted.figure, quoted.quote, language=quoted.language, place=quoted.place)
        assert found.outcome is Outcome.AGREES

    @settings(max_examples=examples(20))
    @given(quoted=strategies.quoted_figures(sm.Energy, "ja"))
    def test_kind_and_language_can_be_asked_for(self, quoted: strategies.Quoted) -> None:
        """One kind in one language."""
        assert (type(quoted.figure), quoted.language) == (sm.Energy, "ja")

    @settings(max_examples=examples(30))
    @given(figure=strategies.sayable_figures(sm.Money))
    def test_sayable_figures_have_no_evidence(self, figure: Figure) -> None:
        """They are what a sentence would have, before it is one."""
        assert not figure.evidence


class TestShrinking:
    """What is drawn shrinks to what one can read."""

    def test_a_site_shrinks_to_its_name(self) -> None:
        """All that is optional goes."""
        smallest = find(strategies.records(sm.Site), lambda _: True, settings=QUICK)
        assert smallest == sm.Site(id="00", name=sm.Text({"en": "0"}))

    def test_a_dataset_shrinks_to_one_record(self) -> None:
        """Of those that hold a site, the one with nothing else."""
        smallest = find(strategies.datasets(most=1), lambda dataset: bool(dataset.sites), settings=QUICK)
        assert len(smallest) == 1
