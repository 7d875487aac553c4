"""From tokens to a figure: hedges, number, unit, range and gloss put together.

In goes a scene and the token where a number may begin, out comes a `Found`: a figure or the code of its refusal, and
how far it reaches. The grammar is total and never goes back by more than the number it stands on:

    hedge* currency? number (joint hedge* currency? number)? unit? per? hedge* gloss?
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from attrs import evolve, frozen

from stargate_model.amounts.decimals import exact_product, exact_sum
from stargate_model.amounts.hedges import TOLERANCE, Bound
from stargate_model.amounts.units import UNITS, convert
from stargate_model.claims.figure import Figure
from stargate_model.claims.kinds import kind_of
from stargate_model.errors import StargateError
from stargate_model.reading import dates, lexer
from stargate_model.reading.hedging import MAX_HEDGES, Hedge, Prefix, prefix_of, stacked, suffix_of
from stargate_model.reading.lexicon import Entry
from stargate_model.reading.measured import Measured, measured_at, noun_behind
from stargate_model.reading.numerals import Numeral, numeral_at
from stargate_model.reading.scene import Scene

_ONE: Final = Decimal(1)
_TEN: Final = Decimal(10)
_MILLION: Final = Decimal(1_000_000)
_DASHES: Final = frozenset("-–—~−")
_LOWER: Final = frozenset({Bound.AT_LEAST, Bound.MORE_THAN})
_SECOND_REACH: Final = 4
_BRACKET_REACH: Final = 20


@frozen
class Found:
    """A number of the text, read or refused.

    Attributes:
        start: The first token of its span.
        end: The token after its span; the reader goes on from there.
        figure: What it states.
        refusal: Why it states nothing.
        sense: Level, growth or multiple.
        notes: What there is to say.
        per: What it is counted per.
        role: What the figure is for.
        counts: The units that a measure word allows.
    """

    start: int
    end: int
    figure: Figure | None = None
    refusal: str | None = None
    sense: str = "level"
    notes: tuple[str, ...] = ()
    per: str | None = None
    role: str | None = None
    counts: frozenset[str] | None = None


@frozen
class _Amount:
    """One or two ends and what they measure, before hedges."""

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


def figure_at(scene: Scene, at: int, floor: int, *, gloss: bool = True) -> Found | None:
    """The figure whose number begins at a token; its hedges reach back to `floor` at most."""
    entry = scene.entry(at)
    if entry.share is not None or entry.multiple is not None:
        return _worded(scene, at, floor)
    if entry.article and scene.kind(at + 1) == lexer.NUMBER and scene.lexicon.spaced:
        return None  # un 12 %: the article is none of the number
    numeral = numeral_at(scene.tokens, at, scene.lexicon, scene.place)
    if numeral is None:
        return None
    after = numeral.end + 1 if scene.glued_hyphen(numeral.end) else numeral.end
    # a short ending belongs to its number (3º, 21st), and is another word apart from it
    ending = scene.entry(after).ordinal == "after" and not (
        scene.lexicon.spaced and len(scene.text(after)) <= 2 and scene.spaced(after)
    )
    if scene.entry(at - 1).ordinal == "before" or ending:
        return Found(at, numeral.end, refusal="ordinal")
    prefix = prefix_of(scene, at, floor)
    amount = _amount(scene, at, numeral, prefix)
    if amount is None:
        return _unmeasured(scene, at, numeral, prefix)
    if amount.measured.article:
        return Found(at, numeral.end, refusal="no-figure")
    return _hedged(scene, at, amount, numeral, prefix, gloss=gloss)


def _worded(scene: Scene, at: int, floor: int) -> Found:
    """A word that is a number and a unit at once: half, double, 一半, 翻倍."""
    entry = scene.entry(at)
    value = entry.share if entry.share is not None else entry.multiple or _ONE
    measured = Measured(at + 1, "%" if entry.share is not None else "ratio")
    if entry.multiple is not None:
        measured = evolve(measured, sense="multiple")
    amount = _Amount(at + 1, measured, value, None, vague=False, ranged=False, last_place=Decimal("0.1"))
    return _hedged(scene, at, amount, Numeral(at + 1, value), prefix_of(scene, at, floor), gloss=False)


# -- ends and units ---------------------------------------------------------------------------------------------------


def _amount(scene: Scene, at: int, numeral: Numeral, prefix: Prefix) -> _Amount | None:
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
    return _Amount(
        end=measured.end,
        measured=measured,
        value=_scaled(numeral.value, measured),
        upper=None if numeral.upper is None else _scaled(numeral.upper, measured),
        vague=numeral.vague,
        ranged=False,
        last_place=_last_place(numeral, measured),
        hedges=_inner_hedges(numeral, measured),
        code=measured.code if measured.code else numeral.code,
    )


def _is_whole(measured: Measured) -> bool:
    """Whether three digits after a mark are a group: things are whole, and so is what counts millions (15.700 M€)."""
    return measured.dimension.startswith("count") or measured.factor >= _MILLION


def _onward(scene: Scene, at: int, numeral: Numeral, prefix: Prefix) -> _Amount | None:
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
    if joint.joint is not None and not (_changes(scene, at) or _grows(scene, other.end)):
        return None
    value = numeral.value
    if not numeral.scaled and second.shared > _ONE:
        value = exact_product(value, second.shared)
    first = evolve(other, end=numeral.end, hedges=())
    return _Amount(
        end=numeral.end,
        measured=first,
        value=_scaled(value, first),
        upper=None,
        vague=numeral.vague,
        ranged=False,
        last_place=_last_place(numeral, first),
        hedges=_inner_hedges(numeral, None),
        code=numeral.code,
    )


def _changes(scene: Scene, at: int) -> bool:
    """Whether the clause says that something grows or falls."""
    return scene.clause_has(at, lambda word: _direction(word) is not None)


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


def _inner_hedges(numeral: Numeral, measured: Measured | None) -> tuple[Hedge, ...]:
    inner = tuple(Hedge(numeral.bound, index) for index in numeral.hedges) if numeral.bound else ()
    return (*inner, *(measured.hedges if measured else ()))


def _range(
    scene: Scene, at: int, end: int, first: Numeral, measured: Measured | None, prefix: Prefix
) -> _Amount | None:
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
    if prefix.opener == "from" and not signed and _changes(scene, at):
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
    if dated and dates.date_at(scene, second_at, second_at) is not None:
        return None
    if not signed and _grows(scene, max(second.end, other.end if other else 0)):
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
    return joined if joined is None else evolve(joined, closed=closed)


def _grows(scene: Scene, at: int) -> bool:
    """Whether a growth word after the second number makes two figures of them: from 4% to 12% 増える."""
    at += scene.entry(at).particle and scene.entry(at).sense_after is None
    return scene.entry(at).sense_after is not None


def _joined(
    scene: Scene,
    first: Numeral,
    measured: Measured | None,
    second: Numeral,
    other: Measured | None,
    joint: str | None,
    prefix: Prefix,
    hedges: tuple[Hedge, ...],
) -> _Amount | None:
    end = max(second.end, other.end if other else 0)
    shared = measured is None or (prefix.currency is not None and measured.end == first.end)
    base = measured or other
    if base is None:
        return None
    base = evolve(base, end=end)
    if measured is not None and other is None and joint != "strong":
        return None
    if measured is None and other is not None and other.told is not None:
        measured = other
    unit = other or base
    code = first.code or second.code or base.code or unit.code
    low, high = first.value, second.upper if second.upper is not None else second.value
    if shared and not first.scaled and second.shared > _ONE and not (other and other.factor != _ONE and measured):
        low = exact_product(low, second.shared)
    inner = (*_inner_hedges(first, measured), *hedges, *_inner_hedges(second, other))
    vague = first.vague or second.vague
    last_place = _last_place(first, base)
    if code is not None:
        return _Amount(end, base, low, None, vague, ranged=True, last_place=last_place, hedges=inner, code=code)
    if base.dimension != unit.dimension:
        if base.dimension.startswith("count") and unit.dimension.startswith("count"):
            base = evolve(base, unit=unit.unit, counts=unit.counts)
        elif joint != "strong":
            return None
        else:
            return _Amount(end, base, low, None, vague, ranged=True, last_place=last_place, code="mixed-dimensions")
    low, high = _scaled(low, base), convert(_scaled(high, unit), UNITS[unit.unit], UNITS[base.unit])
    notes = tuple(dict.fromkeys((*base.notes, *unit.notes)))
    base = evolve(base, notes=notes, per=unit.per or base.per, hedges=())
    code = "reversed-range" if low > high else None
    upper = None if low == high else high
    return _Amount(end, base, low, upper, vague, ranged=True, last_place=last_place, hedges=inner, code=code)


# -- hedges and the figure --------------------------------------------------------------------------------------------


def _hedged(scene: Scene, at: int, amount: _Amount, numeral: Numeral, prefix: Prefix, *, gloss: bool) -> Found:
    measured = amount.measured
    duration = measured.dimension == "duration"
    ranged = amount.ranged or prefix.opener is not None
    suffix = suffix_of(scene, amount.end, duration=duration, ranged=ranged)
    prefix = _stepped(scene, at, _grown_to(scene, prefix))
    if amount.ranged:
        prefix = _opened(scene, prefix)
    hedges = (*prefix.hedges, *amount.hedges, *suffix.hedges, *_beyond_bracket(scene, suffix.end, duration=duration))
    closed = {"at_least"} if amount.closed else set[str]()
    stack = stacked((hedge.effect for hedge in hedges if hedge.effect not in closed), duration=duration)
    vague = amount.vague or stack.vague
    per, start, end = measured.per or prefix.per, prefix.start, suffix.end
    if measured.dimension == "compute" and prefix.per == "second" and prefix.per_index is not None:
        per, start = None, min(start, prefix.per_index)
    if duration and prefix.frame_index is not None:
        start = min(start, prefix.frame_index)
    start = _without_spans_of_time(scene, start, at, prefix, duration=duration)
    code = (
        amount.code
        or ("too-long" if len(hedges) > MAX_HEDGES else None)
        or ("conflicting-hedges" if stack.conflict else None)
    )
    bound, value, upper = stack.bound, amount.value, amount.upper
    if code is None and bound is not None and upper is not None:
        if amount.ranged and not amount.vague:
            code = "conflicting-hedges"
        value, upper = value if bound in _LOWER else upper, None
    sense = measured.sense or suffix.sense or prefix.sense or "level"
    notes = (*measured.notes, *stack.notes)
    if sense == "multiple" and (prefix.sense or suffix.sense) == "growth_by" and measured.unit == "ratio":
        # growth by once is twice; growth by six times is often meant as six times as much
        if value == 1:
            value, bound = Decimal(2), Bound.MORE_THAN if bound is Bound.AT_LEAST else bound
        else:
            notes = (*notes, "ambiguous-multiple")
    if code is not None:
        return Found(start, end, refusal=code)
    if vague:
        notes = (*notes, "vague")
    if prefix.negative:
        if measured.unit not in ("%", "pp") or upper is not None:
            return Found(start, end, refusal="negative")
        value = -value
    unit = UNITS[measured.unit]
    if measured.told is not None:
        told = UNITS[measured.told]
        value, upper = convert(value, unit, told), None if upper is None else convert(upper, unit, told)
        unit = told
    try:
        figure = kind_of(unit)(
            value=value,
            unit=unit,
            upper=upper,
            bound=bound if upper is None else Bound.BETWEEN,
            approximate=stack.approximate,
            vague=vague,
            hedge=_words(scene, hedges, at),
        )
    except StargateError:
        return Found(start, end, refusal="too-long" if value else "malformed-numeral")
    found = Found(
        start,
        end,
        figure,
        None,
        sense,
        tuple(dict.fromkeys(notes)),
        per,
        prefix.frame if duration else None,
        measured.counts,
    )
    return _with_gloss(scene, found, amount) if gloss else found


def _grown_to(scene: Scene, prefix: Prefix) -> Prefix:
    """After a growth verb, "hasta" and the like say where it grows to, and limit nothing."""
    if not prefix.hedges or prefix.hedges[0].effect != "emphatic":
        return prefix
    hedge = prefix.hedges[0].token
    if scene.entry(hedge).step == "to" and _ends_figure(scene, hedge - 1) and (to := scene.nearest(hedge, _direction)):
        return evolve(prefix, hedges=prefix.hedges[1:], start=hedge + 1, sense=f"{to}_to")
    before = scene.entry(hedge - 1)
    if not before.multiple and not before.change and not (before.sense and not before.filler):
        return prefix
    return evolve(prefix, hedges=prefix.hedges[1:], start=hedge + 1, sense="growth_to")


def _ends_figure(scene: Scene, index: int) -> bool:
    entry = scene.entry(index)
    return scene.kind(index) == lexer.NUMBER or any((entry.unit, entry.scale, entry.currency))


def _direction(word: Entry) -> str | None:
    """Whether a word tells of growth or of fall."""
    if word.change is not None or word.filler or word.step is not None or word.sense is None:
        return word.change
    return word.sense.partition("_")[0]


def _stepped(scene: Scene, at: int, prefix: Prefix) -> Prefix:
    """In a clause of growth or fall, "by" and "to" before a figure say how far: Emissionen gingen um 10 % zurück."""
    index = prefix.start - 1
    while index >= prefix.start - _SECOND_REACH and scene.entry(index).article:
        index -= 1
    step = scene.entry(index).step
    change = None if step is None else scene.nearest(at, _direction)
    return prefix if change is None else evolve(prefix, sense=f"{change}_{step}")


def _opened(scene: Scene, prefix: Prefix) -> Prefix:
    """A word that hedges one number may open a range of two: от 5 до 7."""
    if not prefix.hedges or not scene.entry(prefix.hedges[-1].token).opener:
        return prefix
    kept = prefix.hedges[:-1]
    return evolve(prefix, hedges=kept, opener="from", start=prefix.start if kept else prefix.hedges[-1].token + 1)


def _beyond_bracket(scene: Scene, at: int, *, duration: bool) -> tuple[Hedge, ...]:
    """Hedges after a conversion in brackets: 4000億ドル（約59兆円）を超える. They stay outside the span."""
    if scene.entry(at).bracket != "open":
        return ()
    for index in range(at + 1, at + _BRACKET_REACH):
        if scene.entry(index).bracket == "close":
            return suffix_of(scene, index + 1, duration=duration, ranged=False).hedges
    return ()


def _without_spans_of_time(scene: Scene, start: int, at: int, prefix: Prefix, *, duration: bool) -> int:
    """Leave out of the span what is no hedge of this figure: "over" before a duration is a span of time."""
    own = [
        hedge.token
        for hedge in prefix.hedges
        if not stacked([hedge.effect], duration=duration).is_idle or hedge.effect == "tone"
    ]
    idle = {hedge.token for hedge in prefix.hedges} - set(own)
    while start in idle and start < at:
        start += 1
        while start < at and scene.entry(start).article:
            start += 1
    return start


def _words(scene: Scene, hedges: tuple[Hedge, ...], at: int) -> str:
    """The hedge words as written; those that stand apart are joined by an ellipsis."""
    text = ""
    previous = -2
    for index in sorted({hedge.token for hedge in hedges}):
        token = scene.tokens[index]
        gap = (" " if token.spaced else "") if index == previous + 1 else " … "
        text += (gap if text else "") + token.text
        previous = index
    return text[:200]


# -- glosses ----------------------------------------------------------------------------------------------------------


def _with_gloss(scene: Scene, found: Found, amount: _Amount) -> Found:
    """Take a bracket into the span that names the unit or states the same in another unit of the dimension."""
    figure, at = found.figure, found.end
    if figure is None or scene.entry(at).bracket != "open":
        return found
    inner = at + 1
    named = scene.entry(inner).unit
    if named is not None and scene.entry(inner + 1).bracket == "close":
        same = UNITS[named[1]] == figure.unit
        return evolve(found, end=inner + 2, notes=found.notes if same else (*found.notes, "gloss-conflict"))
    number = inner
    while number < inner + _SECOND_REACH and not _may_begin(scene, number):
        if scene.entry(number).clause or number >= len(scene.tokens):
            return found
        number += 1
    inside = figure_at(scene, number, inner, gloss=False)
    if inside is None or inside.figure is None or scene.entry(inside.end).bracket != "close":
        return found
    if inside.figure.unit.dimension != figure.unit.dimension:
        return found
    agrees = _agree(figure, inside.figure, amount.last_place)
    return evolve(found, end=inside.end + 1, notes=found.notes if agrees else (*found.notes, "gloss-conflict"))


def _may_begin(scene: Scene, at: int) -> bool:
    return scene.kind(at) == lexer.NUMBER or scene.entry(at).starts


def _agree(outer: Figure, inner: Figure, last_place: Decimal) -> bool:
    """Whether two values are the same within half a step of the last printed place, or the tolerance of estimates."""
    value = inner.to(outer.unit).value
    if value == 1:
        return True  # it names the unit: 280EFLOPS（每秒百亿亿次浮点运算）
    printed = Decimal(1).scaleb(int(inner.value.as_tuple().exponent))
    slack = max(last_place, convert(printed, inner.unit, outer.unit)) / 2
    if outer.approximate or inner.approximate:
        slack = max(slack, exact_product(outer.value.copy_abs(), TOLERANCE))
    return abs(value - outer.value) <= slack


# -- numbers without a unit -------------------------------------------------------------------------------------------


def _unmeasured(scene: Scene, at: int, numeral: Numeral, prefix: Prefix) -> Found:
    """A number that nothing measures: counted by a noun before it, or refused; silent where it is only a word."""
    end = numeral.end
    counted = (numeral.digits or numeral.scaled) and not numeral.bare and not _is_year(scene, at)
    noun = noun_behind(scene, at) if counted else None
    if noun is not None:
        amount = _Amount(
            end=end,
            measured=Measured(end, noun),
            value=numeral.value,
            upper=numeral.upper,
            vague=numeral.vague,
            ranged=False,
            last_place=_ONE,
            hedges=_inner_hedges(numeral, None),
            code=numeral.code,
        )
        if not scene.lexicon.spaced or prefix.hedges or numeral.scaled:
            return _hedged(scene, at, amount, numeral, prefix, gloss=False)
    start = prefix.start
    if numeral.scaled and (numeral.vague or not numeral.bare) and scene.clause_has(at, lambda word: word.spending):
        return Found(start, end, refusal="currency-missing")
    if numeral.bare and not numeral.vague:
        return Found(start, end, refusal="number-missing" if prefix.hedges else "no-figure")
    named = scene.kind(at - 1) in (lexer.WORD, lexer.IDENTIFIER) and scene.text(at - 1).lower() != scene.text(at - 1)
    glued = scene.kind(end) in (lexer.WORD, lexer.IDENTIFIER) and not scene.spaced(end)
    unhedged = not prefix.hedges and not numeral.scaled
    if numeral.code is not None and (numeral.digits or numeral.scaled) and not (named and unhedged):
        return Found(start, end, refusal=numeral.code)
    if numeral.scaled:
        return Found(start, end, refusal="unit-missing")
    if not numeral.digits or _is_year(scene, at):
        return Found(start, end, refusal="no-figure")
    if "/" in (scene.text(at - 1), scene.text(end)):
        return Found(start, end, refusal="identifier")
    zeroed = scene.text(at)[:1] == "0" and scene.text(at).isdigit() and len(scene.text(at)) > 1
    if unhedged and (named or glued or zeroed or scene.kind(at - 1) == lexer.IDENTIFIER):
        return Found(start, end, refusal="identifier")
    return Found(start, end, refusal="unit-missing")


def _is_year(scene: Scene, at: int) -> bool:
    text = scene.text(at)
    return len(text) == 4 and "1900" <= text <= "2100"
