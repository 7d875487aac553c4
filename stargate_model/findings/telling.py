"""Findings in words: the message of a finding and the explanation of a code, in the languages of summaries.

In: a finding, or a code, and a language. Out: text without markup. Figures are written as the language writes them;
words of the data are made visible and cut short, so that no data can disturb what is around them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from stargate_model.claims.figure import Figure
from stargate_model.claims.text import visible
from stargate_model.findings.catalogue import CATALOGUE, code_of, entry_of
from stargate_model.findings.code import Code
from stargate_model.findings.finding import Finding, Param, Severity
from stargate_model.findings.words import WORDS
from stargate_model.localization import messages as tables
from stargate_model.localization.formatter import Formatter
from stargate_model.localization.messages import Messages, fill, places

NOTHING: Final = "–"
"""What stands where there is nothing to name, such as no nearest word."""

_CACHED: Final = 32
_KNOWN: Final = "known"
_NEAREST: Final = "nearest"
_WHY: Final = "why"
_PARAM_OF: Final = {_WHY: "refusal"}  # why a phrase is refused is what its code means
_WANTED: Final = "wanted"
_OF_FORM: Final = frozenset({"wrong-type", "wrong-dimension"})  # what these have found is told in words of ours
_WHOLE_LIST: Final = 1000  # the words of a vocabulary are our own, and wanted whole
_SEVERITIES: Final = {
    Severity.ERROR: tables.message("severity:error", "error"),
    Severity.WARNING: tables.message("severity:warning", "warning"),
    Severity.NOTE: tables.message("severity:note", "note"),
}


def message(finding: Finding, locale: str = "en") -> str:
    """What is wrong, what was expected and how to mend it, in a language.

    Raises:
        LocaleError: The language is not offered.

    Example:
        >>> from stargate_model.findings.finding import Severity
        >>> message(Finding(code="duplicate-id", severity=Severity.ERROR, params={"id": "abilene"}), "en")
        'The id “abilene” is given to two records of one type.'
    """
    messages = _messages(locale)
    entry = entry_of(finding)
    told = messages.open(entry.message if entry.alone is None or finding.params.get(_NEAREST) else entry.alone)
    phrases = {
        name: _phrase(finding.code, name, finding.params.get(_PARAM_OF.get(name, name), ""), locale)
        for name in places(told)
    }
    return fill(told, phrases)


def explanation(code: str, locale: str = "en", catalogue: Mapping[str, Code] = CATALOGUE) -> str:
    """What a code means, with an example and the repair, in a language.

    Args:
        code: The code.
        locale: The language.
        catalogue: The codes that there are.

    Raises:
        ExplainError: There is no such code; the nearest one is named.
        LocaleError: The language is not offered.
    """
    entry = code_of(code, catalogue)
    messages = _messages(locale)
    return messages.render(
        "explain:layout",
        "{code} ({family}, {severity})\n\n{explanation}\n\nExample:\n{example}\n\nRepair: {repair}",
        code=entry.code,
        family=entry.family,
        severity=messages.tell(_SEVERITIES[entry.severity]),
        explanation=messages.open(entry.explanation),
        example="\n".join(f"    {line}" for line in entry.example.splitlines()),
        repair=messages.open(entry.repair),
    )


def _phrase(code: str, name: str, param: Param, locale: str) -> str:
    if isinstance(param, Figure):
        return _formatter(locale).figure(param)
    if name == _WHY:
        return _messages(locale).get(*CATALOGUE[param].explanation) if param in CATALOGUE else NOTHING
    if param in WORDS and (name == _WANTED or code in _OF_FORM):
        return _messages(locale).tell(WORDS[param])
    return (visible(param, _WHOLE_LIST) if name == _KNOWN else visible(param)) or NOTHING


@lru_cache(maxsize=_CACHED)
def _formatter(locale: str) -> Formatter:
    return Formatter(locale)


@lru_cache(maxsize=_CACHED)
def _messages(locale: str) -> Messages:
    return Messages(locale)
