"""A ledger in a temporary database of SQLite, which is on the disk and has no name: nothing is left, however it ends.

The rows are written as they come, and sorted by the database, with a few megabytes of memory however many they are.
Keys are compared whole: nothing is told of two that are only alike.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any, Final, TypeVar

from stargate_model.engines.rows import UNREAD, Given, Rows, Span, Wanted
from stargate_model.errors import OutputError

_CACHE: Final = 4_000  # kilobytes
_BATCH: Final = 10_000
_Made = TypeVar("_Made")

# what is given twice, and what is named and not there, is little: it gets an index, the rows themselves hardly any
_TABLES: Final = """
CREATE TABLE given (key TEXT, place INTEGER, at INTEGER, size INTEGER);
CREATE TABLE wanted (kinds TEXT, id TEXT, pointer TEXT, record TEXT, place INTEGER, at INTEGER);
CREATE TABLE shared (key TEXT, family INTEGER, place INTEGER, at INTEGER, size INTEGER);
"""
_INDEXES: Final = (
    "CREATE INDEX given_by_key ON given (key, place)",
    "CREATE TABLE repeated (place INTEGER PRIMARY KEY)",
    "INSERT INTO repeated SELECT place FROM given AS later WHERE place <> ? AND EXISTS"
    " (SELECT 1 FROM given AS first WHERE first.key = later.key AND first.place <> ? AND first.place < later.place)",
)


class Spilled:
    """Rows in a temporary database."""

    def __init__(self) -> None:
        self._database = _opened()
        _told(lambda: self._database.executescript(_TABLES))
        self._is_indexed = False

    def add(self, rows: Rows) -> None:
        """Take the rows of a part."""
        self._run("BEGIN")
        for table, width, new in (("given", 4, rows.given), ("wanted", 6, rows.wanted), ("shared", 5, rows.shared)):
            marks = ", ".join("?" * width)
            _told(lambda: self._database.executemany(f"INSERT INTO {table} VALUES ({marks})", new))  # noqa: B023, S608
        self._run("COMMIT")

    def repeated(self) -> Iterator[Given]:
        """The records whose key one at an earlier place has."""
        self._index()
        asked = "SELECT given.* FROM given JOIN repeated USING (place) ORDER BY key, place"
        return (Given(*row) for row in self._rows(asked))

    def missing(self) -> Iterator[Wanted]:
        """What is named and not given: each id is looked for once, however often it is named."""
        self._index()
        self._run("CREATE TABLE missing (kinds TEXT, id TEXT, PRIMARY KEY (kinds, id)) WITHOUT ROWID")
        for (kinds,) in self._database.execute("SELECT DISTINCT kinds FROM wanted").fetchall():
            keys = " OR ".join("key = ? || id" for _ in kinds.split())
            self._run(  # keys are placeholders only
                "INSERT INTO missing SELECT DISTINCT kinds, id FROM wanted"  # noqa: S608
                f" WHERE kinds = ? AND NOT EXISTS (SELECT 1 FROM given WHERE {keys})",
                (kinds, *(f"{kind}:" for kind in kinds.split())),
            )
        asked = "SELECT wanted.* FROM wanted CROSS JOIN missing USING (kinds, id)"
        return (Wanted(*row) for row in self._rows(asked))

    def known(self, kinds: str, most: int) -> list[str]:
        """The first ids that are given under some types."""
        self._index()
        asked = " UNION ".join(
            f"SELECT * FROM (SELECT DISTINCT substr(key, {len(kind) + 2}) AS id FROM given"  # noqa: S608
            f" WHERE key >= '{kind}:' AND key < '{kind};' ORDER BY key LIMIT {most})"
            for kind in kinds.split()
        )
        return [id_ for (id_,) in self._rows(f"SELECT id FROM ({asked}) ORDER BY id LIMIT {most}")]  # noqa: S608

    def groups(self) -> Iterator[tuple[str, int, list[Span]]]:
        """The places of the records that share a key of a family."""
        self._index()
        rows = self._rows(
            "SELECT key, family, place, at, size FROM shared"
            " WHERE place NOT IN (SELECT place FROM repeated) ORDER BY key, family, place"
        )
        for (key, family), group in groupby(rows, key=lambda row: (row[0], row[1])):
            yield key, family, [Span(*row[2:]) for row in group]

    def close(self) -> None:
        """Let the database go."""
        self._database.close()

    def _index(self) -> None:
        if not self._is_indexed:
            self._is_indexed = True
            self._run(_INDEXES[0])
            self._run(_INDEXES[1])
            self._run(_INDEXES[2], (UNREAD, UNREAD))

    def _rows(self, asked: str) -> Iterator[Any]:
        cursor = _told(lambda: self._database.execute(asked))
        while rows := _told(lambda: cursor.fetchmany(_BATCH)):
            yield from rows

    def _run(self, command: str, given: tuple[object, ...] = ()) -> None:
        _told(lambda: self._database.execute(command, given))


class SpilledTexts:
    """A set of texts in a temporary database.

    Args:
        texts: What is in it from the beginning.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._database = _opened()
        _told(lambda: self._database.execute("CREATE TABLE texts (text TEXT PRIMARY KEY) WITHOUT ROWID"))
        _told(lambda: self._database.executemany("INSERT INTO texts VALUES (?)", ((text,) for text in texts)))

    def add(self, text: str) -> bool:
        """Add a text; whether it is new."""
        asked = "INSERT OR IGNORE INTO texts VALUES (?)"
        return bool(_told(lambda: self._database.execute(asked, (text,))).rowcount)

    def close(self) -> None:
        """Let the database go."""
        self._database.close()


def _opened() -> sqlite3.Connection:
    database = sqlite3.connect("", isolation_level=None, check_same_thread=False)
    settings = (f"cache_size = -{_CACHE}", "journal_mode = OFF", "synchronous = OFF", "temp_store = FILE")
    for setting in settings:
        database.execute(f"PRAGMA {setting}")
    return database


def _told(step: Callable[[], _Made]) -> _Made:
    try:
        return step()
    except sqlite3.Error as error:
        raise OutputError(f"the temporary files of a check cannot be written: {error}") from None
