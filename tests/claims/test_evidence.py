"""Evidence: where a statement stands, and what it may not claim about that."""

from __future__ import annotations

import copy
import pickle

import attrs
import pytest
from hypothesis import given

from stargate_model.claims.evidence import Confidence, Evidence, Modality, SourceType, Stance
from stargate_model.claims.text import MAX_QUOTE
from stargate_model.errors import FigureError, TextError
from stargate_model.strategies import evidence
from tests.refusals import refusal


class TestEvidence:
    """The constraints and the value."""

    @given(evidence())
    def test_it_is_a_value(self, given_: Evidence) -> None:
        """Copies and pickles are equal and hash alike; so is one made of the same parts."""
        parts = {name.name: getattr(given_, name.name) for name in attrs.fields(Evidence)}
        for other in (pickle.loads(pickle.dumps(given_)), copy.deepcopy(given_), Evidence(**parts)):  # noqa: S301
            assert other == given_
            assert hash(other) == hash(given_)
        with pytest.raises(AttributeError):
            given_.document = "other"  # type: ignore[misc]

    def test_the_defaults_say_nothing_special(self) -> None:
        """A source supports and states, unless it is said otherwise; absent means not stated."""
        plain = Evidence(document="paper")
        assert (plain.stance, plain.modality) == (Stance.SUPPORTS, Modality.STATED)
        assert (plain.start, plain.end, plain.quote, plain.voice, plain.confidence, plain.superseded_by) == (None,) * 6
        assert plain.attribution == ()

    @pytest.mark.parametrize(("start", "end"), [(1, None), (None, 1), (5, 5), (5, 4), (-1, 4), (-5, -1)])
    def test_offsets_come_together_and_go_up(self, start: int | None, end: int | None) -> None:
        """A phrase begins in the text and ends after it begins."""
        with pytest.raises(FigureError, match="phrase"):
            Evidence(document="paper", start=start, end=end)

    @pytest.mark.parametrize(
        ("start", "end", "message"),
        [
            (1, None, "start and end of a phrase are given together"),
            (True, 6, "start and end of a phrase are whole numbers"),
            (1, 6.0, "start and end of a phrase are whole numbers"),
            (0, 2**128, "start and end of a phrase are whole numbers"),
            (6, 6, "a phrase cannot begin at 6 and end at 6"),
        ],
    )
    def test_a_refusal_of_offsets_says_why(self, start: object, end: object, message: str) -> None:
        """They are two whole numbers, of a size that texts have, and in order."""
        assert refusal(lambda: Evidence(document="paper", start=start, end=end)) == ("bad-offsets", message, {})
        assert Evidence(document="paper", start=0, end=2**128 - 1).end == 2**128 - 1

    @pytest.mark.parametrize("wrong", ["", "A", "Sam Altman", "x" * 65, "a_b", "ab\n"])
    def test_each_id_is_one(self, wrong: str) -> None:
        """Of the document, of who says so, and of what took it back."""
        with pytest.raises(TextError, match="is not an id"):
            Evidence(document=wrong)
        with pytest.raises(TextError, match="is not an id"):
            Evidence(document="paper", attribution=("sam-altman", wrong))
        with pytest.raises(TextError, match="is not an id"):
            Evidence(document="paper", superseded_by=wrong)

    def test_one_name_is_no_list_of_names(self) -> None:
        """A bare text where ids are listed is refused, not taken letter by letter."""
        with pytest.raises(TextError):
            Evidence(document="paper", attribution="sam-altman")

    def test_attribution_is_kept_as_a_tuple(self) -> None:
        """Whatever lists the ids, evidence stays hashable."""
        assert Evidence(document="paper", attribution=["sam-altman"]).attribution == ("sam-altman",)

    @pytest.mark.parametrize("quote", ["", " ", "36\x000 MW", "360 MW\r", "\ud800", "x" * (MAX_QUOTE + 1)], ids=ascii)
    def test_a_phrase_is_clean_and_short(self, quote: str) -> None:
        """A figure's words, and no page of the document."""
        with pytest.raises(TextError):
            Evidence(document="paper", quote=quote)

    def test_the_words_of_the_vocabularies(self) -> None:
        """The codes that data writes."""
        assert list(Stance) == ["supports", "disputes", "superseded"]
        assert list(Modality) == ["stated", "planned", "projected", "reported", "claimed"]
        assert list(Confidence) == ["confident", "likely", "speculative"]
        assert "news_report" in list(SourceType)
