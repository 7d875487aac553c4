"""Which locale a tag means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stargate_model.errors import LocaleError
from stargate_model.localization import SUMMARY_LANGUAGES, cldr, summary_language
from stargate_model.localization.negotiate import catalog_name, locale_name


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("zh", "zh-Hans"),
        ("zh-CN", "zh-Hans"),
        ("zh-SG", "zh-Hans"),
        ("zh-TW", "zh-Hant"),
        ("zh-HK", "zh-Hant"),
        ("zh-MO", "zh-Hant"),
        ("zh-Hant-CN", "zh-Hant"),
        ("ZH_hant", "zh-Hant"),
        ("zh-Hans-TW", "zh-Hans"),
        ("pt-PT", "pt-BR"),
        ("pt", "pt-BR"),
        ("en-GB", "en"),
        ("es-419", "es"),
        ("de-AT", "de"),
        ("ar-EG", "ar"),
    ],
)
def test_language_and_script_are_matched(tag, language):
    """A tag finds the language of summaries in its own script."""
    assert summary_language(tag) == language


@pytest.mark.parametrize("tag", ["sr", "no", "sv", "ru-Latn", "hi-Latn", "xx", "und", "ko-Hang"])
def test_what_is_not_offered_is_an_error_with_a_code(tag):
    """Another language, or one of the twelve in another script, is refused and not told in English."""
    with pytest.raises(LocaleError) as raised:
        summary_language(tag)
    assert raised.value.code == "locale"


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("de", "de"),
        ("zh-Hans", "zh_Hans"),
        ("zh-TW", "zh_Hant_TW"),
        ("zh-CN", "zh_Hans_CN"),
        ("sr-Latn-RS", "sr_Latn_RS"),
        ("sr-ME", "sr_Latn_ME"),
        ("sr-Latn", "sr_Latn"),
        ("no", "no"),
        ("iw", "he"),
        ("en-XX", "en"),
        ("de-JP", "de"),
        ("uz-Cyrl", "uz_Cyrl"),
        ("pt-PT", "pt_PT"),
        ("es-419", "es_419"),
    ],
)
def test_the_locale_of_figures_keeps_language_and_script(tag, name):
    """Figures are written in the locale named, or in the nearest of its language and script."""
    assert locale_name(tag) == name


@pytest.mark.parametrize(
    "tag", ["", "x", "../../etc/passwd", "en/../de", "en\x00", "en-US-u-nu-arab", "root", "e" * 1000, "en-", "١"]
)
def test_what_is_no_tag_never_reaches_a_file_name(tag):
    """Paths, extensions and everything that is not a language tag are refused."""
    with pytest.raises(LocaleError):
        locale_name(tag)


@given(st.text(max_size=40))
def test_any_text_gives_a_known_locale_or_our_error(text):
    """No text gives anything but a name of the closed list or an error of ours."""
    try:
        name = locale_name(text)
    except LocaleError:
        return
    assert name in cldr.names()


def test_every_locale_of_cldr_is_found_by_its_own_name():
    """Each of Babel's locales is its own tag."""
    assert all(locale_name(name.replace("_", "-")) == name for name in cldr.names())


def test_catalogs_are_named_after_the_closed_list_only():
    """A folder's name comes from the list of languages."""
    assert [catalog_name(language) for language in SUMMARY_LANGUAGES][:3] == ["en", "zh_Hans", "zh_Hant"]
    with pytest.raises(LocaleError):
        catalog_name("../en")
