"""Typed, unit-aware records of AI data-centre programmes, in which every figure keeps its hedge and its evidence.

Example:
    >>> import stargate_model as sm
    >>> dataset = sm.load()
    >>> dataset.sites["abilene"].capacity.to("MW")
    Power('1200 MW')
"""

# General layout, from the ground up; a module imports only from floors below its own:
#
# errors         every exception; version, modules that are loaded later, the file of settings
# amounts/       numbers, units, currencies, intervals, hedges, the literal notation, the door to Pint
# claims/        figures, evidence, documents, dates
# localization/  numbers, units, money, dates, hedges and messages in a language
# findings/      the catalogue of codes, the finding, the report
# records/       programme, partner, person, site, power source, commitment, indicator, policy, event, assessment
# reading/       text to figures; agreement of a figure with its phrase
# formats/       bytes to records and back
# rules/         what must hold
# adapters/      the data of others, as records with their cells as evidence
# engines/       where the rules run
# extending/     what other packages add, and what there is then
# configuration  what a project decides about its checks
# checking       the one way through: bytes, records, findings, report
# converting     from one format to another, and from the data of others; what is of lines or tables streams
# summaries/     facts, phrases, text
# outputs/       a report as text, JSON, SARIF, JUnit XML and GitHub annotations
# strategies/    doors: Hypothesis strategies
# cli/, corpus   doors

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING, Final

from stargate_model.version import __version__ as __version__

if TYPE_CHECKING:
    from stargate_model.amounts.hedges import Bound
    from stargate_model.amounts.intervals import Answer
    from stargate_model.checking import DatasetError, check, dump, load
    from stargate_model.claims.dates import PartialDate, Period
    from stargate_model.claims.document import Document
    from stargate_model.claims.evidence import Confidence, Evidence, Modality, SourceType, Stance
    from stargate_model.claims.figure import Figure
    from stargate_model.claims.kinds import (
        Area,
        ComputeRate,
        Count,
        Duration,
        Emissions,
        Energy,
        Length,
        Mass,
        Money,
        Power,
        Share,
        Voltage,
        Volume,
        figure,
    )
    from stargate_model.claims.text import Text
    from stargate_model.configuration import Configuration, ConfigurationError
    from stargate_model.errors import StargateError
    from stargate_model.extending.extension import Extension
    from stargate_model.extending.registry import Registry
    from stargate_model.findings.finding import Finding, Severity
    from stargate_model.findings.report import Report
    from stargate_model.reading import read
    from stargate_model.records.commitments import Commitment
    from stargate_model.records.context import Assessment, Event, Indicator, Policy
    from stargate_model.records.dataset import Changes, Dataset
    from stargate_model.records.organisations import Partner, Person, Programme
    from stargate_model.records.parts import (
        Identifier,
        Location,
        Milestone,
        Missing,
        Observation,
        Office,
        OtherName,
        Role,
        Statement,
        Waiver,
    )
    from stargate_model.records.places import PowerSource, Site
    from stargate_model.summaries import Summary, summarize

# where each name lives; its module is imported when the name is first asked for, so that importing the library is cheap
_NAMES: Final = {
    "amounts.hedges": "Bound",
    "amounts.intervals": "Answer",
    "checking": "DatasetError check dump load",
    "claims.dates": "PartialDate Period",
    "claims.document": "Document",
    "claims.evidence": "Confidence Evidence Modality SourceType Stance",
    "claims.figure": "Figure",
    "claims.kinds": (
        "Area ComputeRate Count Duration Emissions Energy Length Mass Money Power Share Voltage Volume figure"
    ),
    "claims.text": "Text",
    "configuration": "Configuration ConfigurationError",
    "errors": "StargateError",
    "extending.extension": "Extension",
    "extending.registry": "Registry",
    "findings.finding": "Finding Severity",
    "findings.report": "Report",
    "reading": "read",
    "records.commitments": "Commitment",
    "records.context": "Assessment Event Indicator Policy",
    "records.dataset": "Changes Dataset",
    "records.organisations": "Partner Person Programme",
    "records.parts": "Identifier Location Milestone Missing Observation Office OtherName Role Statement Waiver",
    "records.places": "PowerSource Site",
    "summaries": "Summary summarize",
}
_HOMES: Final = {name: home for home, names in _NAMES.items() for name in names.split()}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})


__all__ = [
    "Answer",
    "Area",
    "Assessment",
    "Bound",
    "Changes",
    "Commitment",
    "ComputeRate",
    "Confidence",
    "Configuration",
    "ConfigurationError",
    "Count",
    "Dataset",
    "DatasetError",
    "Document",
    "Duration",
    "Emissions",
    "Energy",
    "Event",
    "Evidence",
    "Extension",
    "Figure",
    "Finding",
    "Identifier",
    "Indicator",
    "Length",
    "Location",
    "Mass",
    "Milestone",
    "Missing",
    "Modality",
    "Money",
    "Observation",
    "Office",
    "OtherName",
    "PartialDate",
    "Partner",
    "Period",
    "Person",
    "Policy",
    "Power",
    "PowerSource",
    "Programme",
    "Registry",
    "Report",
    "Role",
    "Severity",
    "Share",
    "Site",
    "SourceType",
    "Stance",
    "StargateError",
    "Statement",
    "Summary",
    "Text",
    "Voltage",
    "Volume",
    "Waiver",
    "check",
    "dump",
    "figure",
    "load",
    "read",
    "summarize",
]

if "hypothesis" in sys.modules:  # where it comes second, its entry point does this
    from stargate_model.strategies.registration import register as _register

    _register()
