"""The ends of a figure before its hedges: one number or the two of a range, and what they measure.

In goes a scene with a numeral and what stands before it, out comes an `Amount`, or nothing where nothing is measured.
Two numbers share what stands after the second (3-4 billion dollars, von 58 auf 176 Terawattstunden); whether they are
a range or two figures is decided here.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final, NamedTuple

from stargate_model.amounts.decimals import exact_product, exact_sum
from stargate_model.amounts.units import UNITS, convert
from stargate_model.reading.dates import date_at
from stargate_model.reading.growth import changes, grows
from stargate_model.reading.hedging import Hedge, Prefix
from stargate_model.reading.measured import Measured, measured_at
from stargate_model.reading.numerals import numeral_at
from stargate_model.reading.places import Numeral
from stargate_model.reading.scene import Scene

_ONE: Final = Decimal(1)
_TEN: Final = Decimal(10)
_MILLION: Final = Decimal(1_000_000)
_DASHES: Final = frozenset("-–—~−")
_SECOND_REACH: Final = 4


class Amount(NamedTuple):
    """One or two ends and what they measure, before hedges.

    Attributes:
        end: The token after the amount.
        measured: What it measures.
        value: The number, or the lower end.
        upper: The upper end, where it has two.
        vague: No digit is given, only an order of magnitude.
        ranged: Two numbers stand in the text.
        last_place: How much one step of the last printed digit is, in the unit.
        hedges: The hedges inside it.
        code: Why it is refused; None where it is not.
        closed: The hedge of the first end says nothing of the second (from at least A to at most B).
    """

    end: int
    measured: Measured
    value: Decimal
    upper: Decimal | None
    vague: bool
    ranged: bool
    last_place: Decimal
    hedges: tuple[Hedge, ...] = ()
    code: str | None = None
    closed: bool = False


def amount_at(scene: Scene, at: int, numeral: Numeral, prefix: Prefix) -> Amount | None:
    """The amount that begins with a numeral; None where nothing says what the numeral measures."""
    measured = measured_at(scene, at, numeral, prefix.currency)
    if measured is not None and numeral.code == "ambiguous-separator" and _is_whole(measured):
        whole = numeral_at(scene.tokens, at, scene.lexicon, scene.place, whole=True)
        numeral = whole or numeral
    end = numeral.end if measured is None else measured.end
    ranged = _range(scene, at, end, numeral, measured, prefix)
    if ranged is not None:
        return ranged
    if measured is None:
        return _onward(scene, at, numeral, prefix)
    return Amount(
        end=measured.end,
        measured=measured,
        value=_scaled(numeral.value, measured),
        upper=None if numeral.upper is None else _scaled(numeral.upper, measured),
        vague=numeral.vague,
        ranged=False,
        last_place=_last_place(numeral, measured),
        hedges=inner_hedges(numeral, measured),
        code=measured.code if measured.code else numeral.code,
    )


def _is_whole(measured: Measured) -> bool:
    """Whether three digits after a mark are a group: things are whole, and so is what counts millions (15.700 M€)."""
    return measured.dimension.startswith("count") or measured.factor >= _MILLION


def _onward(scene: Scene, at: int, numeral: Numeral, prefix: Prefix) -> Amount | None:
    """The first figure of two that share what stands after the second: von 58 auf 176 Terawattstunden."""
    joint = scene.entry(numeral.end)
    grown = joint.step == "to" or (joint.sense or "").endswith("_to")  # 从58增加到176太瓦时
    if not grown and joint.joint is None:
        return None
    second_at, _, currency = _to_second(scene, numeral.end + 1)
    second = numeral_at(scene.tokens, second_at, scene.lexicon, scene.place)
    other = None if second is None else measured_at(scene, second_at, second, currency or prefix.currency)
    if second is None or other is None or other.code or other.article or not other.unit:
        return None
    if joint.joint is not None and not (changes(scene, at) or grows(scene, other.end)):
        return None
    value = numeral.value
    if not numeral.scaled and second.shared > _ONE:
        value = exact_product(value, second.shared)
    first = other._replace(end=numeral.end, hedges=())
    return Amount(
        end=numeral.end,
        measured=first,
        value=_scaled(value, first),
        upper=None,
        vague=numeral.vague,
        ranged=False,
        last_place=_last_place(numeral, first),
        hedges=inner_hedges(numeral, None),
        code=numeral.code,
    )


def _range(scene: Scene, at: int, end: int, first: Numeral, measured: Measured | None, prefix: Prefix) -> Amount | None:
    """Both ends of a range, where a joint and a second number follow."""
    if scene.text(end) == scene.text(end + 2) == "-" and scene.entry(end + 1).joint and not scene.spaced(end):
        end += 1  # three-to-five
    joint = scene.entry(end).joint
    if scene.text(end) == "、" and first.value < _TEN and not scene.lexicon.spaced:
        joint = "or"  # 2、3年
    conjoined = joint is None and scene.entry(end).conjunction and prefix.opener != "between"
    if joint is None and not scene.entry(end).conjunction:
        return None
    signed = scene.text(end) in _DASHES  # 6.7~12% is a range, whatever grows
    if prefix.opener == "from" and not signed and changes(scene, at):
        return None
    second_at, hedges, currency = _to_second(scene, end + 1)
    second = numeral_at(scene.tokens, second_at, scene.lexicon, scene.place)
    if second is None or first.share != second.share:
        return None
    other = measured_at(scene, second_at, second, currency)
    if other is None and prefix.currency is not None:
        other = measured_at(scene, second_at, second, prefix.currency)
    if other is not None and other.article:
        return None
    if conjoined and not scene.entry(max(second.end, other.end if other else 0)).between_after:
        return None  # 0%와 100% 사이
    dated = other is None or (other.dimension == "duration" and (measured is None or measured.dimension != "duration"))
    if dated and date_at(scene, second_at, second_at) is not None:
        return None
    if not signed and grows(scene, max(second.end, other.end if other else 0)):
        return None
    if joint == "or" and not (measured is None and second.value - first.value == _ONE):
        return None
    if other is not None and "ambiguous-separator" in (first.code, second.code) and _is_whole(other):
        first = numeral_at(scene.tokens, at, scene.lexicon, scene.place, whole=True) or first
        second = numeral_at(scene.tokens, second_at, scene.lexicon, scene.place, whole=True) or second
    approximate = tuple(hedge for hedge in hedges if hedge.effect == "about")
    joined = _joined(scene, first, measured, second, other, joint, prefix, approximate)
    # from at least A to at most B: each hedge says which end it stands at
    closed = any(hedge.effect in ("at_most", "emphatic") for hedge in hedges)
    return joined if joined is None else joined._replace(closed=closed)


def _joined(
    scene: Scene,
    first: Numeral,
    measured: Measured | None,
    second: Numeral,
    other: Measured | None,
    joint: str | None,
    prefix: Prefix,
    hedges: tuple[Hedge, ...],
) -> Amount | None:
    end = max(second.end, other.end if other else 0)
    shared = measured is None or (prefix.currency is not None and measured.end == first.end)
    base = measured or other
    if base is None:
        return None
    base = base._replace(end=end)
    if measured is not None and other is None and joint != "strong":
        return None
    if measured is None and other is not None and other.told is not None:
        measured = other
    unit = other or base
    code = first.code or second.code or base.code or unit.code
    low, high = first.value, second.upper if second.upper is not None else second.value
    if shared and not first.scaled and second.shared > _ONE and not (other and other.factor != _ONE and measured):
        low = exact_product(low, second.shared)
    inner = (*inner_hedges(first, measured), *hedges, *inner_hedges(second, other))
    vague = first.vague or second.vague
    last_place = _last_place(first, base)
    if code is not None:
        return Amount(end, base, low, None, vague, ranged=True, last_place=last_place, hedges=inner, code=code)
    if base.dimension != unit.dimension:
        if base.dimension.startswith("count") and unit.dimension.startswith("count"):
            base = base._replace(unit=unit.unit, counts=unit.counts)
        elif joint != "strong":
            return None
        else:
            return Amount(end, base, low, None, vague, ranged=True, last_place=last_place, code="mixed-dimensions")
    low, high = _scaled(low, base), convert(_scaled(high, unit), UNITS[unit.unit], UNITS[base.unit])
    notes = tuple(dict.fromkeys((*base.notes, *unit.notes)))
    base = base._replace(notes=notes, per=unit.per or base.per, hedges=())
    code = "reversed-range" if low > high else None
    upper = None if low == high else high
    return Amount(end, base, low, upper, vague, ranged=True, last_place=last_place, hedges=inner, code=code)


def _to_second(scene: Scene, at: int) -> tuple[int, list[Hedge], str | None]:
    """Where the second number begins, past its hedges, currency and articles."""
    hedges, currency, last = list[Hedge](), None, at + _SECOND_REACH - 1
    while at <= last:
        entry = scene.entry(at)
        if entry.before:
            hedges.append(Hedge(entry.before, at))
        elif entry.currency and currency is None:
            currency = entry.currency
        elif (entry.article and _counts_one(scene, at)) or not (
            entry.article or entry.filler or (scene.text(at) == "-" and not scene.spaced(at))
        ):
            break
        at += 1
    return at, hedges, currency


def _counts_one(scene: Scene, at: int) -> bool:
    """Whether an article is the number one: und einer Milliarde."""
    following = scene.entry(at + 1)
    return following.scale is not None or following.half or following.unit is not None


def _scaled(value: Decimal, measured: Measured) -> Decimal:
    if measured.factor != _ONE:
        value = exact_product(value, measured.factor)
    # a sum with a plain number has no exponent
    return exact_sum(value, measured.extra)


def _last_place(numeral: Numeral, measured: Measured) -> Decimal:
    """How much one step of the last printed digit is, in the unit."""
    exponent = int(numeral.plain.as_tuple().exponent)
    return exact_product(exact_product(Decimal(10).scaleb(exponent - 1), numeral.shared), measured.factor)


def inner_hedges(numeral: Numeral, measured: Measured | None) -> tuple[Hedge, ...]:
    """The hedges inside a number (100多亿), and between it and its unit (4000 多个)."""
    inner = tuple(Hedge(numeral.bound, index) for index in numeral.hedges) if numeral.bound else ()
    return (*inner, *(measured.hedges if measured else ()))
