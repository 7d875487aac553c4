"""From tokens to a figure: hedges, number, unit, range and gloss put together.

In goes a scene and the token where a number may begin, out comes a `Found`: a figure or the code of its refusal, and
how far it reaches. The grammar is total and never goes back by more than the number it stands on:

    hedge* currency? number (joint hedge* currency? number)? unit? per? hedge* gloss?
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from stargate_model.amounts.hedges import Bound
from stargate_model.amounts.units import UNITS, convert
from stargate_model.claims.figure import Figure
from stargate_model.claims.kinds import kind_of
from stargate_model.errors import StargateError
from stargate_model.reading import lexer
from stargate_model.reading.ends import Amount, amount_at
from stargate_model.reading.found import Found
from stargate_model.reading.gloss import hedges_beyond, number_inside, with_named_unit, with_restated
from stargate_model.reading.growth import grown_to, stepped
from stargate_model.reading.hedging import MAX_HEDGES, Hedge, Prefix, prefix_of, stacked, suffix_of
from stargate_model.reading.lexicon import Entry
from stargate_model.reading.measured import Measured
from stargate_model.reading.numerals import numeral_at
from stargate_model.reading.scene import Scene
from stargate_model.reading.unmeasured import counted_before, refused

_ONE: Final = Decimal(1)
_TWO: Final = Decimal(2)
_TENTH: Final = Decimal("0.1")
_ENDING: Final = 2
_SIGNED: Final = frozenset({"%", "pp"})
_LOWER: Final = frozenset({Bound.AT_LEAST, Bound.MORE_THAN})


def figure_at(scene: Scene, at: int, floor: int, *, gloss: bool = True) -> Found | None:
    """The figure whose number begins at a token; its hedges reach back to `floor` at most."""
    entry = scene.entry(at)
    if entry.share is not None or entry.multiple is not None:
        return _hedged(scene, at, _worded(entry, at), prefix_of(scene, at, floor))
    following = scene.kind(at + 1) == lexer.NUMBER or scene.entry(at + 1).plural
    if entry.article and following and scene.lexicon.spaced:
        return None  # un 12 %, a multibillion-dollar deal: the article is none of the number
    numeral = numeral_at(scene.tokens, at, scene.lexicon, scene.place)
    if numeral is None:
        return None
    if _is_ordinal(scene, at, numeral.end):
        return Found(at, numeral.end, refusal="ordinal")
    prefix = prefix_of(scene, at, floor)
    amount = amount_at(scene, at, numeral, prefix)
    if amount is None:
        counted = counted_before(scene, at, numeral, prefix)
        return refused(scene, at, numeral, prefix) if counted is None else _hedged(scene, at, counted, prefix)
    if amount.measured.article:
        return Found(at, numeral.end, refusal="no-figure")
    found = _hedged(scene, at, amount, prefix)
    return _glossed(scene, found, amount) if gloss else found


def _worded(entry: Entry, at: int) -> Amount:
    """A word that is a number and a unit at once: half, double, 一半, 翻倍."""
    value = entry.share if entry.share is not None else entry.multiple or _ONE
    sense = None if entry.multiple is None else "multiple"
    measured = Measured(at + 1, "ratio" if entry.share is None else "%", sense=sense)
    return Amount(at + 1, measured, value, None, vague=False, ranged=False, last_place=_TENTH)


def _is_ordinal(scene: Scene, at: int, end: int) -> bool:
    """Whether a number says which one: 第3, 3º, 21st."""
    if scene.entry(at - 1).ordinal == "before":
        return True
    after = end + 1 if scene.glued_hyphen(end) else end
    # a short ending belongs to its number (3º, 21st), and is another word apart from it
    apart = scene.lexicon.spaced and len(scene.text(after)) <= _ENDING and scene.spaced(after)
    return scene.entry(after).ordinal == "after" and not apart


def _hedged(scene: Scene, at: int, amount: Amount, prefix: Prefix) -> Found:
    """The figure of an amount with all that stands around it, or the refusal."""
    measured = amount.measured
    duration = measured.dimension == "duration"
    suffix = suffix_of(scene, amount.end, duration=duration, ranged=amount.ranged or prefix.opener is not None)
    prefix = stepped(scene, at, grown_to(scene, prefix))
    if amount.ranged:
        prefix = _opened(scene, prefix)
    hedges = (*prefix.hedges, *amount.hedges, *suffix.hedges, *hedges_beyond(scene, suffix.end, duration=duration))
    closed = {"at_least"} if amount.closed else set[str]()
    stack = stacked((hedge.effect for hedge in hedges if hedge.effect not in closed), duration=duration)
    start, per = _start(scene, at, measured, prefix)
    value, upper, bound = amount.value, amount.upper, stack.bound
    code = amount.code or ("too-long" if len(hedges) > MAX_HEDGES else "conflicting-hedges" if stack.conflict else None)
    if code is None and bound is not None and upper is not None:
        if amount.ranged and not amount.vague:
            code = "conflicting-hedges"
        value, upper = value if bound in _LOWER else upper, None
    if code is None and prefix.negative and (measured.unit not in _SIGNED or upper is not None):
        code = "negative"
    if code is not None:
        return Found(start, suffix.end, refusal=code)
    sense = measured.sense or suffix.sense or prefix.sense or "level"
    notes = (*measured.notes, *stack.notes)
    if sense == "multiple" and (prefix.sense or suffix.sense) == "growth_by" and measured.unit == "ratio":
        # growth by once is twice; growth by six times is often meant as six times as much
        if value == 1:
            value, bound = _TWO, Bound.MORE_THAN if bound is Bound.AT_LEAST else bound
        else:
            notes = (*notes, "ambiguous-multiple")
    vague = amount.vague or stack.vague
    figure = _figure(
        measured,
        -value if prefix.negative else value,
        upper,
        bound=bound,
        approximate=stack.approximate,
        vague=vague,
        hedge=_words(scene, hedges),
    )
    if figure is None:
        return Found(start, suffix.end, refusal="too-long" if value else "malformed-numeral")
    return Found(
        start,
        suffix.end,
        figure,
        sense=sense,
        notes=tuple(dict.fromkeys((*notes, "vague") if vague else notes)),
        per=per,
        role="horizon" if duration and prefix.frame == "future" else None,
        counts=measured.counts,
    )


def _figure(
    measured: Measured,
    value: Decimal,
    upper: Decimal | None,
    *,
    bound: Bound | None,
    approximate: bool,
    vague: bool,
    hedge: str,
) -> Figure | None:
    """The figure in the unit that it is told in; None where no figure can hold the value."""
    unit = UNITS[measured.unit]
    if measured.told is not None:
        told = UNITS[measured.told]
        value, upper = convert(value, unit, told), None if upper is None else convert(upper, unit, told)
        unit = told
    try:
        return kind_of(unit)(
            value=value,
            unit=unit,
            upper=upper,
            bound=bound if upper is None else Bound.BETWEEN,
            approximate=approximate,
            vague=vague,
            hedge=hedge,
        )
    except StargateError:
        return None


def _start(scene: Scene, at: int, measured: Measured, prefix: Prefix) -> tuple[int, str | None]:
    """Where the span begins, and what the figure is counted per: a rate of computing is per second by its unit."""
    duration = measured.dimension == "duration"
    start, per = prefix.start, measured.per or prefix.per
    if measured.dimension == "compute" and prefix.per == "second" and prefix.per_index is not None:
        start, per = min(start, prefix.per_index), None
    if duration and prefix.frame_index is not None:
        start = min(start, prefix.frame_index)
    return _without_spans_of_time(scene, start, at, prefix, duration=duration), per


def _glossed(scene: Scene, found: Found, amount: Amount) -> Found:
    """Take a bracket after the figure into its span, where the bracket names its unit or says the same."""
    if found.figure is None or scene.entry(found.end).bracket != "open":
        return found
    if (named := with_named_unit(scene, found)) is not None:
        return named
    number = number_inside(scene, found.end + 1)
    inside = None if number is None else figure_at(scene, number, found.end + 1, gloss=False)
    return with_restated(scene, found, inside, amount.last_place)


def _opened(scene: Scene, prefix: Prefix) -> Prefix:
    """A word that hedges one number may open a range of two: от 5 до 7."""
    if not prefix.hedges or not scene.entry(prefix.hedges[-1].token).opener:
        return prefix
    kept = prefix.hedges[:-1]
    return prefix._replace(hedges=kept, opener="from", start=prefix.start if kept else prefix.hedges[-1].token + 1)


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


def _words(scene: Scene, hedges: tuple[Hedge, ...]) -> str:
    """The hedge words as written; those that stand apart are joined by an ellipsis."""
    text = ""
    previous = -2
    for index in sorted({hedge.token for hedge in hedges}):
        token = scene.tokens[index]
        gap = (" " if token.spaced else "") if index == previous + 1 else " … "
        text += (gap if text else "") + token.text
        previous = index
    return text[:200]
