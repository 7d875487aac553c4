"""The catalogue: every code that a finding can have, in the order of its families."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from stargate_model.errors import ExplainError
from stargate_model.findings.code import Code
from stargate_model.findings.families import (
    configuration,
    consistency,
    cross_source,
    evidence,
    formats,
    hedge,
    reading,
    reference,
    structure,
    unit,
    waiver,
)

CATALOGUE: Final[Mapping[str, Code]] = MappingProxyType(
    {
        entry.code: entry
        for family in (
            formats,
            structure,
            unit,
            hedge,
            reference,
            evidence,
            reading,
            consistency,
            cross_source,
            waiver,
            configuration,
        )
        for entry in family.CODES
    }
)
"""Every code, by itself."""


def code_of(text: str) -> Code:
    """What the catalogue says of a code.

    Raises:
        ExplainError: There is no such code; the nearest one is named.

    Example:
        >>> code_of("dangling-reference").severity
        <Severity.ERROR: 'error'>
    """
    if text in CATALOGUE:
        return CATALOGUE[text]
    from difflib import get_close_matches  # loaded where something is wrong

    near = get_close_matches(text[:80], CATALOGUE, 1)
    hint = f"; did you mean {near[0]!r}?" if near else "; `stargate-model explain` lists all codes"
    raise ExplainError(f"there is no code {text[:80]!r}{hint}", found=text[:80], nearest=near[0] if near else "")
