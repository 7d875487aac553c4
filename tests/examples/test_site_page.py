"""The example that builds the pages of a site."""

from __future__ import annotations

from pathlib import Path

from tests.examples.running import DATA, run


def test_there_is_a_page_for_each_site_and_language(tmp_path: Path):
    """With an index that links every one."""
    names = run("site_page", DATA / "north.yaml", tmp_path, "en", "ar").stdout.split()
    assert names == ["example-campus.en.html", "example-campus.ar.html", "index.html"]
    index = (tmp_path / "index.html").read_text("utf-8")
    assert all(f'href="{name}"' in index for name in names[:2])
    assert 'dir="rtl"' in (tmp_path / "example-campus.ar.html").read_text("utf-8")
