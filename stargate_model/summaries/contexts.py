"""Output contexts: what must be done to data before they stand in a text or in Markdown.

In: words of the data, as they are. Out: the same words, harmless: everything that is invisible or turns the direction
of writing is shown, a line stays one line, and in Markdown no mark has a meaning. Our own words need none of it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Final

FIRST_STRONG_ISOLATE: Final = "\N{FIRST STRONG ISOLATE}"
POP_ISOLATE: Final = "\N{POP DIRECTIONAL ISOLATE}"

_SPACES: Final = re.compile(r"[\t\n\r\x0b\x0c\x85\u2028\u2029 ]+")
_HIDDEN: Final = frozenset({"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"})
# joiners that letters need, and signs of Arabic and Syriac that are seen
_SEEN: Final = frozenset("\u200c\u200d\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u08e2")
_PUNCTUATION: Final = re.compile(r"([!-/:-@\[-`{-~])")
_RIGHT_TO_LEFT: Final = frozenset({"R", "AL", "AN"})


def visible(text: str) -> str:
    r"""A text on one line, with what cannot be seen shown by its code.

    Example:
        >>> visible("a\nb\u202ec")
        'a b\\u{202E}c'
    """
    line = _SPACES.sub(" ", text).strip()
    return "".join(f"\\u{{{ord(char):X}}}" if _is_hidden(char) else char for char in line)


def markdown(text: str) -> str:
    r"""A text whose punctuation Markdown takes as it stands.

    Example:
        >>> markdown("[Engine](x) No. 1")
        '\\[Engine\\]\\(x\\) No\\. 1'
    """
    return _PUNCTUATION.sub(r"\\\1", visible(text))


def unchanged(text: str) -> str:
    """A text as the data have it: JSON has an escape of its own."""
    return text


ESCAPES: Final[Mapping[str, Callable[[str], str]]] = {"text": visible, "markdown": markdown, "json": unchanged}
"""What is done to data in each format."""


def isolated(text: str) -> str:
    """A run of text that keeps its direction to itself."""
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}"


def has_right_to_left(text: str) -> bool:
    """Whether some character of a text is written from right to left."""
    return any(unicodedata.bidirectional(char) in _RIGHT_TO_LEFT for char in text)


def _is_hidden(char: str) -> bool:
    return unicodedata.category(char) in _HIDDEN and char not in _SEEN
