"""Summaries: a data set told in one of twelve languages, each figure with its hedge, its modality and its documents.

General layout, lower first:

    labels, places, contexts   the labels of vocabularies; names of places; what is done to words in each format
    facts                      what can be told, without a language
    measures, balance          figures, and what each source words differently; supply against load
    participants, undertakings, surroundings, added
                               which facts of which records
    choice, selection          all sections, in order; which records of them, and how much
    sentences                  the message of each kind of fact
    phrases                    facts as finished sentences
    edition, tree              what is rendered; the same as data
    plots, scales, bars        which facts are drawn; on which axis; as which marks
    vega, svg, page            charts as Vega-Lite; marks as SVG; the page
    templates                  a user's own template
    render                     an edition as text, Markdown and JSON
    summary                    the finished text
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Literal

from stargate_model.claims.vocabulary import cut, nearest
from stargate_model.errors import VocabularyError
from stargate_model.summaries.labels import label
from stargate_model.summaries.summary import Summary

if TYPE_CHECKING:
    from stargate_model.records.dataset import Dataset
    from stargate_model.summaries.tree import Tree

__all__ = ["Summary", "charts", "label", "summarize"]


def summarize(
    dataset: Dataset,
    locale: str = "en",
    format: str = "text",  # noqa: A002 - the field's word
    *,
    select: str | Iterable[str] = (),
    length: Literal["short", "full"] | str = "full",
    template: str | None = None,
) -> Summary:
    """Tell a data set: who takes part, what is built and promised, and what the sources say differently.

    Args:
        dataset: What is told.
        locale: A BCP 47 tag of one of the twelve languages of summaries, such as `zh-Hans`.
        format: `text`, `markdown`, `html` (one page that needs nothing else), `json`, or `vega` (its charts).
        select: Keys or ids of records, such as `site:abilene` or `oracle`: what is about them is told. A site brings
            its power, commitments and events, a partner what it promises and supplies. Empty for everything.
        length: `full`, or `short`: the lead, money, sites and power, and where the sources differ. A section has 500
            entries at most, 50 in short: of more power sources the largest.
        template: The source of a Jinja2 template that takes the place of the format's own. It is given the tree that
            `json` prints, its texts made for the format; it may loop, choose and filter, and nothing else.

    Raises:
        LocaleError: The language is not offered, or its catalog lacks a message.
        NoSuchRecordError: The data set holds no record that is asked for.
        TemplateError: The template is malformed, or does what none may.
        VocabularyError: There is no such format or length.

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
        >>> print(summarize(Dataset([site]), template="{{ sections[0].entries[0].facts[2].phrases.v }}"))
        nearly 15 gigawatts
    """
    # what reads and formats is loaded when it is told
    from stargate_model.summaries import formats, templates
    from stargate_model.summaries.contexts import CONTEXTS
    from stargate_model.summaries.edition import edition
    from stargate_model.summaries.selection import LENGTHS
    from stargate_model.summaries.tree import tree

    _one_of("format", format, formats.RENDERERS)
    _one_of("length", length, LENGTHS)
    told = edition(dataset, locale, CONTEXTS[format], select=select, length=LENGTHS[length])
    if template is None:
        return Summary(formats.RENDERERS[format](told), locale, format)
    return Summary(templates.render(template, tree(told), is_html=format == "html"), locale, format)


def charts(dataset: Dataset, locale: str = "en", *, select: str | Iterable[str] = ()) -> Mapping[str, Tree]:
    """The charts of a data set's page as Vega-Lite specifications, by name, their labels finished in a language.

    Args:
        dataset: What is drawn.
        locale: A language tag.
        select: Keys or ids of records, as for `summarize`.

    Raises:
        LocaleError: The language is not offered.
        NoSuchRecordError: The data set holds no record that is asked for.

    Example:
        >>> from stargate_model.claims.kinds import Power
        >>> from stargate_model.claims.text import Text
        >>> from stargate_model.records.dataset import Dataset
        >>> from stargate_model.records.places import Site
        >>> site = Site(id="abilene", name=Text({"en": "Abilene"}), capacity=Power(">5 GW"))
        >>> list(charts(Dataset([site])))
        ['power-abilene']
    """
    from stargate_model.summaries import vega
    from stargate_model.summaries.contexts import CONTEXTS
    from stargate_model.summaries.edition import edition

    return vega.specifications(edition(dataset, locale, CONTEXTS["vega"], select=select))


def _one_of(what: str, word: str, known: Iterable[str]) -> None:
    words = tuple(known)
    if word in words:
        return
    near = nearest(word, words, count=1)
    hint = f" Did you mean {near[0]!r}?" if near else ""
    raise VocabularyError(
        f"{cut(word)!r} is no {what} of summaries.{hint} Known: {', '.join(words)}.",
        found=cut(word),
        vocabulary=what,
        nearest=near[0] if near else "",
        known=", ".join(words),
    )
