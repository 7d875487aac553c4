"""Rules: what must hold of records, one module a subject.

    evidence       each phrase stands where it is said to stand, in the document that was cited
    agreement      each phrase, read again, says what the record says
    power          what a source can be, what its units make, what a site draws and is supplied with
    sites          where things are; a figure keeps its meaning, and stays with what it is about
    time           steps come in their order; nothing is reported before it has happened
    commitments    how binding a promise is, what it is a part of, what one thing costs
    indicators     shares are parts of a whole; growth is told over a base
    statements     who says what of whom, once, and what is said against it
    names          what is in them can be seen

`shapes` says what a rule is and may look at; `walk`, `ranges` and `rereading` are what rules have in common, and
`boxes` and `furniture` tables of theirs; `references` tells of ids, which the checker looks at itself; `waivers` takes
out of the count what the data waive. A rule reports an error only where the intervals of the figures leave no doubt.
"""

from __future__ import annotations

from typing import Final

from stargate_model.rules import agreement, commitments, evidence, indicators, names, power, sites, statements, time
from stargate_model.rules.shapes import Context, Keyed, Row, Rule, keyed, row

RULES: Final[tuple[Rule, ...]] = (
    *evidence.RULES,
    *agreement.RULES,
    *power.RULES,
    *sites.RULES,
    *time.RULES,
    *commitments.RULES,
    *indicators.RULES,
    *statements.RULES,
    *names.RULES,
)
"""Every rule that the checker runs over records."""

__all__ = ["RULES", "Context", "Keyed", "Row", "Rule", "keyed", "row"]
