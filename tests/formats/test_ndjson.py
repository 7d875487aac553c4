"""Lines of records: read as a stream, one bad line costs one line, written byte for byte the same."""

from __future__ import annotations

import io
import tracemalloc
from collections.abc import Iterator
from typing import BinaryIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

import stargate_model as sm
from stargate_model.formats import ndjson
from stargate_model.formats.limits import DEFAULT_LIMITS
from stargate_model.formats.streaming import Stream
from stargate_model.formats.tree import Problem
from stargate_model.formats.writing import tree_of
from stargate_model.records.dataset import AnyRecord

LINE_BYTES = DEFAULT_LIMITS.line_bytes
SITE = b'{"type":"site","id":"abilene","name":{"en":"Abilene"}}'


def _read(data: bytes) -> tuple[list[tuple[int, AnyRecord]], list[Problem], int]:
    chunks = list(ndjson.read_lines(io.BytesIO(data)))
    records = [record for chunk in chunks for record in chunk.records]
    return records, [problem for chunk in chunks for problem in chunk.problems], chunks[-1].lines if chunks else 0


def _places(data: bytes) -> list[tuple[str, str, tuple[int | None, int | None]]]:
    """The code, pointer, line and column of each problem, as they are reported."""
    findings = [problem.finding() for problem in _read(data)[1]]
    placed = Stream("lines.ndjson", lambda: io.BytesIO(data)).place(findings)
    return [(one.code, one.pointer, (one.line, one.column)) for one in placed]


def _numbers(data: bytes) -> list[int]:
    return [number for number, _ in _read(data)[0]]


class TestLines:
    """What a line is."""

    @pytest.mark.parametrize("between", ["\u2028", "\u2029", "\u0085", "\v", "\f", "\x1c", "\x1d", "\x1e"])
    def test_end_with_a_newline_only(self, between: str) -> None:
        """No other separator splits: inside a text it stays, or is refused there; between two it is no JSON."""
        records, problems, lines = _read(SITE + between.encode() + SITE + b"\n" + SITE)
        assert [number for number, _ in records] == [2]
        assert [(problem.code, problem.position and problem.position[0]) for problem in problems] == [("syntax", 1)]
        assert lines == 2

    def test_may_end_with_a_carriage_return(self) -> None:
        """The line ends of other systems are no part of the line."""
        assert _numbers(SITE + b"\r\n" + SITE + b"\r\n\r\n" + SITE + b"\r") == [1, 2, 4]

    def test_that_are_empty_are_counted_and_passed_over(self) -> None:
        """Blank lines change no line number but those after them."""
        assert _numbers(b"\n\n" + SITE + b"\n \t\n" + SITE) == [3, 5]

    def test_may_lack_the_last_end(self) -> None:
        """With and without it, the records and the count are the same."""
        assert _read(SITE) == _read(SITE + b"\n")

    def test_may_begin_with_a_byte_order_mark(self) -> None:
        """One, at the very beginning."""
        assert _numbers(b"\xef\xbb\xbf" + SITE) == [1]
        assert _numbers(SITE + b"\n\xef\xbb\xbf" + SITE) == [1]

    def test_of_nothing_are_none(self) -> None:
        """An empty file has no records and no problems."""
        assert _read(b"") == ([], [], 0)


class TestProblems:
    """A bad line costs one line, and says where it stands."""

    @pytest.mark.parametrize(
        ("line", "code", "pointer", "column"),
        [
            (b"{", "syntax", "", 2),
            (b"\xff", "not-utf8", "", 1),
            (b"[]", "wrong-type", "", 1),
            (b"7", "wrong-type", "", 1),
            (b"[" * 70, "limit", "", 65),
            (b"{}", "missing-key", "", 1),
            (b'{"type":7}', "wrong-type", "/type", 9),
            (b'{"type":"sites"}', "unknown-word", "/type", 9),
            (SITE[:-1] + b',"staus":"announced"}', "unknown-key", "/staus", 55),
            (SITE[:-1] + b',"kind":"campus","kind":"campus"}', "duplicate-key", "/kind", 71),
            (SITE[:-1] + b',"type":"site"}', "duplicate-key", "/type", 55),
            (SITE[:-1] + b',"status":"anounced"}', "unknown-word", "/status", 64),
            (SITE + SITE, "syntax", "", 55),
        ],
    )
    def test_are_placed(self, line: bytes, code: str, pointer: str, column: int) -> None:
        """Each has its code, its pointer behind the index of its line, and its line and column."""
        data = b"\n".join([SITE, line, SITE])
        assert _numbers(data) == [1, 3]
        assert _places(data) == [(code, f"/1{pointer}", (2, column))]

    def test_name_the_key_of_a_broken_record(self) -> None:
        """What refers to it does not dangle."""
        (chunk,) = ndjson.read_lines(io.BytesIO(SITE[:-1] + b',"staus":1}'))
        assert chunk.broken == {"site:abilene"}

    @given(st.lists(st.sampled_from([SITE, b"{", b"", b"\r", SITE + b"\r", b'{"type":"site"}', b"\xff"]), max_size=30))
    def test_never_move_to_another_line(self, lines: list[bytes]) -> None:
        """Whatever stands between, each line is a record, a problem or empty."""
        data = b"\n".join(lines)
        assert _numbers(data) == [at for at, line in enumerate(lines, 1) if line.startswith(SITE)]
        wrong = {at for at, line in enumerate(lines, 1) if line in {b"{", b'{"type":"site"}', b"\xff"}}
        assert {line for _, _, (line, _) in _places(data)} == wrong


class TestLongLines:
    """A line of more than 1 MB is refused, and never held."""

    def test_are_refused_alone(self) -> None:
        """Those before and after are read."""
        long = b'{"type":"site","id":"abilene","name":{"en":"' + b"a" * LINE_BYTES + b'"}}'
        records, problems, _ = _read(b"\n".join([SITE, long, SITE]))
        assert [number for number, _ in records] == [1, 3]
        assert [(problem.code, problem.position) for problem in problems] == [("limit", (2, 1))]

    def test_of_just_the_limit_are_read(self) -> None:
        """The limit itself is within it, whatever ends the line."""
        line = SITE + b" " * (LINE_BYTES - len(SITE))
        assert _numbers(line) == _numbers(line + b"\n") == _numbers(line + b"\r\n") == [1]
        assert _numbers(line + b" ") == []

    def test_do_not_fill_the_memory(self) -> None:
        """A line without an end is refused in the memory of a few blocks, as are many lines."""
        for part, count in ((b"a" * 65_536, 500), ((SITE + b"\n") * 1000, 200)):
            tracemalloc.start()
            for _ in ndjson.read_lines(_Endless(part, count)):
                pass
            _, peak = tracemalloc.get_traced_memory()
            tracemalloc.stop()
            assert peak < 12_000_000


class _Endless(io.RawIOBase, BinaryIO):  # type: ignore[misc]  # both declare the same methods
    """A file that repeats a part, without holding more of it."""

    def __init__(self, part: bytes, count: int) -> None:
        self._parts: Iterator[bytes] = iter([part] * count)
        self._rest = b""

    def read(self, size: int = -1) -> bytes:
        while len(self._rest) < size and (part := next(self._parts, b"")):
            self._rest += part
        found, self._rest = self._rest[:size], self._rest[size:]
        return found


class TestBothWays:
    """What is written is read again."""

    def test_the_seeds_come_back(self) -> None:
        """All of them, equal in everything."""
        seeds = sm.load()
        written = ndjson.write(tree_of(seeds)).encode()
        records, problems, lines = _read(written)
        again = sm.Dataset(record for _, record in records)
        assert again == seeds
        assert problems == []
        assert lines == len(seeds)
        assert ndjson.write(tree_of(again)).encode() == written

    def test_places_are_those_of_the_lines(self) -> None:
        """A pointer names the line by its index."""
        text = f"\n{SITE.decode()}\n"
        places = ndjson.locate(text, ["/1", "/1/name/en", "/1/kind", ""])
        assert {pointer: place.value for pointer, place in places.items()} == {"/1": (2, 1), "/1/name/en": (2, 44)}
