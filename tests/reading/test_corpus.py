"""A sweep of the two source documents finds their figures and nothing else.

The texts are not part of the project: the tests are there where `STARGATE_DOCUMENTS` names a folder that holds them.
`corpus_figures.jsonl` has what stands where in them; a row that says nothing must stay unread.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import os
from pathlib import Path

import pytest

from stargate_model.reading import read

ROWS = [
    json.loads(line) for line in (Path(__file__).parent / "corpus_figures.jsonl").read_text("utf-8").split("\n") if line
]
FOLDER = os.environ.get("STARGATE_DOCUMENTS")
TEXTS = {
    digest: path.read_text("utf-8")
    for path in (sorted(Path(FOLDER).iterdir()) if FOLDER else [])
    if path.is_file() and (digest := hashlib.sha256(path.read_bytes()).hexdigest()) in {row["document"] for row in ROWS}
}


def test_the_rows_are_in_order():
    """Each row has a place, and no two figures overlap."""
    assert len([row for row in ROWS if row["says"]]) == 60
    for document in {row["document"] for row in ROWS}:
        spans = sorted((row["start"], row["end"]) for row in ROWS if row["says"] and row["document"] == document)
        assert all(before[1] <= after[0] for before, after in itertools.pairwise(spans))
    assert all(row["end"] - row["start"] == len(row["phrase"]) for row in ROWS)


if TEXTS:

    @pytest.mark.parametrize("document", sorted(TEXTS))
    def test_a_sweep_finds_the_figures_and_nothing_else(document: str):
        """Every figure at its offsets, and no other mention."""
        rows = [row for row in ROWS if row["document"] == document]
        reading = read(TEXTS[document], language="zh-Hans", place="US", published=rows[0]["published"])
        found = [
            (mention.start, mention.end, mention.quote, str(mention.figure or f"!{mention.refusal}"))
            for mention in reading
        ]
        assert found == [(row["start"], row["end"], row["phrase"], row["says"]) for row in rows if row["says"]]

    @pytest.mark.parametrize("row", [row for row in ROWS if row["document"] in TEXTS], ids=lambda row: row["phrase"])
    def test_the_phrase_stands_there(row: dict[str, str]):
        """What the row quotes is what the document has at its offsets."""
        assert TEXTS[row["document"]][int(row["start"]) : int(row["end"])] == row["phrase"]

    @pytest.mark.parametrize("row", [row for row in ROWS if row["document"] in TEXTS and not row["says"]])
    def test_what_is_no_figure_stays_unread(row: dict[str, str]):
        """No mention touches an identifier, an ordinal, an address or a word with a number in it."""
        reading = read(TEXTS[row["document"]], language="zh-Hans", place="US", published=row["published"])
        start, end = int(row["start"]), int(row["end"])
        assert not [mention for mention in reading if mention.start < end and mention.end > start]
