"""What the formatter tells, the project's own reader reads back: the same value, unit, bound and hedge."""

import itertools
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stargate_model.amounts.hedges import Bound
from stargate_model.amounts.units import UNITS
from stargate_model.claims.figure import Figure
from stargate_model.claims.kinds import figure, kind_of
from stargate_model.localization import SUMMARY_LANGUAGES, Formatter
from stargate_model.reading import read

PLACES = {"es": "ES", "pt-BR": "BR"}
CURRENCIES = "USD EUR CNY JPY GBP KRW TWD HKD INR SGD AED CAD AUD CHF".split()
# a bare ratio is a number without a unit, which no reader can tell from any other number
SAYABLE = [unit for unit in UNITS.values() if unit.kind != "money" and unit.symbol != "ratio"] + [
    UNITS[code] for code in CURRENCIES
]
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
    "17 day",
    "36 week",
    "1000 acre",
    "2 h",
    "345 kV",
)
RANGES = ("6.7..12 %", "~5..7 GW", "18..48 month", "3e9..4e9 USD", "?2e8..999999999 user", "?2e11..999999999999 USD")


@pytest.mark.parametrize("width", ["long", "short"])
@pytest.mark.parametrize("language", SUMMARY_LANGUAGES)
def test_a_told_figure_reads_back_as_itself(language, width):
    """Each hedge of each amount comes back with the same number, unit and hedge, and as one figure."""
    formatter = Formatter(language)
    place = PLACES.get(language)
    wrong = {}
    for stated in (*(hedge + amount for hedge, amount in itertools.product(HEDGES, AMOUNTS)), *RANGES):
        text = formatter.figure(figure(stated), width)
        found = [mention.figure or mention.refusal for mention in read(text, language=language, place=place)]
        if found != [figure(stated)]:
            wrong[stated] = (text, found)
    assert not wrong


@st.composite
def numbers(draw: st.DrawFn, *, whole: bool) -> Decimal:
    """A number of up to five digits, as sources print them: with up to two decimals, or in thousands and more."""
    digits = Decimal(draw(st.integers(1, 99_999)))
    places = draw(st.sampled_from([0, 2, 3, 6, 9] if whole else [-2, -1, 0, 2, 3, 6, 9]))
    return digits * Decimal(10) ** places


@st.composite
def sayable_figures(draw: st.DrawFn) -> Figure:
    """A figure of any kind and hedge, in a unit that sentences use."""
    unit = draw(st.sampled_from(SAYABLE))
    whole = unit.kind == "count"
    bound = draw(st.sampled_from(Bound))
    value = draw(numbers(whole=whole))
    upper = value + draw(numbers(whole=whole)) if bound is Bound.BETWEEN else None
    return kind_of(unit)(value=value, unit=unit, upper=upper, bound=bound, approximate=draw(st.booleans()))


@pytest.mark.parametrize("language", SUMMARY_LANGUAGES)
@settings(max_examples=max(200, settings().max_examples))
@given(stated=sayable_figures(), width=st.sampled_from(["long", "short", "narrow"]))
def test_reading_undoes_telling(language: str, stated: Figure, width: str):
    """read(formatter.figure(x), language) == x, in each language of summaries, for every kind, hedge and width."""
    text = Formatter(language).figure(stated, width)
    found = [mention.figure or mention.refusal for mention in read(text, language=language, place=PLACES.get(language))]
    assert found == [stated], text


@pytest.mark.parametrize("language", SUMMARY_LANGUAGES)
@settings(max_examples=50)
@given(
    number=st.integers(1900, 2100),
    unit=st.sampled_from(["year", "month", "home", "MW", "%"]),
    hedge=st.sampled_from(HEDGES),
    width=st.sampled_from(["long", "short", "narrow"]),
)
def test_what_looks_like_a_year_reads_back(language: str, number: int, unit: str, hedge: str, width: str):
    """1900 años are no year, in whatever unit four digits stand before."""
    stated = figure(f"{hedge}{number} {unit}")
    text = Formatter(language).figure(stated, width)
    assert [mention.figure for mention in read(text, language=language, place=PLACES.get(language))] == [stated], text


@pytest.mark.parametrize("language", SUMMARY_LANGUAGES)
def test_vague_words_read_back(language):
    """Each order of magnitude that has words is read again as itself: several, tens of, hundreds of thousands of."""
    formatter, place = Formatter(language), PLACES.get(language)
    wrong = {}
    for power, unit in itertools.product(range(13), ("user", "chip", "home", "job", "year", "GW", "USD")):
        stated = figure(f"?{2 * 10**power}..{10 ** (power + 1) - 1} {unit}")
        text = formatter.figure(stated)
        found = [mention.figure or mention.refusal for mention in read(text, language=language, place=place)]
        if found != [stated]:
            wrong[text] = (str(stated), found)
    assert not wrong
