"""What rules cost: microseconds a record for all rules together, over made-up power sources.

    python benchmarks/rules.py [COUNT]

Three kinds of data: as the other benchmarks have them, with about three findings a record; with nothing wrong, each
figure cited by a phrase that is the figure itself; and with phrases that have to be read, each of them once and again.
CPU time is taken, each rule of one record after the other, and the best of five runs.
"""

from __future__ import annotations

import io
import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

from records import line

from stargate_model.claims.document import Document
from stargate_model.formats import ndjson
from stargate_model.records.dataset import AnyRecord
from stargate_model.records.places import PowerSource
from stargate_model.rules import RULES, Context, Row

WORDS = {"at_most": "up to ", "at_least": "at least ", "more_than": "more than "}


def as_they_are(_: dict[str, Any], __: Random) -> None:
    """The record of the other benchmarks."""


def clean(tree: dict[str, Any], random: Random) -> None:
    """A record with nothing wrong, and a figure that is cited word for word."""
    tree |= {"technology": "gas_turbine", "roles": ["primary"], "site": f"site-{tree['id']}"}
    tree["capacity"] = {"value": random.randrange(1, 999), "unit": tree["capacity"]["unit"]}
    for piece in tree["evidence"]:
        piece["end"] = piece["start"] + len(piece["quote"])
    cite(tree, random)


def hedged(tree: dict[str, Any], random: Random) -> None:
    """A record whose figure is cited by a phrase with its hedge."""
    clean_value = tree["capacity"] | {"value": random.randrange(1000, 9999)}
    if "upper" in clean_value:
        clean_value["upper"] = clean_value["value"] + 500
    clean(tree, random)
    tree["capacity"] = clean_value
    cite(tree, random)


def cite(tree: dict[str, Any], random: Random) -> None:
    """Give the capacity a phrase in one of forty documents."""
    capacity = tree["capacity"]
    number = f"{capacity['value']} to {capacity['upper']}" if "upper" in capacity else str(capacity["value"])
    quote = f"{WORDS.get(capacity.get('bound', ''), '')}{number} {capacity['unit']}"
    document = f"doc-{random.randrange(40):03d}"
    capacity["evidence"] = [{"document": document, "start": 3, "end": 3 + len(quote), "quote": quote}]


def sources(
    count: int, change: Callable[[dict[str, Any], Random], None]
) -> tuple[list[AnyRecord], dict[str, Document]]:
    """Power sources, and the documents that they cite."""
    random = Random(1)  # noqa: S311  # made-up data
    about = {"publisher": "P", "language": "en", "published": "2025-01-25", "source_type": "news_report"}
    trees = [{"type": "document", "id": f"doc-{one:03d}", "title": {"en": f"D{one}"}, **about} for one in range(40)]
    for number in range(count):
        tree = line(number, random)
        change(tree, random)
        trees.append({"type": "power_source", **tree})
    lines = io.BytesIO(b"".join(json.dumps(tree).encode() + b"\n" for tree in trees))
    records = [record for chunk in ndjson.read_lines(lines) for _, record in chunk.records]
    documents = {record.id: record for record in records if isinstance(record, Document)}
    return [record for record in records if isinstance(record, PowerSource)], documents


def judged(records: list[AnyRecord], context: Context) -> Iterator[object]:
    """What all rules find: row rules record by record, keyed rules by group."""
    rows = [rule for rule in RULES if isinstance(rule, Row) and issubclass(PowerSource, rule.of)]
    for record in records:
        for row in rows:
            yield from row.find(record, context)
    for rule in RULES:
        if isinstance(rule, Row) or PowerSource not in rule.of:
            continue
        groups: defaultdict[str, list[AnyRecord]] = defaultdict(list)
        for record in records:
            for key in rule.keys(record):
                groups[key].append(record)
        for group in groups.values():
            yield from rule.find(tuple(group), context)


def main() -> None:
    """Print the figures."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 4000
    for change in (as_they_are, clean, hedged):
        records, documents = sources(count, change)
        context = Context(documents=documents)
        times: list[float] = []
        found = 0
        for _ in range(5):
            start = time.process_time()
            found = sum(1 for _ in judged(records, context))
            times.append((time.process_time() - start) / count * 1e6)
        first = f"{times[0]:.1f} us the first time" if change is hedged else ""
        print(f"{change.__name__:12} {min(times):6.1f} us a record, {found / count:.2f} findings  {first}")


if __name__ == "__main__":
    main()
