"""The catalogs: whole, of one form with the code, and safe to put phrases into."""

import io
import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

from stargate_model.localization import SUMMARY_LANGUAGES, cldr, negotiate
from stargate_model.localization.plurals import CATEGORIES, PluralRules

from .catalog_check import drift, faults, form_faults

ROOT = Path(__file__).parents[2]
CATALOGS = ROOT / "stargate_model" / "localization" / "catalogs"
OWN = ("hedge:", "money:", "vague:", "date:", "period:")
METHODS = [("**.py", "extract_messages:extract")]


def source(language):
    """The catalog of a language, as people edit it."""
    path = CATALOGS / negotiate.catalog_name(language) / "LC_MESSAGES" / "stargate_model.po"
    with path.open("rb") as lines:
        return read_po(lines, locale=negotiate.catalog_name(language))


def messages_of(catalog):
    """Its messages, without the head."""
    return [message for message in catalog if message.id]


def test_the_extractor_is_the_one_of_the_config():
    """What the tests extract with is what `pybabel extract -F .dev/babel.toml` uses."""
    text = (ROOT / ".dev" / "babel.toml").read_text("utf-8")
    assert METHODS[0][1] in text
    assert 'pattern = "stargate_model/**.py"' in text


@pytest.fixture(scope="module")
def extracted():
    """Context and English text of every message that the code has."""
    found = {(context, text) for _, _, text, _, context in extract_from_dir(ROOT / "stargate_model", METHODS)}
    assert len(found) > 50, "an extraction that finds next to nothing has looked in the wrong place"
    return found


@pytest.mark.parametrize("language", SUMMARY_LANGUAGES)
def test_each_catalog_has_the_messages_of_the_code(language, extracted):
    """No catalog lacks a message that the code tells, or keeps one of this floor that it no longer tells."""
    present = {(message.context, message.id) for message in messages_of(source(language))}
    assert {message for message in extracted if message[0].startswith(OWN)} <= present
    assert {message for message in present if message[0].startswith(OWN)} <= extracted


def faults_of(message, language):
    """What is wrong with a message of a catalog; a form of a plural that the language lacks stays empty."""
    if "#" in message.context and not message.string:
        return []
    return [*faults(message.id, message.string, language), *(["fuzzy"] if message.fuzzy else [])]


@pytest.mark.parametrize("language", [language for language in SUMMARY_LANGUAGES if language != "en"])
def test_the_words_of_figures_are_translated(language):
    """Each message of this floor is translated, not fuzzy, and passes the checks."""
    own = [message for message in messages_of(source(language)) if message.context.startswith(OWN)]
    wrong = {(message.context, message.id): faults_of(message, language) for message in own}
    assert not {message: found for message, found in wrong.items() if found}


@pytest.mark.parametrize("language", SUMMARY_LANGUAGES)
def test_counted_messages_have_the_categories_of_the_language(language):
    """A message with plural forms has a text for exactly the categories of the language's CLDR rule."""
    rules = PluralRules.parse(cldr.tables(negotiate.catalog_name(language)).plural_rules())
    counted = {}
    for message in messages_of(source(language)):
        stem, _, category = message.context.partition("#")
        if category in CATEGORIES:
            counted.setdefault((stem, message.id), {})[category] = message.string or ""
    wrong = {told: form_faults(forms, rules.categories) for told, forms in counted.items()}
    assert not {told: found for told, found in wrong.items() if found}


def test_a_plural_form_too_few_or_too_many_is_found():
    """The check can fail: on a form that is empty, on one that is not there, and on one of another language."""
    russian = ("one", "few", "many", "other")
    whole = dict.fromkeys(russian, "{n} мест")
    assert form_faults(whole, russian) == []
    assert form_faults({**whole, "few": ""}, russian) == ["no form for few"]
    assert form_faults({"one": "{n} job"}, ("one", "other")) == ["no form for other"]
    assert form_faults({**whole, "two": "{n}"}, russian) == ["a form for two, which the language lacks"]


def test_a_message_that_comes_or_goes_is_found():
    """A catalog that lags behind the code is told apart from one that has run ahead of it."""
    wanted = {("hedge:at_most", "up to {v}"), ("hedge:exact", "{v}")}
    assert drift(wanted, wanted) == []
    assert drift({("hedge:exact", "{v}")}, wanted) == ["missing: hedge:at_most: up to {v}"]
    assert drift({*wanted, ("hedge:exact", "{w}")}, wanted) == ["no longer told: hedge:exact: {w}"]


@pytest.mark.parametrize("language", ["de", "ru", "hi", "ar"])
def test_no_hedge_puts_a_figure_after_a_preposition(language):
    """Where a preposition would change the unit's case, no hedge stands before the figure with one."""
    prepositions = re.compile(r"(?:^|\s)(?:zu|von|mit|ab|до|от|с|к|около|свыше|более|менее|من|إلى|على|حتى|عن) \{")
    for message in messages_of(source(language)):
        if message.context.startswith("hedge:"):
            assert not prepositions.search(message.string), message.string


@pytest.mark.parametrize("language", SUMMARY_LANGUAGES)
def test_hedges_are_told_apart(language):
    """No two hedges of a language have the same words: none can be mistaken for another."""
    texts = [message.string or message.id for message in messages_of(source(language)) if "hedge:" in message.context]
    assert len(texts) == len(set(texts)) == 24


@pytest.mark.parametrize("language", SUMMARY_LANGUAGES)
def test_a_compiled_catalog_says_what_its_source_says(language):
    """The `.mo` that a wheel carries holds every translation of the `.po`."""
    catalog = source(language)
    target = io.BytesIO()
    write_mo(target, catalog)
    target.seek(0)
    compiled = Translations(target)
    for message in messages_of(catalog):
        assert compiled.pgettext(message.context, message.id) == (message.string or message.id)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "it is not translated"),
        ("bis zu", "places [] instead of ['v']"),
        ("{w}", "places ['w'] instead of ['v']"),
        ("{v} {v}", "a place more often or less often than in English"),
        ("{v:>1000000}", "a brace that is no place"),
        ("{v.real} {v}", "a brace that is no place"),
        ("{v} %(x)1000000000s", "a percent format"),
        ("<b>{v}</b>", "markup"),
        ("{v}\u202e", "a mark of direction"),
        ("{v}\x07", "a control character"),
        ("{v} ", "a space at an end"),
        ("至多,{v}", "ASCII punctuation at Han or kana"),
    ],
)
def test_the_checker_finds_what_can_be_wrong(text, fault):
    """Each kind of bad translation is refused, a width that would fill the memory among them."""
    assert fault in faults("up to {v}", text, "zh-Hans")
