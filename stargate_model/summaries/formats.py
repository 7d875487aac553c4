"""Formats: what writes an edition in each of the formats of summaries."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from stargate_model.summaries import page, render, vega
from stargate_model.summaries.edition import Edition

RENDERERS: Final[Mapping[str, Callable[[Edition], str]]] = {
    "text": render.text,
    "markdown": render.markdown,
    "html": page.html,
    "json": render.as_json,
    "vega": vega.as_json,
}
"""What writes each format."""
