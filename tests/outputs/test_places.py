"""Files as other programs are told them: relative, and never where they lie on a machine."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote_to_bytes, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stargate_model.outputs.places import relative, uri


def test_below_the_working_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A path is relative to it, however it was given."""
    monkeypatch.chdir(tmp_path)
    for given_as in ("data/a.yaml", "./data//a.yaml", "data/../data/a.yaml", str(tmp_path / "data" / "a.yaml")):
        assert relative(given_as) == "data/a.yaml"
    assert relative("-") == "-"


def test_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the name of a file is told that lies elsewhere; nothing leads out of the folder."""
    monkeypatch.chdir(tmp_path)
    assert relative("/srv/secret/a.yaml") == "a.yaml"
    assert relative("../other/a.yaml") == "other/a.yaml"


def test_a_name_that_is_no_text_keeps_its_bytes() -> None:
    """As Python gives the bytes of a file's name that are not UTF-8."""
    assert uri(b"caf\xe9.yaml".decode("utf-8", "surrogateescape")) == "caf%E9.yaml"


@given(name=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="/\0"), min_size=1))
def test_any_name_is_a_relative_uri(name: str) -> None:
    """Without a scheme, a host or a query, and it reads back."""
    made = uri(f"data/{name}")
    split = urlsplit(made)
    assert (split.scheme, split.netloc, split.query, split.fragment) == ("", "", "", "")
    assert made.isascii()
    if name not in {".", ".."}:
        assert unquote_to_bytes(made) == f"data/{name}".encode()
