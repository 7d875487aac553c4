"""Rules of indicators: shares are parts of a whole, and growth is told over a base."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import reduce
from typing import Final

from msgspec import Struct

from stargate_model.amounts.intervals import Interval
from stargate_model.claims.dates import Period
from stargate_model.claims.kinds import Energy, Share
from stargate_model.findings.finding import Finding
from stargate_model.records.context import Indicator
from stargate_model.records.parts import Observation
from stargate_model.records.vocabularies import IndicatorKind
from stargate_model.rules.ranges import derived, exceeds, printed, summed
from stargate_model.rules.shapes import NOTE, Context, Rule, found, keyed, row

_PARTS: Final = frozenset({IndicatorKind.ELECTRICITY_SHARE, IndicatorKind.COMPUTE_SHARE})
_OF_ELECTRICITY: Final = frozenset({IndicatorKind.ELECTRICITY_USE, IndicatorKind.ELECTRICITY_SHARE})
_NONE_TO_ALL: Final = Interval(Decimal(0), Decimal(1))
_ALL: Final = Interval.exactly(Decimal(1))


# -- one indicator -------------------------------------------------------------------------------------------------


def _share_range(indicator: Indicator, context: Context) -> Iterator[Finding]:
    if indicator.kind not in _PARTS:
        return
    shares = [
        (f"/observations/{index}/figure", seen, seen.figure)
        for index, seen in enumerate(indicator.observations)
        if isinstance(seen.figure, Share) and seen.figure.unit.dimension == "share"
    ]
    for at, _, share in shares:
        if not share.interval(context.tolerance).meets(_NONE_TO_ALL):
            yield found("share-range", indicator, at, share=share)
    by_period: defaultdict[Period, list[tuple[str, Observation, Share]]] = defaultdict(list)
    for at, seen, share in shares:
        if seen.period is not None:
            by_period[seen.period].append((at, seen, share))
    for told in by_period.values():
        parts = _of_one_whole(told)
        if len(parts) > 1 and exceeds(_sum(printed(share, context.tolerance) for _, share in parts), _ALL):
            yield found("share-range", indicator, parts[-1][0], share=summed(share for _, share in parts))


def _of_one_whole(shares: list[tuple[str, Observation, Share]]) -> list[tuple[str, Share]]:
    """The shares of different areas, which have no part in common; of one area, the first."""
    by_area: dict[str, tuple[str, Share]] = {}
    for at, seen, share in shares:
        if seen.area is not None:
            by_area.setdefault(seen.area, (at, share))
    return list(by_area.values())


def _sum(parts: Iterable[Interval]) -> Interval:
    return reduce(Interval.__add__, parts)


def _growth_base(indicator: Indicator, _: Context) -> Iterator[Finding]:
    if indicator.kind is not IndicatorKind.COMPUTE_GROWTH:
        return
    for index, seen in enumerate(indicator.observations):
        if seen.figure is None:
            continue
        if seen.base is None or seen.period is None or not isinstance(seen.figure, Share):
            yield found("growth-base", indicator, f"/observations/{index}", figure=seen.figure)


# -- a part, its share and its whole -------------------------------------------------------------------------------


class _Seen(Struct, frozen=True):
    """An observation of use or of a share, in its indicator."""

    indicator: Indicator
    at: str
    figure: Energy | Share


def _first_document(indicator: Indicator) -> Iterator[str]:
    """One document stands for an indicator: whether figures of others are about the same whole, nobody can tell."""
    cited = (piece.document for seen in indicator.observations if seen.figure for piece in seen.figure.evidence)
    first = next(cited, None)
    if first is not None and indicator.kind in _OF_ELECTRICITY:
        yield first


def _share_against_total(indicators: tuple[Indicator, ...], context: Context) -> Iterator[Finding]:
    by_time: defaultdict[tuple[Period, str | None], list[_Seen]] = defaultdict(list)
    for indicator in indicators:
        for when, seen in _seen(indicator):
            by_time[when].append(seen)
    for told in by_time.values():
        shares = [one for one in told if isinstance(one.figure, Share)]
        uses = [one for one in told if isinstance(one.figure, Energy)]
        if len(shares) == 1 and uses:
            yield from _compared(shares[0], uses, context)


def _seen(indicator: Indicator) -> Iterator[tuple[tuple[Period, str | None], _Seen]]:
    for index, one in enumerate(indicator.observations):
        if one.period is not None and isinstance(one.figure, Energy | Share):
            yield (one.period, one.area), _Seen(indicator, f"/observations/{index}/figure", one.figure)


def _compared(told: _Seen, uses: list[_Seen], context: Context) -> Iterator[Finding]:
    part, *wholes = sorted(uses, key=lambda use: use.figure.interval().low or Decimal(0))
    share = told.figure
    if len(wholes) > 1 or not isinstance(share, Share) or not isinstance(part.figure, Energy):
        return
    energy = part.figure
    if wholes:
        made = printed(wholes[0].figure, context.tolerance) * printed(share, context.tolerance)
        if made.meets(printed(energy, context.tolerance)):
            return
    yield found(
        "share-against-total",
        told.indicator,
        told.at,
        severity=None if wholes else NOTE,
        related=dict.fromkeys(use.indicator for use in uses if use.indicator is not told.indicator),
        part=energy,
        share=share,
        whole=derived(lambda: energy / share),
        stated=wholes[0].figure if wholes else "",
    )


RULES: Final[tuple[Rule, ...]] = (
    row((Indicator,), _share_range, "share-range"),
    row((Indicator,), _growth_base, "growth-base"),
    keyed((Indicator,), _first_document, _share_against_total, "share-against-total"),
)
