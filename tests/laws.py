"""How many examples a law is tried on."""

from __future__ import annotations

from typing import Final

from hypothesis import settings

_EVERYDAY: Final = 100


def examples(everyday: int) -> int:
    """Fewer examples in everyday runs, for laws whose examples take long; in a thorough run as many as any law."""
    return everyday if settings().max_examples <= _EVERYDAY else settings().max_examples
