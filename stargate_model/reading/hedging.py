"""What stands before and after a number: hedges, currencies, frames, growth words; and what a stack of hedges means.

In goes a scene and a place in it, out comes how far the words about a number reach and what they say. Hedges count
only where they touch the number, or a filler between them (至少投资 5000 亿). A negation right before a hedge turns it
round (does not exceed 50 MW).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from stargate_model.amounts.hedges import Bound
from stargate_model.reading.scene import Scene

MAX_HEDGES: Final = 8
_REACH: Final = 16
_MINUS: Final = frozenset("-−")


class Effect(NamedTuple):
    """What a hedge does to a number; `durations` says whether only durations, or all but them, have it."""

    bound: Bound | None = None
    approximate: bool = False
    note: str | None = None
    durations: bool | None = None
    vague: bool = False


EFFECTS: Final[Mapping[str, Effect]] = {
    "about": Effect(approximate=True),
    "nearly": Effect(Bound.LESS_THAN, approximate=True),
    "slightly_more": Effect(Bound.MORE_THAN, approximate=True),
    "at_least": Effect(Bound.AT_LEAST),
    "more_than": Effect(Bound.MORE_THAN),
    "at_most": Effect(Bound.AT_MOST),
    "less_than": Effect(Bound.LESS_THAN),
    "emphatic": Effect(Bound.AT_MOST, note="emphatic-upper-bound"),
    "tone": Effect(),
    "vague": Effect(vague=True),
    "within": Effect(Bound.AT_MOST, durations=True),
    "over": Effect(Bound.MORE_THAN, durations=False),
}
_LOWER: Final = frozenset({Bound.AT_LEAST, Bound.MORE_THAN})
_NEGATED: Final[Mapping[str, str]] = {
    "more_than": "at_most",
    "over": "at_most",
    "at_least": "less_than",
    "less_than": "at_least",
}


class Hedge(NamedTuple):
    """A hedge word: which effect, and which token."""

    effect: str
    token: int


class Stack(NamedTuple):
    """All hedges of a number together."""

    bound: Bound | None
    approximate: bool
    vague: bool
    notes: tuple[str, ...]
    conflict: bool

    @property
    def is_idle(self) -> bool:
        """Whether the hedges do nothing here."""
        return self.bound is None and not self.approximate


def stacked(effects: Iterable[str], *, duration: bool) -> Stack:
    """Combine hedges: one direction at most, and approximate where any is.

    Of two in one direction (超过…以上) the first one governs.

    Example:
        >>> stacked(["at_most", "about"], duration=False).bound
        <Bound.AT_MOST: 'at_most'>
        >>> stacked(["at_least", "less_than"], duration=False).conflict
        True
    """
    known = [EFFECTS[effect] for effect in effects if EFFECTS[effect].durations in (None, duration)]
    bounds = [effect.bound for effect in known if effect.bound is not None]
    return Stack(
        bound=bounds[0] if bounds else None,
        approximate=any(effect.approximate for effect in known),
        vague=any(effect.vague for effect in known),
        notes=tuple(dict.fromkeys(effect.note for effect in known if effect.note)),
        conflict=len({bound in _LOWER for bound in bounds}) > 1,
    )


class Prefix(NamedTuple):
    """What stands before a number.

    Attributes:
        start: The first token that belongs to the figure.
        hedges: The hedge words, in order of the text.
        currency: The currency before the number, as its entry has it.
        opener: `between` or `from`, where the number opens a range.
        frame: A word that makes a duration of it (未来).
        per: What it is counted per (每年).
        sense: A growth word right before it.
        negative: A minus belongs to the number.
    """

    start: int
    hedges: tuple[Hedge, ...] = ()
    currency: str | None = None
    opener: str | None = None
    frame: str | None = None
    frame_index: int | None = None
    per: str | None = None
    per_index: int | None = None
    sense: str | None = None
    negative: bool = False


def prefix_of(scene: Scene, number: int, floor: int) -> Prefix:
    """What belongs to the number at a token, reading to the left, not before `floor`."""
    start, index = number, number - 1
    hedges: list[Hedge] = []
    currency = opener = frame = per = sense = None
    per_index: int | None = None
    frame_index: int | None = None
    negative = False
    if index >= floor and scene.text(index) in _MINUS and not scene.spaced(number) and _minus(scene, index, floor):
        negative, start, index = True, index, index - 1
    while index >= max(floor, number - _REACH):
        entry = scene.entry(index)
        if entry.before and entry.before in _NEGATED and index > floor and scene.entry(index - 1).negation:
            hedges += (Hedge(_NEGATED[entry.before], index), Hedge("tone", index - 1))  # does not exceed, 不会超过
            index -= 1
            start = index
        elif entry.before:
            hedges.append(Hedge(entry.before, index))
            start = index
        elif entry.currency and currency is None and _may_lead(scene, index):
            currency, start = entry.currency, index
        elif entry.opener and opener is None:
            opener = entry.opener
            start = index if opener == "between" else start
        elif entry.frame and frame is None:
            frame, frame_index = entry.frame, index
            break  # 超过过去十年总和: what stands before the frame hedges something else
        elif entry.per and per is None:
            per, per_index = entry.per, index
        elif entry.sense and sense is None:
            sense = None if opener == "from" else entry.sense
            if not entry.filler:
                break
        elif not (entry.filler or entry.article):
            break
        index -= 1
    return Prefix(start, tuple(reversed(hedges)), currency, opener, frame, frame_index, per, per_index, sense, negative)


def _may_lead(scene: Scene, index: int) -> bool:
    """Whether a currency may stand before its number: where words are spaced only signs and codes do (not "won")."""
    text = scene.text(index)
    return not scene.lexicon.spaced or text.isupper() or not text.isalpha()


def _minus(scene: Scene, index: int, floor: int) -> bool:
    """Whether a dash is a minus: at the start, after a space, a bracket, or a word that figures follow (增长-5.6%)."""
    if index == floor and floor:
        return False
    before = scene.entry(index - 1)
    return (
        index == 0
        or before.bracket == "open"
        or before.clause is not None
        or before.conjunction
        or before.joint is not None
        or before.sense is not None
        or scene.spaced(index)
        or scene.text(index) == "−"
    )


class Suffix(NamedTuple):
    """What stands after a number with its unit."""

    end: int
    hedges: tuple[Hedge, ...] = ()
    sense: str | None = None


def suffix_of(scene: Scene, at: int, *, duration: bool, ranged: bool) -> Suffix:
    """What belongs to the figure that ends before a token, reading to the right."""
    end, index = at, at
    hedges: list[Hedge] = []
    sense: str | None = None
    while len(hedges) <= MAX_HEDGES:
        entry = scene.entry(index)
        following = scene.entry(index + 1)
        if entry.after and EFFECTS[entry.after].durations in (None, duration):
            hedges.append(Hedge(entry.after, index))
            end = index + 1
        elif entry.closer and ranged and end == index:
            end = index + 1
        elif entry.sense_after:
            sense = entry.sense_after
            break
        elif not (entry.particle and (following.after or following.closer or following.sense_after)):
            break
        index += 1
    return Suffix(end, tuple(hedges), sense)
