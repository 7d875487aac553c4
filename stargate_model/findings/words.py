"""Words that findings of form name as wanted or found, such as a list or power: they are ours, and told in a language.

What is not in the table is a word of the data, or a notation that is the same in every language.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from stargate_model.localization.messages import Message, message

_EVERY: Final = (
    message("word:area", "area"),
    message("word:compute", "compute"),
    message("word:count", "count"),
    message("word:duration", "duration"),
    message("word:emissions", "emissions"),
    message("word:energy", "energy"),
    message("word:length", "length"),
    message("word:mass", "mass"),
    message("word:money", "money"),
    message("word:power", "power"),
    message("word:share", "share"),
    message("word:voltage", "voltage"),
    message("word:volume", "volume"),
    message("word:object", "an object"),
    message("word:list", "a list"),
    message("word:text", "text"),
    message("word:number", "a number"),
    message("word:whole-number", "a whole number"),
    message("word:truth-value", "a truth value"),
    message("word:true-or-false", "true or false"),
    message("word:null", "null"),
    message("word:something-else", "something else"),
    message("word:figure", "a figure, such as 1.2 GW"),
    message("word:texts", "an object of texts by language, such as en: Abilene"),
    message("word:digest", "a SHA-256 digest: 64 lowercase hexadecimal digits"),
    message("word:address", "an http or https address, such as https://example.org/page"),
    message("word:language-tag", "a language tag, such as en, zh-Hans or pt-BR"),
    message("word:country", "a country code of ISO 3166-1, such as US"),
    message("word:subdivision", "a subdivision code of ISO 3166-2, such as US-TX"),
    message("word:pointer", "a JSON pointer, such as /capacity or /milestones/0"),
)
WORDS: Final[Mapping[str, Message]] = {told.text: told for told in _EVERY}
"""The words, by what they are in English."""
