"""The ceiling: the same bytes decoded into plain, unconstrained Structs, in which what is absent is None."""

from __future__ import annotations

import msgspec


class Evidence(msgspec.Struct):
    """Evidence, unchecked."""

    document: str
    start: int | None = None
    end: int | None = None
    quote: str | None = None
    stance: str | None = None
    modality: str | None = None
    attribution: list[str] | None = None
    voice: dict[str, str] | None = None
    confidence: str | None = None
    superseded_by: str | None = None


class Figure(msgspec.Struct):
    """A figure, unchecked, its number a float."""

    value: float
    unit: str
    upper: float | None = None
    bound: str | None = None
    approximate: bool | None = None
    vague: bool | None = None
    hedge: str | None = None
    evidence: list[Evidence] | None = None


class PowerSource(msgspec.Struct):
    """A power source, unchecked."""

    id: str
    name: dict[str, str]
    other_names: list[dict[str, str]] | None = None
    identifiers: list[dict[str, str]] | None = None
    statements: list[dict[str, str]] | None = None
    missing: list[dict[str, str]] | None = None
    evidence: list[Evidence] | None = None
    site: str | None = None
    technology: str | None = None
    fuel: str | None = None
    roles: list[str] | None = None
    connection: str | None = None
    status: str | None = None
    milestones: list[dict[str, str]] | None = None
    maker: str | None = None
    model: str | None = None
    unit_count: Figure | None = None
    unit_rating: Figure | None = None
    capacity: Figure | None = None
    basis: str | None = None
    permitted: Figure | None = None
    part_of: str | None = None
    may_overlap: list[str] | None = None


decode = msgspec.json.Decoder(PowerSource).decode
encode_lines = msgspec.json.Encoder().encode_lines
decode_lines = msgspec.json.Decoder(PowerSource).decode_lines
