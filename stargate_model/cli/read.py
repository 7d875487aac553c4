"""`stargate-model read`: the hedged figures and dates of a text, or of many texts as JSON lines."""

from __future__ import annotations

import codecs
import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import click

from stargate_model.claims.dates import PartialDate
from stargate_model.claims.figure import Figure
from stargate_model.claims.text import MAX_QUOTE, visible
from stargate_model.cli.language import Misuse
from stargate_model.cli.options import language_option
from stargate_model.errors import SourceError
from stargate_model.formats import json as documents
from stargate_model.formats.tree import Tree, Unread, is_list, is_mapping

if TYPE_CHECKING:
    from stargate_model.reading import Mention, Reading

_MOST_BYTES: Final = 4 << 20  # what a text of 1 MiB takes at most; of more, no more is read
_LINE_BYTES: Final = 8_000_000
_OUTPUT_BYTES: Final = 199_900  # and a line that counts the rest
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
        for number, line in enumerate(iter(lambda: sys.stdin.buffer.readline(_LINE_BYTES + 1), b""), 1):
            if line.strip():
                click.echo(json.dumps(_line(line, number, given), ensure_ascii=True))
        return
    reading = _read(_standard_input() if text is None else text, given)
    if form == "json":
        click.echo(json.dumps(_told(reading), ensure_ascii=True, indent=2))
    else:
        for told in _lines(reading):
            click.echo(told)


def _lines(reading: Reading) -> Iterator[str]:
    """A line a mention; what is beyond 200 kB is counted, not shown."""
    room = _OUTPUT_BYTES
    for index, mention in enumerate(reading):
        said = mention.figure if mention.figure is not None else f"refused: {mention.refusal}"
        notes = f"  ({', '.join(mention.notes)})" if mention.notes else ""
        told = f"{mention.start}:{mention.end}  {visible(mention.quote, MAX_QUOTE)}  {said}{notes}"
        room -= len(told.encode()) + 1
        if room < 0:
            yield f"and {len(reading) - index} more"
            return
        yield told


def _read(text: str, given: dict[str, str | None]) -> Reading:
    from stargate_model.reading import read as read_text  # the lexicons are loaded when something is read

    language = given["language"]
    if language is None:
        raise Misuse("usage:language", "a text is read in a language: give --language, such as zh-Hans")
    return read_text(text, language=language, place=given["place"], published=given["published"])


def _standard_input() -> str:
    data = sys.stdin.buffer.read(_MOST_BYTES + 1)
    try:
        # a text that was not read to its end may end inside a character
        return codecs.getincrementaldecoder("utf-8")().decode(data, final=len(data) <= _MOST_BYTES)
    except UnicodeDecodeError as error:
        raise SourceError(f"standard input is not UTF-8: byte {error.start} cannot be read", path="-") from None


def _line(line: bytes, number: int, given: dict[str, str | None]) -> dict[str, object]:
    """What one line of input says, with its mentions; options fill in what the line leaves out."""
    stated = _object(line)
    text = stated.get("text") if is_mapping(stated) else None
    if not is_mapping(stated) or not isinstance(text, str):
        raise SourceError(f'line {number} is no JSON object with a "text"', path="-", line=str(number))
    own = {name: value for name in _INPUTS if isinstance(value := stated.get(name), str)}
    wrong = [name for name in _INPUTS if name not in own and stated.get(name) is not None]
    if wrong:
        raise SourceError(f'the "{wrong[0]}" of line {number} is no text', path="-", line=str(number))
    kept = {key: value for key, value in stated.items() if key != "text"}
    return {**kept, **_told(_read(text, {**given, **own}))}


def _object(line: bytes) -> object:
    """What a line of JSON states; None where it is too long, or not as JSON of data has to be."""
    try:
        parsed = documents.parse(line.decode("utf-8")) if len(line) <= _LINE_BYTES else None
    except UnicodeDecodeError:
        return None
    if parsed is None or parsed.problems or _is_unread(parsed.tree):
        return None
    return json.loads(line)  # what is given back keeps the numbers of JSON


def _is_unread(tree: Tree) -> bool:
    """Whether a tree holds a number that is none, or is beyond the limits."""
    if is_mapping(tree):
        return any(map(_is_unread, tree.values()))
    return any(map(_is_unread, tree)) if is_list(tree) else isinstance(tree, Unread)


def _told(reading: Reading) -> dict[str, object]:
    """The mentions; how many others there are, where they take more than 200 kB."""
    mentions: list[dict[str, object]] = []
    room = _OUTPUT_BYTES
    for mention in reading:
        told = _mention(mention)
        room -= len(json.dumps({"mentions": [told]}, indent=2))
        if room < 0:
            return {"mentions": mentions, "more": len(reading) - len(mentions)}
        mentions.append(told)
    return {"mentions": mentions}


def _mention(mention: Mention) -> dict[str, object]:
    source = mention.derived_from
    return {
        "start": mention.start,
        "end": mention.end,
        "quote": mention.quote[:MAX_QUOTE],
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
