"""Labels: the short noun phrase for a member of a vocabulary, in a language.

The English label stands with the member; the catalogs have the others, under the context `label:` and the name of the
vocabulary, since one English word may be several in another language.
"""

from __future__ import annotations

from stargate_model.claims.text import Text
from stargate_model.claims.vocabulary import Vocabulary
from stargate_model.localization import Messages
from stargate_model.records.structure import Structure, wire_name


def label(member: Vocabulary, locale: str) -> str:
    """The label of a member in one of the languages of summaries.

    Raises:
        LocaleError: The language is not offered, or its catalog lacks the label.

    Example:
        >>> from stargate_model.records.vocabularies import Technology
        >>> label(Technology.GAS_TURBINE, "en"), label(Technology.GAS_TURBINE, "zh-Hans")
        ('gas turbine', '燃气轮机')
    """
    return labelled(member, Messages(locale))


def field_label(cls: type[Structure], name: str) -> Text:
    """What a field is called: what its class says, or the name that data have, in words."""
    return cls.labels.get(name) or in_words(wire_name(name))


def in_words(name: str) -> Text:
    """A name of data in words.

    Example:
        >>> in_words("nuclear_plants")["en"]
        'Nuclear plants'
    """
    words = name.replace("_", " ")
    return Text({"en": words[:1].upper() + words[1:]})


def labelled(member: Vocabulary, messages: Messages) -> str:
    """The label of a member from the messages of a language; a vocabulary of others has its own."""
    if member.labels is not None:
        return messages.open(member.labels)
    if not type(member).__module__.startswith("stargate_model."):
        return member.label
    return messages.get(f"label:{type(member).__name__}", member.label)
