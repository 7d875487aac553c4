"""The texts of documents, which are no part of a data set: found in a folder by their digest, or by their name."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from stargate_model.claims.document import Document
from stargate_model.errors import SourceError

MAX_BYTES: Final = 8_000_000


def texts_of(documents: Iterable[Document], folder: Path) -> Mapping[str, str]:
    """The texts that a folder holds of some documents, by the document's id.

    A text is the file whose sha256 the document names; else the file that is named after the document's id, whatever
    its ending. Files that are larger than 8 MB, or not UTF-8, are passed over.

    Raises:
        SourceError: There is no such folder.
    """
    if not folder.is_dir():
        raise SourceError(f"{folder} is no folder of documents' texts", path=str(folder))
    by_digest: dict[str, str] = {}
    by_name: dict[str, str] = {}
    for file in sorted(folder.iterdir()):
        if file.is_file() and file.stat().st_size <= MAX_BYTES:
            data = file.read_bytes()
            try:
                text = data.decode("utf-8")
            except UnicodeDecodeError:
                continue
            by_digest[hashlib.sha256(data).hexdigest()] = text
            by_name.setdefault(file.stem, text)
    found: dict[str, str] = {}
    for document in documents:
        text = by_digest.get(document.sha256 or "", by_name.get(document.id))
        if text is not None:
            found[document.id] = text
    return found
