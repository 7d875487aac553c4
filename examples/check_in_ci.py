"""In CI: only what a change has brought. Findings that were there before do not stop it.

    python examples/check_in_ci.py BEFORE AFTER

BEFORE and AFTER are two checkouts of one data set. Each new finding becomes an annotation that code hosts show beside
its line. Ends with 1 where a new finding is an error.
"""

from __future__ import annotations

import sys
from collections import Counter

import stargate_model as sm
from stargate_model.outputs import github


def brought(before: sm.Report, after: sm.Report) -> sm.Report:
    """The findings of a report that an earlier one does not have, wherever their lines have moved."""
    known = Counter(map(_what, before))
    new = []
    for finding in after:
        if known[_what(finding)]:
            known[_what(finding)] -= 1
        else:
            new.append(finding)
    return sm.Report(tuple(new))


def _what(finding: sm.Finding) -> tuple[str, str, str]:
    return finding.code, finding.record, finding.message()


def main(before: str, after: str) -> int:
    """Print the annotations; returns the exit code."""
    new = brought(sm.check(before), sm.check(after))
    sys.stdout.write(github.write(new))
    return 0 if new.ok else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
