"""The stored corpus of the fuzzers, replayed: what once was found stays mended. The fuzzers run apart, with atheris."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hostile.fuzz.targets import TARGETS

CORPUS = Path(__file__).parent / "corpus"


@pytest.mark.parametrize("name", TARGETS)
def test_the_corpus_holds(name: str) -> None:
    """Nothing of the corpus lets a foreign exception out or breaks what its target promises."""
    files = sorted((CORPUS / name).iterdir())
    assert files
    for file in files:
        TARGETS[name](file.read_bytes())


def test_each_folder_has_its_target() -> None:
    """No corpus is left that nobody replays."""
    assert {path.name for path in CORPUS.iterdir()} <= {*TARGETS, "csv"}
