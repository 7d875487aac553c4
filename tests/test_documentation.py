"""The examples of the docstrings, of the README and of the documentation run, and print what they say they print."""

from __future__ import annotations

from pathlib import Path

import pytest
from sybil import Sybil
from sybil.parsers import rest

import stargate_model
from stargate_model.claims import kinds
from tests.pages import PAGES, ROOT, run_page

MODULES = sorted((ROOT / "stargate_model").rglob("*.py"))
DOCSTRINGS = Sybil([rest.DocTestParser()], path=str(ROOT))


def _names() -> dict[str, object]:
    """What an example may use without importing it: every public name of the package."""
    plain = {name: value for name, value in vars(kinds).items() if not name.startswith("_")}
    return {**plain, **{name: getattr(stargate_model, name) for name in stargate_model.__all__}}


def _run(path: Path) -> int:
    document = DOCSTRINGS.parse(path)
    document.namespace.update(_names())
    examples = list(document.examples())
    for example in examples:
        example.evaluate()
    return len(examples)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_examples_of_a_module_run(path: Path):
    """What a docstring shows is what happens."""
    _run(path)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_page_shows_what_happens(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Its Python runs, its files are written, its commands print to the letter what stands below them."""
    monkeypatch.chdir(tmp_path)
    run_page(path, _names())


def test_there_are_examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The examples are really found: a parser that finds none would let every page pass."""
    monkeypatch.chdir(tmp_path)
    assert run_page(ROOT / "README.md", _names()) > 10
    assert _run(ROOT / "stargate_model" / "claims" / "figure.py") > 2
