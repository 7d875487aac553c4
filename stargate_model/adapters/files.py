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
from stargate_model.formats.limits import DEFAULT_LIMITS
from stargate_model.formats.loading import unreadable

_MOST: Final = DEFAULT_LIMITS.file_bytes

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
        SourceError: It cannot be read, is no file, is larger than any that is read whole, or is not UTF-8.
    """
    blocks: list[str] = []
    size = 0
    for block in blocks_of(path):
        blocks.append(block)
        size += len(block.encode("utf-8"))
        if size > _MOST:
            raise SourceError(f"{shown(str(path))} is larger than the {_MOST} bytes that are read", path=str(path))
    return "".join(blocks)


def blocks_of(path: Path) -> Iterator[str]:
    """The text of a file, some of it at a time.

    Raises:
        SourceError: It cannot be read, is no file, or is not UTF-8.
    """
    decoder = codecs.getincrementaldecoder("utf-8")()
    at, block = 0, b""
    try:
        if path.exists() and not path.is_file():
            raise ValueError("a pipe would be waited for, and a device may have no end")
        with path.open("rb") as file:
            block = file.read(_BLOCK)
            while block:
                yield decoder.decode(block)
                at += len(block)
                block = file.read(_BLOCK)
            yield decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        # what it could not decode begins with the bytes of a character that the block before did not end
        at += len(block) - len(error.object) + error.start
        raise SourceError(f"{shown(str(path))} is not UTF-8 at byte {at}", path=str(path)) from None
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from None
