"""The files that adapters read: their text, and what is known of them as documents."""

from __future__ import annotations

import hashlib
from pathlib import Path

import attrs

from stargate_model.claims.dates import PartialDate
from stargate_model.claims.document import Document
from stargate_model.claims.evidence import SourceType
from stargate_model.claims.text import Text, shown
from stargate_model.errors import SourceError


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
        SourceError: It cannot be read, or is not UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8")
    except OSError as error:
        raise SourceError(f"{shown(str(path))} cannot be read: {error.strerror}", path=str(path)) from None
    except UnicodeDecodeError as error:
        raise SourceError(f"{shown(str(path))} is not UTF-8 at byte {error.start}", path=str(path)) from None
