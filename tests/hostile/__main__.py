"""Runs the suite and prints every fault and the verdicts: `python -m tests.hostile [--everyday] [GROUP ...]`."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Sequence
from typing import Final

from tests.hostile.runner import verdicts
from tests.hostile.suite import GROUPS

EVERYDAY: Final = "--everyday"


def main(arguments: Sequence[str]) -> int:
    """Run some groups, or all of them; 1 where a case has a fault."""
    wanted = [name for name in arguments if name != EVERYDAY] or [*GROUPS]
    table: Counter[tuple[str, str]] = Counter()
    bad, worst_cpu, worst_memory, started = 0, 0.0, 0.0, time.process_time()
    for group in wanted:
        for case, outcome, wrong in verdicts(GROUPS[group](), everyday=EVERYDAY in arguments):
            table[group, case.verdict] += 1
            worst_cpu, worst_memory = max(worst_cpu, outcome.cpu), max(worst_memory, outcome.memory)
            if wrong:
                bad += 1
                print(f"{case.name} ({case.why}): {'; '.join(wrong)}"[:600])  # noqa: T201
        counts = ", ".join(f"{verdict} {table[group, verdict]}" for verdict in ("accept", "reject", "either"))
        print(f"{group:20} {counts}", flush=True)  # noqa: T201
    print(  # noqa: T201
        f"{sum(table.values())} cases, {bad} with faults; at most {worst_cpu:.2f} s and {worst_memory:.0f} MB; "
        f"{time.process_time() - started:.0f} s for the judge"
    )
    return int(bool(bad))


sys.exit(main(sys.argv[1:]))
