"""The files that adapters read: their text, and what is known of them as documents."""

from __future__ import annotations

import codecs
import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import attrs

from stargate_model.claims.dates import PartialDate
from stargate_model.claims.document import Document
from stargate_model.claims.evidence import SourceType
from stargate_model.claims.text import Text, shown
from stargate_model.errors import SourceError

_BLOCK: Final = 1 << 20


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

    def document(self, text: Iterable[str]) -> Document:
        """The document with the digest and length of its text, which may come some of it at a time."""
        digest, length = hashlib.sha256(), 0
        for block in text:
            digest.update(block.encode("utf-8"))
            length += len(block)
        return Document(
            id=self.id,
            title=Text({"en": self.title}),
            publisher=self.publisher,
            language="en",
            published=self.published,
            sha256=digest.hexdigest(),
            length=length,
            source_type=self.source_type,
            url=self.url,
        )


def text_of(path: Path) -> str:
    """The text of a file.

    Raises:
        SourceError: It cannot be read, or is not UTF-8.
    """
    return "".join(blocks_of(path))


def blocks_of(path: Path) -> Iterator[str]:
    """The text of a file, some of it at a time.

    Raises:
        SourceError: It cannot be read, or is not UTF-8.
    """
    decoder = codecs.getincrementaldecoder("utf-8")()
    at, block = 0, b""
    try:
        with path.open("rb") as file:
            block = file.read(_BLOCK)
            while block:
                yield decoder.decode(block)
                at += len(block)
                block = file.read(_BLOCK)
            yield decoder.decode(b"", final=True)
    except OSError as error:
        raise SourceError(f"{shown(str(path))} cannot be read: {error.strerror}", path=str(path)) from None
    except UnicodeDecodeError as error:
        # what it could not decode begins with the bytes of a character that the block before did not end
        at += len(block) - len(error.object) + error.start
        raise SourceError(f"{shown(str(path))} is not UTF-8 at byte {at}", path=str(path)) from None
