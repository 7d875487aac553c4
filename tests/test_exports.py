"""The public names: what the package offers, and what importing it costs."""

from __future__ import annotations

import inspect
import subprocess
import sys
import types

import pytest

import stargate_model

# what a user may import, with what each is worth without a docstring of its own
NAMES = sorted(stargate_model.__all__)


def test_all_is_what_the_package_offers() -> None:
    """Every public name in it, and nothing else, is listed; the list is sorted and has no name twice."""
    offered = {
        name
        for name in dir(stargate_model)
        if not name.startswith("_") and not isinstance(getattr(stargate_model, name), types.ModuleType)
    }
    machinery = {"Final", "TYPE_CHECKING", "annotations"}
    assert offered - machinery == set(stargate_model.__all__)
    assert stargate_model.__all__ == sorted(set(stargate_model.__all__))


@pytest.mark.parametrize("name", NAMES)
def test_each_name_is_described(name: str) -> None:
    """A docstring whose first line is a sentence; attrs and enum make none that counts."""
    described = inspect.getdoc(getattr(stargate_model, name))
    assert described
    first = described.splitlines()[0]
    assert first.endswith((".", ":")) or "." in described
    assert first[0].isupper()


@pytest.mark.parametrize("name", NAMES)
def test_each_name_is_ours(name: str) -> None:
    """No dependency's class or function is offered under our name."""
    assert getattr(stargate_model, name).__module__.startswith("stargate_model.")


def test_what_is_not_there_is_an_attribute_error() -> None:
    """As of any module."""
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = stargate_model.nothing  # type: ignore[attr-defined]


def test_importing_is_cheap() -> None:
    """Records come without Pint, Babel, YAML, click and whatever checks or tells."""
    heavy = "pint babel yaml click jinja2 cattrs msgspec pyarrow duckdb dask pyspark hypothesis rich".split()
    late = "stargate_model.checking stargate_model.formats stargate_model.rules stargate_model.reading".split()
    program = f"import sys, stargate_model; print(*sorted(set({[*heavy, *late]!r}) & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_the_version_is_one() -> None:
    """Three numbers."""
    assert [part.isdigit() for part in stargate_model.__version__.split(".")] == [True] * 3
