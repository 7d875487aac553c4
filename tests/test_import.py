"""Importing the library is cheap: what is heavy waits until it is asked for."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("pint", "babel", "click", "jinja2", "yaml", "pyarrow", "duckdb", "dask", "pyspark")
PROGRAM = """
import sys
{statement}
loaded = {{name.partition(".")[0] for name in sys.modules}}
print(*sorted(loaded & {heavy!r}))
"""


def loaded_by(statement: str) -> list[str]:
    """Which heavy packages a statement loads in a fresh interpreter."""
    program = PROGRAM.format(statement=statement, heavy=set(HEAVY))
    done = subprocess.run(  # the program stands in this file
        [sys.executable, "-W", "error", "-c", program], capture_output=True, text=True, timeout=60, check=True
    )
    return done.stdout.split()


@pytest.mark.parametrize(
    "statement",
    [
        "import stargate_model",
        "import stargate_model.claims.kinds",
        "from stargate_model.claims.kinds import Power; Power('~986 MW') + Power('1.2 GW')",
    ],
)
def test_nothing_heavy_is_loaded(statement: str) -> None:
    """Neither Pint nor Babel nor click comes with the library, or with a figure."""
    assert loaded_by(statement) == []


def test_pint_comes_with_the_first_quantity() -> None:
    """What is asked for is loaded; so the test above can fail."""
    assert "pint" in loaded_by("from stargate_model.claims.kinds import Power; Power('5 MW').quantity")
