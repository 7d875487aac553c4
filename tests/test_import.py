"""Importing the library is cheap: what is heavy waits until it is asked for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = (
    *("pint", "babel", "click", "jinja2", "yaml", "cattrs", "msgspec", "wcwidth"),
    *("pyarrow", "duckdb", "dask", "pyspark", "difflib", "tomllib", "gettext"),
)
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


RIGHT = '{"type": "site", "id": "abilene", "name": {"en": "Abilene"}}\n'
CHECKED = """
from stargate_model.cli import main
try:
    main(["check", {path!r}])
except SystemExit as done:
    print(int(done.code))
"""


def test_checking_a_right_file_loads_what_reads_it_only(tmp_path: Path) -> None:
    """A small file in which nothing is found is checked without cattrs, Babel, Pint, YAML, click and the catalogs."""
    path = tmp_path / "one.ndjson"
    path.write_text(RIGHT)
    assert loaded_by(CHECKED.format(path=str(path)))[-2:] == ["0", "msgspec"]


def test_a_wrong_file_loads_what_says_so(tmp_path: Path) -> None:
    """So the test above can fail."""
    path = tmp_path / "one.ndjson"
    path.write_text(RIGHT.replace("abilene", "Abilene"))
    assert {"1", "cattrs", "click"} <= set(loaded_by(CHECKED.format(path=str(path))))


def test_pint_comes_with_the_first_quantity() -> None:
    """What is asked for is loaded; so the test above can fail."""
    assert "pint" in loaded_by("from stargate_model.claims.kinds import Power; Power('5 MW').quantity")
