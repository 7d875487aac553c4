"""The example of an extension inside one program."""

from __future__ import annotations

from pathlib import Path

from tests.examples.running import run

DATA = """stargate_model: "1"
nuclear_plants:
  - {id: plant, name: {en: Riverside}, capacity: ~3 GW, thermal: 10 GW}
"""


def test_a_file_with_a_plant_is_told(tmp_path: Path) -> None:
    """With the words of the extension in the language that is asked for."""
    (tmp_path / "plants.yaml").write_text(DATA)
    told = run("extend_with_nuclear", tmp_path / "plants.yaml", "ja").stdout
    assert "原子力発電所" in told
    assert "熱出力：10" in told


def test_its_rule_finds_what_cannot_be(tmp_path: Path) -> None:
    """More power than heat, at its line."""
    (tmp_path / "plants.yaml").write_text(DATA.replace("10 GW", "1 GW"))
    told = run("extend_with_nuclear", tmp_path / "plants.yaml", code=1).stdout
    assert "plants.yaml:3: error: The plant is said to deliver about 3" in told
