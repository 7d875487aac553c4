"""Tests of an outside project: they use what is installed, and nothing of the checkout of `stargate-model`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from stargate_nuclear import EXTENSION, NuclearPlant, ReactorKind

import stargate_model as sm
from stargate_model.formats.schema import schema
from stargate_model.formats.structuring import unstructure

DATA = """\
stargate_model: "1"
sites:
  - {id: campus, name: {en: Campus, ja: キャンパス}, facility_load: 5 GW}
nuclear_plants:
  - id: riverside
    name: {en: Riverside, ja: リバーサイド}
    site: campus
    kind: small_modular
    units: 4 item
    capacity: ~1.2 GW
    thermal: ~3.6 GW
    first_power: 2032
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file with a nuclear plant."""
    file = tmp_path / "plants.yaml"
    file.write_text(DATA, encoding="utf-8")
    return file


def test_it_is_installed() -> None:
    """Its entry point is found, and nothing is wrong with it."""
    registry = sm.Registry.installed()
    assert EXTENSION in registry.extensions
    assert not registry.broken


def test_plants_are_loaded_and_written_again(path: Path, tmp_path: Path) -> None:
    """In every format, without a word of the extension."""
    dataset = sm.load(path)
    assert dataset.of(NuclearPlant)["riverside"].capacity == sm.Power("~1.2 GW")
    assert dataset.of(NuclearPlant)["riverside"].kind is ReactorKind.SMALL_MODULAR
    for name in ("out.json", "out.ndjson", "out.yaml", "tables/"):
        sm.dump(dataset, f"{tmp_path}/{name}")
        assert sm.load(f"{tmp_path}/{name}") == dataset


def test_rules_find_what_cannot_be(path: Path) -> None:
    """More power than heat is an error; less than the site draws is worth knowing."""
    report = sm.check(path)
    assert report.ok
    assert [finding.record for finding in report.of("nuclear-supply")] == ["site:campus"]
    path.write_text(DATA.replace("~3.6 GW", "1 GW"), encoding="utf-8")
    (finding,) = sm.check(path).of("thermal-exceeded")
    assert finding.line == 10
    assert finding.message("ja").startswith("この発電所は約1.2")
    assert finding.message("zh-Hans").startswith("该电站据称输出约1.2")


def test_a_hedge_leaves_room(path: Path) -> None:
    """Up to 5 GW of a plant with 3.6 GW of heat may be 1 GW: no error."""
    path.write_text(DATA.replace("capacity: ~1.2 GW", "capacity: <=5 GW"), encoding="utf-8")
    assert not sm.check(path).of("thermal-exceeded")


def test_the_summary_is_told_in_japanese(path: Path) -> None:
    """With the heading, the labels and the figures."""
    told = sm.summarize(sm.load(path), locale="ja")
    assert "原子力発電所\n" in told
    assert "供給先：キャンパス。" in told
    assert "原子炉の種類：小型モジュール炉。" in told
    assert "正味出力：約1.2" in told


@settings(max_examples=50)
@given(st.from_type(NuclearPlant))
def test_plants_are_drawn_and_fit_the_schema(plant: NuclearPlant) -> None:
    """`from_type` needs no call; what it draws is valid, by the class and by the schema."""
    tree = json.loads(json.dumps(unstructure(plant), default=float))
    Draft202012Validator(schema("nuclear_plant", sm.Registry.installed().model)).validate(tree)


@settings(max_examples=50)
@given(st.from_type(sm.Site))
def test_sites_are_drawn_beside_them(site: sm.Site) -> None:
    """Types of `stargate-model` itself are drawn without a call too."""
    assert sm.Dataset([site]).sites[site.id] == site
