"""The texts of documents, which are no part of a data set: found in a folder by their digest, or by their name."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from stargate_model.claims.document import Document
from stargate_model.claims.text import shown, visible
from stargate_model.errors import SourceError
from stargate_model.formats.limits import DEFAULT_LIMITS, Limits

_PATH: Final = 1000


def texts_of(documents: Iterable[Document], folder: Path, limits: Limits = DEFAULT_LIMITS) -> Mapping[str, str]:
    """The texts that a folder holds of some documents, by the document's id.

    A text is the file whose sha256 the document names; else the file that is named after the document's id, whatever
    its ending. Passed over is what is larger than the limit (`document_bytes`), not UTF-8, not a file, or a link that
    leads out of the folder.

    Raises:
        SourceError: There is no such folder, or it cannot be read.
    """
    try:
        is_folder = folder.is_dir()
    except (OSError, ValueError):  # longer than a path may be, or no path at all
        is_folder = False
    if not is_folder:
        raise SourceError(f"{shown(str(folder))} is no folder of documents' texts", path=str(folder))
    held = tuple(documents)
    digests, names = {document.sha256 for document in held}, {document.id for document in held}
    by_digest: dict[str, str] = {}
    by_name: dict[str, str] = {}
    for file, data in _files(folder, limits.document_bytes):
        digest = hashlib.sha256(data).hexdigest()
        if digest in digests or file.stem in names:
            try:
                text = data.decode("utf-8")
            except UnicodeDecodeError:
                continue
            by_digest[digest] = text
            by_name.setdefault(file.stem, text)
    found = {document.id: by_digest.get(document.sha256 or "", by_name.get(document.id)) for document in held}
    return {id_: text for id_, text in found.items() if text is not None}


def _files(folder: Path, most: int) -> Iterator[tuple[Path, bytes]]:
    """The files of a folder that are not too large, in the order of their names."""
    inside = folder.resolve()
    try:
        for file in sorted(folder.iterdir()):
            # a pipe would be waited for, and a link could show what is no text of the folder
            if file.is_file() and file.resolve().is_relative_to(inside) and file.stat().st_size <= most:
                yield file, file.read_bytes()
    except OSError as error:
        named = visible(str(error.filename), _PATH)
        raise SourceError(f"{named} cannot be read: {error.strerror}", path=str(folder)) from None
