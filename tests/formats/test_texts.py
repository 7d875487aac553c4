"""The texts of documents: found by digest first, by name else, and nothing but those that are asked for."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from stargate_model.claims.document import Document
from stargate_model.claims.evidence import SourceType
from stargate_model.claims.text import Text
from stargate_model.errors import SourceError
from stargate_model.formats.limits import DEFAULT_LIMITS
from stargate_model.formats.texts import texts_of


def document(id_: str, text: str | None = None) -> Document:
    """A document with the digest of a text."""
    digest = None if text is None else hashlib.sha256(text.encode()).hexdigest()
    title = Text({"en": id_})
    return Document(
        id=id_, title=title, publisher="P", language="en", source_type=SourceType.NEWS_REPORT, sha256=digest
    )


def test_a_text_is_found_by_its_digest_whatever_its_name(tmp_path: Path) -> None:
    """The digest says which text was cited; a file of another content under the document's name is not taken."""
    (tmp_path / "anything").write_bytes("文".encode())
    (tmp_path / "voa.txt").write_text("another")
    assert texts_of([document("voa", "文")], tmp_path) == {"voa": "文"}


def test_a_text_is_found_by_its_name_else(tmp_path: Path) -> None:
    """Without a digest, or with one that no file has, the name counts: the check tells that the digest differs."""
    (tmp_path / "voa.md").write_text("text")
    (tmp_path / "other.txt").write_text("other")
    assert texts_of([document("voa"), document("missing")], tmp_path) == {"voa": "text"}
    assert texts_of([document("voa", "changed")], tmp_path) == {"voa": "text"}


def test_what_is_no_text_is_passed_over(tmp_path: Path) -> None:
    """Neither bytes of another encoding, nor what is too large, nor folders."""
    (tmp_path / "voa.txt").write_bytes(b"\xff")
    (tmp_path / "ibm").mkdir()
    (tmp_path / "dbg.txt").write_bytes(b" " * (DEFAULT_LIMITS.document_bytes + 1))
    assert texts_of([document("voa"), document("ibm"), document("dbg")], tmp_path) == {}


def test_a_text_is_taken_as_it_is(tmp_path: Path) -> None:
    """Offsets count in the text as published: line ends and marks stay."""
    data = "\ufeffa\r\nb"
    (tmp_path / "voa.txt").write_bytes(data.encode())
    assert texts_of([document("voa", data)], tmp_path) == {"voa": data}


@pytest.mark.parametrize("name", ["missing", "file", "nul\x00"])
def test_a_folder_has_to_be_there(name: str, tmp_path: Path) -> None:
    """A folder that is misspelt is told, not taken for an empty one."""
    (tmp_path / "file").write_text("")
    with pytest.raises(SourceError, match="no folder"):
        texts_of([], tmp_path / name)


def test_a_file_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text that is there and refused is not passed over in silence."""
    (tmp_path / "voa.txt").write_text("text")

    def refuse(file: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(file))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(SourceError, match=r"voa\.txt cannot be read: Permission denied"):
        texts_of([document("voa")], tmp_path)
