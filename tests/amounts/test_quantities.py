"""The door to Pint: quantities out, foreign quantities in, in every process and thread."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import numpy as np
import pint
import pytest
from hypothesis import given

from stargate_model.amounts.quantities import quantity, reread
from stargate_model.amounts.units import UNITS, Unit, unit
from stargate_model.errors import NumberError, UnknownUnitError
from stargate_model.strategies import numbers, units

D = Decimal


@pytest.fixture(scope="module")
def floats() -> pint.UnitRegistry[object]:
    """A registry as its user would make it: Pint's own definitions, binary floats."""
    return pint.UnitRegistry(cache_folder=None)


@pytest.fixture(scope="module")
def decimals() -> pint.UnitRegistry[object]:
    """Another registry of decimals."""
    return pint.UnitRegistry(non_int_type=Decimal)


def run(program: str, *arguments: str, where: Path) -> str:
    """The output of a program in a fresh interpreter, with every warning an error."""
    script = where / "program.py"
    script.write_text(program, "utf-8")
    done = subprocess.run(  # the program stands in this file
        [sys.executable, "-W", "error", str(script), *arguments],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


class TestOut:
    """From a value and a unit to a quantity."""

    @given(numbers(signed=True), units())
    def test_a_quantity_reads_back(self, value: Decimal, of: Unit) -> None:
        """What goes out comes in again, digit by digit."""
        again, same = reread(quantity(value, of))
        assert again.as_tuple() == value.as_tuple()
        assert same is of

    def test_the_magnitude_is_the_decimal_itself(self) -> None:
        """No float is made on the way."""
        assert str(quantity(D("0.10"), unit("MW")).magnitude) == "0.10"

    def test_the_application_registry_stays_untouched(self) -> None:
        """Quantities are of the private registry, and nobody's default changes."""
        mine = quantity(D(1), unit("turbine"))
        assert mine._REGISTRY is not pint.get_application_registry().get()
        assert "turbine" not in pint.get_application_registry()


class TestIn:
    """Quantities of any registry."""

    @pytest.mark.parametrize(
        ("text", "symbol"),
        [("megawatt", "MW"), ("GW", "GW"), ("kWh", "kWh"), ("TWh", "TWh"), ("km**2", "km²"), ("meter**2", "m²"),
         ("acre", "acre"),
         ("hectare", "hectare"), ("mile**2", "mi²"), ("foot**2", "ft²"), ("m**3", "m³"), ("liter", "L"),
         ("gallon", "gallon"),
         ("metric_ton", "t"), ("kg", "kg"), ("kV", "kV"), ("hour", "h"), ("month", "month"), ("year", "year"),
         ("percent", "%"),
         ("dimensionless", "ratio"), ("mile", "mi"), ("feet", "ft")],
    )  # fmt: skip
    def test_pints_own_units_are_known(
        self, floats: pint.UnitRegistry[object], decimals: pint.UnitRegistry[object], text: str, symbol: str
    ) -> None:
        """A foreign unit is found by its name, and the number by its shortest spelling."""
        assert reread(floats.Quantity(0.1, text)) == (D("0.1"), unit(symbol))
        assert reread(decimals.Quantity(D("0.10"), text)) == (D("0.10"), unit(symbol))
        assert reread(floats.Quantity(3, text)) == (D(3), unit(symbol))

    @pytest.mark.parametrize(
        "of", [u for u in UNITS.values() if u.kind not in {"money", "count", "emissions", "compute"}]
    )
    def test_foreign_quantities_of_a_name_mean_the_same(self, floats: pint.UnitRegistry[object], of: Unit) -> None:
        """Pint's default registry gives each unit that both know the same factor, but for floats."""
        if of.name not in floats:
            assert of.symbol in {"pp", "ratio", "m²", "km²", "mi²", "ft²", "m³"}
            return
        mine = quantity(D(1), of).to_root_units()
        theirs = floats.Quantity(1, of.name).to_root_units()
        # Pint's acre is that of the survey foot, which went out of use in 2022
        tolerance = 5e-6 if of.symbol == "acre" else 1e-12
        assert float(mine.magnitude) == pytest.approx(theirs.magnitude, rel=tolerance)

    @pytest.mark.parametrize(
        "text",
        ["degC", "dB", "BTU", "horsepower", "MW*h", "MW/h", "m**5", "joule", "minute", "mole", "milliwatt", "furlong"],
    )
    def test_other_units_are_refused(self, floats: pint.UnitRegistry[object], text: str) -> None:
        """What the table does not list does not come in by way of Pint."""
        with pytest.raises(UnknownUnitError):
            reread(floats.Quantity(1, text))

    @pytest.mark.parametrize(
        "magnitude", [float("nan"), float("inf"), -float("inf"), 1e300, 1e-300, D("NaN"), D("1e999999")]
    )
    def test_magnitudes_beyond_the_limits_are_refused(
        self, floats: pint.UnitRegistry[object], magnitude: object
    ) -> None:
        """NaN, infinity, bombs and booleans are no magnitudes."""
        with pytest.raises(NumberError):
            reread(floats.Quantity(magnitude, "MW"))

    @pytest.mark.parametrize("form", ["", "~", "~P", "P", "C", "~C", "L", "H", "D"])
    def test_how_a_registry_writes_units_does_not_count(self, form: str) -> None:
        """A registry may write its units short, with raised digits, or for LaTeX."""
        registry = pint.UnitRegistry(cache_folder=None)
        registry.formatter.default_format = form
        assert reread(registry.Quantity(1.2, "GW")) == (D("1.2"), unit("GW"))
        assert reread(registry.Quantity(3, "m**2")) == (D(3), unit("m²"))

    @pytest.mark.parametrize("magnitude", ["float32", "float64", "array"])
    def test_numbers_of_numpy(self, floats: pint.UnitRegistry[object], magnitude: str) -> None:
        """They are read by their shortest spelling too; an array of several is no number."""
        assert reread(floats.Quantity(getattr(np, magnitude)(1.5), "MW")) == (D("1.5"), unit("MW"))
        with pytest.raises(NumberError, match=r"one finite number: '\[1\.5 2\. \]' is not a number"):
            reread(floats.Quantity(np.array([1.5, 2]), "MW"))

    @pytest.mark.parametrize("other", [5, "5 MW", None, D(5)])
    def test_what_is_no_quantity_is_refused(self, other: object) -> None:
        """A bare number, or a text, has no unit that could be read."""
        with pytest.raises(NumberError, match=f"a quantity of Pint is wanted here, not {type(other).__name__}"):
            reread(other)  # type: ignore[arg-type]

    def test_a_unit_of_the_same_name_elsewhere_is_read_by_its_name(self) -> None:
        """Only number and name are read: the definitions of a foreign registry do not count."""
        other = pint.UnitRegistry(None)
        other.define("gigawatt = [bananas]")
        assert reread(other.Quantity(2, "gigawatt")) == (D(2), unit("GW"))

    def test_what_only_looks_like_a_quantity_is_read_again(self) -> None:
        """Whatever offers a magnitude and units goes through the same door."""

        class Odd:
            def __init__(self, magnitude: object, units: str = "MW") -> None:
                self.magnitude = magnitude
                self.units = units

        assert reread(Odd("1.50")) == (D("1.50"), unit("MW"))
        assert reread(Odd("1.50", "m ** 2")) == (D("1.50"), unit("m²"))
        for magnitude in ("__import__('os')", True, None, [5], "5 MW"):
            with pytest.raises(NumberError):
                reread(Odd(magnitude))


THREADS = """
import threading, sys
from decimal import Decimal
from stargate_model.amounts.quantities import quantity
from stargate_model.amounts.units import UNITS
assert "pint" not in sys.modules
gate, found, failed = threading.Barrier(16), [], []
def first(number):
    gate.wait()
    try:
        for unit in UNITS.values():
            made = quantity(Decimal(number), unit)
            found.append((unit.symbol, hash(made) == hash(made.to_root_units()), id(made._REGISTRY)))
    except BaseException as error:
        failed.append(repr(error))
threads = [threading.Thread(target=first, args=(n,)) for n in range(16)]
for thread in threads: thread.start()
for thread in threads: thread.join()
assert not failed, failed[:3]
assert len(found) == 16 * len(UNITS)
assert all(same for _, same, _ in found) and len({registry for *_, registry in found}) == 1
"""

PROCESSES = """
import copy, multiprocessing, pickle, sys
from decimal import Decimal
from stargate_model.claims.evidence import Evidence
from stargate_model.claims.kinds import Count, Power, Share, figure
from stargate_model.claims.text import Text

def main():
    voice = Text({"en": "people", "zh-Hans": "人们"})
    evidence = Evidence(document="paper", start=1, end=7, quote="360 MW", voice=voice)
    figures = [
        Power("~<=360.00 MW", hedge="up to", evidence=[evidence]), Count("29 turbine"), Share("?6.70..12.0 %"),
        figure("1e30 USD"), figure("0.000000000000000000000000000001 EFLOPS"), figure("5 tCO2e"),
    ]
    quantities = [figure.quantity for figure in figures] + [figures[0].quantity / Power("2 MW").quantity]
    with multiprocessing.get_context(sys.argv[1]).Pool(1) as pool:
        for figure_ in figures:
            again = pool.apply(copy.deepcopy, (figure_,))
            assert again == figure_ and hash(again) == hash(figure_) and again.exact_form == figure_.exact_form
            assert pool.apply(repr, (figure_,)) == repr(figure_)
        for quantity in quantities:
            again = pool.apply(copy.deepcopy, (quantity,))
            assert type(again) is type(quantity) and again._REGISTRY is quantity._REGISTRY
            assert again == quantity and hash(again) == hash(quantity) and repr(again) == repr(quantity)
            assert (again + quantity).magnitude == quantity.magnitude * 2
            assert pool.apply(str, (quantity.units,)) == str(quantity.units)
            assert pool.apply(copy.deepcopy, (quantity.units,)) == quantity.units

if __name__ == "__main__":
    main()
    print("done")
"""


class TestThreadsAndProcesses:
    """First use from many threads, and borders of processes."""

    def test_sixteen_threads_may_come_first(self, tmp_path: Path) -> None:
        """The registry is built once, whoever asks first, and is whole for everyone."""
        run(THREADS, where=tmp_path)

    @pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
    def test_quantities_and_figures_cross_process_borders(self, tmp_path: Path, method: str) -> None:
        """They are pickled by value and come back to the private registry, with every digit."""
        assert run(PROCESSES, method, where=tmp_path).strip() == "done"
