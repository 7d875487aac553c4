"""Numbers that no unit, currency or noun after them measures: counted by a noun before them, or refused.

In goes a scene with a numeral, out comes an `Amount` or the refusal: silent where the number is only a word, a name or
a year, `unit-missing` and the like where it states something that is not there to read.
"""

from __future__ import annotations

from decimal import Decimal

from stargate_model.reading import lexer
from stargate_model.reading.ends import Amount, inner_hedges
from stargate_model.reading.found import Found
from stargate_model.reading.hedging import Prefix
from stargate_model.reading.measured import Measured, noun_behind
from stargate_model.reading.places import Numeral
from stargate_model.reading.scene import Scene


def counted_before(scene: Scene, at: int, numeral: Numeral, prefix: Prefix) -> Amount | None:
    """What a noun before the number counts: 用户已达7亿."""
    if numeral.bare or not (numeral.digits or numeral.scaled) or _is_year(scene, at):
        return None
    if scene.lexicon.spaced and not prefix.hedges and not numeral.scaled:
        return None
    noun = noun_behind(scene, at)
    if noun is None:
        return None
    return Amount(
        end=numeral.end,
        measured=Measured(numeral.end, noun),
        value=numeral.value,
        upper=numeral.upper,
        vague=numeral.vague,
        ranged=False,
        last_place=Decimal(1),
        hedges=inner_hedges(numeral, None),
        code=numeral.code,
    )


def refused(scene: Scene, at: int, numeral: Numeral, prefix: Prefix) -> Found:
    """Why a number that nothing measures is no figure."""
    start, end = prefix.start, numeral.end
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
