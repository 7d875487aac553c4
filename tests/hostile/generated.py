"""Cases too large to be kept: made from a seed when they are wanted, the same ones each time."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import Final

from tests.hostile.case import ACCEPT, REJECT, Case
from tests.hostile.manifest import NAMES

SEED: Final = 20250121
MB: Final = 1_000_000

_HEAD: Final = b'{"stargate_model": "1", "sites": ['
_YAML: Final = b'stargate_model: "1"\nsites:\n'


def _json(inner: bytes) -> bytes:
    return _HEAD + inner + b"]}"


def _named(text: bytes) -> bytes:
    return b'{"id": "abilene", "name": {"en": "' + text + b'"}}'


def _line(number: int) -> bytes:
    return b'{"type":"site","id":"s%d","name":{"en":"Site %d"}}\n' % (number, number)


def _broken_tail(form: bytes) -> Callable[[], bytes]:
    return lambda: form + b'{"id": "' + b"a" * 8 * MB


def _random_bytes(size: int) -> Callable[[], bytes]:
    return lambda: random.Random(SEED).randbytes(size)  # noqa: S311  # nothing secret: the same bytes each time


def _random_signs(signs: str, size: int) -> Callable[[], bytes]:
    return lambda: "".join(random.Random(SEED).choices(signs, k=size)).encode()  # noqa: S311


_Row = tuple[str, Callable[[], bytes], str, str]
_SYNTAX: Final = "syntax limit"

_ROWS: Final[dict[str, list[_Row]]] = {
    "json": [
        ("lists 64 deep", lambda: b"[" * 64 + b"]" * 64, "wrong-type", "as deep as is allowed"),
        ("lists 65 deep", lambda: b"[" * 65 + b"]" * 65, "limit", "one deeper"),
        ("lists 1,000 deep", lambda: b"[" * 1000 + b"]" * 1000, "limit", "where parsers recurse"),
        ("lists 100,000 deep", lambda: b"[" * 100_000 + b"]" * 100_000, "limit", "where parsers crash"),
        ("lists 8,000,000 deep and open", lambda: b"[" * 8 * MB, "limit syntax", "brackets only"),
        ("objects 100,000 deep", lambda: b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "limit", "objects in objects"),
        ("both 40,000 deep", lambda: b'[{"a":' * 40_000, "limit", "both in turn"),
        ("brackets in a text", lambda: _json(_named(b"[" * 99_000)), ACCEPT, "brackets in a text are no depth"),
        ("quotation marks and brackets", lambda: b'"[' * 2 * MB, _SYNTAX, "texts that open and close"),
        ("backslashes", lambda: b'"' + b"\\" * 4 * MB, _SYNTAX, "a text of escapes without end"),
        ("open quotation marks", lambda: b'"\\' * 2 * MB, _SYNTAX, "an escape after each mark"),
        ("a text of 100,000", lambda: _json(_named(b"a" * 100_000)), ACCEPT, "as long as is allowed"),
        ("a text of 100,001", lambda: _json(_named(b"a" * 100_001)), "bad-text", "one character more"),
        ("a text of 8 MB", lambda: _json(_named(b"a" * 8 * MB)), "bad-text", "a text that is all of the file"),
        ("a key of 8 MB", lambda: b'{"' + b"k" * 8 * MB + b'": 1}', "unknown-key version", "a key that is all of it"),
        ("an id of 8 MB", lambda: _json(b'{"id": "' + b"a" * 8 * MB + b'"}'), "bad-id", "an id that is all of it"),
        ("a number of 4,301 digits", lambda: _json(b"9" * 4301), "wrong-type", "what crashes another reader"),
        ("a value of 4,301 digits", lambda: _json(_named(b"A")[:-1] + b', "capacity": {"value": ' + b"9" * 4301 + b', "unit": "MW"}}'), "bad-number", "as a value"),
        ("a value of 8,000,000 digits", lambda: _json(_named(b"A")[:-1] + b', "capacity": {"value": ' + b"9" * 8 * MB + b', "unit": "MW"}}'), "bad-number", "digits only"),
        ("a fraction of 8,000,000 digits", lambda: _json(b"0." + b"1" * 8 * MB), "wrong-type", "a number for a record"),
        ("an exponent of 1,000,000 digits", lambda: _json(b"1e" + b"9" * MB), "wrong-type", "no machine has it"),
        ("a version of 1,000,000 digits", lambda: b'{"stargate_model": ' + b"1" * MB + b"}", "version", "told in short"),
        ("blanks", lambda: b" " * 8 * MB, "syntax", "blanks only"),
        ("blanks around", lambda: b" " * 4 * MB + _json(b"") + b"\n" * 4 * MB, ACCEPT, "blanks around a data set"),
        ("line feeds and a mistake", lambda: b"\n" * 4 * MB + b"x", "syntax", "a mistake on line 4,000,001"),
        ("NULs", lambda: b"\0" * 8 * MB, "syntax", "NULs only"),
        ("random bytes", _random_bytes(MB), "not-utf8", "no text at all"),
        ("random signs", _random_signs('{}[]",:0123456789.eE+-\\u \n', 2 * MB), "syntax limit", "signs of JSON, mixed"),
        ("a text that is cut off", _broken_tail(_HEAD), "syntax", "8 MB and no end"),
        ("one key 100,000 times", lambda: b"{" + b",".join([b'"stargate_model": "1"'] * 100_000) + b"}", "duplicate-key", "told within bounds"),
        ("100,000 unknown keys", lambda: b"{" + b",".join(b'"k%d":1' % n for n in range(100_000)) + b"}", "unknown-key limit", "told within bounds"),
        ("100,000 records that are none", lambda: _json(b",".join([b"0"] * 100_000)), "wrong-type", "told within bounds"),
        ("1,000,000 empty lists", lambda: _json(b",".join([b"[]"] * MB)), "wrong-type limit", "told within bounds"),
        ("a long line and a mistake", lambda: _json(b'{"id": "abilene", "name": {"en": "A"}, "staus": "' + b"x" * 4 * MB + b'"}'), "unknown-key", "shown in part"),
        ("100,000 escapes", lambda: _json(_named(b"\\u00e9" * 90_000)), ACCEPT, "escapes only"),
        ("100,000 halves of characters", lambda: _json(_named(b"\\ud800" * 90_000)), "bad-text", "halves only"),
        ("an array of colons", lambda: _json(b":" * 4 * MB), "syntax", "colons"),
        ("60,000 references to nothing in one record", lambda: _json(_named(b"A")[:-1] + b', "evidence": [' + b",".join([b'{"document": "x"}'] * 60_000) + b"]}"), "dangling-reference bad-id limit", "told within bounds"),
        ("60,000 milestones in one record", lambda: _json(_named(b"A")[:-1] + b', "milestones": [' + b",".join([b'{"date": "2025", "status": "operating"}'] * 60_000) + b"]}"), ACCEPT, "told within bounds"),
        ("5,000 sites of one name", lambda: _json(b",".join(b'{"id": "s%d", "name": {"en": "A"}, "programme": "p%d"}' % (n, n) for n in range(5_000))), "dangling-reference", "each is compared with few"),
        ("the same id 20,000 times", lambda: _json(b",".join([_named(b"A")] * 20_000)), "duplicate-id limit", "told within bounds"),
    ],
    "yaml": [
        ("flows 40,000 deep", lambda: b"[" * 40_000, "limit", "where the C parser crashes"),
        ("flows 64 deep", lambda: b"[" * 64 + b"]" * 64, "wrong-type", "as deep as is allowed"),
        ("flows 65 deep", lambda: b"[" * 65 + b"]" * 65, "limit", "one deeper"),
        ("flows 1,000,000 deep", lambda: b"[" * MB, "limit", "brackets only"),
        ("mappings 40,000 deep", lambda: b"{a: " * 40_000, "limit", "mappings in flows"),
        ("blocks 2,000 deep", lambda: b"".join(b" " * n + b"a:\n" for n in range(2000)), "limit", "an indent a level"),
        ("sequences 100,000 deep", lambda: b"- " * 100_000 + b"a\n", "limit", "on one line"),
        ("keys 100,000 deep", lambda: b"? " * 100_000, "limit yaml-feature", "keys of keys"),
        ("closing brackets", lambda: b"]" * MB, "syntax", "ends only"),
        ("a bomb of aliases", lambda: b"a: &a [x, x]\n" + b"".join(b"%c: &%c [*%c, *%c]\n" % (n, n, n - 1, n - 1) for n in range(98, 122)), "yaml-feature", "2 to the 24"),
        ("a bomb of merges", lambda: b"a: &a {x: 1}\n" + b"".join(b"%c: &%c {<<: [*%c, *%c]}\n" % (n, n, n - 1, n - 1) for n in range(98, 122)), "yaml-feature", "merges of merges"),
        ("100,000 anchors", lambda: b"".join(b"- &a%d x\n" % n for n in range(100_000)), "yaml-feature", "stopped at the first"),
        ("comments", lambda: b"# x\n" * MB + _YAML + b"  - id: abilene\n    name: {en: A}\n", ACCEPT, "a million comments"),
        ("a long comment", lambda: b"#" * 8 * MB, "version wrong-type", "one comment of 8 MB"),
        ("a key of 1,025", lambda: b"k" * 1025 + b": 1\n", "syntax unknown-key version", "longer than YAML allows without ?"),
        ("a key of 1 MB", lambda: b'? "' + b"k" * MB + b'"\n: 1\n', "unknown-key version", "a long key, written out"),
        ("a text of 100,000", lambda: _YAML + b'  - id: abilene\n    name: {en: "' + b"a" * 100_000 + b'"}\n', ACCEPT, "as long as is allowed"),
        ("a text of 4 MB", lambda: _YAML + b'  - id: abilene\n    name: {en: "' + b"a" * 4 * MB + b'"}\n', "bad-text", "a text that is all of it"),
        ("a block of 4 MB", lambda: _YAML + b"  - id: abilene\n    name:\n      en: |\n" + b"        a\n" * 400_000, "bad-text", "a block of short lines"),
        ("a version of 1,000,000 digits", lambda: b"stargate_model: " + b"1" * MB, "version", "told in short"),
        ("a value of 1,000,000 digits", lambda: _YAML + b"  - id: abilene\n    name: {en: A}\n    capacity: {value: " + b"9" * MB + b", unit: MW}\n", "bad-number", "digits only"),
        ("a figure of 1,000,000 signs", lambda: _YAML + b"  - id: abilene\n    name: {en: A}\n    capacity: " + b"5 " * 500_000 + b"\n", "bad-literal", "numbers without end"),
        ("blanks", lambda: b" " * 4 * MB, "version wrong-type", "blanks only"),
        ("line feeds", lambda: b"\n" * 4 * MB, "version wrong-type", "line feeds only"),
        ("NULs", lambda: b"\0" * MB, "syntax", "NULs only"),
        ("tabulators", lambda: b"\t" * MB, "syntax version wrong-type", "tabulators only"),
        ("random bytes", _random_bytes(MB), "not-utf8", "no text at all"),
        ("random signs", _random_signs("{}[]\"',:?&*!|>%@#- \nab", MB), "syntax limit yaml-feature wrong-type", "signs of YAML, mixed"),
        ("documents", lambda: b"---\n" * 500_000, "yaml-feature version", "half a million"),
        ("question marks", lambda: b"?\n" * 100_000, "duplicate-key unknown-key version syntax", "keys of nothing"),
        ("colons", lambda: b":\n" * 100_000, "duplicate-key unknown-key version syntax", "values of nothing"),
        ("one key 50,000 times", lambda: b'stargate_model: "1"\n' * 50_000, "duplicate-key", "told within bounds"),
        ("50,000 unknown keys", lambda: b"".join(b"k%d: 1\n" % n for n in range(50_000)), "unknown-key limit", "told within bounds"),
        ("50,000 records that are none", lambda: _YAML + b"  - 0\n" * 50_000, "wrong-type limit", "told within bounds"),
        ("quotation marks", lambda: b'"' * MB, "syntax", "marks only"),
        ("a single mark without end", lambda: b"'" + b"a\n" * MB, "syntax", "a text without end"),
        ("a tag of 1 MB", lambda: b"!<" + b"a" * MB + b"> x\n", "yaml-feature syntax", "a long tag"),
        ("a directive of 1 MB", lambda: b"%YAML " + b"1" * MB + b".1\n---\n", "syntax yaml-feature", "a long version"),
    ],
    "ndjson": [
        ("a line of 1 MB", lambda: b'{"type":"site","id":"abilene","name":{"en":"A"}' + b" " * (MB - 48) + b"}\n", ACCEPT, "as long as is allowed"),
        ("a line of 1 MB and one", lambda: b'{"type":"site","id":"abilene","name":{"en":"A"}' + b" " * (MB - 47) + b"}\n", "limit", "one byte more"),
        ("a line of 8 MB", lambda: b'{"type":"site","id":"' + b"a" * 8 * MB + b'"}\n', "limit", "far too long"),
        ("a long line between good ones", lambda: _line(1) + b"x" * 3 * MB + b"\n" + _line(2), "limit", "the others are read"),
        ("8 MB without a line end", lambda: b"x" * 8 * MB, "limit", "no line end at all"),
        ("carriage returns", lambda: b"\r" * 4 * MB, ACCEPT, "a blank line"),
        ("line feeds", lambda: b"\n" * 4 * MB, ACCEPT, "empty lines only"),
        ("a line 65 deep", lambda: b"[" * 65 + b"]" * 65 + b"\n", "limit", "one too deep"),
        ("a line 100,000 deep", lambda: b"[" * 100_000 + b"\n", "limit", "brackets only"),
        ("a member 1,000 deep", lambda: b'{"type":"site","x":' + b"[" * 1000 + b"]" * 1000 + b"}\n", "limit", "in a record"),
        ("a value of 4,301 digits", lambda: b'{"type":"site","id":"abilene","name":{"en":"A"},"capacity":{"value":' + b"9" * 4301 + b',"unit":"MW"}}\n', "bad-number", "what crashes another reader"),
        ("10,000 good lines", lambda: b"".join(map(_line, range(10_000))), ACCEPT, "a small stream"),
        ("10,000 good lines and a bad one", lambda: b"".join(map(_line, range(10_000))) + b"{\n", "syntax", "the last one"),
        ("20,000 bad lines", lambda: b"{\n" * 20_000, "syntax limit", "told within bounds"),
        ("20,000 lines of numbers", lambda: b"0\n" * 20_000, "wrong-type limit", "told within bounds"),
        ("one id 20,000 times", lambda: _line(1) * 20_000, "duplicate-id limit", "told within bounds"),
        ("random bytes", _random_bytes(MB), "not-utf8 syntax limit", "no text at all"),
        ("random signs", _random_signs('{}[]",:0123456789.eE+-\\u \n', 200_000), "syntax limit wrong-type", "signs of JSON, mixed"),
        ("NULs", lambda: b"\0" * 900_000, "syntax", "NULs on one line"),
    ],
    "csv": [
        ("10,000 columns", lambda: b",".join(b"c%d" % n for n in range(10_000)) + b"\n", REJECT, "no column that there is"),
        ("1,000,000 commas", lambda: b"," * MB + b"\n", REJECT, "columns without names"),
        ("a row of 1,000,000 commas", lambda: b"id,name.en\nabilene,A" + b"," * MB + b"\n", REJECT, "a row too long"),
        ("a cell of 100,000", lambda: b'id,name.en\nabilene,"' + b"a" * 100_000 + b'"\n', ACCEPT, "as long as is allowed"),
        ("a cell of 131,073", lambda: b'id,name.en\nabilene,"' + b"a" * 131_073 + b'"\n', REJECT, "beyond Python's own limit"),
        ("a cell of 8 MB", lambda: b'id,name.en\nabilene,"' + b"a" * 8 * MB + b'"\n', REJECT, "a cell that is all of it"),
        ("a quotation mark without end", lambda: b'id,name.en\nabilene,"' + b"a,b\n" * MB, REJECT, "it swallows the rest"),
        ("quotation marks", lambda: b'"' * 4 * MB, REJECT, "marks only"),
        ("an odd number of quotation marks", lambda: b'"' * (4 * MB + 1), REJECT, "and one"),
        ("line feeds", lambda: b"\n" * MB, REJECT, "no header"),
        ("carriage returns", lambda: b"\r" * MB, REJECT, "the other character only"),
        ("a cell 100,000 deep", lambda: b"id,name.en,milestones\nabilene,A," + b"[" * 90_000 + b"\n", REJECT, "brackets in a cell"),
        ("10,000 good rows", lambda: b"id,name.en\n" + b"".join(b"s%d,Site %d\n" % (n, n) for n in range(10_000)), ACCEPT, "a small table"),
        ("20,000 bad rows", lambda: b"id,name.en\n" + b"x\n" * 20_000, REJECT, "told within bounds"),
        ("one id 20,000 times", lambda: b"id,name.en\n" + b"abilene,A\n" * 20_000, REJECT, "told within bounds"),
        ("random bytes", _random_bytes(MB), REJECT, "no text at all"),
        ("random signs", _random_signs('",;\n\r\tab=', MB), REJECT, "signs of CSV, mixed"),
        ("NULs", lambda: b"\0" * MB, REJECT, "NULs only"),
    ],
}  # fmt: skip

_FLOOD: Final = "told within bounds"
_HEAVY: Final = frozenset(
    {"1,000,000 empty lists", "question marks", "random signs", "random bytes", "10,000 good rows", "10,000 good lines"}
)
"""What is judged ten thousand times and more takes seconds, and is left to the runs of the whole suite."""


def generated(form: str) -> Iterator[Case]:
    """The large cases of a format."""
    for name, make, verdict, why in _ROWS.get(form, ()):  # those of columns are in `columns`
        codes = frozenset() if verdict in (ACCEPT, REJECT) else frozenset(verdict.split())
        yield Case(
            name=f"{form}: {name}",
            row=form,
            why=why,
            verdict=ACCEPT if verdict == ACCEPT else REJECT,
            codes=codes,
            files={NAMES[form]: make},
            target=NAMES[form],
            is_heavy=why == _FLOOD or name in _HEAVY,
        )
