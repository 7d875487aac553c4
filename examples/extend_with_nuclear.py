"""Extend the records with nuclear plants, inside one program: a record, a rule and their words; check and tell a file.

    python examples/extend_with_nuclear.py PATH [LOCALE]

Nothing is installed, and nothing outside the calls that are given the registry knows of it. `examples/nuclear` is the
same as a package, with an entry point.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from typing import ClassVar

import attrs

import stargate_model as sm
from stargate_model.extending import Code, Context, Record, found, refers, row


@attrs.frozen(kw_only=True, eq=False)
class NuclearPlant(Record):
    """A nuclear plant that is to supply a site."""

    type: ClassVar[str] = "nuclear_plant"
    collection: ClassVar[str] = "nuclear_plants"
    heading: ClassVar[sm.Text | None] = sm.Text({"en": "Nuclear plants", "ja": "原子力発電所"})
    labels: ClassVar[Mapping[str, sm.Text]] = {"thermal": sm.Text({"en": "Thermal output", "ja": "熱出力"})}

    site: str | None = attrs.field(default=None, metadata=refers("sites"))
    capacity: sm.Power | None = None
    thermal: sm.Power | None = None


EXCEEDED = Code(
    code="thermal-exceeded",
    family="nuclear",
    severity=sm.Severity.ERROR,
    message=sm.Text(
        {
            "en": "The plant is said to deliver {capacity}, more than the {thermal} of heat that it makes.",
            "ja": "この発電所は{capacity}を送り出すとされるが、熱出力の{thermal}を上回る。",
        }
    ),
    explanation=sm.Text({"en": "A nuclear plant makes electricity of heat, and of about a third of it."}),
    example="nuclear_plants:\n  - {id: plant, name: {en: Plant}, capacity: 3 GW, thermal: 1 GW}",
    repair=sm.Text({"en": "See which of the figures the source means."}),
)


def exceeded(plant: NuclearPlant, context: Context) -> Iterator[sm.Finding]:
    """A plant delivers less than its heat; an error only where the hedges leave no doubt."""
    if plant.capacity is None or plant.thermal is None:
        return
    if plant.thermal.below(plant.capacity, context.tolerance) is sm.Answer.YES:
        yield found(EXCEEDED, plant, "/capacity", capacity=plant.capacity, thermal=plant.thermal)


REGISTRY = sm.Registry().with_(
    sm.Extension(
        name="nuclear",
        records=(NuclearPlant,),
        codes=(EXCEEDED,),
        rules=(row((NuclearPlant,), exceeded, EXCEEDED.code),),
    )
)


def main(path: str, locale: str = "en") -> int:
    """Print what is wrong with a file; where nothing is, what it says."""
    report = sm.check(path, registry=REGISTRY)
    for finding in report:
        print(f"{finding.path}:{finding.line}: {finding.severity.value}: {finding.message(locale)}")
    if report.ok:
        print(sm.summarize(sm.load(path, registry=REGISTRY), locale=locale))
    return int(not report.ok)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
