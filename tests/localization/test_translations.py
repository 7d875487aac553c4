"""Every message of every floor, in every language."""

import pytest

from stargate_model.localization import SUMMARY_LANGUAGES

from .catalog_check import drift
from .test_catalogs import extracted, faults_of, messages_of, source

__all__ = ["extracted"]


@pytest.mark.parametrize("language", SUMMARY_LANGUAGES)
def test_catalogs_have_exactly_the_messages_of_the_code(language, extracted):
    """Nothing that the code tells is missing, and nothing is kept that it no longer tells."""
    present = {(message.context, message.id) for message in messages_of(source(language))}
    assert drift(present, extracted) == []


@pytest.mark.parametrize("language", [language for language in SUMMARY_LANGUAGES if language != "en"])
def test_every_message_is_translated(language):
    """Each message has a text without fault, in each of the eleven languages that are not its source."""
    wrong = {(message.context, message.id): faults_of(message, language) for message in messages_of(source(language))}
    assert not {message: found for message, found in wrong.items() if found}
