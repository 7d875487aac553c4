"""Rules of others, guarded: what one of them breaks is a finding at the record, and the other rules go on.

In: a rule of an extension. Out: rules that find the same, and, where it raises or finds what is no finding of its own,
a finding that names the extension, the rule and the mistake.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

import attrs

from stargate_model.claims.text import visible
from stargate_model.findings.finding import Finding
from stargate_model.records.dataset import AnyRecord, key_of
from stargate_model.rules.shapes import Context, Keyed, Row, Rule, found

_FAILED: Final = "rule-failed"
_SHOWN: Final = 200


def guarded(extension: str, rule: Rule) -> tuple[Rule, ...]:
    """What runs in the place of a rule of an extension."""
    codes = (*rule.codes, _FAILED)
    if isinstance(rule, Row):
        return (Row(codes, rule.of, _Alone(extension, rule.codes, rule.find)),)
    keys = _Keys(rule.keys)
    together = Keyed(codes, rule.of, keys, _Together(extension, rule.codes, rule.find), rule.least)
    # a record that gives no keys is in no group, and could not be told of there
    return together, Row((_FAILED,), rule.of, _KeysFail(extension, rule.keys))


@attrs.frozen
class _Alone:
    """What a row rule finds in a record."""

    extension: str
    codes: tuple[str, ...]
    find: Callable[[AnyRecord, Context], Iterable[Finding]]

    def __call__(self, record: AnyRecord, context: Context) -> Iterable[Finding]:
        try:
            return _looked_at(self.find(record, context), self.codes, (record,))
        except Exception as error:  # noqa: BLE001  # it is not ours, and may raise anything
            return (_failed(self.extension, self.find, record, error),)


@attrs.frozen
class _Together:
    """What a keyed rule finds in the records of a key."""

    extension: str
    codes: tuple[str, ...]
    find: Callable[[tuple[AnyRecord, ...], Context], Iterable[Finding]]

    def __call__(self, records: tuple[AnyRecord, ...], context: Context) -> Iterable[Finding]:
        try:
            return _looked_at(self.find(records, context), self.codes, records)
        except Exception as error:  # noqa: BLE001  # the same
            return (_failed(self.extension, self.find, records[0], error),)


@attrs.frozen
class _Keys:
    """The keys of a record; none where the rule fails to say them."""

    keys: Callable[[AnyRecord], Iterable[str]]

    def __call__(self, record: AnyRecord) -> Iterable[str]:
        try:
            return _texts(self.keys(record))
        except Exception:  # noqa: BLE001  # `_KeysFail` tells of it
            return ()


@attrs.frozen
class _KeysFail:
    """That the keys of a record cannot be said."""

    extension: str
    keys: Callable[[AnyRecord], Iterable[str]]

    def __call__(self, record: AnyRecord, _: Context) -> Iterator[Finding]:
        try:
            _texts(self.keys(record))
        except Exception as error:  # noqa: BLE001  # the same
            yield _failed(self.extension, self.keys, record, error)


def _texts(keys: Iterable[object]) -> tuple[str, ...]:
    held: list[str] = []
    for key in keys:
        if not isinstance(key, str):
            raise TypeError(f"a key is text, not {type(key).__name__}")
        held.append(key)
    return tuple(held)


def _looked_at(findings: Iterable[object], codes: tuple[str, ...], records: tuple[AnyRecord, ...]) -> list[Finding]:
    """The findings, when each is one that the rule may find, in one of the records."""
    held: list[Finding] = []
    keys = {key_of(record) for record in records}
    for finding in findings:
        if not isinstance(finding, Finding):
            raise TypeError(f"a rule gives findings, not {type(finding).__name__}; make them with `found`")
        if finding.code not in codes:
            raise ValueError(f"it found {finding.code!r}, which is not among its codes")
        if finding.record not in keys:
            raise ValueError(f"it found something in {finding.record!r}, which it was not given")
        held.append(finding)
    return held


def _failed(extension: str, what: object, record: AnyRecord, error: Exception) -> Finding:
    name = getattr(what, "__name__", type(what).__name__)
    problem = visible(f"{type(error).__name__}: {error}", _SHOWN)
    return found(_FAILED, record, extension=extension, rule=visible(str(name)), problem=problem)
