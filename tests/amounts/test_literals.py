"""The literal notation: exact both ways, and closed to everything else."""

from __future__ import annotations

import decimal
import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stargate_model.amounts.hedges import Bound
from stargate_model.amounts.literals import Literal, parse, write
from stargate_model.amounts.units import UNITS, Unit, unit
from stargate_model.errors import LiteralError, NumberError, StargateError, UnknownUnitError
from stargate_model.strategies import literals
from tests.refusals import refusal

D = Decimal
NO_LITERAL = [
    "", " ", "MW", "5", "1.2", " 5 MW", "5  MW", "\n5 MW", "5\nMW", "5\tMW", "5\u00a0MW", "$1", "-", "~", "?",
    "nan MW", "inf MW",
    "Infinity MW", "−5 MW", "1 200 MW", "1.2.3 MW", "1.2(3) MW", "1...2 MW", "1. MW", ".5 MW", "５ MW", "٥ MW",
    "1_000 MW",
    "1,200 MW", "1.200,5 MW", "M\u200bW", "5 M\u200bW", "5 %%", "5 MW.", "5 MW;", "5 MW #x", "5 MW\x00", "5 MW\n",
    "5 MW ", "40 M",
    "1 T", "40 B", "5 mw", "5 Mw", "5 mW", "5 MW 6", "5 MW..6 MW", "5..6", "5 ..6 MW", "5.. 6 MW", "5..6..7 MW",
    ">5..6 MW",
    "<=5..6 MW", "=5 MW", "==5 MW", "> 5 MW", "~ 5 MW", ">~5 MW", "~?5 MW", "??5 MW", "~~5 MW", "><5 MW", "=>5 MW",
    "+-5 MW",
    "5+-1 MW", "5 MW+", "5 W*2", "5 W**2", "2*5 W", "10**10**8 W", "9**9**9 W", "1e5", "1e W", "1e5.5 W", "1e99999 W",
    "5 __import__('os')", "5 @alias", "@import x", "5 =W", "5 kilo" + "W" * 300, "(" * 1000, "1" * 20_000 + " MW",
    "\x1b[31m5 MW", "5 \ud800", "\ud800", "5 degC", "5 dB", "'5' MW", '"5 MW"', "5%5", "1e1e1 W", "True MW", "None",
]  # fmt: skip


class TestParse:
    """From text to parts."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("1.2 GW", Literal(D("1.2"), unit("GW"))),
            ("1.2GW", Literal(D("1.2"), unit("GW"))),
            ("~986 MW", Literal(D(986), unit("MW"), approximate=True)),
            (">5 GW", Literal(D(5), unit("GW"), Bound.MORE_THAN)),
            (">=5 GW", Literal(D(5), unit("GW"), Bound.AT_LEAST)),
            ("<=500e9 USD", Literal(D("500e9"), unit("USD"), Bound.AT_MOST)),
            ("<15 GW", Literal(D(15), unit("GW"), Bound.LESS_THAN)),
            ("~<15 GW", Literal(D(15), unit("GW"), Bound.LESS_THAN, approximate=True)),
            ("6.7..12 %", Literal(D("6.7"), unit("%"), Bound.BETWEEN, D(12))),
            (
                "?~200e9..900e9 CNY",
                Literal(D("2e11"), unit("CNY"), Bound.BETWEEN, D("9e11"), approximate=True, vague=True),
            ),
            ("1..2 MW", Literal(D(1), unit("MW"), Bound.BETWEEN, D(2))),
            ("-1.5..-1 pp", Literal(D("-1.5"), unit("pp"), Bound.BETWEEN, D(-1))),
            ("+5 data centers", Literal(D(5), unit("data_centre"))),
            ("5e3FLOPS", Literal(D("5e3"), unit("FLOPS"))),
            ("5EFLOPS", Literal(D(5), unit("EFLOPS"))),
            ("5 EUR", Literal(D(5), unit("EUR"))),
            ("-0 pp", Literal(D(0), unit("pp"))),
        ],
    )
    def test_the_notation(self, text: str, expected: Literal) -> None:
        """Each mark means what the notation says."""
        assert parse(text) == expected

    @pytest.mark.parametrize("text", NO_LITERAL, ids=lambda text: ascii(text)[:24])
    def test_anything_else_is_refused(self, text: str) -> None:
        """Nothing is left over, repaired, or handed on to another parser, and the message stays short."""
        with pytest.raises((LiteralError, NumberError, UnknownUnitError)) as caught:
            parse(text)
        assert 20 < len(caught.value.message) < 400

    @pytest.mark.parametrize(("text", "shown"), [("x" * 80, "x" * 80), ("x" * 81, "x" * 80 + "…")])
    def test_a_refusal_shows_how_to_write_it(self, text: str, shown: str) -> None:
        """What is no literal is named, cut after 80 characters, beside literals that are."""
        wanted = "is not a figure; write a number and a unit, such as '1.2 GW', '~986 MW' or '6.7..12 %'"
        assert refusal(parse, text) == ("bad-literal", f"'{shown}' {wanted}", {"found": shown})

    def test_a_range_has_no_other_bound(self) -> None:
        """Which of the two is meant is left to the writer."""
        message = "'>5..6 MW' has both a bound and a range; write one of them"
        assert refusal(parse, ">5..6 MW") == ("bad-literal", message, {"found": ">5..6 MW"})

    def test_the_length_is_looked_at_first(self) -> None:
        """Up to 250 characters the parts are read; beyond them the text is no literal, whatever it says."""
        assert refusal(parse, "1" * 247 + " MW")[0] == "bad-number"
        assert refusal(parse, "1" * 248 + " MW")[0] == "bad-literal"

    @given(st.text("0123456789.e+-<>=~? MGWh%USD\n\u200b", max_size=30))
    def test_a_text_is_a_literal_or_refused(self, text: str) -> None:
        """No text raises anything but the library's errors, and what is read writes the same figure again."""
        try:
            found = parse(text)
        except StargateError:
            return
        assert parse(write(found)) == found

    @pytest.mark.parametrize(
        "text",
        ["1" * 100_000, " " * 100_000, "~" * 100_000, "1." * 50_000, "1e" * 50_000, "1.." * 33_000,
         "-" * 100_000 + "1 W",
         "1" * 249, "1.1" + "e1" * 120, "?~>=" * 60, "1.." + "1" * 240, "1 " + "m" * 247],
        ids=map(str, range(12)),
    )  # fmt: skip
    def test_no_text_takes_long(self, text: str) -> None:
        """The pattern is linear and the length is bounded."""
        before = time.perf_counter()
        with pytest.raises(StargateError):
            parse(text)
        assert time.perf_counter() - before < 0.05


class TestWrite:
    """From parts to text."""

    @given(literals())
    def test_reading_what_was_written_gives_the_same_digits(self, literal: Literal) -> None:
        """`parse(write(x)) == x`, down to trailing zeros and exponents."""
        again = parse(write(literal))
        assert again == literal
        assert again.value.as_tuple() == literal.value.as_tuple()
        assert (again.upper and again.upper.as_tuple()) == (literal.upper and literal.upper.as_tuple())

    @given(literals())
    def test_writing_is_stable(self, literal: Literal) -> None:
        """A literal has one spelling, on one line."""
        text = write(literal)
        assert write(parse(text)) == text
        assert "\n" not in text

    @pytest.mark.parametrize(
        "text",
        ["1.20 GW", "0.00 %", "~<15 GW", "?200e9..900e9 USD", "0e10 W", "1.000 MW", "1e30 W", "100 MW", "6.70..12.0 %"],
    )
    def test_the_spelling_stays(self, text: str) -> None:
        """What is in the notation is written back as it was."""
        assert write(parse(text)) == text

    @pytest.mark.parametrize("entry", UNITS.values(), ids=str)
    def test_each_unit_has_literals(self, entry: Unit) -> None:
        """The notation knows every unit of the table."""
        assert parse(f"1.5 {entry.symbol}").unit is entry

    @given(literals())
    def test_the_callers_context_changes_nothing(self, literal: Literal) -> None:
        """With three digits, tiny exponents and every trap, the same is written and read."""
        text = write(literal)
        hostile = decimal.Context(prec=3, Emin=-3, Emax=3, traps=[decimal.Inexact, decimal.Rounded, decimal.Clamped])
        with decimal.localcontext(hostile):
            assert write(literal) == text
            assert parse(text) == literal
