"""Cases of `convert`: from every format to every format, and what must not be lost on the way, whatever the target is."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import stargate_model as sm
from tests.hostile.case import ACCEPT, EITHER, REJECT, Case, Content
from tests.hostile.doors import MB
from tests.hostile.rendering import RENDER, Raw

_SITE: Final = {
    "id": "abilene",
    "name": {"zh-Hans": "阿比林", "en": "=1+1"},
    "capacity": {"value": Raw("1.20"), "unit": "GW"},
    "milestones": [{"date": "2025", "status": "operating"}],
}
_TREE: Final = {"sites": [_SITE, {"id": "milam", "name": {"en": 'A "b", c\nd; ~ # \u202e <b>'}}]}
_BAD: Final = {"sites": [{"id": "A", "name": {"en": "A"}}]}
_OUT: Final = {"json": "out.json", "yaml": "out.yaml", "ndjson": "out.ndjson", "csv": "out/"}
_OLD: Final = b'{"stargate_model": "1", "sites": [{"id": "old-site", "name": {"en": "Old"}}]}\n'


def _in(form: str, tree: dict[str, object] = _TREE) -> dict[str, Content]:  # type: ignore[assignment]
    """A folder with a data set in a format."""
    return {f"in/{name}": data for name, data in RENDER[form](tree).items()}


def _same(source: str, target: str) -> Callable[[Path], str]:
    def looked_at(folder: Path) -> str:
        if sm.load(folder / source) != sm.load(folder / target):
            return "is another data set"
        return _nothing_left(folder)

    return looked_at


def _kept(name: str, data: bytes = _OLD) -> Callable[[Path], str]:
    def looked_at(folder: Path) -> str:
        path = folder / name
        if not path.is_file() or path.read_bytes() != data:
            return f"{name} is not what it was"
        return _nothing_left(folder)

    return looked_at


def _absent(name: str) -> Callable[[Path], str]:
    def looked_at(folder: Path) -> str:
        return f"{name} is there" if os.path.lexists(folder / name) else _nothing_left(folder)

    return looked_at


def _nothing_left(folder: Path) -> str:
    left = [path.name for path in folder.rglob(".*.tmp")]
    return f"left behind: {left}" if left else ""


def _link(name: str, target: str) -> Callable[[Path], None]:
    return lambda folder: (folder / name).symlink_to(target)


def _still_a_link(name: str, target: str) -> Callable[[Path], str]:
    def looked_at(folder: Path) -> str:
        if not (folder / name).is_symlink():
            return f"{name} is no link any more"
        return _same("in", target)(folder)

    return looked_at


def converting() -> Iterator[Case]:
    """Data sets that are converted."""
    yield from _between_formats()
    yield from _refused()
    yield from _targets()
    yield from _onto_itself()
    yield from _of_others()


def _between_formats() -> Iterator[Case]:
    for source in RENDER:
        for target, name in _OUT.items():
            yield Case(
                name=f"convert: {source} to {target}", row="converting", why="nothing is lost", verdict=ACCEPT,
                files=_in(source), args=("convert", "{dir}/in", "{dir}/" + name), leaves=_same("in", name),
            )  # fmt: skip


def _refused() -> Iterator[Case]:
    for source in RENDER:
        for target, name in _OUT.items():
            yield Case(
                name=f"convert: a bad {source} to {target}", row="converting", why="it would be lost", verdict=REJECT,
                files=_in(source, _BAD), args=("convert", "{dir}/in", "{dir}/" + name), exits=frozenset({1}),
                leaves=_absent(name.rstrip("/")),
            )  # fmt: skip
        yield Case(
            name=f"convert: a bad {source} onto another", row="converting", why="the other is kept", verdict=REJECT,
            files={**_in(source, _BAD), "old.json": _OLD}, args=("convert", "{dir}/in", "{dir}/old.json"),
            exits=frozenset({1}), leaves=_kept("old.json"),
        )  # fmt: skip
    for name, data, exits, why in (
        ("a file that is too deep", b"[" * 100, {3}, "a limit"),
        ("a file of a future version", b'{"stargate_model": "2", "sites": []}', {1}, "not read"),
        ("half a file", _OLD[:60], {1}, "cut off"),
        ("a key twice", _OLD.replace(b'"id"', b'"id": "a-b", "id"'), {1}, "one would be lost"),
        ("a key that is unknown", _OLD.replace(b'"id"', b'"x": 1, "id"'), {1}, "it would be lost"),
        ("a reference to nothing", _OLD.replace(b'"id"', b'"programme": "x-y", "id"'), {1}, "it names nothing"),
        ("an id twice", _OLD.replace(b"[{", b'[{"id": "old-site", "name": {"en": "Older"}}, {'), {1}, "one would be lost"),
        ("not UTF-8", b"\xff" + _OLD, {1}, "no text"),
        ("nothing", b"", {1}, "no data"),
        ("100,000 bad records", lambda: b'{"stargate_model": "1", "sites": [' + b",".join([b"{}"] * 100_000) + b"]}", {1, 3}, "told within bounds"),
    ):  # fmt: skip
        yield Case(
            name=f"convert: {name}", row="converting", why=why, verdict=REJECT, exits=frozenset(exits),
            files={"data.json": data, "old.yaml": _OLD}, args=("convert", "{dir}/data.json", "{dir}/old.yaml"),
            leaves=_kept("old.yaml"), is_heavy=name.startswith("100,000"),
        )  # fmt: skip


def _targets() -> Iterator[Case]:
    for name, extra, prepare, target, exits, leaves, why in (
        ("standard output", (), None, "-", {2}, _absent("-"), "a file or a folder"),
        ("a missing folder", (), None, "{dir}/no/out.json", {2}, _absent("no"), "none is made"),
        ("a missing folder for tables", (), None, "{dir}/no/out/", {2}, _absent("no"), "none is made"),
        ("no ending", (), None, "{dir}/out", {2}, _absent("out"), "of no format"),
        ("another ending", (), None, "{dir}/out.xml", {2}, _absent("out.xml"), "of no format"),
        ("a file of a table", (), None, "{dir}/out.csv", {2}, _absent("out.csv"), "a table takes a folder"),
        ("a named format", ("--format", "yaml"), None, "{dir}/out", {0}, None, "the name need not say it"),
        ("another format than the name", ("--format", "yaml"), None, "{dir}/out.json", {0, 2}, None, "it is named"),
        ("tables in a file that is there", ("--format", "csv"), None, "{dir}/old.json", {2}, _kept("old.json"), "no folder"),
        ("JSON in a folder that is there", ("--format", "json"), _folder("out"), "{dir}/out", {2}, None, "no file"),
        ("a folder with other files", (), _folder("out", "notes.txt"), "{dir}/out", {2}, _kept("out/notes.txt"), "they are kept"),
        ("a folder with a folder", (), _folder("out/inner", "sites.csv"), "{dir}/out", {2}, _kept("out/inner/sites.csv"), "it is kept"),
        ("a folder with a hidden file", (), _folder("out", ".secret"), "{dir}/out", {2}, _kept("out/.secret"), "it is kept"),
        ("a folder that looks like a table", (), _folder("out/sites.csv", "x"), "{dir}/out", {2}, _kept("out/sites.csv/x"), "it is kept"),
        ("a folder with a link like a table", (), _linked_table, "{dir}/out", {0, 2}, _kept("old.json"), "what it names is kept"),
        ("a folder with an old table", (), _folder("out", "sites.csv", b"id,name.en\n"), "{dir}/out", {0}, _same("in", "out"), "replaced"),
        ("a link to a file", (), _link("link.json", "old.json"), "{dir}/link.json", {0}, _still_a_link("link.json", "old.json"), "what it names"),
        ("a link to a folder", (), _linked_folder, "{dir}/link", {0}, _still_a_link("link", "real"), "what it names"),
        ("a link to nothing", (), _link("link.json", "made.json"), "{dir}/link.json", {0}, _still_a_link("link.json", "made.json"), "it is made"),
        ("a link to itself", (), _link("link.json", "link.json"), "{dir}/link.json", {0, 2}, None, "a circle"),
        ("a link out of the folder", (), _link("link.json", "../no/such.json"), "{dir}/link.json", {2}, None, "no folder"),
        ("a full device", ("--format", "json"), None, "/dev/full", {2}, None, "nothing fits"),
        ("a device of nothing", ("--format", "json"), None, "/dev/null", {0}, None, "nothing is kept"),
        ("a kernel's file", ("--format", "json"), None, "/proc/version", {2}, None, "it takes nothing"),
        ("a kernel's folder", (), None, "/proc/out.json", {2}, None, "it takes no files"),
        ("tables for the top folder", ("--format", "csv"), None, "/", {2}, None, "it holds other files"),
        ("tables for this folder", ("--format", "csv"), None, "{dir}", {2}, _kept("old.json"), "it holds other files"),
        ("no path", (), None, "", {2}, None, "nothing is named"),
        ("a NUL", (), None, "{dir}/a\0.json", {2}, None, "no path"),
        ("a long name", (), None, "{dir}/" + "a" * 250 + ".json", {0, 2}, None, "as long as may be"),
        ("a name too long", (), None, "{dir}/" + "a" * 300 + ".json", {2}, None, "longer than may be"),
        ("a command in the name", (), None, "{dir}/no/\x1b[31m.json", {2}, None, "told visibly"),
        ("a file for a folder", (), None, "{dir}/old.json/out.json", {2}, _kept("old.json"), "no folder"),
        ("no such format", ("--format", "pickle"), None, "{dir}/out.json", {2}, _absent("out.json"), "not written"),
    ):  # fmt: skip
        yield Case(
            name=f"convert onto {name}", row="converting", why=why, prepare=prepare, exits=frozenset(exits),
            verdict=ACCEPT if exits == {0} else EITHER if 0 in exits else REJECT, leaves=leaves,
            files={**_in("json"), "old.json": _OLD}, args=("convert", "{dir}/in", target, *extra),
        )  # fmt: skip
    for form, target in _OUT.items():
        yield Case(
            name=f"convert: a disk that is full, {form}", row="converting", why="the old data are kept", verdict=REJECT,
            files={**_large(), "old.json": _OLD}, args=("convert", "{dir}/in", "{dir}/" + target),
            exits=frozenset({2}), file_bytes=100_000, leaves=_absent(target.rstrip("/")),
        )  # fmt: skip
    yield Case(
        name="convert: a disk that is full, onto old data", row="converting", why="they are kept", verdict=REJECT,
        files={**_large(), "old.json": _OLD}, args=("convert", "{dir}/in", "{dir}/old.json"), exits=frozenset({2}),
        file_bytes=100_000, leaves=_kept("old.json"),
    )  # fmt: skip
    yield Case(
        name="check: a disk that is full", row="converting", why="the old report is kept", verdict=REJECT,
        files={"data.json": lambda: b'{"stargate_model": "1", "sites": [' + b",".join([b"{}"] * 300) + b"]}", "old.json": _OLD},
        args=("check", "{dir}/data.json", "--output", "{dir}/old.json"), exits=frozenset({2}), file_bytes=10_000,
        leaves=_kept("old.json"),
    )  # fmt: skip


def _folder(path: str, name: str = "", data: bytes = _OLD) -> Callable[[Path], None]:
    def prepare(folder: Path) -> None:
        (folder / path).mkdir(parents=True)
        if name:
            (folder / path / name).write_bytes(data)

    return prepare


def _linked_folder(folder: Path) -> None:
    (folder / "real").mkdir()
    (folder / "link").symlink_to("real")


def _linked_table(folder: Path) -> None:
    (folder / "out").mkdir()
    (folder / "out" / "sites.csv").symlink_to("../old.json")


def _large() -> dict[str, Content]:
    sites = [{"id": f"s{number}", "name": {"en": "x" * 1000}} for number in range(200)]
    return _in("json", {"sites": sites})


def _onto_itself() -> Iterator[Case]:
    for form, name in (("json", "data.json"), ("yaml", "data.yaml"), ("ndjson", "data.ndjson"), ("csv", "")):
        path = f"in/{name}".rstrip("/")
        for again, target in (("as it is named", path), ("by another way", f"./in/../{path}")):
            yield Case(
                name=f"convert: {form} onto itself, {again}", row="converting", why="nothing is lost", verdict=ACCEPT,
                files={**_in(form), **{name.replace("in/", "copy/"): data for name, data in _in(form).items()}},
                args=("convert", "{dir}/" + path, "{dir}/" + target), leaves=_same("copy", path),
            )  # fmt: skip
    yield Case(
        name="convert: from standard input", row="converting", why="a table says what it holds", verdict=ACCEPT,
        stdin=b"id,name.en\nabilene,A\n", args=("convert", "-", "{dir}/out.json", "--input-format", "sites.csv"),
    )  # fmt: skip
    yield Case(
        name="convert: an older version onto itself", row="converting", why="it is migrated or kept", verdict=EITHER,
        files={"data.json": b'{"stargate_model": "0", "sites": [{"id": "abilene", "name": {"en": "A"}}]}'},
        args=("convert", "{dir}/data.json", "{dir}/data.json"),
    )  # fmt: skip
    for name in ("data.json", "data.yaml"):
        yield Case(
            name=f"check: the report onto {name}", row="converting", why="it is the file that is checked",
            verdict=REJECT, files={name: _OLD}, args=("check", "{dir}/" + name, "--output", "{dir}/" + name),
            exits=frozenset({2}), leaves=_kept(name),
        )  # fmt: skip


_BOMB: Final = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "xxxxxxxxxx">'
    + b"".join(b'<!ENTITY %c "%s">' % (n, b"&%c;" % (n - 1) * 10) for n in range(98, 110))
    + b"]><iati-activities>&m;</iati-activities>"
)
_OUTSIDE: Final = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><iati-activities>&a;</iati-activities>'


def _of_others() -> Iterator[Case]:
    contents: tuple[tuple[str, Content], ...] = (
        ("nothing", b""), ("NULs", b"\0" * 1000), ("not UTF-8", b"\xff\xfe"), ("deep lists", b"[" * 100_000),
        ("deep elements", b"<a>" * 100_000), ("a bomb of entities", _BOMB), ("an entity from outside", _OUTSIDE),
        ("an empty object", b"{}"), ("a list of nothing", b"[null, 1, []]"), ("half an element", b"<iati-activities"),
        ("a table without rows", b"Name,Capacity\n"), ("a mark that is open", b'Name,Capacity\n"A,5\n'),
        ("commas", b"," * 100_000), ("a command", b"<\x1b[31m>"), ("1,000,000 digits", b'{"id": ' + b"9" * MB + b"}"),
        ("a key twice", b'{"id": "a", "id": "b"}'), ("8 MB of blanks", lambda: b" " * 8 * MB),
    )  # fmt: skip
    for adapter in ("epoch", "iati", "oc4ids", "powerplantmatching"):
        for name, data in contents:
            yield Case(
                name=f"convert from {adapter}: {name}", row="converting", why="data of others", verdict=EITHER,
                files={"data": data, "old.json": _OLD}, leaves=_nothing_left,
                args=("convert", "--from", adapter, "{dir}/data", "{dir}/out.json"),
            )  # fmt: skip
        for name, source in (
            ("nothing", "{dir}/no"), ("a folder", "{dir}"), ("a device without end", "/dev/zero"), ("a NUL", "a\0b"),
            ("a pipe", "{dir}/pipe"), ("a command", "\x1b[31m"),
        ):  # fmt: skip
            yield Case(
                name=f"convert from {adapter}: the path of {name}", row="converting", why="no data", verdict=REJECT,
                prepare=lambda folder: os.mkfifo(folder / "pipe"), exits=frozenset({2}),
                args=("convert", "--from", adapter, source, "{dir}/out.json"), leaves=_absent("out.json"),
            )  # fmt: skip
    for name, args in (
        ("no such adapter", ("--from", "\x1b[31m")),
        ("no date", ("--from", "iati", "--published", "\x1b")),
    ):
        yield Case(
            name=f"convert from others: {name}", row="converting", why="told visibly", verdict=REJECT,
            files={"data": b""}, args=("convert", *args, "{dir}/data", "{dir}/out.json"), exits=frozenset({2}),
        )  # fmt: skip
