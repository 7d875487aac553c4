"""What Hypothesis runs when it is imported: registers the strategies of `stargate_model`, where that is there already.

It stands beside the package, not in it, so that importing Hypothesis does not import the package. Where the package
comes second, it registers them itself.
"""

from __future__ import annotations

import sys


def register() -> None:
    """Register the strategies, if their types can be in use at all."""
    if hasattr(sys.modules.get("stargate_model"), "__version__"):
        from stargate_model.strategies.registration import register as register_all

        register_all()
