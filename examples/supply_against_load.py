"""Chart what supplies a site against what it is to draw, as text, hedges included.

    python examples/supply_against_load.py PATH SITE

A bar is solid as far as is certain, and hatched as far as the hedge leaves it open; an arrow has no upper end. Only the
load of the whole facility is compared: the load of the computers, or a capacity of unstated kind, is something else.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from decimal import Decimal
from functools import reduce
from operator import add

import stargate_model as sm
from stargate_model.records.vocabularies import SourceRole

WIDTH = 40
ANSWERS = {
    sm.Answer.YES: "It falls short.",
    sm.Answer.NO: "It does not fall short.",
    sm.Answer.CANNOT_TELL: "Whether it falls short cannot be told.",
}


def rows(dataset: sm.Dataset, site: sm.Site) -> list[tuple[str, sm.Power]]:
    """The load of the whole facility, the capacity of each source that supplies it day by day, and their sum."""
    daily = [one for one in dataset.sources_of(site) if SourceRole.PRIMARY in one.roles]
    sources = [(one.name.best("en"), one.capacity) for one in daily if one.capacity]
    load = [("load", site.facility_load)] if site.facility_load else []
    supply = [("supply", reduce(add, (power for _, power in sources)))] if sources else []
    return [*load, *sources, *supply]


def chart(named: list[tuple[str, sm.Power]]) -> Iterator[str]:
    """A line for each power, all to one scale in MW."""
    ends = [ends_of(power) for _, power in named]
    largest = max(upper or lower for lower, upper in ends)
    for (name, power), (lower, upper) in zip(named, ends, strict=True):
        sure = int(WIDTH * lower / largest)
        open_ = int(WIDTH * upper / largest) - sure if upper is not None else 1
        bar = "█" * sure + ("░" * open_ if upper is not None else ">")
        yield f"{name:<16} {bar:<{WIDTH + 2}} {power}"


def ends_of(power: sm.Power) -> tuple[Decimal, Decimal | None]:
    """What is certain and what is possible, in MW; an approximate figure reaches 5% to either side."""
    numbers = power.interval(tolerance=Decimal("0.05"))
    mega = Decimal(10**6)
    return (numbers.low or Decimal(0)) / mega, None if numbers.high is None else numbers.high / mega


def verdict(load: sm.Power, supply: sm.Power) -> str:
    """Whether the supply falls short, where the hedges tell."""
    return f"The supply is {supply}, the load {load}. {ANSWERS[supply.below(load)]}"


def main(path: str, site: str) -> None:
    """Print the chart and the verdict."""
    dataset = sm.load(path)
    named = rows(dataset, dataset.sites[site])
    print("\n".join(chart(named)))
    if {"load", "supply"} <= dict(named).keys():
        print(verdict(named[0][1], named[-1][1]))


if __name__ == "__main__":
    main(*sys.argv[1:])
