"""Localization: numbers, units, money, dates, hedges and lists in a locale, and the messages of twelve languages.

General layout, lower first:

    cldr, cldr_extra.json      CLDR data, as Babel ships them and what Babel leaves out
    patterns, plurals          number patterns and plural rules, read
    resolved, negotiate        one locale as an immutable object; which locale a tag means
    numbers, money, ranges     numbers as text
    units, units.toml          which words a unit has
    marks                      messages of tables, before they are told
    messages, hedges           whole messages from catalogs; the words of hedges
    amounts, dates, lists      phrases
    formatter                  the way in

Importing this loads nothing; a name is loaded when it is asked for, and CLDR data with the first `Formatter`.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from stargate_model.localization.formatter import Formatter
    from stargate_model.localization.marks import Message, message
    from stargate_model.localization.messages import Messages
    from stargate_model.localization.negotiate import SUMMARY_LANGUAGES, summary_language

_HOMES: Final = {
    "Formatter": "formatter",
    "Message": "marks",
    "Messages": "messages",
    "SUMMARY_LANGUAGES": "negotiate",
    "message": "marks",
    "summary_language": "negotiate",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


__all__ = ["SUMMARY_LANGUAGES", "Formatter", "Message", "Messages", "message", "summary_language"]
