"""The example that drafts records from an article."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_each_figure_of_an_article_becomes_a_draft(tmp_path: Path):
    """The drafts hold every figure with its hedge and its offsets, and what was refused."""
    article = tmp_path / "article.txt"
    article.write_text("The campus will draw up to 1.2 GW. It costs more than 5M.", "utf-8")
    run = subprocess.run(
        [sys.executable, EXAMPLES / "draft_records.py", article, "an-article", "en"],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert "- figure: '<=1.2 GW'  # will" in run.stdout
    assert "start: 21, end: 33" in run.stdout
    assert "is not read: ambiguous-unit" in run.stdout
