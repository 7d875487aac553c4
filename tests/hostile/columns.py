"""Cases of files of columns, which are no text: tables that somebody else wrote, spoilt ones, and very large ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial
from typing import Any, Final

import pyarrow as pa

from tests.hostile.case import ACCEPT, EITHER, REJECT, Case
from tests.hostile.manifest import NAMES
from tests.hostile.rendering import columns

_TEXT: Final = pa.string()
_NAME: Final = pa.list_(pa.struct([("language", _TEXT), ("text", _TEXT)]))
_FIGURE: Final = pa.struct([("value", _TEXT), ("unit", _TEXT)])
_MB: Final = 1_000_000

_Row = tuple[str, str, str, Callable[[str], bytes]]


def _names(count: int, text: str = "A") -> list[Any]:
    return [[{"language": "en", "text": text}]] * count


def _sites(count: int = 1, text: str = "A", **others: Any) -> pa.Table:  # of pyarrow
    """A table of sites, and columns beside those that every site has; a column that is None is left out."""
    held: dict[str, Any] = {
        "id": [f"s{number}" for number in range(count)],
        "name": pa.array(_names(count, text), _NAME),
        **others,
    }
    return pa.table({name: column for name, column in held.items() if column is not None})


def _of(**others: Any) -> Callable[[str], bytes]:  # of pyarrow
    return lambda form: columns(form, _sites(**others))


def _with(name: str) -> Callable[[str], bytes]:
    """Sites with one more column, whatever its name."""
    return lambda form: columns(form, _sites().append_column(name, [["s1"]]))


def _figures(kind: pa.DataType, value: object) -> pa.Array:
    return pa.array([value], kind)


def _deep(levels: int) -> pa.Array:
    kind, value = _TEXT, "A"
    made: Any = value
    for _ in range(levels):
        kind, made = pa.struct([("a", kind)]), {"a": made}
    return pa.array([made], kind)


def _changed(old: bytes, new: bytes) -> Callable[[str], bytes]:
    return lambda form: columns(form, _sites(text="Abilene")).replace(old, new)


def _kept(share: float) -> Callable[[str], bytes]:
    def cut(form: str) -> bytes:
        data = columns(form, _sites(20))
        return data[: int(len(data) * share)]

    return cut


def _summed(form: str) -> bytes:
    """A file whose pages have checksums, and one byte changed; IPC has none, and a letter more tells nothing."""
    options = {"write_page_checksum": True, "use_dictionary": False} if form == "parquet" else {}
    return columns(form, _sites(text="Abilene"), **options).replace(b"Abilene", b"abilene", 1)


def _other(form: str) -> bytes:
    return columns("arrow" if form == "parquet" else "parquet", _sites())


def _footer(size: int) -> Callable[[str], bytes]:
    """A file whose last bytes name another size of its footer."""

    def make(form: str) -> bytes:
        data = columns(form, _sites())
        mark = 4 if form == "parquet" else 6
        return data[: -mark - 4] + size.to_bytes(4, "little") + data[-mark:]

    return make


def _squeezed(rows: int, size: int) -> Callable[[str], bytes]:
    """One text of some size, in every row, stored once."""

    def make(form: str) -> bytes:
        texts = pa.DictionaryArray.from_arrays(pa.array([0] * rows, pa.int32()), pa.array(["x" * size]))
        options = {"compression": "zstd"} if form == "parquet" else {}
        return columns(form, _sites(rows, status=texts), **options)

    return make


_TABLES: Final[tuple[_Row, ...]] = (
    ("a table", ACCEPT, "", _of()),
    ("no rows", ACCEPT, "", _of(count=0)),
    ("names in another order", ACCEPT, "", lambda form: columns(form, _sites().select(["name", "id"]))),
    ("a figure as text", ACCEPT, "", _of(capacity=["1.2 GW"])),
    ("a figure in parts", ACCEPT, "", _of(capacity=_figures(_FIGURE, {"value": "1.2", "unit": "GW"}))),
    ("a figure that is null", ACCEPT, "", _of(capacity=_figures(_FIGURE, None))),
    ("a column of nulls", ACCEPT, "", _of(capacity=pa.nulls(1))),
    ("a decimal", ACCEPT, "", _of(capacity=_figures(
        pa.struct([("value", pa.decimal128(9, 2)), ("unit", _TEXT)]), {"value": Decimal("1.20"), "unit": "GW"}))),
    ("a whole number", ACCEPT, "", _of(capacity=_figures(
        pa.struct([("value", pa.int32()), ("unit", _TEXT)]), {"value": 5, "unit": "GW"}))),
    ("large texts", ACCEPT, "", _of(
        id=pa.array(["s0"], pa.large_string()), status=pa.array(["operating"], pa.large_string()))),
    ("texts of a dictionary", ACCEPT, "", _of(status=pa.array(["operating"]).dictionary_encode())),
    ("an amount that is worked out", ACCEPT, "", _of(capacity=_figures(
        pa.struct([*_FIGURE, ("base", pa.float64())]), {"value": "5", "unit": "GW", "base": float("nan")}))),
    ("a binary fraction", "wrong-type", "1:3", _of(capacity=[1.2])),
    ("a binary fraction in a figure", "wrong-type", "1:3", _of(capacity=_figures(
        pa.struct([("value", pa.float64()), ("unit", _TEXT)]), {"value": 1.2, "unit": "GW"}))),
    ("no number", "wrong-type", "1:3", _of(capacity=[float("nan")])),
    ("half precision", "wrong-type", "1:3", _of(capacity=pa.array([1.0], pa.float32()).cast(pa.float16()))),
    ("bytes for a text", "wrong-type", "1:1", _of(id=pa.array([b"s0"], pa.binary()))),
    ("bytes of one length", "wrong-type", "1:1", _of(id=pa.array([b"s0"], pa.binary(2)))),
    ("a day", "wrong-type", "1:3", _of(status=pa.array([0], pa.date32()))),
    ("a moment", "wrong-type", "1:3", _of(status=pa.array([0], pa.timestamp("ns", "UTC")))),
    ("a span of time", "wrong-type", "", _of(status=pa.array([0], pa.duration("s")))),
    ("a map for names", "wrong-type", "1:2", _of(name=pa.array([[("en", "A")]], pa.map_(_TEXT, _TEXT)))),
    ("a list of one length", ACCEPT, "", _of(name=pa.array(_names(1), pa.list_(_NAME.value_type, 1)))),
    ("a truth value for an id", "wrong-type", "", _of(id=[True])),
    ("a number for an id", "wrong-type bad-id", "", _of(id=[5])),
    ("an id that is null", "missing-key", "", _of(id=pa.array([None], _TEXT))),
    ("a list for an id", "wrong-type", "", _of(id=pa.array([["s0"]]))),
    ("a text for names", "wrong-type", "", _of(name=["A"])),
    ("names of another make", "wrong-type", "", _of(name=pa.array([[{"tag": "en", "text": "A"}]]))),
    ("a language twice", "wrong-type", "", _of(name=pa.array([_names(1)[0] * 2], _NAME))),
    ("a language that is null", "wrong-type", "", _of(
        name=pa.array([[{"language": None, "text": "A"}]], _NAME))),
    ("no names", "bad-text missing-key wrong-type", "", _of(name=pa.array([[]], _NAME))),
    ("a list of nulls", "wrong-type", "", _of(name=pa.array([[None]], _NAME))),
    ("a struct for a text", "wrong-type", "", _of(status=pa.array([{"a": "operating"}]))),
    ("an unknown column", "unknown-key", "1:3", _of(capacitee=["5 MW"])),
    ("a column without a name", "unknown-key", "1:3", _with("")),
    ("a column with a colour", "unknown-key", "1:3", _with("\x1b[31m")),
    ("a column twice", "duplicate-key", "1:3", _with("id")),
    ("no ids", "missing-key", "1:1", _of(id=None)),
    ("no columns", "missing-key", "1:1", _of(id=None, name=None)),
    ("a part twice", "wrong-type", "1:3", _of(capacity=pa.StructArray.from_arrays(
        [pa.array(["5"])] * 3, fields=[pa.field(n, _TEXT) for n in ("value", "value", "unit")]))),
    ("an unknown part", "unknown-key", "", _of(capacity=pa.array([{"value": "5", "unit": "MW", "unti": "GW"}]))),
    ("a unit of energy", "wrong-dimension", "", _of(capacity=pa.array([{"value": "5", "unit": "MWh"}]))),
    ("structs 20 deep", "wrong-type", "", _of(status=_deep(20))),
    ("structs 60 deep", "wrong-type", "1:3", _of(status=_deep(60))),
    ("an id twice", "duplicate-id", "", _of(count=2, id=["s0", "s0"])),
    ("a NUL in a text", "bad-text", "", _of(text="a\0b")),
    ("half a character", "syntax", "", lambda form: columns(form, _sites(text="a\uf000b"))),
    ("the other format", "syntax", "1:1", _other),
    ("nothing", "syntax", "1:1", lambda _: b""),
    ("half of it", "syntax", "1:1", _kept(0.5)),
    ("all but a little", "syntax", "1:1", _kept(0.99)),
    ("its first bytes", "syntax", "1:1", _kept(0.01)),
    ("a footer of nothing", "syntax", "1:1", _footer(0)),
    ("a footer that is larger than the file", "syntax", "1:1", _footer(2**31 - 1)),
    ("a footer of a negative size", "syntax", "1:1", _footer(2**32 - 1)),
    ("a footer that is cut", "syntax", "1:1", _footer(7)),
    ("bytes that are no text", "syntax", "", _changed(b"Abilene", b"\xff\xfe\xfd\xfc\xfb\xfa\xf9")),
    ("a page that was changed", EITHER, "", _summed),
    ("bytes after it", "syntax", "1:1", lambda form: columns(form, _sites()) + b"\0" * 100),
    ("5,000 columns", "unknown-key", "", lambda form: columns(
        form, pa.table({"id": ["s0"], "name": pa.array(_names(1), _NAME), **{f"c{n}": ["x"] for n in range(5_000)}}))),
    ("a column with a name of 1 MB", "unknown-key syntax", "", _with("c" * _MB)),
    ("a text of 100,000", ACCEPT, "", _of(text="a" * 100_000)),
    ("a text of 100,001", "bad-text", "", _of(text="a" * 100_001)),
    ("a text of 8 MB", "bad-text limit", "", _of(text="a" * 8 * _MB)),
    ("2,000 rows", ACCEPT, "", _of(count=2_000)),
    ("a text of 10 MB in each of 1,000 rows, stored once", "limit", "1:1", _squeezed(1_000, 10 * _MB)),
    ("a text of 900,000 in each of 100 rows, stored once", "bad-text unknown-word", "", _squeezed(100, 900_000)),
    ("a text of 50 in each of 20 rows, stored once", "unknown-word", "", _squeezed(20, 50)),
    ("a list of a million nulls", "wrong-type limit", "", _of(name=pa.array([[None] * _MB], _NAME))),
    ("20,000 bad rows", "bad-id limit", "", _of(count=20_000, id=["A"] * 20_000)),
)  # fmt: skip
"""What a table is called, its verdict, the row and column of the finding, and how it is made in a format."""

_HEAVY: Final = frozenset({"20,000 bad rows"})


def tables(form: str) -> Iterator[Case]:
    """The tables of a format."""
    for name, verdict, at, make in _TABLES:
        is_told = verdict not in (ACCEPT, EITHER)
        yield Case(
            name=f"{form}: {name}",
            row=form,
            why=name,
            verdict=REJECT if is_told else ACCEPT if verdict == ACCEPT else EITHER,
            codes=frozenset(verdict.split()) if is_told else frozenset(),
            at=at or None,
            files={NAMES[form]: partial(make, form)},
            target=NAMES[form],
            is_heavy=name in _HEAVY,
        )
