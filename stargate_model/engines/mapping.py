"""The first step: what is found in each record by itself, and what must be known of it to look at all together.

In: the parts of a source. Out: findings at their pointers, and rows. A part is looked at by itself, in any process and
any order; what comes out does not depend on how the source was cut.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from msgspec import Struct, field

from stargate_model.claims.text import identifier
from stargate_model.engines.rows import UNREAD, Given, Rows, Shared, Span, Wanted, place_of
from stargate_model.errors import TextError
from stargate_model.findings.finding import Finding
from stargate_model.findings.report import identity
from stargate_model.formats.sources import Entry, Part, Readable
from stargate_model.records.dataset import AnyRecord
from stargate_model.records.model import MODEL, Model
from stargate_model.records.record import Record
from stargate_model.rules.shapes import REFERS, UNIQUE, Context, Keyed, Row, Rule
from stargate_model.rules.waivers import waived

_DOCUMENTS: Final = ("documents",)


class Family(Struct, frozen=True):
    """The keyed rules that have their keys of one function, and so look at the same groups.

    Attributes:
        of: The types of records that they look at.
        keys: The keys of a record.
        rules: The rules.
        least: How many records a group must have for any of them.
    """

    of: tuple[type[AnyRecord], ...]
    keys: Callable[[AnyRecord], Iterable[str]]
    rules: tuple[Keyed[AnyRecord], ...]
    least: int


class Plan(Struct, frozen=True):
    """Which rules look at which records.

    Attributes:
        rules: The rules.
        families: The keyed rules, by the keys that they have in common.
        of_groups: The codes that a keyed rule may find, and so several groups alike.
        model: The types of records that there are.
    """

    rules: tuple[Rule, ...]
    families: tuple[Family, ...]
    of_groups: frozenset[str]
    model: Model = MODEL
    _rows: dict[type[AnyRecord], tuple[Row[AnyRecord], ...]] = field(default_factory=dict)
    _keyed: dict[type[AnyRecord], tuple[tuple[int, Family], ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, rules: Iterable[Rule], model: Model = MODEL) -> Plan:
        """The plan of some rules over the records of a model."""
        held = tuple(rules)
        by_keys: dict[tuple[object, object], list[Keyed[AnyRecord]]] = {}
        for rule in held:
            if isinstance(rule, Keyed):
                by_keys.setdefault((rule.keys, rule.of), []).append(rule)
        codes = frozenset(code for rule in held if isinstance(rule, Keyed) for code in rule.codes)
        return cls(held, tuple(_family(alike) for alike in by_keys.values()), codes, model)

    def rows_for(self, cls: type[AnyRecord]) -> tuple[Row[AnyRecord], ...]:
        """The row rules that look at records of a class."""
        if cls not in self._rows:
            self._rows[cls] = tuple(rule for rule in self.rules if isinstance(rule, Row) and issubclass(cls, rule.of))
        return self._rows[cls]

    def families_for(self, cls: type[AnyRecord]) -> tuple[tuple[int, Family], ...]:
        """The families of keyed rules that look at records of a class, with their numbers."""
        if cls not in self._keyed:
            self._keyed[cls] = tuple(
                (number, family) for number, family in enumerate(self.families) if issubclass(cls, family.of)
            )
        return self._keyed[cls]


def _family(rules: Sequence[Keyed[AnyRecord]]) -> Family:
    return Family(rules[0].of, rules[0].keys, tuple(rules), min(rule.least for rule in rules))


class Mapped(Struct, frozen=True):
    """What a part came to.

    Attributes:
        source: The index of its source.
        findings: What was found; each with the number of the record that it stands in, and the pointer of that.
        rows: What must be known of its records.
        waiving: The records that waive findings.
        is_whole: Whether all of its records could be read.
        entries: The records themselves, for an engine that keeps them.
    """

    source: int
    findings: list[tuple[int, str, Finding]]
    rows: Rows
    waiving: list[Span]
    is_whole: bool
    entries: tuple[Entry, ...]


def map_part(part: Part, number: int, source: Readable, plan: Plan, context: Context) -> Mapped:
    """Look at each record of a part by itself.

    Args:
        part: The part.
        number: The index of its source.
        source: The source.
        plan: The rules.
        context: What every rule may look at.
    """
    found = [(source.order(problem.pointer), "", problem.finding()) for problem in part.problems]
    rows = Rows()
    rows.given.extend(Given(key, UNREAD, 0, 0) for key in sorted(part.broken) if _is_key(key))
    waiving: list[Span] = []
    for entry in part.entries:
        order = source.order(entry.pointer)
        span = Span(place_of(number, order), entry.at, entry.size)
        _keys(entry.record, span, plan, context, rows)
        if isinstance(entry.record, Record) and entry.record.waivers:
            waiving.append(span)
        found += [(order, entry.pointer, finding) for finding in _alone(entry.record, plan, context)]
    is_whole = not (part.broken or part.problems)
    return Mapped(number, found, rows, waiving, is_whole, part.entries)


def _keys(record: AnyRecord, span: Span, plan: Plan, context: Context, rows: Rows) -> None:
    key = UNIQUE.key(record)
    rows.given.append(Given(key, *span))
    type_of = plan.model.type_of
    for pointer, collections, id_ in REFERS.names(record):
        if collections != _DOCUMENTS or id_ not in context.documents:
            kinds = " ".join([type_of[name] for name in collections])
            rows.wanted.append(Wanted(kinds, id_, pointer, key, span.place, span.at))
    for number, family in plan.families_for(type(record)):
        rows.shared.extend(Shared(one, number, *span) for one in dict.fromkeys(family.keys(record)))


def _is_key(text: str) -> bool:
    """Whether a record of the key could be named."""
    try:
        identifier(text.partition(":")[2])
    except TextError:
        return False
    return True


def _alone(record: AnyRecord, plan: Plan, context: Context) -> Iterable[Finding]:
    """What the row rules find in a record, nothing twice."""
    rules = plan.rows_for(type(record))
    found = [*waived((finding for rule in rules for finding in rule.find(record, context)), (record,))]
    if len({(finding.code, finding.at) for finding in found}) == len(found):
        return found
    return {identity(finding): finding for finding in found}.values()
