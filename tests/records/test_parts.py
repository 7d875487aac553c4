"""Parts of records: what each refuses beyond the types of its fields."""

from __future__ import annotations

from decimal import Decimal

import pytest

from stargate_model.claims.kinds import Energy, Power, Share
from stargate_model.claims.text import Text
from stargate_model.errors import RecordError, StargateError, TextError
from stargate_model.records.parts import Identifier, Location, Missing, Observation, OtherName, Statement
from stargate_model.records.vocabularies import MissingReason, Precision


class TestLocation:
    """A place does not contradict itself."""

    @pytest.mark.parametrize(
        ("fields", "problem"),
        [
            ({"country": "US", "subdivision": "CA-ON"}, "CA-ON is not in US"),
            ({"latitude": Decimal("90.01"), "longitude": Decimal(0)}, "latitude lies between -90 and 90"),
            ({"latitude": Decimal(0), "longitude": Decimal("-180.5")}, "longitude lies between -180 and 180"),
            ({"latitude": Decimal(0)}, "given together"),
            ({"longitude": Decimal(0)}, "given together"),
            ({"latitude": Decimal(0), "longitude": Decimal(0), "precision": None}, "need their precision"),
        ],
    )
    def test_contradictions_are_refused(self, fields: dict[str, object], problem: str) -> None:
        """Each is told with the code `bad-place`."""
        with pytest.raises(RecordError, match=problem) as caught:
            Location(**{"precision": Precision.SITE, **fields})  # type: ignore[arg-type]
        assert caught.value.code == "bad-place"

    @pytest.mark.parametrize(("latitude", "longitude"), [("90", "180"), ("-90", "-180"), ("0", "0"), ("32.4", "-99.7")])
    def test_every_place_on_earth_is_one(self, latitude: str, longitude: str) -> None:
        """Poles and the line of the date included."""
        place = Location(latitude=Decimal(latitude), longitude=Decimal(longitude), precision=Precision.LOCALITY)
        assert str(place.latitude) == latitude

    def test_a_place_may_be_known_as_little_as_can_be(self) -> None:
        """A region alone, a town alone, or nothing but how exact it is not."""
        assert Location(subdivision="US-TX").country is None
        assert Location(precision=Precision.UNKNOWN).locality is None

    @pytest.mark.parametrize(
        "wrong", [{"country": "us"}, {"country": "USA"}, {"subdivision": "TX"}, {"subdivision": "US-"}]
    )
    def test_codes_are_of_their_standards(self, wrong: dict[str, str]) -> None:
        """ISO 3166 in capital letters."""
        with pytest.raises(TextError):
            Location(**wrong)  # type: ignore[arg-type]


class TestOthers:
    """Names, identifiers, statements, gaps and observations."""

    @pytest.mark.parametrize("wrong", ["", " ", "a\x07b", "x" * 201, "\ud800"])
    def test_short_texts_are_short_and_clean(self, wrong: str) -> None:
        """A name, a scheme, an id of somebody else and the name of a field."""
        for make in (
            lambda text: OtherName(text=text, language="en"),
            lambda text: Identifier(scheme=text, id="1"),
            lambda text: Identifier(scheme="gem", id=text),
            lambda text: Missing(field=text, reason=MissingReason.NOT_STATED),
        ):
            with pytest.raises(TextError):
                make(wrong)

    def test_an_identifier_of_somebody_else_is_no_id_of_ours(self) -> None:
        """It is written as its scheme has it."""
        assert Identifier(scheme="EIA plant", id="G/100 001").id == "G/100 001"

    def test_an_observation_takes_any_figure(self) -> None:
        """Of whatever kind the indicator measures; or none, for a ranking."""
        for figure in (Share("4.4 %"), Energy("176 TWh"), Power("1 GW"), None):
            assert Observation(figure=figure).figure == figure
        with pytest.raises(RecordError, match=r"Observation\.figure wants Figure, not str"):
            Observation(figure="4.4 %")  # type: ignore[arg-type]

    def test_a_statement_has_words_by_language(self) -> None:
        """A bare text is refused: it does not say its language."""
        assert Statement(text=Text({"en": "It stands."})).text["en"] == "It stands."
        with pytest.raises(StargateError):
            Statement(text="It stands.")  # type: ignore[arg-type]
