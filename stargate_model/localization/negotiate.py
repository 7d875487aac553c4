"""Which locale a language tag means: one for figures, and one of twelve languages for sentences.

In: a BCP 47 tag of a user, such as `zh-TW` (underscores are taken too). Out: a language of the closed list, or the name
of a locale that Babel has. Refused: every other tag, before it comes near a file name.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from stargate_model.errors import LocaleError
from stargate_model.localization import cldr

SUMMARY_LANGUAGES: Final = ("en", "zh-Hans", "zh-Hant", "ja", "ko", "es", "fr", "de", "pt-BR", "ru", "ar", "hi")
"""The languages of summaries, findings and command line."""

_TAG: Final = re.compile(
    r"(?P<language>[a-z]{2,3})(?:[-_](?P<script>[a-z]{4}))?(?:[-_](?P<region>[a-z]{2}|[0-9]{3}))?"
    r"(?:[-_](?P<variant>[a-z0-9]{5,8}))?\Z",
    re.ASCII | re.IGNORECASE,
)
_MAX_TAG: Final = 35

# language, its scripts in the list; the region decides where the tag names no script
_OFFERED: Final = {
    ("zh", "Hans"): "zh-Hans",
    ("zh", "Hant"): "zh-Hant",
    ("en", "Latn"): "en",
    ("ja", "Jpan"): "ja",
    ("ko", "Kore"): "ko",
    ("es", "Latn"): "es",
    ("fr", "Latn"): "fr",
    ("de", "Latn"): "de",
    ("pt", "Latn"): "pt-BR",
    ("ru", "Cyrl"): "ru",
    ("ar", "Arab"): "ar",
    ("hi", "Deva"): "hi",
}
_TRADITIONAL: Final = frozenset({"TW", "HK", "MO"})
_LIKELY_SCRIPT: Final = dict(reversed(_OFFERED))


class Tag(NamedTuple):
    """A language tag in its parts; what it does not name is empty."""

    language: str
    script: str
    region: str
    variant: str


def parse(tag: str) -> Tag:
    """The parts of a language tag, in the usual letter case.

    Raises:
        LocaleError: It is no language tag, or has extensions.
    """
    match = _TAG.match(tag) if len(tag) <= _MAX_TAG else None
    if match is None:
        raise LocaleError(
            f"{tag[:_MAX_TAG]!r} is not a language tag; write one such as 'en', 'zh-Hans' or 'pt-BR'",
            found=tag[:_MAX_TAG],
        )
    parts = match.groupdict(default="")
    return Tag(parts["language"].lower(), parts["script"].title(), parts["region"].upper(), parts["variant"].upper())


def summary_language(tag: str) -> str:
    """The language of `SUMMARY_LANGUAGES` that a tag means.

    The script counts as well as the language; pt-PT is served in pt-BR.

    Raises:
        LocaleError: The language, or the language in this script, is not offered.

    Example:
        >>> summary_language("zh-TW"), summary_language("zh-SG"), summary_language("pt-PT")
        ('zh-Hant', 'zh-Hans', 'pt-BR')
    """
    found = offered(parse(tag))
    if found is None:
        raise LocaleError(
            f"there are no texts in {tag!r}; there are in {', '.join(SUMMARY_LANGUAGES)}",
            found=tag,
            offered=", ".join(SUMMARY_LANGUAGES),
        )
    return found


def offered(tag: Tag) -> str | None:
    """The language of `SUMMARY_LANGUAGES` that a tag means; None where none is."""
    script = tag.script
    if not script:
        script = "Hant" if tag.language == "zh" and tag.region in _TRADITIONAL else _LIKELY_SCRIPT.get(tag.language, "")
    return _OFFERED.get((tag.language, script))


def catalog_name(language: str) -> str:
    """The folder of a summary language's catalog, such as `zh_Hans`.

    Example:
        >>> catalog_name("pt-BR")
        'pt_BR'
    """
    if language not in SUMMARY_LANGUAGES:
        raise LocaleError(f"there are no texts in {language[:_MAX_TAG]!r}", found=language[:_MAX_TAG])
    return language.replace("-", "_")


def locale_name(tag: str) -> str:
    """The name of the locale for figures: the one that the tag names, or the nearest in its language and script.

    Raises:
        LocaleError: Babel has no locale of this language in this script.

    Example:
        >>> locale_name("zh-TW"), locale_name("sr-ME"), locale_name("de-JP")
        ('zh_Hant_TW', 'sr_Latn_ME', 'de')
    """
    wanted = parse(tag)
    known = cldr.names()
    exact = _joined(*wanted)
    if exact in known:
        return exact
    language = cldr.language_alias(wanted.language)
    script = wanted.script or _likely_script(language, wanted.region)
    candidates = [
        (language, script, wanted.region),
        (language, script, ""),
    ]
    if script == _likely_script(language, ""):
        candidates[1:1] = [(language, "", wanted.region)]
        candidates.append((language, "", ""))
    elif script == _likely_script(language, wanted.region):
        candidates[1:1] = [(language, "", wanted.region)]
    for candidate in candidates:
        if (name := _joined(*candidate)) in known:
            return name
    raise LocaleError(
        f"there are no numbers and dates for {tag!r}; write the tag of a language in CLDR, such as 'en' or 'pt-BR'",
        found=tag,
    )


def _likely_script(language: str, region: str) -> str:
    full = (region and cldr.likely_subtags(f"{language}_{region}")) or cldr.likely_subtags(language) or ""
    parts = full.split("_")
    return parts[1] if len(parts) > 1 and len(parts[1]) == len("Latn") else ""


def _joined(*parts: str) -> str:
    return "_".join(part for part in parts if part)
