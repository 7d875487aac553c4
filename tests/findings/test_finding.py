"""Findings: what a check found, and the line that it is about."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from stargate_model.findings.finding import Excerpt, Finding, Severity
from stargate_model.formats.loading import read_bytes


class TestExcerpt:
    def test_a_short_line_is_shown_whole(self) -> None:
        """Nothing of a line is cut that is short enough."""
        assert Excerpt.around("capacity: 1.2 GW", 11) == Excerpt("capacity: 1.2 GW", 1)

    @given(line=st.text(max_size=600), data=st.data())
    def test_it_holds_the_place(self, line: str, data: st.DataObject) -> None:
        """An excerpt is a part of its line, not too long, with the place in it."""
        column = data.draw(st.integers(1, len(line) + 1))
        excerpt = Excerpt.around(line, column)
        assert line[excerpt.column - 1 :].startswith(excerpt.text)
        assert len(excerpt.text) == min(len(line), 240)
        assert excerpt.column <= column <= excerpt.column + len(excerpt.text)

    def test_it_does_not_count_when_findings_are_compared(self) -> None:
        """The same finding is equal whether its line is at hand or not."""
        finding = Finding(code="bad-id", severity=Severity.ERROR)
        assert finding == finding.placed("", None, None, None, Excerpt("x"))

    def test_a_source_gives_the_line_of_each_finding(self) -> None:
        """A problem of form carries the line that it stands on."""
        source = read_bytes(b'{"stargate_model": "1",\n "sitse": []}', "json", "data.json")
        (found,) = source.place([problem.finding() for problem in source.problems])
        assert found.excerpt == Excerpt(' "sitse": []}', 1)
