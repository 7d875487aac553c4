"""Tables of the pages, as Markdown, out of what the package itself holds: codes, units, words, floors.

In: the catalogue, the unit table, the vocabularies, the layers of pyproject.toml. Out: Markdown, or a drawing as SVG.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import sys
import tomllib
from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby
from pathlib import Path

import stargate_model as sm
from stargate_model.amounts import units
from stargate_model.claims.vocabulary import Vocabulary
from stargate_model.findings.catalogue import CATALOGUE
from stargate_model.findings.code import Code
from stargate_model.findings.finding import Severity
from stargate_model.localization.messages import Message

ROOT = Path(__file__).parents[2]
PACKAGE = Path(sm.__file__).parent


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table of Markdown; a cell is one line, and what would end it is written out."""
    heads = tuple(heads)
    lines = [heads, ("---",) * len(heads), *rows]
    return "".join(f"| {' | '.join(map(_cell, line))} |\n" for line in lines)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _said(message: Message) -> str:
    """A message as prose: what stands between braces is a place that the finding fills."""
    return message.text.replace("<", "&lt;").replace("{", "*").replace("}", "*")


def _families() -> Iterator[tuple[str, list[Code]]]:
    for family, entries in groupby(CATALOGUE.values(), key=lambda entry: entry.family):
        yield family, list(entries)


def codes() -> str:
    """Every code of a finding by family, but for those of reading: its severity, what is wrong, how it is mended."""
    return "\n".join(
        f"## {family.capitalize()}\n\n"
        + table(
            ("code", "severity", "what is wrong", "how it is mended"),
            ((f"`{e.code}`", e.severity.value, _said(e.explanation), _said(e.repair)) for e in entries),
        )
        for family, entries in _families()
        if family != "reading"
    )


def refusals(*, notes: bool = False) -> str:
    """Every code with which a reading refuses a phrase; or those of its notes."""
    wanted = [
        entry
        for entry in CATALOGUE.values()
        if entry.family == "reading" and (entry.severity is Severity.NOTE) == notes
    ]
    return table(
        ("code", "why", "example", "what to do"),
        ((f"`{e.code}`", _said(e.explanation), escape(e.example), _said(e.repair)) for e in wanted),
    )


def unit_table() -> str:
    """Every unit by dimension, with its exact factor and the other ways to write it; currencies are one line."""
    shown = [unit for unit in units.UNITS.values() if unit.kind != "money"]
    aliases: dict[str, list[str]] = {}
    for text, unit in units.ALIASES.items():
        if text != unit.symbol:
            aliases.setdefault(unit.symbol, []).append(text)
    money = [f"`{unit.symbol}`" for unit in units.UNITS.values() if unit.kind == "money"]
    return (
        table(
            ("dimension", "symbol", "in base units", "also written"),
            (
                (unit.dimension, f"`{unit.symbol}`", format(unit.factor, "f"), ", ".join(aliases.get(unit.symbol, [])))
                for unit in shown
            ),
        )
        + f"\n{len(money)} currencies of ISO 4217, each a dimension of its own: {', '.join(money)}.\n"
    )


def vocabularies() -> str:
    """Every closed list of words: the word as data write it, and what it means."""
    return "\n".join(
        f"## {cls.__name__}\n\n{inspect.getdoc(cls).split(chr(10))[0]}\n\n"
        + table(("word", "meaning"), ((f"`{word.value}`", word.meaning) for word in cls))
        for cls in sorted(_vocabularies(Vocabulary), key=lambda cls: cls.__name__)
    )


def _vocabularies(base: type[Vocabulary]) -> Iterator[type[Vocabulary]]:
    for cls in base.__subclasses__():
        if len(cls):
            yield cls
        yield from _vocabularies(cls)


def layers() -> list[list[str]]:
    """The floors from the top down, as the import linter holds them; modules of one floor stand side by side."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    (contract,) = [one for one in settings["tool"]["importlinter"]["contracts"] if one["type"] == "layers"]
    return [[name.strip() for name in layer.replace(":", "|").split("|")] for layer in contract["layers"]]


def says(module: str) -> str:
    """What a module of the package says of itself: the first sentence of its docstring."""
    path = PACKAGE / module / "__init__.py"
    source = path if path.is_file() else PACKAGE / f"{module}.py"
    return (ast.get_docstring(ast.parse(source.read_text("utf-8"))) or "").split("\n")[0]


def floors() -> str:
    """The floors as a drawing, and below it what each module is for."""
    top_down = layers()
    return f"```{{raw}} html\n{_drawing(top_down)}\n```\n\n" + table(
        ("floor", "what it is"), ((f"`{name}`", says(name)) for layer in top_down for name in layer)
    )


def _drawing(top_down: list[list[str]]) -> str:
    width, height, gap = 640, 40, 6
    tall = len(top_down) * (height + gap)
    shapes = [
        f'<svg class="floors" xmlns="http://www.w3.org/2000/svg" viewBox="-1 -1 {width + 2} {tall + 2}" role="img" '
        f'aria-label="The floors of the package, from the top down: {escape(", ".join(map(" and ".join, top_down)))}">'
    ]
    for row, layer in enumerate(top_down):
        share = (width - gap * (len(layer) - 1)) / len(layer)
        for place, name in enumerate(layer):
            left, top = place * (share + gap), row * (height + gap)
            shapes.append(
                f'<rect class="floor" x="{left:.1f}" y="{top}" width="{share:.1f}" height="{height}" rx="4"/>'
                f'<text x="{left + share / 2:.1f}" y="{top + 25}" text-anchor="middle">{escape(name)}</text>'
            )
    return "".join((*shapes, "</svg>"))


# what users import from modules below the package, besides the names of the package itself
BESIDE = {
    "localization": ("stargate_model.localization.Formatter",),
    "findings": ("stargate_model.findings.catalogue.code_of", "stargate_model.findings.code.Code"),
    "reading": (
        "stargate_model.reading.agreement.agreement",
        "stargate_model.reading.agreement.Agreement",
        "stargate_model.reading.agreement.Outcome",
        "stargate_model.reading.mention.Reading",
        "stargate_model.reading.mention.Mention",
    ),
    "records": ("stargate_model.records.dataset.Records",),
}


def public(module: str) -> list[str]:
    """The public names whose home is a module of the package, under the name by which users import them."""
    home = f"stargate_model.{module}"
    names = [f"stargate_model.{name}" for name in sm.__all__ if _is_at(getattr(sm, name).__module__, home)]
    return [*names, *BESIDE.get(module, ())]


def _is_at(where: str, home: str) -> bool:
    return where == home or where.startswith(f"{home}.")


def api() -> str:
    """The public names by floor, from the ground up, as directives that take their docstrings."""
    ground_up = (name for layer in reversed(layers()) for name in layer)
    return "\n".join(
        f"## {name}\n\n{says(name)}\n\n```{{eval-rst}}\n{''.join(map(_documented, found))}```\n"
        for name in ground_up
        if (found := public(name))
    )


def _documented(name: str) -> str:
    module, _, last = name.rpartition(".")
    found = getattr(sys.modules.get(module) or importlib.import_module(module), last)
    if isinstance(found, type) and issubclass(found, sm.Figure) and found is not sm.Figure:
        return f".. autoclass:: {name}(literal, /, *, hedge='', evidence=())\n   :members:\n\n"
    if isinstance(found, type):
        return f".. autoclass:: {name}\n   :members:\n\n"
    return f".. autofunction:: {name}\n\n"
