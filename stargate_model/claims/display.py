"""What notebooks show of claims and records: tables of HTML that need nothing else.

In: a figure, or an object with fields. Out: markup without a script, a colour or a style sheet, so that it follows the
notebook in light and dark; each run of words has its own direction and language. Only what is stated is shown, figures
with their hedge and their evidence; long texts and lists are cut, and what is left out is counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Final, cast

import attrs

from stargate_model.claims.evidence import Evidence, Modality, Stance
from stargate_model.claims.figure import Figure
from stargate_model.claims.markup import element, markup
from stargate_model.claims.text import Text
from stargate_model.claims.vocabulary import Vocabulary

MOST: Final = 10
"""How many items of a list are shown."""

_LONGEST: Final = 300  # characters of a text
_LEFT: Final = "text-align: start; vertical-align: top"


def table(title: str, rows: Iterable[Sequence[str]], heads: Sequence[str] = ()) -> str:
    """A table of finished markup.

    Args:
        title: What it is of.
        rows: The cells of each row; the first of a row is its head.
        heads: The heads of the columns.
    """
    head = "".join(f'<th scope="col" style="{_LEFT}">{cell}</th>' for cell in heads)
    body = "".join(
        f'<tr><th scope="row" style="{_LEFT}">{first}</th>'
        + "".join(f'<td style="{_LEFT}">{cell}</td>' for cell in rest)
        + "</tr>"
        for first, *rest in rows
    )
    caption = f'<caption style="text-align: start">{title}</caption>'
    return f'<table dir="auto">{caption}{f"<tr>{head}</tr>" if head else ""}{body}</table>'


def of_figure(figure: Figure) -> str:
    """A figure with its hedge, and a row for each piece of its evidence."""
    kind = markup(type(figure).__name__)
    rows = ((words(piece.document), *_said(piece)) for piece in figure.evidence[:MOST])
    left = len(figure.evidence) - MOST
    title = f"<b>{kind}</b> {stated(figure)}{f' ({left} more pieces of evidence)' if left > 0 else ''}"
    return table(title, rows, ("document", "phrase", "from, to", "how") if figure.evidence else ())


def of_object(value: attrs.AttrsInstance, title: str) -> str:
    """A row for each field that states something.

    Args:
        value: The object.
        title: What it is called, as words of the data.
    """
    rows = ((markup(name), inline(held)) for name, held in _stating(value))
    return table(f"<b>{markup(type(value).__name__)}</b> {words(title)}", rows)


def words(text: str, language: str | None = None) -> str:
    """Words of the data, cut where they are very long."""
    return element(markup(text[:_LONGEST]) + ("…" if len(text) > _LONGEST else ""), language)


def inline(value: object) -> str:
    """A value in a cell."""
    if isinstance(value, Figure):
        cited = [f"<small>{inline(piece)}</small>" for piece in value.evidence[:MOST]]
        return "<br>".join([stated(value), *cited, *more(len(value.evidence) - MOST)])
    if isinstance(value, Text):
        return "<br>".join(words(text, language) for language, text in islice(value.items(), MOST))
    if isinstance(value, Vocabulary):
        return markup(value.label)
    if isinstance(value, Evidence):
        return ", ".join(filter(None, (words(value.document), *_said(value))))
    if isinstance(value, tuple):
        items = cast("tuple[object, ...]", value)
        return "<br>".join([*map(inline, items[:MOST]), *more(len(items) - MOST)])
    if attrs.has(type(value)):
        return "; ".join(f"{markup(name)}: {inline(held)}" for name, held in _stating(cast(attrs.AttrsInstance, value)))
    return words(str(value))


def more(left: int) -> Iterable[str]:
    """That so many are not shown; nothing where all are."""
    return (f"and {left:,} more",) if left > 0 else ()


def stated(figure: Figure) -> str:
    """A figure: the literal, the hedge in words, and the words of the source."""
    hedge = [
        *((figure.bound.value.replace("_", " "),) if figure.bound.value != "exact" else ()),
        *(("approximate",) if figure.approximate else ()),
        *(("vague",) if figure.vague else ()),
        *((f"“{words(figure.hedge)}”",) if figure.hedge else ()),
    ]
    return f"<code><bdi>{markup(str(figure))}</bdi></code>" + (f" {', '.join(hedge)}" if hedge else "")


def _said(piece: Evidence) -> tuple[str, str, str]:
    """The phrase, where it stands, and how it is said there."""
    how = [
        *((piece.modality.label,) if piece.modality is not Modality.STATED else ()),
        *((piece.stance.label,) if piece.stance is not Stance.SUPPORTS else ()),
        *((piece.confidence.label,) if piece.confidence is not None else ()),
    ]
    said = [*map(markup, how), *map(words, piece.attribution)]
    place = "" if piece.start is None else f"{piece.start}–{piece.end}"
    return "" if piece.quote is None else f"“{words(piece.quote)}”", place, ", ".join(said)


def _stating(value: attrs.AttrsInstance) -> Iterable[tuple[str, object]]:
    """The fields of an object that hold more than nothing, with the names that data give them."""
    for field in attrs.fields(type(value)):
        held: object = getattr(value, field.name)
        if held is not None and held != () and (field.default is attrs.NOTHING or held != field.default):
            yield field.name.removesuffix("_"), held
