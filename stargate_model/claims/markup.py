"""Words of the data in HTML: harmless, on one line, each run with its own direction.

In: words as the data have them. Out: the same words with neither a tag nor an entity in them, and with everything shown
that is invisible or turns the direction of writing.
"""

from __future__ import annotations

import re
import unicodedata
from html import escape
from typing import Final

_SPACES: Final = re.compile(r"[\t\n\r\x0b\x0c\x85\u2028\u2029 ]+")
_HIDDEN: Final = frozenset({"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"})
# joiners that letters need, and signs of Arabic and Syriac that are seen
_SEEN: Final = frozenset("\u200c\u200d\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u08e2")


def visible(text: str) -> str:
    r"""A text on one line, with what cannot be seen shown by its code.

    Example:
        >>> visible("a\nb\u202ec")
        'a b\\u{202E}c'
    """
    line = _SPACES.sub(" ", text).strip()
    return "".join(f"\\u{{{ord(char):X}}}" if _is_hidden(char) else char for char in line)


def markup(text: str) -> str:
    """A text of the data in which HTML finds neither a tag nor an entity.

    Example:
        >>> markup("<b>Tom & Jerry</b>")
        '&lt;b&gt;Tom &amp; Jerry&lt;/b&gt;'
    """
    return escape(visible(text))


def element(text: str, language: str | None = None) -> str:
    """A run of markup that keeps its direction to itself, with its language where that is not the page's."""
    return f"<bdi>{text}</bdi>" if language is None else f'<bdi lang="{escape(language)}">{text}</bdi>'


def _is_hidden(char: str) -> bool:
    return unicodedata.category(char) in _HIDDEN and char not in _SEEN
