"""What is wrong with a translation: the checks that Babel's own lack.

In: a context, an English text, its translation and the language. Out: the faults found, in words. Any test that adds
messages can use it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping

from stargate_model.localization.messages import places

_OPEN_OR_CLOSED = re.compile(r"[{}]")
_CJK = r"[\u2e80-\u303f\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff]"
_ASCII_AT_CJK = re.compile(rf"{_CJK}[,.:;()!?]|[,.:;()!?]{_CJK}")
_MARKUP = re.compile(r"<[a-z/!]|&[a-z#]", re.IGNORECASE)
_PLACE = re.compile(r"\{[a-z_]+\}")
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def faults(msgid: str, text: str, language: str) -> list[str]:
    """The faults of a translation, empty when it has none."""
    found: list[str] = []
    if not text:
        return ["it is not translated"]
    if places(msgid) != places(text):
        found.append(f"places {sorted(places(text))} instead of {sorted(places(msgid))}")
    if _OPEN_OR_CLOSED.search(_PLACE.sub("", text)):
        found.append("a brace that is no place")
    if len(_PLACE.findall(text)) != len(_PLACE.findall(msgid)):
        found.append("a place more often or less often than in English")
    if re.search(r"%\(|%[sd]", text):
        found.append("a percent format")
    if _MARKUP.search(text):
        found.append("markup")
    if any(unicodedata.category(char) == "Cc" for char in text.replace("\n", "")):
        found.append("a control character")
    if text.count("\n") != msgid.count("\n"):
        found.append("other lines than in English")
    if _BIDI & set(text):
        found.append("a mark of direction")
    if language.startswith(("zh", "ja")) and _ASCII_AT_CJK.search(_PLACE.sub("", text)):
        found.append("ASCII punctuation at Han or kana")
    if (text[0].isspace(), text[-1].isspace()) != (msgid[0].isspace(), msgid[-1].isspace()):
        found.append("a space at an end")
    return found


def form_faults(forms: Mapping[str, str], categories: Collection[str]) -> list[str]:
    """What is wrong with the plural forms of a message: exactly those of the language are filled, and in no other way.

    Args:
        forms: The text of each category; empty where there is none.
        categories: The categories of the language's rule.
    """
    found = [f"no form for {category}" for category in categories if not forms.get(category)]
    surplus = [category for category, text in forms.items() if text and category not in categories]
    return found + [f"a form for {category}, which the language lacks" for category in surplus]


def drift(present: Collection[tuple[str, str]], wanted: Collection[tuple[str, str]]) -> list[str]:
    """What a catalog lacks of the code's messages, and what it keeps that the code no longer tells."""
    missing, surplus = set(wanted) - set(present), set(present) - set(wanted)
    return [
        *(f"missing: {context}: {text}" for context, text in sorted(missing)),
        *(f"no longer told: {context}: {text}" for context, text in sorted(surplus)),
    ]
