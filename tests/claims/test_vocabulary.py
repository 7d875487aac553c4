"""The base of the closed vocabularies: parsing codes, and naming the nearest one."""

from __future__ import annotations

import copy
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stargate_model.claims.vocabulary import MAX_SHOWN, Vocabulary, cut, nearest
from stargate_model.errors import StargateError, VocabularyError


class Turbine(Vocabulary):
    """A vocabulary of three words, for the tests."""

    GAS_TURBINE = "gas_turbine", "driven by burnt gas"
    STEAM_TURBINE = "steam_turbine", "driven by steam"
    ORC = "orc", "driven by a vapour", "organic Rankine turbine"


CODES = {"gas_turbine", "steam_turbine", "orc"}


class TestMembers:
    """What a member carries."""

    def test_a_member_is_its_code_as_text(self) -> None:
        """A member equals, sorts and prints as its code."""
        code: str = Turbine.GAS_TURBINE
        assert code == "gas_turbine"
        assert f"{Turbine.GAS_TURBINE}" == "gas_turbine"
        assert Turbine.GAS_TURBINE.value == "gas_turbine"
        assert Turbine("gas_turbine") is Turbine.GAS_TURBINE

    def test_meaning_stands_beside_the_code(self) -> None:
        """The meaning is the second text of the row, and not part of the value."""
        assert Turbine.ORC.meaning == "driven by a vapour"

    def test_label_is_the_code_in_words_unless_given(self) -> None:
        """A row without a label has its code with spaces for underscores."""
        assert Turbine.GAS_TURBINE.label == "gas turbine"
        assert Turbine.ORC.label == "organic Rankine turbine"

    @pytest.mark.parametrize("member", Turbine)
    def test_pickled_and_copied_members_are_the_same_object(self, member: Turbine) -> None:
        """A member that crosses a process border is still the one member."""
        assert pickle.loads(pickle.dumps(member)) is member  # noqa: S301 - made on the line itself
        assert copy.deepcopy(member) is member

    def test_a_member_without_a_meaning_is_refused(self) -> None:
        """A vocabulary cannot be written without saying what its codes mean."""
        with pytest.raises(TypeError, match="'word' of Bare has no meaning"):

            class Bare(Vocabulary):
                WORD = "word"


class TestParse:
    """Reading a code."""

    @pytest.mark.parametrize("member", Turbine)
    def test_every_code_parses_to_its_member(self, member: Turbine) -> None:
        """Parsing a member's value gives the member."""
        assert Turbine.parse(member.value) is member

    @given(st.text(max_size=200).filter(lambda text: text not in CODES))
    def test_every_other_text_is_refused_with_an_error_of_ours(self, text: str) -> None:
        """No text is guessed at, and no refusal grows with its input."""
        with pytest.raises(VocabularyError) as caught:
            Turbine.parse(text)
        assert isinstance(caught.value, StargateError)
        assert len(caught.value.params["found"]) <= MAX_SHOWN

    @pytest.mark.parametrize("text", ["Gas_Turbine", " gas_turbine", "gas-turbine", "gas turbine", "GAS_TURBINE"])
    def test_another_spelling_is_refused_but_named(self, text: str) -> None:
        """Case, spaces and hyphens are not put right; the code that was meant is named."""
        with pytest.raises(VocabularyError, match="Did you mean 'gas_turbine'") as caught:
            Turbine.parse(text)
        assert caught.value.params["nearest"] == "gas_turbine"

    def test_the_error_tells_what_was_expected(self) -> None:
        """The error has the catalogue's code and the whole list, in the order of the vocabulary."""
        with pytest.raises(VocabularyError) as caught:
            Turbine.parse("windmill")
        assert caught.value.code == "unknown-word"
        assert caught.value.params == {
            "found": "windmill",
            "vocabulary": "Turbine",
            "nearest": "",
            "known": "gas_turbine, steam_turbine, orc",
        }
        assert str(caught.value) == "'windmill' is no Turbine. Known: gas_turbine, steam_turbine, orc."

    def test_a_long_text_is_cut(self) -> None:
        """A text of a million characters is shown with 80 of them."""
        with pytest.raises(VocabularyError) as caught:
            Turbine.parse("gas_turbin" * 100_000)
        assert len(caught.value.params["found"]) == MAX_SHOWN
        assert len(str(caught.value)) < 200

    def test_control_characters_do_not_reach_the_message(self) -> None:
        """What could move a cursor or turn a line round is shown escaped."""
        with pytest.raises(VocabularyError) as caught:
            Turbine.parse("orc\x1b[2J\u202e")
        assert caught.value.message.isprintable()


class TestNearest:
    """Finding the code that was meant."""

    def test_a_typing_error_is_near(self) -> None:
        """One letter left out does not hide the code."""
        assert nearest("steam_turbin", CODES, count=1) == ["steam_turbine"]

    @pytest.mark.parametrize("text", ["gas-turbine", "gas turbine", "Gas_Turbine"])
    def test_case_and_separators_do_not_count(self, text: str) -> None:
        """What differs in them alone is nearer than what differs in a letter."""
        assert nearest(text, ["gasxturbine", "gas_turbine"], count=1) == ["gas_turbine"]

    def test_a_far_text_has_no_nearest(self) -> None:
        """A text like nothing known is not forced onto something."""
        assert nearest("水力", CODES, count=3) == []

    def test_codes_that_differ_in_case_only_are_one(self) -> None:
        """Among codes of one form the first is named."""
        assert nearest("likely", ["Likely", "likely"], count=2) == ["Likely"]


class TestCut:
    """Showing text from outside."""

    @given(st.text(max_size=200))
    def test_a_short_text_stays_and_a_long_one_ends_in_an_ellipsis(self, text: str) -> None:
        """Up to 80 characters are kept; of more, the first 79 are."""
        assert cut("x" * 80) == "x" * 80
        shown = cut(text)
        assert shown == text if len(text) <= MAX_SHOWN else shown == text[:79] + "…"
