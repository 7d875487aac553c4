"""The cases that stand as data: values put into a data set in every format, and whole documents of each format."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from tests.hostile.case import ACCEPT, EITHER, REJECT, Case
from tests.hostile.rendering import RENDER, TARGET, Raw

DATA: Final = Path(__file__).parent / "data"
FOR_SYNTAX: Final = frozenset(
    "syntax not-utf8 duplicate-key control-character nul bad-csv bad-header missing-key version".split()
)
"""Codes of what is found before there are fields: their pointers are not those of the field."""

Tree = dict[str, Any]


def _site(**fields: object) -> Tree:
    return {"id": "abilene", "name": {"en": "Abilene"}, **fields}


def _document(**fields: object) -> Tree:
    known = {
        "id": "text",
        "title": {"en": "A text"},
        "publisher": "IBM",
        "language": "en",
        "source_type": "news_report",
    }
    return {**known, **fields}


def _offsets(text: str) -> Tree:
    start, end = map(Raw, text.split(" ") if " " in text else (text, text))
    evidence = {"document": "text", "start": start, "end": end}
    return {"documents": [_document(length=Raw("100"))], "sites": [_site(evidence=[evidence])]}


def _quote(text: str) -> Tree:
    figure = {"value": Raw("5"), "unit": "MW", "evidence": [{"document": "text", "quote": text}]}
    return {"documents": [_document()], "sites": [_site(capacity=figure)]}


SLOTS: Final[Mapping[str, Callable[[str], Tree]]] = {
    "number": lambda text: {"sites": [_site(capacity={"value": Raw(text), "unit": "MW"})]},
    "figure": lambda text: {"sites": [_site(capacity=text)]},
    "unit": lambda text: {"sites": [_site(capacity={"value": Raw("5"), "unit": text})]},
    "id": lambda text: {"sites": [_site(id=text)]},
    "name": lambda text: {"sites": [_site(name={"en": text})]},
    "tag": lambda text: {"sites": [_site(name={"en": "Abilene", text: "Abilene"})]},
    "date": lambda text: {"sites": [_site(milestones=[{"date": text, "status": "operating"}])]},
    "period": lambda text: {"sites": [_site(other_names=[{"text": "A", "language": "en", "valid": text}])]},
    "address": lambda text: {"documents": [_document(url=text)]},
    "digest": lambda text: {"documents": [_document(sha256=text)]},
    "length": lambda text: {"documents": [_document(length=Raw(text))]},
    "offsets": _offsets,
    "quote": _quote,
    "reference": lambda text: {
        "programmes": [{"id": "stargate", "name": {"en": "Stargate"}}],
        "sites": [_site(programme=text)],
    },
    "word": lambda text: {"sites": [_site(status=text)]},
    "truth": lambda text: {"sites": [_site(capacity={"value": Raw("5"), "unit": "MW", "approximate": Raw(text)})]},
    "version": lambda text: {"stargate_model": Raw(text), "sites": [_site()]},
}
"""A small data set with a value in the field of each sort."""


def values(form: str) -> Iterator[Case]:
    """The cases of values, in a format."""
    for sort, table in tomllib.loads((DATA / "values.toml").read_text("utf-8")).items():
        if form not in table.get("formats", RENDER):
            continue
        for number, (text, verdict, why, *more) in enumerate(table["cases"], 1):
            special: Mapping[str, str] = more[0] if more else {}
            said = special.get(form, verdict)
            said = table["reject"] if said == REJECT else said
            accepted = said == ACCEPT
            yield Case(
                name=f"{form}-{sort}-{number:02}",
                row=sort,
                why=why,
                verdict=ACCEPT if accepted else EITHER if said == EITHER else REJECT,
                codes=frozenset() if accepted or said == EITHER else frozenset(said.split()) | FOR_SYNTAX,
                pointer=None if accepted else table["pointer"],
                values={table["path"]: special.get("is", text)} if accepted and sort != "tag" else {},
                files=RENDER[form](SLOTS[sort](text)),
                target=TARGET[form],
            )


# -- whole documents ---------------------------------------------------------------------------------------------------

_SITE: Final = '{"id": "abilene", "name": {"en": "Abilene"}}'
_LINE: Final = '{"type": "site", "id": "abilene", "name": {"en": "A"}, "kind": "campus"}'
_MACROS: Final = {
    "$YHEAD": 'stargate_model: "1"\nsites:\n',
    "$YSITE": "  - id: abilene\n    name: {en: Abilene}\n",
    "$HEAD": '{"stargate_model": "1", "sites": [',
    "$TAIL": "]}",
    "$SITE": _SITE,
    "$LINE2": _LINE.replace("abilene", "milam"),
    "$LINE": _LINE,
}
NAMES: Final = {
    "json": "data.json",
    "yaml": "data.yaml",
    "ndjson": "data.ndjson",
    "csv": "sites.csv",
    "parquet": "sites.parquet",
    "arrow": "sites.arrow",
}


def documents(form: str) -> Iterator[Case]:
    """The cases of documents of a format, and of bytes that no format has."""
    held = tomllib.loads((DATA / "documents.toml").read_text("utf-8"))
    for number, (text, verdict, at, why) in enumerate(held.get(form, ()), 1):
        yield _of_document(f"{form}-document-{number:03}", form, _expanded(text).encode(), verdict, at, why)
    for number, (text, said, at, why) in enumerate(held["bytes"], 1):
        verdict = said if form in held else "syntax"  # what is no text is never read as one
        yield _of_document(f"{form}-bytes-{number:02}", form, text.encode("latin-1"), verdict, at, why)


def _expanded(text: str) -> str:
    for macro, meant in _MACROS.items():
        text = text.replace(macro, meant)
    return text


def _of_document(name: str, form: str, data: bytes, verdict: str, at: str, why: str) -> Case:
    first, *codes = verdict.split()
    kind = first if first in (ACCEPT, EITHER) else REJECT
    return Case(
        name=name,
        row=form,
        why=why,
        verdict=kind,
        codes=frozenset(verdict.split()) if kind == REJECT and first != REJECT else frozenset(codes),
        at=at or None,
        files={NAMES[form]: data},
        target=NAMES[form],
    )
