"""Blanking of what cannot hold a figure: comments, tags, addresses, link targets.

In goes a text, out comes a text of the same length in which every masked character is a space, so that offsets stay.
A tag that ends a line on a page (a paragraph, a table cell) leaves a line feed: no figure reaches over it.
Every pattern is linear: none can run over the same characters again from a later start.
"""

from __future__ import annotations

import re

_LONG_OPENER = re.compile(r"<!--|<(script|style)\b", re.IGNORECASE)
# A "<" inside a tag starts the next one: an unclosed tag never makes the search run to the end of the text.
_TAG = re.compile(r"""<(/?[A-Za-z][A-Za-z0-9]*|[!?])(?:[^<>"']++|"[^"<]*+"|'[^'<]*+'|["'])*+>""")
_LINK_TARGET = re.compile(r"(?<=\])\((?=[/#.]|[a-z]{2,10}:)[^()\s]*+(?:\([^()\s]*+\)[^()\s]*+)*+\)")
_ADDRESS = re.compile(
    r"\b(?:https?|ftp)://[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]++"
    r"|(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]++@[A-Za-z0-9-]++(?:\.[A-Za-z0-9-]++)++"
    r"|(?<![A-Za-z0-9._-])(?:[A-Za-z0-9-]++\.)++(?:com|org|net|gov|edu|info|news|io|cn|tw|hk|jp|kr|de|fr|es|uk|eu|br|ru)"
    r"(?![A-Za-z0-9-])(?:/[A-Za-z0-9\-._~:/?#@!$&'*+,;=%]*+)?"
)
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,10}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_LINE_TAGS = frozenset(
    "p br div li ul ol td th tr table h1 h2 h3 h4 h5 h6 section article blockquote figcaption".split()
)


def mask(text: str) -> str:
    """Blank comments, tags, addresses and link targets, each to spaces of the same length.

    Example:
        >>> mask('<img width="100%">5 GW')
        '                  5 GW'
    """
    if "<" in text:
        text = _TAG.sub(_blank_tag, _without_long_elements(text))
    if "](" in text:
        text = _LINK_TARGET.sub(_blank, text)
    if "." in text:
        text = _ADDRESS.sub(_blank, text)
    if "&" in text:
        text = _ENTITY.sub(_blank, text)
    return text


def _blank(match: re.Match[str]) -> str:
    return " " * (match.end() - match.start())


def _blank_tag(match: re.Match[str]) -> str:
    spaces = _blank(match)
    return "\n" + spaces[1:] if match[1].strip("/").lower() in _LINE_TAGS else spaces


def _without_long_elements(text: str) -> str:
    """Blank comments, scripts and style sheets; one without an end is left as it stands."""
    pieces: list[str] = []
    done = 0
    unclosed: set[str] = set()
    lower = text.lower() if _LONG_OPENER.search(text) else text
    if len(lower) != len(text):
        lower = text
    for opener in _LONG_OPENER.finditer(text):
        closer = f"</{opener[1].lower()}" if opener[1] else "-->"
        if opener.start() < done or closer in unclosed:
            continue
        end = lower.find(closer, opener.end())
        end = lower.find(">", end) + 1 if end >= 0 else 0
        if not end:
            unclosed.add(closer)
            continue
        pieces += (text[done : opener.start()], " " * (end - opener.start()))
        done = end
    return "".join((*pieces, text[done:]))
