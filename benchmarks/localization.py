"""How many figures the formatter writes in a second of one core: keys seen before, and new keys.

Seconds are those of the processor, so that other programs of the machine do not count.

python benchmarks/localization.py
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from functools import partial

from stargate_model.claims.figure import Figure
from stargate_model.claims.kinds import Energy, Power
from stargate_model.localization import SUMMARY_LANGUAGES, Formatter

UNITS = ("GW", "MW", "kWh", "TWh", "year", "job")
WARM = 400_000
COLD = 60_000


def rate(call: Callable[[], int]) -> float:
    """Texts a second."""
    started = time.process_time()
    made = call()
    return made / (time.process_time() - started)


def unit_texts(formatter: Formatter, values: Iterable[Decimal]) -> int:
    """Write each value in each unit."""
    made = 0
    unit = formatter.unit
    for value in values:
        for symbol in UNITS:
            unit(value, symbol, "long")
            made += 1
    return made


def figure_texts(formatter: Formatter, figures: Sequence[Figure]) -> int:
    """Write each figure with its hedge."""
    figure = formatter.figure
    for one in figures:
        figure(one)
    return len(figures)


def main() -> None:
    """Print the rates, in thousands a second, by language, and the lowest of all."""
    warms: list[float] = []
    colds: list[float] = []
    for language in SUMMARY_LANGUAGES:
        formatter = Formatter(language)
        unit_texts(formatter, [Decimal("0.001")])
        cold = rate(partial(unit_texts, formatter, [Decimal(n) / 1000 for n in range(1, COLD // len(UNITS))]))
        values = [Decimal(n) / 10 for n in range(1, 200)]
        unit_texts(formatter, values)
        warm = rate(partial(unit_texts, formatter, values * (WARM // (len(values) * len(UNITS)))))
        figures = [Power(f"~<{n} MW") for n in range(1, 5000)] + [Energy(f"{n}..{n + 5} TWh") for n in range(1, 5000)]
        cold_figures = rate(partial(figure_texts, formatter, figures))
        warm_figures = rate(partial(figure_texts, formatter, figures * 10))
        warms += [warm, warm_figures]
        colds += [cold, cold_figures]
        print(
            f"{language:8} unit warm {warm / 1000:7.0f}k/s cold {cold / 1000:6.1f}k/s   "
            f"figure warm {warm_figures / 1000:7.0f}k/s cold {cold_figures / 1000:6.1f}k/s"
        )
    print(f"lowest   warm {min(warms) / 1000:.0f}k/s (300 wanted)   cold {min(colds) / 1000:.1f}k/s (30 wanted)")


if __name__ == "__main__":
    main()
