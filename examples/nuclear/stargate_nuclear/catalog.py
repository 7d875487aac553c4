"""The words of this package in its languages, from `catalog.toml`."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Final

from stargate_model import Text

_CATALOG: Final = tomllib.loads(files("stargate_nuclear").joinpath("catalog.toml").read_text("utf-8"))


def words(section: str, name: str) -> Text:
    """What the catalog has under a name: a text by language."""
    return Text(_CATALOG[section][name])
