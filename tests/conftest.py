"""What holds for all tests: how many examples the laws are tried on, and that a browser is needed for some.

`HYPOTHESIS_PROFILE` is default, thorough or exhaustive.
"""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

from tests.browsers import find_browser

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

# without a browser, its tests are not collected, so that none of them counts as passed
collect_ignore = [] if find_browser() else ["browser"]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say that the page was not seen by any browser, where that is so."""
    if collect_ignore:
        terminalreporter.write_line("tests/browser: not run and not counted, for there is no Chromium or no playwright")
