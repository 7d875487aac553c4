"""Evidence: where a statement stands in a document, who makes it there, and how."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from attrs import field, frozen

from stargate_model.claims.fields import check_fields, checked, refers
from stargate_model.claims.text import Text, label, phrase
from stargate_model.claims.vocabulary import Vocabulary
from stargate_model.errors import FigureError


class Stance(Vocabulary):
    """How the evidence stands to what it is attached to."""

    SUPPORTS = "supports", "the source says so"
    DISPUTES = "disputes", "the source, or someone it quotes, says that it is not so"
    SUPERSEDED = "superseded", "the same source said otherwise later"


class Modality(Vocabulary):
    """How the source says it. Not a hedge: a plan for exactly 10 sites is a plan, and exact."""

    STATED = "stated", "a fact in the voice of the source"
    PLANNED = "planned", "an intention of the one who would do it"
    PROJECTED = "projected", "a forecast"
    REPORTED = "reported", "hearsay that the source passes on"
    CLAIMED = "claimed", "asserted by an interested party, and doubted by the source"


class Confidence(Vocabulary):
    """How sure the one who entered the evidence is of it; absent means not assessed."""

    CONFIDENT = "confident", "beyond reasonable doubt"
    LIKELY = "likely", "more likely than not"
    SPECULATIVE = "speculative", "a guess"


class SourceType(Vocabulary):
    """What kind of source a document is."""

    SELF_DECLARATION = "self_declaration", "a party about itself"
    OFFICIAL_REGISTER = "official_register", "a register that law keeps"
    OFFICIAL_STATEMENT = "official_statement", "a public body in its own name"
    THIRD_PARTY = "third_party", "someone else about the parties"
    PRIMARY_RESEARCH = "primary_research", "an own investigation"
    NEWS_REPORT = "news_report", "the press"
    EXPERT_OPINION = "expert_opinion", "the judgement of an expert"
    CORPORATE_EXPLAINER = "corporate_explainer", "a company that explains a subject"
    VERIFIED = "verified", "checked by someone independent"


def _ids(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(ids)


_OFFSET_BITS: Final = 128  # no text is as long, and a message can still name the number


def _is_offset(at: object) -> bool:
    return at is None or (isinstance(at, int) and not isinstance(at, bool) and at.bit_length() <= _OFFSET_BITS)


@frozen(kw_only=True)
class Evidence:
    """Where a statement stands, and who makes it how.

    Attributes:
        document: The id of the document.
        start: Where the phrase begins, in Unicode code points of the document's text; None where no phrase is cited.
        end: Where it ends.
        quote: The phrase itself, short: the words of the figure, not the sentence around it.
        column: The heading of the column that the phrase is a cell of, where the document is a table; the unit that
            it names counts for the phrase.
        stance: How it stands to the statement.
        modality: How the source says it.
        attribution: The ids of the persons and partners who say so, where it is not the document itself.
        voice: Who says so where the document names nobody ("industry reports"), by language.
        confidence: How sure the one who entered it is.
        superseded_by: The id of the document that took it back, where the stance is `superseded`.

    Raises:
        FigureError: One of start and end is missing, or they are reversed.
        TextError: An id or the phrase is malformed.

    Example:
        >>> Evidence(document="ibm-stargate", start=2853, end=2859, quote="360 MW").modality
        <Modality.STATED: 'stated'>
    """

    document: str = field(metadata=refers("documents"))
    start: int | None = None
    end: int | None = None
    quote: str | None = field(default=None, metadata=checked(phrase))
    column: str | None = field(default=None, metadata=checked(label))
    stance: Stance = Stance.SUPPORTS
    modality: Modality = Modality.STATED
    attribution: tuple[str, ...] = field(default=(), converter=_ids, metadata=refers("partners", "persons"))
    voice: Text | None = None
    confidence: Confidence | None = None
    superseded_by: str | None = field(default=None, metadata=refers("documents"))

    def __attrs_post_init__(self) -> None:
        check_fields(self)
        if (self.start is None) != (self.end is None):
            raise FigureError("start and end of a phrase are given together", code="bad-offsets")
        if not (_is_offset(self.start) and _is_offset(self.end)):
            raise FigureError("start and end of a phrase are whole numbers", code="bad-offsets")
        if self.start is not None and self.end is not None and not 0 <= self.start < self.end:
            raise FigureError(f"a phrase cannot begin at {self.start} and end at {self.end}", code="bad-offsets")

    def _repr_html_(self) -> str:
        """What notebooks show: a row for each field that states something."""
        from stargate_model.claims import display  # for those who look at it

        return display.of_object(self, self.document)
