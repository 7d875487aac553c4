"""User code that type-checks, and lines that do not: what records and data sets tell type checkers. Never run.

A line that has to be refused ends with the comment that silences the refusal; if it were accepted, mypy and pyright
would each complain of a comment that silences nothing.
"""

# pyright: reportUnnecessaryTypeIgnoreComment=true

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_type

import stargate_model as sm
from stargate_model.records.vocabularies import Fuel, SiteKind, Status, Technology

name = sm.Text({"en": "Abilene"})
site = sm.Site(id="abilene", name=name, capacity=sm.Power("1.2 GW"), status=Status.ANNOUNCED)
source = sm.PowerSource(id="turbines", name=name, site="abilene", fuel=Fuel.NATURAL_GAS)

# fields have their types
assert_type(site.capacity, sm.Power | None)
assert_type(site.pue, sm.Share | None)
assert_type(site.data_centres, sm.Count | None)
assert_type(site.status, Status)
assert_type(site.kind, SiteKind)
assert_type(site.milestones, tuple[sm.Milestone, ...])
assert_type(source.technology, Technology)
assert_type(site.name["en"], str)
assert_type(site.replace(status=Status.OPERATING), sm.Site)

# a wrong kind of figure
sm.Site(id="abilene", name=name, capacity=sm.Energy("1.2 GWh"))  # type: ignore[arg-type]
sm.Site(id="abilene", name=name, it_load=sm.Money("5 USD"))  # type: ignore[arg-type]
sm.Site(id="abilene", name=name, capacity="1.2 GW")  # type: ignore[arg-type]
sm.PowerSource(id="turbines", name=name, unit_count=sm.Power("29 MW"))  # type: ignore[arg-type]
sm.Milestone(date=sm.PartialDate("2025"), status=Status.OPERATING, capacity=sm.Count("5 site"))  # type: ignore[arg-type]

# a wrong word, or a word of another vocabulary
sm.Site(id="abilene", name=name, status="operating")  # type: ignore[arg-type]
sm.Site(id="abilene", name=name, status=Fuel.COAL)  # type: ignore[arg-type]
sm.PowerSource(id="turbines", name=name, fuel=Technology.BATTERY)  # type: ignore[arg-type]
sm.Evidence(document="voa", modality="planned")  # type: ignore[arg-type]
sm.Evidence(document="voa", stance=sm.Modality.PLANNED)  # type: ignore[arg-type]
Status.BUILT  # type: ignore[attr-defined]

# other wrong types, missing and unknown fields
sm.Site(id="abilene", name="Abilene")  # type: ignore[arg-type]
sm.Site(id="abilene")  # type: ignore[call-arg]
sm.Site("abilene", name)  # type: ignore[call-arg]
sm.Site(id="abilene", name=name, capcity=sm.Power("1.2 GW"))  # type: ignore[call-arg]
sm.Site(id="abilene", name=name, milestones=[])  # type: ignore[arg-type]
sm.Milestone(date="2025", status=Status.OPERATING)  # type: ignore[arg-type]

# what may be absent is asked for first
site.capacity.to("MW")  # type: ignore[union-attr]
if site.capacity is not None:
    assert_type(site.capacity.to("MW"), sm.Power)

# nothing is assigned
site.capacity = sm.Power("2 GW")  # type: ignore[misc]
site.status = Status.OPERATING  # type: ignore[misc]
source.fuel = Fuel.COAL  # type: ignore[misc]
name["en"] = "Abilene"  # type: ignore[index]

# data sets
dataset = sm.Dataset([site, source])
assert_type(sm.load(), sm.Dataset)
assert_type(dataset.sites["abilene"], sm.Site)
assert_type(dataset.power_sources["turbines"].capacity, sm.Power | None)
assert_type(dataset.site_of(source), sm.Site | None)
assert_type(dataset.sources_of(site), tuple[sm.PowerSource, ...])
assert_type(dataset.merge(dataset, prefer="mine"), sm.Dataset)
assert_type(dataset.diff(dataset), sm.Changes)
assert_type(dataset.diff(dataset).apply(dataset), sm.Dataset)
sites: Mapping[str, sm.Site] = dataset.sites

dataset.merge(dataset, prefer="ours")  # type: ignore[arg-type]
dataset.site_of(site)  # type: ignore[arg-type]
dataset.replace("abilene")  # type: ignore[arg-type]
dataset.turbines  # type: ignore[attr-defined]

# checking, telling and reading
report = sm.check(dataset)
assert_type(report, sm.Report)
assert_type(report.ok, bool)
for finding in report:
    assert_type(finding, sm.Finding)
    assert_type(finding.severity, sm.Severity)
    assert_type(finding.message("de"), str)
assert_type(sm.summarize(dataset, locale="zh-Hans", format="markdown"), sm.Summary)
for mention in sm.read("about 986 MW", language="en"):
    assert_type(mention.figure, sm.Figure | sm.PartialDate | None)
    assert_type(mention.refusal, str | None)

sm.check(5)  # type: ignore[arg-type]
sm.read("about 986 MW")  # type: ignore[call-arg]
report.findings[0].code = "other"  # type: ignore[misc]
