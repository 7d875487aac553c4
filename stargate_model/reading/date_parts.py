"""What dates are made of: whole numbers, years of four digits, the words between them; and a date as it is stated."""

from __future__ import annotations

from decimal import Decimal
from typing import Final, NamedTuple

from stargate_model.reading import lexer
from stargate_model.reading.numerals import numeral_at
from stargate_model.reading.scene import Scene

_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 2100


class Stated(NamedTuple):
    """A date as the text states it, not yet held against the calendar.

    Attributes:
        start: The first token of its span.
        end: The token after it.
        value: The text of the partial date.
        refusal: Why there is none.
    """

    start: int
    end: int
    value: str | None = None
    refusal: str | None = None


def is_year(number: int) -> bool:
    """Whether a number of four digits may be a year."""
    return _FIRST_YEAR <= number <= _LAST_YEAR


def whole_at(scene: Scene, at: int) -> tuple[int, int] | None:
    """A whole number without marks, and the token after it."""
    if scene.kind(at) == lexer.NUMBER:
        text = scene.text(at)
        return (int(text), at + 1) if text.isdigit() and len(text) <= 4 else None
    numeral = numeral_at(scene.tokens, at, scene.lexicon, scene.place)
    if numeral is None or numeral.upper is not None or numeral.code or numeral.digits or numeral.share:
        return None
    value = numeral.value
    return (int(value), numeral.end) if value == int(value) and value < Decimal(10000) else None


def past_links(scene: Scene, at: int) -> int:
    """Past what joins the parts of a date: of, de, a comma, a point after a day."""
    for _ in range(2):
        if scene.entry(at).link or scene.text(at) in {",", "."}:
            at += 1
    return at


def year_at(scene: Scene, at: int) -> tuple[int, int] | None:
    """Four digits that may be a year, and the token after them."""
    if scene.kind(at) != lexer.NUMBER or len(scene.text(at)) != 4 or not scene.text(at).isdigit():
        return None
    year = int(scene.text(at))
    return (year, at + 1) if is_year(year) else None
