"""The base of every closed vocabulary: an enum whose members carry their meaning and their label.

In: a code, as data writes it. Out: the member. Refused: every other text, with the nearest code named.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache
from typing import Final, Self

from stargate_model.claims.text import Text
from stargate_model.errors import VocabularyError

MAX_SHOWN: Final = 80


class Vocabulary(StrEnum):
    """A closed list of lowercase snake_case codes; each member is its code, as text.

    A member is written `NAME = "code", "meaning"`, with the label as a third text where it is not the code in words. A
    vocabulary that another package adds gives its labels by language, as a `Text`.

    Attributes:
        meaning: What the code says, in English.
        label: A short noun phrase for it in English, in sentence case and without an article.
        labels: The same by language, where it is not one of our own; else it stands in the catalogs.

    Example:
        >>> class Precision(Vocabulary):
        ...     SITE = "site", "the plot of land"
        ...     POST_TOWN = "post_town", "the town of the postal address"
        >>> Precision.parse("post_town").label
        'post town'
        >>> Precision.SITE.meaning
        'the plot of land'
    """

    meaning: str
    label: str
    labels: Text | None

    def __new__(cls, code: str, meaning: str = "", label: str | Text = "") -> Self:
        """Make a member of a row of the table."""
        if not meaning:  # no default in truth: with one, type checkers accept the look-up `Effect("risk")`
            raise TypeError(f"the code {code!r} of {cls.__name__} has no meaning; write it beside the code")
        member = str.__new__(cls, code)
        member._value_ = code
        member.meaning = meaning
        member.labels = label if isinstance(label, Text) else None
        member.label = (label.best("en") if isinstance(label, Text) else label) or code.replace("_", " ")
        return member

    @classmethod
    def parse(cls, text: str) -> Self:
        """Find the member of a code, written exactly as the vocabulary has it.

        Raises:
            VocabularyError: The text is no code of this vocabulary.

        Example:
            >>> class Effect(Vocabulary):
            ...     RISK = "risk", "may do harm"
            >>> Effect.parse("rik")
            Traceback (most recent call last):
            stargate_model.errors.VocabularyError: 'rik' is no Effect. Did you mean 'risk'? Known: risk.
        """
        try:
            return cls(text)
        except ValueError:
            raise cls._unknown(text) from None

    @classmethod
    def _unknown(cls, text: str) -> VocabularyError:
        instead = choices(text, [member.value for member in cls])
        hint = f" Did you mean {instead['nearest']!r}?" if instead["nearest"] else ""
        message = f"{cut(text)!r} is no {cls.__name__}.{hint} Known: {instead['known']}."
        return VocabularyError(message, found=cut(text), vocabulary=cls.__name__, **instead)


def cut(text: str) -> str:
    """Cut a text from outside to the length at which a message shows it.

    Example:
        >>> len(cut("x" * 1000))
        80
    """
    return text if len(text) <= MAX_SHOWN else text[: MAX_SHOWN - 1] + "…"


def nearest(text: str, known: Iterable[str], *, count: int) -> list[str]:
    """List the known codes most like a text, the most like first; case and separators do not count.

    Example:
        >>> nearest("Gas-Turbine", ["gas_turbine", "fuel_cell"], count=1)
        ['gas_turbine']
    """
    return [*_nearest(_form(cut(text)), tuple(known), count)]


def choices(text: str, known: Iterable[str]) -> dict[str, str]:
    """What a message offers instead of a text that is not known: the nearest of the known, if one is near, and all.

    Example:
        >>> choices("fuel-cel", ["gas_turbine", "fuel_cell"])
        {'nearest': 'fuel_cell', 'known': 'gas_turbine, fuel_cell'}
    """
    words = tuple(known)
    return {"nearest": "".join(nearest(text, words, count=1)), "known": ", ".join(words)}


@lru_cache(maxsize=1024)  # one mistake is made many times
def _nearest(form: str, known: tuple[str, ...], count: int) -> tuple[str, ...]:
    from difflib import get_close_matches  # loaded where something is wrong

    by_form: dict[str, str] = {}
    for code in known:
        by_form.setdefault(_form(code), code)
    return tuple(by_form[near] for near in get_close_matches(form, by_form, n=count))


def _form(text: str) -> str:
    return text.casefold().replace("-", "_").replace(" ", "_")
