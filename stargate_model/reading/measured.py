"""What a number measures: the unit, currency, noun or measure word after it, and what it is counted per.

In goes a scene with a numeral, out comes a `Measured`: a unit symbol of the closed table, or the code of a refusal. A
noun may stand after a brand (29 台 GE Vernova LM2500XPRESS 燃气轮机) or before the number (用户已达7亿), within
forty characters of the clause. What is not in the tables is refused, never dropped.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final, NamedTuple

from stargate_model.amounts.decimals import exact_product
from stargate_model.amounts.units import UNITS
from stargate_model.reading import lexer
from stargate_model.reading.currency import currency_of, same_currency
from stargate_model.reading.hedging import MAX_HEDGES, Hedge
from stargate_model.reading.lexicon import Entry, Measure
from stargate_model.reading.numerals import numeral_at
from stargate_model.reading.places import Numeral
from stargate_model.reading.scene import NEAR, Scene

_ONE: Final = Decimal(1)
_TEN: Final = Decimal(10)
_HALF: Final = Decimal("0.5")
_EMBEDDED: Final = 20
_MODIFIERS: Final = 4
_SCORE_DIGITS: Final = 2
# A unit after a scale word of ten thousand or more is told in the larger unit that sources mean by it.
_TOLD_IN: Final = {("kW", 4): "MW", ("kW", 6): "GW", ("kW", 8): "GW", ("W", 6): "MW", ("W", 9): "GW", ("kWh", 4): "MWh",
                   ("kWh", 6): "GWh", ("kWh", 8): "TWh", ("kWh", 12): "TWh", ("MW", 4): "GW"}  # fmt: skip


class Measured(NamedTuple):
    """What a number measures.

    Attributes:
        end: The token after the unit; the span of the figure ends here.
        unit: The symbol in the unit table; empty for a refusal.
        factor: How many of that unit one of the source's unit is (成 is 10 %).
        extra: What a half after the unit adds (两年半).
        code: Why it is refused.
        notes: What there is to say about it.
        counts: The units that a measure word allows, where no noun tells; None where the unit is settled.
        per: What it is counted per.
        sense: `multiple` for N times.
        hedges: Hedges between number and unit (4000 多个).
        article: The number is an article (一个) and no figure.
        told: The unit to tell it in.
    """

    end: int
    unit: str = ""
    factor: Decimal = _ONE
    extra: Decimal = Decimal(0)
    code: str | None = None
    notes: tuple[str, ...] = ()
    counts: frozenset[str] | None = None
    per: str | None = None
    sense: str | None = None
    hedges: tuple[Hedge, ...] = ()
    article: bool = False
    told: str | None = None

    @property
    def dimension(self) -> str:
        """The dimension of the unit; empty for a refusal."""
        return UNITS[self.unit].dimension if self.unit else ""


def measured_at(scene: Scene, start: int, numeral: Numeral, prefix_currency: str | None) -> Measured | None:
    """What the numeral that starts at a token measures; None where nothing says so."""
    at = numeral.end
    hedges: tuple[Hedge, ...] = ()
    between = scene.entry(at).between
    if between is None and scene.glued_hyphen(at) and scene.entry(at + 1).between:
        between, at = scene.entry(at + 1).between, at + 1
    if between and not (scene.spaced(at) and scene.lexicon.spaced_scales):
        hedges, at = (Hedge(between, at),), at + 1
    ranged = scene.entry(at + 1).currency is not None and scene.kind(at + 2) == lexer.NUMBER  # $5 billion-$10 billion
    if scene.glued_hyphen(at) and scene.kind(at + 1) in (lexer.ENTRY, lexer.WORD) and not ranged:
        at += 1
    if scene.entry(at).link:
        linked = at + 1 + scene.entry(at + 1).article
        if _measures(scene.entry(linked)) or _noun_ahead(scene, linked) is not None:
            at = linked
    if numeral.value == _HALF and scene.entry(at).article and scene.entry(at + 1).unit is not None:
        at += 1  # half a gigawatt
    modifier = scene.entry(at)
    if (modifier.frame or modifier.adjective) and scene.entry(at + 1).unit is not None:
        at += 1  # quatre prochaines années, ten new gigawatts
    found = _found(scene, start, at, numeral, prefix_currency)
    if found is None and scene.entry(at).after and prefix_currency is None:
        found = _after_hedges(scene, start, at, numeral)
    if found is None and prefix_currency is not None and (numeral.digits or numeral.scaled):
        found = _money(scene, prefix_currency, at if hedges else numeral.end)
    if found is None:
        return None
    return _with_per(scene, found._replace(hedges=(*hedges, *found.hedges)) if hedges else found)


def _after_hedges(scene: Scene, start: int, at: int, numeral: Numeral) -> Measured | None:
    """A hedge may stand between a number and what it counts: 100 or more new jobs."""
    hedges: list[Hedge] = []
    while (effect := scene.entry(at).after) and len(hedges) <= MAX_HEDGES:
        hedges.append(Hedge(effect, at))
        at += 1
    counted = _measures(scene.entry(at)) or (scene.lexicon.spaced and _noun_ahead(scene, at) is not None)
    found = _found(scene, start, at, numeral, None) if counted else None
    return None if found is None else found._replace(hedges=(*hedges, *found.hedges))


def _measures(entry: Entry) -> bool:
    return any((entry.unit, entry.refused, entry.currency, entry.measure, entry.noun, entry.times))


def _found(scene: Scene, start: int, at: int, numeral: Numeral, prefix_currency: str | None) -> Measured | None:
    entry = scene.entry(at)
    if numeral.share:
        return Measured(numeral.end, "%")
    if entry.bracket == "open" and prefix_currency is None:
        return _embedded(scene, start, at, numeral)
    if entry.currency and (prefix_currency is None or _same(scene, prefix_currency, entry.currency)):
        return _suffix_currency(scene, at, prefix_currency)
    if prefix_currency is not None:
        if entry.short is None or not _short_fits(scene, at):
            return None
        return _money(scene, prefix_currency, at + 1)._replace(factor=entry.short)
    glued_letter = entry.short is not None and not scene.spaced(at)  # 5m is five million to some, "5 m" is not
    if entry.unit is not None and not glued_letter and not _refused_here(scene, at, entry, numeral):
        return _in_unit(scene, at, entry.unit, numeral)
    if entry.refused:
        return Measured(at + 1, code=entry.refused)
    if entry.times:
        return _times(scene, at, numeral)
    if entry.measure is not None:
        return _counted(scene, start, at, entry.measure, numeral)
    if entry.short is not None:
        return _short(scene, at, entry.short, numeral)
    if (scene.lexicon.spaced or numeral.digits or numeral.scaled or numeral.vague) and (noun := _noun_ahead(scene, at)):
        if numeral.value == 1 and not numeral.digits and not numeral.scaled and numeral.upper is None:
            return Measured(noun.end, noun.unit, article=True)
        return noun
    return _unknown(scene, at, numeral)


# -- units ------------------------------------------------------------------------------------------------------------


def _in_unit(scene: Scene, at: int, unit: tuple[Decimal, str], numeral: Numeral) -> Measured:
    factor, symbol = unit
    extra, end = Decimal(0), at + 1
    if (half := _half_after(scene, end)) is not None:
        extra, end = exact_product(_HALF, factor), half
    elif factor == _TEN and (tenths := _tenths(scene, end)) is not None:
        extra, end = tenths
    told = None
    if not scene.lexicon.spaced and numeral.shared > _ONE:
        told = _TOLD_IN.get((symbol, numeral.shared.adjusted()))
    return Measured(end, symbol, factor, extra, told=told)


def _half_after(scene: Scene, at: int) -> int | None:
    """The token after a half that adds to the unit before it: 两年半, 2년 반, deux ans et demi."""
    if scene.lexicon.spaced:
        if not scene.entry(at).conjunction:
            return None
        at += 1 + scene.entry(at + 1).article
    elif scene.spaced(at) and not scene.lexicon.spaced_scales:
        return None
    after = scene.entry(at + 1)
    stands_alone = after.noun is None and after.unit is None and after.scale is None
    return at + 1 if scene.entry(at).half and (stands_alone or not scene.lexicon.spaced) else None


def _tenths(scene: Scene, at: int) -> tuple[Decimal, int] | None:
    """A digit of the next lower place: 3割5分 is 35 %."""
    digit = numeral_at(scene.tokens, at, scene.lexicon, scene.place)
    if digit is None or digit.value >= _TEN or digit.code or digit.upper is not None or scene.spaced(at):
        return None
    if scene.entry(digit.end).tenth:
        return digit.value, digit.end + 1
    # 八成五, 3成5; but 三成五座 would be five of something
    following = scene.entry(digit.end)
    other = _measures(following) or following.date_unit is not None or digit.value != int(digit.value)
    return None if other else (digit.value, digit.end)


def _refused_here(scene: Scene, at: int, entry: Entry, numeral: Numeral) -> bool:
    """A word that is a unit only in its own surroundings (度 beside electricity, 折 beside a price)."""
    if not entry.refused or entry.unit is None:
        return False
    if entry.unit[1] == "%":
        return not scene.clause_has(at, lambda word: word.spending)
    large = numeral.scaled and numeral.value >= Decimal(10000)
    return not large and not scene.clause_has(at, lambda word: word.electricity)


def _unknown(scene: Scene, at: int, numeral: Numeral) -> Measured | None:
    """Letters that are no unit: glued to the number, or short and in capitals like a symbol."""
    text, kind = scene.text(at), scene.kind(at)
    if kind not in (lexer.WORD, lexer.IDENTIFIER) or not text[:1].isascii() or not text[:1].isalpha():
        return None
    glued = not scene.spaced(at)
    if not numeral.digits or (len(text) == 1 and not numeral.scaled):
        return None
    if glued or (
        len(text) <= 4
        and text != text.lower()
        and not text.isdigit()
        and kind == lexer.WORD
        and text[1:] != text[1:].lower()
    ):
        return Measured(at + 1, code="unknown-unit")
    return None


def _times(scene: Scene, at: int, numeral: Numeral) -> Measured:
    """N times; but two numbers joined by a times sign (4 × 100 MW) are a product, which is not read in halves."""
    if scene.kind(at + 1) != lexer.NUMBER:
        if (half := _half_after(scene, at + 1)) is not None:
            return Measured(half, "ratio", extra=_HALF, sense="multiple")
        once = numeral.value == 1 and not numeral.digits and scene.lexicon.spaced
        return Measured(at + 1, "ratio", sense="multiple", article=once)
    end = at + 2 + (scene.entry(at + 2).unit is not None)
    return Measured(end, code="malformed-numeral")


# -- money ------------------------------------------------------------------------------------------------------------


def _same(scene: Scene, first: str, second: str) -> bool:
    return same_currency(first, second, scene.place, scene.lexicon.language) is not None


def _suffix_currency(scene: Scene, at: int, before: str | None) -> Measured:
    key = scene.entry(at).currency or ""
    end = at + 1
    # 元 and 人民币 apart, US dollars in two words
    while (more := scene.entry(end).currency) and _same(scene, key, more):
        key = same_currency(key, more, scene.place, scene.lexicon.language) or key
        end += 1
    if before is not None:
        key = same_currency(before, key, scene.place, scene.lexicon.language) or key
    return _money(scene, key, end)


def _money(scene: Scene, key: str, end: int) -> Measured:
    money = currency_of(key, scene.place, scene.lexicon.language)
    if money.code is None:
        return Measured(end, code=money.refusal)
    return Measured(end, money.code, notes=("assumed-currency",) if money.assumed else ())


def _short_fits(scene: Scene, at: int) -> bool:
    return not scene.spaced(at) or scene.text(at).isupper() or len(scene.text(at)) > 1


def _short(scene: Scene, at: int, factor: Decimal, numeral: Numeral) -> Measured:
    """A single letter is a scale only of money or of things: 5M€, 400k GPUs."""
    following = scene.entry(at + 1)
    if following.currency:
        money = _suffix_currency(scene, at + 1, None)
        return money._replace(factor=factor)
    hedges = (Hedge(following.between, at + 1),) if following.between else ()
    noun = _noun_ahead(scene, at + 1 + len(hedges)) if not scene.spaced(at) else None
    if noun is not None:
        return noun._replace(factor=factor, hedges=hedges)
    return Measured(at + 1, code="ambiguous-unit")


def _embedded(scene: Scene, start: int, at: int, numeral: Numeral) -> Measured | None:
    """A currency after a conversion in brackets: 5000억(약 700조원) 달러."""
    index = at + 1
    while index < at + _EMBEDDED and scene.entry(index).bracket is None and index < len(scene.tokens):
        index += 1
    if scene.entry(index).bracket != "close" or not numeral.scaled:
        return None
    after = scene.entry(index + 1)
    if after.currency is None:
        return None
    found = _suffix_currency(scene, index + 1, None)
    return found._replace(notes=(*found.notes, "derived-conversion"))


# -- things -----------------------------------------------------------------------------------------------------------


def _counted(scene: Scene, start: int, at: int, measure: Measure, numeral: Numeral) -> Measured | None:
    one = numeral.value == 1 and not numeral.digits and not numeral.scaled and numeral.upper is None
    after = at + 1
    if _is_score(scene, after):
        return Measured(after, code="identifier")
    if scene.entry(after).half:
        return _and_a_half(scene, after)
    noun = _noun_after_measure(scene, after, measure)
    # a phrase of nothing else was cited as a count; inside a text, "one" is one where the asset stands beside it
    alone = start == 0 and after >= len(scene.tokens)
    if one and not (measure.asset and (noun is not None or alone)):
        return Measured(at + 1, "item", article=True)
    weak = ("weak",) if one else ()
    if noun is None:
        behind = None if one else _noun_behind(scene, start, measure)
        counts = None if behind else measure.counts or frozenset(_COUNTABLE)
        return Measured(after, behind or measure.default, counts=counts, notes=weak)
    index, unit, crossed = noun
    # a hedge between measure word and noun ends the span: 15개 이상의 데이터센터
    beside = index == after and scene.entry(index + 1).after is not None
    whole = measure.generic and not crossed and scene.entry(after).after is None
    end = index + 1 if beside or whole else after
    return Measured(end, unit, notes=weak)


def _is_score(scene: Scene, at: int) -> bool:
    """Whether a short number that measures nothing follows: 3대 1 is a score."""
    following = scene.entry(at + 1)
    short = scene.kind(at) == lexer.NUMBER and len(scene.text(at)) <= _SCORE_DIGITS
    return short and following.particle and not (_measures(following) or following.scale or following.date_unit)


def _and_a_half(scene: Scene, at: int) -> Measured | None:
    """两个半月: the half stands between measure word and unit."""
    following = scene.entry(at + 1)
    named = following.unit or ((_ONE, "month") if following.date_unit == "month" else None)
    if named is None:
        return None
    factor, symbol = named
    return Measured(at + 2, symbol, factor, exact_product(_HALF, factor))


_COUNTABLE: Final = frozenset(symbol for symbol, unit in UNITS.items() if unit.kind == "count")


def _noun_after_measure(scene: Scene, at: int, measure: Measure) -> tuple[int, str, bool] | None:
    """The noun that a measure word counts: the last of the first row of nouns, and whether a number is in between."""
    limit = scene.tokens[at - 1].end + NEAR
    index, crossed = at, False
    while index < len(scene.tokens) and scene.tokens[index].start < limit:
        entry = scene.entry(index)
        if entry.clause or entry.bracket:
            return None
        if scene.kind(index) == lexer.NUMBER:
            if measure.generic:
                return None
            crossed = True
        if entry.noun and (not measure.counts or entry.noun in measure.counts):
            while (more := scene.entry(index + 1).noun) and (not measure.counts or more in measure.counts):
                index += 1
            return index, scene.entry(index).noun or entry.noun, crossed
        index += 1
    return None


def _noun_behind(scene: Scene, start: int, measure: Measure | None) -> str | None:
    """A noun shortly before the number, in the same clause: 用户已达7亿."""
    index = start - 1
    if scene.entry(index).joint:
        # past the first end of the range whose second end this is
        index -= 1
        while index >= 0 and (scene.kind(index) == lexer.NUMBER or scene.entry(index).scale):
            index -= 1
    while index >= 0 and start - index <= _EMBEDDED and not scene.entry(index).clause:
        entry = scene.entry(index)
        if scene.kind(index) == lexer.NUMBER or entry.unit or entry.currency:
            return None
        if entry.noun and (measure is None or not measure.counts or entry.noun in measure.counts):
            return entry.noun
        index -= 1
    return None


def noun_behind(scene: Scene, start: int) -> str | None:
    """The noun that a number without a unit counts, where it stands before the number."""
    found = _noun_behind(scene, start, None)
    return None if found == "item" else found


def _noun_ahead(scene: Scene, at: int) -> Measured | None:
    """A counted noun after a number without a measure word, past adjectives and brands."""
    if at >= len(scene.tokens):
        return None
    limit = scene.tokens[at].start + NEAR
    index, modifiers, brand = at, 0, False
    while index < len(scene.tokens) and scene.tokens[index].start < limit:
        entry, kind, text = scene.entry(index), scene.kind(index), scene.text(index)
        if entry.noun:
            return _head_noun(scene, index)
        if entry.conjunction and scene.entry(index - 1).adjective and scene.entry(index + 1).adjective:
            index += 1  # direct and indirect jobs
            continue
        if (not scene.lexicon.spaced and not entry.adjective) or entry.clause or entry.bracket or entry.barrier:
            break
        if kind == lexer.IDENTIFIER:
            brand = True
            if text.endswith("s"):
                return Measured(index + 1, "chip", notes=("ambiguous-noun",))
        elif kind == lexer.WORD:
            if not text[:1].isupper():
                modifiers += 1
        elif not entry.adjective and not (scene.glued_hyphen(index) and index > at):
            break
        if modifiers > _MODIFIERS // 2 and not brand:
            break
        index += 1
    return None


def _head_noun(scene: Scene, index: int) -> Measured:
    """The last noun of a row: data center jobs are jobs."""
    unit = scene.entry(index).noun or "item"
    models = {unit}
    end = index + 1
    while True:
        following = end + 1 if scene.glued_hyphen(end) else end
        noun = scene.entry(following).noun
        if noun is None or not scene.lexicon.spaced:
            break
        unit, end = noun, following + 1
        models.add(noun)
    ambiguous = unit == "rack" and scene.text(end - 1).startswith("NVL")
    return Measured(end, "chip" if ambiguous else unit, notes=("ambiguous-noun",) if ambiguous else ())


# -- per --------------------------------------------------------------------------------------------------------------


def _is_power_or_energy(entry: Entry) -> bool:
    return entry.unit is not None and UNITS[entry.unit[1]].dimension in ("power", "energy")


def _with_per(scene: Scene, found: Measured) -> Measured:
    entry = scene.entry(found.end)
    priced = entry.article and entry.numeral is None and found.unit and not found.article
    if priced and _is_power_or_energy(scene.entry(found.end + 1)):
        return found._replace(end=found.end + 2, per=scene.text(found.end + 1))  # $10 million a megawatt
    if entry.per_after is None or found.code or found.article:
        return found
    following = scene.text(found.end + 1)
    if entry.per_after != "slash":
        if scene.kind(found.end + 1) == lexer.NUMBER and len(following) == 4 and not scene.entry(found.end).clause:
            return found  # im Jahr 2023
        return found._replace(end=found.end + 1, per=entry.per_after)
    if (
        found.end + 1 >= len(scene.tokens)
        or scene.entry(found.end + 1).clause
        or scene.kind(found.end + 1) == lexer.NUMBER
    ):
        return found
    return found._replace(end=found.end + 2, per=scene.text(found.end + 1))
