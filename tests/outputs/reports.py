"""Reports to write: findings of every code, with whatever words data may have."""

from __future__ import annotations

from hypothesis import strategies as st

from stargate_model.claims.kinds import Power
from stargate_model.findings.catalogue import CATALOGUE
from stargate_model.findings.finding import Excerpt, Finding, Severity
from stargate_model.findings.report import Report

HOSTILE = [
    "\x00",
    "\x1b[31mred\x1b[0m",
    "\x9b31m",
    "a\r\n::error file=x::y",
    "a\u2028b\u2029c\x85d",
    "\u202eevil\u2066",
    "zero\u200bwidth\ufeff",
    "\ud800",
    "\ufffe",
    "]]><failure/>",
    "<script>&amp;\"'",
    "%0A%25",
    "![x](javascript:alert(1))",
    "{found} {0} %s",
    "阿" * 5_000,
    "../../etc/passwd",
    "C:\\data\\a.yaml",
    "a b,c:d=e",
    "é\u0301\u0301",
]
"""Names that disturb what they are written into, where that does not escape them."""

WORDS = st.text() | st.sampled_from(HOSTILE)


def finding(
    code: str = "unknown-key", severity: Severity = Severity.ERROR, path: str | None = "data/sites.yaml", line: int = 7
) -> Finding:
    """A finding with all that a finding can have."""
    return Finding(
        code=code,
        severity=severity,
        params={"key": "capcity", "nearest": "capacity"},
        record="site:abilene",
        pointer="/sites/0/capcity",
        path=path,
        line=line,
        column=5,
        excerpt=Excerpt.around("    capcity: 1.2 GW", 5),
    )


def full_of(name: str, code: str = "unknown-key") -> Finding:
    """A finding that has a name wherever data can put words."""
    return Finding(
        code=code,
        severity=Severity.ERROR,
        params=dict.fromkeys(("key", "nearest", "found", "quote", "marked", "problem", "id"), name),
        record=f"site:{name}",
        at=f"/{name}",
        related=(name,),
        pointer=f"/{name}",
        path=name,
        line=1,
        column=1,
        excerpt=Excerpt(_one_line(name)),
    )


def _one_line(text: str) -> str:
    return text.replace("\n", " ")[:240]


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Reports of some findings, of any codes."""
    findings = st.builds(
        Finding,
        code=st.sampled_from(sorted(CATALOGUE)),
        severity=st.sampled_from(Severity),
        params=st.dictionaries(
            st.sampled_from(["key", "found", "quote", "marked", "figure"]), WORDS | st.just(Power("1 GW"))
        ),
        record=WORDS,
        at=WORDS,
        pointer=WORDS,
        path=st.none() | WORDS,
        line=st.none() | st.integers(1, 10**9),
        column=st.none() | st.integers(1, 400),
        excerpt=st.none()
        | st.builds(Excerpt, WORDS.map(lambda text: text.replace("\n", " ")[:240]), st.integers(1, 9)),
    )
    return Report(draw(st.lists(findings, max_size=4)))
