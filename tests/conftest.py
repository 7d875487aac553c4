"""How many examples the laws are tried on: `HYPOTHESIS_PROFILE` is default, thorough or exhaustive."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# where CI is set, each run tries the same examples, so that a failure belongs to the change that it stands at
_IN_CI = os.environ.get("CI") == "true"

for _name, _examples in {"default": 100, "thorough": 1000, "exhaustive": 10_000}.items():
    settings.register_profile(
        _name,
        max_examples=_examples,
        deadline=None,
        derandomize=_IN_CI,
        suppress_health_check=[HealthCheck.too_slow],  # how busy the machine is says nothing of a law
    )
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))
