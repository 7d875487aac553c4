"""Data sets as tables for analysis."""

from __future__ import annotations

import sys
from decimal import Decimal

import pytest

import stargate_model as sm
from stargate_model.errors import ExtraError, NoSuchRecordError, RecordError
from stargate_model.formats import frames
from stargate_model.records.dataset import COLLECTIONS

DATASET = sm.load()


class TestTables:
    """A collection is a table."""

    def test_figures_are_columns(self) -> None:
        """Value, unit, hedge and the amount in base units, each exact."""
        row = frames.to_arrow(DATASET, "sites").to_pylist()[0]
        assert (row["id"], row["capacity.value"], row["capacity.unit"]) == ("abilene", Decimal("1.2"), "GW")
        assert row["capacity.base"] == Decimal(1_200_000_000)
        assert row["capacity.bound"] is None

    def test_every_collection(self) -> None:
        """Each is a table of as many rows as it has records, flat or as files have it."""
        for name in COLLECTIONS:
            for flat in (True, False):
                assert frames.to_arrow(DATASET, name, flat=flat).num_rows == len(DATASET.collection(name))

    def test_pandas_and_polars(self) -> None:
        """The same columns and numbers in either."""
        ours = frames.to_arrow(DATASET, "power_sources")
        pandas, polars = frames.to_pandas(DATASET, "power_sources"), frames.to_polars(DATASET, "power_sources")
        assert list(pandas.columns) == polars.columns == ours.column_names
        total = sum(filter(None, ours.column("capacity.base").to_pylist()))
        assert pandas["capacity.base"].sum() == polars["capacity.base"].sum() == total

    @pytest.mark.parametrize("name", ["pyarrow", "pandas", "polars"])
    def test_a_library_that_is_missing(self, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
        """Its name is told."""
        monkeypatch.setitem(sys.modules, name, None)
        with pytest.raises(ExtraError, match=name):
            (frames.to_polars if name == "polars" else frames.to_pandas)(DATASET, "sites")

    def test_numbers_that_no_column_holds(self) -> None:
        """Where one is very large and another very exact, they stay text, and none is rounded."""
        sites = [
            sm.Site(id=f"s{at}", name=sm.Text({"en": "S"}), capacity=sm.Power(f"{value} GW"))
            for at, value in enumerate(("9e29", "1.234567890123456789012345678901234567891e-29"))
        ]
        values = frames.to_arrow(sm.Dataset(sites), "sites").column("capacity.value").to_pylist()
        assert [Decimal(value) for value in values] == [site.capacity.value for site in sites if site.capacity]

    def test_no_such_collection(self) -> None:
        """It is refused as a data set refuses it."""
        with pytest.raises((RecordError, NoSuchRecordError)):
            frames.to_arrow(DATASET, "plants")
