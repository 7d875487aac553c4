"""The closed unit table: its rows, its texts, and its agreement with independent definitions."""

from __future__ import annotations

import copy
import decimal
import pickle
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stargate_model.amounts.decimals import CONTEXT, exact_product
from stargate_model.amounts.quantities import quantity
from stargate_model.amounts.units import ALIASES, UNITS, Unit, convert, same_dimension, unit
from stargate_model.errors import DimensionError, NumberError, UnknownUnitError
from stargate_model.strategies import numbers, units, units_like
from tests.refusals import refusal

SYMBOLS = {
    "power": "W kW MW GW TW",
    "energy": "Wh kWh MWh GWh TWh",
    "voltage": "V kV",
    "length": "m km mi ft",
    "area": "m² km² mi² acre hectare ft²",
    "volume": "m³ L gallon",
    "mass": "kg t",
    "emissions": "tCO2e",
    "duration": "h day week month year",
    "share": "% ratio",
    "share/point": "pp",
    "compute": "FLOPS kFLOPS MFLOPS GFLOPS TFLOPS PFLOPS EFLOPS",
}
NOUNS = "job chip turbine engine site data_centre home rack user person item".split()
BASE = {kind: next(u for u in UNITS.values() if u.dimension == kind) for kind in {u.dimension for u in UNITS.values()}}


class TestTable:
    """What the table holds."""

    @pytest.mark.parametrize(("dimension", "symbols"), SYMBOLS.items())
    def test_each_dimension_has_its_units(self, dimension: str, symbols: str) -> None:
        """The table is closed: these units, and no others."""
        assert {u.symbol for u in UNITS.values() if u.dimension == dimension} == set(symbols.split())

    def test_the_rest_is_money_and_things(self) -> None:
        """Beside the dimensions above there are currencies and nouns, each a dimension of its own."""
        others = {u.dimension for u in UNITS.values()} - SYMBOLS.keys()
        assert {d for d in others if not d.startswith("money/")} == {f"count/{noun}" for noun in NOUNS}
        assert all(len(d.removeprefix("money/")) == 3 for d in others if d.startswith("money/"))

    @pytest.mark.parametrize("entry", UNITS.values(), ids=str)
    def test_a_unit_is_found_by_its_symbol(self, entry: Unit) -> None:
        """The symbol is the text of the unit and finds it again."""
        assert unit(str(entry)) is entry
        assert entry.factor > 0

    @pytest.mark.parametrize("entry", [u for u in UNITS.values() if u.kind != "money"], ids=str)
    def test_the_table_agrees_with_pint(self, entry: Unit) -> None:
        """Pint's own definitions, written apart from the table, give exactly the same factor."""
        mine = quantity(Decimal(1), entry).to_root_units()
        base = quantity(Decimal(1), BASE[entry.dimension]).to_root_units()
        assert mine.units == base.units
        assert mine.magnitude == exact_product(entry.factor, base.magnitude)

    @pytest.mark.parametrize("code", ["USD", "CNY", "EUR", "JPY", "GBP", "SAR"])
    def test_each_currency_is_its_own_dimension_in_pint_too(self, code: str) -> None:
        """No rate hides in either table."""
        dollar, other = quantity(Decimal(1), unit("USD")), quantity(Decimal(1), unit(code))
        assert other.is_compatible_with(dollar.units) is (code == "USD")

    @given(units(), units())
    def test_pint_and_the_table_agree_on_what_converts(self, one: Unit, other: Unit) -> None:
        """Two units convert here exactly where they do in Pint."""
        in_pint = quantity(Decimal(1), one).is_compatible_with(quantity(Decimal(1), other).units)
        assert in_pint is (one.dimension == other.dimension)

    def test_no_alias_hides_a_symbol(self) -> None:
        """A text names one unit."""
        assert not ALIASES.keys() & UNITS.keys()
        assert len({entry.name for entry in UNITS.values()}) == len(UNITS)

    def test_the_tables_do_not_change(self) -> None:
        """Nobody adds a unit at run time."""
        with pytest.raises(TypeError):
            UNITS["BTU"] = unit("W")  # type: ignore[index]
        with pytest.raises(AttributeError):
            unit("MW").factor = Decimal(1)  # type: ignore[misc]


class TestUnitText:
    """What names a unit, and what does not."""

    @pytest.mark.parametrize(
        ("text", "symbol"),
        [("megawatts", "MW"), ("gigawatt-hours", "GWh"), ("m2", "m²"), ("ha", "hectare"),
         ("data centers", "data_centre"),
         ("per cent", "%"), ("percentage points", "pp"), ("t CO₂e", "tCO2e"), ("people", "person"),
         ("EFLOP/s", "EFLOPS")],
    )  # fmt: skip
    def test_an_alias_names_the_unit(self, text: str, symbol: str) -> None:
        """Aliases are listed by hand."""
        assert unit(text).symbol == symbol

    @pytest.mark.parametrize(
        "text",
        ["", " ", "mW", "Mw", "mw", "gw", "KW", "usd", "Usd", "MW ", " MW", "MW\n", "M\u200bW", "ＭＷ", "MW.", "MW;",
         "MW#x",
         "MW\x00", "M", "T", "B", "$", "%%", "degC", "dB", "decade", "minute", "MW*h", "MW**2", "MW/h", "5 MW", "=",
         "@alias",
         "@import x", "__import__", "W.__class__", "(" * 1000, "m*" * 10_000 + "m", "kilo" * 20_000, "\x1b", "\ud800",
         "XAU", "BTC"],
    )  # fmt: skip
    def test_what_is_not_listed_is_refused(self, text: str) -> None:
        """Neither other case, nor anything around a symbol, nor an expression, nor Pint's syntax is a unit."""
        with pytest.raises(UnknownUnitError) as caught:
            unit(text)
        assert len(caught.value.message) < 250

    @pytest.mark.parametrize(
        ("text", "unit_meant"),
        [("gw", "GW"), ("mw", "MW"), ("kwh", "kWh"), ("Usd", "USD"), ("l.", "L"), ("usdollar", "USD")],
    )
    def test_the_case_is_what_is_mostly_wrong(self, text: str, unit_meant: str) -> None:
        """A unit in the wrong case is no unit, and the right case is named."""
        with pytest.raises(UnknownUnitError) as caught:
            unit(text)
        assert caught.value.params["nearest"] == unit_meant

    @pytest.mark.parametrize(
        ("text", "message", "found", "near"),
        [
            ("Kw", "'Kw' is not a unit; did you mean 'kW'?", "Kw", "kW"),
            ("#", "'#' is not a unit; see the table of units", "#", ""),
            ("#" * 32, f"'{'#' * 32}' is not a unit; see the table of units", "#" * 32, ""),
            ("#" * 33, f"'{'#' * 32}…' is not a unit; see the table of units", "#" * 32 + "…", ""),
        ],
    )
    def test_a_refusal_names_a_unit_or_the_table(self, text: str, message: str, found: str, near: str) -> None:
        """What is no unit is shown, cut after 32 characters, with the nearest that is one."""
        assert refusal(unit, text) == ("unknown-unit", message, {"found": found, "nearest": near})

    def test_the_nearest_unit_is_named(self) -> None:
        """A slip is answered with what was meant."""
        with pytest.raises(UnknownUnitError, match="did you mean 'megawatt") as caught:
            unit("megawat")
        assert caught.value.params["nearest"].startswith("megawatt")

    @given(st.text(max_size=40))
    def test_no_text_raises_anything_else(self, text: str) -> None:
        """Any text is a listed unit or an UnknownUnitError."""
        try:
            assert text in {**UNITS, **ALIASES}, unit(text)
        except UnknownUnitError:
            assert text not in {**UNITS, **ALIASES}

    @given(units())
    def test_a_unit_crosses_process_borders(self, entry: Unit) -> None:
        """A pickled or copied unit is equal and hashes alike, with the whole row."""
        for other in (pickle.loads(pickle.dumps(entry)), copy.copy(entry), copy.deepcopy(entry)):  # noqa: S301
            assert other == entry
            assert hash(other) == hash(entry)
            assert (other.name, other.dimension, other.factor) == (entry.name, entry.dimension, entry.factor)


class TestConvert:
    """Exact where the quotient ends, else rounded once."""

    @pytest.mark.parametrize(
        ("value", "source", "target", "result"),
        [("1.2", "GW", "MW", "1200"), ("986", "MW", "GW", "0.986"), ("1", "mi", "ft", "5280"),
         ("1", "acre", "ft²", "43560"),
         ("1", "mi²", "acre", "640"), ("1", "year", "day", "365.25"), ("1", "year", "month", "12"),
         ("1", "day", "h", "24"),
         ("4.4", "%", "ratio", "0.044"), ("1", "gallon", "L", "3.785411784"), ("0e10", "GW", "MW", "0"),
         ("1", "hectare", "m²", "10000"),
         ("1", "month", "year", "0.08333333333333333333333333333333333333333")],
    )  # fmt: skip
    def test_known_conversions(self, value: str, source: str, target: str, result: str) -> None:
        """What anyone can look up."""
        assert str(convert(Decimal(value), unit(source), unit(target))) == result

    @given(st.data(), numbers(digits=20, size=8, signed=True))
    def test_there_and_back_through_pint(self, data: st.DataObject, value: Decimal) -> None:
        """A conversion is what the two factors say, rounded once."""
        source = data.draw(units())
        target = data.draw(units_like(source))
        expected = CONTEXT.divide(exact_product(value, source.factor), target.factor)
        assert convert(value, source, target) == expected

    @given(st.data(), numbers(digits=20, size=8))
    def test_a_detour_changes_nothing_where_it_is_exact(self, data: st.DataObject, value: Decimal) -> None:
        """Through a third unit one comes to the same, exactly where the way there ends, else to the last digit."""
        source = data.draw(units())
        middle, target = data.draw(units_like(source)), data.draw(units_like(source))
        there = convert(value, source, middle)
        direct, detour = convert(value, source, target), convert(there, middle, target)
        if exact_product(there, middle.factor) == exact_product(value, source.factor):
            assert direct == detour
        else:
            assert abs(direct - detour) <= direct.copy_abs().next_plus(CONTEXT) * Decimal("2e-39")

    @given(units(), units())
    def test_other_dimensions_are_refused(self, one: Unit, other: Unit) -> None:
        """Dollars are no euros, turbines no chips, percentage points no per cent."""
        if one.dimension == other.dimension:
            same_dimension(one, other)
        else:
            with pytest.raises(DimensionError):
                convert(Decimal(1), one, other)

    def test_a_refusal_names_both_dimensions(self) -> None:
        """What the unit measures, and what was wanted."""
        values = {"wanted": "power", "found": "energy", "unit": "MWh"}
        message = "MWh measures energy, but W measures power"
        assert refusal(same_dimension, unit("MWh"), unit("W")) == ("wrong-dimension", message, values)

    def test_percentage_points_are_no_per_cent(self) -> None:
        """The two share a kind of figure and never convert."""
        assert unit("pp").kind == unit("%").kind
        with pytest.raises(DimensionError, match="share/point"):
            convert(Decimal(1), unit("pp"), unit("%"))

    @pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("Infinity"), Decimal("1e999999"), 1.5])
    @pytest.mark.parametrize("target", ["W", "MW"])
    def test_values_beyond_the_limits_are_refused(self, value: Decimal, target: str) -> None:
        """Nothing of the decimal module escapes."""
        with pytest.raises(NumberError):
            convert(value, unit("MW"), unit(target))

    def test_the_callers_context_changes_nothing(self) -> None:
        """With three digits and every trap, nine digits convert exactly."""
        with decimal.localcontext(decimal.Context(prec=3, traps=[decimal.Inexact, decimal.Rounded])):
            assert convert(Decimal("123456789"), unit("W"), unit("kW")) == Decimal("123456.789")
