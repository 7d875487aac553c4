"""Engines: the same findings in the same order, with the same places, wherever the check runs and however it is cut."""

from __future__ import annotations

import os
import random
import shutil
import signal
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from time import sleep

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import stargate_model as sm
from stargate_model.engines import dask, plain, running
from stargate_model.engines.dask import Dask
from stargate_model.engines.duckdb import DuckDB
from stargate_model.engines.frames import tables_of
from stargate_model.engines.held import Held
from stargate_model.engines.named import ENGINES, engine_of
from stargate_model.engines.pieces import Job, Piece, look, pieces
from stargate_model.engines.processes import Processes
from stargate_model.engines.rows import UNREAD, Given, Rows, Shared, Wanted
from stargate_model.errors import EngineError, SourceError
from stargate_model.findings.report import Report
from stargate_model.formats.limits import DEFAULT_LIMITS, Limits
from stargate_model.formats.sources import Cuttable, Readable
from stargate_model.formats.streaming import Stream, open_path
from stargate_model.rules import RULES
from stargate_model.rules.shapes import Context
from tests.engines.test_plain import FILES, streamed, told
from tests.laws import examples

INLINE = {"processes": Processes(1), "duckdb": DuckDB(1), "dask": Dask(0)}
MANY = "\n".join(
    f'{{"type": "power_source", "id": "p-{n % 290}", "name": {{"en": "P"}}, "site": "s-{n % 7}", "capacity": "5 GW"}}'
    for n in range(300)
)


def context_of(sources: tuple[Readable, ...]) -> Context:
    """What the rules look at beside the records."""
    return Context(documents={one.id: one for source in reversed(sources) for one in source.documents()})


def judged(engine: running.Engine | None, path: Path, piece: int = 300, limits: Limits = DEFAULT_LIMITS) -> Report:
    """The report of an engine; without one, that of the plain engine, which streams."""
    sources = open_path(path, limits)
    if engine is None:
        return plain.run(sources, RULES, context_of(sources), limits)
    return running.run(engine, sources, RULES, context_of(sources), limits, piece=piece)


def same(first: Report, second: Report) -> bool:
    """Whether two reports say the same, excerpts and counts included."""
    return told(first) == told(second) and first.more == second.more and first.counts == second.counts


class TestOneReport:
    """Whatever the engine, the report is the same, finding by finding."""

    @settings(max_examples=examples(15))
    @given(first=FILES, second=FILES, piece=st.integers(1, 900), most=st.sampled_from([2, 1000]))
    def test_neither_engine_nor_pieces_count(
        self, first: bytes, second: bytes, piece: int, most: int, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        """Files of lines, cut anywhere, on a frame of DuckDB, on one of Dask, and on none."""
        folder = tmp_path_factory.getbasetemp() / "law"
        folder.mkdir(exist_ok=True)
        (folder / "a.ndjson").write_bytes(first)
        (folder / "b.ndjson").write_bytes(second)
        limits = Limits(findings=most)
        alone = judged(None, folder, limits=limits)
        for engine in INLINE.values():
            assert same(judged(engine, folder, piece, limits), alone)

    @pytest.mark.parametrize("form", ["parquet", "arrow", "csv"])
    @pytest.mark.parametrize("engine", INLINE.values(), ids=INLINE)
    def test_tables_on_each_engine(self, engine: running.Engine, form: str, tmp_path: Path) -> None:
        """The shipped data as tables, a group of rows a piece."""
        sm.dump(sm.load(), tmp_path / "data", form)
        assert same(judged(engine, tmp_path / "data", 1), judged(None, tmp_path / "data"))

    @pytest.mark.parametrize("name", ["plain", "dask"])
    def test_in_several_processes(self, name: str, tmp_path: Path) -> None:
        """Lines in pieces and tables together, in two processes of this machine, whatever the size of a piece."""
        (tmp_path / "many.ndjson").write_text(MANY)
        sm.dump(sm.load(), tmp_path / "tables", "parquet")
        (tmp_path / "tables" / "sites.parquet").replace(tmp_path / "sites.parquet")
        alone = judged(None, tmp_path)
        assert alone.count("duplicate-id")
        for piece in (4_000, 100_000):
            assert same(judged(engine_of(name, 2), tmp_path, piece), alone)

    def test_by_name(self, tmp_path: Path) -> None:
        """The library takes the name of an engine, or one that was made; a pattern names files."""
        (tmp_path / "many-1.ndjson").write_text(MANY)
        alone = sm.check(tmp_path / "many-1.ndjson")
        for engine in ("plain", "duckdb", Dask(0)):
            assert same(sm.check(tmp_path / "many-*.ndjson", engine=engine), alone)
        with pytest.raises(SourceError, match="no file of data"):
            sm.check(tmp_path / "few-*.ndjson")

    def test_a_data_set_on_an_engine(self) -> None:
        """One in memory is a piece of its own."""
        assert same(sm.check(sm.load(), engine="duckdb"), sm.check(sm.load()))


class Shuffled:
    """This process, which looks at pieces in an order of its own."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance

    @contextmanager
    def begin(self, job: Job) -> Iterator[running.Run]:
        """Begin as one process does."""
        with Processes(1).begin(job) as work:
            look_at = work.mapped
            work.mapped = lambda wanted: look_at(self._chance.sample([*wanted], len(wanted)))  # type: ignore[method-assign]
            yield work


class TestSums:
    """What pieces come to is made one in whatever order and grouping; a piece with nothing in it changes nothing."""

    @settings(max_examples=examples(20))
    @given(files=st.lists(FILES, max_size=4), chance=st.randoms(use_true_random=False), piece=st.integers(1, 900))
    def test_order_and_grouping_do_not_count(
        self, files: list[bytes], chance: random.Random, piece: int, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        """Pieces in any order, of any size, and files without lines beside them: the report is that of the stream."""
        folder = Path(tempfile.mkdtemp(dir=tmp_path_factory.getbasetemp()))
        (folder / "a.ndjson").write_bytes(b"")
        for number, data in enumerate(files):
            (folder / f"b{number}.ndjson").write_bytes(data)
        limits = Limits(findings=3)
        alone = judged(None, folder, limits=limits)
        assert same(judged(Shuffled(chance), folder, piece, limits), alone)
        for number in range(5):
            (folder / f"b{number}-empty.ndjson").write_bytes(b"")
        assert same(judged(Shuffled(chance), folder, piece, limits), alone)


def test_who_watches_is_told_of_pieces(tmp_path: Path) -> None:
    """How far all pieces are is told for each file, up to its end."""
    (tmp_path / "many.ndjson").write_text(MANY)
    told_of: list[int] = []
    (source,) = open_path(tmp_path / "many.ndjson")
    assert isinstance(source, Stream)
    watched = attrs.evolve(source, watch=lambda _, size: told_of.append(size))
    running.run(Processes(1), [watched], RULES, Context(), piece=4_000)
    assert told_of == sorted(told_of)
    assert told_of[-1] == (tmp_path / "many.ndjson").stat().st_size
    assert len(told_of) > 3


class TestLedgers:
    """Each ledger answers as the plainest does."""

    @settings(max_examples=examples(25))
    @given(
        given_=st.lists(st.builds(Given, st.sampled_from(["site:ab", "site:cd", "person:ab"]), st.integers(0, 40),
                                  st.just(0), st.just(0)), unique_by=lambda row: row.place, max_size=9),
        unread=st.sampled_from([[], [Given("site:ab", UNREAD, 0, 0)], [Given("site:zz", UNREAD, 0, 0)]]),
        wanted=st.lists(st.builds(Wanted, st.sampled_from(["site", "person partner"]), st.sampled_from(["ab", "zz"]),
                                  st.just("/site"), st.just("site:ab"), st.integers(0, 40), st.just(0)), max_size=5),
        shared=st.lists(st.builds(Shared, st.sampled_from(["a", "b"]), st.integers(0, 1), st.integers(0, 40),
                                  st.just(0), st.just(0)), unique=True, max_size=9),
    )  # fmt: skip
    def test_frames_answer_as_lists_do(
        self, given_: list[Given], unread: list[Given], wanted: list[Wanted], shared: list[Shared]
    ) -> None:
        """What is repeated, what is missing, what is known, and the groups, on tables of DuckDB."""
        rows = Rows([*given_, *unread], wanted, shared)
        plainest = Held()
        plainest.add(rows)
        with DuckDB().begin(Job.of((), RULES, Context(), DEFAULT_LIMITS)) as work:
            work._add(rows)  # what looking at a piece does
            ledger = work.ledger()
            assert [*ledger.repeated()] == [*plainest.repeated()]
            assert sorted(ledger.missing()) == sorted(plainest.missing())
            assert ledger.known("site person", 2) == plainest.known("site person", 2)
            assert [*ledger.groups()] == [*plainest.groups()]


if shutil.which("java") and find_spec("pyspark"):

    @pytest.mark.filterwarnings("ignore::FutureWarning:pyspark", "ignore::ResourceWarning")
    def test_on_spark(tmp_path: Path) -> None:
        """Where there is Java, a session of this machine says the same."""
        (tmp_path / "many.ndjson").write_text(MANY)
        assert same(judged(engine_of("spark", 2), tmp_path, 9_000), judged(None, tmp_path))


class TestPieces:
    """Files are cut at the ends of lines, and all pieces are the whole."""

    @settings(max_examples=examples(40))
    @given(data=FILES, piece=st.integers(1, 400), mark=st.sampled_from([b"", b"\xef\xbb\xbf"]))
    def test_lines_are_cut_anywhere(self, data: bytes, piece: int, mark: bytes) -> None:
        """Each record and each problem is found once, where the stream finds it."""
        whole = streamed(mark + data + b"\n" + mark + data)
        assert isinstance(whole, Cuttable)
        for name in ("entries", "problems"):
            cut = [one for at in whole.cuts(piece) for part in whole.stretch(at) for one in getattr(part, name)]
            assert cut == [one for part in whole.parts() for one in getattr(part, name)]

    def test_findings_are_bounded(self, tmp_path: Path) -> None:
        """A piece keeps the first findings of each code and counts the others."""
        (tmp_path / "bad.ndjson").write_text("[]\n" * 500)
        sources = open_path(tmp_path)
        found, _ = look(Job.of(sources, RULES, Context(), Limits(findings=5)), pieces(sources)[0])
        assert len(found.kept) < 50
        assert len(found.kept) + sum(times for _, times in found.counted) == 500
        assert judged(DuckDB(), tmp_path, limits=Limits(findings=5)).counts["error"] == 500

    def test_a_piece_that_cannot_be_read_is_told(self, tmp_path: Path) -> None:
        """It has its file, and the rest is checked."""
        (tmp_path / "a.ndjson").write_text("[]\n")
        (tmp_path / "b.ndjson").write_text("[]\n")
        sources = open_path(tmp_path)
        wanted = pieces(sources)
        job = Job.of(sources, RULES, Context(), DEFAULT_LIMITS)
        (tmp_path / "a.ndjson").unlink()
        found = [look(job, piece)[0] for piece in wanted]
        assert [[finding.code for _, finding in one.kept] for one in found] == [["syntax"], ["wrong-type"]]
        assert "cannot be read" in str(found[0].kept[0][1].params["problem"])
        assert not found[0].is_whole


class TestRefused:
    """What is no engine."""

    def test_unknown_or_wrong(self) -> None:
        """The error says which there are, and what they take."""
        with pytest.raises(EngineError, match=", ".join(ENGINES)):
            engine_of("ray")
        with pytest.raises(EngineError, match="at least one"):
            engine_of("plain", 0)
        with pytest.raises(EngineError, match="only dask"):
            engine_of("duckdb", scheduler="tcp://127.0.0.1:1")

    def test_standard_input(self) -> None:
        """It can be read here only; the plain engine takes it."""
        with pytest.raises(SourceError, match="name a file"):
            running.run(Processes(2), [streamed(b"{}")], RULES, Context())

    def test_no_scheduler(self) -> None:
        """A cluster that is not there is told."""
        with pytest.raises(EngineError, match="scheduler"):
            sm.check(engine=Dask(scheduler="nonsense://127.0.0.1:1"))


def test_a_worker_that_dies_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One of two workers of Dask is killed while records are looked at; the report is that of the plain engine."""
    from distributed import Client, LocalCluster

    (tmp_path / "many.ndjson").write_text(MANY)
    alone = judged(None, tmp_path)
    with (
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50) as cluster,
        Client(cluster) as client,
        ThreadPoolExecutor(1) as other,
    ):
        pids = list(client.run(os.getpid).values())
        monkeypatch.setattr(dask, "_looked", _slowly)
        found = other.submit(judged, Dask(scheduler=cluster.scheduler_address), tmp_path, 2_000)
        sleep(1)
        assert not found.done()
        os.kill(pids[0], signal.SIGKILL)
        assert same(found.result(timeout=120), alone)


def _slowly(job: Job, piece: Piece) -> object:
    """What a worker does, so that there is time to kill it."""
    sleep(0.2)
    found, rows = look(job, piece)
    return found, tables_of(rows)
