"""Another project's property tests: its own function, tried on whatever records there may be, and on data with faults.

    pytest examples/test_a_consumer.py

The project tells which sites are without a source, and refuses data that a check finds wrong. Hypothesis finds the
strategies of `stargate_model` by itself: `from_type` needs no call and no import of them.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import stargate_model as sm
from stargate_model.strategies import Mutation, mutations

# -- the project ---------------------------------------------------------------------------------------------------


def unsupplied(dataset: sm.Dataset) -> list[str]:
    """The ids of the sites that no power source names."""
    supplied = {source.site for source in dataset.power_sources.values()}
    return sorted(site for site in dataset.sites if site not in supplied)


def headline(site: sm.Site) -> str:
    """A site in one line: its name, and its power where that is stated."""
    power = site.capacity or site.facility_load or site.it_load
    return site.name.best("en") if power is None else f"{site.name.best('en')}: {power}"


def accept(path: Path) -> sm.Dataset:
    """The data set of a file, if a check finds no error in it.

    Raises:
        ValueError: It finds one.
    """
    report = sm.check(path)
    if not report.ok:
        raise ValueError(", ".join(sorted({finding.code for finding in report})))
    return sm.load(path)


# -- its tests -----------------------------------------------------------------------------------------------------

# whole data sets take some milliseconds each, and files are written
SETTINGS = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@settings(SETTINGS, max_examples=25)
@given(st.from_type(sm.Site))
def test_every_site_has_a_headline(site: sm.Site) -> None:
    """On one line of text, whatever is stated of the site."""
    assert headline(site).startswith(site.name.best("en"))


@SETTINGS
@given(st.from_type(sm.Dataset))
def test_supplied_and_unsupplied_sites_are_all_sites(dataset: sm.Dataset) -> None:
    """Each site is one or the other."""
    supplied = {source.site for source in dataset.power_sources.values() if source.site is not None}
    assert supplied | set(unsupplied(dataset)) == set(dataset.sites)


@SETTINGS
@given(dataset=st.from_type(sm.Dataset))
def test_consistent_data_are_accepted(dataset: sm.Dataset) -> None:
    """They come back as they were written."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "data.json"
        sm.dump(dataset, path)
        assert accept(path) == dataset


@SETTINGS
@given(mutation=mutations("evidence-contradicts", "dates-order", "wrong-dimension", "dangling-reference"))
def test_faulty_data_are_refused(mutation: Mutation) -> None:
    """By the code of the very fault."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "data.json"
        path.write_bytes(mutation.data)
        with pytest.raises(ValueError, match=mutation.code):
            accept(path)
