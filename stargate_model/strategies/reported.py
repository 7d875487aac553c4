"""Strategies for what a check takes and gives: settings, findings that their messages can be told of, and reports."""

from __future__ import annotations

from typing import Final

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from stargate_model.configuration import FORMATS, Configuration
from stargate_model.extending.extension import Extension
from stargate_model.extending.registry import Registry
from stargate_model.findings.catalogue import CATALOGUE
from stargate_model.findings.finding import Finding, Severity
from stargate_model.findings.report import Report
from stargate_model.localization import SUMMARY_LANGUAGES
from stargate_model.localization.messages import Messages, places
from stargate_model.records.dataset import COLLECTIONS, type_name
from stargate_model.strategies.claims import identifiers, phrases

_ENGLISH: Final = Messages("en")
_CODES: Final = st.sampled_from(tuple(CATALOGUE))
_SEVERITIES: Final = st.sampled_from(Severity)
_TYPES: Final = st.sampled_from([type_name(cls) for cls in COLLECTIONS.values()])
_KEYS: Final = st.builds("{}:{}".format, _TYPES, identifiers())
_FIELDS: Final = st.sampled_from(["", "/id", "/name", "/evidence/0"])
_LINES: Final = st.integers(1, 10_000)
_IS: Final = st.booleans()
_MOST: Final = 3


@st.composite
def findings(draw: DrawFn) -> Finding:
    """Findings of every code, with all that their messages name; in a file, or in a data set in memory."""
    code = draw(_CODES)
    is_placed = draw(_IS)
    at = draw(_FIELDS)
    return Finding(
        code=code,
        severity=draw(_SEVERITIES),
        params={name: draw(phrases()) for name in sorted(places(_ENGLISH.open(CATALOGUE[code].message)))},
        record=draw(_KEYS),
        at=at,
        pointer=f"/sites/0{at}",
        path="data.yaml" if is_placed else None,
        line=draw(_LINES) if is_placed else None,
        column=draw(_LINES) if is_placed else None,
    )


def reports(least: int = 0) -> SearchStrategy[Report]:
    """Reports of a few findings.

    Args:
        least: How many they are at least.
    """
    return st.lists(findings(), min_size=least, max_size=least + _MOST).map(Report)


def extensions() -> SearchStrategy[Extension]:
    """Extensions that add nothing."""
    return st.builds(Extension, name=identifiers(), records=st.just(()), codes=st.just(()), rules=st.just(()))


def registries() -> SearchStrategy[Registry]:
    """Registries of a few extensions that add nothing."""
    return st.integers(0, _MOST).map(
        lambda count: Registry(tuple(Extension(name=f"extension-{index}") for index in range(count)))
    )


def configurations() -> SearchStrategy[Configuration]:
    """Settings of checks: some codes asked for or left out, another severity, language or form."""
    some = st.frozensets(_CODES, max_size=_MOST)
    return st.builds(
        Configuration,
        select=st.none() | some,
        ignore=some,
        severity=st.dictionaries(_CODES, _SEVERITIES, max_size=_MOST),
        strict=_IS,
        tolerance=st.decimals(0, 1, places=2),
        locale=st.sampled_from(SUMMARY_LANGUAGES),
        format=st.sampled_from(FORMATS),
    )
