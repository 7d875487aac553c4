"""What Hypothesis runs when it is imported: how nuclear plants are drawn, where they are in use already."""

from __future__ import annotations

import sys


def register() -> None:
    """Register the strategy, if the package is there; else `stargate_nuclear` does it when it is imported."""
    if hasattr(sys.modules.get("stargate_nuclear"), "EXTENSION"):
        from stargate_nuclear import NuclearPlant

        from stargate_model.strategies import register_records

        register_records(NuclearPlant)
