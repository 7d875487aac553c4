"""Waivers: what the data waive does not count, and what is waived for nothing is said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stargate_model.checking import check
from stargate_model.claims.kinds import Count, Power
from stargate_model.claims.text import Text
from stargate_model.errors import StargateError
from stargate_model.findings.catalogue import CATALOGUE
from stargate_model.findings.finding import Finding, Severity
from stargate_model.findings.report import Report
from stargate_model.records.dataset import Dataset
from stargate_model.records.parts import Waiver
from stargate_model.records.places import PowerSource, Site
from stargate_model.rules.shapes import Context
from stargate_model.rules.waivers import NEVER, mistakes, waived

NAME = Text({"en": "Abilene"})
REASON = Text({"en": "It is an example."})


def checked(*waivers: Waiver, **fields: object) -> Report:
    """The report on a site with two figures that have no evidence."""
    given = {"capacity": Power("1.2 GW"), "it_load": Power("1 GW"), **fields}
    return check(Dataset([Site(id="abilene", name=NAME, waivers=waivers, **given)]))  # type: ignore[arg-type]


def waiver(code: str = "figure-without-evidence", at: str | None = None) -> Waiver:
    """A waiver."""
    return Waiver(code=code, at=at, reason=REASON)


class TestWaived:
    """What does not count."""

    def test_a_code_is_waived_in_the_whole_record(self) -> None:
        """Both findings; they are kept, with the reason."""
        report = checked(waiver())
        assert report.findings == ()
        assert [(finding.at, finding.waived) for finding in report.waived] == [
            ("/capacity", REASON),
            ("/it_load", REASON),
        ]

    def test_a_code_is_waived_at_a_place(self) -> None:
        """And nowhere else; a place is whole, and not what its name begins with."""
        report = checked(waiver(at="/capacity"))
        assert [finding.at for finding in report.waived] == ["/capacity"]
        assert [finding.at for finding in report] == ["/it_load"]
        assert {finding.code for finding in checked(waiver(at="/cap"))} == {"figure-without-evidence", "waiver-unused"}

    def test_what_is_below_a_place_is_waived_with_it(self) -> None:
        """A waiver of a list is one of its items."""
        below = Finding(code="disputed", severity=Severity.NOTE, record="site:abilene", at="/milestones/0/capacity")
        site = Site(id="abilene", name=NAME, waivers=(waiver("disputed", "/milestones"),))
        (finding,) = waived([below], [site])
        assert finding.waived == REASON

    def test_the_closest_waiver_gives_the_reason(self) -> None:
        """Of two that fit, the one whose place is nearer; the other is not unused where it has its own."""
        close = Waiver(code="figure-without-evidence", at="/capacity", reason=Text({"en": "Closer."}))
        report = checked(waiver(), close)
        assert [finding.waived for finding in report.waived] == [close.reason, REASON]
        assert report.findings == ()

    def test_only_its_own_record_is_waived(self) -> None:
        """Another record with the same mistake is another judgement."""
        source = PowerSource(id="gas", name=NAME, site="abilene", unit_count=Count("3 turbine"))
        site = Site(id="abilene", name=NAME, capacity=Power("1.2 GW"), waivers=(waiver(),))
        report = check(Dataset([site, source]))
        assert [finding.record for finding in report.of("figure-without-evidence")] == ["power_source:gas"]

    def test_errors_of_rules_can_be_waived(self) -> None:
        """They are judgements about figures, which somebody may know better."""
        error = Finding(code="it-over-facility", severity=Severity.ERROR, record="site:abilene")
        assert any(entry.severity is Severity.ERROR for entry in CATALOGUE.values() if entry.family == "consistency")
        site = Site(id="abilene", name=NAME, waivers=(waiver("it-over-facility"),))
        (finding,) = waived([error], [site])
        assert finding.waived == REASON


class TestWrongWaivers:
    """What is wrong with a waiver."""

    @pytest.mark.parametrize("code", sorted(code for code, entry in CATALOGUE.items() if entry.family in NEVER))
    def test_what_keeps_data_from_being_read_is_never_waived(self, code: str) -> None:
        """The waiver is an error, and the finding counts."""
        site = Site(id="abilene", name=NAME, waivers=(waiver(code),))
        wrong = Finding(code=code, severity=Severity.ERROR, record="site:abilene")
        (refused,) = mistakes(site, [wrong], Context())
        assert list(waived([wrong], [site])) == [wrong]
        assert (refused.code, refused.severity, refused.at) == (
            "waiver-refused",
            Severity.ERROR,
            "/waivers/0/code",
        )

    def test_a_waiver_for_nothing_is_a_warning(self) -> None:
        """It would hide the next finding."""
        (unused,) = checked(waiver("disputed"), waiver()).findings
        assert (unused.code, unused.severity, unused.at) == ("waiver-unused", Severity.WARNING, "/waivers/0")

    def test_a_code_that_is_none_is_named_with_the_nearest(self) -> None:
        """As wherever a code is written."""
        (unknown,) = checked(waiver("dispute"), waiver()).findings
        assert (unknown.code, unknown.params["nearest"]) == ("unknown-code", "disputed")

    def test_what_only_texts_show_is_not_unused_without_them(self) -> None:
        """A check without the texts does not call for the waiver to be taken out."""
        site = Site(id="abilene", name=NAME, waivers=(waiver("phrase-moved"),))
        without = list(mistakes(site, [], Context()))
        given_texts = list(mistakes(site, [], Context(texts={"voa": "1.2 GW"})))
        assert [finding.code for finding in given_texts] == ["waiver-unused"]
        assert without == []

    def test_where_records_could_not_be_read_none_is_unused(self) -> None:
        """Its finding may be absent only because they are."""
        site = Site(id="abilene", name=NAME, waivers=(waiver("disputed"),))
        assert list(mistakes(site, [], Context(), is_whole=False)) == []

    @pytest.mark.parametrize("at", ["capacity", "/", "/a//b", "/a~2", "/a\n", ""])
    def test_a_place_is_a_json_pointer(self, at: str) -> None:
        """Written from the record on."""
        with pytest.raises(StargateError):
            waiver(at=at)


@given(
    codes=st.lists(st.sampled_from(sorted(CATALOGUE)), max_size=4),
    waivers=st.lists(st.sampled_from(sorted(CATALOGUE)), max_size=4),
)
def test_no_finding_is_lost(codes: list[str], waivers: list[str]) -> None:
    """Each comes out once, waived exactly where its code is, and may be."""
    site = Site(id="abilene", name=NAME, waivers=tuple(map(waiver, waivers)))
    findings = [Finding(code=code, severity=CATALOGUE[code].severity, record="site:abilene") for code in codes]
    told = list(waived(findings, [site]))
    assert [finding.code for finding in told] == codes
    for finding in told:
        assert (finding.waived is not None) == (finding.code in waivers and CATALOGUE[finding.code].family not in NEVER)
    for finding in mistakes(site, told, Context(texts={"voa": "x"})):
        assert CATALOGUE[finding.code].family == "waiver"
