"""The files that adapters read: their text, and what is known of them as documents."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

import attrs

from stargate_model.claims.dates import PartialDate
from stargate_model.claims.document import Document
from stargate_model.claims.evidence import SourceType
from stargate_model.claims.text import Text, shown
from stargate_model.errors import SourceError
from stargate_model.formats.limits import DEFAULT_LIMITS
from stargate_model.formats.loading import unreadable

_MOST: Final = DEFAULT_LIMITS.file_bytes


@attrs.frozen(kw_only=True)
class Described:
    """What is known of a document beside its text.

    Attributes:
        id: Its id.
        title: Its title.
        publisher: Who published it.
        source_type: What kind of source it is.
        url: Where it was published.
        published: When the copy was made.
    """

    id: str
    title: str
    publisher: str
    source_type: SourceType
    url: str
    published: PartialDate | None = None

    def document(self, text: str) -> Document:
        """The document with the digest and length of its text."""
        return Document(
            id=self.id,
            title=Text({"en": self.title}),
            publisher=self.publisher,
            language="en",
            published=self.published,
            sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
            length=len(text),
            source_type=self.source_type,
            url=self.url,
        )


def text_of(path: Path) -> str:
    """The text of a file.

    Raises:
        SourceError: It cannot be read, is no file, is larger than any that is read whole, or is not UTF-8.
    """
    try:
        if path.exists() and not path.is_file():
            raise ValueError("a pipe would be waited for, and a device may have no end")
        with path.open("rb") as file:
            data = file.read(_MOST + 1)
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from None
    if len(data) > _MOST:
        raise SourceError(f"{shown(str(path))} is larger than the {_MOST} bytes that are read", path=str(path))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise SourceError(f"{shown(str(path))} is not UTF-8 at byte {error.start}", path=str(path)) from None
