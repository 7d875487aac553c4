"""Trees as the bytes of each format, written here and not by the library, so that neither hides the other's mistake.

A tree is made of dicts, lists and texts; `Raw` stands in the file as it is, `Spelled` is a JSON string as it is.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

NAMED: Final = frozenset(["name", "title"])
_HALVES: Final = 0x1800
_HALF: Final = re.compile(b"\xef[\x80-\x9f][\x80-\xbf]")  # U+F000 to U+F7FF, of nobody's use
TYPES: Final = {"sites": "site", "documents": "document", "partners": "partner", "programmes": "programme"}


class Raw(str):
    """What stands in a file as it is: a number, a truth value, or what only looks like one."""

    __slots__ = ()


def as_json(tree: object) -> str:
    """A tree as JSON on one line."""
    if isinstance(tree, Mapping):
        return "{" + ", ".join(f"{as_json(key)}: {as_json(value)}" for key, value in tree.items()) + "}"
    if isinstance(tree, list):
        return "[" + ", ".join(map(as_json, tree)) + "]"
    if isinstance(tree, Raw):
        return str(tree)
    # what UTF-8 cannot carry stands as an escape, all else as it is
    return json.dumps(tree, ensure_ascii=any("\ud800" <= c <= "\udfff" for c in str(tree)))


def as_yaml(tree: object, indent: str = "") -> str:
    """A tree as YAML in block style, its texts in double quotation marks."""
    if isinstance(tree, Mapping) and tree:
        return "".join(f"\n{indent}{as_json(key)}:{as_yaml(value, indent + '  ')}" for key, value in tree.items())
    if isinstance(tree, list) and tree:
        return "".join(f"\n{indent}-{as_yaml(value, indent + '  ')}" for value in tree)
    return f" {as_json(tree)}"


def _json(tree: Mapping[str, Any]) -> dict[str, bytes]:
    return {"data.json": as_json({"stargate_model": "1", **tree}).encode("utf-8", "surrogatepass")}


def _yaml(tree: Mapping[str, Any]) -> dict[str, bytes]:
    text = as_yaml({"stargate_model": "1", **tree}).removeprefix("\n")
    return {"data.yaml": f"{text}\n".encode("utf-8", "surrogatepass")}


def _ndjson(tree: Mapping[str, Any]) -> dict[str, bytes]:
    lines = [as_json({"type": TYPES[name], **record}) for name, records in tree.items() for record in records]
    return {"data.ndjson": "".join(f"{line}\n" for line in lines).encode("utf-8", "surrogatepass")}


def _csv(tree: Mapping[str, Any]) -> dict[str, bytes]:
    return {f"{name}.csv": _table(records) for name, records in tree.items()}


def _table(records: list[Mapping[str, Any]]) -> bytes:
    rows = [dict(_cells(record)) for record in records]
    columns = list(dict.fromkeys(name for row in rows for name in row))
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([row.get(name, "") for name in columns] for row in rows)
    return target.getvalue().encode("utf-8", "surrogatepass")


def _cells(record: Mapping[str, Any], before: str = "") -> list[tuple[str, str]]:
    cells: list[tuple[str, str]] = []
    for key, value in record.items():
        if isinstance(value, Mapping) and "unit" in value:
            cells.append((before + key, f"{value['value']} {value['unit']}"))
            rest = {name: value[name] for name in ("hedge", "evidence") if name in value}
            cells += [(f"{before}{key}.{name}", _cell(part)) for name, part in rest.items()]
        elif isinstance(value, Mapping):
            cells += _cells(value, f"{before}{key}.")
        else:
            cells.append((before + key, _cell(value)))
    return cells


def _cell(value: object) -> str:
    return value if isinstance(value, str) else as_json(value)


def _columns(form: str, tree: Mapping[str, Any]) -> dict[str, bytes]:
    return {f"{name}.{form}": columns(form, pa.Table.from_pylist([_row(one) for one in tree[name]])) for name in tree}


def _row(record: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _named(value) if key in NAMED else _value(value) for key, value in record.items()}


def _named(texts: Mapping[str, str]) -> list[dict[str, str]]:
    return [{"language": _whole(tag), "text": _whole(text)} for tag, text in texts.items()]


def _value(value: object) -> object:
    if isinstance(value, Mapping):
        return {key: _value(held) for key, held in value.items()}
    if isinstance(value, list):
        return [_value(held) for held in value]
    return {"true": True, "false": False}.get(value, str(value)) if isinstance(value, Raw) else _whole(str(value))


def _whole(text: str) -> str:
    """A text whose halves of characters are others, of as many bytes, until it stands in the file."""
    return "".join(chr(ord(c) + _HALVES) if "\ud800" <= c <= "\udfff" else c for c in text)


def columns(form: str, table: pa.Table, **options: Any) -> bytes:  # of pyarrow
    """A table as a file of columns, whose bytes stand there as they are in memory."""
    sink = io.BytesIO()
    if form == "parquet":
        pq.write_table(table, sink, **{"compression": "none", "store_schema": False, **options})
    else:
        with pa.ipc.new_file(sink, table.schema) as writer:
            writer.write_table(table, **options)
    return _HALF.sub(
        lambda found: chr(ord(found[0].decode()) - _HALVES).encode("utf-8", "surrogatepass"), sink.getvalue()
    )


RENDER: Final[Mapping[str, Callable[[Mapping[str, Any]], dict[str, bytes]]]] = {
    "json": _json,
    "yaml": _yaml,
    "ndjson": _ndjson,
    "csv": _csv,
    "parquet": partial(_columns, "parquet"),
    "arrow": partial(_columns, "arrow"),
}
"""How a tree of collections becomes files of a format; every format of the library must stand here."""

TARGET: Final = {
    "json": "data.json",
    "yaml": "data.yaml",
    "ndjson": "data.ndjson",
    "csv": "",
    "parquet": "",
    "arrow": "",
}
"""What is checked: a file, or the folder where a format is a file a type."""
