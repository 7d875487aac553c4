"""The seeds, mutilated on purpose: each mistake is found, under its code, at its pointer and line.

A mutilation replaces one text of one file of the seeds. Those that only the documents' texts reveal are tried where
`STARGATE_DOCUMENTS` names a folder that holds them.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path

import attrs
import pytest

import stargate_model as sm
from stargate_model import corpus


@attrs.frozen
class Mutilation:
    """What is done to the seeds, and what must be found.

    Attributes:
        name: What is done, in words.
        file: The file of the seeds.
        old: The text that is replaced; it stands there once.
        new: The text in its place.
        code: The code that must be found.
        pointer: Where in the file.
        line: What the line that is shown must hold.
    """

    name: str
    file: str
    old: str
    new: str
    code: str
    pointer: str
    line: str


GROUP = "value: 5\n      unit: GW\n      bound: more_than\n      hedge: 超过\n"
TURBINES = "value: 986\n      unit: MW"
SHARE = 'value: 34\n          unit: "%"'
PLEDGE = "कुल निवेश\n    kind: investment\n    stage: pledge"
OVERLAP = "    may_overlap: [abilene-gas-plant]"
LATE = "quote: 580太瓦时, modality: projected, attribution"

MUTILATIONS = (
    Mutilation(
        "a unit in the wrong case",
        "sites.yaml", TURBINES, "value: 986\n      unit: mw",
        "unknown-unit", "/power_sources/0/capacity/unit", "unit: mw",
    ),
    Mutilation(
        "energy in a field for power",
        "sites.yaml", TURBINES, "value: 986\n      unit: MWh",
        "wrong-dimension", "/power_sources/0/capacity/unit", "unit: MWh",
    ),
    Mutilation(
        "two digits swapped",
        "sites.yaml", TURBINES, "value: 968\n      unit: MW",
        "evidence-contradicts", "/power_sources/0/capacity/evidence/0", "约为 986 兆瓦 (MW)",
    ),
    Mutilation(
        "a thousandth of the power",
        "sites.yaml", TURBINES, "value: 986\n      unit: kW",
        "evidence-contradicts", "/power_sources/0/capacity/evidence/0", "约为 986 兆瓦 (MW)",
    ),
    Mutilation(
        "a zero too many",
        "commitments.yaml", "value: 40e9", "value: 400e9",
        "evidence-contradicts", "/commitments/2/amount/evidence/0", "400 亿美元",
    ),
    Mutilation(
        "a hedge dropped",
        "sites.yaml", GROUP, "value: 5\n      unit: GW\n",
        "hedge-dropped", "/sites/1/capacity/evidence/0", "超过 5 千兆瓦",
    ),
    Mutilation(
        "a hedge turned round",
        "sites.yaml", GROUP, GROUP.replace("more_than", "less_than"),
        "evidence-contradicts", "/sites/1/capacity/evidence/0", "超过 5 千兆瓦",
    ),
    Mutilation(
        "another currency",
        "commitments.yaml", "value: 40e9\n      unit: USD", "value: 40e9\n      unit: EUR",
        "evidence-contradicts", "/commitments/2/amount/evidence/0", "400 亿美元",
    ),
    Mutilation(
        "chips counted as jobs",
        "commitments.yaml", "value: 100000\n      unit: job", "value: 100000\n      unit: chip",
        "evidence-contradicts", "/commitments/3/jobs/evidence/0", "100,000 个就业机会",
    ),
    Mutilation(
        "a missing partner",
        "programme.yaml", "- id: nvidia\n", "- id: nvidia-corporation\n",
        "dangling-reference", "/commitments/2/to/0", "to: [nvidia]",
    ),
    Mutilation(
        "an offset off by one",
        "sites.yaml", "start: 2824, end: 2838", "start: 2825, end: 2838",
        "phrase-length", "/power_sources/0/capacity/evidence/0", "start: 2825",
    ),
    Mutilation(
        "a pledge presented as disbursed",
        "commitments.yaml", PLEDGE, PLEDGE.replace("pledge", "disbursement"),
        "pledge-as-commitment", "/commitments/1/stage", "stage: disbursement",
    ),
    Mutilation(
        "a tranche above its whole",
        "commitments.yaml", "value: 100e9", "value: 600e9\n      # more than the whole",
        "tranche-over-total", "/commitments/0/amount", "value: 600e9",
    ),
    Mutilation(
        "a gas turbine on sunlight",
        "sites.yaml", "technology: gas_turbine\n    fuel: natural_gas", "technology: gas_turbine\n    fuel: solar",
        "fuel-technology", "/power_sources/0/technology", "technology: gas_turbine",
    ),
    Mutilation(
        "units that do not make up the capacity",
        "sites.yaml", OVERLAP, f"    unit_rating: 20 MW\n{OVERLAP}",
        "units-times-rating", "/power_sources/0/capacity", "value: 986",
    ),
    Mutilation(
        "a misspelt key",
        "sites.yaml", "    status: permitted\n", "    staus: permitted\n",
        "unknown-key", "/power_sources/1/staus", "staus: permitted",
    ),
    Mutilation(
        "a word that the vocabulary has not",
        "sites.yaml", "    status: permitted\n", "    status: permited\n",
        "unknown-word", "/power_sources/1/status", "status: permited",
    ),
    Mutilation(
        "an id given twice",
        "sites.yaml", "- id: stargate-us-development", "- id: abilene",
        "duplicate-id", "/sites/1/id", "- id: abilene",
    ),
    Mutilation(
        "a key given twice",
        "sites.yaml", "    status: permitted\n", "    status: permitted\n    status: operating\n",
        "duplicate-key", "/power_sources/1/status", "status: operating",
    ),
    Mutilation(
        "a forecast told as a fact",
        "indicators.yaml", LATE, "quote: 580太瓦时, attribution",
        "future-fact", "/indicators/1/observations/2/figure/evidence/0", "580太瓦时",
    ),
    Mutilation(
        "a share of more than the whole",
        "indicators.yaml", SHARE, SHARE.replace("34", "134"),
        "share-range", "/indicators/3/observations/0/figure", "value: 134",
    ),
    Mutilation(
        "a day that no calendar has",
        "context.yaml", "date: \"2025-01-20\"", "date: \"2025-01-32\"",
        "bad-date", "/policies/1/date", "2025-01-32",
    ),
    Mutilation(
        "computers that draw more than their site",
        "sites.yaml", "      precision: locality\n    status: announced\n",
        "      precision: locality\n    it_load: 1.3 GW\n    facility_load: 1.2 GW\n    status: announced\n",
        "it-over-facility", "/sites/0/it_load", "it_load: 1.3 GW",
    ),
    Mutilation(
        "a phrase with another number",
        "sites.yaml", "quote: 360 MW", "quote: 390 MW",
        "evidence-contradicts", "/power_sources/1/permitted/evidence/0", "390 MW",
    ),
    Mutilation(
        "a number with separators",
        "commitments.yaml", "value: 400000", "value: 400,000",
        "bad-number", "/commitments/2/units/value", "400,000",
    ),
)  # fmt: skip

WITH_TEXTS = (
    Mutilation(
        "both offsets off by one",
        "sites.yaml", "start: 2824, end: 2838", "start: 2825, end: 2839",
        "phrase-moved", "/power_sources/0/capacity/evidence/0", "start: 2825",
    ),
    Mutilation(
        "a phrase that the text has not",
        "sites.yaml", "quote: 360 MW", "quote: 361 MW",
        "phrase-absent", "/power_sources/1/permitted/evidence/0", "361 MW",
    ),
    Mutilation(
        "the digest of another text",
        "documents.yaml", "sha256: ", "sha256: 0000000000000000000000000000000000000000000000000000000000000000 #",
        "document-digest", "/documents/0/sha256", "sha256: 0000",
    ),
)  # fmt: skip


def _mutilated(folder: Path, mutilation: Mutilation, *, first: bool = False) -> Path:
    shutil.copytree(corpus.seeds(), folder / "seeds")
    target = folder / "seeds" / mutilation.file
    text = target.read_text("utf-8")
    assert first or text.count(mutilation.old) == 1, f"{mutilation.old!r} does not stand once in {mutilation.file}"
    target.write_text(text.replace(mutilation.old, mutilation.new, 1), "utf-8")
    return folder / "seeds"


def _assert_found(report: sm.Report, mutilation: Mutilation) -> None:
    found = [finding for finding in report.of(mutilation.code) if finding.pointer == mutilation.pointer]
    listed = "\n".join(f"{finding.code} {finding.pointer} {finding.line}" for finding in report)
    assert len(found) == 1, f"{mutilation.code} at {mutilation.pointer} is not among\n{listed}"
    path, line = found[0].path, found[0].line
    assert path is not None
    assert line is not None
    assert mutilation.line in Path(path).read_text("utf-8").split("\n")[line - 1]


@pytest.mark.parametrize("mutilation", MUTILATIONS, ids=lambda mutilation: mutilation.name)
def test_a_mutilation_of_the_seeds_is_found(mutilation: Mutilation, tmp_path: Path):
    """Each deliberate mistake in the seeds is found under its code, at its pointer and line."""
    before = {(finding.code, finding.pointer) for finding in sm.check()}
    assert (mutilation.code, mutilation.pointer) not in before
    report = sm.check(_mutilated(tmp_path, mutilation))
    _assert_found(report, mutilation)


if "STARGATE_DOCUMENTS" in os.environ:

    @pytest.mark.parametrize("mutilation", WITH_TEXTS, ids=lambda mutilation: mutilation.name)
    def test_a_mutilation_is_found_in_the_texts(mutilation: Mutilation, tmp_path: Path):
        """What only the text of a document reveals is found when it is given."""
        texts = tmp_path / "texts"
        texts.mkdir()
        by_digest = {document.sha256: document.id for document in sm.load().documents.values()}
        for file in Path(os.environ["STARGATE_DOCUMENTS"]).iterdir():
            name = by_digest.get(hashlib.sha256(file.read_bytes()).hexdigest())
            if name is not None:  # a text of its document's name is found also where its digest is not the document's
                shutil.copy(file, texts / f"{name}.txt")
        report = sm.check(_mutilated(tmp_path, mutilation, first=True), documents=texts)
        _assert_found(report, mutilation)

    def test_the_seeds_hold_against_their_texts():
        """Every phrase of the seeds stands at its place in its document."""
        assert sm.check(documents=os.environ["STARGATE_DOCUMENTS"]).ok
