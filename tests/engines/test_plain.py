"""The plain engine: one report, however the data are cut, wherever the rows are held, and however much is kept."""

from __future__ import annotations

import io
import json
import os
import threading
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import stargate_model as sm
from stargate_model.engines import plain
from stargate_model.errors import SourceError
from stargate_model.findings.finding import Finding, Severity
from stargate_model.findings.report import Report
from stargate_model.formats import ndjson
from stargate_model.formats.limits import DEFAULT_LIMITS, Limits
from stargate_model.formats.loading import read_bytes
from stargate_model.formats.sources import Readable
from stargate_model.formats.streaming import open_input, open_path
from stargate_model.rules import RULES
from stargate_model.rules.shapes import Context, keyed, row
from tests.laws import examples

IDS = st.sampled_from(["ab", "cd", "ef", "gh"])
VOA = {"document": "voa", "start": 3, "end": 9, "quote": "986 MW"}
POWERS = st.sampled_from(["986 MW", ">5 GW", {"value": 1, "unit": "GW", "evidence": [VOA]}])


def line(**members: object) -> bytes:
    """A line, without what is None."""
    return json.dumps({key: value for key, value in members.items() if value is not None}).encode()


def optional(values: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    """A member that may be absent."""
    return st.none() | values


WAIVERS = st.sampled_from(["figure-without-evidence", "plant-and-units", "duplicate-id", "no-such-code"]).map(
    lambda code: [{"code": code, "reason": {"en": "known"}}]
)
NAMES = st.sampled_from([{"en": "A"}, {"en": "B", "de": "C"}])
LINES = st.one_of(
    st.builds(
        line, type=st.just("site"), id=IDS, name=NAMES, part_of=optional(IDS), capacity=optional(POWERS),
        facility_load=optional(POWERS), grid_connection=optional(st.just("1 MW")),
    ),
    st.builds(
        line, type=st.just("power_source"), id=IDS, name=NAMES, site=optional(IDS), capacity=optional(POWERS),
        fuel=optional(st.sampled_from(["natural_gas", "solar"])), technology=optional(st.just("photovoltaic")),
        may_overlap=optional(st.lists(IDS, max_size=1)), waivers=optional(WAIVERS),
    ),
    st.builds(line, type=st.sampled_from(["person", "programme"]), id=IDS, name=NAMES),
    st.builds(line, type=st.just("partner"), kind=st.just("company"), id=IDS, name=NAMES),
    st.builds(
        line, type=st.just("document"), id=st.sampled_from(["voa", "ab"]), title=NAMES, publisher=st.just("P"),
        language=st.just("en"), source_type=st.just("news_report"), published=st.sampled_from(["2025-01-02", "2024"]),
    ),
    st.sampled_from([b"", b"{", b'{"type":"site","id":"ab"}', b'{"type":"site","id":"ef","name":{"en":"A"},"x":1}']),
)  # fmt: skip
FILES = st.lists(LINES, max_size=14).map(b"\n".join)


def streamed(data: bytes, path: str = "data.ndjson", limits: Limits = DEFAULT_LIMITS) -> Readable:
    """A source of lines that is streamed."""
    return open_input(io.BytesIO(data), "ndjson", path, limits)


def judged(*sources: Readable, limits: Limits = DEFAULT_LIMITS, held: int = plain.HELD) -> Report:
    """The report of some sources."""
    known = {document.id: document for source in reversed(sources) for document in reversed([*source.documents()])}
    return plain.run(sources, RULES, Context(documents=known), limits, held=held)


class TestOneReport:
    """Whatever the way, the report is the same, finding by finding."""

    @settings(max_examples=examples(60))
    @given(data=FILES, block=st.integers(1, 400), held=st.sampled_from([0, 3, 20]))
    def test_neither_chunks_nor_the_disk_count(self, data: bytes, block: int, held: int) -> None:
        """Lines cut anywhere, rows in memory or in a database, a file that is streamed or read whole."""
        whole = judged(read_bytes(data, "ndjson", "data.ndjson"))
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(ndjson, "_BLOCK", block)
            assert told(judged(streamed(data), held=held)) == told(whole)
            assert told(judged(read_bytes(data, "ndjson", "data.ndjson"), held=held)) == told(whole)

    @settings(max_examples=examples(40))
    @given(data=FILES, most=st.integers(1, 12), held=st.sampled_from([0, 100]))
    def test_what_is_kept_is_the_beginning(self, data: bytes, most: int, held: int) -> None:
        """A short report has the first findings of the long one, in its order, and the same counts."""
        whole, short = judged(streamed(data)), judged(streamed(data), limits=Limits(findings=most), held=held)
        assert short.findings == whole.findings[:most]
        assert short.waived == whole.waived[:most]
        assert short.waived_count == len(whole.waived)
        assert short.counts == whole.counts
        assert short.left_out == len(whole) - len(short)
        assert short.count("dangling-reference") == len(whole.of("dangling-reference"))

    @settings(max_examples=examples(40))
    @given(first=FILES, second=FILES, name=st.sampled_from(["a.ndjson", "z.ndjson", "data.ndjson"]))
    def test_files_are_one_data_set(self, first: bytes, second: bytes, name: str) -> None:
        """Two files, in whatever order of their names, are judged together; the first given has an id first."""
        sources = streamed(first), streamed(second, name)
        held = read_bytes(first, "ndjson", "data.ndjson"), read_bytes(second, "ndjson", name)
        assert judged(*sources, limits=Limits(findings=5), held=2).findings == judged(*held).findings[:5]

    def test_the_seeds_as_lines(self, tmp_path: Path) -> None:
        """The shipped data, streamed through a database, have the findings of the folder."""
        sm.dump(sm.load(), tmp_path / "seeds.ndjson")
        source = streamed((tmp_path / "seeds.ndjson").read_bytes())
        ours = [(one.code, one.record, one.at) for one in judged(source, held=0)]
        assert sorted(ours) == sorted((one.code, one.record, one.at) for one in sm.check())


def told(report: Report) -> list[object]:
    """All that a report says, excerpts included."""
    return [(repr(finding), finding.excerpt) for finding in (*report, *report.waived)]


class TestGroups:
    """Records that share a key."""

    def test_a_group_that_is_too_large_is_told(self) -> None:
        """A rule does not look at more records together than the limit; that it did not is an error."""
        lines = [line(type="power_source", id=f"p{n}", name={"en": f"P{n}"}, site="ab") for n in range(5)]
        lines.append(line(type="site", id="ab", name={"en": "A"}))
        found = judged(streamed(b"\n".join(lines)), limits=Limits(group=5)).of("limit")
        assert [(one.params["limit"], one.line) for one in found] == [("group=5", 1)]
        assert not judged(streamed(b"\n".join(lines)), limits=Limits(group=6)).of("limit")

    def test_a_rule_that_finds_alike_in_two_groups_is_told_once(self) -> None:
        """So is one of a record alone that finds the same."""

        def find(*_: object) -> Iterator[Finding]:
            yield Finding(code="zero-or-blank", severity=Severity.NOTE, record="site:ab", at="/id")

        rules = [row((sm.Site,), find, "zero-or-blank"), keyed((sm.Site,), lambda _: ("x", "y"), find, "zero-or-blank")]
        source = streamed(line(type="site", id="ab", name={"en": "A"}))
        for held in (0, 100):
            assert len(plain.run([source], rules, Context(), held=held)) == 1


class TestStreams:
    """What only a stream can do, or go wrong with."""

    def test_a_file_that_changes_is_told(self, tmp_path: Path) -> None:
        """A line that is no record any more when a group is read again."""
        path = tmp_path / "data.ndjson"
        path.write_bytes(b"\n".join(line(type="programme", id=one, name={"en": "A"}) for one in ("ab", "cd")))

        def shorten(_: object) -> None:
            path.write_bytes(b"\n")

        with pytest.raises(SourceError, match="has changed"):
            plain.run(open_path(path), RULES, Context(), keep=shorten)

    def test_documents_are_found_however_they_are_written(self) -> None:
        """Behind what names them, with blanks, in escapes, and in a file that is named after them."""
        spelt = line(
            type="document", id="voa", title={"en": "T"}, publisher="P", language="en", source_type="news_report"
        )
        for one in (spelt, spelt.replace(b'"type": ', b'"type"  :\t'), spelt.replace(b"document", b"d\\u006fcument")):
            assert [document.id for document in streamed(b"{}\n\n" + one).documents()] == ["voa"]
        untyped = spelt.replace(b'"type": "document", ', b"")
        assert [one.id for one in streamed(untyped, "documents.ndjson").documents()] == ["voa"]
        assert not list(streamed(untyped).documents())

    def test_a_pipe_is_read_once(self, tmp_path: Path) -> None:
        """What gives its lines only once is copied, and judged like a file."""
        os.mkfifo(tmp_path / "sites.ndjson")
        site = line(id="ab", name={"en": "A"}, part_of="xy")
        writer = threading.Thread(target=(tmp_path / "sites.ndjson").write_bytes, args=(site,))
        writer.start()
        assert [(one.code, one.line) for one in sm.check([*open_path(tmp_path / "sites.ndjson")])] == [
            ("dangling-reference", 1)
        ]
        writer.join()

    def test_memory_does_not_grow(self) -> None:
        """Four times as many records take no more."""
        peaks = []
        for count in (4_000, 16_000):
            lines = (
                line(type="power_source", id=f"p-{n}", name={"en": f"P{n}"}, site=f"s{n // 50}", capacity="5 GW")
                for n in range(count)
            )
            source = streamed(b"\n".join(lines))
            tracemalloc.start()
            report = judged(source, limits=Limits(findings=50), held=2_000)
            peaks.append(tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()
            assert report.count("dangling-reference") == count
        assert peaks[1] < peaks[0] * 1.6
