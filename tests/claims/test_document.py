"""Documents: what is known of a source."""

from __future__ import annotations

import copy
import pickle

import attrs
import pytest
from hypothesis import given

from stargate_model.claims.document import Document, address, positive
from stargate_model.claims.evidence import SourceType
from stargate_model.claims.text import Text
from stargate_model.errors import TextError
from stargate_model.strategies import documents
from tests.refusals import refusal

PAPER = Document(
    id="paper", title=Text({"en": "A paper"}), publisher="The press", language="en", source_type=SourceType.NEWS_REPORT
)


class TestDocument:
    """The constraints and the value."""

    @given(documents())
    def test_it_is_a_value(self, document: Document) -> None:
        """Copies and pickles are equal and hash alike."""
        for other in (pickle.loads(pickle.dumps(document)), copy.deepcopy(document), attrs.evolve(document)):  # noqa: S301
            assert other == document
            assert hash(other) == hash(document)
        with pytest.raises(AttributeError):
            document.id = "other"  # type: ignore[misc]

    @pytest.mark.parametrize(
        ("name", "wrong"),
        [
            ("id", "Paper"),
            ("id", ""),
            ("language", "English"),
            ("language", "zh-hans"),
            ("publisher", ""),
            ("publisher", "The\x00press"),
            ("publisher", "x" * 201),
            ("authors", ["\x1b[0m"]),
            ("authors", [""]),
            ("authors", "Someone"),
            ("place", "us"),
            ("place", "USA"),
            ("place", "US\n"),
            ("place", ""),
            ("sha256", ""),
            ("sha256", "a" * 63),
            ("sha256", "A" * 64),
            ("sha256", "g" * 64),
            ("sha256", "a" * 64 + "\n"),
            ("length", 0),
            ("length", -1),
            ("url", ""),
            ("url", "example.org"),
            ("url", "https://"),
            ("url", "https:///path"),
            ("url", "javascript:alert(1)//https://"),
            ("url", "file:///etc/passwd"),
            ("url", "HTTPS://example.org"),
            ("url", " https://example.org"),
            ("url", "https://example.org/a b"),
            ("url", 'https://example.org/"><script>'),
            ("url", "https://example.org/\n"),
            ("url", "https://example.org/\x00"),
            ("url", "https://example.org/" + "a" * 2000),
        ],
        ids=lambda value: ascii(value)[:30],
    )
    def test_malformed_fields_are_refused(self, name: str, wrong: object) -> None:
        """Each field is checked where it is given."""
        with pytest.raises(TextError) as caught:
            attrs.evolve(PAPER, **{name: wrong})
        assert caught.value.message.isprintable()

    def test_a_refusal_says_what_would_do(self) -> None:
        """A list for one name, a length that a text can have, and an address that is not too long."""
        with pytest.raises(TextError) as caught:
            attrs.evolve(PAPER, authors="Someone")
        assert caught.value.message == "authors are a list of names; write ['Someone']"
        assert caught.value.params == {"field": "authors"}
        message = "the length of a document is at least 1"
        assert refusal(positive, -int("1" * 100)) == ("bad-number", message, {"found": "-" + "1" * 79})
        assert positive(1) == 1
        page = "https://example.org/"
        assert address(page + "a" * 1980) == page + "a" * 1980
        assert refusal(address, page + "a" * 1981)[1] == "a text may have 2000 characters at most, not 2001"

    def test_authors_are_kept_as_a_tuple(self) -> None:
        """Whatever lists the names, a document stays hashable."""
        assert attrs.evolve(PAPER, authors=["A B", "C D"]).authors == ("A B", "C D")

    def test_the_text_is_not_part_of_it(self) -> None:
        """Only its digest and its length are."""
        assert not {"text", "body", "content"} & {field.name for field in attrs.fields(Document)}
