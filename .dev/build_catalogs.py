"""Build hook: compiles the message catalogs, so that wheels, source and editable installs carry them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogHook(BuildHookInterface):  # type: ignore[type-arg]
    """Writes a `.mo` beside each `.po` before anything is packed."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile every catalog of the package."""
        for source in sorted(Path(self.root, "stargate_model").rglob("*.po")):
            with source.open("rb") as lines, source.with_suffix(".mo").open("wb") as target:
                write_mo(target, read_po(lines))
