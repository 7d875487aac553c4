"""Localization: numbers, units, money, dates, hedges and lists in a locale, and the messages of twelve languages.

General layout, lower first:

    cldr, cldr_extra.json      CLDR data, as Babel ships them and what Babel leaves out
    patterns, plurals          number patterns and plural rules, read
    resolved, negotiate        one locale as an immutable object; which locale a tag means
    numbers, money, ranges     numbers as text
    units, units.toml          which words a unit has
    messages, hedges           whole messages from catalogs; the words of hedges
    amounts, dates, lists      phrases
    formatter                  the way in

Importing this loads no CLDR data; the first `Formatter` does.
"""

from __future__ import annotations

from stargate_model.localization.formatter import Formatter
from stargate_model.localization.messages import Message, Messages, message
from stargate_model.localization.negotiate import SUMMARY_LANGUAGES, summary_language

__all__ = ["SUMMARY_LANGUAGES", "Formatter", "Message", "Messages", "message", "summary_language"]
