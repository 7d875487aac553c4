"""The example that charts supply against load."""

from __future__ import annotations

from pathlib import Path

from tests.examples.running import DATA, run


def test_bars_show_what_is_sure_and_what_is_open():
    """Up to is hatched, at least has an arrow, and the answer is only given where the hedges give it."""
    load, gas, sun, supply, verdict, _ = run("supply_against_load", DATA / "north.yaml", "example-campus").stdout.split(
        "\n"
    )
    assert "░" in load
    assert "█" not in load
    assert "█" in gas
    assert sun.split()[2].endswith(">")
    assert ">" in supply
    assert verdict.endswith("Whether it falls short cannot be told.")


def test_a_supply_that_falls_short_is_told(tmp_path: Path):
    """At least 400 MW cannot come out of at most 260 MW."""
    told = run("supply_against_load", DATA / "south.yaml", "example-campus").stdout
    assert told.endswith("It falls short.\n")
