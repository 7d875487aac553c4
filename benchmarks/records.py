"""Made-up power sources of about 400 bytes of JSON, good ones and spoilt ones, for the benchmarks of reading."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from random import Random
from typing import Any, Final

_QUOTES: Final = (
    "up to 360 MW",
    "约1.2吉瓦的电力容量",
    "29 turbines with a capacity of 986 MW",
    "power plant behind the meter",
)
SITES: Final = 500
DOCUMENTS: Final = 40
_UNITS: Final = ("W", "kW", "MW", "GW")


def line(number: int, random: Random) -> dict[str, Any]:
    """The tree of a power source without its type: twelve members, a figure, one or two pieces of evidence."""
    value = round(random.uniform(1, 2000), random.choice([0, 1, 2])) or 1
    capacity: dict[str, Any] = {"value": int(value) if value == int(value) else value, "unit": random.choice(_UNITS)}
    bound = random.choice(["exact", "at_least", "at_most", "more_than", "between"])
    if bound != "exact":
        capacity["bound"] = bound
    if bound == "between":
        capacity["upper"] = round(value * 1.5 + 1, 2)
    return {
        "id": f"ps-{number:06d}",
        "name": {"en": f"{random.choice(['Gas', 'Backup', 'Solar'])} plant {number}"},
        "site": f"site-{random.randrange(SITES):04d}",
        "technology": random.choice(["gas_turbine", "battery", "photovoltaic", "nuclear_reactor"]),
        "fuel": random.choice(["natural_gas", "unknown"]),
        "roles": [random.choice(["primary", "backup", "bridge"])],
        "connection": random.choice(["behind_the_meter", "grid", "unknown"]),
        "status": random.choice(["announced", "permitted", "operating"]),
        "model": random.choice(["LM2500", "Titan 350", "J620"]),
        "capacity": capacity,
        "evidence": [_evidence(random) for _ in range(random.choice([1, 1, 2]))],
    }


def _evidence(random: Random) -> dict[str, Any]:
    start = random.randrange(9000)
    end = start + random.randrange(5, 60)
    return {
        "document": f"doc-{random.randrange(DOCUMENTS):03d}",
        "start": start,
        "end": end,
        "quote": random.choice(_QUOTES),
    }


_SPOIL: Final[tuple[Callable[[dict[str, Any]], object], ...]] = (
    lambda tree: tree["capacity"].update(value=-5),
    lambda tree: tree["capacity"].update(unit="MWh"),
    lambda tree: tree.update(technology="coal"),
    lambda tree: tree.update(id="PS 1"),
    lambda tree: tree.update(site="Site"),
    lambda tree: tree["evidence"][0].update(end=0),
    lambda tree: tree.update(model=""),
    lambda tree: tree.update(staus="announced"),
)


def named() -> Iterator[dict[str, Any]]:
    """The trees of the documents and sites that power sources name, each with its type."""
    for number in range(DOCUMENTS):
        title = {"en": f"Report {number}"}
        parts = {"title": title, "publisher": "A publisher", "language": "en", "source_type": "news_report"}
        yield {"type": "document", "id": f"doc-{number:03d}", **parts, "published": "2025-08-21"}
    for number in range(SITES):
        yield {"type": "site", "id": f"site-{number:04d}", "name": {"en": f"Site {number}"}}


def lines(count: int, bad: float = 0, seed: int = 1, first: int = 0) -> list[bytes]:
    """The bytes of so many power sources; a share of them has one to three mistakes.

    Args:
        count: How many.
        bad: The share with mistakes.
        seed: What chance begins with.
        first: The number of the first.
    """
    random = Random(seed)  # noqa: S311  # made-up data
    trees = [line(number, random) for number in range(first, first + count)]
    for tree in trees:
        if random.random() < bad:
            for spoil in random.sample(_SPOIL, random.choice([1, 1, 2, 3])):
                spoil(tree)
    return [json.dumps(tree, ensure_ascii=False, separators=(",", ":")).encode() for tree in trees]
