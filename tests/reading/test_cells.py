"""Cells of tables: a number, and the unit that the heading of its column names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stargate_model.claims.kinds import Money, Power, figure
from stargate_model.reading import Outcome, agreement, read, read_cell

CELLS = {
    ("1494", "Current power (MW)"): "1494 MW",
    ("0.0", "IT power (MW)"): "0 MW",
    ("43.545359", "Total capital cost (2025 USD billions)"): "43545359000 USD",
    ("0.0", "Compute cost (2025 USD billions)"): "0 USD",
    ("27198.0", "StorageCapacity_MWh"): "27198 MWh",
    ("0.5", "Water use a day (million gallons)"): "500000 gallon",
    ("over 5", "Power (GW)"): ">5 GW",
    ("1,5", "Leistung (GW)"): "1.5 GW",
}


@pytest.mark.parametrize(("cell", "column"), list(CELLS))
def test_cell(cell: str, column: str) -> None:
    """The heading gives the unit, and nothing of the cell's own hedge is lost."""
    (mention,) = read_cell(cell, column, language="de" if "Leistung" in column else "en")
    assert mention.figure == figure(CELLS[cell, column])
    assert (mention.start, mention.end, mention.quote) == (0, len(cell), cell)


def test_a_cell_with_its_own_unit_keeps_it() -> None:
    """A unit in the cell is not overruled by the heading."""
    (mention,) = read_cell("1.2 GW", "Power (MW)", language="en")
    assert mention.figure == Power("1.2 GW")


def test_a_heading_without_a_unit_adds_nothing() -> None:
    """A bare number under a bare heading is refused, as it is without one."""
    assert read_cell("1494", "Capacity", language="en")[0].refusal == "unit-missing"


@given(cell=st.text(max_size=20), column=st.text(max_size=40))
def test_it_is_total(cell: str, column: str) -> None:
    """Whatever cell and heading hold, they are read or refused, and nothing is raised."""
    for mention in read_cell(cell, column, language="en"):
        assert (mention.figure is None) != (mention.refusal is None)


def test_agreement_of_a_cell() -> None:
    """A figure agrees with its cell by the unit of the heading, and contradicts it by another."""
    column = "Cost (USD millions)"
    assert agreement(Money("5e6 USD"), "5", language="en", column=column).outcome is Outcome.AGREES
    assert agreement(Money("5e9 USD"), "5", language="en", column=column).outcome is Outcome.CONTRADICTS


@pytest.mark.parametrize("phrase", ["0 billion USD", "$0 billion", "0.0 million dollars"])
def test_nothing_times_a_scale_is_nothing(phrase: str) -> None:
    """A zero before a scale word is a number, and not the lack of one."""
    assert read(phrase, language="en", place="US")[0].figure == Money("0 USD")
