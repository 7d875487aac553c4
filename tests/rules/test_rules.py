"""All rules together: what they say of themselves, and that no record makes them raise."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import stargate_model as sm
import stargate_model.rules as package
from stargate_model.claims.dates import Period
from stargate_model.claims.figure import Figure
from stargate_model.claims.kinds import Count, Energy, Money, Power, Share
from stargate_model.findings.catalogue import CATALOGUE
from stargate_model.findings.finding import Severity
from stargate_model.localization.messages import places
from stargate_model.records.dataset import AnyRecord
from stargate_model.records.parts import Observation
from stargate_model.records.vocabularies import Effect, Fuel, IndicatorKind, SiteKind
from stargate_model.rules import RULES, Context, Rule
from stargate_model.rules.shapes import Keyed, found, keyed, row
from stargate_model.strategies import any_figures, figures
from tests.rules.running import assessment, cited, commitment, indicator, name, run, site, source

TOLD_ELSEWHERE = {"duplicate-id", "dangling-reference", "unknown-code", "merge-conflict"}
RULED = {"reference", "evidence", "consistency", "cross-source"}


def observed(figure: Figure) -> Observation:
    """A figure of a year."""
    return Observation(period=Period("2023"), area="US", figure=figure)


def test_every_code_of_a_rule_is_in_the_catalogue():
    """And every code of these families is one of a rule, or told by the checker."""
    ruled = {code for rule in RULES for code in rule.codes}
    assert ruled <= CATALOGUE.keys()
    assert {code for code, entry in CATALOGUE.items() if entry.family in RULED} - ruled == TOLD_ELSEWHERE


def test_the_docstring_lists_the_modules():
    """The list at the head of the package is whole."""
    text = package.__doc__ or ""
    for module in "evidence agreement power sites time commitments indicators statements".split():
        assert f"    {module} " in text


def test_found_takes_the_severity_of_the_catalogue():
    """A rule says another one for a case only."""
    assert found("dates-order", site()).severity is Severity.ERROR
    assert found("dates-order", site(), severity=Severity.NOTE).severity is Severity.NOTE


def test_users_make_rules_of_their_own():
    """A row rule and a keyed one run beside the built-in ones."""

    def unnamed(record: object, _: Context) -> list[object]:
        return [found("zero-or-blank", site(), figure="0 MW")]

    rules: list[Rule] = [
        row((type(site()),), unnamed, "zero-or-blank"),
        keyed((type(site()),), lambda one: [one.id], unnamed, "zero-or-blank"),
    ]
    assert len(run(rules, site(), source())) == 2
    assert isinstance(rules[1], Keyed)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.codes[0])
def test_a_rule_finds_nothing_in_bare_records(rule: Rule):
    """What is not stated is no mistake."""
    assert run([rule], site(), source(), commitment(), indicator()) == []


class TestAnyFigures:
    """Whatever figures say, rules answer and messages can be told (`run` tells each)."""

    @given(power=figures(Power), other=figures(Power), units=figures(Count), pue=figures(Share))
    def test_places(self, power: Power, other: Power, units: Count, pue: Share):
        """Loads, capacities, units and ratios of every size."""
        loads = {"it_load": power, "facility_load": other, "grid_connection": power, "pue": pue, "capacity": other}
        whole = site("whole", capacity=power)
        fed = source(site="abilene", unit_count=units, unit_rating=power, capacity=other, may_overlap=("plant",))
        plant = source("plant", site="abilene", unit_count=units, capacity=power)
        self.findings(whole, site(part_of="whole", **loads), site("second", part_of="whole", **loads), fed, plant)

    @given(amount=figures(Money), other=figures(Money), units=figures(Count))
    def test_commitments(self, amount: Money, other: Money, units: Count):
        """Amounts and units of every size and currency."""
        total = commitment("total", amount=amount, units=units)
        self.findings(total, *(commitment(f"part-{n}", amount=other, units=units, tranche_of="total") for n in "ab"))

    @given(use=figures(Energy), share=figures(Share), any_figure=any_figures())
    def test_indicators(self, use: Energy, share: Share, any_figure: Figure):
        """Observations of every kind."""
        self.findings(
            *(
                indicator(f"series-{kind.value}".replace("_", "-"), kind, observations=tuple(map(observed, seen)))
                for kind in IndicatorKind
                for seen in [(use, share, share, any_figure)]
            )
        )

    def findings(self, *records: object) -> None:
        """Each finding has all that its message names."""
        for finding in run(RULES, *records):
            assert finding.params.keys() == places(CATALOGUE[finding.code].message.text)


EVERY = [
    *sm.load(),
    site("all-sites", kind=SiteKind.GROUP, capacity=Power("3 GW")),
    site("one", part_of="all-sites", it_load=Power("1 GW")),
    site("two", part_of="all-sites", it_load=Power("2 GW"), facility_load=Power("1 GW")),
    *(source(f"unit-{one}", site="one", fuel=Fuel.NATURAL_GAS, capacity=Power("600 MW")) for one in "abc"),
    source("panels", site="one", may_overlap=("unit-a",), capacity=Power("400 MW")),
    commitment("total", amount=Money("5e9 USD")),
    *(commitment(f"part-{one}", amount=Money("3e9 USD"), tranche_of="total") for one in "ab"),
    *(indicator(f"series-{one}", subject=name("Use"), observations=(observed(Energy("1 TWh")),)) for one in "ab"),
    *(assessment(effect, Effect(effect), site="one", evidence=(cited(),)) for effect in ("risk", "benefit")),
]


@settings(max_examples=10)
@given(st.permutations(EVERY))
def test_the_order_of_records_does_not_matter(records: list[AnyRecord]):
    """The same is found of the same records, at the same places of each, however they are sorted."""

    def found_in(records: list[AnyRecord]) -> set[tuple[object, ...]]:
        findings = sm.check(sm.Dataset(records))
        return {
            (one.code, one.severity, one.record, one.at, one.related, tuple(sorted(one.params.items(), key=str)))
            for one in findings
        }

    assert found_in(records) == found_in(EVERY)
