"""What the formatter tells, the project's own reader reads back: the same value, unit, bound and hedge."""

import itertools

import pytest

from stargate_model.claims.kinds import figure
from stargate_model.localization import Formatter
from stargate_model.reading import read

LANGUAGES = ("en", "zh-Hans", "zh-Hant", "ja", "ko", "de", "fr", "es", "pt-BR")
HEDGES = ("", "~", ">", ">=", "<=", "<", "~<", "~>", "~>=", "~<=")
AMOUNTS = (
    "986 MW",
    "1.2 GW",
    "5 GW",
    "580 TWh",
    "12 MWh",
    "6.75 %",
    "15.5 pp",
    "500e9 USD",
    "33e9 EUR",
    "100000 chip",
    "29 turbine",
    "6 home",
    "18 month",
    "36 week",
    "1000 acre",
    "2 h",
    "345 kV",
)
RANGES = ("6.7..12 %", "~5..7 GW", "18..48 month", "3e9..4e9 USD", "?2e8..999999999 user", "?2e11..999999999999 USD")


@pytest.mark.parametrize("width", ["long", "short"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_told_figure_reads_back_as_itself(language, width):
    """Each hedge of each amount comes back with the same number, unit and hedge, and as one figure."""
    formatter = Formatter(language)
    place = {"es": "ES", "pt-BR": "BR"}.get(language)
    wrong = {}
    for stated in (*(hedge + amount for hedge, amount in itertools.product(HEDGES, AMOUNTS)), *RANGES):
        text = formatter.figure(figure(stated), width)
        found = [mention.figure or mention.refusal for mention in read(text, language=language, place=place)]
        if found != [figure(stated)]:
            wrong[stated] = (text, found)
    assert not wrong
