"""Numbers: the door, the spelling, and the rounding once."""

from __future__ import annotations

import decimal
import time
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stargate_model.amounts.decimals import (
    CONTEXT,
    checked,
    exact_product,
    exact_sum,
    number,
    quotient,
    rounded,
    spell,
    tidy,
    wide_quotient,
)
from stargate_model.errors import NumberError
from stargate_model.strategies import numbers
from tests.refusals import refusal

HOSTILE = [
    "", " ", "nan", "NaN", "sNaN", "inf", "Infinity", "-inf", "1_000", "1__0", "1,000", "1 000", " 1", "1 ", "1\n",
    "\t1",
    "１", "١٢", "1\u00a0", "\u200b1", "−5", "+-5", "--5", "1.", ".5", "1.2.3", "1..2", "1.2(3)", "1e", "e5", "1e+",
    "1e1.5",
    "0x10", "1e99999", "1e-99999", "1e999999999", "True", "1j", "1/2", "½", "1e5\x00", "\ud800", "\x1b[0m1",
]  # fmt: skip
BEYOND = ["1e31", "1e-31", "9" * 41, "0." + "1" * 41, "1" + "0" * 31, "0e31", "0e-31", "1e9999", "0e9999", "10e30"]
WITHIN = ["1e30", "1e-30", "9" * 31, "0." + "9" * 40, "0e30", "0e-30", "1." + "0" * 39, "0.1e31", "000000001"]


class TestNumber:
    """The one reader of number text."""

    @pytest.mark.parametrize("text", HOSTILE, ids=ascii)
    def test_what_is_no_plain_number_is_refused(self, text: str) -> None:
        """Nothing that `Decimal` or Pint would make something of comes in unless it is plain ASCII digits."""
        with pytest.raises(NumberError, match="is not a number"):
            number(text)

    @pytest.mark.parametrize("text", BEYOND)
    def test_what_is_too_long_or_too_large_is_refused(self, text: str) -> None:
        """At most 40 digits, and a size from 1e-30 to 1e30, so that nothing later explodes."""
        with pytest.raises(NumberError):
            number(text)

    @pytest.mark.parametrize("text", WITHIN)
    def test_the_limits_themselves_are_taken(self, text: str) -> None:
        """The limits are the last that is taken, and the value is exact."""
        assert number(text) == Decimal(text)

    def test_negative_zero_is_zero(self) -> None:
        """Zero has no sign, and keeps its places."""
        assert str(number("-0")) == "0"
        assert str(number("-0.00")) == "0.00"
        assert str(number("-0e10")) == "0E+10"

    @pytest.mark.parametrize(
        "text",
        ["1" * 100_000, "1" * 99 + "x", "0" * 100_000, "1e" + "1" * 100_000, "." * 100_000],
        ids=["digits", "digits and a letter", "zeros", "exponent", "points"],
    )
    def test_long_text_is_refused_at_once(self, text: str) -> None:
        """The length is looked at before the pattern, and a message shows the beginning only."""
        before = time.perf_counter()
        with pytest.raises(NumberError) as caught:
            number(text)
        assert time.perf_counter() - before < 0.05
        assert len(caught.value.message) < 200
        assert len(caught.value.params["found"]) <= 41

    @pytest.mark.parametrize(("text", "found"), [("x" * 40, "x" * 40), ("x" * 41, "x" * 40 + "…")])
    def test_a_refusal_shows_how_to_write_it(self, text: str, found: str) -> None:
        """What is no number is named, cut after 40 characters, beside one that is."""
        message = f"'{found}' is not a number; write digits with an optional point, such as 1.2"
        assert refusal(number, text) == ("bad-number", message, {"found": found})

    def test_the_longest_text_is_read(self) -> None:
        """A hundred characters may be a number, and one more may not."""
        assert number("0" * 99 + "7") == 7
        assert refusal(number, "0" * 100 + "7")[1].startswith("'0000")

    @pytest.mark.parametrize(
        ("value", "text"),
        [("7", "7"), ("70", "70"), ("7.0", "7.0"), ("7E+1", "7e1"), ("1.2E+3", "12e2"), ("-7E-9", "-0.000000007"),
         ("0E+1", "0e1"), ("0.0", "0.0")],
    )  # fmt: skip
    def test_a_spelling_is_short_and_keeps_the_digits(self, value: str, text: str) -> None:
        """Digits are written out, and an exponent only where trailing zeros would claim to be digits."""
        assert spell(Decimal(value)) == text

    @given(numbers(signed=True))
    def test_spelling_reads_back_digit_by_digit(self, value: Decimal) -> None:
        """`number(spell(x))` has the sign, digits and exponent of x."""
        assert number(spell(value)).as_tuple() == value.as_tuple()

    @given(numbers(signed=True))
    def test_a_spelling_reads_alike_everywhere(self, value: Decimal) -> None:
        """`spell` writes ASCII that any reader of decimals reads as the same number."""
        assert Decimal(spell(value)) == value
        assert spell(value).isascii()

    @given(st.text(max_size=30))
    def test_no_text_raises_anything_else(self, text: str) -> None:
        """Any text is a number within the limits, or a NumberError."""
        try:
            value = number(text)
        except NumberError:
            return
        assert Decimal(text) == value


class TestChecked:
    """The door for numbers of callers."""

    @pytest.mark.parametrize("value", [True, False, 1.5, float("nan"), "5", None, 1j, Fraction(1, 2), b"5", [5]])
    def test_other_types_are_refused(self, value: object) -> None:
        """Bool, float and text are no exact numbers."""
        with pytest.raises(NumberError, match="must be a Decimal or an int"):
            checked(value)  # type: ignore[arg-type]

    @pytest.mark.parametrize("text", ["NaN", "sNaN", "Infinity", "-Infinity", "NaN123"])
    def test_special_values_are_refused(self, text: str) -> None:
        """Neither NaN nor infinity is a magnitude; a signalling NaN raises nothing else."""
        with pytest.raises(NumberError, match="finite"):
            checked(Decimal(text))

    @pytest.mark.parametrize("value", [Decimal("1e999999999"), Decimal("-1e-999999999"), 10**41, -(10**4000)])
    def test_bombs_are_refused_at_once(self, value: Decimal | int) -> None:
        """Huge numbers are refused without being written out."""
        before = time.perf_counter()
        with pytest.raises(NumberError) as caught:
            checked(value)
        assert time.perf_counter() - before < 0.05
        assert len(str(caught.value)) < 300

    @pytest.mark.parametrize(
        ("value", "message", "found"),
        [
            (1.5, "a number must be a Decimal or an int, not float; write Decimal('1.2')", "float"),
            (10**4000, "a number may have at most 40 digits", "…"),
            (Decimal("-Infinity"), "-Infinity is not a finite number", "-Infinity"),
            (Decimal("NaN" + "7" * 50), f"NaN{'7' * 50} is not a finite number", f"NaN{'7' * 37}"),
            (Decimal("1e-31"), "1E-31 is beyond the limits: at most 40 digits, and a size from 1e-30 to 1e30", "1E-31"),
            (10**40, f"1{'0' * 39} is beyond the limits: at most 40 digits, and a size from 1e-30 to 1e30",
             f"1{'0' * 39}"),
            (Decimal("0e31"), "zero is written with too many places", "0"),
        ],
        ids=["float", "huge", "infinite", "nan", "small", "long", "zero"],
    )  # fmt: skip
    def test_a_refusal_says_which_limit(self, value: object, message: str, found: str) -> None:
        """Each limit has its words, and what was found is named, cut after 40 characters."""
        assert refusal(checked, value) == ("bad-number", message, {"found": found})

    @pytest.mark.parametrize("value", [0, 7, -7, 10**30, 10**30 - 1])
    def test_ints_come_in_exactly(self, value: int) -> None:
        """An int is the Decimal of its digits."""
        assert checked(value) == Decimal(value)

    @given(numbers(signed=True))
    def test_what_is_within_the_limits_stays_as_it_is(self, value: Decimal) -> None:
        """Nothing is normalised on the way in."""
        assert checked(value).as_tuple() == value.as_tuple()


class TestTidy:
    """Results as a reader would write them."""

    @pytest.mark.parametrize(
        ("value", "shown"),
        [("0e10", "0"), ("0.00", "0"), ("1200", "1200"), ("1.2e3", "1200"), ("7e1", "70"), ("1.50", "1.5"),
         ("-7e2", "-700"), ("1e-3", "0.001")],
    )  # fmt: skip
    def test_no_trailing_zeros_and_no_exponent(self, value: str, shown: str) -> None:
        """Trailing zeros go, and a positive exponent is written out."""
        assert str(tidy(Decimal(value))) == shown

    @given(numbers(signed=True))
    def test_the_number_stays(self, value: Decimal) -> None:
        """Tidying changes the spelling only, and once is enough."""
        assert tidy(value) == value
        assert tidy(tidy(value)).as_tuple() == tidy(value).as_tuple()


class TestArithmetic:
    """Exact sums and products, quotients rounded once."""

    @given(numbers(signed=True), numbers(signed=True))
    def test_sums_and_products_are_exact(self, first: Decimal, second: Decimal) -> None:
        """The wide context never rounds a sum or a product of numbers within the limits."""
        assert Fraction(exact_sum(first, second)) == Fraction(first) + Fraction(second)
        assert Fraction(exact_product(first, second)) == Fraction(first) * Fraction(second)

    @given(numbers(signed=True), numbers(positive=True, signed=True))
    def test_rounding_a_wide_quotient_is_rounding_once(self, dividend: Decimal, divisor: Decimal) -> None:
        """What is cut at 400 digits rounds to the same 40 as the quotient itself."""
        assert CONTEXT.plus(wide_quotient(dividend, divisor)) == quotient(dividend, divisor)

    @pytest.mark.parametrize(("last", "shown"), [("15", "2"), ("25", "2"), ("251", "3"), ("35", "4")])
    def test_half_goes_to_the_even_digit(self, last: str, shown: str) -> None:
        """Results are rounded half-even, at the fortieth digit."""
        assert rounded(Decimal("1." + "0" * 38 + last)) == Decimal("1." + "0" * 38 + shown)

    def test_a_result_beyond_the_limits_is_refused(self) -> None:
        """A result that could not be written is an error, not a surprise later."""
        with pytest.raises(NumberError):
            rounded(Decimal("1e31"))
        with pytest.raises(NumberError):
            rounded(Decimal("1e-31"))


class TestCallersContext:
    """Nothing depends on the decimal context of the caller."""

    @given(numbers(signed=True), numbers(signed=True, positive=True))
    def test_results_are_those_of_the_default_context(self, first: Decimal, second: Decimal) -> None:
        """Precision 3, other rounding, tiny exponents and every trap change no result."""

        def results() -> list[tuple[object, ...]]:
            found = [number(spell(first)), checked(first), number("-0e9"), tidy(first), exact_sum(first, second)]
            found += [exact_product(first, second), quotient(first, second), wide_quotient(first, second)]
            return [value.as_tuple() for value in found]

        expected = results()
        hostile = decimal.Context(
            prec=3, rounding=decimal.ROUND_UP, Emin=-3, Emax=3, clamp=1,
            traps=[decimal.Inexact, decimal.Rounded, decimal.Subnormal, decimal.Clamped, decimal.FloatOperation],
        )  # fmt: skip
        with decimal.localcontext(hostile):
            assert results() == expected
