"""Runs the whole suite, or the cases whose names hold a word, and prints the verdicts: `python -m tests.hostile`."""

from __future__ import annotations

import sys
import time
from collections import Counter

from tests.hostile.runner import verdicts
from tests.hostile.suite import GROUPS


def main(words: list[str]) -> int:
    """Print the table of verdicts and every fault."""
    table: Counter[tuple[str, str]] = Counter()
    bad = 0
    started = time.process_time()
    worst_cpu = worst_memory = 0.0
    for group, cases in GROUPS.items():
        wanted = [case for case in cases() if all(word in f"{group} {case.name}" for word in words)]
        for case, outcome, wrong in verdicts(wanted):
            table[group, case.verdict] += 1
            worst_cpu, worst_memory = max(worst_cpu, outcome.cpu), max(worst_memory, outcome.memory)
            if wrong:
                bad += 1
                print(f"{case.name} ({case.why}): {'; '.join(wrong)}"[:600])  # noqa: T201
    for group in GROUPS:
        counts = {verdict: table[group, verdict] for verdict in ("accept", "reject", "either")}
        print(f"{group:22} {counts}")  # noqa: T201
    print(  # noqa: T201
        f"{sum(table.values())} cases, {bad} with faults; at most {worst_cpu:.2f} s and {worst_memory:.0f} MB; "
        f"{time.process_time() - started:.0f} s here"
    )
    return bool(bad)


sys.exit(main(sys.argv[1:]))
