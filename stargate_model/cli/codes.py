"""What the exit codes mean."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """What the exit codes mean."""

    HOLDS = 0
    FINDINGS = 1
    USAGE = 2
    LIMIT = 3
    BUG = 70
    INTERRUPTED = 130
    PIPE = 141
