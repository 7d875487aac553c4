"""Two folders change places in one step, where the system has one: no moment without a folder of that name.

Python moves a folder only where none is, or an empty one; Linux has a call for two, which this module asks for.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

_HERE: Final = -100  # AT_FDCWD of Linux
_EXCHANGE: Final = 2  # RENAME_EXCHANGE


def exchanged(one: Path, other: Path) -> bool:
    """Let two folders of one disk change places; False where that cannot be, and nothing was done."""
    call = _call()
    return call is not None and call(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0


@functools.cache
def _call() -> Callable[..., int] | None:
    try:
        import ctypes

        found: Callable[..., int] | None = getattr(ctypes.CDLL(None), "renameat2", None)
    except (ImportError, OSError, TypeError):  # Windows has no library of its own process
        return None
    return found
