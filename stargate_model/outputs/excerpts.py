"""The source of a finding, as compilers show it: the line behind its number, and under it a mark of what is meant.

In: a finding that carries its line. Out: lines for a terminal of 80 columns; a Chinese character takes two of them, a
combining mark none, a tab four. What does not show is made visible, and of a long line the part around the mark stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate
from pathlib import PurePath
from typing import Final

from wcwidth import wcswidth, wcwidth

from stargate_model.claims.text import visible
from stargate_model.findings.finding import Finding
from stargate_model.formats.tree import KEY_PROBLEMS

WIDTH: Final = 80
"""How many columns of a terminal a shown line takes at most."""

GUTTER: Final = 5
"""How many columns the number of a line takes, if it has no more digits."""

_TAB: Final = " " * 4
_CUT: Final = "…"

# what stands at a place, by the punctuation that ends it there
_QUOTED: Final = re.compile(r'"(?:[^"\\]|\\.)*+"|' + r"'(?:[^']|'')*+'")
_CELL: Final = re.compile(r'"(?:[^"]|"")*+"|[^,]++')
_IN_FLOW: Final = re.compile(r"(?:[^\s:,{}\[\]]|:(?=[^\s,{}\[\]])|[ \t]++(?![#\s]))++")
_IN_BLOCK: Final = re.compile(r"(?:[^\s:]|:(?=\S)|[ \t]++(?![#\s]))++")
_IN_TOML: Final = re.compile(r"[^\s=,{}\[\]#]++")
_IS_KEY: Final = re.compile(r"[ \t]*+:(?:\s|\Z)")
_TO_COMMENT: Final = re.compile(r"(?:[^\s]|[ \t]++(?![#\s]))*+")

_OF_FORMATS: Final = {".csv": _CELL, ".toml": _IN_TOML}
"""What stands at a place, by the format of the file; else it is YAML or JSON."""

_POINTS: Final = frozenset({"limit", "not-utf8", "setting-syntax", "syntax"})
"""Codes of what is wrong at one character, whatever follows it."""


def source(finding: Finding) -> tuple[str, ...]:
    r"""The line of a finding and the line of its mark; then the phrase that it is about, where the line hides that.

    Example:
        >>> from stargate_model.findings.finding import Excerpt, Severity
        >>> excerpt = Excerpt.around("    capcity: 1.2 GW", 5)
        >>> found = Finding(code="unknown-key", severity=Severity.ERROR, line=7, column=5, excerpt=excerpt)
        >>> print(*source(found), sep="\n")
            7 |     capcity: 1.2 GW
              |     ^^^^^^^
    """
    phrase = _phrase(finding)
    span = meant(finding)
    if span is None or finding.excerpt is None:
        return () if phrase is None else _under(*phrase, "")
    cells = [_TAB if character == "\t" else visible(character) for character in finding.excerpt.text]
    start, end = (column - finding.excerpt.column for column in span)
    number = f"{finding.line:>{GUTTER}} | "
    ranged = _inside(finding.excerpt.text, phrase, start)
    low, high = _window(cells, start, ranged[1] if ranged else end, WIDTH - len(number) - 2 * len(_CUT))
    if ranged is not None and ranged[1] > high:
        ranged = None
    before = _CUT if finding.excerpt.column > 1 or low else ""
    after = _CUT if high < len(cells) else ""
    shown = [before, *cells[low:high], after]
    marks = {"^": (start, min(end, max(high, start + 1))), **({} if ranged is None else {"~": ranged})}
    mark = _marks(shown, {sign: (one - low + 1, other - low + 1) for sign, (one, other) in marks.items()})
    blank = f"{'':>{len(number) - 3}} | "
    lines = (f"{number}{''.join(shown)}".rstrip(), f"{blank}{mark}")
    return lines if phrase is None or ranged is not None else (*lines, *_under(*phrase, blank))


def meant(finding: Finding) -> tuple[int, int] | None:
    """The first column of what a finding means, from 1, and the one after its last; None without its line.

    Example:
        >>> from stargate_model.findings.finding import Excerpt, Severity
        >>> excerpt = Excerpt.around("{id: abilene, status: 'open'}  # Texas", 23)
        >>> meant(Finding(code="unknown-word", severity=Severity.ERROR, line=1, column=23, excerpt=excerpt))
        (23, 29)
    """
    excerpt, column = finding.excerpt, finding.column
    if excerpt is None or column is None or finding.line is None:
        return None
    at = column - excerpt.column
    if not 0 <= at <= len(excerpt.text):
        return None
    return column, column + max(1, _length(finding, excerpt.text, at))


def _length(finding: Finding, text: str, at: int) -> int:
    """How many characters belong to what stands at a place of a line."""
    if finding.code in _POINTS or text.startswith(("{", "["), at):
        return 1
    plain = _OF_FORMATS.get(PurePath(finding.path or "").suffix.lower())
    plain = plain or (_IN_FLOW if _is_in_flow(text[:at]) else _IN_BLOCK)
    match = (None if plain is _CELL else _QUOTED.match(text, at)) or plain.match(text, at)
    if match is None:
        return 1
    if finding.code not in KEY_PROBLEMS and plain is _IN_BLOCK and _IS_KEY.match(text, match.end()):
        match = _TO_COMMENT.match(text, at) or match  # an object that begins here: its first member stands for it
    return len(match[0].rstrip(" \t,"))


def _is_in_flow(before: str) -> bool:
    """Whether a bracket that a line has opened is not yet closed."""
    return before.count("{") + before.count("[") > before.count("}") + before.count("]")


# -- columns -----------------------------------------------------------------------------------------------------------


def _width(text: str) -> int:
    return max(0, wcswidth(text))


def _window(cells: Sequence[str], at: int, until: int, room: int) -> tuple[int, int]:
    """The part of a line that is shown: all of it, or what is around a place, and to the end of what is marked."""
    widths = [max(0, wcwidth(cell)) if len(cell) == 1 else _width(cell) for cell in cells]
    if sum(widths) <= room:
        return 0, len(cells)
    spare = room - sum(widths[at:until])
    before = min(room // 3, spare) if spare >= 0 else room // 3
    low = at - sum(1 for total in accumulate(reversed(widths[:at])) if total <= before)
    high = low + sum(1 for total in accumulate(widths[low:]) if total <= room)
    if high == len(cells):  # the end of the line leaves room before it
        low = high - sum(1 for total in accumulate(reversed(widths)) if total <= room)
    while low < at and not widths[low]:  # a mark belongs to the letter before it
        low += 1
    return low, high


def _marks(cells: Sequence[str], spans: dict[str, tuple[int, int]]) -> str:
    """A line with signs under some cells."""
    drawn = ""
    for sign, (start, end) in sorted(spans.items(), key=lambda one: one[1]):
        before = _width("".join(cells[:start]))
        width = max(1, _width("".join(cells[:end])) - before)
        drawn += " " * (before - len(drawn)) + sign * width
    return drawn


# -- phrases -----------------------------------------------------------------------------------------------------------


def _phrase(finding: Finding) -> tuple[str, str] | None:
    """The phrase that a finding is about and the part of it that was read; None where it is about none."""
    quote, marked = finding.params.get("quote"), finding.params.get("marked")
    if isinstance(quote, str) and isinstance(marked, str) and quote and marked:
        return quote, marked
    return None


def _inside(line: str, phrase: tuple[str, str] | None, start: int) -> tuple[int, int] | None:
    """Where a line has the part of a phrase that was read, after a place; None where it has not."""
    if phrase is None:
        return None
    quote, marked = phrase
    at, inner = line.find(quote, start + 1), quote.find(marked)
    return None if at < 0 or inner < 0 else (at + inner, at + inner + len(marked))


def _under(quote: str, marked: str, blank: str) -> tuple[str, str]:
    """A phrase on a line of its own, and a line that marks the part that was read."""
    shown, part = visible(quote), visible(marked)
    before = shown.partition(part)[0] if part in shown else ""
    indent = blank or " " * 4
    mark = "~" * max(1, _width(part if part in shown else shown))
    return f"{indent}{shown}", f"{indent}{' ' * _width(before)}{mark}"
