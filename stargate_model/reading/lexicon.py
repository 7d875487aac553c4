"""What the words of a language mean to the reader: one data file a language, loaded once.

In goes a language tag, out comes a `Lexicon`: how the language writes numbers, and an `Entry` for each of its words. A
file in `lexicons/` names its words by the fields of `Entry`; the files named by `extends` come first. A new language is
a new file. Words match whatever their case, those under `[exact]` only as written.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Collection, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from importlib import resources
from types import MappingProxyType
from typing import Final, TypeAlias, cast

from attrs import define, field, fields_dict, frozen

from stargate_model.amounts.decimals import number
from stargate_model.amounts.units import unit
from stargate_model.errors import LocaleError

Toml: TypeAlias = "str | int | bool | list[Toml] | dict[str, Toml]"
_Fields: TypeAlias = dict[str, object]


@frozen
class Measure:
    """A measure word: what it counts, and how.

    Attributes:
        counts: The units that it may count; empty where it counts anything.
        default: The unit where no noun tells.
        generic: The noun belongs to the span (个就业机会), as the measure word alone says nothing.
        asset: After "one", the thing is a figure and not an article (一座).
    """

    counts: frozenset[str]
    default: str
    generic: bool
    asset: bool


@frozen
class Entry:
    """Everything that one word may be; the grammar picks by position.

    Each field is a section of the data files and says there which words have it.
    """

    # numbers
    numeral: Decimal | None = None
    scale: Decimal | None = None
    short: Decimal | None = None
    alone: bool = False
    plural: bool = False
    denominator: Decimal | None = None
    vague: tuple[Decimal, Decimal] | None = None
    many: bool = False
    half: bool = False
    rounded: bool = False
    tenth: bool = False
    point: bool = False
    over: bool = False
    article: bool = False
    # what is measured
    unit: tuple[Decimal, str] | None = None
    refused: str | None = None
    currency: str | None = None
    share: Decimal | None = None
    times: bool = False
    multiple: Decimal | None = None
    noun: str | None = None
    measure: Measure | None = None
    rate: Decimal | None = None
    # hedges and what stands around a figure
    negation: bool = False
    before: str | None = None
    after: str | None = None
    between: str | None = None
    filler: bool = False
    link: bool = False
    particle: bool = False
    joint: str | None = None
    conjunction: bool = False
    opener: str | None = None
    closer: bool = False
    between_after: bool = False
    sense: str | None = None
    sense_after: str | None = None
    change: str | None = None
    step: str | None = None
    goal: bool = False
    per: str | None = None
    per_after: str | None = None
    frame: str | None = None
    spending: bool = False
    electricity: bool = False
    modality: bool = False
    attribution: bool = False
    adjective: bool = False
    barrier: bool = False
    ordinal: str | None = None
    version: bool = False
    stop: bool = False
    # dates
    date_unit: str | None = None
    month: int | None = None
    weekday: int | None = None
    season: str | None = None
    part: str | None = None
    part_after: str | None = None
    part_alone: str | None = None
    relative: tuple[str, int] | None = None
    era: int | None = None
    foreign_era: bool = False
    nth: int | None = None
    date_lead: str | None = None
    future: bool = False
    # punctuation
    clause: str | None = None
    bracket: str | None = None
    # whether a figure or date may begin with the word; follows from the other fields
    starts: bool = False


EMPTY: Final = Entry()


@frozen
class Separators:
    """How a place writes the inside of a number."""

    decimal: str
    groups: tuple[str, ...]


@define(frozen=True, eq=False)
class Lexicon:
    """A language, as the reader needs it.

    Attributes:
        language: The tag of its file.
        spaced: Words stand between spaces; a figure may be a word apart from its unit.
        bare_years: Four digits alone may be a year.
        mixed_scales: Digits may follow a scale word (2万5000); `spaced_scales`: with a space before them.
        space_groups: A plain space groups digits.
        guarded: Its number words are syllables of other words too: one counts only after a blank, and only with a scale
            word, or where `alone` says so.
        compounds: A long noun at the end of a word says what the word counts (Industriearbeitsplätze).
        indian: Groups of two digits are allowed above the lowest three (4,00,000).
        varied: Regions of the language disagree on separators, so some numbers need a place.
        separators: How the language writes numbers; `places` has its regions that differ.
        native_digits: Its own ten digits, from zero; empty where it has none.
        words: Entries by folded text; `exact`: entries by text as written.
        lengths: How long words are, longest first, by their first two characters; those of one, by that one.
    """

    language: str
    spaced: bool
    bare_years: bool
    mixed_scales: bool
    spaced_scales: bool
    space_groups: bool
    indian: bool
    varied: bool
    guarded: bool
    compounds: bool
    separators: Separators
    places: Mapping[str, Separators]
    native_digits: str
    words: Mapping[str, Entry] = field(repr=False)
    exact: Mapping[str, Entry] = field(repr=False)
    lengths: Mapping[str, tuple[int, ...]] = field(repr=False)
    exact_lengths: Mapping[str, tuple[int, ...]] = field(repr=False)

    def separators_in(self, place: str | None) -> Separators | None:
        """How numbers are written in a place; None where regions differ and the place is not given."""
        if place is None and self.varied:
            return None
        return self.places.get(place or "", self.separators)


_TAG: Final = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*\Z", re.ASCII)
_TRADITIONAL: Final = frozenset({"TW", "HK", "MO"})


def lexicon_for(language: str) -> Lexicon | None:
    """The lexicon of a language tag; None where the language is not offered.

    Raises:
        LocaleError: The text is no language tag.

    Example:
        >>> lexicon_for("zh-TW").language
        'zh-Hant'
        >>> lexicon_for("sw") is None
        True
    """
    if not _TAG.match(language):
        shown = language[:80]
        raise LocaleError(f"{shown!r} is not a language tag; write one such as en, de or zh-Hans", locale=shown)
    name = _file_of(language)
    return None if name is None else load(name)


@lru_cache(maxsize=256)
def _file_of(language: str) -> str | None:
    first, *rest = language.replace("_", "-").split("-")
    offered = languages()
    subtags = {subtag.title() if len(subtag) == 4 else subtag.upper() for subtag in rest}
    base = first.lower()
    scripts = [name for name in offered if name.partition("-")[0] == base and "-" in name]
    if not scripts:
        return base if base in offered else None
    for name in scripts:
        if name.partition("-")[2] in subtags:
            return name
    return f"{base}-Hant" if subtags & _TRADITIONAL else f"{base}-Hans"


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """The tags of the languages that can be read."""
    files = (resources.files("stargate_model.reading") / "lexicons").iterdir()
    return tuple(sorted(f.name.removesuffix(".toml") for f in files if f.name.endswith(".toml") and f.name[0] != "_"))


@lru_cache(maxsize=64)
def load(name: str) -> Lexicon:
    """Read and check the lexicon of one file.

    Raises:
        LexiconError: The file has a section or value that the reader does not know.
    """
    writing: dict[str, Toml] = {}
    words: dict[str, _Fields] = {}
    exact: dict[str, _Fields] = {}
    for data in _files(name):
        writing |= cast("dict[str, Toml]", data.get("writing", {}))
        _enter(data, words, fold=True, file=name)
        _enter(cast("dict[str, Toml]", data.get("exact", {})), exact, fold=False, file=name)
    # a symbol may be a word of the language too: mi is a mile, and the middle of a year in French
    exact = {word: {**words.get(word.lower(), {}), **fields} for word, fields in exact.items()}
    separators = _separators(writing)
    places = cast("dict[str, dict[str, Toml]]", writing.get("places", {}))
    return Lexicon(
        language=name,
        spaced=bool(writing.get("spaced", False)),
        bare_years=bool(writing.get("bare_years", False)),
        mixed_scales=bool(writing.get("mixed_scales", False)),
        spaced_scales=bool(writing.get("spaced_scales", False)),
        space_groups=bool(writing.get("space_groups", False)),
        indian=bool(writing.get("indian", False)),
        varied=bool(writing.get("varied", False)),
        guarded=bool(writing.get("guarded", False)),
        compounds=bool(writing.get("compounds", False)),
        separators=separators,
        places=MappingProxyType({place: _separators(how) for place, how in places.items()}),
        native_digits=str(writing.get("native_digits", "")),
        words=MappingProxyType({word: _entry(fields) for word, fields in words.items()}),
        exact=MappingProxyType({word: _entry(fields) for word, fields in exact.items()}),
        lengths=MappingProxyType(_lengths(words)),
        exact_lengths=MappingProxyType(_lengths(exact)),
    )


class LexiconError(Exception):
    """A lexicon file of the library is not in order; no text of a user causes it."""


def _files(name: str) -> Iterator[dict[str, Toml]]:
    text = (resources.files("stargate_model.reading") / "lexicons" / f"{name}.toml").read_text("utf-8")
    data = cast("dict[str, Toml]", tomllib.loads(text))
    for base in cast("list[str]", data.pop("extends", [])):
        yield from _files(base)
    yield data


def _separators(writing: Mapping[str, Toml]) -> Separators:
    groups = cast("list[str]", writing.get("groups", [","]))
    return Separators(str(writing.get("decimal", ".")), tuple(groups))


def _lengths(words: Collection[str]) -> dict[str, tuple[int, ...]]:
    """The sizes by two characters hold that of the first alone, so one look is enough where the second is known too."""
    found: dict[str, set[int]] = {}
    singles = {word for word in words if len(word) == 1}
    for word in words:
        beginning = word[:2]
        found.setdefault(beginning, {1} if beginning[0] in singles else set()).add(len(word))
    return {beginning: tuple(sorted(sizes, reverse=True)) for beginning, sizes in found.items()}


# -- from the text of a data file to the fields of an entry -----------------------------------------------------------


def _pair(text: str) -> tuple[Decimal, Decimal]:
    low, _, high = text.partition("..")
    return number(low), number(high)


def _scaled_unit(text: str) -> tuple[Decimal, str]:
    """`MW` is one megawatt, `10 year` a decade."""
    factor, space, symbol = text.partition(" ")
    return (number(factor), unit(symbol).symbol) if space else (Decimal(1), unit(text).symbol)


def _shift(text: str) -> tuple[str, int]:
    what, _, by = text.partition(" ")
    return what, int(number(by))


def _whole(text: str) -> int:
    return int(number(text))


def _noun(text: str) -> str:
    return unit(text).symbol


_VALUES: Final[Mapping[str, Callable[[str], object]]] = {
    "numeral": number,
    "scale": number,
    "short": number,
    "denominator": number,
    "share": number,
    "multiple": number,
    "rate": number,
    "vague": _pair,
    "unit": _scaled_unit,
    "noun": _noun,
    "month": _whole,
    "weekday": _whole,
    "era": _whole,
    "nth": _whole,
    "relative": _shift,
}
_ENTRY: Final = cast("Callable[..., Entry]", Entry)
_SECTIONS: Final = frozenset(fields_dict(Entry)) - {"measure", "starts"}
_STARTERS: Final = (
    "numeral", "scale", "vague", "many", "article", "share", "multiple", "month", "season", "part", "relative", "era",
    "foreign_era", "nth", "weekday", "date_unit",
)  # fmt: skip


def _enter(data: Mapping[str, Toml], words: dict[str, _Fields], *, fold: bool, file: str) -> None:
    """Add the words of one file; what it says of a word replaces what the files before it said."""
    own: dict[tuple[str, str], object] = {}
    for section, content in data.items():
        if section in ("writing", "exact"):
            continue
        for word, name, value in _meanings(section, content, file):
            key = word.lower() if fold else word
            if own.setdefault((key, name), value) != value:
                raise LexiconError(f"{file}: {word!r} has two meanings in [{section}]")
            words.setdefault(key, {})[name] = value


def _entry(fields: _Fields) -> Entry:
    """The entry with these fields; each was converted by its own section."""
    starts = any(name in fields for name in _STARTERS)
    return _ENTRY(**fields, starts=starts)


def _meanings(section: str, content: Toml, file: str) -> Iterator[tuple[str, str, object]]:
    if section == "measure":
        for row in cast("list[dict[str, Toml]]", content):
            measure = _measure(row)
            for word in cast("list[str]", row["words"]):
                yield word, "measure", measure
    elif section not in _SECTIONS:
        raise LexiconError(f"{file}: there is no section [{section}]")
    elif isinstance(content, dict):
        convert = _VALUES.get(section, str)
        for value, words in content.items():
            for word in cast("list[str]", words):
                yield word, section, convert(value)
    else:
        for word in cast("list[str]", content):
            yield word, section, True


def _measure(row: Mapping[str, Toml]) -> Measure:
    counts = tuple(_noun(name) for name in cast("list[str]", row.get("counts", [])))
    return Measure(
        counts=frozenset(counts),
        default=_noun(str(row.get("default", "item"))),
        generic=bool(row.get("generic", False)),
        asset=bool(row.get("asset", False)),
    )
