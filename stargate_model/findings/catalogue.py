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
    extension,
    formats,
    hedge,
    reading,
    reference,
    structure,
    unit,
    waiver,
)
from stargate_model.findings.finding import Finding

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
            extension,
        )
        for entry in family.CODES
    }
)
"""Every code, by itself."""


def entry_of(finding: Finding) -> Code:
    """What explains the code of a finding: what it has with it itself, or the catalogue."""
    return CATALOGUE[finding.code] if finding.own is None else finding.own


def code_of(text: str, catalogue: Mapping[str, Code] = CATALOGUE) -> Code:
    """What the catalogue says of a code.

    Args:
        text: The code.
        catalogue: The codes that there are.

    Raises:
        ExplainError: There is no such code; the nearest one is named.

    Example:
        >>> code_of("dangling-reference").severity
        <Severity.ERROR: 'error'>
    """
    if text in catalogue:
        return catalogue[text]
    from difflib import get_close_matches  # loaded where something is wrong

    near = get_close_matches(text[:80], catalogue, 1)
    hint = f"; did you mean {near[0]!r}?" if near else "; `stargate-model explain` lists all codes"
    raise ExplainError(f"there is no code {text[:80]!r}{hint}", found=text[:80], nearest=near[0] if near else "")
