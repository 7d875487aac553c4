"""Lists of phrases, joined as the locale joins them: `A, B, and C`.

In: finished phrases. Out: one text. Two languages change the joining word by what follows it, which CLDR's data do not
say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from stargate_model.localization.resolved import Resolved

# language, what the pattern joins with, the next item that changes it, what it joins with then
_BY_SOUND: Final = (
    ("es", " y {1}", re.compile(r"(?:i|hi(?!e|a))", re.IGNORECASE), " e {1}"),
    ("he", " ו{1}", re.compile(r"(?![\u0590-\u05ff])"), " ו-{1}"),
)


def list_text(locale: Resolved, items: Sequence[str]) -> str:
    """The items as one text; empty for none."""
    if not items:
        return ""
    if len(items) == 1:
        return items[0]
    patterns = locale.tables.list_patterns()
    if len(items) == 2 and "2" in patterns:
        return _join(locale, patterns["2"], items[0], items[1])
    text = _join(locale, patterns.get("start", "{0}, {1}"), items[0], items[1]) if len(items) > 2 else items[0]
    for item in items[2:-1]:
        text = _join(locale, patterns.get("middle", "{0}, {1}"), text, item)
    return _join(locale, patterns.get("end", "{0}, {1}"), text, items[-1])


def _join(locale: Resolved, pattern: str, first: str, last: str) -> str:
    for language, usual, sound, changed in _BY_SOUND:
        if language == locale.language and sound.match(last):
            pattern = pattern.replace(usual, changed)
    before, _, rest = pattern.partition("{0}")
    between, _, after = rest.partition("{1}")
    return f"{before}{first}{between}{last}{after}"
