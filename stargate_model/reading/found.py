"""What the grammar finds: a figure, a date or a refusal, and which tokens of the text it covers."""

from __future__ import annotations

from typing import NamedTuple

from stargate_model.claims.dates import PartialDate
from stargate_model.claims.figure import Figure


class Found(NamedTuple):
    """A number or a date of the text, read or refused.

    Attributes:
        start: The first token of its span.
        end: The token after its span; the reader goes on from there.
        figure: What it states.
        refusal: Why it states nothing.
        sense: Level, growth or multiple.
        notes: What there is to say.
        per: What it is counted per.
        role: What the figure is for: `horizon` for a time that starts now, `deadline` for a date by which.
        counts: The units that a measure word allows.
    """

    start: int
    end: int
    figure: Figure | PartialDate | None = None
    refusal: str | None = None
    sense: str = "level"
    notes: tuple[str, ...] = ()
    per: str | None = None
    role: str | None = None
    counts: frozenset[str] | None = None
