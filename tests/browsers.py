"""The browser that the tests of the page run in, if there is one."""

from __future__ import annotations

import shutil
from importlib.util import find_spec

NAMES = ("chromium", "chromium-browser", "google-chrome")
NEEDED = ("playwright", "axe_playwright_python")


def find_browser() -> str | None:
    """Where the browser is; None where there is none, or nothing to drive it with."""
    if not all(map(find_spec, NEEDED)):
        return None
    return next((path for path in map(shutil.which, NAMES) if path is not None), None)
