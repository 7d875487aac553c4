"""Compatibility normalisation (NFKC) that remembers where every character came from.

In goes a text, out comes a `Normalised`: the text the lexer sees, and for each of its characters the span in the
original. Characters for which NFKC would change a number keep their own form: a superscript or circled digit never
joins a number, a full-width comma groups digits only between full-width digits, a vulgar fraction stays one character.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Sequence
from functools import lru_cache
from itertools import repeat

from attrs import frozen

_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u064b-\u065f\u093c\u094d\u1160-\u11ff\u20d0-\u20dc\u3099\u309a\uff9e\uff9f"
)
# Runs of these, and single blanks between them, are their own NFKC form; they are copied whole.
_INERT = re.compile(
    rf"(?:[!-&(-~\u3001\u3002\u3041-\u3096\u30a1-\u30fa\u3400-\u9fff\uac00-\ud7a3\u0410-\u044f](?![{_MARKS}])"
    r"| (?![\s\u3000]))++"
)
_BLANKS = re.compile(r"[\s\u3000]+")
_JOINING = re.compile(rf"[{_MARKS}]")
_CLUSTER_LIMIT = 32  # as in the stream-safe text format: sorting endless marks would not be linear

_FULL_WIDTH_DIGITS = frozenset("０１２３４５６７８９")
_FIXED_SPACES = frozenset("\u00a0\u202f\u2007\u2009")
_OWN_FORM = {
    "，": "，",
    "．": "．",
    "；": "；",
    "！": "！",
    "？": "？",
    "‐": "-",
    "‑": "-",
    "﹣": "-",
    "〜": "~",
    "∼": "~",
    "‘": "'",
    "’": "'",
    "ʼ": "'",
    "′": "'",
    "٫": ".",
    "٬": ",",
    "\u00ad": "",
    "\u061c": "",
    "\u200e": "",
    "\u200f": "",
    "\u2060": "",
    "\u2066": "",
    "\u2067": "",
    "\u2068": "",
    "\u2069": "",
    "\ufe0e": "",
    "\ufe0f": "",
    "\ufeff": "",
}


@frozen
class Normalised:
    """A normalised text and the way back to the original.

    Attributes:
        text: What the lexer reads; a run of blanks is one space, or one line feed where the run has one.
        starts: For each character of `text`, where its source begins in the original.
        ends: For each character of `text`, where its source ends in the original.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span in the original of a span that is not empty."""
        return self.starts[start], self.ends[end - 1]


def normalise(text: str) -> Normalised:
    """Normalise a text cluster by cluster, with an offset map.

    Example:
        >>> wide = normalise("５０…㎿")
        >>> wide.text, wide.span(5, 7)
        ('50...MW', (3, 4))
    """
    pieces: list[str] = []
    # an array stays small and quick to grow where a list of a million integers does not
    starts, ends = array("L"), array("L")
    index, length = 0, len(text)
    while index < length:
        if run := _INERT.match(text, index):
            stop = run.end()
            pieces.append(run[0])
            starts.extend(range(index, stop))
            ends.extend(range(index + 1, stop + 1))
            index = stop
            continue
        if blanks := _BLANKS.match(text, index):
            stop = blanks.end()
            form = "\n" if "\n" in blanks[0] else "\u00a0" if blanks[0] in _FIXED_SPACES else " "
        else:
            stop = index + 1
            while stop < length and stop - index < _CLUSTER_LIMIT and _JOINING.match(text[stop]):
                stop += 1
            form = _form(text[index:stop])
            if form in "，．" and form and _between_full_width_digits(text, index):
                form = unicodedata.normalize("NFKC", form)
        pieces.append(form)
        starts.extend(repeat(index, len(form)))
        ends.extend(repeat(stop, len(form)))
        index = stop
    return Normalised("".join(pieces), starts, ends)


def _between_full_width_digits(text: str, index: int) -> bool:
    return text[index - 1 : index] in _FULL_WIDTH_DIGITS and text[index + 1 : index + 2] in _FULL_WIDTH_DIGITS


@lru_cache(maxsize=4096)
def _form(cluster: str) -> str:
    own = _OWN_FORM.get(cluster)
    if own is not None:
        return own
    # Superscripts, subscripts, circled digits and vulgar fractions are numbers "other" than digits.
    # With marks on them too: "½" with an accent would become two numbers that stand in one place.
    if unicodedata.category(cluster[0]) in ("No", "Nl"):
        return cluster
    return unicodedata.normalize("NFKC", cluster)
