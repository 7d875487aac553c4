"""Runs rules over a few records, and makes such records short to write."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal

from stargate_model.amounts.hedges import TOLERANCE
from stargate_model.claims.dates import PartialDate
from stargate_model.claims.document import Document
from stargate_model.claims.evidence import Evidence, Modality, SourceType, Stance
from stargate_model.claims.text import Text
from stargate_model.findings.catalogue import CATALOGUE
from stargate_model.findings.finding import Finding
from stargate_model.localization.messages import places
from stargate_model.records.commitments import Commitment
from stargate_model.records.context import Assessment, Indicator
from stargate_model.records.dataset import AnyRecord, key_of
from stargate_model.records.places import PowerSource, Site
from stargate_model.records.vocabularies import (
    AssessmentCategory,
    CommitmentKind,
    Effect,
    IndicatorKind,
    Stage,
)
from stargate_model.rules.shapes import Context, Row, Rule

EARLY, LATE = "early", "late"
STEPS = {"from": "from_"}
"""Members whose names in data are words of Python."""


def name(text: str) -> Text:
    """A name in English."""
    return Text({"en": text})


def document(id_: str, published: str | None = "2025-01-25", language: str = "en", **fields: object) -> Document:
    """A document in a language, published on a day."""
    return Document(
        id=id_,
        title=fields.pop("title", name(id_)),
        publisher=fields.pop("publisher", "A publisher"),
        language=language,
        published=None if published is None else PartialDate(published),
        source_type=SourceType.NEWS_REPORT,
        **fields,
    )


DOCUMENTS = (document(EARLY), document(LATE, "2025-08-21"))


def cited(
    quote: str | None = None,
    document: str = EARLY,
    modality: Modality = Modality.STATED,
    stance: Stance = Stance.SUPPORTS,
    start: int | None = None,
    **fields: object,
) -> Evidence:
    """Evidence of a phrase."""
    end = fields.pop("end", None if start is None else start + len(quote or "x"))
    return Evidence(document=document, quote=quote, modality=modality, stance=stance, start=start, end=end, **fields)


def site(id_: str = "abilene", **fields: object) -> Site:
    """A site."""
    return Site(id=id_, name=name(id_), **fields)


def source(id_: str = "turbines", **fields: object) -> PowerSource:
    """A power source."""
    return PowerSource(id=id_, name=name(id_), **fields)


def commitment(id_: str = "pledge", **fields: object) -> Commitment:
    """A pledge to invest."""
    return Commitment(
        id=id_,
        name=name(id_),
        kind=fields.pop("kind", CommitmentKind.INVESTMENT),
        stage=fields.pop("stage", Stage.PLEDGE),
        **fields,
    )


def indicator(id_: str = "series", kind: IndicatorKind = IndicatorKind.ELECTRICITY_USE, **fields: object) -> Indicator:
    """A statistic."""
    return Indicator(id=id_, name=name(id_), kind=kind, **fields)


def assessment(id_: str, effect: Effect, **fields: object) -> Assessment:
    """A risk or benefit for the climate."""
    category = fields.pop("category", AssessmentCategory.CLIMATE)
    return Assessment(id=id_, name=name(id_), effect=effect, category=category, **fields)


def run(
    rules: Iterable[Rule],
    *records: AnyRecord,
    documents: Iterable[Document] = DOCUMENTS,
    texts: Mapping[str, str] | None = None,
    tolerance: Decimal = TOLERANCE,
) -> list[Finding]:
    """What rules find in records."""
    context = Context(documents={one.id: one for one in documents}, texts=texts or {}, tolerance=tolerance)
    findings: list[Finding] = []
    for rule in rules:
        concerned = [record for record in records if isinstance(record, rule.of)]
        if isinstance(rule, Row):
            for record in concerned:
                findings += rule.find(record, context)
            continue
        groups: defaultdict[str, list[AnyRecord]] = defaultdict(list)
        for record in concerned:
            for key in rule.keys(record):
                groups[key].append(record)
        for group in groups.values():
            findings += rule.find(tuple(group), context)
    for finding in findings:
        assert not unfilled(finding)
        assert finding.message("en")
        member_at(finding, records)
        assert finding.record not in finding.related
        assert {*finding.related, finding.record} <= {key_of(record) for record in (*records, *documents)}
    return findings


def unfilled(finding: Finding) -> set[str]:
    """The places of its message that a finding has nothing for; why a phrase is refused is told by the refusal."""
    return {*places(CATALOGUE[finding.code].message.text)} - {*finding.params, "why"}


def member_at(finding: Finding, records: Iterable[AnyRecord]) -> object:
    """The member of a record that a finding points at, which is there."""
    (member,) = [record for record in records if key_of(record) == finding.record]
    for step in finding.at.split("/")[1:]:
        member = member[int(step)] if step.isdigit() else getattr(member, STEPS.get(step, step))
    return member


def codes(findings: Iterable[Finding]) -> list[str]:
    """Codes with their severities, such as `dates-order E`."""
    return sorted(f"{finding.code} {finding.severity.value[0].upper()}" for finding in findings)
