"""Output contexts: what must be done to words before they stand in a text, in Markdown or on a page.

In: words of the data, as they are. Out: the same words, harmless: everything that is invisible or turns the direction
of writing is shown, a line stays one line, and in Markdown or HTML no mark has a meaning. Of our own words, only HTML
needs something.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from html import escape
from typing import Final

from attrs import frozen

from stargate_model.claims.markup import element, markup, visible

FIRST_STRONG_ISOLATE: Final = "\N{FIRST STRONG ISOLATE}"
RIGHT_TO_LEFT_ISOLATE: Final = "\N{RIGHT-TO-LEFT ISOLATE}"
POP_ISOLATE: Final = "\N{POP DIRECTIONAL ISOLATE}"

_CLOSING: Final = re.compile(rf"(?:{POP_ISOLATE}|</bdi>)+$")
_PUNCTUATION: Final = re.compile(r"([!-/:-@\[-`{-~])")
_RIGHT_TO_LEFT: Final = frozenset({"R", "AL", "AN"})


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


def isolated(text: str) -> str:
    """A run of text that keeps its direction to itself."""
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}"


def _marked(text: str, _language: str | None) -> str:
    return isolated(text)


def figure_isolated(text: str) -> str:
    """A figure or date that keeps to itself; with words from right to left in it, it is read so as a whole.

    Arabic per cent signs come with a mark of the other direction, by which the run would else be judged.
    """
    return f"{RIGHT_TO_LEFT_ISOLATE}{text}{POP_ISOLATE}" if has_right_to_left(text) else isolated(text)


def figure_element(text: str) -> str:
    """A figure or date as an element that keeps to itself, as `figure_isolated` does."""
    return f'<bdi dir="rtl">{text}</bdi>' if has_right_to_left(text) else element(text)


def last_seen(phrase: str) -> str:
    """The last character of a phrase that is seen; empty where there is none."""
    return _CLOSING.sub("", phrase)[-1:]


def has_right_to_left(text: str) -> bool:
    """Whether some character of a text is written from right to left."""
    return any(unicodedata.bidirectional(char) in _RIGHT_TO_LEFT for char in text)


@frozen(kw_only=True)
class Context:
    """What a format needs of the words that stand in it.

    Attributes:
        words: What is done to words of the data.
        own: What is done to our own words, before phrases stand in them.
        isolate: How a run of text keeps its direction to itself, given its language where it is not that of the whole;
            None where whoever reads the format sees to that.
        figure: The same for a figure or a date that stands in what is written from right to left.
        is_strict: Whether each name is isolated, in whatever direction anything is written.
    """

    words: Callable[[str], str]
    own: Callable[[str], str] = unchanged
    isolate: Callable[[str, str | None], str] | None = _marked
    figure: Callable[[str], str] = figure_isolated
    is_strict: bool = False


TEXT: Final = Context(words=visible)
MARKDOWN: Final = Context(words=markdown)
JSON: Final = Context(words=unchanged, isolate=None, figure=unchanged)
HTML: Final = Context(words=markup, own=escape, isolate=element, figure=figure_element, is_strict=True)

CONTEXTS: Final[Mapping[str, Context]] = {"text": TEXT, "markdown": MARKDOWN, "html": HTML, "json": JSON, "vega": JSON}
"""The context of each format."""
