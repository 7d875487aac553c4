"""Words in records: text by language, ids and language tags.

In: strings of outside. Out: values that hold only what the rules for text allow. Refused: control characters, lone
surrogates, malformed tags and ids.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from stargate_model.errors import StargateError, TextError

MAX_TEXT: Final = 100_000
MAX_QUOTE: Final = 500
MAX_LABEL: Final = 200
_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z", re.ASCII)
_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def worded(text: object, error: type[StargateError] = TextError) -> str:
    """The text itself, when it is one: data of outside and callers without types may hand in anything.

    Raises:
        StargateError: It is none; of the class that is given.
    """
    if not isinstance(text, str):
        raise error(f"a text is wanted here, not {type(text).__name__}", found=type(text).__name__)
    return text


def identifier(text: str) -> str:
    """The text, when it is an id: lowercase kebab-case ASCII, 2 to 64 characters.

    Raises:
        TextError: It is not.
    """
    if not (2 <= len(worded(text)) <= 64 and _ID.match(text)):
        raise TextError(
            f"{shown(text)} is not an id; write 2 to 64 lowercase letters, digits and hyphens, such as 'abilene'",
            code="bad-id",
            found=visible(text),
        )
    return text


class Form:
    """A check for texts of one form; it gives the text back.

    Args:
        pattern: The form, as a regular expression of ASCII that the whole text matches.
        wanted: The form in words, with an example.

    Attributes:
        pattern: The expression, as schemas have it too.
        compiled: The same, compiled, for the whole of a text.
        wanted: The words.
    """

    __slots__ = ("compiled", "pattern", "wanted")

    def __init__(self, pattern: str, wanted: str) -> None:
        self.pattern: Final = pattern
        self.compiled: Final = re.compile(rf"(?:{pattern})\Z", re.ASCII)
        self.wanted: Final = wanted

    def __call__(self, text: str) -> str:
        """The text, when it is of the form.

        Raises:
            TextError: It is not.
        """
        if not self.compiled.match(worded(text)):
            wanted = self.wanted
            raise TextError(f"{shown(text)} is not {wanted}", code="bad-code", found=visible(text), wanted=wanted)
        return text


language_tag: Final = Form(
    r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?", "a language tag, such as en, zh-Hans or pt-BR"
)
country: Final = Form(r"[A-Z]{2}", "a country code of ISO 3166-1, such as US")
subdivision: Final = Form(r"[A-Z]{2}-[A-Z0-9]{1,3}", "a subdivision code of ISO 3166-2, such as US-TX")
json_pointer: Final = Form(r"(?:/(?:[ -.0-}]|~[01])+)+", "a JSON pointer, such as /capacity or /milestones/0")


def clean(text: str, limit: int = MAX_TEXT) -> str:
    """The text, when it is not blank, not too long and free of control characters.

    Raises:
        TextError: It is not.
    """
    if len(worded(text)) > limit:
        raise TextError(f"a text may have {limit} characters at most, not {len(text)}", found=visible(text))
    control = _CONTROL.search(text)
    if control:
        raise TextError(
            f"the text holds the control character U+{ord(control[0]):04X} at position {control.start()}; remove it",
            found=visible(text),
        )
    if not text.strip():
        raise TextError("the text is empty; leave the field out where nothing is stated", found="")
    return text


def label(text: str) -> str:
    """The text, when it is clean and short enough for a name.

    Raises:
        TextError: It is not.
    """
    return clean(text, MAX_LABEL)


def phrase(text: str) -> str:
    """The text, when it is clean and short enough for a phrase that is cited.

    Raises:
        TextError: It is not.
    """
    return clean(text, MAX_QUOTE)


def visible(text: str, limit: int = 80) -> str:
    """A text as messages show it: cut at a limit, everything invisible made visible."""
    cut = text[:limit]
    shown = "".join(c if c.isprintable() else f"\\u{{{ord(c):X}}}" for c in cut)
    return f"{shown}{'…' if len(text) > len(cut) else ''}"


def shown(text: str) -> str:
    """A text as messages quote it."""
    return f"'{visible(text)}'"


class Text(Mapping[str, str]):
    """A text in one or more languages, by language tag.

    Raises:
        TextError: A tag is malformed, or a text is blank or holds control characters.

    Example:
        >>> name = Text({"en": "Abilene", "zh-Hans": "阿比林"})
        >>> name["zh-Hans"], name.best("de")
        ('阿比林', 'Abilene')
    """

    __slots__ = ("_by_language",)
    _by_language: dict[str, str]

    def __init__(self, by_language: Mapping[str, str]) -> None:
        if not _is_mapping(by_language):
            raise TextError("a text is given by language, such as {'en': 'Abilene'}", found=type(by_language).__name__)
        if not by_language:
            raise TextError("a text needs at least one language, such as {'en': 'Abilene'}", found="{}")
        checked = {language_tag(tag): clean(text) for tag, text in by_language.items()}
        object.__setattr__(self, "_by_language", checked)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a text does not change")

    def __delattr__(self, name: str) -> None:
        raise AttributeError("a text does not change")

    def __reduce__(self) -> tuple[type[Text], tuple[dict[str, str]]]:
        return Text, (self._by_language,)

    def __getitem__(self, language: str) -> str:
        return self._by_language[language]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_language)

    def __len__(self) -> int:
        return len(self._by_language)

    def __hash__(self) -> int:
        return hash(frozenset(self._by_language.items()))

    def __repr__(self) -> str:
        return f"Text({self._by_language!r})"

    def best(self, language: str) -> str:
        """The text in a language; else in the same language and another region, else in English, else in the first."""
        stem = _without_region(worded(language))
        kin = (tag for tag in self if _without_region(tag) == stem)
        wanted = (language, stem, *kin, language.partition("-")[0], "en", next(iter(self)))
        return self._by_language[next(tag for tag in wanted if tag in self._by_language)]


def _is_mapping(value: object) -> bool:
    return isinstance(value, Mapping)


def _without_region(tag: str) -> str:
    return "-".join(part for part in tag.split("-") if len(part) == 4 or part.islower())
