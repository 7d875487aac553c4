"""What the grammar looks at: the tokens of a text, its language, place and date.

Every look around a token is bounded by a number of tokens or characters, which keeps the grammar linear.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from attrs import frozen

from stargate_model.claims.dates import PartialDate
from stargate_model.reading.lexer import Token
from stargate_model.reading.lexicon import EMPTY, Entry, Lexicon

NEAR: Final = 40
"""How many tokens or characters a word reaches within its clause."""


@frozen
class Scene:
    """The tokens of a text and what else decides their meaning."""

    tokens: tuple[Token, ...]
    lexicon: Lexicon
    place: str | None
    published: PartialDate | None

    def entry(self, index: int) -> Entry:
        """What the lexicon says of a token; nothing where there is none."""
        return self.tokens[index].entry if 0 <= index < len(self.tokens) else EMPTY

    def text(self, index: int) -> str:
        """The text of a token; empty where there is none."""
        return self.tokens[index].text if 0 <= index < len(self.tokens) else ""

    def kind(self, index: int) -> str:
        """The kind of a token; empty where there is none."""
        return self.tokens[index].kind if 0 <= index < len(self.tokens) else ""

    def spaced(self, index: int) -> bool:
        """Whether a blank stands before a token; true at the end of the text."""
        return self.tokens[index].spaced if 0 <= index < len(self.tokens) else True

    def glued_hyphen(self, index: int) -> bool:
        """Whether a token is a hyphen that joins two words of a spaced language (350-megawatt)."""
        if not self.lexicon.spaced or self.text(index) != "-":
            return False
        return not self.spaced(index) and index + 1 < len(self.tokens) and not self.spaced(index + 1)

    def nearest(self, index: int, tells: Callable[[Entry], str | None]) -> str | None:
        """What the nearest word of the clause that tells something tells; of two as near, the one before."""
        found: list[tuple[int, str]] = []
        for step in (-1, 1):
            for away in range(1, NEAR + 1):
                at = index + step * away
                entry = self.entry(at)
                if not 0 <= at < len(self.tokens) or entry.clause:
                    break
                if told := tells(entry):
                    found.append((away, told))
                    break
        return min(found)[1] if found else None

    def clause_has(self, index: int, holds: Callable[[Entry], bool]) -> bool:
        """Whether some word near a token, in the same clause, is of a sort."""
        for step in (-1, 1):
            at = index
            for _ in range(NEAR):
                at += step
                entry = self.entry(at)
                if not 0 <= at < len(self.tokens) or entry.clause:
                    break
                if holds(entry):
                    return True
        return False
