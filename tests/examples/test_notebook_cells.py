"""The example that feeds a notebook."""

from __future__ import annotations

from pathlib import Path

from tests.examples.running import DATA, run


def test_each_cell_has_a_rich_form(tmp_path: Path):
    """Markdown for the summary, tables for figures and findings, with no sign of the data taken for markup."""
    told = run("notebook_cells", DATA / "north.yaml").stdout
    assert told.startswith("# Summary")
    assert told.count("<table>") == 2
    assert "<td>&lt;=300 MW<td>north-courier-march" in told or "<td>~250 MW<td>north-courier-march" in told
