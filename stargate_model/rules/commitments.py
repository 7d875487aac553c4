"""Rules of commitments: how binding a promise is, what it is a part of, and what one thing costs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from stargate_model.claims.evidence import Evidence, Modality
from stargate_model.claims.figure import Figure
from stargate_model.claims.kinds import Count, Money
from stargate_model.findings.finding import Finding
from stargate_model.records.commitments import Commitment
from stargate_model.records.vocabularies import CommitmentKind, Stage
from stargate_model.rules.ranges import computed, derived, exceeds, may_exceed, summed, together
from stargate_model.rules.shapes import NOTE, WARNING, Context, Rule, found, keyed, row
from stargate_model.rules.walk import claims, newest, phrases, published

PRICE_BANDS: Final[Mapping[tuple[str, str], tuple[Decimal, Decimal]]] = MappingProxyType(
    {
        ("chip", "USD"): (Decimal(100), Decimal(1_000_000)),
        ("rack", "USD"): (Decimal(1_000), Decimal(20_000_000)),
        ("engine", "USD"): (Decimal(50_000), Decimal(200_000_000)),
        ("turbine", "USD"): (Decimal(100_000), Decimal(1_000_000_000)),
        ("data_centre", "USD"): (Decimal(1_000_000), Decimal(1_000_000_000_000)),
        ("home", "USD"): (Decimal(1_000), Decimal(100_000_000)),
    }
)
"""What one thing may cost, by what it is and the currency: wide enough that only a lost scale word falls outside."""

_BINDING: Final = frozenset({Stage.COMMITMENT, Stage.DISBURSEMENT, Stage.EXPENDITURE})
_SPENDING: Final = frozenset({CommitmentKind.PROCUREMENT, CommitmentKind.CONSTRUCTION})
_ADDED: Final = ("amount", "jobs", "units", "capacity")


# -- one commitment ------------------------------------------------------------------------------------------------


def _pledge_as_commitment(commitment: Commitment, context: Context) -> Iterator[Finding]:
    if commitment.stage not in _BINDING:
        return
    supporting = tuple(_supporting(commitment))
    latest = newest(published(piece, context.documents) for piece in supporting)
    # what the newest document says counts: an earlier one may tell of an announcement as of a fact
    last = [piece.modality for piece in supporting if published(piece, context.documents) == latest]
    if last and Modality.STATED not in last:
        doubtful = {Modality.STATED, Modality.REPORTED}.intersection(piece.modality for piece in supporting)
        yield found(
            "pledge-as-commitment",
            commitment,
            "/stage",
            severity=WARNING if doubtful else None,
            stage=commitment.stage.value,
            modality=", ".join(dict.fromkeys(modality.value for modality in last)),
        )


def _supporting(commitment: Commitment) -> Iterator[Evidence]:
    for claim in claims(commitment):
        if claim.holder is commitment or isinstance(claim.holder, Figure):
            yield from claim.supporting


def unit_price(bands: Mapping[tuple[str, str], tuple[Decimal, Decimal]] = PRICE_BANDS) -> Rule:
    """The rule that what is bought has a plausible price.

    Args:
        bands: The least and the most that one thing costs, by the symbols of its unit and of the currency.
    """

    def find(commitment: Commitment, context: Context) -> Iterator[Finding]:
        amount, units = commitment.amount, commitment.units
        if amount is None or units is None:
            return
        band = bands.get((units.unit.symbol, amount.unit.symbol))
        price = _price(amount, units)
        if band is None or price is None:
            return
        low, high = (Money(value=end, unit=amount.unit) for end in band)
        outside = exceeds(low.interval(), price.interval(context.tolerance)) or exceeds(
            price.interval(context.tolerance), high.interval()
        )
        yield found(
            "unit-price",
            commitment,
            "/amount",
            severity=None if outside else NOTE,
            amount=amount,
            units=units,
            price=derived(lambda: amount / units),
            low=low,
            high=high,
        )

    return row((Commitment,), find, "unit-price")


def _price(amount: Money, units: Count) -> Money | None:
    price = computed(lambda: amount / units)
    return price if isinstance(price, Money) else None


# -- wholes and parts ----------------------------------------------------------------------------------------------


def _total_and_tranches(commitment: Commitment) -> Iterator[str]:
    yield commitment.id
    if commitment.tranche_of not in {None, commitment.id}:
        yield str(commitment.tranche_of)


def _totals(commitments: tuple[Commitment, ...]) -> Iterator[tuple[Commitment, list[Commitment]]]:
    tranches: defaultdict[str | None, list[Commitment]] = defaultdict(list)
    for part in commitments:
        if part.tranche_of != part.id:
            tranches[part.tranche_of].append(part)
    for total in commitments:
        if total.id in tranches:
            yield total, tranches[total.id]


def _tranche_over_total(commitments: tuple[Commitment, ...], context: Context) -> Iterator[Finding]:
    for total, tranches in _totals(commitments):
        added = _added(total, tranches)
        for field in _ADDED:
            whole = _figure(total, field)
            parts = [(tranche, part) for tranche in added if (part := _figure(tranche, field)) is not None]
            if whole is None or not parts or any(part.unit.dimension != whole.unit.dimension for _, part in parts):
                continue
            yield from _over(total, whole, parts, field, context.tolerance)


def _over(
    total: Commitment, whole: Figure, parts: list[tuple[Commitment, Figure]], field: str, tolerance: Decimal
) -> Iterator[Finding]:
    limit = whole.interval(tolerance)
    figures = [part for _, part in parts]
    if exceeds(together(figures, tolerance), limit):
        largest, _ = max(parts, key=lambda part: part[1].interval().low or Decimal(0))
        others = (total, *(tranche for tranche, _ in parts if tranche is not largest))
        yield found("tranche-over-total", largest, f"/{field}", related=others, sum=summed(figures), total=whole)
        return
    for tranche, part in parts:
        if may_exceed(part.interval(tolerance), limit):
            yield found(
                "tranche-over-total",
                tranche,
                f"/{field}",
                severity=WARNING,
                related=(total,),
                sum=part,
                total=whole,
            )


def _added(total: Commitment, tranches: list[Commitment]) -> list[Commitment]:
    """The tranches that add up: not what was withdrawn, nor what is bought with money that is counted already."""
    kept = [tranche for tranche in tranches if tranche.stage is not Stage.CANCELLED]
    spent = _spent_inside(total, kept)
    return [tranche for tranche in kept if tranche not in spent]


def _spent_inside(total: Commitment, tranches: list[Commitment]) -> list[Commitment]:
    """The purchases among the tranches of an investment whose money other tranches put in."""
    if total.kind is not CommitmentKind.INVESTMENT:
        return []
    money = [tranche for tranche in tranches if tranche.amount is not None]
    if not any(tranche.kind is CommitmentKind.INVESTMENT for tranche in money):
        return []
    return [tranche for tranche in money if tranche.kind in _SPENDING]


def _spending_added(commitments: tuple[Commitment, ...], _: Context) -> Iterator[Finding]:
    for total, tranches in _totals(commitments):
        kept = [tranche for tranche in tranches if tranche.stage is not Stage.CANCELLED]
        for spent in _spent_inside(total, kept):
            yield found("same-money-twice", spent, "/tranche_of", related=(total,), other=total.id, quote="")


def _tranche_mismatch(commitments: tuple[Commitment, ...], _: Context) -> Iterator[Finding]:
    for total, tranches in _totals(commitments):
        for tranche in tranches:
            for field, part, whole in _told_twice(tranche, total):
                if part is not None and whole is not None and part != whole:
                    yield found(
                        "tranche-mismatch",
                        tranche,
                        f"/{field}",
                        related=(total,),
                        field=field,
                        found=part,
                        wanted=whole,
                    )


def _told_twice(tranche: Commitment, total: Commitment) -> Iterator[tuple[str, str | None, str | None]]:
    yield "programme", tranche.programme, total.programme
    if tranche.amount is not None and total.amount is not None:
        yield "amount", tranche.amount.unit.symbol, total.amount.unit.symbol


def _figure(commitment: Commitment, field: str) -> Figure | None:
    figure: object = getattr(commitment, field)
    return figure if isinstance(figure, Figure) else None


# -- money told twice ----------------------------------------------------------------------------------------------


def _amount_phrases(commitment: Commitment) -> set[str]:
    return set() if commitment.amount is None else {key for key, _ in phrases(commitment.amount)}


def _same_money_twice(commitments: tuple[Commitment, ...], _: Context) -> Iterator[Finding]:
    first, *others = commitments
    told = _amount_phrases(first)
    for other in others:
        cited = phrases(other.amount) if other.amount is not None else ()
        quotes = [piece.quote or "" for key, piece in cited if key in told]
        if quotes:
            yield found("same-money-twice", other, "/amount", related=(first,), other=first.id, quote=quotes[0])


RULES: Final[tuple[Rule, ...]] = (
    row((Commitment,), _pledge_as_commitment, "pledge-as-commitment"),
    unit_price(),
    keyed((Commitment,), _total_and_tranches, _tranche_over_total, "tranche-over-total", least=2),
    keyed((Commitment,), _total_and_tranches, _tranche_mismatch, "tranche-mismatch", least=2),
    keyed((Commitment,), _amount_phrases, _same_money_twice, "same-money-twice", least=2),
    keyed((Commitment,), _total_and_tranches, _spending_added, "same-money-twice", least=2),
)
