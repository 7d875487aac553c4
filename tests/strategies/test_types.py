"""`from_type`: each public type is drawn without a call, each example is valid, and none is thrown away."""

from __future__ import annotations

import importlib.metadata
import inspect
import subprocess
import sys
from collections.abc import Callable
from enum import Enum
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.internal.conjecture.data import Status

import stargate_model as sm
from stargate_model.claims.kinds import figure
from stargate_model.findings.catalogue import CATALOGUE
from stargate_model.formats.structuring import structure, unstructure
from stargate_model.records.model import Model
from stargate_model.records.record import Record
from stargate_model.records.structure import Structure
from stargate_model.strategies.registration import table
from tests.laws import examples

PUBLIC = [cls for name in sm.__all__ if inspect.isclass(cls := getattr(sm, name))]


def _round_trip(value: Any) -> bool:
    return bool(structure(unstructure(value), type(value)) == value)


# what it is for an example of a type to be valid; the first that fits
VALID: list[tuple[type, Callable[[Any], bool]]] = [
    (Record, _round_trip),
    (Structure, _round_trip),
    (sm.Document, _round_trip),
    (sm.Evidence, _round_trip),
    (sm.Figure, lambda value: figure(value.literal) == value and _round_trip(value)),
    (sm.PartialDate, lambda value: sm.PartialDate(str(value)) == value),
    (sm.Period, lambda value: sm.Period(str(value)) == value),
    (sm.Text, lambda value: sm.Text(dict(value)) == value and bool(value.best("en"))),
    (sm.Dataset, lambda value: sm.check(value).ok),
    (sm.Changes, lambda value: isinstance(value.apply(sm.Dataset()), sm.Dataset)),
    (sm.Finding, lambda value: value.code in CATALOGUE and bool(value.message("de"))),
    (sm.Configuration, lambda value: 0 <= value.tolerance <= 1 and value.ignore <= CATALOGUE.keys()),
    (sm.Extension, lambda value: value.name != ""),
    (sm.Registry, lambda value: value.model == Model() and value.catalogue == CATALOGUE),
    (sm.Report, lambda value: value.ok == (not value.counts["error"])),
    (sm.Summary, lambda value: value.format in {"text", "markdown", "json"}),
    (sm.StargateError, lambda value: bool(str(value)) and bool(value.code)),
    (Enum, lambda value: type(value)(value.value) is value),
]


@pytest.mark.parametrize("cls", PUBLIC, ids=lambda cls: cls.__name__)
def test_each_public_type_is_drawn(cls: type) -> None:
    """Without a call, valid every time, and never refused by a filter or an assumption."""
    valid = next(check for kind, check in VALID if issubclass(cls, kind))
    drawn = refused = 0

    @settings(max_examples=examples(8))
    @given(st.data())
    def law(data: st.DataObject) -> None:
        nonlocal drawn, refused
        try:
            value = data.draw(st.from_type(cls))
        except BaseException:  # a draw that is given up, since it is too large or since it is refused
            refused += data.conjecture_data.status is Status.INVALID
            raise
        drawn += 1
        assert isinstance(value, cls)
        assert valid(value)

    law()
    assert drawn
    assert not refused


def test_every_kind_of_value_is_in_the_table() -> None:
    """A public type is an enum, an error, or has a row."""
    rows = {cls for cls, _ in table()}
    assert not [cls for cls in PUBLIC if not issubclass(cls, (Enum, Exception)) and cls not in rows]


IMPORTS = """
import sys
{first}
{second}
from hypothesis import strategies as st
from hypothesis.internal.conjecture.data import Status
import stargate_model as sm
import stargate_model.records.places
print(st.from_type(sm.Site).example().type)
"""


@pytest.mark.parametrize(
    "both",
    [("import hypothesis", "import stargate_model"), ("import stargate_model", "import hypothesis")],
    ids=["hypothesis first", "hypothesis second"],
)
def test_either_may_be_imported_first(both: tuple[str, str]) -> None:
    """The strategies are registered in both orders, in a fresh interpreter."""
    program = IMPORTS.format(first=both[0], second=both[1])
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "site"


def test_hypothesis_alone_does_not_import_the_package() -> None:
    """Its entry point looks whether the package is there, and does nothing where it is not."""
    (entry,) = (one for one in importlib.metadata.entry_points(group="hypothesis") if one.name == "stargate-model")
    assert entry.value == "_stargate_model_hypothesis:register"
    program = (
        "import sys, hypothesis; print('stargate_model' in sys.modules, '_stargate_model_hypothesis' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False True"
