"""Tables of the pages hold all that the package holds; the drawing of the floors is that of the import linter."""

from __future__ import annotations

import importlib.util
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType

import pytest

import stargate_model
from stargate_model.amounts.units import UNITS
from stargate_model.findings.catalogue import CATALOGUE
from stargate_model.records import vocabularies

ROOT = Path(__file__).parents[2]


def _loaded() -> ModuleType:
    spec = importlib.util.spec_from_file_location("tables", ROOT / "docs" / "_ext" / "tables.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


tables = _loaded()


def first_cells(text: str) -> set[str]:
    """The codes that begin a row."""
    return set(re.findall(r"^\| `([^`]+)` \|", text, re.MULTILINE))


def test_every_code_is_in_one_of_three_tables() -> None:
    """Those of findings, of refusals and of notes; none twice."""
    found = [first_cells(text) for text in (tables.codes(), tables.refusals(), tables.refusals(notes=True))]
    assert set().union(*found) == set(CATALOGUE)
    assert sum(map(len, found)) == len(CATALOGUE)


def test_every_unit_is_in_the_table() -> None:
    """Currencies by their code."""
    shown = set(re.findall(r"`([^`]+)`", tables.unit_table()))
    assert shown == {unit.symbol for unit in UNITS.values()}


@pytest.mark.parametrize("word", [word.value for word in vocabularies.Status])
def test_the_words_of_a_list_are_shown(word: str) -> None:
    """With what they mean."""
    assert f"| `{word}` | {vocabularies.Status(word).meaning} |" in tables.vocabularies()


def test_every_public_name_is_documented() -> None:
    """Each under its floor, once."""
    shown = re.findall(r"^\.\. auto\w+:: stargate_model\.(\w+)(?:\(.*\))?$", tables.api(), re.MULTILINE)
    aliases = {name for name in stargate_model.__all__ if isinstance(getattr(stargate_model, name), ModuleType)}
    assert sorted(shown) == sorted(set(stargate_model.__all__) - aliases)


def test_the_picture_shows_the_floors_of_the_linter() -> None:
    """From the top down, as the import linter holds them; each says what it is."""
    settings: Mapping[str, object] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    layers = re.findall(r"'layers': (\[[^\]]*\])", str(settings))
    names = re.findall(r"\w+", layers[0])
    assert re.findall(r"<text[^>]*>(\w+)</text>", tables.floors()) == names
    assert first_cells(tables.floors()) == set(names)
    assert all(tables.says(name) for name in names)


def test_a_cell_cannot_end_its_row() -> None:
    """A bar and a line end are written out."""
    assert tables.table(("a",), [("x | y\nz",)]).split("\n")[2] == "| x \\| y z |"


def test_every_page_is_in_the_contents() -> None:
    """So that a reader finds it."""
    pages = {path.relative_to(ROOT / "docs").with_suffix("").as_posix() for path in (ROOT / "docs").rglob("*.md")}
    listed = set(re.findall(r"^([\w/-]+)$", (ROOT / "docs" / "index.md").read_text("utf-8"), re.MULTILINE))
    assert pages - {"index"} <= listed
