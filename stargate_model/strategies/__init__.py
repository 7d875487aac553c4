"""Hypothesis strategies for everything of this library, for those who test what they build on it.

`st.from_type(sm.Site)` works without a call: what it draws for each public type, `registration` says. The functions
here take arguments. Whatever they draw is valid, shrinks to something simple, and is never drawn and thrown away.

    amounts     numbers, units, intervals, the parts of figures
    claims      texts, ids, dates, documents, evidence, figures of every kind
    quoted      figures with phrases that say them, in twelve languages
    structures  records and parts of every class; data sets whose references resolve
    consistent  whole data sets in which a check finds no error, with the texts of their documents
    reported    findings and reports
    faults      data sets with one known fault, and the code under which it must be found

Example:
    >>> from hypothesis import given, settings, strategies as st
    >>> @settings(max_examples=10)
    ... @given(st.from_type(Site))
    ... def test_a_site_is_told_by_its_name(site):
    ...     assert site.name.best("en")
    >>> test_a_site_is_told_by_its_name()
"""

from stargate_model.strategies.amounts import intervals, literals, numbers, units, units_like
from stargate_model.strategies.claims import (
    EVERY_KIND,
    any_figures,
    documents,
    evidence,
    figures,
    identifiers,
    languages,
    partial_dates,
    periods,
    phrases,
    texts,
)
from stargate_model.strategies.consistent import Sourced, changes, datasets, sourced_datasets
from stargate_model.strategies.faults import FAULTS, Fault, Mutation, mutations
from stargate_model.strategies.quoted import Quoted, quoted_figures, sayable_figures
from stargate_model.strategies.registration import register_records
from stargate_model.strategies.reported import configurations, extensions, findings, registries, reports
from stargate_model.strategies.structures import PARTS, any_records, linked_datasets, locations, records

__all__ = [
    "EVERY_KIND",
    "FAULTS",
    "PARTS",
    "Fault",
    "Mutation",
    "Quoted",
    "Sourced",
    "any_figures",
    "any_records",
    "changes",
    "configurations",
    "datasets",
    "documents",
    "evidence",
    "extensions",
    "figures",
    "findings",
    "identifiers",
    "intervals",
    "languages",
    "linked_datasets",
    "literals",
    "locations",
    "mutations",
    "numbers",
    "partial_dates",
    "periods",
    "phrases",
    "quoted_figures",
    "records",
    "register_records",
    "registries",
    "reports",
    "sayable_figures",
    "sourced_datasets",
    "texts",
    "units",
    "units_like",
]
