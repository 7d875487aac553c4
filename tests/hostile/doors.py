"""Cases of the doors: the reader, the texts of documents, the paths that are read and written, the environment."""

from __future__ import annotations

import os
import socket
import stat
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from tests.hostile.case import ACCEPT, CPU_SECONDS, EITHER, REJECT, Case

GOOD: Final = b'{"stargate_model": "1", "sites": [{"id": "abilene", "name": {"en": "Abilene"}}]}\n'
BAD: Final = b'{"stargate_model": "1", "sites": [{"id": "A", "name": {"en": "Abilene"}}]}\n'
MB: Final = 1_000_000
MIB: Final = 1 << 20

# -- the reader --------------------------------------------------------------------------------------------------------

# text, language, what must be said (empty: nothing is judged but the manner), why
_TEXTS: Final = (
    ("5 MW", "en", "5 MW", "a figure"),
    ("about 986 MW", "en", "~986 MW", "about"),
    ("−5 MW", "en", "refused: negative", "U+2212: plus five to Pint"),
    ("−5%", "en", "-5 %", "U+2212 before a share"),
    ("1 200 MW", "en", "", "a blank in a number"),
    ("1.2.3 MW", "en", "", "two points"),
    ("5 mw", "en", "", "another case"),
    ("5 M\u200bW", "en", "", "a zero-width space in a unit"),
    ("5\u200b MW", "en", "", "a zero-width space after a number"),
    ("５０ MW", "en", "50 MW", "full-width digits are digits"),
    ("٥٠ ميغاواط", "ar", "50 MW", "the digits of the language"),
    ("٥٠ MW", "en", "", "the digits of another language"),
    ("5 \u202eWM\u202c", "en", "", "turned round"),
    ("10⁵ MW", "en", "", "a power is no number of its own"),
    ("9**9**9 MW", "en", "", "a tower of powers"),
    ("1e999999999 MW", "en", "", "an exponent bomb"),
    ("NaN MW", "en", "", "no number"),
    ("5 MW\u0000", "en", "5 MW", "a NUL after it"),
    ("\u001b[31m5 MW\u001b[0m", "en", "", "colours around it"),
    ("5 MW \u001b]8;;file:///etc/passwd\u0007x", "en", "", "a link of the terminal"),
    ("<b>5 MW</b>", "en", "5 MW", "markup around it"),
    ("<img width='100%'>", "en", "", "markup with a number in it"),
    ("&#53; MW", "en", "", "a digit as an entity"),
    ("5 MW\r\n6 MW\r\n", "en", "6 MW", "line ends of two characters"),
    ("5\u2028MW", "en", "", "a separator between number and unit"),
    ("%s%n%x{0}{name}", "en", "", "formats"),
    ("1" * 41 + " MW", "en", "refused: too-long", "41 digits"),
    ("1" * 40 + " MW", "en", "refused: too-long", "40 digits of power: beyond its size"),
    ("about " * 9 + "5 MW", "en", "", "nine hedges"),
    ("5 to 3 MW", "en", "refused: reversed-range", "a range turned round"),
    ("", "en", "", "nothing"),
    ("\ufeff5 MW", "en", "5 MW", "a byte order mark before it"),
    ("2025-13-45", "en", "", "a day that no calendar has"),
    ("第九十九亿亿亿亿亿亿兆瓦", "zh-Hans", "", "scales without end"),
    ("约约约约约约约约约约5兆瓦", "zh-Hans", "", "ten hedges"),
    ("五五五五五五五五五五五五五五五五五五五五五五五五五五五五五五五五五五五五五五五五五兆瓦", "zh-Hans", "", "digits without end"),
    ("( ( ( ( ( 5 MW ) ) ) )", "en", "5 MW", "brackets"),
    ("=5 MW", "en", "", "a formula"),
)  # fmt: skip

# a piece that is said again and again, up to 1 MiB
_PIECES: Final = (
    ("5", "en"), ("5 ", "en"), ("5%(", "en"), ("5 MW ", "en"), ("$5", "en"), ("5-", "en"), ("(", "en"), ("<", "en"),
    ("<a ", "en"), ("<!--", "en"), ("a.", "en"), ("a@", "en"), ("](", "en"), ("http://", "en"), ("&amp;", "en"),
    ("about ", "en"), ("between 5 and ", "en"), ("1,", "en"), ("e\u0301", "en"), ("\u0301", "en"), ("\u200b", "en"),
    ("\u0000", "en"), (" ", "en"), ("\n", "en"), ("🏭", "en"), ("half ", "en"), ("mid-", "en"), ("Q1 ", "en"),
    ("一", "zh-Hans"), ("十", "zh-Hans"), ("5台", "zh-Hans"), ("百分之", "zh-Hans"), ("5万", "zh-Hans"),
    ("约", "zh-Hans"), ("至", "zh-Hans"), ("2025年", "zh-Hans"), ("1月", "ja"), ("5억", "ko"), ("vingt-", "fr"),
    ("zweihundert", "de"), ("٥", "ar"), ("५ ", "hi"), ("ста ", "ru"), ("5 por ciento ", "es"),
)  # fmt: skip


def reading() -> Iterator[Case]:
    """Texts that are read."""
    for number, (text, language, says, why) in enumerate(_TEXTS, 1):
        for form in ("text", "json"):
            yield Case(
                name=f"read-{number:02}-{form}",
                row="reader",
                why=why,
                verdict=ACCEPT,
                args=("read", "--language", language, "--format", form),
                stdin=text.encode(),
                says=says if form == "text" else "",
            )
    for piece, language in _PIECES:
        for size in (MIB // 8, MIB):
            yield Case(
                name=f"read {piece!a} to {size} in {language}",
                row="reader",
                why="one piece without end: time must grow as the text does",
                verdict=ACCEPT,
                args=("read", "--language", language),
                stdin=lambda piece=piece, size=size: (piece * (size // len(piece) + 1))[:size].encode(),
                cpu=CPU_SECONDS,
                is_heavy=size == MIB,
            )
    yield from _read_arguments()
    yield from _read_lines()


def _read_arguments() -> Iterator[Case]:
    for name, args, data, verdict, why in (
        ("too long", ("--language", "en"), lambda: b"5" * (MIB + 1), EITHER, "one character more than a text may have"),
        ("8 MB", ("--language", "en"), lambda: b"5 MW " * 1_600_000, EITHER, "far too long"),
        ("not utf8", ("--language", "en"), lambda: b"5 MW \xff", REJECT, "no text"),
        ("utf16", ("--language", "en"), lambda: "5 MW".encode("utf-16"), REJECT, "no UTF-8"),
        ("half a character", ("--language", "en"), lambda: b"5 MW \xed\xa0\x80", REJECT, "half a character"),
        ("no language", (), lambda: b"5 MW", REJECT, "a text is read in a language"),
        ("no such language", ("--language", "xx"), lambda: b"5 MW", ACCEPT, "refused number by number"),
        ("a path for a language", ("--language", "../../etc/passwd"), lambda: b"5 MW", REJECT, "no tag"),
        ("a long language", ("--language", "en-" + "x" * 100_000), lambda: b"5 MW", REJECT, "no tag"),
        ("a colour for a language", ("--language", "\x1b[31m"), lambda: b"5 MW", REJECT, "no tag"),
        ("a path for a place", ("--language", "en", "--place", "../US"), lambda: b"$5 million", EITHER, "no country"),
        ("a colour for a place", ("--language", "en", "--place", "\x1b[31m"), lambda: b"$5", EITHER, "no country"),
        ("no date", ("--language", "en", "--published", "\x1b[31myesterday"), lambda: b"5 MW", REJECT, "no date"),
        ("a text and lines", ("--language", "en", "--jsonl", "5 MW"), lambda: b"", REJECT, "one of them"),
        ("a text with a colour", ("--language", "en", "\x1b[31m5 MW"), lambda: b"", ACCEPT, "as an argument"),
        ("a text of bytes", ("--language", "en", "5 MW \udcff"), lambda: b"", EITHER, "an argument that is no UTF-8"),
    ):
        yield Case(
            name=f"read: {name}", row="reader", why=why, verdict=verdict, args=("read", *args), stdin=data, cpu=4
        )


def _read_lines() -> Iterator[Case]:
    good = b'{"text": "5 MW", "language": "en"}\n'
    for name, data, verdict, why in (
        ("a line", lambda: good, ACCEPT, "a text"),
        ("more members", lambda: good.replace(b"{", b'{"id": 7, "x": [1.5, null], '), ACCEPT, "they are given back"),
        ("no object", lambda: b"[]\n", REJECT, "a list"),
        ("no text", lambda: b'{"language": "en"}\n', REJECT, "no text"),
        ("a number for a text", lambda: b'{"text": 5, "language": "en"}\n', REJECT, "no text"),
        ("not json", lambda: b"5 MW\n", REJECT, "no JSON"),
        ("deep", lambda: b'{"text": "5 MW", "language": "en", "x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}\n", REJECT, "parsers recurse"),
        ("1,000 deep", lambda: b"[" * 1000 + b"]" * 1000 + b"\n", REJECT, "parsers recurse"),
        ("NaN", lambda: b'{"text": "5 MW", "language": "en", "x": NaN}\n', REJECT, "no JSON"),
        ("Infinity", lambda: b'{"text": "5 MW", "language": "en", "x": 1e999}\n', EITHER, "infinite to some"),
        ("digits", lambda: b'{"text": "5 MW", "language": "en", "x": ' + b"9" * 4301 + b"}\n", EITHER, "4,301 digits"),
        ("a key twice", lambda: b'{"text": "5 MW", "text": "6 MW", "language": "en"}\n', REJECT, "one would be lost"),
        ("half a character", lambda: b'{"text": "5 MW \\ud800", "language": "en"}\n', EITHER, "half a character"),
        ("a colour", lambda: b'{"text": "\\u001b[31m5 MW", "language": "en"}\n', ACCEPT, "escaped in what is written"),
        ("UTF-16", lambda: '{"text": "5 MW", "language": "en"}'.encode("utf-16"), REJECT, "no UTF-8"),
        ("not utf8", lambda: b'{"text": "5 MW\xff", "language": "en"}\n', REJECT, "no text"),
        ("a line of 8 MB", lambda: b'{"text": "' + b"5 " * 4 * MB + b'", "language": "en"}\n', EITHER, "too long"),
        ("no line end", lambda: b"x" * 8 * MB, REJECT, "8 MB of no JSON"),
        ("a separator", lambda: good.replace(b"MW", "MW\u2028".encode()), ACCEPT, "no line end"),
        ("empty lines", lambda: b"\n\n" + good + b"\n", ACCEPT, "passed over"),
        ("a bad language", lambda: good.replace(b'"en"', b'"../en"'), REJECT, "no tag"),
        ("a number for a language", lambda: good.replace(b'"en"', b"5"), REJECT, "no text"),
    ):  # fmt: skip
        yield Case(
            name=f"read lines: {name}", row="reader", why=why, verdict=verdict, args=("read", "--jsonl"), stdin=data,
            cpu=4,
        )  # fmt: skip


# -- the texts of documents --------------------------------------------------------------------------------------------

TEXT: Final = "The turbines make 5 MW 🏭 of power.\n"


def _cited(**evidence: object) -> bytes:
    known = {"document": "report", "start": 18, "end": 22, "quote": "5 MW", **evidence}
    members = ", ".join(f'"{key}": {_spelled(value)}' for key, value in known.items() if value is not None)
    document = '{"id": "report", "title": {"en": "A report"}, "publisher": "IBM", "language": "en", "source_type": "news_report"}'
    site = f'{{"id": "abilene", "name": {{"en": "A"}}, "capacity": {{"value": 5, "unit": "MW", "evidence": [{{{members}}}]}}}}'
    return f'{{"stargate_model": "1", "documents": [{document}], "sites": [{site}]}}'.encode()


def _spelled(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)


def documents() -> Iterator[Case]:
    """Evidence that is looked for in the texts of a folder."""
    good = {"data.json": _cited(), "texts/report.txt": TEXT.encode()}
    for name, files, verdict, says, why in (
        ("in its place", good, ACCEPT, "", "the phrase stands there"),
        ("after a wide character", {**good, "data.json": _cited(start=26, end=34, quote=None)}, ACCEPT, "", "offsets are code points"),
        ("off by one", {**good, "data.json": _cited(start=17, end=21)}, REJECT, "phrase-", "it stands elsewhere"),
        ("turned round", {**good, "data.json": _cited(start=22, end=18)}, REJECT, "bad-offsets", "the end before the beginning"),
        ("negative", {**good, "data.json": _cited(start=-5, end=-1)}, REJECT, "bad-offsets", "as Python counts from the end"),
        ("beyond the text", {**good, "data.json": _cited(start=1000, end=1004)}, REJECT, "error[", "no such place"),
        ("half beyond the text", {**good, "data.json": _cited(start=18, end=10**9)}, REJECT, "error[", "it ends nowhere"),
        ("huge", {**good, "data.json": _cited(start=10**29, end=10**29 + 4)}, REJECT, "error[", "no text is as long"),
        ("by bytes", {**good, "data.json": _cited(start=29, end=37, quote="of power")}, REJECT, "phrase-", "not code points"),
        ("another phrase", {**good, "data.json": _cited(quote="6 MW")}, REJECT, "error[", "it is not there"),
        ("a path for a document", {**good, "data.json": _cited(document="../report")}, REJECT, "bad-id", "no id"),
        ("an absolute path", {**good, "data.json": _cited(document="/etc/passwd")}, REJECT, "bad-id", "no id"),
        ("no text", {"data.json": _cited(), "texts/other.txt": TEXT.encode()}, ACCEPT, "", "it is not at hand"),
        ("not utf8", {**good, "texts/report.txt": b"\xff" + TEXT.encode()}, ACCEPT, "", "passed over"),
        ("utf16", {**good, "texts/report.txt": TEXT.encode("utf-16")}, ACCEPT, "", "passed over"),
        ("too large", {**good, "texts/report.txt": lambda: b"a" * (8 * MB + 1)}, ACCEPT, "", "passed over"),
        ("8 MB", {**good, "texts/report.txt": lambda: TEXT.encode() + b"a" * (8 * MB - 100)}, ACCEPT, "", "as large as is allowed"),
        ("empty", {**good, "texts/report.txt": b""}, REJECT, "error[", "it has no phrase"),
        ("with NULs", {**good, "texts/report.txt": TEXT.encode() + b"\0" * 1000}, ACCEPT, "", "NULs after it"),
        ("with a byte order mark", {**good, "texts/report.txt": b"\xef\xbb\xbf" + TEXT.encode()}, EITHER, "", "one code point more"),
        ("1,000 other files", {**good, **{f"texts/t{n}.txt": b"x" for n in range(1000)}}, ACCEPT, "", "a full folder"),
        ("of two endings", {**good, "texts/report.html": b"other"}, EITHER, "", "two files of one name"),
    ):  # fmt: skip
        yield Case(
            name=f"documents: {name}", row="documents", why=why, verdict=verdict, files=files, says=says,
            args=("check", "--documents", "{dir}/texts", "{dir}/data.json"),
        )  # fmt: skip
    for name, prepare, verdict, why in (
        ("a pipe in the folder", _in_texts(os.mkfifo, "pipe.txt"), ACCEPT, "nobody waits for it"),
        ("a pipe of the name", _instead(os.mkfifo), ACCEPT, "nobody waits for it"),
        ("a link to a device", _link("/dev/zero"), ACCEPT, "it has no end"),
        ("a link out of the folder", _link("../outside.txt"), ACCEPT, "what is outside is not read"),
        ("a link to nothing", _link("nothing"), ACCEPT, "nothing is there"),
        ("a link to itself", _link("report.txt"), ACCEPT, "it goes in a circle"),
        ("a folder of the name", _instead(os.mkdir), ACCEPT, "no file"),
        ("a socket", _socket, ACCEPT, "no file"),
        ("a name with a line feed", _in_texts(_touch, "a\nb.txt"), ACCEPT, "a file may be called anything"),
        ("a name with a command", _in_texts(_touch, "\x1b]0;a\x07.txt"), ACCEPT, "a file may be called anything"),
        ("a name of bytes", _bytes_name, ACCEPT, "a file may be called anything"),
        ("a text that nobody may read", _unreadable, EITHER, "nobody but root"),
        ("a folder in the folder", _in_texts(os.mkdir, "deep"), ACCEPT, "not looked into"),
    ):
        yield Case(
            name=f"documents: {name}", row="documents", why=why, verdict=verdict, prepare=prepare, says="",
            files={**good, "outside.txt": b"another text altogether"},
            args=("check", "--documents", "{dir}/texts", "{dir}/data.json"),
        )  # fmt: skip
    for name, where in (
        ("no folder", "{dir}/nothing"), ("a file", "{dir}/data.json"), ("a device", "/dev/null"), ("no path", "\0"),
        ("a long path", "x" * 5000), ("a path with a command", "\x1b[31m"),
    ):  # fmt: skip
        yield Case(
            name=f"documents: {name} for a folder", row="documents", why="not a folder", verdict=REJECT, files=good,
            args=("check", "--documents", where, "{dir}/data.json"), exits=frozenset({2}),
        )  # fmt: skip


def _in_texts(make: Callable[[str], object], name: str) -> Callable[[Path], None]:
    def prepare(folder: Path) -> None:
        make(str(folder / "texts" / name))

    return prepare


def _instead(make: Callable[[str], object]) -> Callable[[Path], None]:
    def prepare(folder: Path) -> None:
        (folder / "texts" / "report.txt").unlink()
        make(str(folder / "texts" / "report.txt"))

    return prepare


def _link(target: str) -> Callable[[Path], None]:
    def prepare(folder: Path) -> None:
        (folder / "texts" / "report.txt").unlink()
        (folder / "texts" / "report.txt").symlink_to(target)

    return prepare


def _touch(path: str) -> None:
    Path(path).touch()


def _bytes_name(folder: Path) -> None:
    Path(os.fsdecode(bytes(folder / "texts") + b"/\xff.txt")).touch()


def _socket(folder: Path) -> None:
    held = socket.socket(socket.AF_UNIX)
    here = Path.cwd()
    os.chdir(folder / "texts")  # the path of a socket is short
    held.bind("socket.txt")
    os.chdir(here)
    held.close()


def _unreadable(folder: Path) -> None:
    (folder / "texts" / "report.txt").chmod(0)


# -- paths that are read -----------------------------------------------------------------------------------------------


def sources() -> Iterator[Case]:
    """Files and folders of every kind in the place of data."""
    for name, files, prepare, target, exits, why in (
        ("a file", {"data.json": GOOD}, None, "data.json", {0}, "data"),
        ("a folder", {"data.json": GOOD}, None, "", {0}, "data in a folder"),
        ("an empty folder", {}, None, "", {2}, "nothing in it"),
        ("a folder of other files", {"a.txt": b"x", "b.png": b"x"}, None, "", {2}, "no data in it"),
        ("a missing file", {}, None, "data.json", {2}, "not there"),
        ("an unknown ending", {"data.xml": GOOD}, None, "data.xml", {2}, "of no format"),
        ("no ending", {"data": GOOD}, None, "data", {2}, "of no format"),
        ("an ending of compression", {"data.json.gz": GOOD}, None, "data.json.gz", {2}, "of no format"),
        ("an ending in capitals", {"data.JSON": GOOD}, None, "data.JSON", {0}, "the same format"),
        ("a hidden file", {".json": GOOD}, None, "", {0, 2}, "an ending only"),
        ("an empty file", {"data.json": b""}, None, "data.json", {1}, "no JSON"),
        ("a line feed in the name", {"a\nb.json": BAD}, None, "a\nb.json", {1}, "told on one line"),
        ("a command in the name", {"a\x1b[2J.json": BAD}, None, "a\x1b[2J.json", {1}, "told visibly"),
        ("a direction in the name", {"a\u202e.json": BAD}, None, "a\u202e.json", {1}, "told visibly"),
        ("a per cent sign in the name", {"a%0Ab::error.json": BAD}, None, "a%0Ab::error.json", {1}, "no command"),
        ("a markup in the name", {"<a href='x'>&.json": BAD}, None, "<a href='x'>&.json", {1}, "no markup"),
        ("a name of 250 characters", {"a" * 245 + ".json": BAD}, None, "a" * 245 + ".json", {1}, "as long as may be"),
        ("a name too long", {}, None, "a" * 300 + ".json", {2}, "longer than may be"),
        ("a NUL in the name", {}, None, "a\0.json", {2}, "no name"),
        ("a link", {"real.json": GOOD}, _linked("real.json"), "data.json", {0}, "to data"),
        ("a link to nothing", {}, _linked("nothing"), "data.json", {2}, "nothing is there"),
        ("a link to itself", {}, _linked("data.json"), "data.json", {2}, "it goes in a circle"),
        ("a link to a device without end", {}, _linked("/dev/zero"), "data.json", {2}, "it has no end"),
        ("a link to a device of nothing", {}, _linked("/dev/null"), "data.json", {1, 2}, "it has nothing"),
        ("a pipe", {}, _pipe, "data.json", {2}, "nobody waits for it"),
        ("a pipe in a folder", {"good.json": GOOD}, _pipe, "", {0}, "passed over"),
        ("a folder with an ending", {}, _folder, "data.json", {2}, "no data in it"),
        ("a file for a folder", {"data.json": GOOD}, None, "data.json/x.json", {2}, "no folder"),
        ("a folder above", {"data.json": GOOD}, None, "./../{name}/data.json", {0, 2}, "the same file"),
        ("two files with one record", {"a.json": GOOD, "b.json": GOOD}, None, "", {1}, "an id twice"),
        ("one good and one bad", {"a.json": GOOD, "b.json": b"{"}, None, "", {1}, "both are read"),
        ("one file too deep", {"a.json": GOOD, "b.json": b"[" * 100}, None, "", {3}, "a limit was hit"),
        ("100 files", {f"f{n}.json": GOOD.replace(b"abilene", b"s%d" % n) for n in range(100)}, None, "", {0}, "a full folder"),
        ("a file that grows while it is read", {"data.json": lambda: GOOD + b" " * 60 * MB}, None, "data.json", {0}, "60 MB of blanks"),
        ("a file of 64 MB and one", {"data.json": lambda: GOOD + b" " * 64 * MB}, None, "data.json", {3}, "too large"),
        ("a sparse file of 1 TB", {}, _sparse, "data.json", {3}, "far too large"),
    ):  # fmt: skip
        yield Case(
            name=f"sources: {name}", row="paths", why=why, files=files, prepare=prepare,
            verdict=ACCEPT if exits == {0} else EITHER if 0 in exits else REJECT, exits=frozenset(exits),
            args=("check", "{dir}/" + target), cpu=4,
        )  # fmt: skip
    yield from _standard_input()
    yield from _arguments()


def _linked(target: str) -> Callable[[Path], None]:
    return lambda folder: (folder / "data.json").symlink_to(target)


def _pipe(folder: Path) -> None:
    os.mkfifo(folder / "data.json")


def _folder(folder: Path) -> None:
    (folder / "data.json").mkdir()


def _sparse(folder: Path) -> None:
    with (folder / "data.json").open("wb") as file:
        file.truncate(1 << 40)


def _standard_input() -> Iterator[Case]:
    for name, args, data, exits, why in (
        ("json", ("--input-format", "json"), GOOD, {0}, "data"),
        ("yaml", ("--input-format", "yaml"), b'stargate_model: "1"\n', {0}, "data"),
        (
            "ndjson",
            ("--input-format", "ndjson"),
            b'{"type": "site", "id": "abilene", "name": {"en": "A"}}\n',
            {0},
            "data",
        ),
        ("csv", ("--input-format", "sites.csv"), b"id,name.en\nabilene,A\n", {0}, "data"),
        ("csv without a name", ("--input-format", "csv"), b"id,name.en\nabilene,A\n", {2}, "a table of what?"),
        ("csv of another name", ("--input-format", "secrets.csv"), b"id\n", {2}, "no such table"),
        ("csv of another table", ("--input-format", "documents.csv"), b"id,name.en\nab,A\n", {1}, "other columns"),
        ("a path for a format", ("--input-format", "../sites.csv"), b"id\n", {2}, "no path is taken"),
        ("no format", (), GOOD, {2}, "nothing is guessed"),
        ("an unknown format", ("--input-format", "pickle"), GOOD, {2}, "not read"),
        ("the wrong format", ("--input-format", "json"), b'stargate_model: "1"\n', {1}, "no JSON"),
        ("nothing", ("--input-format", "json"), b"", {1}, "no JSON"),
        ("deep", ("--input-format", "json"), b"[" * 100_000, {3}, "a limit"),
        ("not utf8", ("--input-format", "json"), b"\xff", {1}, "no text"),
        ("64 MB and more", ("--input-format", "json"), lambda: b" " * (64 * MB + 5), {3}, "too large"),
        ("a NUL", ("--input-format", "yaml"), b"\0", {1}, "no text"),
        ("gzip", ("--input-format", "json"), b"\x1f\x8b\x08\0", {1, 2}, "compressed"),
    ):
        yield Case(
            name=f"stdin: {name}", row="standard input", why=why, stdin=data, exits=frozenset(exits),
            verdict=ACCEPT if exits == {0} else REJECT, args=("check", *args, "-"), cpu=4,
        )  # fmt: skip


def _arguments() -> Iterator[Case]:
    for name, args, exits, why in (
        ("an unknown command", ("chek",), {2}, "no command"),
        ("an unknown option", ("check", "--\x1b[31mx"), {2}, "no option, told visibly"),
        ("an unknown format", ("check", "--format", "\x1b[31m"), {2}, "no format, told visibly"),
        ("an unknown code", ("check", "--select", "\x1b[31m"), {2}, "no code, told visibly"),
        ("a long code", ("check", "--ignore", "x" * 100_000), {2}, "no code, told in short"),
        ("a path for a language", ("check", "--locale", "../../../etc"), {2}, "no language"),
        ("a long language", ("check", "--locale", "x" * 100_000), {2}, "no language, told in short"),
        ("a language of POSIX", ("check", "--locale", "de_DE.UTF-8@euro"), {0, 2}, "perhaps German"),
        ("a code to explain", ("explain", "\x1b]0;x\x07"), {2}, "no code, told visibly"),
        ("a schema", ("schema", "../../../etc/passwd"), {2}, "no schema"),
        ("a record", ("show", "\x1b[31m"), {2}, "no record, told visibly"),
        ("a long record", ("show", "x" * 100_000), {2}, "no record, told in short"),
        ("a summary of nothing", ("summarize", "{dir}/nothing.json"), {2}, "not there"),
        ("a summary in no format", ("summarize", "--format", "pickle"), {2}, "no format"),
        ("a summary in no language", ("summarize", "--locale", "xx"), {2}, "no language"),
    ):
        yield Case(
            name=f"arguments: {name}", row="arguments", why=why, args=args, exits=frozenset(exits),
            verdict=EITHER if 0 in exits else REJECT,
        )  # fmt: skip


# -- paths that are written --------------------------------------------------------------------------------------------


def outputs() -> Iterator[Case]:
    """Results that are written to every kind of path."""
    for name, prepare, target, exits, why in (
        ("a new file", None, "{dir}/out.txt", {0}, "written"),
        ("an old file", _old, "{dir}/old.txt", {0}, "replaced"),
        ("a link", _old_link, "{dir}/link.txt", {0}, "what it names is replaced"),
        ("a missing folder", None, "{dir}/no/such/out.txt", {2}, "none is made"),
        ("a folder", None, "{dir}", {2}, "no file"),
        ("a name that ends in a slash", None, "{dir}/out/", {0, 2}, "a file all the same"),
        ("nothing", None, "", {2}, "no path"),
        ("a NUL", None, "{dir}/a\0b", {2}, "no path"),
        ("a full device", None, "/dev/full", {2}, "nothing fits"),
        ("a device of nothing", None, "/dev/null", {0}, "nothing is kept"),
        ("a name of 250 characters", None, "{dir}/" + "a" * 250, {0}, "as long as may be"),
        ("a name of 255 bytes in characters of three", None, "{dir}/" + "阿" * 85, {0}, "as long as may be"),
        ("a name too long", None, "{dir}/" + "a" * 256, {2}, "longer than may be"),
        ("a command in the name", None, "{dir}/no/\x1b[31m", {2}, "told visibly"),
        ("a line feed in the name", None, "{dir}/a\nb", {0}, "a file may be called anything"),
        ("a file for a folder", _old, "{dir}/old.txt/x", {2}, "no folder"),
        ("a link in a circle", _circle, "{dir}/circle", {0, 2}, "it names itself"),
        ("a link to nothing", _to_nothing, "{dir}/link", {0}, "what it names is made"),
        ("a kernel's file", None, "/proc/version", {2}, "it takes nothing"),
        ("a kernel's folder", None, "/proc/out.txt", {2}, "it takes no files"),
    ):
        yield Case(
            name=f"output: {name}", row="paths", why=why, prepare=prepare, files={"data.json": GOOD},
            args=("check", "{dir}/data.json", "--output", target), exits=frozenset(exits),
            verdict=ACCEPT if exits == {0} else EITHER if 0 in exits else REJECT,
        )  # fmt: skip


def _old(folder: Path) -> None:
    (folder / "old.txt").write_text("old", "utf-8")
    (folder / "old.txt").chmod(stat.S_IRUSR | stat.S_IWUSR)


def _old_link(folder: Path) -> None:
    _old(folder)
    (folder / "link.txt").symlink_to("old.txt")


def _circle(folder: Path) -> None:
    (folder / "circle").symlink_to("circle")


def _to_nothing(folder: Path) -> None:
    (folder / "link").symlink_to("made.txt")


# -- the environment ---------------------------------------------------------------------------------------------------

_ENVIRONMENTS: Final[Mapping[str, Mapping[str, str]]] = {
    "C": {"LC_ALL": "C"},
    "POSIX": {"LC_ALL": "POSIX", "LANG": "POSIX"},
    "no such locale": {"LC_ALL": "xx_XX.nothing"},
    "Latin-1": {"LC_ALL": "de_DE.ISO-8859-1", "PYTHONIOENCODING": "latin-1"},
    "ASCII": {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
    "ASCII and strict": {"PYTHONIOENCODING": "ascii:strict", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "UTF-16": {"PYTHONIOENCODING": "utf-16"},
    "Turkish": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    "a path for a language": {"LANGUAGE": "../../../etc/passwd", "LC_MESSAGES": "../../x"},
    "no home": {"HOME": "", "PATH": ""},
    "a narrow terminal": {"COLUMNS": "1", "LINES": "1", "TERM": "dumb"},
    "a wide terminal": {"COLUMNS": "999999999"},
    "no number of columns": {"COLUMNS": "\x1b[31m"},
    "colours": {"FORCE_COLOR": "1", "CLICOLOR_FORCE": "1", "TERM": "xterm-256color"},
}


def environments() -> Iterator[Case]:
    """The same answers whatever the environment is: these are for new processes."""
    wide = "阿比林🏭"
    bad = f'{{"stargate_model": "1", "sites": [{{"id": "{wide}", "name": {{"en": "{wide}"}}}}]}}'.encode()
    for name, environment in _ENVIRONMENTS.items():
        yield Case(
            name=f"environment: {name}", row="environment", why="a bad file with wide characters", verdict=REJECT,
            files={"data.json": bad}, environment=environment, args=("check", "{dir}/data.json"), says="bad-id",
            exits=frozenset({1}),
        )  # fmt: skip
        yield Case(
            name=f"environment: {name}, a text", row="environment", why="a text in Chinese", verdict=ACCEPT,
            stdin="约986兆瓦".encode(), environment=environment, args=("read", "--language", "zh-Hans"),
            says="~986 MW",
        )  # fmt: skip
