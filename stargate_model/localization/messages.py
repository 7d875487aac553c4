"""Messages: whole sentences and phrases in the twelve languages of summaries, from gettext catalogs.

In: a context and the English text, with `{name}` where a finished phrase goes. Out: the text in the language. Nothing
but a name is ever put in: no format, no index, no attribute. The catalogs are part of the package; no other is read.

A message of a table is written with `message("context", "text")`, so that the extractor finds it.
"""

from __future__ import annotations

import gettext
import io
import re
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final, cast

from stargate_model.claims.text import Text
from stargate_model.errors import LocaleError
from stargate_model.localization import negotiate
from stargate_model.localization.marks import Message as Message
from stargate_model.localization.marks import message as message
from stargate_model.localization.plurals import Shown

DOMAIN: Final = "stargate_model"
SOURCE: Final = "en"
_PLACE: Final = re.compile(r"\{([a-z_]+)\}", re.ASCII)
_SEPARATOR: Final = "\x04"
_MOMENT: Final = 2.0


class Messages:
    """The messages of one language.

    Args:
        locale: A language tag; the nearest language of summaries is taken.

    Attributes:
        language: The language of summaries that is spoken, such as `zh-Hans`.

    Raises:
        LocaleError: There are no texts in this language.

    Example:
        >>> Messages("en").render("hedge:at_most", "up to {v}", v="29 turbines")
        'up to 29 turbines'
    """

    __slots__ = ("_catalog", "language")

    def __init__(self, locale: str) -> None:
        self.language: Final = negotiate.summary_language(locale)
        self._catalog: Final = _catalog(self.language)

    def get(self, context: str, msgid: str) -> str:
        """The text of a message, its places still open.

        Raises:
            LocaleError: The catalog of a language other than English lacks it.
        """
        found = self._catalog.get(f"{context}{_SEPARATOR}{msgid}")
        if found:
            return found
        if self.language == SOURCE:
            return msgid
        raise LocaleError(
            f"the message {msgid!r} ({context}) has no text in {self.language!r}; run the steps of docs/translating.md",
            found=self.language,
            message=msgid,
        )

    def render(self, context: str, msgid: str, **phrases: str) -> str:
        """The text of a message with finished phrases in its places.

        Raises:
            LocaleError: The catalog lacks the message.
            KeyError: A place of the message is given no phrase.
        """
        return fill(self.get(context, msgid), phrases)

    def open(self, told: Message | Text) -> str:
        """The text of a table's message, its places still open; of a text by language, the best there is.

        Example:
            >>> Messages("de").open(Text({"en": "Reactor", "de": "Reaktor"}))
            'Reaktor'
        """
        return told.best(self.language) if isinstance(told, Text) else self.get(*told)

    def tell(self, told: Message | Text, **phrases: str) -> str:
        """The text of a table's message with finished phrases in its places."""
        return fill(self.open(told), phrases)

    def count(self, context: str, msgid: str, number: int, **phrases: str) -> str:
        """The form of a message that goes with a whole number of things.

        Each plural category is a message of its own, its context ending in `#one`, `#few` and so on; one that is
        missing falls to `#other`. In English, `msgid` is the form of `#other`.
        """
        from stargate_model.localization.resolved import resolve

        rules = resolve(negotiate.locale_name(self.language)).plurals
        category = rules.category(Shown(negative=False, whole=str(abs(number)), fraction=""))
        found = self._catalog.get(f"{context}#{category}{_SEPARATOR}{msgid}")
        return fill(found or self.get(f"{context}#other", msgid), phrases)


def fill(text: str, phrases: dict[str, str]) -> str:
    """Put finished phrases into the places of a text; what looks like a place inside a phrase stays as it is.

    Example:
        >>> fill("{name}: {v}", {"name": "{v}", "v": "1.2 GW"})
        '{v}: 1.2 GW'
    """
    return _PLACE.sub(lambda place: phrases[place[1]], text)


def places(text: str) -> frozenset[str]:
    """The names of a message's places."""
    return frozenset(_PLACE.findall(text))


@lru_cache(maxsize=len(negotiate.SUMMARY_LANGUAGES))
def _catalog(language: str) -> dict[str, str]:
    """The messages of a language by context and English text."""
    folder = files("stargate_model.localization").joinpath("catalogs", negotiate.catalog_name(language), "LC_MESSAGES")
    catalog = gettext.GNUTranslations(io.BytesIO(compiled_catalog(folder)))
    held = cast("dict[object, str]", vars(catalog)["_catalog"])  # gettext has no way to list what it holds
    return {key: text for key, text in held.items() if isinstance(key, str) and key}


def compiled_catalog(folder: Traversable) -> bytes:
    """The compiled catalog of a folder; in a checkout whose source is newer, the source, compiled on the way."""
    compiled, source = folder.joinpath(f"{DOMAIN}.mo"), folder.joinpath(f"{DOMAIN}.po")
    if compiled.is_file() and not _is_newer(source, compiled):
        return compiled.read_bytes()
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    target = io.BytesIO()
    write_mo(target, read_po(io.BytesIO(source.read_bytes())))
    return target.getvalue()


def _is_newer(source: Traversable, compiled: Traversable) -> bool:
    """Whether a source was edited after it was compiled; an installer writes both within a moment, in either order."""
    if not (isinstance(source, Path) and isinstance(compiled, Path) and source.is_file()):
        return False
    return source.stat().st_mtime > compiled.stat().st_mtime + _MOMENT
