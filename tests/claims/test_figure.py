"""Figures: a quantity, a hedge and its evidence, with laws that hold for every kind."""

from __future__ import annotations

import copy
import decimal
import operator
import pickle
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import attrs
import pint
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stargate_model.amounts.decimals import CONTEXT, exact_product, number
from stargate_model.amounts.hedges import TOLERANCE, Bound
from stargate_model.amounts.intervals import Answer, Interval
from stargate_model.amounts.units import UNITS, Unit, unit
from stargate_model.claims.evidence import Evidence
from stargate_model.claims.figure import Figure
from stargate_model.claims.kinds import Area, Count, Duration, Energy, Length, Money, Power, Share, figure
from stargate_model.errors import (
    DimensionError,
    FigureError,
    LiteralError,
    MeaninglessError,
    NumberError,
    StargateError,
    TextError,
    UndecidedError,
    UnknownUnitError,
)
from stargate_model.strategies import EVERY_KIND, any_figures, figures, numbers, units_like
from tests.refusals import refusal

D = Decimal
SMALL = numbers(digits=6, size=3)
SMALL_KINDS = st.sampled_from(EVERY_KIND)
PAPER = Evidence(document="paper", start=0, end=6, quote="986 MW")
FLOATS = pint.UnitRegistry()
DECIMALS = pint.UnitRegistry(non_int_type=Decimal)
LAST_DIGIT = Fraction(1, 10**38)


@st.composite
def pairs(draw: st.DrawFn, values: st.SearchStrategy[Decimal] = SMALL) -> tuple[Figure, Figure]:
    """Two figures that compare: of one kind, in units that convert."""
    kind = draw(SMALL_KINDS)
    one, other = draw(figures(kind, values, bare=True)), draw(figures(kind, values, bare=True))
    return one, attrs.evolve(other, unit=draw(units_like(one.unit)))


def near(one: Fraction, other: Fraction) -> bool:
    """Equal but for the last of 40 digits."""
    return abs(one - other) <= max(abs(one), abs(other)) * LAST_DIGIT


def takes_in(found: Interval, wanted: Interval) -> bool:
    """Whether nothing wanted is left out, but for the last of 40 digits."""
    for kept, end, side in ((found.low, wanted.low, -1), (found.high, wanted.high, 1)):
        if kept is not None:
            if end is None:
                return False
            if (Fraction(kept) - Fraction(end)) * side < 0 and not near(Fraction(kept), Fraction(end)):
                return False
    return True


class TestMaking:
    """What a figure is made of."""

    @given(any_figures())
    def test_its_literal_gives_it_back(self, made: Figure) -> None:
        """`figure(literal)` states the same, spelling included; the kind comes from the unit."""
        again = figure(made.literal)
        assert type(again) is type(made)
        assert again == made
        assert hash(again) == hash(made)
        bare = attrs.evolve(made, hedge="", evidence=())
        assert again.exact_form == bare.exact_form
        assert str(made) == made.literal
        assert repr(made) == f"{type(made).__name__}({made.literal!r})"

    @given(any_figures())
    def test_its_parts_give_it_back(self, made: Figure) -> None:
        """The attributes are the arguments; nothing is converted or rounded on the way in."""
        assert attrs.evolve(made).exact_form == made.exact_form
        assert made.unit is UNITS[str(made.unit)]

    @given(any_figures())
    def test_copies_are_the_same(self, made: Figure) -> None:
        """Copied, or pickled by any protocol, with every digit and all evidence."""
        pickles = [pickle.loads(pickle.dumps(made, protocol)) for protocol in range(2, 6)]  # noqa: S301
        for other in (*pickles, copy.copy(made), copy.deepcopy(made)):
            assert other.exact_form == made.exact_form
            assert (other == made, hash(other)) == (True, hash(made))

    @given(any_figures())
    def test_it_does_not_change(self, made: Figure) -> None:
        """Neither by assignment nor by deletion, nor by an attribute that it does not have."""
        before = made.exact_form
        for name in ("value", "unit", "upper", "bound", "approximate", "vague", "hedge", "evidence", "other"):
            with pytest.raises(AttributeError):
                setattr(made, name, D(5))
            with pytest.raises(AttributeError):
                delattr(made, name)
        assert made.exact_form == before

    def test_parts_and_literal_say_the_same(self) -> None:
        """The two ways to make a figure."""
        by_parts = Power(value=986, unit="MW", approximate=True, hedge="约为", evidence=[PAPER])
        by_literal = Power("~986 MW", hedge="约为", evidence=[PAPER])
        assert by_parts.exact_form == by_literal.exact_form
        assert by_parts.evidence == (PAPER,)
        assert by_parts.hedge == "约为"
        assert Share(value=D("6.7"), upper=12, unit="%") == Share("6.7..12 %")
        assert Power(value=5, unit=unit("GW"), bound=Bound.MORE_THAN) == Power(">5 GW")
        assert Power(value=5, unit="GW", vague=True) == Power("?5 GW")

    def test_a_bound_may_be_given_as_its_word(self) -> None:
        """The word of data is the bound; another word is refused."""
        assert Power(value=5, unit="GW", bound="more_than").bound is Bound.MORE_THAN  # type: ignore[arg-type]
        with pytest.raises(FigureError, match="write one of exact, at_least"):
            Power(value=5, unit="GW", bound="over")  # type: ignore[arg-type]

    @pytest.mark.parametrize(
        ("kind", "literal", "error"),
        [
            (Power, "5 MWh", DimensionError),
            (Energy, "5 MW", DimensionError),
            (Power, "5 USD", DimensionError),
            (Money, "5 chip", DimensionError),
            (Power, "-5 MW", FigureError),
            (Power, "<0 MW", FigureError),
            (Power, "6..5 MW", FigureError),
            (Power, "5..5.0 MW", FigureError),
            (Power, "5", LiteralError),
            (Power, "5 mW", UnknownUnitError),
            (Power, "1e31 MW", NumberError),
            (Power, "", LiteralError),
            (Figure, "5 MW", FigureError),
        ],
    )
    def test_contradictions_are_refused(self, kind: type[Figure], literal: str, error: type[StargateError]) -> None:
        """Each with the error that says what is wrong."""
        with pytest.raises(error) as caught:
            kind(literal)
        assert len(caught.value.message) > 20

    @pytest.mark.parametrize(
        ("make", "code", "message", "values"),
        [
            (lambda: Figure("5 MW"), "bad-figure",
             "a figure is of some kind, such as Power('1 GW'); `figure('1 GW')` picks the kind by the unit", {}),
            (lambda: Power("5 MWh"), "wrong-dimension", "Power wants a unit of power, but '5 MWh' measures energy",
             {"wanted": "power", "found": "energy", "unit": "MWh"}),
            (lambda: Power(value=5, unit="EUR"), "wrong-dimension",
             "Power wants a unit of power, but 'EUR' measures money",
             {"wanted": "power", "found": "money", "unit": "EUR"}),
            (lambda: Power("5 MW", value=D(5)), "bad-figure",
             "a figure is given as a literal or by its parts, not both", {}),
            (lambda: Power(5), "bad-figure",
             "a literal is text, not int; write '1.2 GW', or value=Decimal('1.2'), unit='GW'", {}),
            (lambda: Power(value=5), "bad-figure", "a figure needs a value and a unit, or a literal such as '1.2 GW'",
             {}),
            (lambda: Power(value=5, unit=5), "unknown-unit", "a text is wanted here, not int", {"found": "int"}),
            (lambda: Power(value=5, unit="MW", bound=5), "bad-figure", "a text is wanted here, not int",
             {"found": "int"}),
            (lambda: Power(value=5, unit="MW", bound="over"), "bad-figure",
             "'over' is no bound; write one of exact, at_least, more_than, at_most, less_than, between",
             {"bound": "'over'"}),
            (lambda: Power("5 MW") < 5, "meaningless",
             "Power('5 MW') compares with a figure, not with int; give the other one its unit", {}),
            (lambda: Power("5 MW") * Power("6 MW"), "meaningless", "Power (5 MW) * Power (6 MW) has no meaning", {}),
            (lambda: Power("5 MW") / Money("6 USD"), "meaningless", "Power (5 MW) / Money (6 USD) has no meaning", {}),
            (lambda: Power("5 MW") + 6, "meaningless", "Power (5 MW) + int has no meaning", {}),
            (lambda: Power("5 MW") - Energy("6 MWh"), "meaningless", "Power (5 MW) - Energy (6 MWh) has no meaning",
             {}),
        ],
    )  # fmt: skip
    def test_a_refusal_says_what_would_do(
        self, make: Callable[[], object], code: str, message: str, values: dict[str, str]
    ) -> None:
        """What is wrong, and how a figure is written or computed instead."""
        assert refusal(make) == (code, message, values)

    @pytest.mark.parametrize(
        "arguments",
        [
            {},
            {"value": 5},
            {"unit": "MW"},
            {"value": True, "unit": "MW"},
            {"value": 1.5, "unit": "MW"},
            {"value": "5", "unit": "MW"},
            {"value": D("NaN"), "unit": "MW"},
            {"value": D("sNaN"), "unit": "MW"},
            {"value": D("Infinity"), "unit": "MW"},
            {"value": D("1e999999999"), "unit": "MW"},
            {"value": 10**41, "unit": "MW"},
            {"value": 5, "unit": "MW", "upper": 6.5},
            {"value": 5, "unit": "MW", "upper": D("NaN")},
            {"value": 5, "unit": "MW", "upper": 7, "bound": Bound.AT_MOST},
            {"value": 5, "unit": "MW", "bound": Bound.BETWEEN},
            {"value": 5, "unit": "5 MW"},
            {"value": 5, "unit": None},
            {"value": 5, "unit": "MW", "hedge": "ab\x00out"},
            {"value": 5, "unit": "MW", "hedge": " "},
            {"value": 5, "unit": "MW", "hedge": "x" * 501},
        ],
        ids=lambda arguments: ascii(arguments)[:50],
    )
    def test_bad_parts_are_refused(self, arguments: dict[str, object]) -> None:
        """With an error of the library, whatever is wrong with them."""
        with pytest.raises((FigureError, NumberError, UnknownUnitError, TextError)):
            Power(**arguments)  # type: ignore[call-overload]

    @pytest.mark.parametrize("literal", [5, 1.5, D(5), True, b"5 MW", ["5 MW"]])
    def test_a_literal_is_text(self, literal: object) -> None:
        """A bare number is refused, with the two ways to write the figure."""
        with pytest.raises(FigureError, match="a literal is text"):
            Power(literal)  # type: ignore[call-overload]

    def test_a_literal_and_parts_are_not_mixed(self) -> None:
        """One or the other."""
        with pytest.raises(FigureError, match="not both"):
            Power("5 MW", approximate=True)  # type: ignore[call-overload]

    def test_the_unit_table_cannot_be_passed_by(self) -> None:
        """A unit of one's own is looked up by its symbol like any other."""
        forged = Unit("MW", "megawatt", "power", D(7))
        assert Power(value=1, unit=forged) == Power("1 MW")
        assert Power("1 GW").to(forged) == Power("1000 MW")
        with pytest.raises(UnknownUnitError):
            Power(value=1, unit=Unit("hp", "horsepower", "power", D(745)))

    def test_negative_zero_is_zero(self) -> None:
        """In literals and in parts."""
        assert Power("-0 MW").exact_form == Power(value=D("-0"), unit="MW").exact_form == Power("0 MW").exact_form


class TestEquality:
    """Figures are equal when they state the same."""

    @given(st.data(), any_figures(numbers(digits=12, size=6), bare=True))
    def test_equal_figures_hash_equal_across_units(self, data: st.DataObject, made: Figure) -> None:
        """Where a conversion is exact, the figure is equal to itself in the other unit."""
        there = made.to(data.draw(units_like(made.unit)))
        exact = all(
            exact_product(a, made.unit.factor) == exact_product(b, there.unit.factor)
            for a, b in ((made.value, there.value), (made.upper or D(0), there.upper or D(0)))
        )
        assert (made == there) is exact
        assert hash(made) == hash(there) or not exact

    @given(pairs())
    def test_equality_is_that_of_what_is_stated(self, pair: tuple[Figure, Figure]) -> None:
        """The same interval, and the same words for how sure it is."""
        one, other = pair
        same = one.interval() == other.interval() and one.bound is other.bound
        same = same and (one.approximate, one.vague) == (other.approximate, other.vague)
        assert (one == other) is same
        assert hash(one) == hash(other) or not same

    def test_evidence_and_words_do_not_count(self) -> None:
        """But they do in the exact form, as does the spelling."""
        bare, full = Power("~986 MW"), Power("~986 MW", hedge="约为", evidence=[PAPER])
        assert bare == full
        assert hash(bare) == hash(full)
        assert (
            len({bare.exact_form, full.exact_form, Power("~986.0 MW").exact_form, Power("~0.986 GW").exact_form}) == 4
        )

    @pytest.mark.parametrize(
        "other", ["1.3 GW", ">1.2 GW", "~1.2 GW", "?1.2 GW", "1.2..1.3 GW", "1.2 GWh", "1.2 USD", "<=1.2 GW"]
    )
    def test_another_quantity_or_hedge_is_another_figure(self, other: str) -> None:
        """Each part of what is stated counts."""
        assert Power("1.2 GW") != figure(other)
        assert Power("1.2 GW") == Power("1200 MW")
        assert Power("1.2..1.3 GW") != Power("1.2..1.4 GW")

    def test_hashes_tell_figures_apart(self) -> None:
        """Large sets of them stay fast."""
        assert len({hash(Power(f"{number} MW")) for number in range(100)}) > 90

    def test_no_figure_equals_anything_else(self) -> None:
        """Neither its number, nor its text, nor its quantity."""
        made = Share("50 %")
        assert all(made != other for other in (D("0.5"), 0.5, "50 %", made.quantity, None))
        assert Money("5 USD") != Money("5 EUR")
        assert Share("5 %") != Share("5 pp")


class TestConversion:
    """`to` is exact where the quotient ends, else rounded once."""

    @given(st.data(), any_figures(numbers(digits=30, size=6)))
    def test_each_number_is_converted_once(self, data: st.DataObject, made: Figure) -> None:
        """Value and upper end are what the factors say; hedge, words and evidence come along."""
        target = data.draw(units_like(made.unit))
        there = made.to(target)
        assert (there.value, there.unit) == (
            made.value if target is made.unit
            else CONTEXT.divide(exact_product(made.value, made.unit.factor), target.factor), target,
        )  # fmt: skip
        assert (there.approximate, there.vague, there.hedge, there.evidence) == (
            made.approximate, made.vague, made.hedge, made.evidence,
        )  # fmt: skip
        if made.upper is not None and there.upper is not None:
            assert near(
                Fraction(there.upper) * Fraction(target.factor), Fraction(made.upper) * Fraction(made.unit.factor)
            )

    @given(st.data(), any_figures(numbers(digits=15, size=6), bare=True))
    def test_a_detour_changes_nothing(self, data: st.DataObject, made: Figure) -> None:
        """`a.to(u).to(v) == a.to(v)` where the way there is exact, else to the last digit."""
        middle, target = data.draw(units_like(made.unit)), data.draw(units_like(made.unit))
        there = made.to(middle)
        direct, detour = made.to(target), there.to(target)
        if there == made:
            assert direct == detour
        else:
            assert near(Fraction(direct.value), Fraction(detour.value))

    def test_ends_that_rounding_makes_one_are_one_number(self) -> None:
        """A range too narrow for 40 digits in the other unit is the number that it rounds to."""
        narrow = Length("9." + "9" * 38 + "0.." + "9." + "9" * 38 + "1 ft")
        assert narrow.to("m").bound is Bound.EXACT
        assert narrow.to("m").value == CONTEXT.multiply(narrow.value, D("0.3048"))

    def test_other_dimensions_are_refused(self) -> None:
        """Also those of the same kind that never convert."""
        for made, target in (
            (Power("1 GW"), "GWh"),
            (Money("5 USD"), "EUR"),
            (Count("5 chip"), "turbine"),
            (Share("5 %"), "pp"),
        ):
            with pytest.raises(DimensionError):
                made.to(target)
        with pytest.raises(UnknownUnitError):
            Power("1 GW").to("mw")
        with pytest.raises(NumberError):
            Power("1e30 TW").to("W")


class TestAnswers:
    """Comparisons in three values, and the operators that need two."""

    @given(pairs())
    def test_answers_are_those_of_the_intervals(self, pair: tuple[Figure, Figure]) -> None:
        """With the documented tolerance, or the one given."""
        one, other = pair
        for tolerance in (TOLERANCE, D(0), D("0.5")):
            mine, theirs = one.interval(tolerance), other.interval(tolerance)
            assert one.below(other, tolerance) is mine.below(theirs)
            assert one.fits(other, tolerance) is mine.fits(theirs)
            assert other.admits(one, tolerance) is (mine.fits(theirs) is Answer.YES)
        assert one.below(other) is one.below(other, TOLERANCE)

    @given(pairs())
    def test_operators_say_what_below_says_or_raise(self, pair: tuple[Figure, Figure]) -> None:
        """`<` is below, `>` is the other way round, `<=` and `>=` are their opposites."""
        one, other = pair
        for compare, answer, turned in (
            (operator.lt, one.below(other), False),
            (operator.gt, other.below(one), False),
            (operator.le, other.below(one), True),
            (operator.ge, one.below(other), True),
        ):
            if answer is Answer.CANNOT_TELL:
                with pytest.raises(UndecidedError, match=r"^the hedges leave open whether .* answer in three values$"):
                    compare(one, other)
            else:
                assert compare(one, other) is (bool(answer) is not turned)

    @pytest.mark.parametrize(
        ("compare", "sign"), [(operator.lt, "<"), (operator.gt, ">"), (operator.le, "<="), (operator.ge, ">=")]
    )
    def test_an_open_comparison_names_both_figures(self, compare: Callable[[object, object], bool], sign: str) -> None:
        """And the two ways to ask that have a third answer."""
        left, right = Power(">5 GW"), Power("~6 GW")
        message = f"the hedges leave open whether >5 GW {sign} ~6 GW; `below` and `fits` answer in three values"
        assert refusal(compare, left, right) == ("undecided", message, {})

    @given(any_figures())
    def test_a_figure_fits_itself(self, made: Figure) -> None:
        """What is stated can be what is stated; widened it takes in itself."""
        assert made.fits(made) is Answer.YES
        assert made.interval().fits(made.interval(TOLERANCE)) is Answer.YES
        assert made.interval(TOLERANCE) == made.interval() or made.approximate

    def test_hedges_decide(self) -> None:
        """The examples of the documentation."""
        assert Power(">5 GW") > Power("4.9 GW")
        assert Power("<=360 MW").admits("340 MW")
        assert not Power("<=360 MW").admits("361 MW")
        assert Power("~360 MW").admits("345 MW")
        assert not Power("~360 MW").admits("340 MW")
        assert not Power("360 MW").admits(">100 MW")
        assert sorted([Power("2 GW"), Power("900 MW"), Power("1 GW")])[0] == Power("0.9 GW")

    @pytest.mark.parametrize("compare", [operator.lt, operator.gt, operator.le, operator.ge])
    @pytest.mark.parametrize("other", [5, D(5), "5 MW", None])
    def test_only_figures_compare(self, compare: Callable[[object, object], bool], other: object) -> None:
        """A bare number has no unit; the error is a TypeError, as elsewhere in Python."""
        with pytest.raises(TypeError) as caught:
            compare(Power("5 MW"), other)
        assert isinstance(caught.value, MeaninglessError)

    def test_other_dimensions_do_not_compare(self) -> None:
        """Neither other kinds, nor other currencies."""
        for one, other in (
            (Power("5 MW"), Energy("5 MWh")),
            (Money("5 USD"), Money("5 EUR")),
            (Share("5 %"), Share("5 pp")),
        ):
            for ask in (one.below, one.fits, one.admits, one.__lt__, one.__ge__):
                with pytest.raises(DimensionError):
                    ask(other)  # type: ignore[operator]


class TestArithmetic:
    """Sums, differences and multiples hold every pointwise result."""

    @given(pairs(), st.sampled_from([operator.add, operator.sub]))
    def test_the_result_takes_in_the_intervals(
        self, pair: tuple[Figure, Figure], operation: Callable[..., Figure]
    ) -> None:
        """Nothing of what the two leave possible is lost, but below the floor of the kind, and for the last digit."""
        one, other = pair
        wanted: Interval = operation(one.interval(), other.interval())  # type: ignore[assignment]
        try:
            wanted = wanted if one.floor is None else wanted.clip(one.floor)
        except FigureError:
            with pytest.raises(FigureError, match="below 0"):
                operation(one, other)
            return
        if wanted == Interval(None, None):
            with pytest.raises(FigureError, match="states nothing"):
                operation(one, other)
            return
        result = operation(one, other)
        assert takes_in(result.interval(), wanted)
        assert type(result) is type(one)
        assert result.unit is one.unit
        assert result.approximate is (one.approximate or other.approximate)
        assert result.vague is (one.vague or other.vague)
        assert result.evidence == ()

    @given(pairs())
    def test_addition_commutes(self, pair: tuple[Figure, Figure]) -> None:
        """In either order the same is stated, each time in the unit of the first."""
        one, other = pair
        try:
            mine = one + other
        except FigureError:
            with pytest.raises(FigureError):
                other + one
            return
        theirs = other + one
        assert mine.bound is theirs.bound
        scale = Fraction(mine.unit.factor), Fraction(theirs.unit.factor)
        assert near(Fraction(mine.value) * scale[0], Fraction(theirs.value) * scale[1])

    @given(any_figures(SMALL, bare=True), st.integers(1, 1000))
    def test_multiples_undo(self, made: Figure, factor: int) -> None:
        """Times and divided by the same number, a figure states the same, but for the last digit."""
        again: Figure = factor * made / D(factor)  # type: ignore[operator]
        assert takes_in(again.interval(), made.interval())
        assert takes_in(made.interval(), again.interval())

    @given(any_figures(SMALL, bare=True))
    def test_twice_is_the_sum_with_itself(self, made: Figure) -> None:
        """Both ways to double."""
        assert 2 * made == made + made

    def test_quotients_are_rounded_once(self) -> None:
        """In any unit, a third is the nearest number of 40 digits to a third."""
        for made in (Length("10 mi"), Length("10 ft"), Area("10 acre"), Duration("10 month"), Power("10 TW")):
            assert (made / 7).value == CONTEXT.divide(10, 7)
            assert (made / Share("700 %")).value == CONTEXT.divide(10, 7)
        assert (Energy("10 GWh") / Duration("7 month")).value == CONTEXT.divide(10, D("5113.5"))
        assert (Length("10 mi") / Length("7 ft")).value == CONTEXT.divide(D(5280000), 7)

    def test_hedges_go_through(self) -> None:
        """The examples of the documentation, and bounds that turn."""
        assert Power(">5 GW") + Power("1.2 GW") == Power(">6.2 GW")
        assert Power(">5 GW") + Power(">=1 GW") == Power(">6 GW")
        assert Power("<=5 GW") + Power("<1 GW") == Power("<6 GW")
        assert Power("~5 GW") + Power("1..2 GW") == Power("~6..7 GW")
        assert Power("10 GW") - Power("<=3 GW") == Power("7..10 GW")
        assert Power(">5 GW") - Power(">1 GW") == Power(">=0 GW")
        assert Power("5 GW") - Power(">1 GW") == Power("<4 GW")
        assert Share("1 %") - Share("3 %") == Share("-2 %")
        assert Share(">1 pp") * -1 == Share("<-1 pp")
        assert Power("1 GW") / Count("<=5 site") == Power(">=0.2 GW")
        assert Share("1 %") / Share("<0 ratio") == Share("<0 %")
        assert Power(">5 GW") * 0 == Power("0 GW")

    def test_kinds_multiply_and_divide(self) -> None:
        """One of each sort; a quotient of one kind by itself is a share, where the two convert."""
        assert Power("2 GW") * Duration("3 h") == Energy("6 GWh")
        assert Power("1 GW") / Power("4000 MW") == Share("25 %")
        assert Share("50 %") / Share("0.25 ratio") == Share("200 %")
        assert refusal(operator.truediv, Money("5 USD"), Money("4 EUR"))[0] == "wrong-dimension"
        assert refusal(operator.truediv, Power("5 GW"), Share("5 pp"))[0] == "meaningless"
        assert refusal(operator.mul, Share("5 pp"), Power("5 GW"))[0] == "meaningless"

    def test_what_is_below_the_floor_is_refused(self) -> None:
        """A negative power is no figure, and the error says so."""
        for compute in (
            lambda: Power("1 GW") - Power("2 GW"),
            lambda: Power("1 GW") * -1,
            lambda: Power("1 GW") - Power(">1 GW"),
            lambda: Count("1 site") * Share("-5 %"),
        ):
            with pytest.raises(FigureError, match="below 0"):
                compute()

    @pytest.mark.parametrize(
        "divisor", [0, D(0), D("0.00"), Count("0 site"), Share("0 %"), Share("-1..1 %"), Power("0 W")]
    )
    def test_nothing_is_divided_by_zero(self, divisor: object) -> None:
        """Nor by what may be on either side of it."""
        with pytest.raises(MeaninglessError):
            Power("1 GW") / divisor  # type: ignore[operator]

    @pytest.mark.parametrize("other", [1.5, True, "2", None, float("nan"), D("NaN"), D("1e999999"), [2], 1j])
    @pytest.mark.parametrize("operation", [operator.mul, operator.truediv, lambda made, other: other * made])
    def test_only_exact_numbers_scale(self, operation: Callable[[object, object], object], other: object) -> None:
        """No float, no text, no NaN."""
        with pytest.raises((NumberError, TypeError)):
            operation(Power("1 GW"), other)

    @pytest.mark.parametrize("other", [5, D(5), "5 GW", None, Energy("5 GWh")])
    @pytest.mark.parametrize("operation", [operator.add, operator.sub])
    def test_only_one_kind_adds(self, operation: Callable[[object, object], object], other: object) -> None:
        """Neither numbers nor other kinds."""
        with pytest.raises(MeaninglessError):
            operation(Power("5 GW"), other)

    @pytest.mark.parametrize("pair", [("5 USD", "5 EUR"), ("5 chip", "5 turbine"), ("5 %", "5 pp")])
    @pytest.mark.parametrize("operation", [operator.add, operator.sub])
    def test_money_and_things_do_not_mix(
        self, operation: Callable[[object, object], object], pair: tuple[str, str]
    ) -> None:
        """One kind, but dimensions that never convert."""
        with pytest.raises(DimensionError):
            operation(figure(pair[0]), figure(pair[1]))

    def test_results_beyond_the_limits_are_refused(self) -> None:
        """A result that could not be written is an error."""
        for compute in (
            lambda: Power("1e30 W") * 10,
            lambda: Power("1e-30 W") / 10,
            lambda: Power("9e30 W") + Power("9e30 W"),
        ):
            with pytest.raises(NumberError):
                compute()

    def test_a_sum_too_fine_for_forty_digits_is_rounded(self) -> None:
        """A range whose ends come together is the number that they round to."""
        assert Power("1e30 W") + Power("0.1e-20..1e-20 W") == Power("1e30 W")


class TestPint:
    """Through the door and back."""

    @given(any_figures())
    def test_the_quantity_reads_back(self, made: Figure) -> None:
        """Value and unit go out and come in; hedge and evidence stay behind."""
        again = type(made).of(made.quantity)
        assert again.value.as_tuple() == made.value.as_tuple()
        assert (again.unit, again.bound, again.evidence) == (made.unit, Bound.EXACT, ())

    @given(numbers(digits=15, size=8))
    def test_foreign_quantities_come_in(self, value: Decimal) -> None:
        """Floats as the shortest decimal that spells them, decimals as they are."""
        assert Power.of(DECIMALS.Quantity(value, "GW")).value == value
        assert Power.of(FLOATS.Quantity(float(value), "megawatt")).value == number(str(float(value)))

    def test_another_dimension_is_refused(self) -> None:
        """A foreign quantity is held to the kind like any unit."""
        with pytest.raises(DimensionError):
            Power.of(FLOATS.Quantity(5, "MWh"))
        with pytest.raises(FigureError):
            Power.of(FLOATS.Quantity(-5, "MW"))
        assert Area.of(FLOATS.Quantity(5, "km**2")) == Area("5 km²")


class TestKinds:
    """Kinds of a user's own."""

    def test_a_subclass_does_not_take_the_kinds_place(self) -> None:
        """The unit still finds the library's kind, and the subclass keeps its type in arithmetic."""

        class Nameplate(Power):
            """A user's own kind of power."""

        assert type(figure("5 MW")) is Power
        assert type(Nameplate("5 MW") + Nameplate("6 MW")) is Nameplate
        assert type(Nameplate("5 MW").to("kW")) is Nameplate
        assert Nameplate("5 MW") == Power("5 MW")


class TestCallersContext:
    """Nothing depends on the decimal context of the caller."""

    @given(pairs(numbers(digits=25, size=4)))
    def test_results_are_those_of_the_default_context(self, pair: tuple[Figure, Figure]) -> None:
        """Precision 3, tiny exponents and every trap change nothing that a figure says or computes."""
        one, other = pair
        base = next(u for u in UNITS.values() if u.dimension == one.unit.dimension)

        def results() -> list[object]:
            compare = [one == other, hash(one), one.below(other), one.fits(other), one.interval(D("0.123456789"))]
            computed = [one + one, 3 * one, one.to(base), figure(one.literal)]
            return [*compare, *[(found, found.exact_form) for found in computed], one.quantity.to_base_units()]

        expected = results()
        hostile = decimal.Context(
            prec=3, Emin=-3, Emax=3, traps=[decimal.Inexact, decimal.Rounded, decimal.Clamped, decimal.FloatOperation]
        )
        with decimal.localcontext(hostile):
            assert results() == expected
