"""The examples of the docstrings, of the README and of the documentation run, and print what they say they print."""

from __future__ import annotations

from pathlib import Path

import pytest
from sybil import Sybil
from sybil.parsers import markdown, rest

import stargate_model
from stargate_model.claims import kinds

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "stargate_model").rglob("*.py"))
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
DOCSTRINGS = Sybil([rest.DocTestParser()], path=str(ROOT))
BLOCKS = Sybil([markdown.PythonCodeBlockParser()], path=str(ROOT))


def _names() -> dict[str, object]:
    """What an example may use without importing it: every public name of the package."""
    plain = {name: value for name, value in vars(kinds).items() if not name.startswith("_")}
    return {**plain, **{name: getattr(stargate_model, name) for name in stargate_model.__all__}}


def _run(sybil: Sybil, path: Path) -> int:
    document = sybil.parse(path)
    document.namespace.update(_names())
    examples = list(document.examples())
    for example in examples:
        example.evaluate()
    return len(examples)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_examples_of_a_module_run(path: Path):
    """What a docstring shows is what happens."""
    _run(DOCSTRINGS, path)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_the_examples_of_a_page_run(path: Path):
    """What a page shows is what happens."""
    _run(BLOCKS, path)


def test_there_are_examples():
    """The examples are really found: a parser that finds none would let every page pass."""
    assert _run(BLOCKS, ROOT / "README.md") > 10
    assert _run(DOCSTRINGS, ROOT / "stargate_model" / "claims" / "figure.py") > 2
