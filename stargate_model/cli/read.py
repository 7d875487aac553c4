"""`stargate-model read`: the hedged figures and dates of a text, or of many texts as JSON lines."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Final

import click

from stargate_model.claims.dates import PartialDate
from stargate_model.claims.figure import Figure
from stargate_model.cli.language import Misuse
from stargate_model.cli.options import language_option
from stargate_model.errors import SourceError
from stargate_model.formats.tree import is_mapping

if TYPE_CHECKING:
    from stargate_model.reading import Mention, Reading

_INPUTS: Final = ("language", "place", "published")
_PARTS: Final[tuple[str, ...]] = (
    "figure", "kind", "value", "upper", "unit", "bound", "approximate", "vague", "hedge",
)  # fmt: skip


@click.command()
@click.argument("text", required=False)
@click.option("--language", metavar="L", help="The language of the text, such as zh-Hans.")
@click.option("--place", metavar="C", help="The country that it was published in, which decides what $ and 元 mean.")
@click.option("--published", metavar="DATE", help="When it was published, which completes dates without a year.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@language_option
@click.option("--jsonl", is_flag=True, help='Read objects with a "text", one a line, from standard input.')
def read(
    *, text: str | None, language: str | None, place: str | None, published: str | None, form: str, jsonl: bool
) -> None:
    """Read the figures and dates of TEXT, or of standard input."""
    given = {"language": language, "place": place, "published": published}
    if jsonl:
        if text is not None:
            raise Misuse("usage:jsonl", "--jsonl reads standard input, not TEXT")
        for number, line in enumerate(sys.stdin.buffer, 1):
            if line.strip():
                click.echo(json.dumps(_line(line, number, given), ensure_ascii=True))
        return
    reading = _read(_standard_input() if text is None else text, given)
    if form == "json":
        click.echo(json.dumps(_told(reading), ensure_ascii=False, indent=2))
    else:
        for mention in reading:
            said = mention.figure if mention.figure is not None else f"refused: {mention.refusal}"
            notes = f"  ({', '.join(mention.notes)})" if mention.notes else ""
            click.echo(f"{mention.start}:{mention.end}  {mention.quote}  {said}{notes}")


def _read(text: str, given: dict[str, str | None]) -> Reading:
    from stargate_model.reading import read as read_text  # the lexicons are loaded when something is read

    language = given["language"]
    if language is None:
        raise Misuse("usage:language", "a text is read in a language: give --language, such as zh-Hans")
    return read_text(text, language=language, place=given["place"], published=given["published"])


def _standard_input() -> str:
    try:
        return sys.stdin.buffer.read().decode("utf-8")
    except UnicodeDecodeError as error:
        raise SourceError(f"standard input is not UTF-8: byte {error.start} cannot be read", path="-") from None


def _line(line: bytes, number: int, given: dict[str, str | None]) -> dict[str, object]:
    """What one line of input says, with its mentions; options fill in what the line leaves out."""
    try:
        stated: object = json.loads(line)
    except ValueError:
        stated = None
    text = stated.get("text") if is_mapping(stated) else None
    if not is_mapping(stated) or not isinstance(text, str):
        raise SourceError(f'line {number} is no JSON object with a "text"', path="-", line=str(number))
    own = {name: value for name in _INPUTS if isinstance(value := stated.get(name), str)}
    wrong = [name for name in _INPUTS if name not in own and stated.get(name) is not None]
    if wrong:
        raise SourceError(f'the "{wrong[0]}" of line {number} is no text', path="-", line=str(number))
    kept = {key: value for key, value in stated.items() if key != "text"}
    return {**kept, **_told(_read(text, {**given, **own}))}


def _told(reading: Reading) -> dict[str, object]:
    return {"mentions": [_mention(mention) for mention in reading]}


def _mention(mention: Mention) -> dict[str, object]:
    source = mention.derived_from
    return {
        "start": mention.start,
        "end": mention.end,
        "quote": mention.quote,
        "date": str(mention.figure) if isinstance(mention.figure, PartialDate) else None,
        **_figure(mention.figure if isinstance(mention.figure, Figure) else None),
        "refusal": mention.refusal,
        "sense": mention.sense,
        "notes": list(mention.notes),
        "modality_words": list(mention.modality_words),
        "attribution_words": list(mention.attribution_words),
        "per": mention.per,
        "role": mention.role,
        "derived_from": None if source is None else source.start,
    }


def _figure(figure: Figure | None) -> dict[str, object]:
    if figure is None:
        return {**dict.fromkeys(_PARTS)}
    return {
        "figure": figure.literal,
        "kind": figure.dimension,
        "value": str(figure.value),
        "upper": None if figure.upper is None else str(figure.upper),
        "unit": figure.unit.symbol,
        "bound": figure.bound.value,
        "approximate": figure.approximate,
        "vague": figure.vague,
        "hedge": figure.hedge,
    }
