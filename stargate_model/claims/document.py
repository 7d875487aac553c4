"""Documents: what evidence is cited from. Their text is not part of a data set; its digest is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from stargate_model.claims.text import Text, clean, identifier, language_tag, shown
from stargate_model.errors import TextError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stargate_model.claims.dates import PartialDate
    from stargate_model.claims.evidence import SourceType

_SHA256: Final = re.compile(r"[0-9a-f]{64}\Z", re.ASCII)
_PLACE: Final = re.compile(r"[A-Z]{2}\Z", re.ASCII)


def _names(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(clean(name, 200) for name in names)


@frozen(kw_only=True)
class Document:
    """A document that evidence cites.

    Attributes:
        id: Its id, unique among documents.
        title: Its title, or words that describe it, by language.
        publisher: Who published it.
        authors: Who wrote it.
        language: The language of its text, as a BCP 47 tag.
        place: The country whose dollar or yuan it means, as ISO 3166-1 alpha-2; None where that is not known.
        published: When it was published.
        sha256: The digest of its text in UTF-8, as 64 hexadecimal digits.
        length: How long its text is, in Unicode code points.
        source_type: What kind of source it is.
        url: Where it was published, `http` or `https`.

    Raises:
        TextError: An id, tag, digest or address is malformed.
    """

    id: str = field(validator=lambda _, __, value: identifier(value))
    title: Text
    publisher: str
    authors: tuple[str, ...] = field(default=(), converter=_names)
    language: str = field(validator=lambda _, __, value: language_tag(value))
    place: str | None = None
    published: PartialDate | None = None
    sha256: str | None = None
    length: int | None = None
    source_type: SourceType
    url: str | None = None

    def __attrs_post_init__(self) -> None:
        clean(self.publisher, 200)
        if self.place is not None and not _PLACE.match(self.place):
            raise TextError(f"{shown(self.place)} is no country code of two letters, such as 'US'", field="place")
        if self.sha256 is not None and not _SHA256.match(self.sha256):
            raise TextError("a sha256 is written as 64 lowercase hexadecimal digits", field="sha256")
        if self.length is not None and self.length < 1:
            raise TextError("the length of a document is at least 1", field="length")
        if self.url is not None and not self.url.startswith(("https://", "http://")):
            raise TextError(f"{shown(self.url)} is no http or https address", field="url")
