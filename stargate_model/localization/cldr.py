"""CLDR data as Babel ships them, behind named accessors: the one place that knows how Babel stores a locale.

In: the name of a locale that Babel has. Out: plain strings, tuples and dicts. Refused: any name that is not in Babel's
own list, before a file is opened.

The locale files are read here and not through `Locale._data`: that view writes what it resolves into tables which all
locales share, so that after a Chinese locale the German stand-alone month is Chinese (Babel 2.18). Here nothing is ever
written to what another locale can see.
"""

from __future__ import annotations

import json
import pickle
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Final, TypeAlias, cast

from attrs import frozen

from stargate_model.errors import LocaleError
from stargate_model.localization.plurals import CATEGORIES

ROOT: Final = "root"
WIDTHS: Final[Mapping[str, tuple[str, ...]]] = {
    "long": ("long", "short", "narrow"),
    "short": ("short", "long", "narrow"),
    "narrow": ("narrow", "short", "long"),
}
_CACHED_LOCALES: Final = 256

Table: TypeAlias = Mapping[object, object]


@cache
def names() -> frozenset[str]:
    """Every locale that Babel has data for, such as `zh_Hans`."""
    from babel.localedata import locale_identifiers

    return frozenset(locale_identifiers())


def version() -> str:
    """The CLDR version of Babel's data, such as `47`."""
    from babel.core import get_cldr_version

    return get_cldr_version()


def likely_subtags(key: str) -> str | None:
    """The fullest form of a locale name, such as `zh_Hant_TW` for `zh_TW`; None where CLDR lists none."""
    return cast("str | None", _global("likely_subtags").get(key))


def language_alias(language: str) -> str:
    """The code that CLDR uses for a language, such as `he` for `iw`."""
    found = _global("language_aliases").get(language)
    return found if isinstance(found, str) and "_" not in found else language


@frozen
class Tables:
    """What CLDR says of one locale, inherited parts included."""

    name: str
    _data: Table

    def text(self, *path: object) -> str | None:
        """The text or pattern at a path; None where there is none."""
        found = self._at(path)
        found = getattr(found, "pattern", found)
        return found if isinstance(found, str) else None

    def texts(self, *path: object) -> dict[str, str]:
        """The texts of one table, by key; empty where there is none."""
        table = self._at(path)
        if not isinstance(table, dict):
            return {}
        rows = ((str(key), self.text(*path, key)) for key in cast("Table", table))
        return {key: text for key, text in rows if text is not None}

    def numbering_system(self) -> str:
        """The digits that the locale writes, such as `latn`."""
        return self.text("default_numbering_system") or "latn"

    def symbols(self) -> dict[str, str]:
        """Signs and separators of the default numbering system; what it lacks is that of Latin digits."""
        return {**self.texts("number_symbols", "latn"), **self.texts("number_symbols", self.numbering_system())}

    def number_pattern(self, kind: str) -> str:
        """The pattern of `decimal`, `percent` or `currency` numbers."""
        path = ("currency_formats", "standard") if kind == "currency" else (f"{kind}_formats", None)
        return self.text(*path) or "#,##0.###"

    def compact_patterns(self, kind: str, style: str) -> dict[str, dict[str, str]]:
        """The compact patterns of `decimal` or `currency` numbers: plural category to power of ten to pattern."""
        for name in ("long", "short") if style == "long" else ("short",):
            path = (f"compact_{kind}_formats", name)
            table = self._at(path)
            if isinstance(table, dict) and table:
                return {str(category): self.texts(*path, category) for category in cast("Table", table)}
        return {}

    def unit_patterns(self, unit_id: str, width: str) -> dict[str, str]:
        """The patterns of a unit by plural category, in the width wanted or the nearest that CLDR has; may be empty."""
        for name in WIDTHS[width]:
            # Babel keeps the pattern of "per hour" in the same table
            texts = self.texts("unit_patterns", unit_id, name)
            if found := {category: text for category, text in texts.items() if category in CATEGORIES}:
                return found
        return {}

    def currency_symbol(self, code: str) -> str:
        """The symbol of a currency; its code where the locale has none."""
        return self.text("currency_symbols", code) or code

    def currency_names(self, code: str) -> dict[str, str]:
        """The name of a currency by plural category; under `other` the code where the locale has none."""
        found = self.texts("currency_names_plural", code)
        return {"other": self.text("currency_names", code) or code} | found

    def currency_name_patterns(self) -> dict[str, str]:
        """How number and currency name stand together, by plural category."""
        return self.texts("currency_unit_patterns") or {"other": "{0} {1}"}

    def list_patterns(self) -> dict[str, str]:
        """How the items of an `and` list are joined: `2`, `start`, `middle` and `end`."""
        return self.texts("list_patterns", "standard")

    def date_pattern(self, style: str) -> str:
        """The pattern of a whole Gregorian date, `long` or `medium`."""
        return self.text("date_formats", style) or "y-MM-dd"

    def skeleton(self, name: str) -> str | None:
        """The pattern of a part of a date, such as `yMMMM`."""
        return self.text("datetime_skeletons", name)

    def interval(self, skeleton: str, difference: str) -> tuple[str, str] | None:
        """The patterns of both ends of an interval whose largest differing field is `y`, `M` or `d`."""
        found = self._at(("interval_formats", skeleton, difference))
        if not isinstance(found, list):
            return None
        # Babel joins two quoted runs with a doubled quote, which would read as an apostrophe: Basque y('e)''ko '
        first, last = (part.replace("''", "") for part in cast("list[str]", found))
        return first, last

    def interval_fallback(self) -> str:
        """The pattern that joins two whole dates."""
        return self.text("interval_formats", None) or "{0} – {1}"

    def calendar_names(self, field: str, context: str, width: str) -> dict[str, str]:
        """The names of `months`, `quarters` or `days`; those within a date where none stand alone."""
        for found in (context, "format"):
            for name in (width, "abbreviated", "wide"):
                if table := self.texts(field, found, name):
                    return table
        return {}

    def era(self, width: str) -> str:
        """What the years since 1 are called, `wide` or `abbreviated`."""
        return self.text("eras", width, 1) or ""

    def right_to_left(self) -> bool:
        """Whether the locale is written from right to left."""
        return self.text("character_order") == "right-to-left"

    def plural_rules(self) -> dict[str, str]:
        """The plural rules: category to condition.

        They are inherited by the tag and not as other data are: Angola's Portuguese has those of pt, not of pt-PT.
        """
        name = self.name
        while name:
            rule = _own(name).get("plural_form")
            if rule is not None:
                return dict(cast("Mapping[str, str]", getattr(rule, "rules", {})))
            name = name.rpartition("_")[0]
        return {}

    def _at(self, path: tuple[object, ...]) -> object:
        found: object = self._data
        for key in path:
            if not isinstance(found, dict):
                return None
            found = _resolved(cast("Table", found).get(key), self._data)
        return found


@lru_cache(maxsize=_CACHED_LOCALES)
def tables(name: str) -> Tables:
    """The tables of a locale.

    Raises:
        LocaleError: Babel has no such locale.
    """
    if name not in names():
        raise LocaleError(f"there is no locale {name[:40]!r}", found=name[:40])
    return Tables(name, _merged(name))


def minimum_grouping(name: str) -> int:
    """From how many digits before the first separator on a number is grouped."""
    return cast("int", _inherited("minimum_grouping", name))


def range_pattern(name: str) -> str:
    """How the two numbers of a range stand together."""
    return cast("str", _inherited("range", name))


def corrected(kind: str, name: str, value: str) -> str:
    """A sign, a pattern or the symbol of a currency as CLDR has it, where Babel's import has another."""
    table = cast("Mapping[str, Mapping[str, str]]", extra()["corrections"]).get(kind, {})
    while table and name != ROOT:
        if name in table:
            return table[name] or value
        name = parent(name)
    return value


def money_separators(name: str) -> Mapping[str, str]:
    """The `decimal` and `group` separators of money, where they are not those of other numbers."""
    return cast("Mapping[str, Mapping[str, str]]", extra()["money"]).get(name, {})


def digits(system: str) -> str:
    """The ten digits of a numbering system."""
    found = cast("Mapping[str, str]", extra()["digits"])
    return found.get(system, found["latn"])


def plural_ranges(language: str) -> Mapping[str, str]:
    """The plural category of a range by those of its ends, such as `one other`; a pair that is missing is `other`."""
    for row in cast("list[dict[str, object]]", extra()["plural_ranges"]):
        if language in cast("list[str]", row["languages"]):
            return cast("Mapping[str, str]", row["table"])
    return {}


@cache
def extra() -> Mapping[str, object]:
    """The CLDR data that Babel leaves out, see `cldr_extra.json`."""
    text = files("stargate_model.localization").joinpath("cldr_extra.json").read_text("utf-8")
    return cast("Mapping[str, object]", json.loads(text))


def parent(name: str) -> str:
    """The locale that one inherits from."""
    exception = _global("parent_exceptions").get(name)
    if isinstance(exception, str):
        return exception
    language, _, rest = name.rpartition("_")
    if language and "_" not in language and len(rest) == len("Hant"):
        likely = likely_subtags(language) or ""
        if f"_{rest}_" not in f"{likely}_":
            return ROOT
    return language or ROOT


def _global(key: str) -> Mapping[str, object]:
    from babel.core import get_global

    return cast("Mapping[str, object]", get_global(cast("object", key)))  # type: ignore[arg-type]


def _inherited(key: str, name: str) -> object:
    values = cast("Mapping[str, object]", extra()[key])
    while name not in values:
        name = parent(name)
    return values[name]


@lru_cache(maxsize=_CACHED_LOCALES)
def _merged(name: str) -> Table:
    own = _own(name)
    return own if name == ROOT else _merge(_merged(parent(name)), own)


@lru_cache(maxsize=_CACHED_LOCALES)
def _own(name: str) -> Table:
    """What the file of a locale says itself."""
    from babel.localedata import resolve_locale_filename

    path = Path(resolve_locale_filename(name))
    return cast("Table", pickle.loads(path.read_bytes()))  # noqa: S301 - a data file of Babel's own package


def _merge(base: Table, own: Table) -> Table:
    """What a locale says over what it inherits, as a new table."""
    merged = dict(base)
    for key, value in own.items():
        if value is None:
            continue
        before = merged.get(key)
        if not isinstance(value, dict):
            merged[key] = value
        elif isinstance(before, dict):
            merged[key] = _merge(cast("Table", before), cast("Table", value))
        elif isinstance(before, tuple):
            alias, others = cast("tuple[object, Table]", before)
            merged[key] = (alias, _merge(others, cast("Table", value)))
        else:
            merged[key] = (before, cast("Table", value)) if _is_alias(before) else cast("Table", value)
    return merged


def _resolved(value: object, data: Table) -> object:
    """Follow an alias, which is kept as an object with the keys of the place it points to, perhaps with own parts."""
    if isinstance(value, tuple):
        alias, others = cast("tuple[object, Table]", value)
        target = _resolved(alias, data)
        return _merge(cast("Table", target), others) if isinstance(target, dict) else others
    if not _is_alias(value):
        return value
    found: object = data
    for key in cast("tuple[object, ...]", getattr(value, "keys", ())):
        found = _resolved(cast("Table", found).get(key), data) if isinstance(found, dict) else None
    return found


def _is_alias(value: object) -> bool:
    return type(value).__name__ == "Alias"
