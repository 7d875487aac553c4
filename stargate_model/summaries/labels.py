"""Labels: the short noun phrase for a member of a vocabulary, in a language.

The English label stands with the member; the catalogs have the others, under the context `label:` and the name of the
vocabulary, since one English word may be several in another language.
"""

from __future__ import annotations

from stargate_model.claims.vocabulary import Vocabulary
from stargate_model.localization import Messages


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


def labelled(member: Vocabulary, messages: Messages) -> str:
    """The label of a member from the messages of a language."""
    return messages.get(f"label:{type(member).__name__}", member.label)
