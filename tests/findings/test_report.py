"""The report: sorted, counted, and narrowed by code."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from stargate_model.claims.kinds import Power
from stargate_model.findings.catalogue import CATALOGUE
from stargate_model.findings.finding import Finding, Severity
from stargate_model.findings.report import Report

FINDINGS = st.builds(
    Finding,
    code=st.sampled_from(sorted(CATALOGUE)),
    severity=st.sampled_from(Severity),
    params=st.dictionaries(st.sampled_from(["id", "found"]), st.sampled_from(["a", "b", Power("1 GW")])),
    record=st.sampled_from(["", "site:abilene"]),
    pointer=st.sampled_from(["", "/sites/0", "/sites/10"]),
    path=st.none() | st.sampled_from(["a.yaml", "b.yaml"]),
    line=st.none() | st.integers(1, 20),
    column=st.none() | st.integers(1, 20),
)
LISTS = st.lists(FINDINGS, max_size=8)


def finding(code: str, severity: Severity = Severity.ERROR, **place: object) -> Finding:
    """A finding at a place."""
    return Finding(code=code, severity=severity, **place)  # type: ignore[arg-type]


class TestOrder:
    """A report is sorted by file, line and column, whoever found what first."""

    def test_lines_are_numbers(self) -> None:
        """Line 10 comes after line 9; column 1 before column 2."""
        places = [("b", 1, 1), ("a", 10, 1), ("a", 9, 2), ("a", 9, 1)]
        report = Report(finding("syntax", path=path, line=line, column=column) for path, line, column in places)
        assert [(one.path, one.line, one.column) for one in report] == sorted(places)

    @given(findings=LISTS, random=st.randoms())
    def test_order_of_finding_does_not_count(self, findings: list[Finding], random: st.random.Random) -> None:
        """The same findings make the same report."""
        shuffled = list(findings)
        random.shuffle(shuffled)
        assert list(map(repr, Report(shuffled))) == list(map(repr, Report(findings)))

    @given(first=LISTS, second=LISTS)
    def test_reports_add_up(self, first: list[Finding], second: list[Finding]) -> None:
        """The sum of two reports is the report of both."""
        assert Report(first) + Report(second) == Report([*first, *second])


class TestCounts:
    """How much was found."""

    @given(findings=LISTS)
    def test_counts_are_of_every_severity(self, findings: list[Finding]) -> None:
        """Each severity is counted, with zero where there is none; a report is fine when no error is in it."""
        report = Report(findings)
        assert list(report.counts) == ["error", "warning", "note"]
        assert sum(report.counts.values()) == len(report) == len(list(report))
        assert report.ok == all(one.severity is not Severity.ERROR for one in findings)

    def test_warnings_do_no_harm(self) -> None:
        """Only an error makes a report not fine."""
        assert Report([finding("syntax", Severity.WARNING), finding("syntax", Severity.NOTE)]).ok
        assert not Report([finding("syntax")]).ok


class TestNarrowing:
    """Some codes only."""

    @given(findings=LISTS, codes=st.frozensets(st.sampled_from(sorted(CATALOGUE))))
    def test_select_and_ignore_are_opposites(self, findings: list[Finding], codes: frozenset[str]) -> None:
        """What is selected and what is ignored make up the whole; ignoring wins."""
        report = Report(findings)
        assert report.only(select=codes) + report.only(ignore=codes) == report
        assert not report.only(select=codes, ignore=codes).findings
        assert report.only() == report
        assert report.only(select=codes).findings == report.of(*codes)

    def test_selecting_nothing_leaves_nothing(self) -> None:
        """An empty list of codes is a list, not the absence of one."""
        assert not Report([finding("syntax")]).only(select=[]).findings
