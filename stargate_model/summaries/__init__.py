"""Summaries: a data set told in one of twelve languages, each figure with its hedge, its modality and its documents.

General layout, lower first:

    labels, places, contexts   the labels of vocabularies; names of places; what is done to data in each format
    facts                      what can be told, without a language
    measures                   figures, and what each source words differently
    participants, undertakings, surroundings
                               which facts of which records
    choice                     all sections, in order
    sentences                  the message of each kind of fact
    phrases                    facts as finished sentences
    render                     sections as text, Markdown and JSON
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from stargate_model.claims.vocabulary import cut, nearest
from stargate_model.errors import VocabularyError
from stargate_model.summaries.labels import label

if TYPE_CHECKING:
    from stargate_model.records.dataset import Dataset

__all__ = ["Summary", "label", "summarize"]


class Summary(str):
    """A summary: a text that knows its language and its format.

    Attributes:
        locale: The language tag that it was asked for in.
        format: `text`, `markdown` or `json`; it hides the method of `str`, for which a finished text has no use.
    """

    __slots__ = ("format", "locale")  # pyright: ignore[reportIncompatibleMethodOverride]
    locale: str
    format: str  # type: ignore[assignment]  # it hides the method

    def __new__(cls, text: str, locale: str, format: str) -> Summary:  # noqa: A002 - the attribute's name
        """Make a summary of a finished text."""
        summary = super().__new__(cls, text)
        summary.locale = locale
        summary.format = format
        return summary

    def __getnewargs__(self) -> tuple[str, str, str]:  # type: ignore[override]
        return str(self), self.locale, self.format

    def _repr_markdown_(self) -> str | None:
        """What notebooks show; None where it is not Markdown."""
        return str(self) if self.format == "markdown" else None


def summarize(dataset: Dataset, locale: str = "en", format: str = "text") -> Summary:  # noqa: A002 - the field's word
    """Tell a data set: who takes part, what is built and promised, and what the sources say differently.

    Args:
        dataset: What is told.
        locale: A BCP 47 tag of one of the twelve languages of summaries, such as `zh-Hans`.
        format: `text`, `markdown` or `json`.

    Raises:
        LocaleError: The language is not offered, or its catalog lacks a message.
        VocabularyError: There is no such format.

    Example:
        >>> from stargate_model.claims.kinds import Power
        >>> from stargate_model.claims.text import Text
        >>> from stargate_model.records.dataset import Dataset
        >>> from stargate_model.records.places import Site
        >>> site = Site(id="abilene", name=Text({"en": "Abilene"}), capacity=Power("~<15 GW"))
        >>> print(summarize(Dataset([site])))
        Summary
        =======
        <BLANKLINE>
        Sites and power
        ---------------
        <BLANKLINE>
        Abilene
        - Kind: campus. Status: unknown.
        - Capacity, of a kind that is not stated: nearly 15 gigawatts.
        <BLANKLINE>
    """
    from stargate_model.summaries.render import RENDERERS, render  # what reads and formats is loaded when it is told

    if format not in RENDERERS:
        known = ", ".join(RENDERERS)
        near = nearest(format, RENDERERS, count=1)
        hint = f" Did you mean {near[0]!r}?" if near else ""
        raise VocabularyError(
            f"{cut(format)!r} is no format of summaries.{hint} Known: {known}.",
            found=cut(format),
            vocabulary="format",
            nearest=near[0] if near else "",
            known=known,
        )
    return Summary(render(dataset, locale, format), locale, format)
