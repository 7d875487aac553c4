"""Every code of the format, the structure and the unit: one document that provokes it, and exactly where it is told.

A row shows a document, in one line where that reads well, and what is found in it: the code, the pointer, the line
and the column. `^` in a document is no part of it: it marks the place.
"""

from __future__ import annotations

import pytest

from stargate_model.findings.families import formats, structure, unit
from stargate_model.formats.limits import Limits
from stargate_model.formats.loading import read_bytes

HEAD = '{"stargate_model": "1", '


def figure(members: str) -> str:
    """A data set in JSON with one figure."""
    return f'{HEAD}"sites": [{{"id": "ab", "name": {{"en": "A"}}, "capacity": {{{members}}}}}]}}'


def site(member: str) -> str:
    """The lines of a data set in YAML with one site that has one more member."""
    return f"sites:\n  - {{id: ab, name: {{en: A}}, {member}}}"


# code, pointer, document in JSON, with ^ at the place
JSON = [
    ("syntax", "", HEAD + '"sites": [^}'),
    ("syntax", "", "^"),
    ("syntax", "", "   ^"),
    ("syntax", "", '{"stargate_model": "1"} ^x'),
    ("syntax", "", '{"stargate_model": ^"1'),
    ("syntax", "", '{"stargate_model": "^\x01"}'),
    ("syntax", "", '{"stargate_model": "1", "sites": [{"id": "abilene", "pue": 1^.}]}'),
    ("syntax", "", "{^'stargate_model': '1'}"),
    ("syntax", "", '{"stargate_model": "1", ^// no comments\n "sites": []}'),
    ("duplicate-key", "/sites", HEAD + '"sites": [], ^"sites": []}'),
    ("duplicate-key", "/sites", HEAD + '"sites": [], ^"s\\u0069tes": []}'),
    ("limit", "", '{"a": ' + "[" * 63 + "^[" + "]" * 64 + "}"),
    ("number-form", "/sites/0/capacity/value", figure('"value": ^NaN, "unit": "MW"')),
    ("number-form", "/sites/0/capacity/upper", figure('"value": 1, "upper": ^-Infinity, "unit": "MW"')),
    ("version", "/stargate_model", "^{}"),
    ("version", "/stargate_model", '{"stargate_model": ^1}'),
    ("version", "/stargate_model", '{"stargate_model": ^"2"}'),
    ("version", "/stargate_model", '{"stargate_model": ^null}'),
    ("old-version", "/stargate_model", '{"stargate_model": ^"0.9"}'),
    ("wrong-type", "", "^[]"),
    ("wrong-type", "", '^"text"'),
    ("wrong-type", "/sites", HEAD + '"sites": ^{}}'),
    ("wrong-type", "/sites/0", HEAD + '"sites": [^7]}'),
    ("unknown-key", "/site", HEAD + '^"site": []}'),
    ("bad-number", "/sites/0/capacity/value", figure('"value": ^' + "7" * 4301 + ', "unit": "MW"')),
    ("bad-number", "/sites/0/capacity/value", figure('"value": ^1e999, "unit": "MW"')),
    ("wrong-type", "/sites/0/capacity/value", figure('"value": ^"1", "unit": "MW"')),
    ("bad-text", "/sites/0/name/en", HEAD + '"sites": [{"id": "ab", "name": {"en": ^"\\ud800"}}]}'),
    ("bad-text", "/sites/0/name/en", HEAD + '"sites": [{"id": "ab", "name": {"en": ^"\\u0000"}}]}'),
]  # fmt: skip

# code, pointer, the lines of a document in YAML after its version, with ^ at the place
YAML = [
    ("syntax", "/sites", "sites: [\n^"),
    ("syntax", "", "sites:\n  - a\n ^b"),
    ("syntax", "", "a: ^\x07"),
    ("syntax", "", "é: 中𝒜^\x00"),
    ("syntax", "", "a: ^@b"),
    ("duplicate-key", "/sites", "sites: []\n^sites: []"),
    ("duplicate-key", "/sites/0/id", "sites:\n  - id: ab\n    name: {en: A}\n    ^id: ab"),
    ("yaml-feature", "/sites", "sites: [^&a {}]"),
    ("yaml-feature", "/sites", "sites: [^*a]"),
    ("yaml-feature", "/sites/0", "sites:\n  - {^<<: {}}"),
    ("yaml-feature", "", "a: ^!!str b"),
    ("yaml-feature", "", "a: ^! b"),
    ("yaml-feature", "", "? ^[a]\n: b"),
    ("yaml-feature", "", "a: b\n^---\nc: d"),
    ("limit", "/a" + "/0" * 62, "a: " + "[" * 63 + "^[" + "]" * 64),
    ("unknown-key", "/sites/0/capcity", "sites:\n  - id: ab\n    name: {en: A}\n    ^capcity: 1.2 GW"),
    ("missing-key", "/sites/0", "sites:\n  - ^id: ab"),
    ("missing-key", "/partners/0", "partners:\n  - ^{id: ab, name: {en: A}}"),
    ("missing-key", "/documents/0", "documents:\n  - ^{id: ab, title: {en: A}, publisher: P, language: en}"),
    ("unknown-word", "/sites/0/status", site("status: ^under-construction")),
    ("unknown-word", "/sites/0/capacity/bound", site("capacity: {value: 1, unit: GW, bound: ^most}")),
    ("bad-id", "/sites/0/id", "sites:\n  - {id: ^Abilene Campus, name: {en: A}}"),
    ("bad-id", "/sites/0/may_be_same/1", site("may_be_same: [cd, ^C D]")),
    ("bad-text", "/sites/0/name/en", 'sites:\n  - {id: ab, name: {en: ^""}}'),
    ("bad-text", "/sites/0/name", "sites:\n  - {id: ab, name: ^{}}"),
    ("bad-text", "/sites/0/capacity/hedge", site('capacity: {value: 1, unit: GW, hedge: ^"\\u0007"}')),
    ("bad-text", "/sites/0/missing/0/field", site('missing: [{field: ^" ", reason: not_stated}]')),
    ("bad-code", "/sites/0/name/EN", "sites:\n  - {id: ab, name: {EN: ^A}}"),
    ("bad-code", "/sites/0/location/country", site("location: {country: ^USA}")),
    ("bad-date", "/programmes/0/announced", "programmes:\n  - {id: ab, name: {en: A}, announced: ^21 January 2025}"),
    ("bad-date", "/sites/0/other_names/0/valid", site("other_names: [{text: A, language: en, valid: ^2025/2024}]")),
    ("bad-place", "/sites/0/location", site("location: ^{country: US, subdivision: CA-ON}")),
    ("bad-place", "/sites/0/location", site("location: ^{latitude: 32.4}")),
    ("bad-offsets", "/sites/0/evidence/0", site("evidence: [^{document: voa, start: 40, end: 30}]")),
    ("wrong-type", "/sites/0/evidence/0/start", site("evidence: [{document: voa, start: ^1.5, end: 3}]")),
    ("wrong-type", "/sites/0/capacity/vague", site("capacity: {value: 1, unit: GW, vague: ^yes}")),
    ("wrong-type", "/sites/0/milestones", site("milestones: ^x")),
    ("bad-number", "/sites/0/capacity/value", site("capacity: {value: ^.nan, unit: GW}")),
    ("bad-number", "/sites/0/capacity/value", site("capacity: {value: ^1_200, unit: MW}")),
    ("bad-literal", "/sites/0/data_centres", site("data_centres: ^up to ten")),
    ("bad-literal", "/sites/0/capacity", site("capacity: ^986")),
    ("unknown-unit", "/sites/0/capacity", site("capacity: ^986 mw")),
    ("unknown-unit", "/sites/0/capacity/unit", site("capacity: {value: 986, unit: ^mw}")),
    ("wrong-dimension", "/sites/0/capacity", site("capacity: ^986 MWh")),
    ("wrong-dimension", "/sites/0/data_centres/unit", site("data_centres: {value: 1, unit: ^MW}")),
]  # fmt: skip

# codes that no document provokes: the library raises them on values that a program makes
NOT_OF_DOCUMENTS = {"bad-record"}
# those of tables: see `test_csv`
OF_TABLES = {"row-width"}


def told(data: bytes, form: str, limits: Limits | None = None) -> list[tuple[str, str, int | None, int | None]]:
    """What reading finds: code, pointer, line and column."""
    source = read_bytes(data, form, "data", limits or Limits())
    placed = source.place([problem.finding() for problem in source.problems])
    return [(finding.code, finding.pointer, finding.line, finding.column) for finding in placed]


def marked(text: str) -> tuple[str, int, int]:
    """A document without its mark, and the line and column of that."""
    before, _, after = text.partition("^")
    return before + after, before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1


@pytest.mark.parametrize(("code", "pointer", "document"), JSON)
def test_json(code: str, pointer: str, document: str) -> None:
    """One mistake in a JSON text is one finding, at its place."""
    text, line, column = marked(document)
    assert told(text.encode(), "json") == [(code, pointer, line, column)]


@pytest.mark.parametrize(("code", "pointer", "document"), YAML)
def test_yaml(code: str, pointer: str, document: str) -> None:
    """One mistake in a YAML text is one finding, at its place; so it is where lines end as on Windows."""
    text, line, column = marked(f'stargate_model: "1"\n{document}')
    assert told(text.encode(), "yaml") == [(code, pointer, line, column)]
    assert told(text.replace("\n", "\r\n").encode(), "yaml") == [(code, pointer, line, column)]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("%YAML 1.1\n%TAG ! tag:example.org:\n---\na: b", 3),
        ("%TAG ! tag:example.org:\n---\n", 2),
        ("%OTHER x\n---\n", 1),
    ],
)
def test_directives(text: str, line: int) -> None:
    """Directives but that of the version are refused."""
    ((code, pointer, at, _),) = told(text.encode(), "yaml")
    assert (code in {"yaml-feature", "syntax"}, pointer) == (True, "")
    assert at is not None
    assert at <= line


@pytest.mark.parametrize("form", ["json", "yaml"])
@pytest.mark.parametrize(
    ("data", "line", "column"),
    [(b"\xff", 1, 1), (b"a\n\xc3\xa9\xe9", 2, 2), (b"\xef\xbb\xbf\xed\xa0\x80", 1, 1), (b"{}\x00\xfe\xff", 1, 4)],
)
def test_bytes_that_are_no_utf8(form: str, data: bytes, line: int, column: int) -> None:
    """What is not UTF-8 is refused in every format, at the byte that breaks it."""
    assert told(data, form) == [("not-utf8", "", line, column)]


@pytest.mark.parametrize("form", ["json", "yaml"])
def test_size(form: str) -> None:
    """A file of one byte more than the limit is not read; one of the limit is."""
    data = b'{"stargate_model": "1"}'
    assert told(data, form, Limits(file_bytes=len(data))) == []
    assert told(data, form, Limits(file_bytes=len(data) - 1)) == [("limit", "", 1, 1)]


def test_each_code_has_a_document() -> None:
    """No code of the three families stands without a document that provokes it."""
    provoked = {code for code, _, _ in (*JSON, *YAML)} | {"not-utf8"}
    known = {entry.code for family in (formats, structure, unit) for entry in family.CODES}
    assert known == provoked | NOT_OF_DOCUMENTS | OF_TABLES
