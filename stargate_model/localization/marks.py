"""Messages of tables: marked where they stand, so that they are extracted, and told elsewhere."""

from __future__ import annotations

from typing import NamedTuple


class Message(NamedTuple):
    """A message that a table holds: its context and its English text."""

    context: str
    text: str


def message(context: str, text: str) -> Message:
    """Mark a message of a table, so that it is extracted; it is told by `Messages.tell`."""
    return Message(context, text)
