"""Number patterns of CLDR, such as `#,##0.###` and `0 Mio'.' ¤`, read into their parts.

In: the text of a pattern. Out: what stands before and after the digits, and how they are grouped. Signs stay marked in
the affixes until a locale puts its own in.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from attrs import frozen

MINUS: Final = "\ue000"
PLUS: Final = "\ue001"
PERCENT: Final = "\ue002"
CURRENCY: Final = "\ue003"
"""Marks of private use, which no pattern of CLDR holds: what is quoted in a pattern is not a sign."""

_MARKS: Final = {"-": MINUS, "+": PLUS, "%": PERCENT, "¤": CURRENCY}
_DIGITS: Final = re.compile(r"[#0@][#0-9@,.]*")


@frozen
class NumberPattern:
    """A number pattern in its parts.

    Attributes:
        prefix: What stands before the digits; signs are marks.
        suffix: What stands after them.
        negative: Prefix and suffix of negative numbers, where the pattern gives them.
        primary: How many digits the last group has; 0 for no groups.
        secondary: How many the groups before it have.
        minimum_whole: How many digits stand before the separator at least.
        has_digits: Whether the pattern shows the number at all; French has a bare word for 1000.
    """

    prefix: str
    suffix: str
    negative: tuple[str, str] | None
    primary: int
    secondary: int
    minimum_whole: int
    has_digits: bool

    @property
    def is_plain(self) -> bool:
        """Whether the pattern adds nothing to the number."""
        return self.has_digits and not self.prefix and not self.suffix


@lru_cache(maxsize=4096)
def parse(text: str) -> NumberPattern:
    """Read a pattern.

    Example:
        >>> parse("#,##,##0.00").secondary
        2
    """
    positive, _, negative = _split(text)
    prefix, digits, suffix = _parts(positive)
    before, _, after = _parts(negative)
    whole = digits.partition(".")[0]
    groups = whole.split(",")[1:]
    primary = len(groups[-1]) if groups else 0
    return NumberPattern(
        prefix,
        suffix,
        (before, after) if negative else None,
        primary,
        len(groups[-2]) if len(groups) > 1 else primary,
        whole.count("0"),
        bool(digits),
    )


def _split(text: str) -> tuple[str, str, str]:
    quoted = False
    for at, char in enumerate(text):
        if char == "'":
            quoted = not quoted
        elif char == ";" and not quoted:
            return text[:at], ";", text[at + 1 :]
    return text, "", ""


def _parts(text: str) -> tuple[str, str, str]:
    """Prefix, digits and suffix; signs become marks, quoted text stays as it is."""
    affixes = ["", ""]
    digits = ""
    quoted = False
    at = 0
    while at < len(text):
        char = text[at]
        if char == "'":
            if text[at + 1 : at + 2] == "'":
                affixes[bool(digits)] += "'"
                at += 1
            else:
                quoted = not quoted
        elif not quoted and not digits and (match := _DIGITS.match(text, at)):
            digits = match[0]
            at = match.end()
            continue
        else:
            affixes[bool(digits)] += char if quoted else _MARKS.get(char, char)
        at += 1
    return affixes[0], digits, affixes[1]
