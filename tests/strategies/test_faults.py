"""Mutations: each known fault is found under its code, at its place."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

import stargate_model as sm
from stargate_model import strategies
from stargate_model.errors import VocabularyError
from stargate_model.findings.catalogue import CATALOGUE
from stargate_model.formats.loading import read_bytes
from stargate_model.strategies.faults import FAULTS, FORM, RULED, _mutations
from tests.laws import examples


def found(mutation: strategies.Mutation) -> list[sm.Finding]:
    """What a check finds of the fault."""
    report = sm.check([read_bytes(mutation.data, "json", "mutation.json")])
    return [finding for finding in report.of(mutation.code) if finding.pointer == mutation.pointer]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_each_fault_is_found(fault: strategies.Fault) -> None:
    """Under its code and at its place; as a data set in memory too, where it is one."""

    @settings(max_examples=examples(2))
    @given(mutation=_mutations(fault))
    def law(mutation: strategies.Mutation) -> None:
        assert found(mutation)
        assert (mutation.dataset is None) == (fault in FORM)
        if mutation.dataset is not None:
            assert sm.check(mutation.dataset).of(mutation.code)

    law()


@settings(max_examples=examples(15))
@given(mutation=strategies.mutations())
def test_a_fault_of_any_kind_is_found(mutation: strategies.Mutation) -> None:
    """One law over all of them, as others would write it."""
    assert found(mutation)


@settings(max_examples=examples(10))
@given(mutation=strategies.mutations("unknown-unit", "dates-order"))
def test_codes_can_be_asked_for(mutation: strategies.Mutation) -> None:
    """Only faults with these codes are drawn."""
    assert mutation.code in {"unknown-unit", "dates-order"}


def test_a_code_of_no_fault_is_refused() -> None:
    """At once, and not when something is drawn."""
    with pytest.raises(VocabularyError, match="no fault has the code 'nothing'"):
        strategies.mutations("nothing")


def test_there_are_many_kinds() -> None:
    """Of form and of rules, each with a code of the catalogue and a name of its own."""
    assert {fault.code for fault in FAULTS} <= CATALOGUE.keys()
    assert len({fault.name for fault in FAULTS}) == len(FAULTS) == len(FORM) + len(RULED)
    assert len({fault.code for fault in FAULTS}) >= 50
