"""The shipped seeds, told in English and Chinese: everything that they hold is there, and reads as it should."""

from __future__ import annotations

import re

import pytest

from stargate_model.checking import load
from stargate_model.claims.evidence import Modality, Stance
from stargate_model.claims.figure import Figure
from stargate_model.localization import Formatter
from stargate_model.records.record import Record
from stargate_model.records.structure import figures
from stargate_model.summaries import label, summarize

LANGUAGES = ("en", "zh-Hans")
DIFFERENCES = {"en": "Where the sources differ\n---", "zh-Hans": "说法不一之处\n---"}
SEEDS = load()
TOLD = {language: str(summarize(SEEDS, language)) for language in LANGUAGES}


def entry(language, record):
    """The lines that are told of a record, under its name."""
    blocks = TOLD[language].split("\n\n")
    found = [block for block in blocks if block.partition("\n")[0] == record.name.best(language)]
    assert found, f"{record.key} is not told"
    return "\n".join(found)


def words(text, language):
    """A text of the data as it stands in a sentence, whose full stop is the message's own."""
    return text.best(language).removesuffix(".").removesuffix("。")


@pytest.mark.parametrize("language", LANGUAGES)
class TestEverythingIsTold:
    def test_partners_with_each_role(self, language):
        """Each partner is named, with each of its roles in the wording of each source."""
        for partner in SEEDS.partners.values():
            lines = entry(language, partner)
            for role in partner.roles:
                assert any(
                    label(role.role, language) in line and words(role.scope, language) in line
                    for line in lines.splitlines()
                )

    def test_persons_with_each_office(self, language):
        """Each person is named, with each title and its organisation."""
        for person in SEEDS.persons.values():
            lines = entry(language, person).splitlines()
            for office in person.offices:
                organisation = office.organisation or SEEDS.partners[office.partner].name
                assert any(
                    office.title.best(language) in line and organisation.best(language) in line for line in lines
                )

    def test_sites_sources_commitments_policies_events_and_indicators(self, language):
        """Each record that has a name of its own has an entry of its own."""
        named = (SEEDS.sites, SEEDS.power_sources, SEEDS.commitments, SEEDS.policies, SEEDS.events, SEEDS.indicators)
        for records in named:
            for record in records.values():
                assert entry(language, record).count("\n- ") >= 1

    def test_power_sources_with_what_they_are(self, language):
        """Technology, fuel, use, status, maker and model of each power source are told."""
        for source in SEEDS.power_sources.values():
            told = entry(language, source)
            codes = (source.technology, source.fuel, *source.roles, source.status)
            assert all(label(code, language) in told for code in codes if code.value != "unknown")
            assert source.maker is None or SEEDS.partners[source.maker].name.best(language) in told
            assert source.model is None or source.model in told

    def test_assessments(self, language):
        """Each assessment is told by its name, its description and its holders, under its category."""
        for one in SEEDS.assessments.values():
            (line,) = [
                line
                for line in TOLD[language].splitlines()
                if line.startswith(f"- {words(one.name, language)}") and words(one.description, language) in line
            ]
            assert all(SEEDS.party(holder).name.best(language) in line for holder in one.holders)
            assert label(one.category, language) in TOLD[language]

    def test_statements(self, language):
        """Each statement is told once, or once for each way in which its sources say it."""
        for record in SEEDS:
            if isinstance(record, Record):
                for statement in record.statements:
                    assert words(statement.text, language) in TOLD[language]

    def test_figures_with_their_hedges(self, language):
        """Each figure stands in the entry of its record as the formatter writes it, hedge and all."""
        formatter = Formatter(language)
        told = 0
        for record in SEEDS:
            if isinstance(record, Record):
                for _, figure in figures(record):
                    assert formatter.figure(figure) in entry(language, record)
                    told += 1
        assert told > 20

    def test_who_says_so(self, language):
        """Where a figure is someone's word, a line names them and says whether it is planned, projected or claimed."""
        formatter = Formatter(language)
        for record in SEEDS:
            for _, figure in figures(record) if isinstance(record, Record) else ():
                for piece in figure.evidence:
                    lines = entry(language, record).splitlines()
                    names = [SEEDS.party(id_).name.best(language) for id_ in piece.attribution]
                    names += [piece.voice.best(language)] if piece.voice else []
                    assert any(all(name in line for name in names) for line in lines)
                    if piece.modality is not Modality.STATED and len(figure.evidence) == 1:
                        lines = [line for line in lines if formatter.figure(figure) in line]
                        assert all(label(piece.modality, language) in line for line in lines)

    def test_disputes(self, language):
        """A disputed figure is told with the one who disputes it and with the answer; so is each other wording."""
        _, _, told = TOLD[language].partition(DIFFERENCES[language])
        assert told
        for record in SEEDS:
            for _, figure in figures(record) if isinstance(record, Record) else ():
                for piece in figure.evidence:
                    if piece.stance is Stance.DISPUTES:
                        assert all(SEEDS.party(id_).name.best(language) in told for id_ in piece.attribution)
        assert words(SEEDS.commitments["stargate-total"].statements[1].text, language) in told
        formatter = Formatter(language)
        for amount in ("100e9", "<=100e9", "500e9", "<=500e9"):
            assert formatter.figure(_money(amount)) in told

    def test_every_line_names_its_documents(self, language):
        """Each line of facts ends with the numbers of its documents, but the one that explains a section."""
        lines = [line for line in TOLD[language].splitlines() if line.startswith("- ")]
        bare = [line for line in lines if not re.search(r"(?:\[[0-9]+\])+$", line)]
        assert len(lines) > 150
        assert len(bare) == 1

    def test_documents(self, language):
        """The documents are listed by number with title, publisher, date and address."""
        for number, id_ in ((1, "voa-stargate-china"), (2, "ibm-stargate-explainer")):
            document = SEEDS.documents[id_]
            line = next(line for line in TOLD[language].splitlines() if line.startswith(f"[{number}] "))
            assert document.title.best(language) in line
            assert document.publisher in line
            assert Formatter(language).date(document.published) in line
            assert document.url is None or line.endswith(document.url)

    def test_no_sentence_has_two_full_stops(self, language):
        """The full stop of the data does not meet that of the message."""
        assert not re.search(r"\.\.|。。|。\.|\.。(?!\[)", TOLD[language])


def test_no_ascii_punctuation_stands_beside_han():
    """In Chinese, marks beside Han are full-width; those of names and figures stand beside Latin letters and digits."""
    marks = re.findall(r"[\u3400-\u9fff][,.:;()!?]|[,.:;()!?][\u3400-\u9fff]", TOLD["zh-Hans"])
    assert marks == []


def test_chinese_names_are_those_of_the_data():
    """Chinese names are told in Chinese, and their English forms are not."""
    for records in (SEEDS.partners, SEEDS.persons, SEEDS.sites):
        for record in records.values():
            if not record.name["zh-Hans"].isascii():
                assert record.name["en"] not in TOLD["zh-Hans"]


def _money(literal: str) -> Figure:
    from stargate_model.claims.kinds import Money

    return Money(f"{literal} USD")
