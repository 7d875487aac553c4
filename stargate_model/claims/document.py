"""Documents: what evidence is cited from. Their text is not part of a data set; its digest is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from attrs import field, frozen

from stargate_model.claims.dates import PartialDate
from stargate_model.claims.evidence import SourceType
from stargate_model.claims.fields import check_fields, checked
from stargate_model.claims.text import (
    Form,
    Text,
    clean,
    country,
    identifier,
    label,
    language_tag,
    shown,
)
from stargate_model.errors import TextError

MAX_URL: Final = 2000

_digest: Final = Form(r"[0-9a-f]{64}", "a SHA-256 digest: 64 lowercase hexadecimal digits")
URL: Final = Form(
    r"https?://[^\s\"<>\\^`{|}/?#][^\s\"<>\\^`{|}]*", "an http or https address, such as https://example.org/page"
)


def address(text: str) -> str:
    """The text, when it is an http or https address and not too long.

    Raises:
        TextError: It is not.
    """
    return URL(clean(text, MAX_URL))


def positive(length: int) -> int:
    """The number, when it can be how long a document is.

    Raises:
        TextError: It is less than 1.
    """
    if length < 1:
        raise TextError("the length of a document is at least 1", code="bad-number", found=str(length)[:80])
    return length


def _names(names: Iterable[str]) -> tuple[str, ...]:
    if isinstance(names, str):  # its letters would be taken for names
        raise TextError(f"authors are a list of names; write [{shown(names)}]", field="authors")
    return tuple(names)


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

    id: str = field(metadata=checked(identifier))
    title: Text
    publisher: str = field(metadata=checked(label))
    authors: tuple[str, ...] = field(default=(), converter=_names, metadata=checked(label))
    language: str = field(metadata=checked(language_tag))
    place: str | None = field(default=None, metadata=checked(country))
    published: PartialDate | None = None
    sha256: str | None = field(default=None, metadata=checked(_digest))
    length: int | None = field(default=None, metadata=checked(positive))
    source_type: SourceType
    url: str | None = field(default=None, metadata=checked(address))

    def __attrs_post_init__(self) -> None:
        check_fields(self)

    def _repr_html_(self) -> str:
        """What notebooks show: a row for each field that states something."""
        from stargate_model.claims import display  # for those who look at it

        return display.of_object(self, f"document:{self.id}")
